#include "layers/qgis_symbols.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "layers/qml_text.h"

namespace tk::qgis {

std::string rgba_of(Rgb colour, int alpha) {
    return fmt::format("{},{},{},{}", colour.red, colour.green, colour.blue, alpha);
}

std::string symbol_layer(std::string_view type, const SymbolProperties& properties,
                         std::string_view data_defined) {
    std::string text =
        fmt::format("        <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n", type);
    for (const auto& [key, value] : properties)
        text += fmt::format("          <prop k=\"{}\" v=\"{}\"/>\n", key, xml_text(value));
    text += data_defined;
    return text + "        </layer>\n";
}

std::string symbol(int name, std::string_view kind, std::string_view layers) {
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
                                    symbol(0, kind, layers)));
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

std::string fill_layer(Rgb fill, int fill_alpha, Rgb outline, std::string_view outline_mm) {
    return symbol_layer("SimpleFill", {{"style", fill_alpha == 0 ? "no" : "solid"},
                                       {"color", rgba_of(fill, fill_alpha)},
                                       {"outline_color", rgba_of(outline)},
                                       {"outline_style", "solid"},
                                       {"outline_width", std::string(outline_mm)},
                                       {"outline_width_unit", "MM"},
                                       {"joinstyle", "miter"}});
}

std::string rule_based(std::string_view kind, const std::vector<StyleRule>& list) {
    std::string rule_text, symbols;
    int number = 0;
    for (const StyleRule& rule : list) {
        rule_text +=
            fmt::format("      <rule key=\"r{0}\" symbol=\"{0}\" filter=\"{1}\" label=\"{2}\"/>\n",
                        number, xml_text(rule.filter), xml_text(rule.label));
        symbols += symbol(number, kind, rule.symbol_layers);
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

std::string fill_rules(const std::vector<FillRule>& list, int fill_alpha) {
    std::vector<StyleRule> rules;
    for (const FillRule& rule : list)
        rules.push_back(
            {rule.filter, rule.label, fill_layer(rule.fill, fill_alpha, line_colour, "0.1")});
    return rule_based("fill", rules);
}

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

}  // namespace tk::qgis
