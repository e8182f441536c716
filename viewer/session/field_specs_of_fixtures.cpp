// Lamps, cameras, entrances and trees: what stands at a point.
#include <cmath>

#include "engine/core/input_error.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/town/incident_filter.h"
#include "layers/vector_layers.h"
#include "viewer/session/field_specs.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

template <class Object>
void add_place_fields(std::vector<FieldSpec<Object>>& specs) {
    specs.push_back({{.key = "east",
                      .label = tr("East"),
                      .unit = "m",
                      .kind = PropertyKind::number,
                      .decimals = 1},
                     [](const Object& o) { return FieldValue(o.at.east_m); },
                     [](Object& o, const FieldValue& v) { o.at.east_m = std::get<double>(v); }});
    specs.push_back({{.key = "north",
                      .label = tr("North"),
                      .unit = "m",
                      .kind = PropertyKind::number,
                      .decimals = 1},
                     [](const Object& o) { return FieldValue(o.at.north_m); },
                     [](Object& o, const FieldValue& v) { o.at.north_m = std::get<double>(v); }});
}

FieldSpec<StreetLight> distribution_field() {
    FieldInfo info{.key = "distribution",
                   .label = tr("Distribution"),
                   .kind = PropertyKind::choice,
                   .explanation = tr("How the luminaire spreads its light: along the street, as a "
                                     "flat panel, or alike in all directions.")};
    info.choices = {{"street", tr("along the street")},
                    {"lambertian", tr("as a flat panel")},
                    {"isotropic", tr("alike in all directions")}};
    return {std::move(info),
            [](const StreetLight& l) { return FieldValue(std::string(name_of(l.distribution))); },
            [](StreetLight& l, const FieldValue& v) {
                for (const LightDistribution d :
                     {LightDistribution::isotropic, LightDistribution::lambertian,
                      LightDistribution::street})
                    if (name_of(d) == std::get<std::string>(v)) l.distribution = d;
            }};
}

std::string refusal_of_hours(const std::string& text) {
    try {
        if (!text.empty()) parse_hours(text);
    } catch (const InputError&) {
        return fill_in(tr("“{}” is not a part of the day. Write two times, as in 16-01 or "
                          "06:30-09."),
                       {text});
    }
    return {};
}

std::string refusal_of_steps(const std::string& text) {
    try {
        parse_dimming_steps(text, "");
    } catch (const InputError&) {
        return fill_in(tr("“{}” cannot be read. Write hours and the share of full output, as in "
                          "22-05:0.5."),
                       {text});
    }
    return {};
}

FieldSpec<StreetLight> burning_field() {
    return {{.key = "burning_hours",
             .label = tr("Burning hours"),
             .explanation = tr("The hours in which it burns, as in 16-01. Empty: all night."),
             .refusal_of_text = refusal_of_hours},
            [](const StreetLight& l) {
                return FieldValue(l.schedule.burning ? hours_in_words(*l.schedule.burning) : "");
            },
            [](StreetLight& l, const FieldValue& v) {
                const std::string& text = std::get<std::string>(v);
                l.schedule.burning.reset();
                if (!text.empty()) l.schedule.burning = parse_hours(text);
            }};
}

FieldSpec<StreetLight> steps_field() {
    return {
        {.key = "dimming_hours",
         .label = tr("Dimming by hour"),
         .explanation = tr("Hours and the share of full output in them, as in 22-05:0.5."),
         .refusal_of_text = refusal_of_steps},
        [](const StreetLight& l) { return FieldValue(dimming_steps_in_words(l.schedule.steps)); },
        [](StreetLight& l, const FieldValue& v) {
            l.schedule.steps = parse_dimming_steps(std::get<std::string>(v), "");
        }};
}

FieldSpec<StreetLight> photometry_field() {
    return {{.key = "photometry",
             .label = tr("Photometric file"),
             .editable = false,
             .explanation = tr("How the luminaire spreads its light, as its maker measured it.")},
            [](const StreetLight& l) {
                return FieldValue(l.photometry ? l.photometry->name : std::string());
            },
            nullptr};
}

void add_night_fields(std::vector<FieldSpec<StreetLight>>& specs) {
    specs.push_back(burning_field());
    specs.push_back(steps_field());
    specs.push_back(member_field<&StreetLight::out_of_order>(
        {.key = "out_of_order",
         .label = tr("Out of order"),
         .kind = PropertyKind::flag,
         .explanation = tr("It gives no light at any hour.")}));
}

template <std::string InterestWeighing::*Text>
FieldSpec<Camera> weighing_field(std::string_view key, const char* label, const char* explanation) {
    return {{.key = key, .label = label, .explanation = explanation},
            [](const Camera& c) { return FieldValue(c.weighing.*Text); },
            [](Camera& c, const FieldValue& v) { c.weighing.*Text = std::get<std::string>(v); }};
}

/// To a tenth of a degree where its lens gives it.
double shown_field_of_view_deg(const Camera& camera) {
    if (!camera.focal_length_mm || !camera.sensor_width_mm) return camera.field_of_view_deg;
    return std::round(horizontal_field_of_view_deg(camera) * 10.0) / 10.0;
}

/// The angle that its lens gives where that is known. Another one is of another lens.
FieldSpec<Camera> view_field() {
    return {{.key = "fov",
             .label = tr("Field of view"),
             .unit = "°",
             .kind = PropertyKind::number,
             .minimum = 0.0,
             .maximum = 360.0,
             .minimum_excluded = true,
             .decimals = 0,
             .explanation = tr("How wide it sees, from side to side: by focal length and sensor "
                               "width where both are known. Setting it takes these away.")},
            [](const Camera& c) { return FieldValue(shown_field_of_view_deg(c)); },
            [](Camera& c, const FieldValue& v) {
                if (std::get<double>(v) == shown_field_of_view_deg(c)) return;
                c.field_of_view_deg = std::get<double>(v);
                c.focal_length_mm.reset();
                c.sensor_width_mm.reset();
            }};
}

/// The documented weighing of interests.
void add_weighing_fields(std::vector<FieldSpec<Camera>>& specs) {
    using W = InterestWeighing;
    specs.push_back(
        weighing_field<&W::purpose>("purpose", tr("Purpose"), tr("What the surveillance is for.")));
    specs.push_back(weighing_field<&W::documented_problem>(
        "documented_problem", tr("Documented problem"),
        tr("What has happened at the place, and where that is documented.")));
    specs.push_back(weighing_field<&W::less_intrusive_alternatives>(
        "less_intrusive_alternatives", tr("Less intrusive alternatives"),
        tr("What else was tried or considered, and why it is not enough.")));
    specs.push_back(weighing_field<&W::area_filmed>("area_filmed", tr("Area filmed"),
                                                    tr("What the camera sees, in words.")));
    specs.push_back(weighing_field<&W::recording_times>("recording_times", tr("Recording times"),
                                                        tr("When it films and records.")));
    specs.push_back(weighing_field<&W::retention>("retention", tr("Retention"),
                                                  tr("For how long recordings are kept.")));
    specs.push_back(weighing_field<&W::signage>("signage", tr("Signs"),
                                                tr("How people are told that they are filmed.")));
    specs.push_back(weighing_field<&W::dpia_reference>(
        "dpia_reference", tr("Impact assessment"),
        tr("The reference of the data protection impact assessment.")));
    specs.push_back({{.key = "weighing_date",
                      .label = tr("Date of the weighing"),
                      .kind = PropertyKind::day,
                      .optional = true},
                     [](const Camera& c) {
                         return c.weighing.date ? FieldValue(*c.weighing.date)
                                                : FieldValue(std::monostate{});
                     },
                     [](Camera& c, const FieldValue& v) {
                         c.weighing.date.reset();
                         if (const auto* day = std::get_if<std::chrono::year_month_day>(&v))
                             c.weighing.date = *day;
                     }});
}

}  // namespace

template <>
std::vector<FieldSpec<StreetLight>> field_specs() {
    std::vector<FieldSpec<StreetLight>> specs;
    specs.push_back(id_field<StreetLight>(tr("Id")));
    specs.push_back(member_field<&StreetLight::luminous_flux_lm>(
        {.key = "flux",
         .label = tr("Luminous flux"),
         .unit = "lm",
         .kind = PropertyKind::number,
         .minimum = 0.0,
         .decimals = 0,
         .explanation = tr("The light that leaves the luminaire when it is new and undimmed.")}));
    specs.push_back(member_field<&StreetLight::height_m>(
        {.key = "height",
         .label = tr("Height"),
         .unit = "m",
         .kind = PropertyKind::number,
         .minimum = 0.0,
         .minimum_excluded = true,
         .explanation = tr("Of the light source above the ground.")}));
    specs.push_back(distribution_field());
    specs.push_back(photometry_field());
    specs.push_back(member_field<&StreetLight::bearing_deg>(
        {.key = "bearing",
         .label = tr("Bearing"),
         .unit = "°",
         .kind = PropertyKind::number,
         .decimals = 0,
         .explanation = tr("Where the road side points, clockwise from north.")}));
    specs.push_back(
        member_field<&StreetLight::tilt_deg>({.key = "tilt",
                                              .label = tr("Tilt"),
                                              .unit = "°",
                                              .kind = PropertyKind::number,
                                              .minimum = -90.0,
                                              .maximum = 90.0,
                                              .decimals = 0,
                                              .explanation = tr("Above 0 raises the front.")}));
    specs.push_back(member_field<&StreetLight::maintenance_factor>(
        {.key = "maintenance_factor",
         .label = tr("Maintenance factor"),
         .kind = PropertyKind::number,
         .minimum = 0.0,
         .maximum = 1.0,
         .minimum_excluded = true,
         .decimals = 2,
         .explanation = tr("The share of the light that is left as lamps age and get dirty.")}));
    specs.push_back(member_field<&StreetLight::dimming>(
        {.key = "dimming",
         .label = tr("Dimming"),
         .kind = PropertyKind::number,
         .minimum = 0.0,
         .maximum = 1.0,
         .decimals = 2,
         .explanation = tr("The share of full output: 1 is undimmed, 0 is off.")}));
    add_night_fields(specs);
    specs.push_back(member_field<&StreetLight::power_w>({.key = "watts",
                                                         .label = tr("Power"),
                                                         .unit = "W",
                                                         .kind = PropertyKind::number,
                                                         .optional = true,
                                                         .minimum = 0.0}));
    specs.push_back(member_field<&StreetLight::rotation_deg>(
        {.key = "rotation",
         .label = tr("Rotation"),
         .unit = "°",
         .kind = PropertyKind::number,
         .minimum = -180.0,
         .maximum = 180.0,
         .decimals = 0,
         .explanation = tr("About the line from back to front: above 0 raises the right side.")}));
    specs.push_back(member_field<&StreetLight::luminaire>(
        {.key = "luminaire",
         .label = tr("Luminaire"),
         .explanation = tr("Its type, as the register calls it.")}));
    add_place_fields(specs);
    return specs;
}

template <>
std::vector<FieldSpec<Camera>> field_specs() {
    std::vector<FieldSpec<Camera>> specs;
    specs.push_back(id_field<Camera>(tr("Id")));
    specs.push_back(
        member_field<&Camera::height_m>({.key = "height",
                                         .label = tr("Height"),
                                         .unit = "m",
                                         .kind = PropertyKind::number,
                                         .minimum = 0.0,
                                         .minimum_excluded = true,
                                         .explanation = tr("Of the camera above the ground.")}));
    specs.push_back(member_field<&Camera::bearing_deg>(
        {.key = "bearing",
         .label = tr("Bearing"),
         .unit = "°",
         .kind = PropertyKind::number,
         .optional = true,
         .decimals = 0,
         .explanation =
             tr("Where it looks, clockwise from north. Without one it sees all round.")}));
    specs.push_back(view_field());
    specs.push_back(member_field<&Camera::pixels_across>(
        {.key = "pixels",
         .label = tr("Pixels across"),
         .kind = PropertyKind::number,
         .minimum = 0.0,
         .minimum_excluded = true,
         .decimals = 0,
         .explanation = tr("Of the picture's width: how far away a person can be recognised.")}));
    specs.push_back(member_field<&Camera::range_m>(
        {.key = "range",
         .label = tr("Range"),
         .unit = "m",
         .kind = PropertyKind::number,
         .optional = true,
         .minimum = 0.0,
         .minimum_excluded = true,
         .decimals = 0,
         .explanation = tr("As its owner states it. Without one only the picture limits it.")}));
    specs.push_back(member_field<&Camera::tilt_deg>(
        {.key = "tilt",
         .label = tr("Tilt"),
         .unit = "°",
         .kind = PropertyKind::number,
         .optional = true,
         .minimum = -90.0,
         .maximum = 90.0,
         .decimals = 0,
         .explanation = tr("Below horizontal. Without one there is no limit up or down.")}));
    specs.push_back(member_field<&Camera::focal_length_mm>({.key = "focal",
                                                            .label = tr("Focal length"),
                                                            .unit = "mm",
                                                            .kind = PropertyKind::number,
                                                            .optional = true,
                                                            .minimum = 0.0,
                                                            .minimum_excluded = true}));
    specs.push_back(member_field<&Camera::sensor_width_mm>({.key = "sensor",
                                                            .label = tr("Sensor width"),
                                                            .unit = "mm",
                                                            .kind = PropertyKind::number,
                                                            .optional = true,
                                                            .minimum = 0.0,
                                                            .minimum_excluded = true}));
    add_weighing_fields(specs);
    add_place_fields(specs);
    return specs;
}

template <>
std::vector<FieldSpec<Entrance>> field_specs() {
    std::vector<FieldSpec<Entrance>> specs;
    specs.push_back(id_field<Entrance>(tr("Id")));
    specs.push_back(
        member_field<&Entrance::kind>({.key = "kind", .label = tr("Kind"), .editable = false}));
    return specs;
}

template <>
std::vector<FieldSpec<Tree>> field_specs() {
    std::vector<FieldSpec<Tree>> specs;
    specs.push_back(id_field<Tree>(tr("Id")));
    specs.push_back(member_field<&Tree::height_m>({.key = "height",
                                                   .label = tr("Height"),
                                                   .unit = "m",
                                                   .kind = PropertyKind::number,
                                                   .minimum = 0.0}));
    specs.push_back(member_field<&Tree::crown_m>({.key = "crown",
                                                  .label = tr("Crown"),
                                                  .unit = "m",
                                                  .kind = PropertyKind::number,
                                                  .minimum = 0.0,
                                                  .explanation = tr("How wide the crown is.")}));
    specs.push_back(member_field<&Tree::crown_base_m>(
        {.key = "crown_base",
         .label = tr("Crown begins at"),
         .unit = "m",
         .kind = PropertyKind::number,
         .minimum = 0.0,
         .explanation = tr("The height below which the tree is bare: light passes there.")}));
    specs.push_back(member_field<&Tree::porosity>(
        {.key = "porosity",
         .label = tr("Porosity"),
         .kind = PropertyKind::number,
         .minimum = 0.0,
         .maximum = 1.0,
         .decimals = 2,
         .explanation = tr("The share of light that comes through.")}));
    return specs;
}

}  // namespace tk
