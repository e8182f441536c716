#include "layers/crs.h"

#include <algorithm>

#include "engine/core/input_error.h"
#include "layers/crs_transform.h"
#include "layers/source_places.h"
#include "layers/vector_source.h"

namespace tk {

namespace {

/// The centre of the data in longitude and latitude; none when there is no place in it.
std::optional<LonLat> centre_of(OGRLayer& layer, const SourcePlaces& places) {
    OGREnvelope box = places.sampled;
    if (box.IsInit() == 0 && !places.fields && layer.GetExtent(&box, FALSE) != OGRERR_NONE)
        box = OGREnvelope();
    if (box.IsInit() == 0) {
        constexpr int looked_at = 10'000;
        layer.ResetReading();
        for (int i = 0; i < looked_at; ++i) {
            const OGRFeatureUniquePtr feature(layer.GetNextFeature());
            if (!feature) break;
            const RowPlace place = row_place(*feature, places);
            if (place.state == PlaceState::there) box.Merge(place.at.east_m, place.at.north_m);
        }
    }
    if (box.IsInit() == 0) return std::nullopt;
    double x = (box.MinX + box.MaxX) / 2;
    double y = (box.MinY + box.MaxY) / 2;
    const SrsPtr target = wgs84_lon_lat();
    const TransformationPtr way(OGRCreateCoordinateTransformation(places.srs.get(), target.get()));
    if (!way || way->Transform(1, &x, &y) == 0) return std::nullopt;
    return LonLat{x, y};
}

/// Web Mercator counts in metres of the equator: at 60 degrees north one of them is half a metre.
bool is_web_mercator(const OGRSpatialReference& srs) {
    const std::string label = crs_label(srs);
    const char* name = srs.GetName();
    return label == "EPSG:3857" || label == "EPSG:900913" || label == "ESRI:102100" ||
           (name != nullptr && std::string(name).find("Pseudo-Mercator") != std::string::npos);
}

std::string why_not_own(const OGRSpatialReference& srs) {
    if (srs.IsGeographic() != 0) return "is in longitude and latitude";
    if (is_web_mercator(srs)) return "is in Web Mercator, whose metres are not true,";
    if (srs.IsProjected() != 0) return "is not in metres";
    return "is not in a projected coordinate reference system";
}

/// The CRS for one source; none if it has no place to tell from.
std::optional<ProjectedCrs> crs_for(const LayerRequest& request, std::vector<std::string>& notes) {
    const GdalMessages quiet;
    VectorSource source(request);
    OGRLayer& layer = source.layer();
    const std::string& path = source.address().path;
    const SourcePlaces places = find_places(layer, request, path, false);
    if (places.table) return std::nullopt;
    refuse_unknown_crs(places, path);
    if (is_projected_in_metres(*places.srs) && !is_web_mercator(*places.srs)) {
        char* wkt = nullptr;
        const char* const format[] = {"FORMAT=WKT2_2015", nullptr};
        places.srs->exportToWkt(&wkt, format);
        const std::string text = wkt == nullptr ? "" : wkt;
        CPLFree(wkt);
        const bool coded = places.srs->GetAuthorityCode(nullptr) != nullptr;
        const ProjectedCrs own = ProjectedCrs::parse(coded ? places.label : text);
        const bool stated = request.input_crs.empty() || !places.note.empty();
        notes.push_back("Computed in " + own.label() + " (" + own.name() + "), the CRS " +
                        (stated ? "of " : "named for ") + path + ".");
        return own;
    }
    const auto centre = centre_of(layer, places);
    if (!centre) return std::nullopt;
    const ProjectedCrs chosen = crs_around(*centre);
    notes.push_back("Computed in " + chosen.label() + " (" + chosen.name() + "), because " + path +
                    " " + why_not_own(*places.srs) + " and its centre lies " +
                    (chosen.authority_code() == "EPSG:3006" ? "in Sweden." : "in that zone."));
    return chosen;
}

}  // namespace

bool is_known_crs(const std::string& text) {
    try {
        return parse_srs(text, {}) != nullptr;
    } catch (const InputError&) {
        return false;
    }
}

ProjectedCrs choose_crs(const std::vector<LayerRequest>& sources, std::vector<std::string>& notes) {
    ensure_gdal();
    for (const LayerRequest& request : sources)
        if (auto crs = crs_for(request, notes)) return *crs;
    throw InputError(sources.empty() ? std::string{} : sources.front().source,
                     "there is no place in it from which to choose a coordinate reference system",
                     "name one with --crs, and the source's own with --input-crs where it does not "
                     "say");
}

}  // namespace tk
