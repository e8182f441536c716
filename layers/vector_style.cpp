#include "layers/vector_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "layers/colour_ramps.h"
#include "layers/qml_text.h"
#include "layers/raster_style.h"

namespace tk {
namespace {

// The light theme of the program.
constexpr Rgb lamp_colour{0xE3, 0xA0, 0x08}, camera_colour{0x5B, 0x3F, 0xA8},
    incident_colour{0xB3, 0x26, 0x1E}, accent_colour{0x0B, 0x6E, 0x99},
    building_colour{0xD5, 0xD9, 0xDD}, muted_colour{0x5D, 0x6B, 0x7A},
    caution_colour{0x9A, 0x5B, 0x00}, white_colour{0xFF, 0xFF, 0xFF}, line_colour{0xE1, 0xE5, 0xEA},
    text_colour{0x1B, 0x24, 0x30};

using SymbolProperties = std::vector<std::pair<std::string_view, std::string>>;

std::string rgba_of(Rgb colour, int alpha = 255) {
    return fmt::format("{},{},{},{}", colour.red, colour.green, colour.blue, alpha);
}

std::string symbol_layer(std::string_view type, const SymbolProperties& properties,
                         std::string_view data_defined = {}) {
    std::string text =
        fmt::format("        <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n", type);
    for (const auto& [key, value] : properties)
        text += fmt::format("          <prop k=\"{}\" v=\"{}\"/>\n", key, xml_text(value));
    text += data_defined;
    return text + "        </layer>\n";
}

std::string qgis_symbol(int name, std::string_view kind, std::string_view layers) {
    return fmt::format(
        "      <symbol type=\"{}\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" "
        "force_rhr=\"0\">\n{}      </symbol>\n",
        kind, name, layers);
}

std::string single_symbol(std::string_view kind, std::string_view layers) {
    return qml_document("Symbology",
                        fmt::format("  <renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" "
                                    "enableorderby=\"0\" forceraster=\"0\">\n"
                                    "    <symbols>\n{}    </symbols>\n"
                                    "  </renderer-v2>\n",
                                    qgis_symbol(0, kind, layers)));
}

std::string marker_dot(Rgb fill, double size_mm) {
    return symbol_layer("SimpleMarker", {{"name", "circle"},
                                         {"color", rgba_of(fill)},
                                         {"outline_color", rgba_of(white_colour)},
                                         {"outline_style", "solid"},
                                         {"outline_width", "0.2"},
                                         {"outline_width_unit", "MM"},
                                         {"size", exact_number(size_mm)},
                                         {"size_unit", "MM"},
                                         {"scale_method", "diameter"}});
}

/// A pointer out of a camera's disc, turned to its bearing; none where the bearing is not known.
std::string camera_pointer() {
    const std::string turned =
        "          <data_defined_properties>\n"
        "            <Option type=\"Map\">\n"
        "              <Option name=\"name\" type=\"QString\" value=\"\"/>\n"
        "              <Option name=\"properties\" type=\"Map\">\n"
        "                <Option name=\"angle\" type=\"Map\">\n"
        "                  <Option name=\"active\" type=\"bool\" value=\"true\"/>\n"
        "                  <Option name=\"field\" type=\"QString\" value=\"bearing_deg\"/>\n"
        "                  <Option name=\"type\" type=\"int\" value=\"2\"/>\n"
        "                </Option>\n"
        "                <Option name=\"enabled\" type=\"Map\">\n"
        "                  <Option name=\"active\" type=\"bool\" value=\"true\"/>\n"
        "                  <Option name=\"expression\" type=\"QString\" value=\"&quot;bearing_deg"
        "&quot; IS NOT NULL\"/>\n"
        "                  <Option name=\"type\" type=\"int\" value=\"3\"/>\n"
        "                </Option>\n"
        "              </Option>\n"
        "              <Option name=\"type\" type=\"QString\" value=\"collection\"/>\n"
        "            </Option>\n"
        "          </data_defined_properties>\n";
    return symbol_layer("SimpleMarker",
                        {{"name", "triangle"},
                         {"angle", "0"},
                         {"color", rgba_of(camera_colour)},
                         {"outline_style", "no"},
                         {"offset", "0,-2.6"},
                         {"offset_unit", "MM"},
                         {"size", "2.2"},
                         {"size_unit", "MM"},
                         {"scale_method", "diameter"}},
                        turned);
}

std::string fill_layer(Rgb fill, int fill_alpha, Rgb outline, std::string_view outline_mm) {
    return symbol_layer("SimpleFill", {{"style", fill_alpha == 0 ? "no" : "solid"},
                                       {"color", rgba_of(fill, fill_alpha)},
                                       {"outline_color", rgba_of(outline)},
                                       {"outline_style", "solid"},
                                       {"outline_width", std::string(outline_mm)},
                                       {"outline_width_unit", "MM"},
                                       {"joinstyle", "miter"}});
}

/// A rule of a rule-based renderer and what it draws with.
struct StyleRule {
    std::string filter;  ///< a QGIS expression
    std::string label;
    std::string symbol_layers;
};

std::string rule_based(std::string_view kind, const std::vector<StyleRule>& list) {
    std::string rule_text, symbols;
    int number = 0;
    for (const StyleRule& rule : list) {
        rule_text +=
            fmt::format("      <rule key=\"r{0}\" symbol=\"{0}\" filter=\"{1}\" label=\"{2}\"/>\n",
                        number, xml_text(rule.filter), xml_text(rule.label));
        symbols += qgis_symbol(number, kind, rule.symbol_layers);
        ++number;
    }
    return qml_document("Symbology",
                        fmt::format("  <renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" "
                                    "enableorderby=\"0\" forceraster=\"0\">\n"
                                    "    <rules key=\"root\">\n{}    </rules>\n"
                                    "    <symbols>\n{}    </symbols>\n"
                                    "  </renderer-v2>\n",
                                    rule_text, symbols));
}

/// A rule and the fill that it draws with.
struct FillRule {
    std::string filter;  ///< a QGIS expression
    std::string label;
    Rgb fill;
};

std::string fill_rules(const std::vector<FillRule>& list, int fill_alpha) {
    std::vector<StyleRule> rules;
    for (const FillRule& rule : list)
        rules.push_back(
            {rule.filter, rule.label, fill_layer(rule.fill, fill_alpha, line_colour, "0.1")});
    return rule_based("fill", rules);
}

/// Places of a class, from blue (0) to orange (1).
FillRule class_rule(std::string_view name, std::string_view label, double position) {
    return {fmt::format("\"class\" = '{}'", name), std::string(label),
            colour_at(ColourRamp::blue_orange, position)};
}

FillRule no_class_rule() {
    return {"\"class\" IS NULL OR \"class\" = 'not_significant'",
            "inget utöver slumpen / not significant", white_colour};
}

/// Lower ends of up to five classes with about as many values each; the first is the minimum.
std::vector<double> quantile_starts(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<double> starts;
    constexpr std::size_t classes = 5;
    for (std::size_t i = 0; i < classes && !values.empty(); ++i) {
        const double start = values[i * values.size() / classes];
        if (starts.empty() || start > starts.back()) starts.push_back(start);
    }
    return starts;
}

}  // namespace

VectorStyle style_of_lights() {
    return {"Belysning / Lights", single_symbol("marker", marker_dot(lamp_colour, 1.4))};
}

VectorStyle style_of_cameras() {
    return {"Kameror / Cameras",
            single_symbol("marker", camera_pointer() + marker_dot(camera_colour, 3.0))};
}

VectorStyle style_of_developments() {
    return {"Planerat / Developments",
            single_symbol("fill", fill_layer(accent_colour, 51, accent_colour, "0.5"))};
}

VectorStyle style_of_areas() {
    return {"Områden / Areas",
            single_symbol("fill", fill_layer(white_colour, 0, muted_colour, "0.35"))};
}

VectorStyle style_of_buildings() {
    return {"Byggnader / Buildings",
            single_symbol("fill", fill_layer(building_colour, 255, muted_colour, "0.1"))};
}

VectorStyle style_of_incident_points() {
    return {"Händelser / Incidents", single_symbol("marker", marker_dot(incident_colour, 1.6))};
}

VectorStyle style_of_observations() {
    return {"Iakttagelser / Observations",
            single_symbol("marker", marker_dot(caution_colour, 2.2))};
}

VectorStyle style_of_coverage_classes(const std::vector<std::string>& classes) {
    std::vector<FillRule> list;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const double share = classes.size() == 1
                                 ? 1.0
                                 : static_cast<double>(i) / static_cast<double>(classes.size() - 1);
        const auto mixed = [share](std::uint8_t white, std::uint8_t full) {
            return static_cast<std::uint8_t>(white + (full - white) * (0.25 + 0.75 * share));
        };
        list.push_back({"\"class\" = '" + classes[i] + "'",
                        classes[i],
                        {mixed(255, camera_colour.red), mixed(255, camera_colour.green),
                         mixed(255, camera_colour.blue)}});
    }
    return {"Kamerornas klasser / Coverage classes", fill_rules(list, 166)};
}

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

VectorStyle style_of_isolux_lines() {
    const auto line = [](Rgb colour, int alpha, std::string_view width_mm) {
        return symbol_layer("SimpleLine", {{"line_color", rgba_of(colour, alpha)},
                                           {"line_style", "solid"},
                                           {"line_width", std::string(width_mm)},
                                           {"line_width_unit", "MM"},
                                           {"joinstyle", "round"},
                                           {"capstyle", "round"}});
    };
    const std::string symbols = fmt::format(
        "  <renderer-v2 type=\"singleSymbol\" symbollevels=\"1\" "
        "enableorderby=\"0\" forceraster=\"0\">\n"
        "    <symbols>\n{}    </symbols>\n"
        "  </renderer-v2>\n",
        qgis_symbol(0, "line", line(white_colour, 204, "0.7") + line(text_colour, 255, "0.26")));
    const std::string labels = fmt::format(
        "  <labeling type=\"simple\">\n"
        "    <settings calloutType=\"simple\">\n"
        "      <text-style fieldName=\"lux\" isExpression=\"0\" fontSize=\"7\" "
        "fontSizeUnit=\"Point\" textColor=\"{0}\">\n"
        "        <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" "
        "bufferSizeUnits=\"MM\" bufferColor=\"{1}\"/>\n"
        "      </text-style>\n"
        "      <placement placement=\"2\" placementFlags=\"9\" repeatDistance=\"40\" "
        "repeatDistanceUnits=\"MM\"/>\n"
        "      <rendering drawLabels=\"1\" obstacle=\"0\"/>\n"
        "    </settings>\n"
        "  </labeling>\n",
        rgba_of(text_colour), rgba_of(white_colour));
    return {"Isoluxlinjer / Isolux lines",
            qml_document("Symbology|Labeling", symbols + labels, true)};
}

VectorStyle style_of_street_lighting() {
    const auto street = [](double position) {
        const auto line = [](Rgb colour, std::string_view width_mm) {
            return symbol_layer("SimpleLine", {{"line_color", rgba_of(colour)},
                                               {"line_style", "solid"},
                                               {"line_width", std::string(width_mm)},
                                               {"line_width_unit", "MM"},
                                               {"joinstyle", "round"},
                                               {"capstyle", "round"}});
        };
        return line(line_colour, "1.1") + line(colour_at(ColourRamp::cividis, position), "0.8");
    };
    std::vector<StyleRule> rules;
    constexpr int classes = 6;
    for (int i = 1; i <= classes; ++i)
        rules.push_back({fmt::format("\"class_p\" = 'P{}'", i), fmt::format("P{}", i),
                         street(1.0 - static_cast<double>(i - 1) / classes)});
    rules.push_back({"\"class_p\" IS NULL", "ingen P-klass / no P class", street(0.0)});
    return {"Ljus längs gator / Light along streets", rule_based("line", rules)};
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

VectorStyle style_of_incident_squares(std::vector<double> counts) {
    const std::vector<double> starts = quantile_starts(std::move(counts));
    std::vector<FillRule> list;
    list.push_back({"\"count\" IS NULL", "undertryckt / suppressed", line_colour});
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const bool last = i + 1 == starts.size();
        const double share = starts.size() == 1
                                 ? 0.5
                                 : static_cast<double>(i) / static_cast<double>(starts.size() - 1);
        std::string filter = "\"count\" >= " + exact_number(starts[i]);
        if (!last) filter += " AND \"count\" < " + exact_number(starts[i + 1]);
        list.push_back({filter,
                        last ? "≥ " + legend_number(starts[i])
                             : legend_number(starts[i]) + " – < " + legend_number(starts[i + 1]),
                        colour_at(ColourRamp::batlow_reversed, 0.1 + 0.8 * share)});
    }
    return {"Händelser i rutor / Incidents in squares", fill_rules(list, 191)};
}

}  // namespace tk
