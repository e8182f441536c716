#include "layers/source_places.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/crs_transform.h"
#include "layers/geometry_from_gdal.h"
#include "layers/written_number.h"

namespace tk {

namespace {

constexpr std::int64_t sampled_rows = 10'000;

std::optional<double> coordinate_in(OGRFeature& feature, int field) {
    const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
    if (type == OFTString) return parse_coordinate(feature.GetFieldAsString(field));
    const double value = feature.GetFieldAsDouble(field);
    return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

bool field_is_missing(OGRFeature& feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field)) return true;
    return feature.GetFieldDefnRef(field)->GetType() == OFTString &&
           is_missing(feature.GetFieldAsString(field));
}

/// The box around the first places of a layer. Reads from its start, and leaves it there.
OGREnvelope sample_places(OGRLayer& layer, const SourcePlaces& places) {
    OGREnvelope box;
    layer.ResetReading();
    for (std::int64_t i = 0; i < sampled_rows; ++i) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        if (!feature) break;
        const RowPlace place = row_place(*feature, places);
        if (place.state == PlaceState::there) box.Merge(place.at.east_m, place.at.north_m);
    }
    layer.ResetReading();
    return box;
}

/// Whether most of a layer's first places lie outside the range of degrees.
bool mostly_not_degrees(OGRLayer& layer, const SourcePlaces& places) {
    constexpr int looked_at = 1000;
    int there = 0;
    int outside = 0;
    layer.ResetReading();
    for (int i = 0; i < looked_at; ++i) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        if (!feature) break;
        const RowPlace place = row_place(*feature, places);
        if (place.state != PlaceState::there) continue;
        ++there;
        if (std::abs(place.at.east_m) > 180.0 || std::abs(place.at.north_m) > 90.0) ++outside;
    }
    layer.ResetReading();
    return outside * 2 > there;
}

void set_lon_lat(SourcePlaces& places, const std::string& why) {
    places.srs = wgs84_lon_lat();
    places.label = "EPSG:4326";
    places.note = why;
}

void take_fields(OGRLayer& layer, const PlaceFields& pair, SourcePlaces& places) {
    const auto is_text = [&](int field) {
        return layer.GetLayerDefn()->GetFieldDefn(field)->GetType() == OFTString;
    };
    places.fields = pair;
    places.text_fields = is_text(pair.x) && is_text(pair.y);
}

/// The two fields that are the place, and their CRS.
void find_in_fields(OGRLayer& layer, const LayerRequest& request, const std::string& source,
                    bool local, SourcePlaces& places) {
    const std::vector<std::string> names = field_names_of(layer);
    std::vector<PlaceFields> pairs;
    const bool named = request.fields.contains("x") || request.fields.contains("y");
    if (named) {
        std::map<std::string, std::string> both;
        for (const char* role : {"x", "y"}) {
            if (!request.fields.contains(role))
                throw InputError(source, "only one field of a place is named",
                                 "name both, with --x and --y");
            both[role] = request.fields.at(role);
        }
        const auto at = recognise_fields(LayerKind::boundary, names, both, source);
        pairs.push_back({at.find("x")->second, at.find("y")->second, false});
    } else {
        pairs = place_fields(names);
    }
    if (pairs.empty()) {
        places.table = true;
        return;
    }
    places.srs = request.input_crs.empty() || local
                     ? nullptr
                     : identified(*parse_srs(request.input_crs, "--input-crs"));
    // Easting and northing beside longitude and latitude: those that the CRS speaks of.
    const bool plane = local || (places.srs && places.srs->IsGeographic() == 0);
    if (plane)
        std::stable_partition(pairs.begin(), pairs.end(),
                              [](const PlaceFields& p) { return !p.lon_lat_by_name; });
    take_fields(layer, pairs.front(), places);
    if (places.srs) places.label = crs_label(*places.srs);
    if (local || places.srs) return;
    for (const PlaceFields& pair : pairs) {
        take_fields(layer, pair, places);
        places.sampled = sample_places(layer, places);
        if (!may_be_lon_lat(places.sampled)) continue;
        set_lon_lat(places, "The fields '" + names[static_cast<std::size_t>(pair.x)] + "' and '" +
                                names[static_cast<std::size_t>(pair.y)] +
                                "' were recognised as longitude and latitude (WGS 84) by their "
                                "range.");
        return;
    }
    take_fields(layer, pairs.front(), places);
}

void find_in_geometry(OGRLayer& layer, const LayerRequest& request, bool local,
                      SourcePlaces& places) {
    const OGRSpatialReference* own = layer.GetSpatialRef();
    if (own != nullptr) places.srs = identified(*own);
    if (local) {
        places.srs = nullptr;
        return;
    }
    // GeoJSON is WGS 84 by definition, and often is not.
    if (places.srs && places.srs->IsGeographic() != 0 && mostly_not_degrees(layer, places)) {
        places.contradicted = crs_label(*places.srs);
        places.srs = nullptr;
    }
    if (places.srs) {
        places.label = crs_label(*places.srs);
        if (request.input_crs.empty()) return;
        const SrsPtr given = identified(*parse_srs(request.input_crs, "--input-crs"));
        const char* const loosely[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
        if (given && given->IsSame(places.srs.get(), loosely) == 0)
            places.note = "The source says that it is in " + places.label + "; " +
                          request.input_crs + ", given for it, is not used.";
        return;
    }
    if (!request.input_crs.empty()) {
        places.srs = identified(*parse_srs(request.input_crs, "--input-crs"));
        places.label = places.srs ? crs_label(*places.srs) : std::string{};
        if (!places.contradicted.empty())
            places.note = "The source says that it is in " + places.contradicted +
                          ", which its coordinates cannot be; " + places.label + " is used.";
        return;
    }
    places.sampled = sample_places(layer, places);
    if (places.contradicted.empty() && may_be_lon_lat(places.sampled))
        set_lon_lat(places,
                    "The source does not say its CRS; its coordinates were recognised as longitude "
                    "and latitude (WGS 84) by their range.");
}

}  // namespace

bool may_be_lon_lat(const OGREnvelope& box) {
    return box.IsInit() != 0 && box.MinX >= -180.0 && box.MaxX <= 180.0 && box.MinY >= -90.0 &&
           box.MaxY <= 90.0;
}

std::vector<std::string> field_names_of(OGRLayer& layer) {
    std::vector<std::string> names;
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    return names;
}

SourcePlaces find_places(OGRLayer& layer, const LayerRequest& request, const std::string& source,
                         bool local) {
    SourcePlaces places;
    const bool named = request.fields.contains("x") || request.fields.contains("y");
    if (named || layer.GetGeomType() == wkbNone || layer.GetLayerDefn()->GetGeomFieldCount() == 0)
        find_in_fields(layer, request, source, local, places);
    else
        find_in_geometry(layer, request, local, places);
    return places;
}

void refuse_unknown_crs(const SourcePlaces& places, const std::string& source) {
    if (places.srs) return;
    std::string problem =
        "it does not say in which coordinate reference system its places are, and they are not "
        "longitude and latitude";
    if (!places.contradicted.empty())
        problem =
            "it says that it is in " + places.contradicted + ", which its coordinates cannot be";
    else if (places.sampled.IsInit() == 0)
        problem =
            "it does not say its coordinate reference system, and has no place to tell it "
            "from";
    throw InputError(source, problem,
                     "name it with --input-crs, such as --input-crs EPSG:3006, or crs in the "
                     "study (--crs local takes plane coordinates as they are)");
}

RowPlace row_place(OGRFeature& feature, const SourcePlaces& places) {
    RowPlace place;
    if (places.fields && places.text_fields) {
        const char* x_text = text_of(feature, places.fields->x);
        const char* y_text = text_of(feature, places.fields->y);
        if (x_text == nullptr || y_text == nullptr) return place;
        const auto x = parse_coordinate(x_text);
        const auto y = parse_coordinate(y_text);
        if (x && y) {
            place.state = PlaceState::there;
            place.at = {*x, *y};
        } else if (!is_missing(x_text) && !is_missing(y_text)) {
            place.state = PlaceState::unreadable;
        }
    } else if (places.fields) {
        const auto [x_field, y_field, by_name] = *places.fields;
        if (field_is_missing(feature, x_field) || field_is_missing(feature, y_field)) return place;
        const auto x = coordinate_in(feature, x_field);
        const auto y = coordinate_in(feature, y_field);
        place.state = x && y ? PlaceState::there : PlaceState::unreadable;
        if (x && y) place.at = {*x, *y};
    } else {
        const OGRGeometry* geometry = feature.GetGeometryRef();
        const auto at = geometry == nullptr ? std::nullopt : place_of(*geometry);
        if (!at) return place;
        const bool finite = std::isfinite(at->east_m) && std::isfinite(at->north_m);
        place.state = finite ? PlaceState::there : PlaceState::unreadable;
        place.at = *at;
        place.centre = wkbFlatten(geometry->getGeometryType()) != wkbPoint;
    }
    if (place.state == PlaceState::there && place.at == MapPoint{0.0, 0.0})
        place.state = PlaceState::zero;
    return place;
}

}  // namespace tk
