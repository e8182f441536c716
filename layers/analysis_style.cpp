#include "layers/analysis_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "layers/qgis_symbols.h"
#include "layers/qml_text.h"
#include "layers/raster_style.h"

namespace tk {

using namespace qgis;

namespace {

/// Places of a class, from blue (0) to orange (1).
FillRule class_rule(std::string_view name, std::string_view label, double position) {
    return {fmt::format("\"class\" = '{}'", name), std::string(label),
            colour_at(ColourRamp::blue_orange, position)};
}

FillRule no_class_rule() {
    return {"\"class\" IS NULL OR \"class\" = 'not_significant'",
            "inget utöver slumpen / not significant", white_colour};
}

}  // namespace

VectorStyle style_of_hot_spot_classes() {
    return {"Heta och kalla / Hot and cold spots",
            fill_rules({class_rule("hot_99", "het 99 % / hot", 1.0),
                        class_rule("hot_95", "het 95 % / hot", 0.85),
                        class_rule("hot_90", "het 90 % / hot", 0.7),
                        class_rule("cold_90", "kall 90 % / cold", 0.3),
                        class_rule("cold_95", "kall 95 % / cold", 0.15),
                        class_rule("cold_99", "kall 99 % / cold", 0.0), no_class_rule()},
                       191)};
}

VectorStyle style_of_moran_classes() {
    return {
        "Kluster / Clusters",
        fill_rules({class_rule("high_high", "hög bland höga / high among high", 1.0),
                    class_rule("high_low", "hög bland låga / high among low", 0.7),
                    class_rule("low_high", "låg bland höga / low among high", 0.3),
                    class_rule("low_low", "låg bland låga / low among low", 0.0), no_class_rule()},
                   191)};
}

VectorStyle style_of_emerging_spots() {
    struct Pattern {
        std::string_view name, swedish;
        double strength;
    };
    // The more there is to see to today, the stronger.
    constexpr Pattern patterns[] = {
        {"intensifying", "tilltagande", 1.0},   {"persistent", "ihållande", 0.9},
        {"consecutive", "sammanhängande", 0.8}, {"new", "ny", 0.7},
        {"diminishing", "avtagande", 0.6},      {"sporadic", "då och då", 0.5},
        {"oscillating", "växlande", 0.4},       {"historical", "tidigare", 0.3}};
    std::vector<FillRule> rules;
    for (const bool hot : {true, false})
        for (const Pattern& pattern : patterns)
            rules.push_back(
                class_rule(fmt::format("{}_{}_spot", pattern.name, hot ? "hot" : "cold"),
                           fmt::format("{} {} / {} {}", pattern.swedish, hot ? "het" : "kall",
                                       pattern.name, hot ? "hot" : "cold"),
                           0.5 + (hot ? 0.5 : -0.5) * pattern.strength));
    rules.push_back({"\"class\" = 'no_pattern'", "inget mönster / no pattern", white_colour});
    return {"Utveckling / Emerging hot spots", fill_rules(rules, 191)};
}

VectorStyle style_of_repeat_roles() {
    const auto dot = [](std::string_view role, std::string_view label, Rgb fill) {
        return StyleRule{fmt::format("\"role\" = '{}'", role), std::string(label),
                         marker_dot(fill, role == "alone" ? 1.2 : 2.0)};
    };
    return {"Upprepade händelser / Near repeats",
            rule_based("marker", {dot("alone", "ensam / alone", muted_colour),
                                  dot("originator", "början / originator", accent_colour),
                                  dot("near-repeat", "nära upprepning / near repeat", lamp_colour),
                                  dot("repeat", "upprepning / repeat", incident_colour)})};
}

VectorStyle style_of_concentration(PlaceShape shape) {
    struct HoldingClass {
        std::string_view name, label;
        double strength;  ///< negative: nothing there
    };
    constexpr HoldingClass classes[] = {{"quarter", "rymmer 25 % / hold 25 %", 0.95},
                                        {"half", "till 50 % / to 50 %", 0.7},
                                        {"most", "till 80 % / to 80 %", 0.45},
                                        {"rest", "resten / the rest", 0.2},
                                        {"empty", "inga / none", -1.0}};
    std::vector<StyleRule> rules;
    for (const HoldingClass& holding : classes) {
        const Rgb colour = holding.strength < 0.0
                               ? line_colour
                               : colour_at(ColourRamp::batlow_reversed, holding.strength);
        const double heavy = std::max(holding.strength, 0.0);
        const std::string symbol =
            shape == PlaceShape::points ? marker_dot(colour, 1.2 + 2.4 * heavy)
            : shape == PlaceShape::lines
                ? symbol_layer("SimpleLine", {{"line_color", rgba_of(colour)},
                                              {"line_style", "solid"},
                                              {"line_width", exact_number(0.3 + heavy)},
                                              {"line_width_unit", "MM"},
                                              {"capstyle", "round"},
                                              {"joinstyle", "round"}})
                : fill_layer(colour, holding.strength < 0.0 ? 0 : 191, line_colour, "0.1");
        rules.push_back(
            {fmt::format("\"class\" = '{}'", holding.name), std::string(holding.label), symbol});
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
    std::erase_if(densities, [](double density) { return !(density > 0.0); });
    const std::vector<double> starts = quantile_starts(std::move(densities));
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
            {filter, label,
             line(colour_at(ColourRamp::batlow_reversed, 0.1 + 0.8 * share), 0.4 + 0.8 * share)});
    }
    return {"Täthet längs gator / Density along streets", rule_based("line", rules)};
}

}  // namespace tk
