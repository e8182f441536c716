#include "cli/coverage_polygons.h"

#include <cmath>
#include <limits>
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

Grid<std::uint8_t> class_of_cells(const GridRows& density, std::span<const DensityClass> classes) {
    Grid<std::uint8_t> labels(density.spec(), no_label);
    std::size_t i = 0;
    density.each_cell([&](float cell) {
        const auto value = static_cast<double>(cell);
        // A NaN reaches none.
        for (std::size_t c = 0; c < classes.size(); ++c)
            if (value >= classes[c].pixels_per_m) labels.cells()[i] = static_cast<std::uint8_t>(c);
        ++i;
    });
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
        FieldValue below;
        if (c + 1 < classes.size()) below = classes[c + 1].pixels_per_m;
        rows.push_back({&polygons[c],
                        {classes[c].name, classes[c].pixels_per_m, below, area_m2(polygons[c])}});
    }
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

/// What one camera sees in one class.
struct CameraClassArea {
    std::string camera;
    std::size_t class_index = 0;
    MultiPolygon shape;
};

/// One camera's density on the cells that it may see; none where the whole has none.
Grid<float> density_of_camera(const Camera& camera, const GridRows& density,
                              const WatchedGround& ground, const Progress& progress) {
    Extent extent;
    extent.add(camera.at);
    const CellRange cells = cells_with_centre_in(
        density.spec(), extent.grown(camera_reach_m(camera, ground.options) + 1e-3));
    if (cells.empty()) return {};
    Grid<float> own = camera_coverage({{&camera, 1}, ground.cameras.masks}, ground.obstacles,
                                      window_of(density.spec(), cells), ground.options, progress);
    for (int row = 0; row < cells.rows(); ++row)
        for (int col = 0; col < cells.cols(); ++col)
            if (std::isnan(density(cells.row_begin + row, cells.col_begin + col)))
                own(row, col) = std::numeric_limits<float>::quiet_NaN();
    return own;
}

std::vector<CameraClassArea> areas_of_cameras(const GridRows& density, const WatchedGround& ground,
                                              std::span<const DensityClass> classes,
                                              const Progress& progress) {
    Progress quiet;
    quiet.cancelled = progress.cancelled;
    std::vector<CameraClassArea> areas;
    const std::span<const Camera> cameras = ground.cameras.cameras;
    for (std::size_t i = 0; i < cameras.size(); ++i) {
        progress.at(static_cast<double>(i) / static_cast<double>(cameras.size()));
        const Grid<float> own = density_of_camera(cameras[i], density, ground, quiet);
        if (own.cells().empty()) continue;
        std::vector<MultiPolygon> shapes =
            cell_polygons(class_of_cells(own, classes), static_cast<int>(classes.size()), quiet);
        for (std::size_t c = 0; c < classes.size(); ++c)
            if (!shapes[c].empty()) areas.push_back({cameras[i].id, c, std::move(shapes[c])});
    }
    return areas;
}

VectorLayer camera_area_layer(const std::vector<CameraClassArea>& areas,
                              std::span<const DensityClass> classes) {
    VectorLayer layer;
    layer.name = "camera_areas";
    layer.title = "What each camera sees";
    layer.description =
        "Of each camera alone: the cells in the highest class that its pixel density reaches.";
    layer.geometry = GeometryKind::multi_polygon;
    layer.fields = {{"camera", FieldKind::text, "", "its id"},
                    {"class", FieldKind::text, "", "class of IEC 62676-4"},
                    {"area_m2", FieldKind::real, "m2", "area of the cells"}};
    layer.row_count = areas.size();
    layer.fill_row = [&areas, classes](std::size_t index, VectorRow& row) {
        const CameraClassArea& area = areas[index];
        row.shape = &area.shape;
        row.values = {area.camera, classes[area.class_index].name, area_m2(area.shape)};
    };
    return layer;
}

}  // namespace

Json write_coverage_polygons(const GridRows& density, const WatchedGround& ground,
                             const PolygonTarget& target, const SurfaceSources& told,
                             const Json& parameters, const Progress& progress) {
    const std::span<const DensityClass> classes = density_classes(ground.options.standard);
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
    const std::vector<CameraClassArea> areas = areas_of_cameras(density, ground, classes, progress);
    writer.add_layer(camera_area_layer(areas, classes), &style, progress);
    writer.commit();

    Json list = Json::array();
    for (std::size_t c = 0; c < classes.size(); ++c)
        list.push_back({{"class", classes[c].name}, {"area_m2", area_m2(polygons[c])}});
    return {{"file", target.path},
            {"table", "camera_classes"},
            {"classes", list},
            {"camera_table", "camera_areas"}};
}

}  // namespace tk::cli
