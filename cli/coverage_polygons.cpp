#include "cli/coverage_polygons.h"

#include <cmath>
#include <utility>

#include "cli/reading.h"
#include "cli/version.h"
#include "engine/grid/cell_polygons.h"
#include "layers/geopackage_writer.h"
#include "layers/output_file.h"
#include "layers/provenance.h"
#include "layers/vector_layer.h"
#include "layers/vector_style.h"

namespace tk::cli {
namespace {

Grid<std::uint8_t> class_of_cells(const Grid<float>& density,
                                  std::span<const DensityClass> classes) {
    Grid<std::uint8_t> labels(density.spec(), no_label);
    for (std::size_t i = 0; i < labels.cells().size(); ++i) {
        const auto value = static_cast<double>(density.cells()[i]);
        if (std::isnan(value)) continue;
        for (std::size_t c = 0; c < classes.size(); ++c)
            if (value >= classes[c].pixels_per_m) labels.cells()[i] = static_cast<std::uint8_t>(c);
    }
    return labels;
}

VectorLayer class_layer(std::span<const DensityClass> classes,
                        const std::vector<MultiPolygon>& polygons) {
    VectorLayer layer;
    layer.name = "camera_classes";
    layer.title = "Camera coverage classes";
    layer.description = "Each cell belongs to the highest class that its pixel density reaches.";
    layer.geometry = GeometryKind::multi_polygon;
    layer.fields = {
        {"class", FieldKind::text, "", "class of IEC 62676-4"},
        {"minimum_px_per_m", FieldKind::real, "px/m", "pixel density at least"},
        {"maximum_px_per_m", FieldKind::real, "px/m", "and below this, where there is a higher"},
        {"area_m2", FieldKind::real, "m2", "area of the cells"}};
    std::vector<VectorRow> rows;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        if (polygons[c].empty()) continue;
        const FieldValue below =
            c + 1 < classes.size() ? FieldValue(classes[c + 1].pixels_per_m) : std::monostate{};
        rows.push_back({&polygons[c],
                        {classes[c].name, classes[c].pixels_per_m, below, area_m2(polygons[c])}});
    }
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

}  // namespace

Json write_coverage_polygons(const Grid<float>& density, CameraStandard standard,
                             const PolygonTarget& target, const SurfaceSources& told,
                             const Json& parameters, const Progress& progress) {
    const std::span<const DensityClass> classes = density_classes(standard);
    const std::vector<MultiPolygon> polygons =
        cell_polygons(class_of_cells(density, classes), static_cast<int>(classes.size()), progress);

    Provenance provenance;
    provenance.version = version;
    provenance.parameters = parameters.dump();
    for (const std::string& source : told.sources)
        if (!source.empty()) provenance.sources.push_back(source);
    provenance.timestamp = newest_input(told.sources);
    const Existing existing = target.overwrite ? Existing::replace_ours : Existing::refuse;
    GeoPackageWriter writer(
        {path_from_utf8(target.path), existing, GeoPackageTarget::Scope::tables}, told.crs_wkt,
        provenance);
    std::vector<std::string> names;
    for (const DensityClass& c : classes) names.push_back(c.name);
    const VectorStyle style = style_of_coverage_classes(names);
    writer.add_layer(class_layer(classes, polygons), &style, progress);
    writer.commit();

    Json list = Json::array();
    for (std::size_t c = 0; c < classes.size(); ++c)
        list.push_back({{"class", classes[c].name}, {"area_m2", area_m2(polygons[c])}});
    return {{"file", target.path}, {"table", "camera_classes"}, {"classes", list}};
}

}  // namespace tk::cli
