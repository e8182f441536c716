#include "cli/follow_up_design.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/at_values.h"
#include "cli/follow_up_json.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"
#include "layers/read_follow_up.h"

namespace tk::cli {
namespace {

constexpr std::size_t most_controls_for_people = 8;

std::string locked_day(const DesignLock& lock) {
    return day_text(std::chrono::local_days{*lock.locked_on});
}

std::vector<std::string> changed_parts(const DesignLock& lock) {
    std::vector<std::string> parts;
    if (lock.table_changed) parts.emplace_back("table");
    if (lock.areas_changed) parts.emplace_back("areas");
    return parts;
}

int whole_days(std::chrono::local_days from, std::chrono::local_days to) {
    return static_cast<int>((to - from).count());
}

Json expected_as_json(const FollowUpOutlook& outlook) {
    return {{"treated_before", outlook.treated.before},
            {"treated_after", outlook.treated.after},
            {"control_before", outlook.control.before},
            {"control_after", outlook.control.after}};
}

std::string fewer_per_cent(double effect) {
    return std::to_string(std::llround((1.0 - 1.0 / effect) * 100.0)) + " % fewer";
}

std::string controls_table(std::span<const SuggestedControl> suggested) {
    if (suggested.empty()) return {};
    std::vector<std::vector<std::string>> rows{
        {"might be the control", "level", "placebo effect", "distance m"}};
    for (const SuggestedControl& one : suggested) {
        if (!std::isfinite(one.match.misfit) || rows.size() > most_controls_for_people) break;
        rows.push_back({one.name, fmt::format("{:.3g}", one.match.level_ratio),
                        fmt::format("{:.3g}", one.match.placebo_effect),
                        grouped(std::llround(one.match.distance_m))});
    }
    return rows.size() > 1 ? "\n" + text_table(rows) : std::string();
}

}  // namespace

std::string design_word(DesignLock::State state) {
    switch (state) {
        case DesignLock::State::before_measure: return "locked before the measure";
        case DesignLock::State::after_measure: return "locked after the measure";
        case DesignLock::State::changed: return "changed since it was locked";
        case DesignLock::State::unreadable: return "unreadable";
        case DesignLock::State::not_locked: break;
    }
    return "not locked";
}

Json design_as_json(const DesignLock& lock) {
    return {{"state", design_word(lock.state)},
            {"locked_on", lock.locked_on ? Json(locked_day(lock)) : Json(nullptr)},
            {"changed", changed_parts(lock)}};
}

std::string design_sentence(const DesignLock& lock, bool still_to_come) {
    switch (lock.state) {
        case DesignLock::State::before_measure:
            return "The design was fixed on " + locked_day(lock) + ", before the measure.";
        case DesignLock::State::after_measure:
            return "The design was chosen after the measure: it was fixed on " + locked_day(lock) +
                   ".";
        case DesignLock::State::changed: {
            std::string parts;
            for (const std::string& part : changed_parts(lock))
                parts += (parts.empty() ? "" : " and ") + part;
            return "The design has been changed since it was locked on " + locked_day(lock) +
                   " (its " + parts + ").";
        }
        case DesignLock::State::unreadable:
            return "What the design's lock says cannot be read: it counts as not locked.";
        case DesignLock::State::not_locked: break;
    }
    return still_to_come ? "The design is not locked yet."
                         : "The design was chosen after the measure, or cannot be shown to have "
                           "been chosen before: it was not locked.";
}

Json suggested_controls_as_json(std::span<const SuggestedControl> suggested) {
    if (suggested.empty()) return nullptr;
    Json list = Json::array();
    for (const SuggestedControl& one : suggested)
        list.push_back({{"name", one.name},
                        {"level_ratio", one.match.level_ratio},
                        {"placebo_effect", one.match.placebo_effect},
                        {"placebo_interval", interval_as_json(one.match.placebo_interval)},
                        {"distance_m", one.match.distance_m},
                        {"too_near", one.match.too_near},
                        {"misfit", number_or_null(one.match.misfit)}});
    return list;
}

void put_outlook(const FollowUpOutlook& outlook, Json& result) {
    result["counts"] = counts_as_json(outlook.counted);
    for (auto& [key, value] : result["counts"].items())
        if (key.ends_with("_after")) value = nullptr;
    result["minimum_detectable_effect"] = outlook.minimum_detectable_effect;
    Json power = Json::array();
    for (const PowerAtEffect& at : outlook.power)
        power.push_back({{"relative_effect", at.effect}, {"power", at.power}});
    result["outlook"] = {{"expected", expected_as_json(outlook)},
                         {"counted_days", whole_days(outlook.known_from, outlook.known_to)},
                         {"power", std::move(power)}};
    result["control_suggestions"] = suggested_controls_as_json(outlook.controls);
}

void note_outlook(const FollowUpOutlook& outlook, std::vector<std::string>& notes) {
    notes.push_back("there is no verdict: nothing after the date of the measure is looked at");
    notes.push_back(
        "what is expected is as many a day as before: how small an effect could be seen rests on "
        "that, and on overdispersion");
    if (outlook.known_from > outlook.periods.before_from ||
        outlook.known_to < outlook.periods.before_to)
        notes.push_back("the period before is counted on " +
                        grouped(whole_days(outlook.known_from, outlook.known_to)) + " of its " +
                        grouped(outlook.periods.before_days()) + " days, from " +
                        day_text(outlook.known_from) + " to " +
                        day_text(outlook.known_to - std::chrono::days{1}));
    if (outlook.counted.treated.before == 0.0)
        notes.push_back("there is no incident in the treated area; check its place and the filter");
    notes.push_back("reported events only; how much is reported differs between places and years");
}

std::string outlook_table(const FollowUpOutlook& outlook) {
    const auto row = [](const char* area, double counted, BeforeAfter expected) {
        return std::vector<std::string>{area, plain_number(counted),
                                        fmt::format("{:.1f}", expected.before),
                                        fmt::format("{:.1f}", expected.after)};
    };
    std::string text =
        text_table({{"counts", "counted before", "expected before", "expected after"},
                    row("treated", outlook.counted.treated.before, outlook.treated),
                    row("control", outlook.counted.control.before, outlook.control)});
    std::vector<std::vector<std::string>> rows{{"relative effect", "against control", "is seen"}};
    for (const PowerAtEffect& at : outlook.power)
        rows.push_back({fmt::format("{:.1f}", at.effect), fewer_per_cent(at.effect),
                        std::to_string(std::llround(at.power * 100.0)) + " %"});
    rows.push_back({fmt::format("{:.2f}", outlook.minimum_detectable_effect),
                    fewer_per_cent(outlook.minimum_detectable_effect), "in 4 of 5 cases"});
    return text + "\n" + text_table(rows) + controls_table(outlook.controls);
}

}  // namespace tk::cli
