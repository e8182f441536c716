#pragma once

#include <string>
#include <vector>

#include "layers/colour_ramps.h"

namespace tk {

/// How QGIS draws a vector layer: the text of a style file (.qml), readable from QGIS 3.22.
struct VectorStyle {
    std::string name;  ///< shown in QGIS's list of styles
    std::string qml;
};

/// The looks of the map's own layers, in the colours of the program's light theme. Field names are
/// those of vector_layers.h.
VectorStyle style_of_lights();
VectorStyle style_of_cameras();
VectorStyle style_of_developments();
VectorStyle style_of_areas();
VectorStyle style_of_buildings();
VectorStyle style_of_incident_points();
VectorStyle style_of_observations();

/// Polygons of camera coverage by their `class`, in the order given: the finer, the stronger.
VectorStyle style_of_coverage_classes(const std::vector<std::string>& classes);

/// Lines of equal light, each with its `lux` on it.
VectorStyle style_of_isolux_lines();

/// Streets by the lighting class in `class_p` that their light reaches: the darker the lower.
VectorStyle style_of_street_lighting();

/// Squares graduated by `count` in up to five classes of about equal numbers of squares; those
/// suppressed stand apart in grey.
/// @param counts of the squares that are not suppressed, in any order
VectorStyle style_of_incident_squares(std::vector<double> counts);

}  // namespace tk
