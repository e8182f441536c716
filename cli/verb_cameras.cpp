// Pixel density and coverage of cameras: `tryggkarta cameras`.
#include "cli/verb_cameras.h"

#include <algorithm>
#include <cmath>

#include "cli/at_values.h"
#include "cli/coverage_polygons.h"
#include "cli/obstacle_town.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "engine/core/input_error.h"
#include "engine/grid/zonal.h"
#include "layers/read_cameras.h"
#include "layers/read_masks.h"

namespace tk::cli {
namespace {

/// The classes whose areas the result names: of the 2014 edition those from "detect" to "identify".
bool is_reported(CameraStandard standard, const std::string& name) {
    return standard == CameraStandard::iec_62676_4_2025 || (name != "monitor" && name != "inspect");
}

Json camera_list(const CoverageSummary& summary, CameraStandard standard) {
    const std::span<const DensityClass> classes = density_classes(standard);
    Json list = Json::array();
    for (const CameraAreas& camera : summary.cameras) {
        Json row = {{"id", camera.id}, {"visible_area_m2", camera.visible_area_m2}};
        for (std::size_t i = 0; i < classes.size(); ++i)
            if (is_reported(standard, classes[i].name))
                row[classes[i].name + "_m2"] = camera.class_area_m2[i];
        list.push_back(row);
    }
    return list;
}

std::string camera_table(const CoverageSummary& summary, CameraStandard standard) {
    constexpr std::size_t most_rows = 20;
    const std::span<const DensityClass> classes = density_classes(standard);
    std::vector<std::vector<std::string>> rows{{"camera", "sees m2"}};
    for (const DensityClass& c : classes)
        if (is_reported(standard, c.name)) rows[0].push_back(c.name + " m2");
    for (std::size_t k = 0; k < std::min(most_rows, summary.cameras.size()); ++k) {
        const CameraAreas& camera = summary.cameras[k];
        std::vector<std::string> row{camera.id, plain_number(camera.visible_area_m2)};
        for (std::size_t i = 0; i < classes.size(); ++i)
            if (is_reported(standard, classes[i].name))
                row.push_back(plain_number(camera.class_area_m2[i]));
        rows.push_back(row);
    }
    std::string text = text_table(rows);
    if (summary.cameras.size() > most_rows)
        text += "... and " + std::to_string(summary.cameras.size() - most_rows) +
                " more (--json lists all)\n";
    return text + "\ncovered " + percent(summary.covered_share) + ", by two or more " +
           percent(summary.overlap_share) + " of the cells with data\n";
}

/// On-axis density needs the lens and the sensor of every camera.
void require_optics(const std::vector<Camera>& cameras, const CameraCoverageOptions& options,
                    const std::string& source) {
    if (options.rule != PixelDensityRule::on_axis) return;
    for (const Camera& camera : cameras)
        if (!camera.focal_length_mm || !camera.sensor_width_mm)
            throw InputError(source,
                             "camera " + camera.id + " has no focal length and sensor width",
                             "give both in the layer, or use --rule plane");
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
    options.text("--buildings", "S", buildings_, "polygons that hide what is behind them");
    options.text("--masks", "S", masks_,
                 "polygons that a camera must not see: of the camera whose id its field camera "
                 "holds, of every camera where it has none");
    options.number("--target-height", "M", target_height_m_, "height of what is looked at (1.6)");
    options.choice("--rule", {"plane", "on-axis"}, rule_, "how pixel density is reckoned");
    options.choice("--standard", {"2014", "2025"}, standard_, "edition of IEC 62676-4");
    options.text("--at", "X,Y;X,Y;...", at_, "highest density at places instead of a grid");
    options.text("--polygons", "FILE", polygons_,
                 "the classes as polygons, each cell in the highest that it reaches: a table "
                 "camera_classes of a .gpkg");
    output_.declare(options, "the surface: .tif or a table of a .gpkg");
}

void CamerasVerb::check(const OptionSet&) {
    grid_.check();
    output_.check({".tif", ".gpkg"});
    require_not_negative("--target-height", target_height_m_);
    if (!at_.empty()) parse_points("--at", at_);
    if (!polygons_.empty() && !polygons_.ends_with(".gpkg"))
        throw UsageError("--polygons: '" + polygons_ + "' must end in .gpkg");
    if (!polygons_.empty() && !at_.empty())
        throw UsageError("--polygons needs a grid, and --at computes none; give one of them");
    if (at_.empty() && !output_.given() && polygons_.empty())
        throw UsageError(
            "cameras needs --out FILE or --polygons FILE, or --at X,Y;... for values at places");
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
    take_notes(report, notes);
    return masks;
}

Outcome CamerasVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading =
        reading_context(source_.request(), grid_.crs(), context, outcome.notes);
    ReadReport report;
    const std::vector<Camera> cameras = read_cameras(source_.request(), reading, report);
    const CameraCoverageOptions options = coverage_options();
    require_optics(cameras, options, source_.source());
    const ObstacleTown standing(buildings_, reading, outcome.notes);
    const std::vector<PrivacyMask> masks = read_mask_option(cameras, reading, outcome.notes);
    const MaskedCameras masked(cameras, masks);
    const std::optional<MultiPolygon> boundary =
        read_boundary_option(grid_.boundary(), reading, outcome.notes);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    outcome.parameters = {{"target_height_m", target_height_m_},
                          {"rule", rule_},
                          {"standard", "IEC 62676-4:" + standard_},
                          {"crs", reading.crs.label()},
                          {"defaults", report.notes}};

    if (!at_.empty()) {
        context.begin_part("compute");
        const std::vector<MapPoint> points = parse_points("--at", at_);
        std::vector<double> values;
        for (const MapPoint p : points)
            values.push_back(camera_coverage_at(p, masked, standing.obstacles(), options));
        leave_out_outside(points, boundary, values);
        outcome.result["values"] = at_values(points, values);
        outcome.text = at_table(points, values, "px/m");
        return outcome;
    }

    double reach_m = 0.0;
    Extent extent;
    for (const Camera& camera : cameras) {
        extent.add(camera.at);
        reach_m = std::max(reach_m, camera_reach_m(camera, options));
    }
    const GridSpec spec = grid_.spec(source_.source(), extent, reach_m, boundary);
    note_if_out_of_reach(report, spec, reach_m, outcome.notes);
    context.begin_part("compute");
    Grid<float> density =
        camera_coverage(masked, standing.obstacles(), spec, options, context.progress);
    if (boundary) mask_outside(density, *boundary);
    Grid<std::uint8_t> counted(spec, 0);
    for (std::size_t i = 0; i < counted.cells().size(); ++i)
        counted.cells()[i] = std::isnan(density.cells()[i]) ? 0 : 1;
    const CoverageSummary summary =
        summarise_coverage(masked, standing.obstacles(), counted, options, context.progress);
    outcome.grid = spec;
    outcome.cells_with_data = statistics_of(density).cells_with_data;
    outcome.parameters["cell_m"] = spec.cell_m;
    outcome.result = {{"cameras", camera_list(summary, options.standard)},
                      {"covered_share", number_or_null(summary.covered_share)},
                      {"overlap_share", number_or_null(summary.overlap_share)}};
    outcome.text = camera_table(summary, options.standard);

    context.begin_part("write");
    const SurfaceSources told{reading.crs.wkt(),
                              {source_.source(), buildings_, masks_, grid_.boundary()}};
    if (!polygons_.empty()) {
        outcome.result["polygons"] =
            write_coverage_polygons(density, options.standard, {polygons_, output_.overwrite()},
                                    told, outcome.parameters, context.progress);
        outcome.notes.push_back("coverage classes as polygons: " + polygons_);
    }
    if (!output_.given()) return outcome;
    RasterDescription description{.name = "camera_density",
                                  .title = "Camera coverage",
                                  .description = "Highest pixel density of any camera, " + rule_ +
                                                 " rule, IEC 62676-4:" + standard_ +
                                                 "; 0 where no camera sees.",
                                  .unit = "px/m",
                                  .kind = NumberKind::physical};
    write_surface(
        {density, description, sequential_style({0.0, 250.0}), told.crs_wkt, told.sources}, output_,
        outcome.parameters, context.progress);
    outcome.output = output_.path();
    return outcome;
}

}  // namespace tk::cli
