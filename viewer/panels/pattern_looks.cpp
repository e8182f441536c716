#include "viewer/panels/pattern_looks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "layers/analysis_palette.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

Colour shown_colour(Rgb rgb) {
    return {rgb.red, rgb.green, rgb.blue};
}

MapGround ground_of_map() {
    return ui::theme() == Theme::dark ? MapGround::dark : MapGround::light;
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

int number_of(RepeatRole role);
int number_of(HoldingClass holding);

/// The class of a number: how number_of() has it, the other way.
template <class Class, std::size_t count>
Class class_of_number(int number, const std::array<Class, count>& classes, Class otherwise) {
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [&](Class one) { return number_of(one) == number; });
    return found == classes.end() ? otherwise : *found;
}

HotSpotClass hot_spot_of(int number) {
    using enum HotSpotClass;
    return class_of_number(number, std::array{cold_99, cold_95, cold_90, hot_90, hot_95, hot_99},
                           not_significant);
}

MoranClass moran_of(int number) {
    using enum MoranClass;
    return class_of_number(number, std::array{low_low, low_high, high_low, high_high},
                           not_significant);
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

EmergingSpot spot_of_number(int number) {
    const auto weight = static_cast<std::size_t>(std::abs(number));
    if (weight == 0 || weight > patterns_by_weight.size()) return {};
    return {patterns_by_weight[patterns_by_weight.size() - weight], number > 0};
}

const char* trend_words(int number) {
    const EmergingSpot spot = spot_of_number(number);
    return spot.is_hot ? hot_pattern_words(spot.pattern) : cold_pattern_words(spot.pattern);
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

RepeatRole role_of(int number) {
    using enum RepeatRole;
    return class_of_number(number, std::array{originator, near_repeat, repeat}, alone);
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

HoldingClass holding_of(int number) {
    using enum HoldingClass;
    return class_of_number(number, std::array{quarter, half, most}, rest);
}

const char* share_words(int number) {
    switch (number) {
        case 3: return tr("Hold the first quarter");
        case 2: return tr("Then up to half");
        case 1: return tr("Then up to 80 %");
        default: return tr("The rest");
    }
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

}  // namespace

std::string pattern_title(PatternMethod method) {
    switch (method) {
        case PatternMethod::hot_spots: return tr("Hot and cold spots");
        case PatternMethod::clusters: return tr("Clusters and outliers");
        case PatternMethod::trend: return tr("Trend over time");
        case PatternMethod::near_repeats: return tr("Near repeats");
        case PatternMethod::concentration: return tr("Concentration");
        case PatternMethod::risk_terrain: return tr("Risk terrain");
        case PatternMethod::hours: return tr("Hours");
        case PatternMethod::streets: return tr("Along streets");
    }
    return {};
}

int number_of_role(RepeatRole role) {
    return number_of(role);
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
            return found.risk.terrain.scale.class_of(found.scores[place]) - 1;
        case PatternMethod::concentration: return number_of(found.holding[place]);
        case PatternMethod::near_repeats:
        case PatternMethod::hours:
        case PatternMethod::streets: break;
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
        case PatternMethod::hours:
        case PatternMethod::streets: break;
    }
    return {};
}

Colour class_colour(const PatternFound& found, int number) {
    const MapGround ground = ground_of_map();
    switch (found.wish.options.method) {
        case PatternMethod::hot_spots: return shown_colour(palette_colour(hot_spot_of(number)));
        case PatternMethod::clusters: return shown_colour(palette_colour(moran_of(number)));
        case PatternMethod::trend: return shown_colour(palette_colour(spot_of_number(number)));
        case PatternMethod::risk_terrain: {
            const RiskScale& scale = found.risk.terrain.scale;
            const auto begins = static_cast<std::size_t>(number - 1);
            const double score =
                begins < scale.class_breaks.size() ? scale.class_breaks[begins] : 1.0;
            return shown_colour(colour_at(level_ramp(ground), risk_level(score, scale)));
        }
        case PatternMethod::concentration:
            return shown_colour(palette_colour(holding_of(number), ground));
        case PatternMethod::near_repeats:
            return shown_colour(palette_colour(role_of(number), ground));
        case PatternMethod::streets:
            return shown_colour(density_class_colour(static_cast<std::size_t>(number - 1),
                                                     found.streets.class_starts.size(), ground));
        case PatternMethod::hours: break;
    }
    return {};
}

namespace {

/// Classes of densities and how much street each has, the densest first.
std::vector<PatternClass> classes_of_streets(const PatternFound& found) {
    const std::vector<double>& starts = found.streets.class_starts;
    std::vector<double> length_m(starts.size(), 0.0);
    for (const ClassedLine& line : found.streets.lines) length_m[line.number] += line.length_m;
    std::vector<PatternClass> classes;
    for (std::size_t i = starts.size(); i-- > 0;) {
        const int number = static_cast<int>(i) + 1;
        const std::string from = short_number_text(starts[i]);
        const std::string words =
            i + 1 < starts.size()
                ? fill_in(tr("{}–{} per km"), {from, short_number_text(starts[i + 1])})
                : fill_in(tr("{} per km and more"), {from});
        classes.push_back({number, words, class_colour(found, number),
                           static_cast<std::size_t>(std::llround(length_m[i])),
                           length_text(length_m[i])});
    }
    return classes;
}

}  // namespace

std::vector<PatternClass> classes_of(const PatternFound& found) {
    if (found.wish.options.method == PatternMethod::streets) return classes_of_streets(found);
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
            classes.push_back({number, class_words(method, number), class_colour(found, number),
                               count, number_text(static_cast<long long>(count))});
    return classes;
}

PatternSums sums_of(const PatternFound& found) {
    PatternSums sums;
    for (const PatternClass& one : classes_of(found))
        (one.number > 0 ? sums.above : sums.below) += one.count;
    sums.places = found.counts.size();
    return sums;
}

}  // namespace tk
