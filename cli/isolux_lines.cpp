#include "cli/isolux_lines.h"

#include <algorithm>

#include "cli/reading.h"
#include "cli/version.h"
#include "engine/analyses/isolux_levels.h"
#include "engine/analyses/path_points.h"
#include "engine/grid/contour_lines.h"
#include "layers/geopackage_writer.h"
#include "layers/output_file.h"
#include "layers/vector_layer.h"
#include "layers/vector_style.h"

namespace tk::cli {
namespace {

/// A line as the writer wants it.
struct IsoluxRow {
    double lux = 0.0;
    std::vector<Line> lines;
};

VectorLayer isolux_layer(const std::vector<IsoluxRow>& rows) {
    VectorLayer layer;
    layer.name = "isolux_lines";
    layer.title = "Isoluxlinjer / Isolux lines";
    layer.description =
        "Lines of equal illuminance, linear between the centres of cells; higher values lie to the "
        "left.";
    layer.geometry = GeometryKind::multi_line;
    layer.fields = {{"lux", FieldKind::real, "lx", "on the line"},
                    {"length_m", FieldKind::real, "m", "of the line"}};
    layer.row_count = rows.size();
    layer.fill_row = [&rows](std::size_t index, VectorRow& row) {
        row.shape = &rows[index].lines;
        row.values = {rows[index].lux, length_m(rows[index].lines.front())};
    };
    return layer;
}

}  // namespace

Json write_isolux_lines(const GridRows& lux, const IsoluxTarget& target, const Json& parameters,
                        const Progress& progress) {
    std::vector<IsoluxRow> rows;
    for (ContourLine& line : contour_lines(lux, isolux_levels, progress))
        rows.push_back({line.level, {std::move(line.points)}});
    Provenance provenance;
    provenance.version = version;
    provenance.parameters = parameters.dump();
    for (const std::string& source : target.sources)
        if (!source.empty()) provenance.sources.push_back(source);
    provenance.timestamp = newest_input(target.sources);
    const Existing existing = target.overwrite ? Existing::replace_ours : Existing::refuse;
    GeoPackageWriter writer(
        {path_from_utf8(target.path), existing, GeoPackageTarget::Scope::tables}, target.crs_wkt,
        provenance);
    const VectorStyle style = style_of_isolux_lines();
    writer.add_layer(isolux_layer(rows), &style, progress);
    writer.commit();
    Json levels = Json::array();
    for (const double level : isolux_levels) {
        const auto count = std::count_if(
            rows.begin(), rows.end(), [level](const IsoluxRow& row) { return row.lux == level; });
        levels.push_back({{"lux", level}, {"lines", count}});
    }
    return {{"file", target.path}, {"table", "isolux_lines"}, {"levels", levels}};
}

}  // namespace tk::cli
