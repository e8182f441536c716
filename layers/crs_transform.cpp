#include "layers/crs_transform.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"
#include "layers/crs_by_name.h"
#include "layers/sweden_outline.h"

namespace tk {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

SrsPtr new_srs() {
    SrsPtr srs(new OGRSpatialReference());
    srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

/// Whether both count in metres, or in the same feet or degrees. Like names and parameters do not
/// tell.
bool has_same_unit(const OGRSpatialReference& a, const OGRSpatialReference& b) {
    if (a.IsProjected() != b.IsProjected()) return false;
    return a.IsProjected() == 0 ||
           std::abs(a.GetLinearUnits(nullptr) - b.GetLinearUnits(nullptr)) < 1e-9;
}

/// The CRS in EPSG that this one surely is; 0 for none.
int matching_epsg(const OGRSpatialReference& srs) {
    if (const char* authority = srs.GetAuthorityName(nullptr);
        authority != nullptr && std::string(authority) == "EPSG")
        return std::atoi(srs.GetAuthorityCode(nullptr));
    int count = 0;
    int* confidence = nullptr;
    // FindMatches is not const only by oversight: it changes a cache.
    OGRSpatialReferenceH* matches =
        const_cast<OGRSpatialReference&>(srs).FindMatches(nullptr, &count, &confidence);
    int code = 0;
    constexpr int sure_percent = 90;  // same name, or same parameters under an ESRI name
    constexpr int likely_percent = 70;
    const bool only = count == 1 || (count > 1 && confidence[0] > confidence[1]);
    if (count > 0 && (confidence[0] >= sure_percent || (only && confidence[0] >= likely_percent))) {
        const auto* best = OGRSpatialReference::FromHandle(matches[0]);
        const char* authority = best->GetAuthorityName(nullptr);
        if (authority != nullptr && std::string(authority) == "EPSG")
            code = std::atoi(best->GetAuthorityCode(nullptr));
    }
    if (matches != nullptr) OSRFreeSRSArray(matches);
    CPLFree(confidence);
    return code;
}

/// Coordinates in two columns, as GDAL wants them, and back; only what it marks as done is kept.
void transform_block(OGRCoordinateTransformation& transformation, std::span<MapPoint> points) {
    constexpr std::size_t block_points = 4096;
    std::array<double, block_points> x{};
    std::array<double, block_points> y{};
    std::array<int, block_points> done{};
    for (std::size_t first = 0; first < points.size(); first += block_points) {
        const auto block = points.subspan(first, std::min(block_points, points.size() - first));
        for (std::size_t i = 0; i < block.size(); ++i) {
            x[i] = block[i].east_m;
            y[i] = block[i].north_m;
        }
        done.fill(0);
        transformation.Transform(static_cast<int>(block.size()), x.data(), y.data(), nullptr,
                                 nullptr, done.data());
        for (std::size_t i = 0; i < block.size(); ++i) {
            const bool usable = done[i] != 0 && std::isfinite(x[i]) && std::isfinite(y[i]);
            block[i] = usable ? MapPoint{x[i], y[i]} : MapPoint{not_a_number, not_a_number};
        }
    }
}

void transform_all(OGRCoordinateTransformation& transformation, std::span<MapPoint> points) {
    // A copy of the transformation costs milliseconds, so few places do not get several. The
    // parts do not depend on the number of threads: nor do the bytes.
    constexpr std::size_t worth_copies = 40'000;
    constexpr std::size_t parts = 8;
    if (points.size() < worth_copies) {
        const GdalMessages quiet;
        transform_block(transformation, points);
        return;
    }
    std::vector<TransformationPtr> copies;
    for (std::size_t i = 0; i < parts; ++i) copies.emplace_back(transformation.Clone());
    const std::size_t per_part = (points.size() + parts - 1) / parts;
    parallel_for(parts, [&](std::size_t part) {
        const GdalMessages quiet;
        const std::size_t first = std::min(points.size(), part * per_part);
        const std::size_t count = std::min(per_part, points.size() - first);
        transform_block(*copies[part], points.subspan(first, count));
    });
}

}  // namespace

SrsPtr parse_srs(const std::string& text, const std::string& option) {
    ensure_gdal();
    const GdalMessages messages;
    SrsPtr srs = new_srs();
    const char* const limits[] = {"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
    if (!text.empty() && srs->SetFromUserInput(text.c_str(), limits) == OGRERR_NONE) return srs;
    const NamedCrs named = crs_by_name(text);
    SrsPtr known = new_srs();
    if (named.epsg_code > 0 && known->importFromEPSG(named.epsg_code) == OGRERR_NONE) return known;
    std::string remedy =
        "write an EPSG code such as EPSG:3006, a name such as SWEREF99 TM, a PROJ "
        "string, or WKT after " +
        option;
    if (!named.candidates.empty()) {
        remedy = "did you mean ";
        for (std::size_t i = 0; i < named.candidates.size(); ++i)
            remedy += (i == 0                             ? ""
                       : i + 1 == named.candidates.size() ? " or "
                                                          : ", ") +
                      named.candidates[i];
        remedy += "? write one of these after " + option;
    }
    throw InputError(option, "'" + text + "' is no coordinate reference system that PROJ knows",
                     remedy);
}

SrsPtr identified(const OGRSpatialReference& given) {
    ensure_gdal();
    const GdalMessages quiet;
    if (given.IsEmpty() != 0 || given.IsLocal() != 0) return nullptr;
    const char* name = given.GetName();
    const std::string called = name == nullptr ? "" : name;
    // How GeoPackage writes that it does not know.
    if (called.rfind("Undefined", 0) == 0 || called.rfind("unnamed geographic", 0) == 0)
        return nullptr;
    SrsPtr srs(given.Clone());
    srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (srs->IsCompound() != 0) srs->StripVertical();
    if (const int code = matching_epsg(*srs); code > 0) {
        SrsPtr known = new_srs();
        if (known->importFromEPSG(code) == OGRERR_NONE && has_same_unit(*known, *srs)) return known;
    }
    return srs;
}

std::string crs_label(const OGRSpatialReference& srs) {
    const char* authority = srs.GetAuthorityName(nullptr);
    const char* code = srs.GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr) return std::string(authority) + ":" + code;
    const char* name = srs.GetName();
    return name == nullptr ? "unnamed" : name;
}

bool is_projected_in_metres(const OGRSpatialReference& srs) {
    return srs.IsProjected() != 0 && std::abs(srs.GetLinearUnits(nullptr) - 1.0) < 1e-9;
}

SrsPtr wgs84_lon_lat() {
    ensure_gdal();
    SrsPtr srs = new_srs();
    srs->importFromEPSG(4326);
    return srs;
}

ProjectedCrs crs_around(LonLat centre) {
    if (in_sweden(centre)) return ProjectedCrs::parse("EPSG:3006");
    const double wrapped = std::fmod(centre.lon_deg + 540.0, 360.0);  // 0 at the date line
    const int zone = std::clamp(static_cast<int>(wrapped / 6.0) + 1, 1, 60);
    const int code = (centre.lat_deg < 0.0 ? 32700 : 32600) + zone;
    return ProjectedCrs::parse("EPSG:" + std::to_string(code));
}

ToMap::ToMap(const OGRSpatialReference* source, const ProjectedCrs& crs,
             const std::string& source_name) {
    if (source == nullptr || crs.is_local()) return;
    const SrsPtr target = parse_srs(crs.impl().definition, "--crs");
    const char* const loosely[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                   "CRITERION=EQUIVALENT", nullptr};
    if (source->IsSame(target.get(), loosely) != 0) return;
    const GdalMessages messages;
    transformation_.reset(OGRCreateCoordinateTransformation(source, target.get()));
    if (!transformation_)
        throw InputError(source_name,
                         "there is no way from " + crs_label(*source) + " to " + crs.label() +
                             (messages.last().empty() ? "" : " (" + messages.last() + ")"),
                         "name another CRS with --crs, or the source's true one with --input-crs");
}

void ToMap::transform(std::span<MapPoint> points) const {
    if (transformation_) transform_all(*transformation_, points);
}

bool ToMap::transform(OGRGeometry& geometry) const {
    if (!transformation_) return true;
    const GdalMessages quiet;
    if (geometry.transform(transformation_.get()) != OGRERR_NONE) return false;
    OGREnvelope box;
    geometry.getEnvelope(&box);
    return std::isfinite(box.MinX) && std::isfinite(box.MaxX) && std::isfinite(box.MinY) &&
           std::isfinite(box.MaxY);
}

std::vector<LonLat> to_lon_lat(std::span<const MapPoint> points, const ProjectedCrs& crs) {
    if (crs.is_local())
        throw InputError("--crs local", "plane coordinates without a reference have no longitude",
                         "name the true CRS with --crs and --input-crs");
    const SrsPtr from = parse_srs(crs.impl().definition, "--crs");
    const SrsPtr to = wgs84_lon_lat();
    const TransformationPtr way(OGRCreateCoordinateTransformation(from.get(), to.get()));
    std::vector<MapPoint> moved(points.begin(), points.end());
    if (way) transform_all(*way, moved);
    std::vector<LonLat> result;
    result.reserve(moved.size());
    for (const MapPoint p : moved) result.push_back({p.east_m, p.north_m});
    return result;
}

}  // namespace tk
