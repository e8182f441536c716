#include "layers/raster_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <stdexcept>

#include "layers/qml_text.h"

namespace tk {
namespace {

std::string qml_gradient(const RasterStyle& style) {
    const double low = style.stops.front().value;
    const double width = style.stops.back().value - low;
    std::string between;
    for (std::size_t i = 1; i + 1 < style.stops.size(); ++i) {
        const ColourStop& stop = style.stops[i];
        between += fmt::format("{}{:.6f};{},{},{},255", between.empty() ? "" : ":",
                               (stop.value - low) / width, stop.colour.red, stop.colour.green,
                               stop.colour.blue);
    }
    const auto rgba = [](Rgb c) { return fmt::format("{},{},{},255", c.red, c.green, c.blue); };
    return fmt::format(
        "          <colorramp type=\"gradient\" name=\"[source]\">\n"
        "            <prop k=\"color1\" v=\"{}\"/>\n"
        "            <prop k=\"color2\" v=\"{}\"/>\n"
        "            <prop k=\"discrete\" v=\"0\"/>\n"
        "            <prop k=\"rampType\" v=\"gradient\"/>\n"
        "            <prop k=\"stops\" v=\"{}\"/>\n"
        "          </colorramp>\n",
        rgba(style.stops.front().colour), rgba(style.stops.back().colour), between);
}

std::string qml_legend(const std::string& unit) {
    return fmt::format(
        "          <rampLegendSettings useContinuousLegend=\"1\" orientation=\"2\" direction=\"0\" "
        "prefix=\"\" suffix=\"{}\" minimumLabel=\"\" maximumLabel=\"\"/>\n",
        xml_text(unit.empty() ? "" : " " + unit));
}

}  // namespace

ValueRange value_range(const GridRows& grid) {
    float low = HUGE_VALF, high = -HUGE_VALF;
    grid.each_cell([&](float value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    });
    if (!(low <= high)) return {};
    if (low == high) return {low, low + 1.0};
    return {low, high};
}

RasterStyle sequential_style(const ValueRange& range, ColourRamp ramp) {
    if (!(std::isfinite(range.low) && std::isfinite(range.high) && range.low < range.high))
        throw std::invalid_argument("raster style: the range is empty or not finite");
    const std::span<const Rgb> colours = stops_of(ramp);
    RasterStyle style;
    const double steps = static_cast<double>(colours.size() - 1);
    for (std::size_t i = 0; i < colours.size(); ++i)
        style.stops.push_back(
            {std::lerp(range.low, range.high, static_cast<double>(i) / steps), colours[i]});
    return style;
}

RasterStyle diverging_style(double limit, double threshold, ColourRamp ramp) {
    if (!(std::isfinite(limit) && threshold >= 0.0 && threshold < limit))
        throw std::invalid_argument("raster style: the threshold must lie in [0, limit)");
    const std::span<const Rgb> colours = stops_of(ramp);
    const std::size_t middle = colours.size() / 2;
    RasterStyle style;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const double steps = static_cast<double>(middle);
        const double away = std::abs(static_cast<double>(i) - steps) / steps;
        const double value = std::lerp(threshold, limit, away);
        if (i < middle) style.stops.push_back({-value, colours[i]});
        if (i == middle && threshold > 0.0) style.stops.push_back({-threshold, colours[i]});
        if (i >= middle) style.stops.push_back({value, colours[i]});
    }
    return style;
}

std::string qml_of(const RasterStyle& style, const RasterDescription& description) {
    if (style.stops.size() < 2)
        throw std::invalid_argument("raster style: needs at least two stops");
    const std::string low = exact_number(style.stops.front().value);
    const std::string high = exact_number(style.stops.back().value);
    std::string items;
    for (const ColourStop& stop : style.stops)
        items +=
            fmt::format("          <item alpha=\"255\" color=\"{}\" label=\"{}\" value=\"{}\"/>\n",
                        hex(stop.colour), legend_number(stop.value), exact_number(stop.value));
    return qml_document(
        "Symbology",
        fmt::format(
            "  <pipe>\n"
            "    <rasterrenderer type=\"singlebandpseudocolor\" band=\"1\" opacity=\"1\" "
            "alphaBand=\"-1\" nodataColor=\"\" classificationMin=\"{0}\" "
            "classificationMax=\"{1}\">\n"
            "      <rasterTransparency/>\n"
            "      <minMaxOrigin>\n"
            "        <limits>None</limits>\n"
            "        <extent>WholeRaster</extent>\n"
            "        <statAccuracy>Exact</statAccuracy>\n"
            "      </minMaxOrigin>\n"
            "      <rastershader>\n"
            "        <colorrampshader colorRampType=\"INTERPOLATED\" classificationMode=\"1\" "
            "clip=\"0\" minimumValue=\"{0}\" maximumValue=\"{1}\">\n"
            "{2}{3}{4}"
            "        </colorrampshader>\n"
            "      </rastershader>\n"
            "    </rasterrenderer>\n"
            "    <brightnesscontrast brightness=\"0\" contrast=\"0\"/>\n"
            "    <huesaturation saturation=\"0\" grayscaleMode=\"0\" colorizeOn=\"0\"/>\n"
            "    <rasterresampler maxOversampling=\"2\"/>\n"
            "  </pipe>\n"
            "  <blendMode>0</blendMode>\n",
            low, high, qml_gradient(style), items, qml_legend(description.unit)));
}

}  // namespace tk
