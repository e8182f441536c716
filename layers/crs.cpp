#include "layers/crs.h"

#include <cmath>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/crs_transform.h"

namespace tk {

namespace {

/// A unit in words; PROJ's names of feet are long and several.
std::string unit_in_words(const OGRSpatialReference& srs) {
    const char* name = nullptr;
    const double metres = srs.GetLinearUnits(&name);
    if (std::abs(metres - 0.3048) < 1e-4) return "feet";
    return name == nullptr ? "an unknown unit" : name;
}

/// One place through a transformation; false if it cannot be shown.
bool transform_one(OGRCoordinateTransformation* way, double& x, double& y) {
    const GdalMessages quiet;
    int done = 0;
    return way != nullptr && way->Transform(1, &x, &y, nullptr, nullptr, &done) != 0 && done != 0 &&
           std::isfinite(x) && std::isfinite(y);
}

}  // namespace

ProjectedCrs::ProjectedCrs(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

ProjectedCrs ProjectedCrs::local() {
    auto impl = std::make_shared<Impl>();
    impl->code = "local";
    impl->name = "local";
    return ProjectedCrs(std::move(impl));
}

namespace {

struct ParsedCrs {
    SrsPtr srs;  ///< projected
    std::string advice;
};

ParsedCrs parsed_projected(const std::string& text, const std::string& option) {
    const SrsPtr given = parse_srs(text, option);
    SrsPtr srs = identified(*given);
    std::string advice = "name a projected one in metres with " + option +
                         ", such as EPSG:3006 (Sweden) or a UTM zone (EPSG:32633)";
    if (srs == nullptr || srs->IsProjected() == 0)
        throw InputError(option,
                         "'" + text + "' is " +
                             (srs != nullptr && srs->IsGeographic() != 0
                                  ? "in degrees of longitude and latitude"
                                  : "not a projected coordinate reference system"),
                         advice);
    return {std::move(srs), std::move(advice)};
}

/// @param srs projected and in metres
std::shared_ptr<ProjectedCrs::Impl> impl_of(const OGRSpatialReference& srs,
                                            const std::string& text) {
    auto impl = std::make_shared<ProjectedCrs::Impl>();
    if (const char* code = srs.GetAuthorityCode(nullptr); code != nullptr)
        impl->code = std::string(srs.GetAuthorityName(nullptr)) + ":" + code;
    impl->name = srs.GetName() == nullptr ? text : srs.GetName();
    char* wkt = nullptr;
    const char* const format[] = {"FORMAT=WKT2_2015", nullptr};
    srs.exportToWkt(&wkt, format);
    impl->wkt = wkt == nullptr ? "" : wkt;
    CPLFree(wkt);
    impl->definition = impl->code.empty() ? impl->wkt : impl->code;
    return impl;
}

}  // namespace

ProjectedCrs ProjectedCrs::parse(const std::string& text, const std::string& option) {
    if (text == "local") return local();
    const ParsedCrs parsed = parsed_projected(text, option);
    if (!is_projected_in_metres(*parsed.srs))
        throw InputError(option,
                         "'" + text + "' is in " + unit_in_words(*parsed.srs) + ", not metres",
                         parsed.advice);
    return ProjectedCrs(impl_of(*parsed.srs, text));
}

ProjectedCrs ProjectedCrs::parse_to_compute_in(const std::string& text, const std::string& option,
                                               std::vector<std::string>& notes) {
    if (text == "local") return local();
    const ParsedCrs parsed = parsed_projected(text, option);
    if (is_projected_in_metres(*parsed.srs)) return ProjectedCrs(impl_of(*parsed.srs, text));
    const std::string unit = unit_in_words(*parsed.srs);
    const std::string name = parsed.srs->GetName() == nullptr ? text : parsed.srs->GetName();
    const SrsPtr twin(parsed.srs->Clone());
    twin->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (twin->SetLinearUnitsAndUpdateParameters("metre", 1.0) != OGRERR_NONE)
        throw InputError(option, "'" + text + "' is in " + unit + ", not metres", parsed.advice);
    // Its code, where one is left, is that of the CRS in feet.
    if (OGR_SRSNode* root = twin->GetRoot(); root != nullptr)
        if (const int code = root->FindChild("AUTHORITY"); code >= 0) root->DestroyChild(code);
    twin->SetProjCS((name + " in metres").c_str());
    auto impl = impl_of(*twin, text);
    impl->code.clear();
    impl->definition = impl->wkt;
    notes.push_back("Computed in " + name + " counted in metres: " + option + " names it in " +
                    unit + ", and " + "distances and areas here are in metres.");
    return ProjectedCrs(std::move(impl));
}

bool ProjectedCrs::is_local() const {
    return impl_->definition.empty();
}
std::string ProjectedCrs::authority_code() const {
    return impl_->code;
}
std::string ProjectedCrs::name() const {
    return impl_->name;
}
std::string ProjectedCrs::label() const {
    return impl_->code.empty() ? impl_->name : impl_->code;
}
std::string ProjectedCrs::wkt() const {
    return impl_->wkt;
}

bool operator==(const ProjectedCrs& a, const ProjectedCrs& b) {
    return a.impl_ == b.impl_ || a.impl_->definition == b.impl_->definition;
}

MapPoint to_map(LonLat where, const ProjectedCrs& crs) {
    const ProjectedCrs::Impl& impl = crs.impl();
    double x = where.lon_deg;
    double y = where.lat_deg;
    if (!crs.is_local()) {
        const std::lock_guard lock(impl.mutex);
        if (!impl.from_lon_lat) {
            const SrsPtr target = parse_srs(impl.definition, "--crs");
            impl.from_lon_lat.reset(
                OGRCreateCoordinateTransformation(wgs84_lon_lat().get(), target.get()));
        }
        if (transform_one(impl.from_lon_lat.get(), x, y)) return {x, y};
    }
    throw InputError("--crs",
                     "longitude " + std::to_string(where.lon_deg) + ", latitude " +
                         std::to_string(where.lat_deg) + " cannot be shown in " + crs.label(),
                     "name a CRS that covers the data with --crs");
}

LonLat to_lon_lat(MapPoint at, const ProjectedCrs& crs) {
    const ProjectedCrs::Impl& impl = crs.impl();
    double x = at.east_m;
    double y = at.north_m;
    if (!crs.is_local()) {
        const std::lock_guard lock(impl.mutex);
        if (!impl.to_lon_lat) {
            const SrsPtr source = parse_srs(impl.definition, "--crs");
            impl.to_lon_lat.reset(
                OGRCreateCoordinateTransformation(source.get(), wgs84_lon_lat().get()));
        }
        if (transform_one(impl.to_lon_lat.get(), x, y)) return {x, y};
    }
    throw InputError("--crs",
                     crs.is_local()
                         ? std::string("plane coordinates without a reference have no longitude")
                         : "east " + std::to_string(at.east_m) + ", north " +
                               std::to_string(at.north_m) + " lies outside " + crs.label(),
                     "name the true CRS of the data with --crs");
}

}  // namespace tk
