// Natural surveillance and what is seen from a point: `tryggkarta sightlines`.
#include "cli/verb_sightlines.h"

#include <algorithm>
#include <cmath>

#include "cli/at_values.h"
#include "cli/obstacle_town.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "engine/grid/zonal.h"
#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/standing_entrances.h"
#include "engine/visibility/visible_ground.h"
#include "layers/read_buildings.h"
#include "layers/read_entrances.h"
#include "layers/read_ground.h"

namespace tk::cli {

/// What stands, and who looks out of it.
struct SightlinesVerb::Scene {
    std::shared_ptr<const Town> town;
    Obstacles obstacles;  // point into the town
    std::optional<MultiPolygon> boundary;
    std::vector<Watcher> watchers;
    std::size_t windows = 0;
    std::size_t entrances = 0;

    Json counts() const { return {{"windows", windows}, {"entrances", entrances}}; }
};

namespace {

/// Cells by which it is told what is seen over uneven ground.
constexpr double ground_cell_m = 1.0;
/// Buildings at the edge of what is asked about stand on the ground beyond it too.
constexpr double beyond_reach_m = 100.0;

/// A place of --at: the index, and the isovist or why there is none.
struct LookedAt {
    MapPoint at;
    PlaceWatch watch;
    std::optional<VisiblePolygon> view;
    std::optional<double> over_ground_m2;  ///< none on level ground
    std::string note;
};

LookedAt look_at(MapPoint at, std::span<const Watcher> watchers, const Obstacles& obstacles,
                 const SightlinesOptions& options) {
    LookedAt looked;
    looked.at = at;
    looked.watch = sightlines_at(at, watchers, obstacles, options);
    auto view = visible_polygon({at, options.eye_height_m, options.reach_m}, obstacles);
    if (auto* seen = std::get_if<VisiblePolygon>(&view)) {
        looked.view = std::move(*seen);
        if (obstacles.terrain() != nullptr)
            looked.over_ground_m2 = visible_ground_m2({at, options.eye_height_m, options.reach_m},
                                                      obstacles, ground_cell_m);
    } else
        looked.note = std::get<NoView>(view) == NoView::inside_building
                          ? "inside a building: nothing is seen from there"
                          : "on a wall: which side of it one sees from cannot be told";
    return looked;
}

Json place_as_json(const LookedAt& looked) {
    Json row = {{"x", looked.at.east_m},
                {"y", looked.at.north_m},
                {"value", number_or_null(looked.watch.value)},
                {"seen_by", looked.watch.watchers_seeing}};
    const auto measure = [&](const char* key, double VisiblePolygon::*member) {
        row[key] = looked.view ? number_or_null((*looked.view).*member) : Json(nullptr);
    };
    measure("area_m2", &VisiblePolygon::area_m2);
    measure("perimeter_m", &VisiblePolygon::perimeter_m);
    measure("occlusivity_m", &VisiblePolygon::occlusivity_m);
    measure("nearest_m", &VisiblePolygon::nearest_m);
    measure("mean_radial_m", &VisiblePolygon::mean_radial_m);
    measure("furthest_m", &VisiblePolygon::furthest_m);
    measure("compactness", &VisiblePolygon::compactness);
    measure("drift_m", &VisiblePolygon::drift_m);
    row["area_over_ground_m2"] =
        looked.over_ground_m2 ? Json(*looked.over_ground_m2) : Json(nullptr);
    if (!looked.note.empty()) row["note"] = looked.note;
    return row;
}

std::string looked_at_table(std::span<const LookedAt> places, bool uneven) {
    std::vector<std::vector<std::string>> rows{{"x", "y", "index", "area m2", "perimeter m"}};
    if (uneven) rows[0].emplace_back("over ground m2");
    std::string notes;
    for (const LookedAt& place : places) {
        rows.push_back({plain_number(place.at.east_m), plain_number(place.at.north_m),
                        plain_number(place.watch.value),
                        place.view ? plain_number(place.view->area_m2) : "-",
                        place.view ? plain_number(place.view->perimeter_m) : "-"});
        if (uneven)
            rows.back().push_back(place.over_ground_m2 ? plain_number(*place.over_ground_m2) : "-");
        if (!place.note.empty())
            notes += rows.back()[0] + ", " + rows.back()[1] + ": " + place.note + "\n";
    }
    return text_table(rows) + notes;
}

double unseen_share(const Grid<float>& seen) {
    std::size_t cells = 0, unseen = 0;
    for (const float value : seen.cells()) {
        cells += !std::isnan(value);
        unseen += value == 0.0f;
    }
    return cells == 0 ? std::nan("") : static_cast<double>(unseen) / static_cast<double>(cells);
}

}  // namespace

void SightlinesVerb::declare(OptionSet& options) {
    source_.declare(options, "BUILDINGS", "buildings: polygons",
                    {{"--height-field", "height", "field of the height in metres"},
                     {"--floors-field", "floors", "field of the number of floors"},
                     {"--use-field", "use", "field of what a building is used for"},
                     {"--window-share-field", "window_share",
                      "field of the windows' share of the façades, 0 to 1"}});
    grid_.declare(options);
    planned_.declare(options);
    options.text("--terrain", "S", terrain_, terrain_help);
    options.text("--entrances", "S", entrances_, "points of doors and active frontage");
    options.choice("--observers", {"windows", "entrances", "both"}, observers_,
                   "who looks: windows, entrances or both, the default");
    options.choice("--time-of-day", {"day", "night"}, time_of_day_,
                   "by night the windows of workplaces are empty");
    options.number("--reach", "M", reach_m_, "how far one sees, in metres (50)");
    options.number("--eye-height", "M", eye_height_m_, "of who is at the place (1.6)");
    options.text(
        "--at", "X,Y;X,Y;...", at_,
        "the index at places, and the area and perimeter seen from them, instead of a grid");
    output_.declare(options, "the surface: .tif or a table of a .gpkg");
}

void SightlinesVerb::check(const OptionSet&) {
    grid_.check();
    output_.check({".tif", ".gpkg"});
    planned_.check();
    require_positive("--reach", reach_m_);
    require_not_negative("--eye-height", eye_height_m_);
    if (!at_.empty()) parse_points("--at", at_);
    if (observers_ == "entrances" && entrances_.empty())
        throw UsageError("--observers entrances needs --entrances S");
    if (at_.empty() && !output_.given())
        throw UsageError("sightlines needs --out FILE, or --at X,Y;... for values at places");
}

SightlinesOptions SightlinesVerb::sightlines_options() const {
    return {.eye_height_m = eye_height_m_, .reach_m = reach_m_};
}

GridSpec SightlinesVerb::spec_over(const Extent& built,
                                   const std::optional<MultiPolygon>& boundary) const {
    return grid_.spec(source_.source(), built, reach_m_, boundary);
}

Extent SightlinesVerb::ground_asked(const TownParts& parts,
                                    const std::optional<MultiPolygon>& boundary) const {
    Extent asked;
    if (at_.empty()) {
        Extent built;
        for (const Building& b : parts.buildings) built.add(extent_of(b.footprint));
        asked = spec_over(built, boundary).extent();
    } else {
        for (const MapPoint p : parse_points("--at", at_)) asked.add(p);
    }
    return asked.grown(reach_m_ + beyond_reach_m);
}

SightlinesVerb::Scene SightlinesVerb::read_scene(const ReadContext& reading, ReadReport& report,
                                                 Outcome& outcome) const {
    TownParts parts;
    parts.buildings = read_buildings(source_.request(), reading, report);
    Scene scene;
    scene.boundary = read_boundary_option(grid_.boundary(), reading, outcome.notes);
    if (!terrain_.empty()) {
        ReadReport of_ground;
        parts.terrain = read_ground(further_source(terrain_), reading,
                                    ground_asked(parts, scene.boundary), of_ground);
        take_notes(of_ground, outcome.notes);
    }
    parts.developments = planned_.read(reading, parts.terrain, outcome.notes);
    if (!entrances_.empty()) {
        ReadReport of_entrances;
        parts.entrances = read_entrances(further_source(entrances_), reading, of_entrances);
        take_further_report(of_entrances, outcome.notes);
    }
    scene.town = build_town(std::move(parts));
    scene.obstacles = Obstacles(*scene.town);
    return scene;
}

void SightlinesVerb::find_watchers(Scene& scene, const Context& context) const {
    const WatchHours hours = time_of_day_ == "night" ? WatchHours::night : WatchHours::day;
    if (observers_ != "entrances")
        scene.watchers = facade_points(scene.obstacles, {.hours = hours}, context.progress);
    scene.windows = scene.watchers.size();
    if (observers_ == "windows") return;
    const std::vector<Watcher> doors = entrance_watchers(
        standing_entrances(*scene.town, scene.obstacles), scene.obstacles, eye_height_m_, hours);
    scene.watchers.insert(scene.watchers.end(), doors.begin(), doors.end());
    scene.entrances = doors.size();
}

void SightlinesVerb::look_at_places(const Scene& scene, Outcome& outcome) const {
    const std::vector<MapPoint> points = parse_points("--at", at_);
    std::vector<LookedAt> places;
    std::vector<double> values;
    for (const MapPoint p : points) {
        places.push_back(look_at(p, scene.watchers, scene.obstacles, sightlines_options()));
        values.push_back(places.back().watch.value);
    }
    leave_out_outside(points, scene.boundary, values);
    outcome.result = {{"values", Json::array()}, {"observers", scene.counts()}};
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (std::isnan(values[i]) && !std::isnan(places[i].watch.value))
            places[i].note = "outside the boundary";
        places[i].watch.value = values[i];
        outcome.result["values"].push_back(place_as_json(places[i]));
    }
    const bool uneven = scene.obstacles.terrain() != nullptr;
    outcome.text = looked_at_table(places, uneven);
    if (!uneven) return;
    outcome.parameters["ground_cell_m"] = ground_cell_m;
    outcome.notes.emplace_back(
        "area_m2, perimeter_m and the other measures of the isovist are of the level plane through "
        "the eye: walls higher than the eye hide, the ground does not. area_over_ground_m2 is "
        "where "
        "somebody as tall would be seen on the ground as it is, by cells of 1 m");
}

void SightlinesVerb::compute_grid(const Scene& scene, const ReadContext& reading,
                                  const Context& context, Outcome& outcome) const {
    Extent extent;
    for (const Building& b : scene.town->buildings()) extent.add(extent_of(b.footprint));
    const GridSpec spec = spec_over(extent, scene.boundary);
    note_if_out_of_reach(*outcome.input, spec, reach_m_, outcome.notes);
    Grid<float> seen =
        sightlines(scene.watchers, scene.obstacles, spec, sightlines_options(), context.progress);
    if (scene.boundary) mask_outside(seen, *scene.boundary);
    const SurfaceStatistics statistics = statistics_of(seen);
    outcome.grid = spec;
    outcome.cells_with_data = statistics.cells_with_data;
    outcome.parameters["cell_m"] = spec.cell_m;
    outcome.result = {{"mean", number_or_null(statistics.mean)},
                      {"unseen_share", number_or_null(unseen_share(seen))},
                      {"maximum", number_or_null(statistics.maximum)},
                      {"observers", scene.counts()}};
    outcome.text = "mean " + plain_number(statistics.mean) + ", highest " +
                   plain_number(statistics.maximum) + ", unseen " + percent(unseen_share(seen)) +
                   " of the cells with data\n" + std::to_string(scene.windows) + " windows, " +
                   std::to_string(scene.entrances) + " entrances\n";
    context.begin_part("write");
    const RasterDescription description{
        .name = "surveillance",
        .title = "Natural surveillance",
        .description = "How much of the windows and entrances within " + plain_number(reach_m_) +
                       " m sees a place, by " + time_of_day_ +
                       ": weight x cos / (1 + (d / 25 m)^2), summed; 0 where none does. An index, "
                       "not a probability.",
        .unit = "",
        .kind = NumberKind::index};
    write_surface(
        {seen,
         description,
         sequential_style({0.0, 10.0}),
         reading.crs.wkt(),
         {source_.source(), planned_.developments, terrain_, entrances_, grid_.boundary()}},
        output_, outcome.parameters, context.progress);
    outcome.output = output_.path();
}

Outcome SightlinesVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading =
        reading_context(source_.request(), grid_.crs(), context, outcome.notes);
    ReadReport report;
    Scene scene = read_scene(reading, report, outcome);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    outcome.parameters = {{"observers", observers_},
                          {"time_of_day", time_of_day_},
                          {"reach_m", reach_m_},
                          {"eye_height_m", eye_height_m_},
                          {"half_distance_m", SightlinesOptions{}.half_distance_m},
                          {"window_spacing_m", FacadeOptions{}.spacing_m},
                          {"default_window_share", FacadeOptions{}.default_window_share},
                          {"crs", reading.crs.label()},
                          {"defaults", report.notes}};
    planned_.tell(outcome.parameters);
    context.begin_part("compute");
    find_watchers(scene, context);
    if (at_.empty())
        compute_grid(scene, reading, context, outcome);
    else
        look_at_places(scene, outcome);
    return outcome;
}

}  // namespace tk::cli
