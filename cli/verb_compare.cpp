// Difference of two surfaces, in all and by area: `tryggkarta compare`.
#include "cli/verb_compare.h"

#include <algorithm>
#include <cmath>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/source_options.h"
#include "cli/surface_output.h"
#include "cli/surface_source.h"
#include "cli/text_table.h"
#include "engine/compare/compare.h"
#include "engine/core/input_error.h"
#include "layers/read_areas.h"
#include "layers/read_raster.h"
#include "layers/write_csv.h"

namespace tk::cli {
namespace {

void require_same_cells(const RasterFile& before, const RasterFile& after,
                        const std::string& source) {
    const GridSpec& a = before.values.spec();
    const GridSpec& b = after.values.spec();
    if (a == b) return;
    if (a.cell_m != b.cell_m)
        throw InputError(source,
                         "has cells of " + plain_number(b.cell_m) + " m, the other surface of " +
                             plain_number(a.cell_m) + " m",
                         "compute both with the same --cell");
    throw InputError(source, "covers another extent than the other surface",
                     "compute both with the same --extent or --boundary");
}

/// Of the cells of the two surfaces: those with data in both are used.
ReadReport report_of_cells(const Grid<float>& before, const Grid<float>& after) {
    ReadReport report;
    report.role = "surfaces";
    for (const float a : before.cells()) {
        const auto cell = static_cast<std::size_t>(report.read++);
        const float b = after.cells()[cell];
        if (!std::isnan(a) && !std::isnan(b))
            ++report.used;
        else
            report.skip(std::isnan(a) && std::isnan(b) ? "no value in either surface"
                        : std::isnan(a)                ? "no value before"
                                                       : "no value after",
                        report.read);
    }
    return report;
}

Json area_list(const std::vector<AreaChange>& areas) {
    Json list = Json::array();
    for (const AreaChange& area : areas)
        list.push_back({{"name", area.name},
                        {"before", number_or_null(area.before)},
                        {"after", number_or_null(area.after)},
                        {"change", number_or_null(area.change)},
                        {"interval", nullptr},
                        {"increased_share", number_or_null(area.increased_share)},
                        {"decreased_share", number_or_null(area.decreased_share)},
                        {"covered_area_m2", area.covered_area_m2}});
    return list;
}

std::string comparison_table(const ChangeSummary& summary, const std::string& unit) {
    std::vector<std::vector<std::string>> rows{
        {unit.empty() ? "mean" : "mean, " + unit, "before", "after", "change", "up", "down"}};
    const auto row = [&](const std::string& name, double before, double after, double change,
                         double up, double down) {
        rows.push_back({name, plain_number(before), plain_number(after), plain_number(change),
                        percent(up), percent(down)});
    };
    row("all", summary.mean_before, summary.mean_after, summary.mean_change,
        summary.increased_share, summary.decreased_share);
    for (const AreaChange& a : summary.areas)
        row(a.name, a.before, a.after, a.change, a.increased_share, a.decreased_share);
    return text_table(rows);
}

/// The areas as a table to write, without geometries.
VectorLayer area_layer(const std::vector<AreaChange>& areas, const std::string& unit) {
    VectorLayer layer;
    layer.name = "areas_compared";
    layer.fields = {{"name", FieldKind::text, "", "area"},
                    {"before", FieldKind::real, unit, "mean before"},
                    {"after", FieldKind::real, unit, "mean after"},
                    {"change", FieldKind::real, unit, "mean change"},
                    {"increased_share", FieldKind::real, "", "share of the area that increases"},
                    {"decreased_share", FieldKind::real, "", "share of the area that decreases"},
                    {"covered_area_m2", FieldKind::real, "m2", "area with data in both"}};
    std::vector<VectorRow> rows;
    for (const AreaChange& a : areas)
        rows.push_back({std::monostate{},
                        {a.name, a.before, a.after, a.change, a.increased_share, a.decreased_share,
                         a.covered_area_m2}});
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

RasterStyle change_style(const Grid<float>& change) {
    const ValueRange range = value_range(change);
    const double limit = std::max(std::abs(range.low), std::abs(range.high));
    return diverging_style(limit > 0.0 ? limit : 1.0);
}

}  // namespace

void CompareVerb::declare(OptionSet& options) {
    options.source("BEFORE", before_, "surface before: .tif or FILE.gpkg|layername=TABLE");
    options.source("AFTER", after_, "surface after, on the same cells");
    options.text("--areas", "S", areas_, "polygons to summarise by");
    options.text("--csv", "FILE", csv_, "the table by area");
    output_.declare(options, "the difference, after less before: .tif or a table of a .gpkg");
}

void CompareVerb::check(const OptionSet&) {
    output_.check({".tif", ".gpkg"});
    if (!csv_.empty() && areas_.empty())
        throw UsageError("--csv is a table by area; give --areas too");
}

Outcome CompareVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const RasterFile before = read_raster(before_);
    const RasterFile after = read_raster(after_);
    require_same_cells(before, after, after_);
    const ProjectedCrs crs = crs_of_surface(before, before_);
    if (!(crs == crs_of_surface(after, after_)))
        throw InputError(after_, "is in another CRS than " + before_,
                         "compute both with the same --crs");
    std::vector<Area> areas;
    if (!areas_.empty()) {
        const ReadContext reading{.crs = crs, .progress = &context.progress};
        ReadReport report;
        areas = read_areas(further_source(areas_), reading, report);
        take_further_report(report, outcome.notes);
    }

    context.begin_part("compute");
    const ChangeSummary summary = compare(before.values, after.values, areas, {}, context.progress);
    const Grid<float> change = difference(after.values, before.values);
    outcome.grid = change.spec();
    outcome.input = report_of_cells(before.values, after.values);
    outcome.input_unit = "cells";
    outcome.cells_with_data = summary.cells_with_data;
    outcome.parameters = {{"cell_m", change.spec().cell_m}, {"unit", before.unit}};
    outcome.result = {{"mean_before", number_or_null(summary.mean_before)},
                      {"mean_after", number_or_null(summary.mean_after)},
                      {"mean_change", number_or_null(summary.mean_change)},
                      {"increased_share", number_or_null(summary.increased_share)},
                      {"decreased_share", number_or_null(summary.decreased_share)},
                      {"areas", area_list(summary.areas)}};
    outcome.text = comparison_table(summary, before.unit);

    context.begin_part("write");
    const Existing existing = output_.overwrite() ? Existing::replace_ours : Existing::refuse;
    if (!csv_.empty())
        write_csv(path_from_utf8(csv_), area_layer(summary.areas, before.unit), existing);
    if (!output_.given()) return outcome;
    const RasterDescription description{.name = "change",
                                        .title = "Change",
                                        .description = "After less before.",
                                        .unit = before.unit,
                                        .kind = NumberKind::physical};
    write_surface({change, description, change_style(change), before.crs_wkt, {before_, after_}},
                  output_, outcome.parameters, context.progress);
    outcome.output = output_.path();
    return outcome;
}

}  // namespace tk::cli
