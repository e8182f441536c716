// Kernel density of incidents: `tryggkarta hotspot`.
#include "cli/verb_hotspot.h"

#include <utility>

#include "cli/at_values.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/street_density.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "cli/vector_output.h"
#include "engine/grid/zonal.h"
#include "layers/analysis_style.h"
#include "layers/hotspot_surface.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

constexpr double m2_per_km2 = 1e6;

bool is_rule(const std::string& word) {
    return word == "scott" || word == "silverman" || word == "cross-validation";
}

}  // namespace

void HotspotVerb::declare(OptionSet& options) {
    source_.declare(options, "INCIDENTS", "incidents: points", incident_fields());
    filter_.declare(options);
    grid_.declare(options);
    options.choice("--kernel",
                   {"quartic", "epanechnikov", "triangular", "uniform", "triweight", "gaussian"},
                   analysis_.kernel, "how an incident's weight fades with distance");
    options.text("--bandwidth", "M|scott|silverman|cross-validation", bandwidth_,
                 "metres at which the kernel ends (gaussian: its standard deviation), or a rule "
                 "(250)");
    options.flag("--adaptive", analysis_.adaptive,
                 "a bandwidth of its own for every incident: wider where there are few; not with "
                 "--edge, whose correction is for one bandwidth");
    options.choice("--edge", {"none", "uniform", "jones-diggle"}, analysis_.edge,
                   "correction for what spreads across the edge of --boundary or the grid");
    options.choice("--unit", {"per-km2", "per-km2-year", "raw"}, analysis_.unit,
                   "of the values; raw is the plain sum of kernels, as QGIS has it");
    options.text("--relative-to", "SOURCE", analysis_.relative_to,
                 "points whose density divides: where incidents are more than these");
    streets_.declare(options, "--along",
                     "density along these streets, of pieces of at most --cell metres, instead of "
                     "in the plane");
    options.choice("--split", {"discontinuous", "continuous"}, analysis_.split,
                   "how weight goes on where streets meet, with --along (Okabe et al. 2009)");
    options.text("--at", "X,Y;X,Y;...", at_,
                 "exact values at places instead of a grid; with --cell those of their cells too");
    output_.declare(options,
                    "the surface: .tif or a table of a .gpkg; with --along lines, a table of a "
                    ".gpkg");
}

void HotspotVerb::check(const OptionSet& options) {
    grid_.check();
    if (streets_.given())
        output_.check({".gpkg"});
    else
        output_.check({".tif", ".gpkg"});
    analysis_.filter = filter_.checked();
    if (is_rule(bandwidth_))
        analysis_.bandwidth_rule = bandwidth_;
    else
        analysis_.bandwidth_m = parse_positive("--bandwidth", bandwidth_);
    if (analysis_.adaptive && analysis_.edge != "none")
        throw UsageError(
            "--adaptive and --edge do not go together: the edge correction is for one bandwidth, "
            "--adaptive gives every incident its own; leave out --edge, or leave out --adaptive "
            "and choose a --bandwidth");
    check_along(options);
    if (streets_.given()) analysis_.along = streets_.along();
    if (!at_.empty()) parse_points("--at", at_);
    if (at_.empty() && !output_.given())
        throw UsageError("hotspot needs --out FILE, or --at X,Y;... for values at places");
    cell_given_ = options.given("--cell");
}

void HotspotVerb::check_along(const OptionSet& options) const {
    if (!streets_.given()) {
        for (const char* of_streets : {"--split", "--snap", "--street-reach"})
            if (options.given(of_streets))
                throw UsageError(std::string(of_streets) +
                                 " is about streets; name them with --along");
        return;
    }
    streets_.check();
    const auto refuse = [](const std::string& what) {
        throw UsageError("--along does not go with " + what);
    };
    if (analysis_.kernel == "gaussian")
        refuse("--kernel gaussian, which does not end: choose another kernel");
    if (!analysis_.bandwidth_rule.empty())
        refuse("--bandwidth " + analysis_.bandwidth_rule +
               ", a rule for the plane: give it in metres");
    if (analysis_.adaptive) refuse("--adaptive; leave one of them out");
    if (analysis_.edge != "none") refuse("--edge, a correction in the plane; leave it out");
    if (!analysis_.relative_to.empty()) refuse("--relative-to; leave one of them out");
}

Outcome HotspotVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading =
        reading_context(source_.request(), grid_.crs(), context, outcome.notes);
    IncidentNeeds needs;
    needs.time = analysis_.unit == "per-km2-year";
    ReadReport report;
    FilteredLayer layer =
        read_filtered(source_.request(), reading, analysis_.filter, needs, report);
    if (streets_.given()) {
        take_first_report(report, reading, outcome.notes);
        outcome.input = report;
        compute_along(std::move(layer.incidents), layer.filter, reading, context, outcome);
        outcome.parameters["filter"] = filter_as_json(analysis_.filter, source_.request().where);
        return outcome;
    }
    const std::optional<MultiPolygon> boundary =
        read_boundary_option(grid_.boundary(), reading, outcome.notes);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;

    context.begin_part("compute");
    const Extent extent = extent_of_incidents(layer.incidents.all);
    HotspotSurface surface(analysis_, hotspot_parameters(analysis_, layer.incidents, layer.filter,
                                                         outcome.notes, context.progress));
    // A million incidents take more memory than their points: let them go.
    layer.incidents = {};
    if (!analysis_.relative_to.empty()) surface.set_baseline(read_baseline(reading, outcome.notes));
    const KernelDensityOptions& kernel = surface.parameters().kernel;
    outcome.parameters = {
        {"kernel", analysis_.kernel},
        {"bandwidth_m", kernel.bandwidth_m},
        {"bandwidth_rule",
         analysis_.bandwidth_rule.empty() ? Json(nullptr) : Json(analysis_.bandwidth_rule)},
        {"adaptive", analysis_.adaptive},
        {"edge", analysis_.edge},
        {"unit", analysis_.unit},
        {"cell_m", grid_.cell_m()},
        {"crs", reading.crs.label()}};
    const bool needs_grid = at_.empty() || cell_given_ || surface.needs_frame();
    GridSpec spec;
    if (needs_grid) {
        const double reach_m = kernel_reach_m(kernel.shape, kernel.bandwidth_m);
        spec = grid_.spec(source_.source(), extent, reach_m, boundary);
        note_if_out_of_reach(*outcome.input, spec, reach_m, outcome.notes);
    }
    if (surface.needs_frame())
        surface.set_frame(boundary ? *boundary : rectangle(grid_.extent().value_or(spec.extent())),
                          spec, context.progress);
    if (!at_.empty())
        compute_at(surface, cell_given_ ? std::optional(spec) : std::nullopt, boundary, outcome);
    else
        compute_grid(surface, spec, boundary, reading, context, outcome);
    // In the answer, not in the file: a file may be passed on, and tells no filters.
    outcome.parameters["filter"] = filter_as_json(analysis_.filter, source_.request().where);
    return outcome;
}

void HotspotVerb::compute_along(Incidents incidents, const IncidentFilter& filter,
                                const ReadContext& reading, const Context& context,
                                Outcome& outcome) const {
    const StreetDensityRequest request{
        analysis_, grid_.request(), read_boundary_option(grid_.boundary(), reading, outcome.notes)};
    if (!at_.empty()) {
        density_at_places(request, at_, std::move(incidents), filter, reading, context, outcome);
        return;
    }
    const StreetPieces pieces =
        density_of_pieces(request, std::move(incidents), filter, reading, context, outcome);
    context.begin_part("write");
    write_vector({street_density_layer(pieces, "hotspot_streets"),
                  style_of_street_density(pieces.densities()),
                  reading.crs.wkt(),
                  {source_.source(), analysis_.along.source, grid_.boundary()}},
                 output_, outcome.parameters, context.progress);
    outcome.output = output_.path();
}

std::vector<WeightedPoint> HotspotVerb::read_baseline(const ReadContext& reading,
                                                      std::vector<std::string>& notes) const {
    ReadReport report;
    const Incidents baseline =
        read_incidents(further_source(analysis_.relative_to), reading, {}, report);
    report.role = "relative to";
    take_further_report(report, notes);
    notes.push_back("relative to " + grouped(report.used) + " points of " + grouped(report.read));
    return weighted_points(baseline);
}

void HotspotVerb::compute_at(const HotspotSurface& surface, const std::optional<GridSpec>& spec,
                             const std::optional<MultiPolygon>& boundary, Outcome& outcome) const {
    const std::vector<MapPoint> points = parse_points("--at", at_);
    std::vector<double> values;
    for (const MapPoint p : points) values.push_back(surface.value_at(p));
    leave_out_outside(points, boundary, values);
    Json list = at_values(points, values);
    if (spec) {
        outcome.grid = *spec;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const std::optional<Cell> cell = cell_at(*spec, points[i]);
            const bool has_data =
                cell && (!boundary || contains(*boundary, spec->centre_of(cell->row, cell->col)));
            list[i]["cell_value"] =
                has_data ? number_or_null(surface.cell_value(*spec, *cell)) : Json(nullptr);
        }
    }
    outcome.result = {{"unit", surface.unit()}, {"values", list}};
    outcome.text = at_table(points, values, surface.unit());
}

void HotspotVerb::compute_grid(const HotspotSurface& surface, const GridSpec& spec,
                               const std::optional<MultiPolygon>& boundary,
                               const ReadContext& reading, const Context& context,
                               Outcome& outcome) const {
    Grid<float> density = surface.compute(spec, context.progress);
    if (boundary) mask_outside(density, *boundary);
    const SurfaceStatistics s = statistics_of(density);
    outcome.grid = spec;
    outcome.cells_with_data = s.cells_with_data;
    const double sum = s.mean * static_cast<double>(s.cells_with_data);
    const MapPoint highest = spec.centre_of(s.maximum_at.row, s.maximum_at.col);
    outcome.result = {
        {"unit", surface.unit()},
        {"sum_times_cell_area", number_or_null(sum * spec.cell_area_m2() / m2_per_km2)},
        {"maximum", number_or_null(s.maximum)},
        {"maximum_at",
         s.cells_with_data > 0 ? Json{highest.east_m, highest.north_m} : Json(nullptr)}};
    outcome.text =
        text_table({{"hotspot surface", surface.unit()},
                    {"maximum", plain_number(s.maximum)},
                    {"  at", plain_number(highest.east_m) + ", " + plain_number(highest.north_m)},
                    {"mean", plain_number(s.mean)}});

    context.begin_part("write");
    const RasterDescription description{
        .name = "hotspot",
        .title = "Hotspot surface",
        .description =
            "Kernel density of reported incidents. Reported events only; reporting "
            "differs between places.",
        .unit = surface.unit(),
        .kind = NumberKind::measured};
    const std::vector<std::string> sources{source_.source(), analysis_.relative_to,
                                           grid_.boundary()};
    write_surface({density, description, sequential_style({0.0, value_range(density).high}),
                   reading.crs.wkt(), sources},
                  output_, outcome.parameters, context.progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
