// Buildings, developments, streets, masks, areas and what is drawn: what has a shape.
#include <cmath>

#include "layers/vector_layers.h"
#include "viewer/session/field_specs.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

template <class Object>
FieldSpec<Object> footprint_area_field() {
    return {{.key = "area",
             .label = tr("Surface area"),
             .unit = "m²",
             .kind = PropertyKind::number,
             .editable = false,
             .decimals = 0},
            [](const Object& o) { return FieldValue(area_m2(o.footprint)); },
            nullptr};
}

FieldInfo height_info() {
    return {.key = "height",
            .label = tr("Height"),
            .unit = "m",
            .kind = PropertyKind::number,
            .minimum = 0.0};
}

FieldInfo count_info(std::string_view key, const char* label) {
    return {.key = key,
            .label = label,
            .kind = PropertyKind::number,
            .optional = true,
            .minimum = 0.0,
            .decimals = 0};
}

FieldInfo ground_floor_info() {
    return {.key = "ground_floor_use",
            .label = tr("Use of the ground floor"),
            .explanation = tr("Where it is another than above: a shop or a restaurant looks out on "
                              "the street while it is open, a garage never.")};
}

FieldInfo entrances_info() {
    FieldInfo info = count_info("entrances", tr("Entrances"));
    info.explanation =
        tr("Their number, where the study's layer of entrances has none of them: they are spaced "
           "evenly along the outer walls.");
    return info;
}

FieldSpec<Development> action_field() {
    FieldInfo info{.key = "action", .label = tr("What is done"), .kind = PropertyKind::choice};
    info.choices = {{"build", tr("built")}, {"demolish", tr("torn down")}, {"open", tr("opened")}};
    return {
        std::move(info),
        [](const Development& d) { return FieldValue(std::string(name_of(d.action))); },
        [](Development& d, const FieldValue& v) {
            for (const DevelopmentAction a :
                 {DevelopmentAction::build, DevelopmentAction::demolish, DevelopmentAction::open})
                if (name_of(a) == std::get<std::string>(v)) d.action = a;
        }};
}

double length_of_lines_m(const std::vector<Line>& lines) {
    double sum = 0.0;
    for (const Line& line : lines) sum += length_m(line);
    return sum;
}

const char* name_of_kind(Drawing::Kind kind) {
    switch (kind) {
        case Drawing::Kind::area: return tr("area");
        case Drawing::Kind::line: return tr("line");
        case Drawing::Kind::note: return tr("note");
    }
    return "";
}

FieldSpec<Drawing> meaning_field() {
    FieldInfo info{.key = "meaning", .label = tr("Meaning"), .kind = PropertyKind::choice};
    for (const Drawing::Meaning m :
         {Drawing::Meaning::none, Drawing::Meaning::boundary, Drawing::Meaning::treated,
          Drawing::Meaning::control, Drawing::Meaning::problem, Drawing::Meaning::measure})
        info.choices.push_back({std::string(name_of(m)), nullptr});
    const char* const labels[] = {tr("none"),         tr("boundary"),     tr("treated area"),
                                  tr("control area"), tr("problem area"), tr("measure")};
    for (std::size_t i = 0; i < info.choices.size(); ++i) info.choices[i].label = labels[i];
    return {std::move(info),
            [](const Drawing& d) { return FieldValue(std::string(name_of(d.meaning))); },
            [](Drawing& d, const FieldValue& v) {
                if (const auto meaning = drawing_meaning(std::get<std::string>(v)))
                    d.meaning = *meaning;
            }};
}

}  // namespace

template <>
std::vector<FieldSpec<Building>> field_specs() {
    std::vector<FieldSpec<Building>> specs;
    specs.push_back(id_field<Building>(tr("Id")));
    specs.push_back(member_field<&Building::height_m>(height_info()));
    specs.push_back(member_field<&Building::floors>(count_info("floors", tr("Floors"))));
    specs.push_back(member_field<&Building::use>({.key = "use", .label = tr("Use")}));
    specs.push_back(member_field<&Building::window_share>(
        {.key = "window_share",
         .label = tr("Window share"),
         .kind = PropertyKind::number,
         .optional = true,
         .minimum = 0.0,
         .maximum = 1.0,
         .decimals = 2,
         .explanation = tr("Of its façades: windows are eyes on the street.")}));
    specs.push_back(member_field<&Building::ground_floor_use>(ground_floor_info()));
    specs.push_back(member_field<&Building::entrances>(entrances_info()));
    specs.push_back(footprint_area_field<Building>());
    return specs;
}

template <>
std::vector<FieldSpec<Development>> field_specs() {
    std::vector<FieldSpec<Development>> specs;
    specs.push_back(id_field<Development>(tr("Id")));
    specs.push_back(member_field<&Development::name>({.key = "name", .label = tr("Name")}));
    specs.push_back(action_field());
    specs.push_back(member_field<&Development::height_m>(height_info()));
    specs.push_back(member_field<&Development::floors>(count_info("floors", tr("Floors"))));
    specs.push_back(member_field<&Development::use>({.key = "use", .label = tr("Use")}));
    specs.push_back(member_field<&Development::ground_floor_use>(ground_floor_info()));
    specs.push_back(member_field<&Development::entrances>(entrances_info()));
    specs.push_back(
        member_field<&Development::dwellings>(count_info("dwellings", tr("Dwellings"))));
    specs.push_back(member_field<&Development::allowed_height_m>(
        {.key = "allowed_height",
         .label = tr("Allowed height"),
         .unit = "m",
         .kind = PropertyKind::number,
         .optional = true,
         .minimum = 0.0,
         .explanation =
             tr("The most that the plan allows. What is computed with is the height.")}));
    specs.push_back(
        member_field<&Development::workplaces>(count_info("workplaces", tr("Workplaces"))));
    specs.push_back(member_field<&Development::from>(
        {.key = "from", .label = tr("Stands from"), .kind = PropertyKind::day, .optional = true}));
    specs.push_back(member_field<&Development::to>(
        {.key = "to", .label = tr("Stands until"), .kind = PropertyKind::day, .optional = true}));
    specs.push_back(member_field<&Development::stands>(
        {.key = "stands",
         .label = tr("Counted"),
         .kind = PropertyKind::flag,
         .explanation = tr("What is not counted is only shown as planned: it casts no shadow and "
                           "tears nothing down.")}));
    specs.push_back(footprint_area_field<Development>());
    return specs;
}

template <>
std::vector<FieldSpec<Street>> field_specs() {
    std::vector<FieldSpec<Street>> specs;
    specs.push_back(id_field<Street>(tr("Id")));
    specs.push_back(member_field<&Street::name>({.key = "name", .label = tr("Name")}));
    specs.push_back(member_field<&Street::street_class>({.key = "class", .label = tr("Class")}));
    specs.push_back(member_field<&Street::width_m>({.key = "width",
                                                    .label = tr("Width"),
                                                    .unit = "m",
                                                    .kind = PropertyKind::number,
                                                    .optional = true,
                                                    .minimum = 0.0}));
    specs.push_back({{.key = "length",
                      .label = tr("Length"),
                      .unit = "m",
                      .kind = PropertyKind::number,
                      .editable = false,
                      .decimals = 0},
                     [](const Street& s) { return FieldValue(length_of_lines_m(s.lines)); },
                     nullptr});
    return specs;
}

template <>
std::vector<FieldSpec<PrivacyMask>> field_specs() {
    std::vector<FieldSpec<PrivacyMask>> specs;
    specs.push_back(id_field<PrivacyMask>(tr("Id")));
    specs.push_back(member_field<&PrivacyMask::camera_id>(
        {.key = "camera",
         .label = tr("Of the camera"),
         .explanation =
             tr("The id of the camera that must not see it. Without one it acts on every "
                "camera.")}));
    specs.push_back({{.key = "area",
                      .label = tr("Surface area"),
                      .unit = "m²",
                      .kind = PropertyKind::number,
                      .editable = false,
                      .decimals = 0},
                     [](const PrivacyMask& m) { return FieldValue(area_m2(m.shape)); },
                     nullptr});
    return specs;
}

template <>
std::vector<FieldSpec<Area>> field_specs() {
    std::vector<FieldSpec<Area>> specs;
    specs.push_back(
        member_field<&Area::name>({.key = "name", .label = tr("Name"), .editable = false}));
    specs.push_back(member_field<&Area::population>({.key = "population",
                                                     .label = tr("Inhabitants"),
                                                     .kind = PropertyKind::number,
                                                     .optional = true,
                                                     .editable = false,
                                                     .minimum = 0.0,
                                                     .decimals = 0}));
    specs.push_back({{.key = "area",
                      .label = tr("Surface area"),
                      .unit = "km²",
                      .kind = PropertyKind::number,
                      .editable = false,
                      .decimals = 2},
                     [](const Area& a) { return FieldValue(area_m2(a.shape) / 1e6); },
                     nullptr});
    return specs;
}

template <>
std::vector<FieldSpec<Drawing>> field_specs() {
    std::vector<FieldSpec<Drawing>> specs;
    specs.push_back(id_field<Drawing>(tr("Id")));
    specs.push_back({{.key = "kind", .label = tr("Kind"), .editable = false},
                     [](const Drawing& d) { return FieldValue(std::string(name_of_kind(d.kind))); },
                     nullptr});
    specs.push_back(meaning_field());
    specs.push_back(member_field<&Drawing::name>({.key = "name", .label = tr("Name")}));
    specs.push_back(member_field<&Drawing::text>({.key = "text", .label = tr("Text")}));
    specs.push_back({{.key = "area",
                      .label = tr("Surface area"),
                      .unit = "m²",
                      .kind = PropertyKind::number,
                      .optional = true,
                      .editable = false,
                      .decimals = 0},
                     [](const Drawing& d) {
                         return d.kind == Drawing::Kind::area ? FieldValue(area_m2(d.area))
                                                              : FieldValue();
                     },
                     nullptr});
    specs.push_back({{.key = "length",
                      .label = tr("Length"),
                      .unit = "m",
                      .kind = PropertyKind::number,
                      .optional = true,
                      .editable = false,
                      .decimals = 0},
                     [](const Drawing& d) {
                         return d.kind == Drawing::Kind::line
                                    ? FieldValue(length_of_lines_m({d.line}))
                                    : FieldValue();
                     },
                     nullptr});
    return specs;
}

}  // namespace tk
