#include "viewer/output/export_tables.h"

#include <cstdint>
#include <memory>
#include <utility>

#include "layers/layer_name.h"

namespace tk {
namespace {

FieldValue words_or_null(const std::string& text) {
    if (text.empty()) return std::monostate{};
    return text;
}

std::string meaning_word(Drawing::Meaning meaning) {
    switch (meaning) {
        case Drawing::Meaning::none: return "";
        case Drawing::Meaning::boundary: return "boundary";
        case Drawing::Meaning::treated: return "treated";
        case Drawing::Meaning::control: return "control";
        case Drawing::Meaning::problem: return "problem";
        case Drawing::Meaning::measure: return "measure";
    }
    return {};
}

/// Rows whose lines, unlike other shapes, are not kept as lists by their owners.
struct LineRows {
    std::vector<std::vector<Line>> lines;
    std::vector<VectorRow> rows;
};

VectorLayer layer_with_rows(std::string name, std::string title, GeometryKind geometry,
                            std::vector<FieldDefinition> fields, std::vector<VectorRow> rows) {
    VectorLayer layer;
    layer.name = std::move(name);
    layer.title = std::move(title);
    layer.geometry = geometry;
    layer.fields = std::move(fields);
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

std::vector<FieldDefinition> drawing_fields() {
    return {{"id", FieldKind::text, "", ""},
            {"meaning", FieldKind::text, "", "boundary, treated, control, problem or measure"},
            {"name", FieldKind::text, "", ""},
            {"text", FieldKind::text, "", ""}};
}

std::vector<FieldValue> drawing_values(const Drawing& drawing) {
    return {drawing.id, words_or_null(meaning_word(drawing.meaning)), words_or_null(drawing.name),
            words_or_null(drawing.text)};
}

VectorLayer layer_of_drawn_lines(std::span<const Drawing> drawings) {
    auto kept = std::make_shared<LineRows>();
    for (const Drawing& drawing : drawings)
        if (drawing.kind == Drawing::Kind::line) kept->lines.push_back({drawing.line});
    std::size_t next = 0;
    for (const Drawing& drawing : drawings)
        if (drawing.kind == Drawing::Kind::line)
            kept->rows.push_back({&kept->lines[next++], drawing_values(drawing)});
    VectorLayer layer;
    layer.name = "drawn_lines";
    layer.title = "Ritade linjer / Drawn lines";
    layer.geometry = GeometryKind::multi_line;
    layer.fields = drawing_fields();
    layer.row_count = kept->rows.size();
    layer.fill_row = [kept](std::size_t i, VectorRow& row) { row = kept->rows[i]; };
    return layer;
}

VectorLayer layer_of_drawn(std::span<const Drawing> drawings, Drawing::Kind kind) {
    const bool area = kind == Drawing::Kind::area;
    std::vector<VectorRow> rows;
    for (const Drawing& drawing : drawings) {
        if (drawing.kind != kind) continue;
        if (area)
            rows.push_back({&drawing.area, drawing_values(drawing)});
        else
            rows.push_back({drawing.at, drawing_values(drawing)});
    }
    return layer_with_rows(area ? "drawn_areas" : "drawn_notes",
                           area ? "Ritade områden / Drawn areas" : "Anteckningar / Notes",
                           area ? GeometryKind::multi_polygon : GeometryKind::point,
                           drawing_fields(), std::move(rows));
}

}  // namespace

VectorLayer layer_of_boundary(std::string name, const MultiPolygon& boundary) {
    return layer_with_rows(std::move(name), "Gräns / Boundary", GeometryKind::multi_polygon,
                           {{"id", FieldKind::integer, "", ""}}, {{&boundary, {std::int64_t{1}}}});
}

std::vector<VectorLayer> layers_of_features(const FeatureSet& set) {
    const std::string name = "features_" + layer_name_part(set.name);
    const std::vector<FieldDefinition> fields{{"set", FieldKind::text, "", ""}};
    std::vector<VectorLayer> layers;
    if (!set.points.empty()) {
        VectorLayer layer{name, set.name, "", GeometryKind::point, fields, set.points.size(), {}};
        layer.fill_row = [&set](std::size_t i, VectorRow& row) {
            row.shape = set.points[i];
            row.values[0] = set.name;
        };
        layers.push_back(std::move(layer));
    }
    if (!set.lines.empty())
        layers.push_back(layer_with_rows(name + "_lines", set.name, GeometryKind::multi_line,
                                         fields, {{&set.lines, {set.name}}}));
    if (!set.polygons.empty())
        layers.push_back(layer_with_rows(name + "_areas", set.name, GeometryKind::multi_polygon,
                                         fields, {{&set.polygons, {set.name}}}));
    return layers;
}

std::vector<VectorLayer> layers_of_drawings(std::span<const Drawing> drawings) {
    std::vector<VectorLayer> layers;
    layers.push_back(layer_of_drawn(drawings, Drawing::Kind::area));
    layers.push_back(layer_of_drawn_lines(drawings));
    layers.push_back(layer_of_drawn(drawings, Drawing::Kind::note));
    std::erase_if(layers, [](const VectorLayer& layer) { return layer.row_count == 0; });
    return layers;
}

}  // namespace tk
