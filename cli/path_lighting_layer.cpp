#include "cli/path_lighting_layer.h"

#include <string_view>

namespace tk::cli {
namespace {

FieldValue class_or_no_value(std::string_view name) {
    if (name.empty()) return std::monostate{};
    return std::string(name);
}

FieldValue known_or_no_value(const std::optional<double>& value) {
    if (!value) return std::monostate{};
    return *value;
}

}  // namespace

VectorLayer path_lighting_layer(std::string name, std::span<const Street> streets,
                                std::span<const PathLighting> paths) {
    VectorLayer layer;
    layer.name = std::move(name);
    layer.title = "Ljus längs gator / Light along streets";
    layer.description =
        "Computed on the grid of EN 13201-3. The classes are read from a table that was not "
        "checked against EN 13201-2: they say which values are reached, not that a standard is "
        "met.";
    layer.geometry = GeometryKind::multi_line;
    layer.fields = {
        {"id", FieldKind::text, "", "of the street"},
        {"name", FieldKind::text, "", "of the street"},
        {"length_m", FieldKind::real, "m", ""},
        {"width_m", FieldKind::real, "m", "assumed where the street does not state it"},
        {"width_assumed", FieldKind::boolean, "", ""},
        {"mean_lux", FieldKind::real, "lx", "horizontal, on the ground"},
        {"minimum_lux", FieldKind::real, "lx", "horizontal, on the ground"},
        {"uniformity", FieldKind::real, "", "minimum over mean"},
        {"mean_hemispherical_lux", FieldKind::real, "lx", "on the ground"},
        {"minimum_semicylindrical_lux", FieldKind::real, "lx", "1.5 m above the ground"},
        {"minimum_vertical_lux", FieldKind::real, "lx", "1.5 m above the ground, along the street"},
        {"class_p", FieldKind::text, "", "highest P class whose mean and minimum are reached"},
        {"too_uneven_for_p", FieldKind::boolean, "", "mean above 1.5 times that of the P class"},
        {"class_c", FieldKind::text, "", ""},
        {"class_hs", FieldKind::text, "", ""},
        {"class_sc", FieldKind::text, "", ""},
        {"class_ev", FieldKind::text, "", ""},
        {"poles", FieldKind::integer, "", ""},
        {"spacing_m", FieldKind::real, "m", "length over poles"},
        {"energy_kwh_per_year", FieldKind::real, "kWh", "of the lamps whose power is known"},
        {"lamps_without_power", FieldKind::integer, "", "that energy_kwh_per_year leaves out"}};
    layer.row_count = paths.size();
    layer.fill_row = [streets, paths](std::size_t i, VectorRow& row) {
        const PathLighting& path = paths[i];
        const LightingValues& v = path.values;
        row.shape = &streets[i].lines;
        row.values = {path.id,
                      path.name,
                      path.length_m,
                      path.width_m,
                      path.width_is_assumed,
                      v.mean_lux,
                      v.minimum_lux,
                      path.uniformity,
                      v.mean_hemispherical_lux,
                      v.minimum_semicylindrical_lux,
                      v.minimum_vertical_lux,
                      class_or_no_value(path.classes.p),
                      path.classes.p_mean_too_high,
                      class_or_no_value(path.classes.c),
                      class_or_no_value(path.classes.hs),
                      class_or_no_value(path.classes.sc),
                      class_or_no_value(path.classes.ev),
                      std::int64_t{path.poles},
                      known_or_no_value(path.spacing_m),
                      known_or_no_value(path.energy_kwh_per_year),
                      std::int64_t{path.lamps_without_power}};
    };
    return layer;
}

}  // namespace tk::cli
