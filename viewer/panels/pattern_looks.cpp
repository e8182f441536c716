#include "viewer/panels/pattern_looks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "layers/colour_ramps.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// From blue (0) to orange (1).
Colour ramp_colour(double position) {
    const Rgb rgb = colour_at(ColourRamp::blue_orange, position);
    return {rgb.red, rgb.green, rgb.blue};
}

int number_of(HotSpotClass hot_spot) {
    switch (hot_spot) {
        case HotSpotClass::cold_99: return -3;
        case HotSpotClass::cold_95: return -2;
        case HotSpotClass::cold_90: return -1;
        case HotSpotClass::hot_90: return 1;
        case HotSpotClass::hot_95: return 2;
        case HotSpotClass::hot_99: return 3;
        case HotSpotClass::untold:
        case HotSpotClass::not_significant: break;
    }
    return 0;
}

int number_of(MoranClass moran) {
    switch (moran) {
        case MoranClass::high_high: return 2;
        case MoranClass::high_low: return 1;
        case MoranClass::low_high: return -1;
        case MoranClass::low_low: return -2;
        case MoranClass::untold:
        case MoranClass::not_significant: break;
    }
    return 0;
}

/// From what there is most to see to today.
constexpr std::array patterns_by_weight{SpotPattern::intensifying, SpotPattern::persistent,
                                        SpotPattern::consecutive,  SpotPattern::fresh,
                                        SpotPattern::diminishing,  SpotPattern::sporadic,
                                        SpotPattern::oscillating,  SpotPattern::historical};

int number_of(const EmergingSpot& spot) {
    const auto found =
        std::find(patterns_by_weight.begin(), patterns_by_weight.end(), spot.pattern);
    if (found == patterns_by_weight.end()) return 0;
    const auto weight = static_cast<int>(patterns_by_weight.end() - found);
    return spot.is_hot ? weight : -weight;
}

const char* hot_spot_words(int number) {
    switch (number) {
        case 3: return tr("Hot, 99 %");
        case 2: return tr("Hot, 95 %");
        case 1: return tr("Hot, 90 %");
        case -1: return tr("Cold, 90 %");
        case -2: return tr("Cold, 95 %");
        case -3: return tr("Cold, 99 %");
        default: return tr("Not told from chance");
    }
}

const char* moran_words(int number) {
    switch (number) {
        case 2: return tr("Many among many");
        case 1: return tr("Many among few");
        case -1: return tr("Few among many");
        case -2: return tr("Few among few");
        default: return tr("Not told from chance");
    }
}

const char* hot_pattern_words(SpotPattern pattern) {
    switch (pattern) {
        case SpotPattern::fresh: return tr("New hot spot");
        case SpotPattern::consecutive: return tr("Consecutive hot spot");
        case SpotPattern::intensifying: return tr("Intensifying hot spot");
        case SpotPattern::persistent: return tr("Persistent hot spot");
        case SpotPattern::diminishing: return tr("Diminishing hot spot");
        case SpotPattern::sporadic: return tr("Sporadic hot spot");
        case SpotPattern::oscillating: return tr("Oscillating hot spot");
        case SpotPattern::historical: return tr("Historical hot spot");
        case SpotPattern::none: break;
    }
    return tr("No pattern");
}

const char* cold_pattern_words(SpotPattern pattern) {
    switch (pattern) {
        case SpotPattern::fresh: return tr("New cold spot");
        case SpotPattern::consecutive: return tr("Consecutive cold spot");
        case SpotPattern::intensifying: return tr("Intensifying cold spot");
        case SpotPattern::persistent: return tr("Persistent cold spot");
        case SpotPattern::diminishing: return tr("Diminishing cold spot");
        case SpotPattern::sporadic: return tr("Sporadic cold spot");
        case SpotPattern::oscillating: return tr("Oscillating cold spot");
        case SpotPattern::historical: return tr("Historical cold spot");
        case SpotPattern::none: break;
    }
    return tr("No pattern");
}

const char* trend_words(int number) {
    const auto weight = static_cast<std::size_t>(std::abs(number));
    if (weight == 0 || weight > patterns_by_weight.size()) return tr("No pattern");
    const SpotPattern pattern = patterns_by_weight[patterns_by_weight.size() - weight];
    return number > 0 ? hot_pattern_words(pattern) : cold_pattern_words(pattern);
}

/// Roles by what follows what.
int number_of(RepeatRole role) {
    switch (role) {
        case RepeatRole::originator: return 1;
        case RepeatRole::near_repeat: return 2;
        case RepeatRole::repeat: return 3;
        case RepeatRole::alone: break;
    }
    return 0;
}

const char* role_words(int number) {
    switch (number) {
        case 1: return tr("First of several");
        case 2: return tr("Near repeat");
        case 3: return tr("Repeat at the same place");
        default: return tr("Alone");
    }
}

int number_of(HoldingClass holding) {
    switch (holding) {
        case HoldingClass::quarter: return 3;
        case HoldingClass::half: return 2;
        case HoldingClass::most: return 1;
        case HoldingClass::rest:
        case HoldingClass::empty: break;
    }
    return 0;
}

const char* share_words(int number) {
    switch (number) {
        case 3: return tr("Hold the first quarter");
        case 2: return tr("Then up to half");
        case 1: return tr("Then up to 80 %");
        default: return tr("The rest");
    }
}

std::string sentence_of_concentration(const PatternFound& found) {
    const auto number = [](std::size_t count) {
        return number_text(static_cast<long long>(count));
    };
    return fill_in(tr("{} cells of {} ({}) hold half of the incidents; were all cells alike, {} "
                      "would. Gini {}."),
                   {number(found.half.places), number(found.concentration.places),
                    share_text(found.half.share_of_places), share_text(found.half.share_by_chance),
                    number_text(found.concentration.generalised_gini, 2)});
}

/// By how far above the mean of all cells.
const char* risk_words(int number) {
    switch (number) {
        case 3: return tr("Mean + 2 deviations");
        case 2: return tr("Mean + 1 deviation");
        case 1: return tr("Above the mean");
        default: return tr("Below the mean");
    }
}

std::string sentence_of_risk(const PatternFound& found) {
    const std::size_t factors = found.risk.factors.size();
    if (factors == 0)
        return tr("The incidents go with none of the features: every place has the same score.");
    const auto count = static_cast<long long>(factors);
    return fill_in(
        tr_n("The incidents go with {} feature of places; {} ways were tried.",
             "The incidents go with {} features of places; {} ways were tried.", count),
        {number_text(count), number_text(static_cast<long long>(found.risk.candidates))});
}

std::string counted_of(std::size_t count, std::size_t all) {
    return fill_in(tr("{} of {}"), {number_text(static_cast<long long>(count)),
                                    number_text(static_cast<long long>(all))});
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
    const auto of_role = [&](RepeatRole role) {
        return static_cast<std::size_t>(std::count(found.roles.begin(), found.roles.end(), role));
    };
    const std::size_t following = of_role(RepeatRole::repeat) + of_role(RepeatRole::near_repeat);
    return fill_in(tr("More incidents follow others soon and nearby than chance has it: {} follow "
                      "another within the marked bands."),
                   {counted_of(following, found.roles.size())});
}

}  // namespace

std::string pattern_title(PatternMethod method) {
    switch (method) {
        case PatternMethod::hot_spots: return tr("Hot and cold spots");
        case PatternMethod::clusters: return tr("Clusters and outliers");
        case PatternMethod::trend: return tr("Trend over time");
        case PatternMethod::near_repeats: return tr("Near repeats");
        case PatternMethod::concentration: return tr("Concentration");
        case PatternMethod::risk_terrain: return tr("Risk terrain");
    }
    return {};
}

std::optional<int> class_of_place(const PatternFound& found, std::size_t place) {
    switch (found.wish.options.method) {
        case PatternMethod::hot_spots:
            if (found.hot_spots[place] == HotSpotClass::untold) return std::nullopt;
            return number_of(found.hot_spots[place]);
        case PatternMethod::clusters:
            if (found.clusters[place] == MoranClass::untold) return std::nullopt;
            return number_of(found.clusters[place]);
        case PatternMethod::trend: return number_of(found.trends[place].spot);
        case PatternMethod::risk_terrain:
            if (std::isnan(found.scores[place])) return std::nullopt;
            return found.risk.scale.class_of(found.scores[place]) - 1;
        case PatternMethod::concentration: return number_of(found.holding[place]);
        case PatternMethod::near_repeats: break;
    }
    return std::nullopt;
}

std::string class_words(PatternMethod method, int number) {
    switch (method) {
        case PatternMethod::hot_spots: return hot_spot_words(number);
        case PatternMethod::clusters: return moran_words(number);
        case PatternMethod::trend: return trend_words(number);
        case PatternMethod::near_repeats: return role_words(number);
        case PatternMethod::concentration: return share_words(number);
        case PatternMethod::risk_terrain: return risk_words(number);
    }
    return {};
}

Colour class_colour(PatternMethod method, int number) {
    constexpr std::array hot_spots{0.0, 0.15, 0.3, 0.5, 0.7, 0.85, 1.0};
    constexpr std::array clusters{0.0, 0.3, 0.5, 0.7, 1.0};
    switch (method) {
        case PatternMethod::hot_spots:
            return ramp_colour(hot_spots.at(static_cast<std::size_t>(number + 3)));
        case PatternMethod::clusters:
            return ramp_colour(clusters.at(static_cast<std::size_t>(number + 2)));
        case PatternMethod::trend: {
            const double strength = number == 0 ? 0.0 : 0.2 + 0.1 * std::abs(number);
            return ramp_colour(number > 0 ? 0.5 + 0.5 * strength : 0.5 - 0.5 * strength);
        }
        case PatternMethod::risk_terrain:
        case PatternMethod::concentration: return ramp_colour(0.5 + number / 6.0);
        case PatternMethod::near_repeats:
            if (number == 0) return ui::colours().faint;
            return ramp_colour(number == 1 ? 0.1 : number == 2 ? 0.8 : 1.0);
    }
    return {};
}

std::vector<PatternClass> classes_of(const PatternFound& found) {
    std::map<int, std::size_t, std::greater<>> counts;
    if (found.wish.options.method == PatternMethod::near_repeats) {
        for (const RepeatRole role : found.roles) ++counts[number_of(role)];
    } else {
        for (std::size_t i = 0; i < found.counts.size(); ++i)
            if (const auto number = class_of_place(found, i)) ++counts[*number];
    }
    std::vector<PatternClass> classes;
    const PatternMethod method = found.wish.options.method;
    for (const auto& [number, count] : counts)
        if (number != 0)
            classes.push_back(
                {number, class_words(method, number), class_colour(method, number), count});
    return classes;
}

PatternSums sums_of(const PatternFound& found) {
    PatternSums sums;
    for (const PatternClass& one : classes_of(found))
        (one.number > 0 ? sums.above : sums.below) += one.count;
    sums.places = found.counts.size();
    return sums;
}

std::string pattern_sentence(const PatternFound& found) {
    if (nothing_stands_out(found))
        return tr("Nothing can be told: all cells have as many incidents.");
    const PatternSums sums = sums_of(found);
    const auto number = [](std::size_t count) {
        return number_text(static_cast<long long>(count));
    };
    switch (found.wish.options.method) {
        case PatternMethod::hot_spots:
            return fill_in(tr("{} cells of {} are hot and {} cold."),
                           {number(sums.above), number(sums.places), number(sums.below)}) +
                   " " + sentence_of_whole(found.moran);
        case PatternMethod::clusters:
            return fill_in(tr("{} cells of {} stand out from chance."),
                           {number(sums.above + sums.below), number(sums.places)}) +
                   " " + sentence_of_whole(found.moran);
        case PatternMethod::trend:
            return fill_in(tr("{} cells of {} have a pattern of hot spots and {} of cold ones."),
                           {number(sums.above), number(sums.places), number(sums.below)}) +
                   " " + sentence_of_trend(found);
        case PatternMethod::near_repeats: return sentence_of_repeats(found);
        case PatternMethod::concentration: return sentence_of_concentration(found);
        case PatternMethod::risk_terrain: return sentence_of_risk(found);
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
        case PatternLack::fit: return found.problem;
        case PatternLack::times: return tr("Fewer than two of the incidents have a time.");
    }
    return {};
}

std::string p_words(double p) {
    if (std::isnan(p)) return "–";
    if (p < 0.001) return "p\u00A0<\u00A0" + number_text(0.001, 3);
    return "p\u00A0" + number_text(p, 3);
}

}  // namespace tk
