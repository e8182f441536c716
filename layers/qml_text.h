#pragma once

#include <string>
#include <string_view>

/// The words of QGIS's style files (.qml) that raster and vector styles share.
namespace tk {

/// What marks a style file as this program's: it replaces only its own.
inline constexpr std::string_view qml_mark = "tryggkarta/style";

/// Text as it stands in an XML attribute or element.
std::string xml_text(std::string_view text);

/// The shortest decimal text that gives the same double back.
std::string exact_number(double value);

/// A number for a legend: four significant digits.
std::string legend_number(double value);

/// A whole style file around `body`, marked as ours.
/// @param categories QGIS's style categories, "Symbology"
/// @param labels its labels are drawn
std::string qml_document(std::string_view categories, std::string_view body, bool labels = false);

}  // namespace tk
