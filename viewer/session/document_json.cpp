#include "viewer/session/document_json.h"

#include <stdexcept>

#include "viewer/session/json_members.h"
#include "viewer/session/photometry_json.h"

namespace tk {
namespace {

using json_members::Json;
using json_members::object_as_json;
using json_members::object_from_json;

constexpr int work_format = 2;

Json edit_as_json(const PlanEdit& edit) {
    Json json = {{"layer", layer_of(edit.edit)}, {"on", edit.on}};
    std::visit(
        [&json](const auto& change) {
            if constexpr (requires { change.object; })
                json["object"] = object_as_json(change.object);
            else
                json["id"] = change.id;
        },
        edit.edit);
    json["does"] = is_addition(edit.edit) ? "add" : is_removal(edit.edit) ? "remove" : "change";
    return json;
}

template <class Object>
Edit edit_from_json(const Json& json) {
    const std::string does = json.at("does").get<std::string>();
    if (does == "remove") return Removed<Object>{json.at("id").get<std::string>()};
    Object object = object_from_json<Object>(json.at("object"));
    if (does == "add") return Added<Object>{std::move(object)};
    if (does == "change") return Changed<Object>{std::move(object)};
    throw std::runtime_error("an edit that this version does not know");
}

Edit any_edit_from_json(const Json& json) {
    const std::string layer = json.at("layer").get<std::string>();
    if (layer == "lights") return edit_from_json<StreetLight>(json);
    if (layer == "cameras") return edit_from_json<Camera>(json);
    if (layer == "buildings") return edit_from_json<Building>(json);
    if (layer == "developments") return edit_from_json<Development>(json);
    if (layer == "streets") return edit_from_json<Street>(json);
    if (layer == "trees") return edit_from_json<Tree>(json);
    if (layer == "masks") return edit_from_json<PrivacyMask>(json);
    throw std::runtime_error("a layer that this version does not know");
}

Json plan_as_json(const Plan& plan) {
    Json edits = Json::array();
    for (const PlanEdit& edit : plan.edits) edits.push_back(edit_as_json(edit));
    return {{"name", plan.name}, {"source", plan.source}, {"edits", std::move(edits)}};
}

Plan plan_from_json(const Json& json) {
    Plan plan{json.at("name").get<std::string>(), json.at("source").get<std::string>(), {}};
    for (const Json& edit : json.at("edits"))
        plan.edits.push_back({any_edit_from_json(edit), edit.at("on").get<bool>()});
    return plan;
}

Json seconds_or_null(const std::optional<std::chrono::sys_seconds>& time) {
    return time ? Json(time->time_since_epoch().count()) : Json();
}

std::optional<std::chrono::sys_seconds> time_from_json(const Json& json) {
    if (json.is_null()) return std::nullopt;
    return std::chrono::sys_seconds{std::chrono::seconds{json.get<std::int64_t>()}};
}

Json filter_as_json(const IncidentFilter& filter) {
    Json json = {{"from", seconds_or_null(filter.from)},
                 {"to", seconds_or_null(filter.to)},
                 {"categories", filter.categories},
                 {"hours", nullptr},
                 {"weekdays", nullptr},
                 {"darkness", nullptr}};
    if (filter.hours) json["hours"] = {filter.hours->from_min, filter.hours->to_min};
    if (filter.weekdays) {
        json["weekdays"] = Json::array();
        for (unsigned day = 0; day < 7; ++day)
            if (filter.weekdays->contains(std::chrono::weekday{day}))
                json["weekdays"].push_back(day);
    }
    if (filter.darkness) json["darkness"] = static_cast<int>(*filter.darkness);
    return json;
}

IncidentFilter filter_from_json(const Json& json) {
    IncidentFilter filter;
    filter.from = time_from_json(json.at("from"));
    filter.to = time_from_json(json.at("to"));
    filter.categories = json.at("categories").get<std::vector<std::string>>();
    if (const Json& hours = json.at("hours"); !hours.is_null())
        filter.hours = HourSpan{hours.at(0).get<int>(), hours.at(1).get<int>()};
    if (const Json& days = json.at("weekdays"); !days.is_null()) {
        filter.weekdays.emplace();
        for (const Json& day : days) {
            const auto number = day.get<unsigned>();
            if (number > 6) throw std::runtime_error("a weekday that there is not");
            filter.weekdays->add(std::chrono::weekday{number});
        }
    }
    if (const Json& darkness = json.at("darkness"); !darkness.is_null()) {
        const int number = darkness.get<int>();
        if (number < 0 || number > static_cast<int>(LightCondition::dark))
            throw std::runtime_error("a darkness that there is not");
        filter.darkness = static_cast<LightCondition>(number);
    }
    return filter;
}

}  // namespace

std::string work_as_json(const WorkInProgress& work) {
    Json plans = Json::array(), drawings = Json::array();
    for (const Plan& plan : work.document.plans) plans.push_back(plan_as_json(plan));
    for (const Drawing& drawing : work.document.drawings)
        drawings.push_back(object_as_json(drawing));
    const Json json = {{"format", work_format},
                       {"plans", std::move(plans)},
                       {"photometries", photometries_as_json(work.document.plans)},
                       {"drawings", std::move(drawings)},
                       {"filter", filter_as_json(work.filter)}};
    // Names that are not UTF-8 must not stand in the way of saving.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

WorkInProgress work_from_json(std::string_view text) {
    const Json json = Json::parse(text);
    if (json.at("format").get<int>() != work_format)
        throw std::runtime_error("it is of another version");
    WorkInProgress work;
    for (const Json& plan : json.at("plans")) work.document.plans.push_back(plan_from_json(plan));
    restore_photometries(json.at("photometries"), work.document.plans);
    for (const Json& drawing : json.at("drawings"))
        work.document.drawings.push_back(object_from_json<Drawing>(drawing));
    work.filter = filter_from_json(json.at("filter"));
    return work;
}

}  // namespace tk
