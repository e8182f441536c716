#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/core/map_point.h"
#include "layers/layer_request.h"

namespace tk {

/// A place on the globe in degrees: longitude east of Greenwich, latitude north of the equator.
/// Only to_map() turns it into a MapPoint, and only to_lon_lat() back.
struct LonLat {
    double lon_deg = 0.0;
    double lat_deg = 0.0;

    friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// The plane that a study is computed in. It exists only if it is projected and in metres, or
/// `local`: plane coordinates without a reference, taken as metres. Cheap to copy; may be shared
/// between threads.
class ProjectedCrs {
public:
    /// From `EPSG:3006`, WKT, a PROJ string, a name such as `SWEREF99 TM`, or `local`.
    ///
    /// @param option what the user would change: "--crs", "study.crs"; named in the error
    /// @throws InputError if it is unknown, geographic, or not in metres
    static ProjectedCrs parse(const std::string& text, const std::string& option = "--crs");
    /// The same for a CRS to compute in: one in feet gives its twin in metres (the same projection,
    /// counted in metres), which is said in `notes`.
    static ProjectedCrs parse_to_compute_in(const std::string& text, const std::string& option,
                                            std::vector<std::string>& notes);
    static ProjectedCrs local();

    bool is_local() const;
    /// `EPSG:3006`; "local"; empty for one without an authority's code.
    std::string authority_code() const;
    /// `SWEREF99 TM`; "local".
    std::string name() const;
    /// authority_code(), or the name where there is none.
    std::string label() const;
    /// WKT of 2015; empty for local.
    std::string wkt() const;

    /// Whether coordinates mean the same in both.
    friend bool operator==(const ProjectedCrs& a, const ProjectedCrs& b);

    struct Impl;
    explicit ProjectedCrs(std::shared_ptr<const Impl> impl);
    const Impl& impl() const { return *impl_; }

private:
    std::shared_ptr<const Impl> impl_;
};

/// Within 1 mm of the published control points of SWEREF 99 TM.
/// @throws InputError for a place that the projection cannot show
MapPoint to_map(LonLat where, const ProjectedCrs& crs);

/// Longitude and latitude in WGS 84.
/// @throws InputError if `crs` is local: it lies nowhere on the globe
LonLat to_lon_lat(MapPoint at, const ProjectedCrs& crs);

/// Whether the text names a CRS that a source may be in: a code, a name, a PROJ string or WKT.
bool is_known_crs(const std::string& text);

/// The CRS to compute in when the user names none, from the first source that tells its own.
///
/// The source's if that is projected in metres; for a projected one in another unit, and for
/// longitude/latitude, SWEREF 99 TM (EPSG:3006) if the centre of the data lies in Sweden, else the
/// centre's UTM zone on WGS 84. What was chosen and why is added to `notes` in one sentence.
/// Of a table only the first 10 000 places are looked at.
///
/// @throws InputError if no source tells (the remedy names --input-crs), or one cannot be opened
ProjectedCrs choose_crs(const std::vector<LayerRequest>& sources, std::vector<std::string>& notes);

}  // namespace tk
