#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "layers/crs.h"
#include "layers/gdal_handles.h"

/// CRS objects of GDAL and the way from any of them to metres. Private to layers/.
namespace tk {

class ToMap;

struct ProjectedCrs::Impl {
    std::string definition;  ///< what GDAL makes it from again; empty for local
    std::string code;
    std::string name;
    std::string wkt;

    mutable std::mutex mutex;  ///< of the two below, made when first asked for
    mutable TransformationPtr from_lon_lat;
    mutable TransformationPtr to_lon_lat;
};

/// Any CRS that GDAL knows by this text, x before y. @throws InputError naming `option`
SrsPtr parse_srs(const std::string& text, const std::string& option);

/// The same CRS as EPSG has it where it can be recognised (an ESRI .prj without a code), x before
/// y, without a vertical part; null for "undefined" ones.
SrsPtr identified(const OGRSpatialReference& srs);

/// `EPSG:3006` where it has a code, else its name.
std::string crs_label(const OGRSpatialReference& srs);

/// Whether it is projected with the metre as its unit.
bool is_projected_in_metres(const OGRSpatialReference& srs);

SrsPtr wgs84_lon_lat();

/// The CRS to compute in for data around `centre`: EPSG:3006 in Sweden, else the UTM zone.
ProjectedCrs crs_around(LonLat centre);

/// The way from a source's CRS to the study's. Not to be shared between threads.
class ToMap {
public:
    /// @param source null: the coordinates are the study's already
    /// @throws InputError if GDAL knows no way, named by `source_name`
    ToMap(const OGRSpatialReference* source, const ProjectedCrs& crs,
          const std::string& source_name);

    bool identity() const { return transformation_ == nullptr; }

    /// In place, on all threads; a place that cannot be shown becomes NaN, NaN.
    void transform(std::span<MapPoint> points) const;
    /// In place; false if it cannot be shown.
    bool transform(OGRGeometry& geometry) const;

private:
    TransformationPtr transformation_;
};

/// Places on the map as longitude and latitude, on all threads.
std::vector<LonLat> to_lon_lat(std::span<const MapPoint> points, const ProjectedCrs& crs);

}  // namespace tk
