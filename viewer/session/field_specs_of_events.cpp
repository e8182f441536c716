// Incidents and observations: what happened.
#include <cmath>

#include "viewer/session/field_specs.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// Local clock time, as a time to show.
template <class Event>
FieldValue local_time_value(const Event& event) {
    if (!event.when) return std::monostate{};
    return std::chrono::sys_seconds{event.when->local().time_since_epoch()};
}

template <class Event>
FieldSpec<Event> time_field() {
    return {{.key = "time",
             .label = tr("Time"),
             .kind = PropertyKind::time,
             .optional = true,
             .editable = false,
             .explanation = tr("By the local clock; of an interval its beginning.")},
            &local_time_value<Event>,
            nullptr};
}

template <class Event>
void add_event_place(std::vector<FieldSpec<Event>>& specs) {
    specs.push_back({{.key = "east",
                      .label = tr("East"),
                      .unit = "m",
                      .kind = PropertyKind::number,
                      .editable = false},
                     [](const Event& e) { return FieldValue(e.at.east_m); },
                     nullptr});
    specs.push_back({{.key = "north",
                      .label = tr("North"),
                      .unit = "m",
                      .kind = PropertyKind::number,
                      .editable = false},
                     [](const Event& e) { return FieldValue(e.at.north_m); },
                     nullptr});
}

FieldSpec<Incident> sun_field() {
    return {{.key = "sun",
             .label = tr("Height of the sun"),
             .unit = "°",
             .kind = PropertyKind::number,
             .optional = true,
             .editable = false},
            [](const Incident& i) {
                return std::isnan(i.sun_height_deg)
                           ? FieldValue()
                           : FieldValue(static_cast<double>(i.sun_height_deg));
            },
            nullptr};
}

}  // namespace

template <>
std::vector<FieldSpec<Incident>> field_specs() {
    std::vector<FieldSpec<Incident>> specs;
    specs.push_back({{.key = "row",
                      .label = tr("Row"),
                      .kind = PropertyKind::number,
                      .editable = false,
                      .decimals = 0,
                      .explanation = tr("Its place in the source, from 1.")},
                     [](const Incident& i) { return FieldValue(i.row); },
                     nullptr});
    // Its name is known to the list of incidents alone: see fields_of() and the tables.
    specs.push_back(
        {{.key = "category", .label = tr("Category"), .optional = true, .editable = false},
         [](const Incident& i) {
             return i.category < 0 ? FieldValue() : FieldValue(std::int64_t{i.category});
         },
         nullptr});
    specs.push_back(time_field<Incident>());
    specs.push_back(member_field<&Incident::weight>({.key = "weight",
                                                     .label = tr("Weight"),
                                                     .kind = PropertyKind::number,
                                                     .editable = false,
                                                     .minimum = 0.0}));
    specs.push_back(sun_field());
    add_event_place(specs);
    return specs;
}

template <>
std::vector<FieldSpec<Observation>> field_specs() {
    std::vector<FieldSpec<Observation>> specs;
    specs.push_back(id_field<Observation>(tr("Id")));
    specs.push_back(
        member_field<&Observation::kind>({.key = "kind", .label = tr("Kind"), .editable = false}));
    specs.push_back(
        member_field<&Observation::text>({.key = "text", .label = tr("Text"), .editable = false}));
    specs.push_back(time_field<Observation>());
    add_event_place(specs);
    return specs;
}

}  // namespace tk
