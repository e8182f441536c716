#include "layers/analysis_style.h"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>
#include <utility>

#include "layers/analysis_palette.h"
#include "layers/qgis_symbols.h"
#include "layers/qml_text.h"

namespace tk {

using namespace qgis;

namespace {

std::string where_class_is(std::string_view name) {
    return fmt::format("\"class\" = '{}'", name);
}

template <class Class>
FillRule class_rule(Class place, std::string_view label) {
    return {where_class_is(name_of(place)), std::string(label), palette_colour(place)};
}

FillRule no_class_rule() {
    return {"\"class\" IS NULL OR \"class\" = 'not_significant'",
            "inget utöver slumpen / not significant", white_colour};
}

}  // namespace

VectorStyle style_of_hot_spot_classes() {
    return {"Heta och kalla / Hot and cold spots",
            fill_rules({class_rule(HotSpotClass::hot_99, "het 99 % / hot"),
                        class_rule(HotSpotClass::hot_95, "het 95 % / hot"),
                        class_rule(HotSpotClass::hot_90, "het 90 % / hot"),
                        class_rule(HotSpotClass::cold_90, "kall 90 % / cold"),
                        class_rule(HotSpotClass::cold_95, "kall 95 % / cold"),
                        class_rule(HotSpotClass::cold_99, "kall 99 % / cold"), no_class_rule()},
                       191)};
}

VectorStyle style_of_moran_classes() {
    return {"Kluster / Clusters",
            fill_rules({class_rule(MoranClass::high_high, "hög bland höga / high among high"),
                        class_rule(MoranClass::high_low, "hög bland låga / high among low"),
                        class_rule(MoranClass::low_high, "låg bland höga / low among high"),
                        class_rule(MoranClass::low_low, "låg bland låga / low among low"),
                        no_class_rule()},
                       191)};
}

VectorStyle style_of_emerging_spots() {
    struct Pattern {
        SpotPattern pattern;
        std::string_view name, swedish;
    };
    // The more there is to see to today, the sooner.
    constexpr Pattern patterns[] = {{SpotPattern::intensifying, "intensifying", "tilltagande"},
                                    {SpotPattern::persistent, "persistent", "ihållande"},
                                    {SpotPattern::consecutive, "consecutive", "sammanhängande"},
                                    {SpotPattern::fresh, "new", "ny"},
                                    {SpotPattern::diminishing, "diminishing", "avtagande"},
                                    {SpotPattern::sporadic, "sporadic", "då och då"},
                                    {SpotPattern::oscillating, "oscillating", "växlande"},
                                    {SpotPattern::historical, "historical", "tidigare"}};
    std::vector<FillRule> rules;
    for (const bool hot : {true, false})
        for (const Pattern& pattern : patterns)
            rules.push_back(
                class_rule(EmergingSpot{pattern.pattern, hot},
                           fmt::format("{} {} / {} {}", pattern.swedish, hot ? "het" : "kall",
                                       pattern.name, hot ? "hot" : "cold")));
    rules.push_back({"\"class\" = 'no_pattern'", "inget mönster / no pattern", white_colour});
    return {"Utveckling / Emerging hot spots", fill_rules(rules, 191)};
}

VectorStyle style_of_repeat_roles() {
    const auto dot = [](RepeatRole role, std::string_view name, std::string_view label) {
        return StyleRule{fmt::format("\"role\" = '{}'", name), std::string(label),
                         marker_dot(palette_colour(role), role == RepeatRole::alone ? 1.2 : 2.0)};
    };
    return {"Upprepade händelser / Near repeats",
            rule_based("marker", {dot(RepeatRole::alone, "alone", "ensam / alone"),
                                  dot(RepeatRole::originator, "originator", "början / originator"),
                                  dot(RepeatRole::near_repeat, "near-repeat",
                                      "nära upprepning / near repeat"),
                                  dot(RepeatRole::repeat, "repeat", "upprepning / repeat")})};
}

VectorStyle style_of_concentration(PlaceShape shape) {
    struct Holding {
        HoldingClass holding;
        std::string_view label;
        double heavy;  ///< [0, 1]
    };
    constexpr Holding classes[] = {{HoldingClass::quarter, "rymmer 25 % / hold 25 %", 0.95},
                                   {HoldingClass::half, "till 50 % / to 50 %", 0.7},
                                   {HoldingClass::most, "till 80 % / to 80 %", 0.45},
                                   {HoldingClass::rest, "resten / the rest", 0.2},
                                   {HoldingClass::empty, "inga / none", 0.0}};
    std::vector<StyleRule> rules;
    for (const auto& [holding, label, heavy] : classes) {
        const Rgb colour = palette_colour(holding);
        const bool empty = holding == HoldingClass::empty;
        const std::string symbol =
            shape == PlaceShape::points ? marker_dot(colour, 1.2 + 2.4 * heavy)
            : shape == PlaceShape::lines
                ? symbol_layer("SimpleLine", {{"line_color", rgba_of(colour)},
                                              {"line_style", "solid"},
                                              {"line_width", exact_number(0.3 + heavy)},
                                              {"line_width_unit", "MM"},
                                              {"capstyle", "round"},
                                              {"joinstyle", "round"}})
                : fill_layer(colour, empty ? 0 : 191, line_colour, "0.1");
        rules.push_back({where_class_is(name_of(holding)), std::string(label), symbol});
    }
    return {"Koncentration / Concentration", rule_based(shape == PlaceShape::points  ? "marker"
                                                        : shape == PlaceShape::lines ? "line"
                                                                                     : "fill",
                                                        rules)};
}

VectorStyle style_of_street_density(std::vector<double> densities) {
    const auto line = [](Rgb colour, double width_mm) {
        return symbol_layer("SimpleLine", {{"line_color", rgba_of(colour)},
                                           {"line_style", "solid"},
                                           {"line_width", exact_number(width_mm)},
                                           {"line_width_unit", "MM"},
                                           {"joinstyle", "round"},
                                           {"capstyle", "flat"}});
    };
    const std::vector<double> starts = density_class_starts(std::move(densities));
    std::vector<StyleRule> rules{{"\"density\" <= 0", "inga / none", line(line_colour, 0.3)}};
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const double share = static_cast<double>(i + 1) / static_cast<double>(starts.size());
        std::string filter = "\"density\" > 0", label = "> 0";
        if (i > 0) {
            filter = "\"density\" >= " + exact_number(starts[i]);
            label = "≥ " + legend_number(starts[i]);
        }
        if (i + 1 < starts.size()) {
            filter += " AND \"density\" < " + exact_number(starts[i + 1]);
            label += " – < " + legend_number(starts[i + 1]);
        }
        rules.push_back(
            {filter, label, line(density_class_colour(i, starts.size()), 0.4 + 0.8 * share)});
    }
    return {"Täthet längs gator / Density along streets", rule_based("line", rules)};
}

RasterStyle style_of_risk_scores(const RiskScale& scale) {
    // A plan is drawn on today's scale, which ends where the highest class begins.
    const double high = scale.class_breaks.empty() ? 2.0 : scale.class_breaks.back();
    return sequential_style({1.0, high}, level_ramp(MapGround::light));
}

}  // namespace tk
