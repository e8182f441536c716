#include "layers/vector_style.h"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>
#include <utility>

#include "layers/qgis_symbols.h"
#include "layers/qml_text.h"
#include "layers/raster_style.h"

namespace tk {

using namespace qgis;

namespace {

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
        symbol(0, "line", line(white_colour, 204, "0.7") + line(text_colour, 255, "0.26")));
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
