// Space-time cube, Mann-Kendall trends and emerging hot spots: `tryggkarta trend`.
#include "cli/verb_trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "cli/at_values.h"
#include "cli/option_set.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/text_table.h"
#include "cli/vector_output.h"
#include "engine/core/input_error.h"
#include "layers/analysis_style.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

constexpr std::size_t fewest_steps = 4, steps_wanted = 10;
/// More cells times steps are refused: they take some hundred bytes each.
constexpr std::size_t most_cells_in_cube = 8'388'608;

TimeStep step_named(const std::string& word) {
    if (word == "week") return TimeStep::week;
    return word == "year" ? TimeStep::year : TimeStep::month;
}

std::string date_text(std::chrono::local_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Json trend_as_json(const MannKendall& trend) {
    return {{"s", trend.s},
            {"z", number_or_null(trend.z)},
            {"p", number_or_null(trend.p)},
            {"tau", number_or_null(trend.tau)},
            {"sen_slope", number_or_null(trend.sen_slope)}};
}

VectorLayer trend_layer(const StudiedPlaces& places, const std::vector<PlaceTrend>& trends,
                        const std::string& step) {
    VectorLayer layer;
    layer.name = "trend";
    layer.title = "Utveckling / Trends and emerging hot spots";
    layer.description =
        "How reported events rise and fall, and which hot spots come and go; where and when, not "
        "why. Reporting differs between places and years.";
    layer.geometry = GeometryKind::polygon;
    layer.fields = {
        {"count", FieldKind::real, "", "over all steps"},
        {"z", FieldKind::real, "", "Mann-Kendall score of the counts"},
        {"p", FieldKind::real, "", "two-sided, of the counts' trend"},
        {"sen_slope", FieldKind::real, "per " + step, "median change of the counts"},
        {"gi_z", FieldKind::real, "", "Mann-Kendall score of the Gi* scores"},
        {"gi_p", FieldKind::real, "", "two-sided, of the Gi* scores' trend"},
        {"gi_sen_slope", FieldKind::real, "per " + step, "median change of the Gi* scores"},
        {"hot_steps", FieldKind::integer, "", "in which it is a hot spot"},
        {"cold_steps", FieldKind::integer, "", "in which it is a cold spot"},
        {"class", FieldKind::text, "", "how hot or cold spots came and went"}};
    layer.row_count = places.count();
    layer.fill_row = [&places, &trends](std::size_t i, VectorRow& row) {
        const PlaceTrend& trend = trends[i];
        row.shape = places.cell_extent(i);
        row.values = {trend.total,
                      trend.of_counts.z,
                      trend.of_counts.p,
                      trend.of_counts.sen_slope,
                      trend.of_scores.z,
                      trend.of_scores.p,
                      trend.of_scores.sen_slope,
                      std::int64_t{trend.hot_steps},
                      std::int64_t{trend.cold_steps},
                      std::string(name_of(trend.spot))};
    };
    return layer;
}

}  // namespace

void TrendVerb::declare(OptionSet& options) {
    source_.declare(options, "INCIDENTS", "incidents: points with a time", incident_fields());
    filter_.declare(options);
    grid_.declare(options);
    options.choice("--step", {"month", "week", "year"}, step_, "of the calendar");
    options.text("--neighbours", "queen|rook|distance:M|nearest:K", neighbours_,
                 "who neighbours whom in a step; in the step before the same and itself (queen)");
    options.number("--alpha", "P", alpha_, "significant is a p of at most this (0.05)");
    output_.declare(options, "the cells with their trends and class: a table of a .gpkg");
}

void TrendVerb::check(const OptionSet&) {
    grid_.check();
    output_.check({".gpkg"});
    checked_filter_ = filter_.checked();
    rule_ = parse_neighbour_rule(neighbours_);
    if (!(alpha_ > 0.0) || !(alpha_ < 1.0)) throw UsageError("--alpha: must be between 0 and 1");
}

Outcome TrendVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading =
        reading_context(source_.request(), grid_.crs(), context, outcome.notes);
    const StudiedPlaces places = read_places(reading, outcome);
    range_ = steps_of(step_named(step_), incidents_.all);
    require_enough(places.count());

    context.begin_part("compute");
    const SpaceTimeCube cube = cube_of(incidents_.all, *places.cells, range_);
    if (cube.elsewhere > 0)
        outcome.notes.push_back(grouped(cube.elsewhere) + " of " + grouped(outcome.input->used) +
                                " incidents lie in none of the cells and are not counted");
    outcome.parameters = {{"step", step_},
                          {"neighbours", neighbours_},
                          {"alpha", alpha_},
                          {"cell_m", grid_.cell_m()},
                          {"crs", reading.crs.label()}};
    const std::vector<PlaceTrend> trends = place_trends(
        cube, find_neighbours(places, {rule_, 0.0, source_.source()}), alpha_, context.progress);
    tell(trends, cube, outcome);
    if (output_.given()) {
        context.begin_part("write");
        write(places, trends, reading, context.progress, outcome);
    }
    // In the answer, not in the file: a file may be passed on, and tells no filters.
    outcome.parameters["filter"] = filter_as_json(checked_filter_, source_.request().where);
    return outcome;
}

StudiedPlaces TrendVerb::read_places(const ReadContext& reading, Outcome& outcome) {
    IncidentNeeds needs;
    needs.time = true;
    ReadReport report;
    incidents_ =
        read_filtered(source_.request(), reading, checked_filter_, needs, report).incidents;
    const std::optional<MultiPolygon> boundary =
        read_boundary_option(grid_.boundary(), reading, outcome.notes);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    const GridSpec spec = counting_grid(grid_.request(), source_.source(), incidents_, boundary);
    StudiedPlaces places = places_on_grid(incidents_.all, spec, boundary);
    outcome.grid = spec;
    outcome.cells_with_data = places.count();
    return places;
}

void TrendVerb::require_enough(std::size_t places) const {
    if (places == 0 || range_.count() < fewest_steps)
        throw InputError(source_.source(),
                         "there are " + std::to_string(places) + " cells and " +
                             std::to_string(range_.count()) + " steps, and trends need four steps",
                         "give a shorter --step, a longer period or another --boundary");
    if (places * range_.count() > most_cells_in_cube)
        throw InputError(source_.source(),
                         std::to_string(places) + " cells in " + std::to_string(range_.count()) +
                             " steps are too many",
                         "give a larger --cell or a longer --step");
}

void TrendVerb::tell(const std::vector<PlaceTrend>& trends, const SpaceTimeCube& cube,
                     Outcome& outcome) const {
    std::vector<double> totals(cube.steps, 0.0);
    for (std::size_t i = 0; i < cube.counts.size(); ++i) totals[i / cube.places] += cube.counts[i];
    std::map<std::string, long long> classes;
    long long rising = 0, falling = 0;
    for (const PlaceTrend& trend : trends) {
        ++classes[std::string(name_of(trend.spot))];
        if (trend.of_counts.p <= alpha_) ++(trend.of_counts.z > 0.0 ? rising : falling);
    }
    const MannKendall whole = mann_kendall(totals);
    const std::string first = date_text(first_day_of(range_.step, range_.first));
    const std::string end = date_text(first_day_of(range_.step, range_.last + 1));
    outcome.result = {{"step", step_},      {"steps", cube.steps},  {"from", first},
                      {"to", end},          {"cells", cube.places}, {"rising", rising},
                      {"falling", falling}, {"classes", classes},   {"whole", trend_as_json(whole)},
                      {"totals", totals}};
    std::vector<std::vector<std::string>> rows{
        {"trend by " + step_, first + " to " + end},
        {"cells", grouped(static_cast<long long>(cube.places))},
        {"rising", grouped(rising)},
        {"falling", grouped(falling)},
        {"of all: change per " + step_, plain_number(whole.sen_slope)},
        {"  p", plain_number(whole.p)}};
    for (const auto& [name, count] : classes) {
        std::string words = name;
        std::replace(words.begin(), words.end(), '_', ' ');
        rows.push_back({words, grouped(count)});
    }
    outcome.text = text_table(rows);
    outcome.notes.push_back(
        "the steps run from the first incident's to the last one's: where the "
        "data begin or end within one, it counts too little");
    if (cube.steps < steps_wanted)
        outcome.notes.push_back("there are " + std::to_string(cube.steps) +
                                " steps: fewer than ten tell little of a trend");
    outcome.notes.push_back(
        "inference normal: Gi* of the whole cube, Mann-Kendall with ties and continuity allowed "
        "for; seasons and what steps that follow each other have in common are not");
    outcome.notes.push_back("where and when counts rise, not why");
}

void TrendVerb::write(const StudiedPlaces& places, const std::vector<PlaceTrend>& trends,
                      const ReadContext& reading, const Progress& progress,
                      Outcome& outcome) const {
    write_vector({trend_layer(places, trends, step_),
                  style_of_emerging_spots(),
                  reading.crs.wkt(),
                  {source_.source(), grid_.boundary()}},
                 output_, outcome.parameters, progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
