#include "viewer/panels/pattern_words.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/network/incidents_on_streets.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

std::string count_of_pattern(std::size_t count) {
    return number_text(static_cast<long long>(count));
}

std::string sentence_of_concentration(const PatternFound& found) {
    return fill_in(
        tr_n("{} cell of {} ({}) holds half of the incidents; were all cells alike, {} would. "
             "Gini {}.",
             "{} cells of {} ({}) hold half of the incidents; were all cells alike, {} would. "
             "Gini {}.",
             static_cast<long long>(found.half.places)),
        {count_of_pattern(found.half.places), count_of_pattern(found.concentration.places),
         share_text(found.half.share_of_places), share_text(found.half.share_by_chance),
         number_text(found.concentration.generalised_gini, 2)});
}

std::string sentence_of_risk(const RiskTerrain& terrain) {
    const std::size_t factors = terrain.factors.size();
    if (factors == 0)
        return tr("The incidents go with none of the features: every place has the same score.");
    return fill_in(tr_n("The incidents go with {} feature of places; {} ways were tried.",
                        "The incidents go with {} features of places; {} ways were tried.",
                        static_cast<long long>(factors)),
                   {count_of_pattern(factors), count_of_pattern(terrain.candidates)});
}

/// What can be told at all: of cells alike nothing.
bool nothing_stands_out(const PatternFound& found) {
    return !found.z.empty() &&
           std::none_of(found.z.begin(), found.z.end(), [](double z) { return std::isfinite(z); });
}

std::string sentence_of_whole(const GlobalIndex& moran) {
    if (std::isnan(moran.value)) return {};
    const std::string value = number_text(moran.value, 2);
    if (!(moran.p <= PatternOptions::alpha))
        return fill_in(tr("Moran's I {} ({}): over the whole, like cells do not lie together more "
                          "than chance has it."),
                       {value, p_words(moran.p)});
    return fill_in(moran.z > 0.0 ? tr("Moran's I {} ({}): over the whole, like cells lie together.")
                                 : tr("Moran's I {} ({}): over the whole, unlike cells lie "
                                      "together."),
                   {value, p_words(moran.p)});
}

std::string sentence_of_trend(const PatternFound& found) {
    const char* step = tr("month");
    if (found.range.step == TimeStep::week) step = tr("week");
    if (found.range.step == TimeStep::year) step = tr("year");
    if (!(found.whole.p <= PatternOptions::alpha))
        return fill_in(tr("All together: no rise or fall is told from chance ({})."),
                       {p_words(found.whole.p)});
    if (number_text(std::abs(found.whole.sen_slope), 1) == number_text(0.0, 1))
        return fill_in(found.whole.z > 0.0 ? tr("All together: rising slightly ({}).")
                                           : tr("All together: falling slightly ({})."),
                       {p_words(found.whole.p)});
    return fill_in(found.whole.z > 0.0 ? tr("All together: rising by {} per {} ({}).")
                                       : tr("All together: falling by {} per {} ({})."),
                   {number_text(std::abs(found.whole.sen_slope), 1), step, p_words(found.whole.p)});
}

/// Soon and nearby: one of many bands further away tells as much by chance.
constexpr double nearby_m = 200.0, soon_days = 14.0;

std::string sentence_of_repeats(const PatternFound& found) {
    const bool any = std::any_of(found.bands.begin(), found.bands.end(), [](const auto& band) {
        return tells_of_repeats(band) && band.to_m <= nearby_m && band.to_days <= soon_days;
    });
    if (!any) return tr("No more incidents follow others soon and nearby than chance has it.");
    const auto following = static_cast<std::size_t>(
        std::count_if(found.roles.begin(), found.roles.end(), [](RepeatRole role) {
            return role == RepeatRole::repeat || role == RepeatRole::near_repeat;
        }));
    return fill_in(tr_n("More incidents follow others soon and nearby than chance has it: {} of {} "
                        "follows another within the marked bands.",
                        "More incidents follow others soon and nearby than chance has it: {} of {} "
                        "follow another within the marked bands.",
                        static_cast<long long>(following)),
                   {count_of_pattern(following), count_of_pattern(found.roles.size())});
}

std::string end_text(double value) {
    return std::isinf(value) ? "∞" : number_text(value, 2);
}

/// No more than the interval allows.
std::string sentence_of_darkness(const CommonRateRatio& ratio) {
    if (std::isnan(ratio.ratio))
        return tr(
            "No hour of the clock with incidents is dark in one season and light in another: "
            "dark and day cannot be compared.");
    const std::string told = interval_words(ratio.ratio, ratio.interval);
    if (ratio.interval.low > 1.0)
        return fill_in(tr("More come in the dark than in daylight at the same hour of the clock: "
                          "{} times as many for each hour."),
                       {told});
    if (ratio.interval.high < 1.0)
        return fill_in(tr("Fewer come in the dark than in daylight at the same hour of the clock: "
                          "{} times as many for each hour."),
                       {told});
    return fill_in(tr("Whether more or fewer come in the dark than in daylight at the same hour of "
                      "the clock cannot be told: {} times as many for each hour."),
                   {told});
}

bool tells_a_difference(const CommonRateRatio& ratio) {
    return ratio.interval.low > 1.0 || ratio.interval.high < 1.0;
}

std::string sentence_of_seasons(const DarknessRates& light) {
    const CommonRateRatio& allowed = light.ratio_season_allowed;
    if (std::isnan(light.ratio.ratio) || std::isnan(allowed.ratio)) return {};
    std::string words = " " + fill_in(tr("With seasons allowed for {}."),
                                      {interval_words(allowed.ratio, allowed.interval)});
    if (tells_a_difference(light.ratio) && !tells_a_difference(allowed))
        words += std::string(" ") + tr("The difference may be one of seasons, not of light.");
    if (!tells_a_difference(light.ratio) && tells_a_difference(allowed))
        words += std::string(" ") + tr("Seasons may have hidden a difference.");
    return words;
}

std::string rate_text(const LightRate& rate) {
    constexpr double hours = 100.0;
    return interval_words(hours * rate.per_hour,
                          {hours * rate.interval.low, hours * rate.interval.high});
}

const char* lack_of_light_words(LightLack lack) {
    switch (lack) {
        case LightLack::place:
            return tr("Light is not told: the coordinates lie nowhere under the sun.");
        case LightLack::chosen_by_light:
            return tr("Light is not told: the incidents were chosen by it.");
        case LightLack::hour: return tr("Light is not told: of no incident the hour is known.");
        case LightLack::hours_apart:
            return tr(
                "Light is not told: the hours of the filter and of the study are no one span "
                "together.");
        case LightLack::nothing: break;
    }
    return "";
}

std::string sentence_of_hours(const HoursFound& hours) {
    if (!hours.light) return lack_of_light_words(hours.light_lack);
    const auto& by_light = hours.light->by_light;
    return sentence_of_darkness(hours.light->ratio) + sentence_of_seasons(*hours.light) + " " +
           fill_in(tr("For each 100 hours: in daylight {}, at twilight {}, in the dark {}."),
                   {rate_text(by_light[0]), rate_text(by_light[1]), rate_text(by_light[2])});
}

std::string sentence_of_streets(const StreetsFound& streets) {
    const DenseStretch& densest = streets.stretches.front();
    const std::string density = short_number_text(densest.density);
    if (densest.street.empty())
        return fill_in(tr("Incidents lie closest along a street without a name: {} per km."),
                       {density});
    return fill_in(tr("Incidents lie closest along {}: {} per km."), {densest.street, density});
}

std::string sentence_of_hot_spots(const PatternSums& sums) {
    return fill_in(tr_n("{} cell of {} is hot.", "{} cells of {} are hot.",
                        static_cast<long long>(sums.above)),
                   {count_of_pattern(sums.above), count_of_pattern(sums.places)}) +
           " " +
           fill_in(
               tr_n("{} cell is cold.", "{} cells are cold.", static_cast<long long>(sums.below)),
               {count_of_pattern(sums.below)});
}

std::string sentence_of_spots_over_time(const PatternSums& sums) {
    return fill_in(tr_n("{} cell of {} has a pattern of hot spots.",
                        "{} cells of {} have a pattern of hot spots.",
                        static_cast<long long>(sums.above)),
                   {count_of_pattern(sums.above), count_of_pattern(sums.places)}) +
           " " +
           fill_in(tr_n("{} cell has one of cold spots.", "{} cells have one of cold spots.",
                        static_cast<long long>(sums.below)),
                   {count_of_pattern(sums.below)});
}

}  // namespace

std::string pattern_sentence(const PatternFound& found) {
    if (nothing_stands_out(found))
        return tr("Nothing can be told: all cells have as many incidents.");
    const PatternSums sums = sums_of(found);
    switch (found.wish.options.method) {
        case PatternMethod::hot_spots:
            return sentence_of_hot_spots(sums) + " " + sentence_of_whole(found.moran);
        case PatternMethod::clusters: {
            const std::size_t out = sums.above + sums.below;
            return fill_in(
                       tr_n("{} cell of {} stands out from chance.",
                            "{} cells of {} stand out from chance.", static_cast<long long>(out)),
                       {count_of_pattern(out), count_of_pattern(sums.places)}) +
                   " " + sentence_of_whole(found.moran);
        }
        case PatternMethod::trend:
            return sentence_of_spots_over_time(sums) + " " + sentence_of_trend(found);
        case PatternMethod::near_repeats: return sentence_of_repeats(found);
        case PatternMethod::concentration: return sentence_of_concentration(found);
        case PatternMethod::risk_terrain: return sentence_of_risk(found.risk.terrain);
        case PatternMethod::hours: return sentence_of_hours(found.hours);
        case PatternMethod::streets: return sentence_of_streets(found.streets);
    }
    return {};
}

std::string lack_words(const PatternFound& found) {
    switch (found.lack) {
        case PatternLack::nothing: break;
        case PatternLack::incidents:
            return tr("No incident meets the filter. Widen it in the panel Time.");
        case PatternLack::places: return tr("Fewer than four cells: give smaller ones.");
        case PatternLack::too_many_cells:
            return tr("Too many cells to compare: give larger ones, or longer steps.");
        case PatternLack::steps:
            return tr("Trends need four steps: give shorter ones, or a filter with a longer time.");
        case PatternLack::too_many_incidents:
            return tr(
                "Too many incidents to compare each with each: filter them in the panel "
                "Time.");
        case PatternLack::outside:
            return tr("No incident lies in a cell whose middle is inside the municipality.");
        case PatternLack::features:
            return tr("The study has no features, as bars or stops, that risk could go with.");
        case PatternLack::streets:
            return tr("The study has no layer of streets that they could lie along.");
        case PatternLack::off_street:
            return fill_in(tr("All incidents lie more than {} from every street."),
                           {length_text(default_street_reach_m)});
        case PatternLack::problem: return found.problem ? error_words(*found.problem) : "";
        case PatternLack::times: return tr("Fewer than two of the incidents have a time.");
    }
    return {};
}

std::string interval_words(double value, const PoissonInterval& interval) {
    if (std::isnan(value)) return "–";
    return fill_in(tr("{} (95 %: {}–{})"),
                   {end_text(value), end_text(interval.low), end_text(interval.high)});
}

std::string p_words(double p) {
    if (std::isnan(p)) return "–";
    if (p < 0.001) return "p\u00A0<\u00A0" + number_text(0.001, 3);
    return "p\u00A0" + number_text(p, 3);
}

}  // namespace tk
