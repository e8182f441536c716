#include "viewer/output/compare_csv.h"

#include <utility>

#include "layers/write_csv.h"

namespace tk {
namespace {

FieldValue share_or_null(const std::optional<double>& share) {
    if (!share) return std::monostate{};
    return *share;
}

}  // namespace

VectorLayer layer_of_comparison(const ComparisonTable& table) {
    VectorLayer layer;
    layer.name = "areas_compared";
    layer.fields = {{"area", FieldKind::text, "", ""},
                    {"surface", FieldKind::text, "", ""},
                    {"quantity", FieldKind::text, "", "which illuminance"},
                    {"unit", FieldKind::text, "", ""},
                    {"hour", FieldKind::text, "", "that the light is of"},
                    {"from", FieldKind::text, "", ""},
                    {"to", FieldKind::text, "", ""},
                    {"before", FieldKind::real, "", "mean"},
                    {"after", FieldKind::real, "", "mean"},
                    {"change", FieldKind::real, "", "mean"},
                    {"increased_share", FieldKind::real, "", ""},
                    {"decreased_share", FieldKind::real, "", ""},
                    {"better_share", FieldKind::real, "", ""},
                    {"worse_share", FieldKind::real, "", ""},
                    {"covered_area_m2", FieldKind::real, "m2", ""},
                    {"threshold", FieldKind::real, "", "changes not above it count as none"}};
    std::vector<VectorRow> rows;
    for (const AreaChange& a : table.rows)
        rows.push_back({std::monostate{},
                        {a.name, table.surface, table.quantity, table.unit, table.hour,
                         table.before, table.after, a.before, a.after, a.change, a.increased_share,
                         a.decreased_share, share_or_null(a.better_share),
                         share_or_null(a.worse_share), a.covered_area_m2, table.threshold}});
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

std::string compare_csv(const ComparisonTable& table) {
    return csv_of(layer_of_comparison(table));
}

void write_compare_csv(const std::filesystem::path& path, const ComparisonTable& table,
                       Existing existing) {
    write_csv(path, layer_of_comparison(table), existing);
}

}  // namespace tk
