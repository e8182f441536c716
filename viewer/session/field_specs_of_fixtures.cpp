// Lamps, cameras and trees: what stands at a point.
#include "layers/vector_layers.h"
#include "viewer/session/field_specs.h"
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
    specs.push_back(member_field<&Camera::field_of_view_deg>(
        {.key = "fov",
         .label = tr("Field of view"),
         .unit = "°",
         .kind = PropertyKind::number,
         .minimum = 0.0,
         .maximum = 360.0,
         .minimum_excluded = true,
         .decimals = 0,
         .explanation = tr("How wide it sees, from side to side.")}));
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
    add_place_fields(specs);
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
