#include "layers/vector_layers.h"

#include <optional>
#include <utility>

namespace tk {
namespace {

template <class T>
FieldValue value_or_null(const std::optional<T>& value) {
    if (!value) return std::monostate{};
    return *value;
}

FieldValue text_or_null(std::string_view text) {
    if (text.empty()) return std::monostate{};
    return std::string(text);
}

std::string suppressed_label(std::int64_t minimum_count) {
    return "<" + std::to_string(minimum_count);
}

}  // namespace

std::string_view name_of(LightDistribution distribution) {
    switch (distribution) {
        case LightDistribution::isotropic: return "isotropic";
        case LightDistribution::lambertian: return "lambertian";
        case LightDistribution::street: return "street";
    }
    return {};
}

std::string_view name_of(DevelopmentAction action) {
    switch (action) {
        case DevelopmentAction::build: return "build";
        case DevelopmentAction::demolish: return "demolish";
        case DevelopmentAction::open: return "open";
    }
    return {};
}

VectorLayer layer_of_lights(std::string name, std::span<const StreetLight> lights) {
    VectorLayer layer{std::move(name), "Belysning / Lights", "", GeometryKind::point, {}, 0, {}};
    layer.fields = {
        {"id", FieldKind::text, "", ""},
        {"height_m", FieldKind::real, "m", "of the light source above the ground"},
        {"luminous_flux_lm", FieldKind::real, "lm", "that leaves the luminaire, undimmed"},
        {"distribution", FieldKind::text, "", "isotropic, lambertian or street"},
        {"bearing_deg", FieldKind::real, "deg", "in which the road side points"},
        {"tilt_deg", FieldKind::real, "deg", "above 0 raises the front"},
        {"maintenance_factor", FieldKind::real, "", "share of the flux left in service"},
        {"dimming", FieldKind::real, "", "share of full output"},
        {"rotation_deg", FieldKind::real, "deg", "above 0 raises the right side"},
        {"power_w", FieldKind::real, "W", "at full output"},
        {"luminaire", FieldKind::text, "", "type in the register"},
        {"photometry", FieldKind::text, "", "photometric file"},
        {"burning_hours", FieldKind::text, "", "none: all night"},
        {"dimming_hours", FieldKind::text, "", "hours and share of full output"},
        {"out_of_order", FieldKind::boolean, "", ""}};
    layer.row_count = lights.size();
    layer.fill_row = [lights](std::size_t i, VectorRow& row) {
        const StreetLight& light = lights[i];
        row.shape = light.at;
        row.values[0] = light.id;
        row.values[1] = light.height_m;
        row.values[2] = light.luminous_flux_lm;
        row.values[3] = std::string(name_of(light.distribution));
        row.values[4] = light.bearing_deg;
        row.values[5] = light.tilt_deg;
        row.values[6] = light.maintenance_factor;
        row.values[7] = light.dimming;
        row.values[8] = light.rotation_deg;
        row.values[9] = value_or_null(light.power_w);
        row.values[10] = text_or_null(light.luminaire);
        row.values[11] = light.photometry ? text_or_null(light.photometry->name) : std::monostate{};
        row.values[12] = light.schedule.burning
                             ? text_or_null(hours_in_words(*light.schedule.burning))
                             : std::monostate{};
        row.values[13] = text_or_null(dimming_steps_in_words(light.schedule.steps));
        row.values[14] = light.out_of_order;
    };
    return layer;
}

VectorLayer layer_of_cameras(std::string name, std::span<const Camera> cameras) {
    VectorLayer layer{std::move(name), "Kameror / Cameras", "", GeometryKind::point, {}, 0, {}};
    layer.fields = {{"id", FieldKind::text, "", ""},
                    {"height_m", FieldKind::real, "m", "above the ground"},
                    {"bearing_deg", FieldKind::real, "deg", "of its axis; none: all round"},
                    {"field_of_view_deg", FieldKind::real, "deg", "horizontal"},
                    {"focal_length_mm", FieldKind::real, "mm", ""},
                    {"sensor_width_mm", FieldKind::real, "mm", ""},
                    {"pixels_across", FieldKind::real, "px", ""},
                    {"tilt_deg", FieldKind::real, "deg", "below horizontal"},
                    {"range_m", FieldKind::real, "m", "stated by its owner"}};
    for (const WeighingText& weighing : weighing_texts())
        layer.fields.push_back({std::string(weighing.name), FieldKind::text, "", ""});
    layer.fields.push_back({std::string(weighing_date_name), FieldKind::date, "", ""});
    layer.row_count = cameras.size();
    layer.fill_row = [cameras](std::size_t i, VectorRow& row) {
        const Camera& camera = cameras[i];
        row.shape = camera.at;
        row.values[0] = camera.id;
        row.values[1] = camera.height_m;
        row.values[2] = value_or_null(camera.bearing_deg);
        row.values[3] = camera.field_of_view_deg;
        row.values[4] = value_or_null(camera.focal_length_mm);
        row.values[5] = value_or_null(camera.sensor_width_mm);
        row.values[6] = camera.pixels_across;
        row.values[7] = value_or_null(camera.tilt_deg);
        row.values[8] = value_or_null(camera.range_m);
        std::size_t column = 9;
        for (const WeighingText& weighing : weighing_texts())
            row.values[column++] = text_or_null(camera.weighing.*weighing.text);
        row.values[column] = value_or_null(camera.weighing.date);
    };
    return layer;
}

VectorLayer layer_of_developments(std::string name, std::span<const Development> developments) {
    VectorLayer layer{
        std::move(name), "Planerat / Developments", "", GeometryKind::multi_polygon, {}, 0, {}};
    layer.fields = {{"id", FieldKind::text, "", ""},
                    {"name", FieldKind::text, "", ""},
                    {"action", FieldKind::text, "", "build, demolish or open"},
                    {"use", FieldKind::text, "", ""},
                    {"height_m", FieldKind::real, "m", ""},
                    {"floors", FieldKind::real, "", ""},
                    {"from_date", FieldKind::date, "", "it stands from this day"},
                    {"to_date", FieldKind::date, "", "and no longer from this day"},
                    {"dwellings", FieldKind::real, "", ""},
                    {"workplaces", FieldKind::real, "", ""},
                    {"stands", FieldKind::boolean, "", "whether it was computed with"},
                    {"allowed_height_m", FieldKind::real, "m", "the most that the plan allows"},
                    {"ground_floor_use", FieldKind::text, "", "where it is another than above"},
                    {"entrances", FieldKind::real, "", "their number"}};
    layer.row_count = developments.size();
    layer.fill_row = [developments](std::size_t i, VectorRow& row) {
        const Development& development = developments[i];
        row.shape = &development.footprint;
        row.values[0] = development.id;
        row.values[1] = text_or_null(development.name);
        row.values[2] = std::string(name_of(development.action));
        row.values[3] = text_or_null(development.use);
        row.values[4] = development.height_m;
        row.values[5] = value_or_null(development.floors);
        row.values[6] = value_or_null(development.from);
        row.values[7] = value_or_null(development.to);
        row.values[8] = value_or_null(development.dwellings);
        row.values[9] = value_or_null(development.workplaces);
        row.values[10] = development.stands;
        row.values[11] = value_or_null(development.allowed_height_m);
        row.values[12] = text_or_null(development.ground_floor_use);
        row.values[13] = value_or_null(development.entrances);
    };
    return layer;
}

VectorLayer layer_of_buildings(std::string name, std::span<const Building> buildings) {
    VectorLayer layer{
        std::move(name), "Byggnader / Buildings", "", GeometryKind::multi_polygon, {}, 0, {}};
    layer.fields = {{"id", FieldKind::text, "", ""},
                    {"height_m", FieldKind::real, "m", "of its roof above the ground"},
                    {"floors", FieldKind::real, "", ""},
                    {"use", FieldKind::text, "", ""},
                    {"window_share", FieldKind::real, "", "of its facades"},
                    {"ground_floor_use", FieldKind::text, "", "where it is another than above"},
                    {"entrances", FieldKind::real, "", "their number"}};
    layer.row_count = buildings.size();
    layer.fill_row = [buildings](std::size_t i, VectorRow& row) {
        const Building& building = buildings[i];
        row.shape = &building.footprint;
        row.values[0] = building.id;
        row.values[1] = building.height_m;
        row.values[2] = value_or_null(building.floors);
        row.values[3] = text_or_null(building.use);
        row.values[4] = value_or_null(building.window_share);
        row.values[5] = text_or_null(building.ground_floor_use);
        row.values[6] = value_or_null(building.entrances);
    };
    return layer;
}

VectorLayer layer_of_masks(std::string name, std::span<const PrivacyMask> masks) {
    VectorLayer layer{std::move(name),
                      "Integritetsmasker / Privacy masks",
                      "",
                      GeometryKind::multi_polygon,
                      {},
                      0,
                      {}};
    layer.fields = {{"id", FieldKind::text, "", ""},
                    {"camera", FieldKind::text, "", "that must not see it; none: every camera"}};
    layer.row_count = masks.size();
    layer.fill_row = [masks](std::size_t i, VectorRow& row) {
        row.shape = &masks[i].shape;
        row.values[0] = masks[i].id;
        row.values[1] = text_or_null(masks[i].camera_id);
    };
    return layer;
}

VectorLayer layer_of_streets(std::string name, std::span<const Street> streets) {
    VectorLayer layer{
        std::move(name), "Gator / Streets", "", GeometryKind::multi_line, {}, streets.size(), {}};
    layer.fields = {{"id", FieldKind::text, "", ""},
                    {"name", FieldKind::text, "", ""},
                    {"class", FieldKind::text, "", ""},
                    {"width_m", FieldKind::real, "m", ""}};
    layer.fill_row = [streets](std::size_t i, VectorRow& row) {
        const Street& street = streets[i];
        row.shape = &street.lines;
        row.values[0] = street.id;
        row.values[1] = text_or_null(street.name);
        row.values[2] = text_or_null(street.street_class);
        row.values[3] = value_or_null(street.width_m);
    };
    return layer;
}

VectorLayer layer_of_trees(std::string name, std::span<const Tree> trees) {
    VectorLayer layer{
        std::move(name), "Träd / Trees", "", GeometryKind::point, {}, trees.size(), {}};
    layer.fields = {{"id", FieldKind::text, "", ""},
                    {"height_m", FieldKind::real, "m", ""},
                    {"crown_m", FieldKind::real, "m", "diameter"},
                    {"porosity", FieldKind::real, "", "share of light that comes through"},
                    {"crown_base_m", FieldKind::real, "m", "height at which the crown begins"}};
    layer.fill_row = [trees](std::size_t i, VectorRow& row) {
        const Tree& tree = trees[i];
        row.shape = tree.shape.empty() ? tree.at : centroid(tree.shape);
        row.values[0] = tree.id;
        row.values[1] = tree.height_m;
        row.values[2] = tree.crown_m;
        row.values[3] = tree.porosity;
        row.values[4] = tree.crown_base_m;
    };
    return layer;
}

VectorLayer layer_of_entrances(std::string name, std::span<const Entrance> entrances) {
    VectorLayer layer{std::move(name), "Entréer / Entrances", "", GeometryKind::point, {}, 0, {}};
    layer.fields = {{"id", FieldKind::text, "", ""}, {"kind", FieldKind::text, "", ""}};
    layer.row_count = entrances.size();
    layer.fill_row = [entrances](std::size_t i, VectorRow& row) {
        row.shape = entrances[i].at;
        row.values[0] = entrances[i].id;
        row.values[1] = text_or_null(entrances[i].kind);
    };
    return layer;
}

VectorLayer layer_of_areas(std::string name, std::span<const Area> areas) {
    VectorLayer layer{
        std::move(name), "Områden / Areas", "", GeometryKind::multi_polygon, {}, 0, {}};
    layer.fields = {{"name", FieldKind::text, "", ""}, {"population", FieldKind::real, "", ""}};
    layer.row_count = areas.size();
    layer.fill_row = [areas](std::size_t i, VectorRow& row) {
        row.shape = &areas[i].shape;
        row.values[0] = areas[i].name;
        row.values[1] = value_or_null(areas[i].population);
    };
    return layer;
}

VectorLayer layer_of_observations(std::string name, std::span<const Observation> observations) {
    VectorLayer layer{
        std::move(name), "Iakttagelser / Observations", "", GeometryKind::point, {}, 0, {}};
    layer.fields = {{"id", FieldKind::text, "", ""},
                    {"kind", FieldKind::text, "", ""},
                    {"text", FieldKind::text, "", ""},
                    {"from_time", FieldKind::date_time, "", "UTC"},
                    {"to_time", FieldKind::date_time, "", "UTC"}};
    layer.row_count = observations.size();
    layer.fill_row = [observations](std::size_t i, VectorRow& row) {
        const Observation& observation = observations[i];
        row.shape = observation.at;
        row.values[0] = observation.id;
        row.values[1] = text_or_null(observation.kind);
        row.values[2] = text_or_null(observation.text);
        row.values[3] = row.values[4] = std::monostate{};
        if (!observation.when) return;
        row.values[3] = observation.when->from;
        row.values[4] = observation.when->to;
    };
    return layer;
}

VectorLayer layer_of_incidents(std::string name, const Incidents& incidents) {
    VectorLayer layer{std::move(name),
                      "Händelser / Incidents",
                      "Reported events only; reporting differs between places",
                      GeometryKind::point,
                      {},
                      0,
                      {}};
    layer.fields = {{"category", FieldKind::text, "", ""},
                    {"weight", FieldKind::real, "", "how many it counts for"},
                    {"from_time", FieldKind::date_time, "", "UTC"},
                    {"to_time", FieldKind::date_time, "", "UTC"},
                    {"date_only", FieldKind::boolean, "", "the hour is not known"}};
    layer.row_count = incidents.all.size();
    layer.fill_row = [&incidents](std::size_t i, VectorRow& row) {
        const Incident& incident = incidents.all[i];
        row.shape = incident.at;
        row.values.assign(row.values.size(), std::monostate{});
        if (incident.category >= 0)
            row.values[0] = incidents.categories[static_cast<std::size_t>(incident.category)];
        row.values[1] = incident.weight;
        if (!incident.when) return;
        row.values[2] = incident.when->from;
        row.values[3] = incident.when->to;
        row.values[4] = incident.when->date_only;
    };
    return layer;
}

VectorLayer layer_of_incident_squares(std::string name, const CountSquares& squares) {
    VectorLayer layer{std::move(name),
                      "Händelser i rutor / Incidents in squares",
                      "Reported events only; reporting differs between places",
                      GeometryKind::polygon,
                      {},
                      0,
                      {}};
    layer.fields = {{"count", FieldKind::integer, "", "reported events; none where suppressed"},
                    {"suppressed", FieldKind::text, "", "set where the count is held back"}};
    layer.row_count = squares.squares.size();
    layer.fill_row = [&squares, label = suppressed_label(squares.minimum_count)](std::size_t i,
                                                                                 VectorRow& row) {
        const CountSquare& square = squares.squares[i];
        row.shape = square.extent;
        row.values[0] = value_or_null(square.count);
        row.values[1] = square.count ? FieldValue{} : FieldValue{label};
    };
    return layer;
}

}  // namespace tk
