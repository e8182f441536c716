#include "layers/qml_text.h"

#include <fmt/format.h>

namespace tk {

std::string xml_text(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            default:
                // XML 1.0 has no way to write other control characters.
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') escaped += c;
        }
    }
    return escaped;
}

std::string exact_number(double value) {
    return fmt::format("{}", value == 0.0 ? 0.0 : value);
}

std::string legend_number(double value) {
    return fmt::format("{:.4g}", value == 0.0 ? 0.0 : value);
}

std::string qml_document(std::string_view categories, std::string_view body, bool labels) {
    return fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        "<qgis version=\"3.22.0\" styleCategories=\"{}|CustomProperties\"{}>\n"
        "  <customproperties>\n"
        "    <Option type=\"Map\">\n"
        "      <Option name=\"{}\" type=\"QString\" value=\"1\"/>\n"
        "    </Option>\n"
        "  </customproperties>\n"
        "{}"
        "</qgis>\n",
        categories, labels ? " labelsEnabled=\"1\"" : "", qml_mark, body);
}

}  // namespace tk
