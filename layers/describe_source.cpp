#include "layers/describe_source.h"

#include <filesystem>

#include "engine/core/input_error.h"
#include "layers/crs_transform.h"
#include "layers/layer_role.h"
#include "layers/read_areas.h"
#include "layers/read_buildings.h"
#include "layers/read_cameras.h"
#include "layers/read_developments.h"
#include "layers/read_entrances.h"
#include "layers/read_features.h"
#include "layers/read_incidents.h"
#include "layers/read_lights.h"
#include "layers/read_masks.h"
#include "layers/read_observations.h"
#include "layers/read_streets.h"
#include "layers/read_trees.h"
#include "layers/source_places.h"
#include "layers/vector_source.h"

namespace tk {

namespace {

LayerShape shape_of(OGRLayer& layer, const SourcePlaces& places) {
    if (places.table) return LayerShape::none;
    if (places.fields) return LayerShape::point;
    const auto shape_of_type = [](OGRwkbGeometryType type) {
        const auto flat = wkbFlatten(type);
        if (flat == wkbPoint || flat == wkbMultiPoint) return LayerShape::point;
        if (OGR_GT_IsCurve(flat) != 0 || OGR_GT_IsSubClassOf(flat, wkbMultiCurve) != 0)
            return LayerShape::line;
        if (OGR_GT_IsSurface(flat) != 0 || OGR_GT_IsSubClassOf(flat, wkbMultiSurface) != 0)
            return LayerShape::polygon;
        return LayerShape::mixed;
    };
    const LayerShape declared = shape_of_type(layer.GetGeomType());
    if (declared != LayerShape::mixed) return declared;
    // A layer that may hold anything is what its first rows are.
    std::optional<LayerShape> seen;
    layer.ResetReading();
    for (int i = 0; i < 1000; ++i) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        if (!feature) break;
        if (feature->GetGeometryRef() == nullptr) continue;
        const LayerShape shape = shape_of_type(feature->GetGeometryRef()->getGeometryType());
        if (seen && *seen != shape) return LayerShape::mixed;
        seen = shape;
    }
    return seen.value_or(LayerShape::mixed);
}

std::string shape_name(LayerShape shape) {
    switch (shape) {
        case LayerShape::none: return "none";
        case LayerShape::point: return "point";
        case LayerShape::line: return "line";
        case LayerShape::polygon: return "polygon";
        case LayerShape::mixed: return "mixed";
    }
    return {};
}

Extent source_extent(OGRLayer& layer, const SourcePlaces& places) {
    Extent extent;
    if (!places.fields) {
        OGREnvelope box;
        if (layer.GetExtent(&box, TRUE) == OGRERR_NONE && box.IsInit() != 0)
            extent = {box.MinX, box.MinY, box.MaxX, box.MaxY};
        return extent;
    }
    layer.ResetReading();
    while (true) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        if (!feature) return extent;
        const RowPlace place = row_place(*feature, places);
        if (place.state == PlaceState::there) extent.add(place.at);
    }
}

/// Reads the layer for its role, for the report alone.
void read_for_report(LayerKind kind, const LayerRequest& request, const ReadContext& context,
                     ReadReport& report) {
    switch (kind) {
        case LayerKind::incidents: read_incidents(request, context, {}, report); return;
        case LayerKind::observations: read_observations(request, context, report); return;
        case LayerKind::lights: read_lights(request, context, report); return;
        case LayerKind::cameras: read_cameras(request, context, report); return;
        case LayerKind::buildings: read_buildings(request, context, report); return;
        case LayerKind::developments: read_developments(request, context, report); return;
        case LayerKind::areas: read_areas(request, context, report); return;
        case LayerKind::boundary: read_boundary(request, context, report); return;
        case LayerKind::streets: read_streets(request, context, report); return;
        case LayerKind::trees: read_trees(request, context, report); return;
        case LayerKind::entrances: read_entrances(request, context, report); return;
        case LayerKind::features: read_features(request, {}, context, report); return;
        case LayerKind::masks: read_masks(request, std::nullopt, context, report); return;
    }
}

/// What is recognised before anything is read, where that fails too.
std::map<std::string, std::string> fields_by_name(LayerKind kind,
                                                  const std::vector<std::string>& names,
                                                  const SourcePlaces& places) {
    std::map<std::string, std::string> fields;
    const auto name_of = [&](int field) { return names[static_cast<std::size_t>(field)]; };
    for (const auto& [role, field] : recognise_fields(kind, names, {}, {})) {
        const bool is_place =
            places.fields && (field == places.fields->x || field == places.fields->y);
        if (!is_place) fields[role] = name_of(field);
    }
    if (places.fields) {
        fields["x"] = name_of(places.fields->x);
        fields["y"] = name_of(places.fields->y);
    }
    return fields;
}

LayerInfo describe_layer(VectorSource& source, OGRLayer& layer, LayerRequest request,
                         const std::string& role) {
    LayerInfo info;
    info.name = layer.GetName();
    info.features = static_cast<std::int64_t>(layer.GetFeatureCount(TRUE));
    request.source = source.address().path;
    request.layer = info.name;
    const SourcePlaces places = find_places(layer, request, request.source, false);
    const LayerShape shape = shape_of(layer, places);
    info.geometry = shape_name(shape);
    info.crs = places.label;
    info.extent = source_extent(layer, places);
    const std::vector<std::string> names = field_names_of(layer);
    const LayerTraits traits{info.name, std::filesystem::path(request.source).stem().string(),
                             shape, names, info.features};
    const LayerKind kind = layer_kind(role).value_or(guessed_kind(traits));
    info.columns = names;
    info.has_geometry = layer.GetGeomType() != wkbNone;
    info.is_background = is_named_as_background(traits);
    info.role = shape == LayerShape::none ? "table" : std::string(role_name(kind));
    info.fields = fields_by_name(kind, names, places);
    if (shape == LayerShape::none) return info;
    ReadReport report;
    try {
        const ReadContext context{.crs = choose_crs({request}, info.notes)};
        info.notes_on_crs = info.notes.size();
        read_for_report(kind, request, context, report);
    } catch (const InputError& error) {
        // Said with the rest of what is known: this verb is for finding out.
        info.notes.push_back("It cannot be read as " + info.role + ": " + error.problem() + "; " +
                             error.remedy() + ".");
    }
    if (!report.fields.empty()) info.fields = report.fields;
    info.skipped = report.skipped;
    info.notes.insert(info.notes.end(), report.notes.begin(), report.notes.end());
    return info;
}

/// Tables that programs keep in a GeoPackage for themselves.
bool is_housekeeping(const std::string& layer) {
    return layer == "layer_styles" || layer == "qgis_projects";
}

}  // namespace

SourceInfo describe_source(const LayerRequest& request, const std::string& role) {
    if (!role.empty() && !layer_kind(role))
        throw InputError(request.source, "'" + role + "' is no kind of layer",
                         "write incidents, observations, lights, cameras, buildings, developments, "
                         "areas, boundary, streets, trees or features");
    const GdalMessages messages;
    VectorSource source(request);
    SourceInfo info;
    info.driver = source.driver();
    if (!source.address().layer.empty()) {
        info.layers.push_back(describe_layer(source, source.layer(), request, role));
        return info;
    }
    for (const std::string& name : source.layer_names()) {
        if (is_housekeeping(name)) continue;
        OGRLayer* layer = source.dataset().GetLayerByName(name.c_str());
        if (layer != nullptr) info.layers.push_back(describe_layer(source, *layer, request, role));
    }
    return info;
}

}  // namespace tk
