#include "layers/drawings_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/crs_transform.h"
#include "layers/gdal_writing.h"
#include "layers/geometry_from_gdal.h"
#include "layers/geopackage_writer.h"
#include "layers/output_file.h"
#include "layers/study_tables.h"

namespace tk {
namespace {

struct DrawnTable {
    const char* name;
    Drawing::Kind kind;
    GeometryKind geometry;
};
constexpr std::array drawn_tables{
    DrawnTable{"drawn_areas", Drawing::Kind::area, GeometryKind::multi_polygon},
    DrawnTable{"drawn_lines", Drawing::Kind::line, GeometryKind::multi_line},
    DrawnTable{"drawn_notes", Drawing::Kind::note, GeometryKind::point}};

VectorLayer layer_of_drawings(const DrawnTable& table, std::span<const Drawing> drawings) {
    VectorLayer layer;
    layer.name = table.name;
    layer.geometry = table.geometry;
    layer.fields = {
        {"id", FieldKind::text, "", ""},
        {"meaning", FieldKind::text, "", "none, boundary, treated, control, problem or measure"},
        {"name", FieldKind::text, "", ""},
        {"text", FieldKind::text, "", ""},
        {"position", FieldKind::integer, "", "among all drawings"}};
    std::vector<VectorRow> rows;
    auto lines = std::make_shared<std::vector<std::vector<Line>>>();
    lines->reserve(drawings.size());  // rows refer to its elements
    for (std::size_t i = 0; i < drawings.size(); ++i) {
        const Drawing& drawing = drawings[i];
        if (drawing.kind != table.kind) continue;
        VectorRow row;
        if (drawing.kind == Drawing::Kind::area) row.shape = &drawing.area;
        if (drawing.kind == Drawing::Kind::note) row.shape = drawing.at;
        if (drawing.kind == Drawing::Kind::line) {
            lines->push_back({drawing.line});
            row.shape = static_cast<const std::vector<Line>*>(&lines->back());
        }
        row.values = {drawing.id, std::string(name_of(drawing.meaning)), drawing.name, drawing.text,
                      static_cast<std::int64_t>(i + 1)};
        rows.push_back(std::move(row));
    }
    layer.row_count = rows.size();
    layer.fill_row = [lines, fill = rows_from(std::move(rows))](std::size_t i, VectorRow& row) {
        fill(i, row);
    };
    return layer;
}

std::string drawing_text(const OGRFeature& row, const char* field) {
    const int index = row.GetFieldIndex(field);
    if (index < 0 || !row.IsFieldSetAndNotNull(index)) return {};
    return const_cast<OGRFeature&>(row).GetFieldAsString(index);
}

/// The drawing with a row's geometry, one for each of its lines. None if it has none of the kind.
std::vector<Drawing> with_shape(Drawing drawing, const OGRGeometry& geometry) {
    std::vector<Drawing> made;
    switch (drawing.kind) {
        case Drawing::Kind::area:
            drawing.area = polygons_from(geometry).polygons;
            if (!drawing.area.empty()) made.push_back(std::move(drawing));
            break;
        case Drawing::Kind::line:
            for (Line& line : lines_from(geometry)) {
                made.push_back(drawing);
                made.back().line = std::move(line);
            }
            break;
        case Drawing::Kind::note: {
            const auto at = place_of(geometry);
            if (!at || !std::isfinite(at->east_m) || !std::isfinite(at->north_m)) break;
            drawing.at = *at;
            made.push_back(std::move(drawing));
            break;
        }
    }
    return made;
}

struct PlacedDrawing {
    Drawing drawing;
    double position = HUGE_VAL;
};

std::vector<PlacedDrawing> drawings_of_row(const OGRFeature& row, Drawing::Kind kind,
                                           const ToMap& to_map) {
    const OGRGeometry* geometry = row.GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty() != 0) return {};
    const OGRGeometryUniquePtr moved(geometry->clone());
    if (!to_map.transform(*moved)) return {};
    Drawing drawing;
    drawing.kind = kind;
    drawing.id = drawing_text(row, "id");
    drawing.name = drawing_text(row, "name");
    drawing.text = drawing_text(row, "text");
    drawing.meaning =
        drawing_meaning(drawing_text(row, "meaning")).value_or(Drawing::Meaning::none);
    const int index = row.GetFieldIndex("position");
    const double position =
        index >= 0 && row.IsFieldSetAndNotNull(index) ? row.GetFieldAsDouble(index) : HUGE_VAL;
    std::vector<PlacedDrawing> placed;
    for (Drawing& one : with_shape(std::move(drawing), *moved))
        placed.push_back({std::move(one), position});
    return placed;
}

std::vector<Drawing> in_order_with_ids(std::vector<PlacedDrawing> placed) {
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
    std::set<std::string> taken;
    std::vector<Drawing> drawings;
    for (PlacedDrawing& one : placed) {
        std::string& id = one.drawing.id;
        for (std::size_t n = 1; id.empty() || taken.contains(id); ++n)
            id = "d-" + std::to_string(n);
        taken.insert(id);
        drawings.push_back(std::move(one.drawing));
    }
    return drawings;
}

}  // namespace

std::filesystem::path drawings_file(const std::filesystem::path& study_file) {
    const std::string name = utf8(study_file.stem());
    constexpr std::string_view ending = ".tryggkarta";
    const bool has_it = name.size() > ending.size() && name.ends_with(ending);
    const std::string stem = has_it ? name.substr(0, name.size() - ending.size()) : name;
    return study_file.parent_path() / path_from_utf8(stem + ".tryggkarta.gpkg");
}

std::string drawn_area_source(const std::filesystem::path& study_file, std::string_view id) {
    std::string quoted;
    for (const char c : id) quoted += c == '\'' ? "''" : std::string(1, c);
    return utf8(drawings_file(study_file)) + "|layername=" + drawn_tables.front().name +
           "|subset=id = '" + quoted + "'";
}

std::optional<std::string> drawn_area_id(const std::filesystem::path& study_file,
                                         std::string_view source) {
    const std::string of_none = drawn_area_source(study_file, "");
    const std::string_view before = std::string_view(of_none).substr(0, of_none.size() - 1);
    if (source.size() <= before.size() || !source.starts_with(before) || !source.ends_with('\''))
        return std::nullopt;
    std::string_view quoted = source.substr(before.size());
    quoted.remove_suffix(1);
    std::string id;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        if (quoted[i] == '\'' && ++i < quoted.size() && quoted[i] != '\'') return std::nullopt;
        if (i < quoted.size()) id += quoted[i];
    }
    return id;
}

void write_drawings(const std::filesystem::path& file, std::span<const Drawing> drawings,
                    const std::string& crs_wkt, const Provenance& provenance) {
    std::error_code ignored;
    if (drawings.empty() && !std::filesystem::exists(file, ignored)) return;
    GeoPackageWriter writer({file, Existing::replace, GeoPackageTarget::Scope::tables}, crs_wkt,
                            provenance);
    for (const DrawnTable& table : drawn_tables)
        writer.add_layer(layer_of_drawings(table, drawings));
    writer.commit();
}

ReadDrawings read_drawings(const std::filesystem::path& file, const ProjectedCrs& crs) {
    ReadDrawings read;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return {};
    ensure_gdal();
    const GdalMessages messages;
    const GdalSetting no_sidecar("GDAL_PAM_ENABLED", "NO");
    const GdalDatasetPtr source(
        GDALDataset::Open(utf8(file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!source)
        throw InputError(utf8(file), "cannot be read: " + messages.last(),
                         "move it away to begin without drawings");
    std::vector<PlacedDrawing> placed;
    for (const DrawnTable& table : drawn_tables) {
        OGRLayer* layer = source->GetLayerByName(table.name);
        if (layer == nullptr) continue;
        const ToMap to_map(crs.is_local() ? nullptr : layer->GetSpatialRef(), crs, utf8(file));
        std::int64_t unusable = 0;
        for (const OGRFeatureUniquePtr& row : *layer) {
            auto drawings = drawings_of_row(*row, table.kind, to_map);
            if (drawings.empty()) ++unusable;
            std::move(drawings.begin(), drawings.end(), std::back_inserter(placed));
        }
        read.left_out += unusable;
        if (unusable > 0)
            read.notes.push_back(utf8(file.filename()) + ", " + table.name + ": " +
                                 std::to_string(unusable) + " without a usable shape, left out");
    }
    read.drawings = in_order_with_ids(std::move(placed));
    return read;
}

}  // namespace tk
