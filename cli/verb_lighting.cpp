// Illuminance from street lights: `tryggkarta lighting`.
#include "cli/verb_lighting.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <span>

#include "cli/area_summaries.h"
#include "cli/at_values.h"
#include "cli/isolux_lines.h"
#include "cli/option_values.h"
#include "cli/path_lighting_layer.h"
#include "cli/path_lighting_result.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "cli/vector_output.h"
#include "engine/analyses/lighting_class.h"
#include "engine/core/input_error.h"
#include "engine/grid/zonal.h"
#include "engine/surfaces/light_reach.h"
#include "layers/banded_grid.h"
#include "layers/read_lights.h"
#include "layers/read_streets.h"

namespace tk::cli {
namespace {

/// A class and the illuminance below which a cell falls short of it.
struct ClassLimit {
    std::string_view name;
    double lux = 0.0;
};

/// The classes that ask for a quantity. Of those that ask for a mean the mean is the limit.
std::vector<ClassLimit> limits_of(LightQuantity quantity) {
    std::vector<ClassLimit> limits;
    switch (quantity) {
        case LightQuantity::horizontal:
            for (const PClass& p : p_classes()) limits.push_back({p.name, p.mean_lux});
            for (const MeanClass& c : c_classes()) limits.push_back({c.name, c.mean_lux});
            break;
        case LightQuantity::hemispherical:
            for (const MeanClass& hs : hs_classes()) limits.push_back({hs.name, hs.mean_lux});
            break;
        case LightQuantity::semicylindrical:
            for (const MinimumClass& sc : sc_classes()) limits.push_back({sc.name, sc.minimum_lux});
            break;
        case LightQuantity::vertical:
            for (const MinimumClass& ev : ev_classes()) limits.push_back({ev.name, ev.minimum_lux});
            break;
    }
    return limits;
}

Json shares_below(const GridRows& lux, LightQuantity quantity) {
    Json shares = Json::object();
    const std::vector<ClassLimit> limits = limits_of(quantity);
    std::vector<std::size_t> below(limits.size(), 0);
    std::size_t with_data = 0;
    lux.each_cell([&](float value) {
        if (std::isnan(value)) return;
        ++with_data;
        for (std::size_t i = 0; i < limits.size(); ++i)
            if (static_cast<double>(value) < limits[i].lux) ++below[i];
    });
    for (std::size_t i = 0; i < limits.size(); ++i)
        shares[std::string(limits[i].name)] =
            with_data == 0 ? Json(nullptr)
                           : Json(static_cast<double>(below[i]) / static_cast<double>(with_data));
    return shares;
}

LightQuantity quantity_called(const std::string& word) {
    if (word == "vertical") return LightQuantity::vertical;
    if (word == "semicylindrical") return LightQuantity::semicylindrical;
    if (word == "hemispherical") return LightQuantity::hemispherical;
    return LightQuantity::horizontal;
}

/// Where the ground's shape matters: as far as lights reach.
Extent ground_lit(const std::vector<StreetLight>& lights) {
    Extent extent;
    for (const StreetLight& light : lights) extent.add(light.at);
    return extent.empty() ? extent : extent.grown(furthest_light_m);
}

/// The classes that the mean and the minimum of each area reach, of those that ask for `quantity`.
void add_area_classes(LightQuantity quantity, Outcome& outcome) {
    constexpr double not_computed = std::numeric_limits<double>::quiet_NaN();
    for (Json& area : outcome.result["areas"]) {
        const auto value = [&](const char* key) {
            return area[key].is_null() ? not_computed : area[key].get<double>();
        };
        const double mean = value("mean_lux"), minimum = value("minimum_lux");
        LightingValues values{not_computed, not_computed, not_computed,
                              not_computed, not_computed, not_computed};
        switch (quantity) {
            case LightQuantity::horizontal:
                values.mean_lux = mean;
                values.minimum_lux = minimum;
                break;
            case LightQuantity::hemispherical:
                values.mean_hemispherical_lux = mean;
                values.minimum_hemispherical_lux = minimum;
                break;
            case LightQuantity::semicylindrical:
                values.minimum_semicylindrical_lux = minimum;
                break;
            case LightQuantity::vertical: values.minimum_vertical_lux = minimum; break;
        }
        area["classes"] = classes_as_json(classes_reached(values));
    }
    outcome.notes.emplace_back(classes_are_unchecked);
}

std::string first_capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace

void LightingVerb::declare(OptionSet& options) {
    source_.declare(options, "LIGHTS", "street lights: points",
                    {{"--x", "x", "field of the easting or longitude"},
                     {"--y", "y", "field of the northing or latitude"},
                     {"--height-field", "height", "field of the mounting height in metres"},
                     {"--flux-field", "flux", "field of the luminous flux in lumens"},
                     {"--watts-field", "watts", "field of the power in watts"},
                     {"--bearing-field", "bearing", "field of the bearing of the road side"},
                     {"--photometry-field", "photometry", "field of the photometric file"},
                     {"--luminaire-field", "luminaire", "field of the type of luminaire"}});
    grid_.declare(options);
    standing_.declare(options, "polygons that cast shadows");
    options.text("--trees", "S", standing_.trees,
                 "trees, points or polygons, that let a part of the light through");
    lamps_.declare(options);
    options.text("--streets", "S", streets_,
                 "streets and paths: lights without a bearing are aimed across them, and the light "
                 "along each is computed");
    options.text("--street-lines", "FILE", street_lines_,
                 "the light along each street as lines: a table street_lighting of a .gpkg");
    options.choice("--quantity", {"horizontal", "vertical", "semicylindrical", "hemispherical"},
                   quantity_, "on what kind of surface");
    options.number("--plane-height", "M", plane_height_m_,
                   "height of the lit points (0; 1.5 for the upright surfaces)");
    options.text("--facing", "DEG|worst", facing_,
                 "where upright surfaces look: a compass bearing, or the smallest of facing 0, 90, "
                 "180 and 270 (worst)");
    options.text("--areas", "S", areas_, "polygons to summarise by");
    options.text("--at", "X,Y;X,Y;...", at_, "exact values at places instead of a grid");
    options.text("--contours", "FILE", contours_,
                 "lines of equal light at 0.5, 1, 2, 5, 10, 20 and 50 lx with their lux: a table "
                 "isolux_lines of a .gpkg");
    output_.declare(options, "the surface: .tif or a table of a .gpkg");
}

void LightingVerb::check(const OptionSet&) {
    grid_.check();
    output_.check({".tif", ".gpkg"});
    standing_.planned.check();
    if (plane_height_m_) require_not_negative("--plane-height", *plane_height_m_);
    lamps_.check();
    if (!facing_.empty() && !is_upright(quantity_called(quantity_)))
        throw UsageError("--facing: a " + quantity_ +
                         " surface looks up; it goes with --quantity vertical or semicylindrical");
    if (!facing_.empty() && facing_ != "worst") parse_bearing("--facing", facing_);
    if (!at_.empty()) parse_points("--at", at_);
    if (!at_.empty() && !areas_.empty())
        throw UsageError("--areas summarises a grid; it does not go together with --at");
    if (!contours_.empty() && !contours_.ends_with(".gpkg"))
        throw UsageError("--contours: '" + contours_ + "' must end in .gpkg");
    if (!street_lines_.empty() && !street_lines_.ends_with(".gpkg"))
        throw UsageError("--street-lines: '" + street_lines_ + "' must end in .gpkg");
    if (!street_lines_.empty() && streets_.empty())
        throw UsageError("--street-lines is of the streets of --streets S; give them too");
    if (!contours_.empty() && !at_.empty())
        throw UsageError("--contours needs a grid, and --at computes none; give one of them");
    if (at_.empty() && !output_.given() && contours_.empty() && streets_.empty())
        throw UsageError(
            "lighting needs --out FILE, --contours FILE, --streets S, or --at X,Y;... for values "
            "at places");
    if (!areas_.empty() && !output_.given())
        throw UsageError("--areas summarises a grid: give --out FILE too");
}

IlluminanceOptions LightingVerb::illuminance_options() const {
    IlluminanceOptions options{.quantity = quantity_called(quantity_)};
    options.plane_height_m = plane_height_m_.value_or(is_upright(options.quantity) ? 1.5 : 0.0);
    if (!facing_.empty() && facing_ != "worst")
        options.facing_deg = parse_bearing("--facing", facing_);
    options.minute_of_day = lamps_.minute_of_day();
    return options;
}

ReadContext LightingVerb::reading_lights(const Context& context, Outcome& outcome) const {
    ReadContext reading =
        lamps_.reading(reading_context(source_.request(), grid_.crs(), context, outcome.notes));
    if (!streets_.empty()) {
        ReadReport report;
        reading.aimed_across = std::make_shared<const std::vector<Street>>(
            read_streets(further_source(streets_), reading, report));
        take_further_report(report, outcome.notes);
    }
    return reading;
}

Outcome LightingVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading = reading_lights(context, outcome);
    ReadReport report;
    const std::vector<StreetLight> lights = read_lights(source_.request(), reading, report);
    const ObstacleTown standing(standing_, ground_lit(lights), reading, outcome.notes);
    const std::optional<MultiPolygon> boundary =
        read_boundary_option(grid_.boundary(), reading, outcome.notes);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    const IlluminanceOptions options = illuminance_options();
    outcome.parameters = {{"quantity", quantity_},
                          {"plane_height_m", options.plane_height_m},
                          {"crs", reading.crs.label()},
                          {"reach", "to 0.01 lx, at most 200 m"},
                          {"defaults", report.notes}};
    standing_.planned.tell(outcome.parameters);
    if (is_upright(options.quantity))
        outcome.parameters["facing"] =
            options.facing_deg ? Json(*options.facing_deg) : Json("worst");
    lamps_.tell(reading, outcome.parameters);
    note_lights(lights, standing.obstacles(), outcome.notes);

    context.begin_part("compute");
    if (!at_.empty()) answer_places(lights, standing.obstacles(), boundary, outcome);
    if (reading.aimed_across != nullptr)
        answer_streets(lights, standing.obstacles(), reading, context, outcome);
    if (!output_.given() && contours_.empty()) return outcome;

    double reach_m = 0.0;
    Extent extent;
    for (const StreetLight& light : lights) {
        extent.add(light.at);
        reach_m = std::max(reach_m, light_reach_m(light, options));
    }
    const GridSpec spec = grid_.spec(source_.source(), extent, reach_m, boundary);
    note_if_out_of_reach(report, spec, reach_m, outcome.notes);
    const BandedGrid lux(
        spec, folder_of(output_.given() ? output_.path() : contours_),
        [&](const GridSpec& band, const Progress& progress) {
            Grid<float> cells = illuminance(lights, standing.obstacles(), band, options, progress);
            if (boundary) mask_outside(cells, *boundary);
            return cells;
        },
        context.progress);
    summarise_result(lux.rows(), reading, outcome);
    if (output_.given())
        write(lux.rows(), reading, {lux.reading(context.progress), context.begin_part}, outcome);
    if (!contours_.empty()) {
        context.begin_part("contours");
        outcome.result["contours"] = write_isolux_lines(
            lux.rows(), {contours_, output_.overwrite(), reading.crs.wkt(), sources()},
            outcome.parameters, context.progress);
        outcome.notes.push_back("isolux lines: " + contours_);
    }
    return outcome;
}

void LightingVerb::answer_streets(const std::vector<StreetLight>& lights,
                                  const Obstacles& obstacles, const ReadContext& reading,
                                  const Context& context, Outcome& outcome) const {
    const std::vector<Street>& streets = *reading.aimed_across;
    const std::vector<PathLighting> paths =
        light_along_paths(streets, lights, obstacles,
                          {.minute_of_day = illuminance_options().minute_of_day}, context.progress);
    add_path_lighting(paths, outcome);
    if (street_lines_.empty()) return;
    write_vector({path_lighting_layer("street_lighting", streets, paths),
                  style_of_street_lighting(), reading.crs.wkt(), sources()},
                 street_lines_, output_.overwrite(), outcome.parameters, context.progress);
    outcome.result["street_lines"] = {{"file", street_lines_}, {"table", "street_lighting"}};
    outcome.notes.push_back("light along streets as lines: " + street_lines_);
}

void LightingVerb::answer_places(const std::vector<StreetLight>& lights, const Obstacles& obstacles,
                                 const std::optional<MultiPolygon>& boundary,
                                 Outcome& outcome) const {
    const IlluminanceOptions options = illuminance_options();
    const std::vector<MapPoint> points = parse_points("--at", at_);
    std::vector<double> values;
    for (const MapPoint p : points) values.push_back(illuminance_at(p, lights, obstacles, options));
    leave_out_outside(points, boundary, values);
    outcome.result["values"] = at_values(points, values);
    outcome.text = at_table(points, values, "lx");
}

std::vector<std::string> LightingVerb::sources() const {
    std::vector<std::string> all{source_.source(), streets_, areas_, grid_.boundary()};
    for (const auto& more : {standing_.all(), lamps_.sources()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

void LightingVerb::write(const GridRows& lux, const ReadContext& reading, const Context& context,
                         Outcome& outcome) const {
    context.begin_part("write");
    std::string shading = "with shadows from buildings";
    if (!standing_.planned.phase_date.empty())
        shading += " as planned for " + standing_.planned.phase_date;
    if (!standing_.trees.empty()) shading += " and the shade of trees";
    if (!standing_.terrain.empty()) shading += " on uneven ground";
    RasterDescription description{.name = "illuminance",
                                  .title = "Illuminance",
                                  .description = first_capital(quantity_) +
                                                 " illuminance from street lights, " + shading +
                                                 "; inter-reflection is left out.",
                                  .unit = "lx",
                                  .kind = NumberKind::physical};
    write_surface(
        {lux, description, sequential_style(value_range(lux)), reading.crs.wkt(), sources()},
        output_, outcome.parameters, context.progress);
    outcome.output = output_.path();
}

void LightingVerb::summarise_result(const GridRows& lux, const ReadContext& reading,
                                    Outcome& outcome) const {
    const SurfaceStatistics s = statistics_of(lux);
    outcome.grid = lux.spec();
    outcome.cells_with_data = s.cells_with_data;
    outcome.parameters["cell_m"] = lux.spec().cell_m;
    const double uniformity = s.mean > 0.0 ? s.minimum / s.mean : std::nan("");
    outcome.result.update(Json{{"minimum_lux", number_or_null(s.minimum)},
                               {"mean_lux", number_or_null(s.mean)},
                               {"maximum_lux", number_or_null(s.maximum)},
                               {"uniformity", number_or_null(uniformity)},
                               {"share_below", shares_below(lux, quantity_called(quantity_))}});
    outcome.text += text_table({{"illuminance", "lx"},
                                {"minimum", plain_number(s.minimum)},
                                {"mean", plain_number(s.mean)},
                                {"maximum", plain_number(s.maximum)}});
    if (areas_.empty()) return;
    add_area_summaries(lux, areas_, reading, "lux", outcome);
    add_area_classes(quantity_called(quantity_), outcome);
}

}  // namespace tk::cli
