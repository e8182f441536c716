#include "cli/hours_report.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numeric>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/text_table.h"

namespace tk::cli {
namespace {

constexpr std::array<const char*, light_conditions> light_words{"day", "twilight", "dark"};

std::string why_light_is_not_told(LightLack lack) {
    switch (lack) {
        case LightLack::place: return "plane coordinates lie nowhere under the sun";
        case LightLack::chosen_by_light: return "the incidents were chosen by their light";
        case LightLack::hours_apart: return "the hours that are asked for are no one span";
        case LightLack::hour: return "of no incident the hour is known";
        case LightLack::nothing: break;
    }
    return {};
}

Json day_lists(const WeeklyHours& week) {
    Json days = Json::array();
    for (std::size_t day = 0; day < 7; ++day) {
        Json hours = Json::array();
        for (std::size_t hour = 0; hour < 24; ++hour) hours.push_back(week.hours[day * 24 + hour]);
        days.push_back(hours);
    }
    return days;
}

Json interval_as_json(const PoissonInterval& interval) {
    return {number_or_null(interval.low), number_or_null(interval.high)};
}

Json rate_as_json(const LightRate& rate) {
    return {{"count", rate.count},
            {"hours", rate.hours},
            {"per_hour", number_or_null(rate.per_hour)},
            {"interval", interval_as_json(rate.interval)}};
}

Json rates_as_json(const std::array<LightRate, light_conditions>& rates) {
    Json json = Json::object();
    for (std::size_t light = 0; light < light_conditions; ++light)
        json[light_words[light]] = rate_as_json(rates[light]);
    return json;
}

Json ratio_as_json(const CommonRateRatio& ratio) {
    return {{"ratio", number_or_null(ratio.ratio)}, {"interval", interval_as_json(ratio.interval)}};
}

std::string instant_text(std::chrono::sys_seconds at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const auto of_day = at - day;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       of_day / std::chrono::hours{1}, of_day / std::chrono::minutes{1} % 60,
                       of_day.count() % 60);
}

Json darkness_as_json(const HoursFound& found) {
    if (!found.light) return nullptr;
    Json by_hour = Json::array();
    for (std::size_t hour = 0; hour < 24; ++hour) {
        Json entry = rates_as_json(found.light->by_hour[hour]);
        entry["hour"] = hour;
        entry["dark_over_day"] = ratio_as_json(found.light->ratio_at[hour]);
        by_hour.push_back(entry);
    }
    Json ratio = ratio_as_json(found.light->ratio);
    ratio["hours_compared"] = found.light->ratio.pairs;
    Json season_allowed = ratio_as_json(found.light->ratio_season_allowed);
    season_allowed["hours_compared"] = found.light->ratio_season_allowed.pairs;
    return {{"from", instant_text(found.light_from)},
            {"to", instant_text(found.light_to)},
            {"hour_unknown", found.hour_unknown},
            {"by_light", rates_as_json(found.light->by_light)},
            {"dark_over_day", ratio},
            {"dark_over_day_season_allowed", season_allowed},
            {"by_hour", by_hour}};
}

std::string of_low_to_high(double value, const PoissonInterval& interval) {
    if (std::isnan(value)) return "-";
    return fmt::format("{:.3g} ({:.3g}-{:.3g})", value, interval.low, interval.high);
}

std::string hour_table(const HoursFound& found) {
    const std::array<double, 24> by_hour = found.week.by_hour();
    const double all = std::accumulate(by_hour.begin(), by_hour.end(), 0.0);
    std::vector<std::vector<std::string>> rows{{"hour", "incidents", "share"}};
    if (found.light)
        rows.front().insert(rows.front().end(), {"in daylight", "in the dark", "dark/day"});
    for (std::size_t hour = 0; hour < 24; ++hour) {
        rows.push_back({fmt::format("{:02}-{:02}", hour, hour + 1),
                        fmt::format("{:.1f}", by_hour[hour]),
                        percent(all > 0.0 ? by_hour[hour] / all : 0.0)});
        if (!found.light) continue;
        const auto& rates = found.light->by_hour[hour];
        rows.back().push_back(grouped(rates[0].count));
        rows.back().push_back(grouped(rates[2].count));
        const CommonRateRatio& ratio = found.light->ratio_at[hour];
        rows.back().push_back(of_low_to_high(ratio.ratio, ratio.interval));
    }
    return text_table(rows);
}

std::string day_table(const WeeklyHours& week) {
    constexpr std::array<const char*, 7> names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const std::array<double, 7> by_day = week.by_weekday();
    std::vector<std::vector<std::string>> rows{{"day"}, {"incidents"}};
    for (std::size_t day = 0; day < 7; ++day) {
        rows[0].emplace_back(names[day]);
        rows[1].push_back(fmt::format("{:.1f}", by_day[day]));
    }
    return text_table(rows);
}

std::string light_table(const DarknessRates& light) {
    std::vector<std::vector<std::string>> rows{
        {"light", "incidents", "hours", "for each 100 hours"}};
    for (std::size_t i = 0; i < light_conditions; ++i) {
        const LightRate& rate = light.by_light[i];
        rows.push_back({light_words[i], grouped(rate.count), grouped(std::llround(rate.hours)),
                        of_low_to_high(100.0 * rate.per_hour,
                                       {100.0 * rate.interval.low, 100.0 * rate.interval.high})});
    }
    return text_table(rows) + "\ndark over day at the same hour of the clock: " +
           of_low_to_high(light.ratio.ratio, light.ratio.interval) +
           "\n  with seasons allowed for: " +
           of_low_to_high(light.ratio_season_allowed.ratio, light.ratio_season_allowed.interval) +
           "\n";
}

}  // namespace

void tell_hours(const HoursFound& found, Outcome& outcome) {
    const WeeklyHours& week = found.week;
    outcome.result["hours"] = {{"by_hour", week.by_hour()},
                               {"by_weekday", week.by_weekday()},
                               {"by_weekday_and_hour", day_lists(week)},
                               {"within_an_hour", week.within_an_hour},
                               {"spread", week.spread},
                               {"week_or_more", week.unknown},
                               {"date_alone", week.date_alone},
                               {"without_time", week.without_time}};
    outcome.result["darkness"] = darkness_as_json(found);
    const double with_hour = week.within_an_hour + week.spread + week.unknown;
    if (with_hour > 0.0) outcome.text += "\n" + hour_table(found);
    if (with_hour + week.date_alone > 0.0) outcome.text += "\n" + day_table(week);
    if (found.light) outcome.text += "\n" + light_table(*found.light);
    const auto note = [&](double weight, const std::string& what) {
        if (weight > 0.0) outcome.notes.push_back(plain_number(weight) + " incidents " + what);
    };
    note(week.spread,
         "may have come at several hours: each counts in all of them by its share "
         "(aoristic, Ratcliffe 2000)");
    note(week.unknown, "may have come at any time of a week or more, and are even over all hours");
    note(week.date_alone, "have a date without an hour, and count in the days alone");
    note(week.without_time, "have no time, and count in no hour");
    if (!found.light) {
        outcome.notes.push_back("darkness is null: " + why_light_is_not_told(found.light_lack));
        return;
    }
    if (found.hour_unknown > 0)
        outcome.notes.push_back(grouped(found.hour_unknown) +
                                " incidents whose hour is not known are left out of the rates by "
                                "light: where such offences are committed unseen, by night say, "
                                "those that are left are not like them");
    outcome.notes.push_back("hours of light are counted from " + instant_text(found.light_from) +
                            " to " + instant_text(found.light_to) +
                            "; --from and --to say it where the data begin or end elsewhere");
    outcome.notes.push_back(
        "whole hours of the clock are judged, by the sun over the middle of the incidents: dark "
        "below -6 degrees throughout, day above -0.833, twilight those that turn");
    outcome.notes.push_back(
        "dark over day compares each hour of the clock with itself, dark in one season and light "
        "in another: an exact interval. With seasons allowed for each month has a rate of its own: "
        "an interval from the profile likelihood. Both are of incidents that come singly, each "
        "counted once; bursts of them widen what is not told");
}

}  // namespace tk::cli
