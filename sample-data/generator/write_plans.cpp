#include "sample-data/generator/output_layer.h"
#include "sample-data/generator/write_layers.h"

namespace tk {
namespace {

namespace chrono = std::chrono;

template <class T>
SampleValue maybe(const std::optional<T>& value) {
    return value ? SampleValue(static_cast<double>(*value)) : SampleValue();
}

SampleShape maybe_at(const std::optional<MapPoint>& p) {
    return p ? SampleShape(*p) : SampleShape();
}

SampleRow lamp_row(const LampEdit& e) {
    SampleRow row{maybe_at(e.at), {std::string(word_of(e.edit)), e.id}};
    if (!e.lamp) {
        row.values.resize(9);
        return row;
    }
    const StreetLight& l = e.lamp->light;
    // What a renewed lamp keeps is left out: only the luminaire is new.
    const bool added = e.edit == EditWord::add;
    row.values.insert(
        row.values.end(),
        {added ? SampleValue(l.height_m) : SampleValue(), l.luminous_flux_lm, e.lamp->watts,
         e.lamp->source, added ? SampleValue(std::string("lambertian")) : SampleValue(),
         added ? SampleValue(l.bearing_deg) : SampleValue(), l.maintenance_factor});
    return row;
}

SampleTable lamp_table(const SamplePlan& plan) {
    SampleTable table{"lights",
                      ShapeKind::point,
                      {{"edit"},
                       {"id"},
                       {"height", ColumnKind::number},
                       {"flux", ColumnKind::number},
                       {"watts", ColumnKind::number},
                       {"source"},
                       {"distribution"},
                       {"bearing", ColumnKind::number},
                       {"maintenance_factor", ColumnKind::number}},
                      {}};
    for (const LampEdit& e : plan.lamps) table.rows.push_back(lamp_row(e));
    return table;
}

SampleTable camera_table(const SamplePlan& plan) {
    SampleTable table{"cameras",
                      ShapeKind::point,
                      {{"edit"},
                       {"id"},
                       {"height", ColumnKind::number},
                       {"bearing", ColumnKind::number},
                       {"fov", ColumnKind::number},
                       {"pixels", ColumnKind::number}},
                      {}};
    for (const CameraEdit& e : plan.cameras)
        table.rows.push_back({maybe_at(e.at),
                              {std::string(word_of(e.edit)), e.id, maybe(e.height_m),
                               maybe(e.bearing_deg), maybe(e.field_of_view_deg), maybe(e.pixels)}});
    return table;
}

SampleTable development_table(const SampleTown& town) {
    SampleTable table{"developments",
                      ShapeKind::polygon,
                      {{"id"},
                       {"name"},
                       {"height", ColumnKind::number},
                       {"floors", ColumnKind::number},
                       {"use"},
                       {"action"},
                       {"from", ColumnKind::date},
                       {"to", ColumnKind::date},
                       {"dwellings", ColumnKind::number}},
                      {}};
    for (const Development& d : plan_developments(town)) {
        const bool built = d.action == DevelopmentAction::build;
        table.rows.push_back({d.footprint,
                              {d.id, d.name, d.height_m, maybe(d.floors), d.use,
                               std::string(built ? "build" : "demolish"), *d.from, SampleValue(),
                               maybe(d.dwellings)}});
    }
    return table;
}

void write_plan(const SamplePlan& plan, const std::filesystem::path& file) {
    write_table(file, lamp_table(plan));
    write_table(file, camera_table(plan));
    if (!plan.developments.empty()) {
        SampleTable table{"developments", ShapeKind::polygon, {{"edit"}, {"id"}}, {}};
        for (const std::string& id : plan.developments)
            table.rows.push_back({SampleShape(), {std::string(word_of(EditWord::modify)), id}});
        write_table(file, table);
    }
    if (!plan.buildings.empty()) {
        SampleTable table{
            "buildings",
            ShapeKind::polygon,
            {{"edit"}, {"id"}, {"height", ColumnKind::number}, {"floors", ColumnKind::number}},
            {}};
        for (const BuildingEdit& e : plan.buildings)
            table.rows.push_back(
                {SampleShape(),
                 {std::string(word_of(e.edit)), e.id, maybe(e.height_m), maybe(e.floors)}});
        write_table(file, table);
    }
}

}  // namespace

void write_plans(const Lilleby& lilleby, const std::filesystem::path& folder) {
    write_table(folder / "developments.gpkg", development_table(lilleby.town));
    write_plan(plan_a(lilleby.town), folder / "forslag-a.gpkg");
    write_plan(plan_b(lilleby.town), folder / "forslag-b.gpkg");
}

}  // namespace tk
