// Pixel density and coverage of cameras: `tryggkarta cameras`.
#include "cli/verb_cameras.h"

#include <algorithm>
#include <cmath>

#include "cli/at_values.h"
#include "cli/coverage_polygons.h"
#include "cli/coverage_result.h"
#include "cli/facade_notes.h"
#include "cli/obstacle_town.h"
#include "cli/option_values.h"
#include "cli/reading.h"
#include "cli/surface_output.h"
#include "engine/grid/zonal.h"
#include "engine/surfaces/light_reach.h"
#include "layers/banded_grid.h"
#include "layers/output_file.h"
#include "layers/read_cameras.h"
#include "layers/read_masks.h"
#include "layers/weighing_table.h"
#include "layers/write_csv.h"

namespace tk::cli {
namespace {

/// Says how much of the documented weighing of interests is missing, of all cameras together.
void note_weighing(std::span<const Camera> cameras, std::vector<std::string>& notes) {
    std::size_t missing = 0;
    for (const Camera& camera : cameras) missing += missing_in(camera.weighing).size();
    if (missing > 0)
        notes.push_back("Weighing incomplete: " + std::to_string(missing) +
                        " fields missing. The program does not decide legality.");
}

/// Where the ground's shape matters: as far as cameras see.
Extent ground_seen(const std::vector<Camera>& cameras, const CameraCoverageOptions& options) {
    Extent extent;
    for (const Camera& camera : cameras) {
        Extent place;
        place.add(camera.at);
        extent.add(place.grown(camera_reach_m(camera, options)));
    }
    return extent;
}

}  // namespace

void CamerasVerb::declare(OptionSet& options) {
    source_.declare(options, "CAMERAS", "cameras: points",
                    {{"--x", "x", "field of the easting or longitude"},
                     {"--y", "y", "field of the northing or latitude"},
                     {"--height-field", "height", "field of the mounting height in metres"},
                     {"--bearing-field", "bearing", "field of the compass bearing"},
                     {"--fov-field", "fov", "field of the horizontal field of view in degrees"},
                     {"--pixels-field", "pixels", "field of the pixels across"}});
    grid_.declare(options);
    standing_.declare(options, "polygons that hide what is behind them");
    options.text("--trees", "S", standing_.trees,
                 "trees, points or polygons, that let a part of the light through (with --lights)");
    options.text("--masks", "S", masks_,
                 "polygons that a camera must not see: of the camera whose id its field camera "
                 "holds, of every camera where it has none");
    options.number("--target-height", "M", target_height_m_, "height of what is looked at (1.6)");
    options.choice("--rule", {"plane", "on-axis"}, rule_, "how pixel density is reckoned");
    options.choice("--standard", {"2014", "2025"}, standard_, "edition of IEC 62676-4");
    options.text("--at", "X,Y;X,Y;...", at_, "highest density at places instead of a grid");
    options.text("--polygons", "FILE", polygons_,
                 "the classes as polygons, each cell in the highest that it reaches: a table "
                 "camera_classes of a .gpkg; and each camera's own: camera_areas");
    options.text(
        "--weighing", "FILE", weighing_,
        "the documented weighing of interests of each camera, and what is missing: a .csv");
    questions_.declare(options);
    output_.declare(options, "the surface: .tif or a table of a .gpkg");
}

void CamerasVerb::check(const OptionSet&) {
    grid_.check();
    output_.check({".tif", ".gpkg"});
    standing_.planned.check();
    questions_.check();
    require_not_negative("--target-height", target_height_m_);
    if (!at_.empty()) parse_points("--at", at_);
    if (!polygons_.empty() && !polygons_.ends_with(".gpkg"))
        throw UsageError("--polygons: '" + polygons_ + "' must end in .gpkg");
    if (!weighing_.empty() && !weighing_.ends_with(".csv"))
        throw UsageError("--weighing: '" + weighing_ + "' must end in .csv");
    if (!polygons_.empty() && !at_.empty())
        throw UsageError("--polygons needs a grid, and --at computes none; give one of them");
    if (questions_.needs_buildings() && standing_.buildings.empty() &&
        standing_.planned.developments.empty())
        throw UsageError(
            "--sees windows means those of the façades of --buildings S: give that too, or a "
            "source "
            "of windows as in windows=S");
    if (!standing_.trees.empty() && !questions_.asks_for_light())
        throw UsageError("--trees dim the light and hide nothing: they go with --lights S");
    if (questions_.any() && !at_.empty())
        throw UsageError(
            "--streets, --incidents, --sees and --lights are answered for all that the cameras "
            "see, --at for places alone; give one of them");
    if (at_.empty() && !output_.given() && polygons_.empty() && weighing_.empty() &&
        !questions_.any())
        throw UsageError(
            "cameras needs --out FILE, --polygons FILE or --weighing FILE, or --at X,Y;... for "
            "values at places");
}

CameraCoverageOptions CamerasVerb::coverage_options() const {
    return {.target_height_m = target_height_m_,
            .rule = rule_ == "plane" ? PixelDensityRule::plane : PixelDensityRule::on_axis,
            .standard = standard_ == "2014" ? CameraStandard::iec_62676_4_2014
                                            : CameraStandard::iec_62676_4_2025};
}

std::vector<PrivacyMask> CamerasVerb::read_mask_option(const std::vector<Camera>& cameras,
                                                       const ReadContext& reading,
                                                       std::vector<std::string>& notes) const {
    if (masks_.empty()) return {};
    ReadReport report;
    std::vector<PrivacyMask> masks =
        read_masks(further_source(masks_), std::span<const Camera>(cameras), reading, report);
    take_further_report(report, notes);
    return masks;
}

void CamerasVerb::answer_places(const WatchedGround& ground, Outcome& outcome) const {
    const std::vector<MapPoint> points = parse_points("--at", at_);
    std::vector<double> values;
    for (const MapPoint p : points)
        values.push_back(camera_coverage_at(p, ground.cameras, ground.obstacles, ground.options));
    leave_out_outside(points, ground.boundary, values);
    outcome.result["values"] = at_values(points, values);
    outcome.text = at_table(points, values, "px/m");
}

GridSpec CamerasVerb::lay_grid(const WatchedGround& ground, const ReadReport& report,
                               Outcome& outcome) const {
    double reach_m = 0.0;
    Extent extent;
    for (const Camera& camera : ground.cameras.cameras) {
        extent.add(camera.at);
        reach_m = std::max(reach_m, camera_reach_m(camera, ground.options));
    }
    const GridSpec spec = grid_.spec(source_.source(), extent, reach_m, ground.boundary);
    note_if_out_of_reach(report, spec, reach_m, outcome.notes);
    outcome.grid = spec;
    outcome.parameters["cell_m"] = spec.cell_m;
    return spec;
}

BandedGrid CamerasVerb::cover(const WatchedGround& ground, const GridSpec& spec,
                              const Progress& progress, Outcome& outcome) const {
    BandedGrid density(
        spec, folder_of(output_.given() ? output_.path() : polygons_),
        [&](const GridSpec& band, const Progress& of_band) {
            Grid<float> cells =
                camera_coverage(ground.cameras, ground.obstacles, band, ground.options, of_band);
            if (ground.boundary) mask_outside(cells, *ground.boundary);
            return cells;
        },
        progress);
    const CoverageSummary summary =
        summarise_coverage(ground.cameras, ground.obstacles, density.rows(), ground.options,
                           density.reading(progress));
    outcome.cells_with_data = statistics_of(density.rows()).cells_with_data;
    outcome.result = coverage_as_json(summary, ground.options.standard);
    for (std::size_t k = 0; k < ground.cameras.cameras.size(); ++k)
        outcome.result["cameras"][k]["weighing_missing"] =
            missing_in(ground.cameras.cameras[k].weighing);
    outcome.text = coverage_table(summary, ground.options.standard);
    return density;
}

void CamerasVerb::write(const WatchedGround& ground, const GridRows& density,
                        const SurfaceSources& told, const Progress& progress,
                        Outcome& outcome) const {
    if (!polygons_.empty()) {
        outcome.result["polygons"] = write_coverage_polygons(
            density, ground, {polygons_, output_.overwrite()}, told, outcome.parameters, progress);
        outcome.notes.push_back("coverage classes as polygons: " + polygons_);
    }
    if (!output_.given()) return;
    RasterDescription description{.name = "camera_density",
                                  .title = "Camera coverage",
                                  .description = "Highest pixel density of any camera, " + rule_ +
                                                 " rule, IEC 62676-4:" + standard_ +
                                                 "; 0 where no camera sees.",
                                  .unit = "px/m",
                                  .kind = NumberKind::physical};
    write_surface(
        {density, description, sequential_style({0.0, 250.0}), told.crs_wkt, told.sources}, output_,
        outcome.parameters, progress);
    outcome.output = output_.path();
}

void CamerasVerb::write_weighing(std::span<const Camera> cameras, Outcome& outcome) const {
    if (weighing_.empty()) return;
    write_csv(path_from_utf8(weighing_), weighing_table(cameras),
              output_.overwrite() ? Existing::replace_ours : Existing::refuse);
    outcome.notes.push_back("weighing of interests of each camera: " + weighing_);
}

Outcome CamerasVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading =
        reading_context(source_.request(), grid_.crs(), context, outcome.notes);
    ReadReport report;
    const std::vector<Camera> cameras = read_cameras(source_.request(), reading, report);
    const CameraCoverageOptions options = coverage_options();
    require_judgeable(cameras, options.rule, source_.source(), "use --rule plane");
    Extent ground_asked = ground_seen(cameras, options);
    if (questions_.asks_for_light() && !ground_asked.empty())
        ground_asked = ground_asked.grown(furthest_light_m);
    const ObstacleTown standing(standing_, ground_asked, reading, outcome.notes);
    const std::vector<PrivacyMask> masks = read_mask_option(cameras, reading, outcome.notes);
    const std::optional<MultiPolygon> boundary =
        read_boundary_option(grid_.boundary(), reading, outcome.notes);
    take_first_report(report, reading, outcome.notes);
    note_weighing(cameras, outcome.notes);
    note_cameras_in_buildings(cameras, standing.obstacles(), outcome.notes);
    outcome.input = report;
    outcome.parameters = {{"target_height_m", target_height_m_},
                          {"rule", rule_},
                          {"standard", "IEC 62676-4:" + standard_},
                          {"crs", reading.crs.label()},
                          {"defaults", report.notes}};
    standing_.planned.tell(outcome.parameters);

    const WatchedGround ground{{cameras, masks}, standing.obstacles(), options, boundary};
    context.begin_part("compute");
    if (!at_.empty()) {
        answer_places(ground, outcome);
        write_weighing(cameras, outcome);
        return outcome;
    }
    const GridSpec spec = lay_grid(ground, report, outcome);
    const BandedGrid density = cover(ground, spec, context.progress, outcome);
    questions_.answer(ground, density.rows(), reading, context.progress, outcome);

    context.begin_part("write");
    SurfaceSources told{reading.crs.wkt(), {source_.source(), masks_, grid_.boundary()}};
    for (const std::string& source : standing_.all()) told.sources.push_back(source);
    write(ground, density.rows(), told, density.reading(context.progress), outcome);
    write_weighing(cameras, outcome);
    return outcome;
}

}  // namespace tk::cli
