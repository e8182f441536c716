// Illuminance from street lights: `tryggkarta lighting`.
#include "cli/verb_lighting.h"

#include <array>
#include <cmath>

#include "cli/area_summaries.h"
#include "cli/at_values.h"
#include "cli/obstacle_town.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "engine/grid/zonal.h"
#include "engine/surfaces/illuminance.h"
#include "engine/visibility/obstacles.h"
#include "layers/read_lights.h"

namespace tk::cli {
namespace {

struct LightingClass {
    const char* name;
    double mean_lux;
};

/// Mean horizontal illuminance that the P classes of EN 13201-2:2015 ask for.
constexpr std::array<LightingClass, 6> p_classes{
    {{"P1", 15.0}, {"P2", 10.0}, {"P3", 7.5}, {"P4", 5.0}, {"P5", 3.0}, {"P6", 2.0}}};

Json shares_below(const Grid<float>& lux) {
    Json shares = Json::object();
    std::array<std::size_t, p_classes.size()> below{};
    std::size_t with_data = 0;
    for (const float value : lux.cells()) {
        if (std::isnan(value)) continue;
        ++with_data;
        for (std::size_t i = 0; i < p_classes.size(); ++i)
            if (static_cast<double>(value) < p_classes[i].mean_lux) ++below[i];
    }
    for (std::size_t i = 0; i < p_classes.size(); ++i)
        shares[p_classes[i].name] =
            with_data == 0 ? Json(nullptr)
                           : Json(static_cast<double>(below[i]) / static_cast<double>(with_data));
    return shares;
}

}  // namespace

void LightingVerb::declare(OptionSet& options) {
    source_.declare(options, "LIGHTS", "street lights: points",
                    {{"--x", "x", "field of the easting or longitude"},
                     {"--y", "y", "field of the northing or latitude"},
                     {"--height-field", "height", "field of the mounting height in metres"},
                     {"--flux-field", "flux", "field of the luminous flux in lumens"},
                     {"--watts-field", "watts", "field of the power in watts"},
                     {"--bearing-field", "bearing", "field of the bearing of the road side"}});
    grid_.declare(options);
    options.text("--buildings", "S", buildings_, "polygons that cast shadows");
    options.choice("--quantity", {"horizontal"}, quantity_, "what is computed");
    options.number("--plane-height", "M", plane_height_m_, "height of the lit plane (0)");
    options.number("--maintenance-factor", "F", maintenance_factor_,
                   "for lights that have none of their own (1)");
    options.text("--areas", "S", areas_, "polygons to summarise by");
    options.text("--at", "X,Y;X,Y;...", at_, "exact values at places instead of a grid");
    output_.declare(options, "the surface: .tif or a table of a .gpkg");
}

void LightingVerb::check(const OptionSet&) {
    grid_.check();
    output_.check({".tif", ".gpkg"});
    require_not_negative("--plane-height", plane_height_m_);
    if (maintenance_factor_ && !(*maintenance_factor_ > 0.0 && *maintenance_factor_ <= 1.0))
        throw UsageError("--maintenance-factor: must be more than 0 and at most 1");
    if (!at_.empty()) parse_points("--at", at_);
    if (!at_.empty() && !areas_.empty())
        throw UsageError("--areas summarises a grid; it does not go together with --at");
    if (at_.empty() && !output_.given())
        throw UsageError("lighting needs --out FILE, or --at X,Y;... for values at places");
}

Outcome LightingVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    ReadContext reading = reading_context(source_.request(), grid_.crs(), context, outcome.notes);
    if (maintenance_factor_) reading.maintenance_factor = *maintenance_factor_;
    ReadReport report;
    const std::vector<StreetLight> lights = read_lights(source_.request(), reading, report);
    const ObstacleTown standing(buildings_, reading, outcome.notes);
    const std::optional<MultiPolygon> boundary =
        read_boundary_option(grid_.boundary(), reading, outcome.notes);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;

    const IlluminanceOptions options{.plane_height_m = plane_height_m_};
    outcome.parameters = {{"quantity", quantity_},
                          {"plane_height_m", plane_height_m_},
                          {"crs", reading.crs.label()},
                          {"reach", "to 0.01 lx, at most 200 m"},
                          {"defaults", report.notes}};
    if (maintenance_factor_) outcome.parameters["maintenance_factor"] = *maintenance_factor_;
    if (const std::size_t inside = lights_in_buildings(lights, standing.obstacles()); inside > 0)
        outcome.notes.push_back(std::to_string(inside) +
                                " lights stand in a building's footprint and not above its roof: "
                                "that building does not shade them");

    if (!at_.empty()) {
        context.begin_part("compute");
        const std::vector<MapPoint> points = parse_points("--at", at_);
        std::vector<double> values;
        for (const MapPoint p : points)
            values.push_back(illuminance_at(p, lights, standing.obstacles(), options));
        leave_out_outside(points, boundary, values);
        outcome.result["values"] = at_values(points, values);
        outcome.text = at_table(points, values, "lx");
        return outcome;
    }

    double reach_m = 0.0;
    Extent extent;
    for (const StreetLight& light : lights) {
        extent.add(light.at);
        reach_m = std::max(reach_m, light_reach_m(light, options));
    }
    const GridSpec spec = grid_.spec(source_.source(), extent, reach_m, boundary);
    note_if_out_of_reach(report, spec, reach_m, outcome.notes);
    context.begin_part("compute");
    Grid<float> lux = illuminance(lights, standing.obstacles(), spec, options, context.progress);
    if (boundary) mask_outside(lux, *boundary);
    summarise_result(lux, reading, outcome);

    context.begin_part("write");
    RasterDescription description{.name = "illuminance",
                                  .title = "Illuminance",
                                  .description =
                                      "Horizontal illuminance from street lights, with "
                                      "shadows from buildings; inter-reflection is "
                                      "left out.",
                                  .unit = "lx",
                                  .kind = NumberKind::physical};
    write_surface({lux,
                   description,
                   sequential_style(value_range(lux)),
                   reading.crs.wkt(),
                   {source_.source(), buildings_, grid_.boundary()}},
                  output_, outcome.parameters, context.progress);
    outcome.output = output_.path();
    return outcome;
}

void LightingVerb::summarise_result(const Grid<float>& lux, const ReadContext& reading,
                                    Outcome& outcome) const {
    const SurfaceStatistics s = statistics_of(lux);
    outcome.grid = lux.spec();
    outcome.cells_with_data = s.cells_with_data;
    outcome.parameters["cell_m"] = lux.spec().cell_m;
    const double uniformity = s.mean > 0.0 ? s.minimum / s.mean : std::nan("");
    outcome.result = {{"minimum_lux", number_or_null(s.minimum)},
                      {"mean_lux", number_or_null(s.mean)},
                      {"maximum_lux", number_or_null(s.maximum)},
                      {"uniformity", number_or_null(uniformity)},
                      {"share_below", shares_below(lux)}};
    outcome.text = text_table({{"illuminance", "lx"},
                               {"minimum", plain_number(s.minimum)},
                               {"mean", plain_number(s.mean)},
                               {"maximum", plain_number(s.maximum)}});
    if (!areas_.empty()) add_area_summaries(lux, areas_, reading, "lux", outcome);
}

}  // namespace tk::cli
