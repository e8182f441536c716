#pragma once

#include <optional>

#include "engine/core/geometry.h"
#include "layers/gdal_handles.h"

/// GDAL's geometries as the engine's. Private to layers/. All take geometries that are in the
/// study's CRS already; Z and M are dropped, curves become lines.
namespace tk {

struct ReadPolygons {
    MultiPolygon polygons;  ///< valid, oriented; empty when the geometry has no area
    bool repaired = false;  ///< it crossed or overlapped itself
};

/// Every polygon of a geometry; other parts of it are left out.
ReadPolygons polygons_from(const OGRGeometry& geometry);

/// The union of polygons that may overlap.
MultiPolygon united(const MultiPolygon& polygons);

/// Every line of a geometry with a length; a polygon has none.
std::vector<Line> lines_from(const OGRGeometry& geometry);

/// Every point of a point or multipoint, also within a collection.
std::vector<MapPoint> points_from(const OGRGeometry& geometry);

/// One place for a geometry: a point itself, the centre of gravity of anything else; none when it
/// is empty. Not in the study's CRS necessarily.
std::optional<MapPoint> place_of(const OGRGeometry& geometry);

}  // namespace tk
