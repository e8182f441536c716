#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/geometry.h"

namespace tk {

/// A polygon to report by: a district, a DeSO, any.
struct Area {
    std::string name;
    MultiPolygon shape;
    std::optional<double> population;
};

/// A street or a path.
struct Street {
    std::string id;
    std::string name;
    std::string street_class;
    std::optional<double> width_m;
    std::vector<Line> lines;

    friend bool operator==(const Street&, const Street&) = default;
};

/// A door, or the middle of a frontage that people go in and out by.
struct Entrance {
    std::string id;
    MapPoint at;
    std::string kind;  ///< as the source calls it: "entré", "butik", ...

    friend bool operator==(const Entrance&, const Entrance&) = default;
};

/// A tree or, with a shape, a stand of them.
struct Tree {
    std::string id;
    MapPoint at;
    MultiPolygon shape;  ///< empty for a single tree
    double height_m = 8.0;
    double crown_m = 5.0;       ///< diameter; of a single tree
    double crown_base_m = 0.0;  ///< height at which the crown begins, bare below; [0, height_m]
    double porosity = 0.5;      ///< share of light that comes through the crown, [0, 1]

    friend bool operator==(const Tree&, const Tree&) = default;
};

/// Places that risk may go with: bars, bus stops, schools, parks, ...
struct FeatureSet {
    std::string name;
    std::vector<MapPoint> points;
    std::vector<Line> lines;
    MultiPolygon polygons;
    /// Developments whose use names one of these belong to the set while they stand.
    std::vector<std::string> uses = {};
    /// Of the points, as many as they are, above the ground: those of windows. Empty: not known.
    std::vector<double> point_heights_m = {};
};

}  // namespace tk
