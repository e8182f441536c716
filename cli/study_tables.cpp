#include "cli/study_tables.h"

#include "cli/at_values.h"
#include "cli/version.h"
#include "engine/scenario/describe.h"
#include "layers/study.h"

namespace tk::cli {
namespace {

FieldValue value_or_null(const std::optional<double>& value) {
    if (!value) return std::monostate{};
    return *value;
}

Json ramp_as_json(const Ramp& ramp) {
    return {ramp.at_zero, ramp.at_one};
}

Json place_index_as_json(const PlaceIndexParameters& p) {
    Json weights = {{"incidents", p.incident_density_weight},
                    {"darkness", p.darkness_weight},
                    {"unwatched", p.unwatchedness_weight}};
    Json ramps = {{"darkness", ramp_as_json(p.darkness_ramp)},
                  {"unwatched", ramp_as_json(p.unwatchedness_ramp)}};
    if (p.incident_density_ramp) ramps["incidents"] = ramp_as_json(*p.incident_density_ramp);
    for (const FeaturePart& part : p.features) {
        weights[part.set] = part.weight;
        ramps[part.set] = ramp_as_json(part.ramp);
    }
    return {{"weights", weights}, {"ramps", ramps}};
}

}  // namespace

VectorLayer areas_compared(const StudyResult& result) {
    const std::vector<Area>& areas = result.loaded.town->areas();
    VectorLayer layer;
    layer.name = "areas_compared";
    layer.title = "Areas compared";
    layer.description = "Mean of every surface in every area, today and in each scenario.";
    layer.geometry = GeometryKind::multi_polygon;
    layer.fields = {{"name", FieldKind::text, "", "area"},
                    {"scenario", FieldKind::text, "", "plan that is compared with today"},
                    {"surface", FieldKind::text, "", "what is compared"},
                    {"unit", FieldKind::text, "", "of before, after and change"},
                    {"before", FieldKind::real, "", "mean today"},
                    {"after", FieldKind::real, "", "mean in the scenario"},
                    {"change", FieldKind::real, "", "mean change"},
                    {"better_share", FieldKind::real, "", "share of the area that gets better"},
                    {"worse_share", FieldKind::real, "", "share of the area that gets worse"},
                    {"covered_area_m2", FieldKind::real, "m2", "area with data in both"}};
    std::vector<VectorRow> rows;
    for (const PlanResult& plan : result.plans)
        for (const SurfaceComparison& c : plan.comparisons)
            for (std::size_t i = 0; i < c.summary.areas.size(); ++i) {
                const AreaChange& a = c.summary.areas[i];
                rows.push_back({&areas[i].shape,
                                {a.name, plan.scenario.name, std::string(surface_name(c.surface)),
                                 surface_unit(c.surface, result.today->parameters()), a.before,
                                 a.after, a.change, value_or_null(a.better_share),
                                 value_or_null(a.worse_share), a.covered_area_m2}});
            }
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

VectorLayer scenario_changes(const std::string& name, const Scenario& scenario, const Town& today) {
    VectorLayer layer;
    layer.name = name;
    layer.title = "Changes of " + scenario.name;
    layer.description = "What the scenario does, one edit a row.";
    layer.fields = {{"number", FieldKind::integer, "", "order in which it is made"},
                    {"change", FieldKind::text, "", "in words"}};
    std::vector<VectorRow> rows;
    for (std::size_t i = 0; i < scenario.edits.size(); ++i)
        rows.push_back({std::monostate{},
                        {static_cast<std::int64_t>(i + 1), describe(scenario.edits[i], today)}});
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

Json study_parameters(const StudyResult& result) {
    const AssessmentParameters& p = result.today->parameters();
    const HotspotAnalysis& hotspot = result.study.hotspot;
    Json json = {{"study", result.study.name},
                 {"crs", result.loaded.context.crs.label()},
                 {"cell_m", p.grid.cell_m}};
    if (p.hotspot)
        json["hotspot"] = {{"kernel", hotspot.kernel},
                           {"bandwidth_m", p.hotspot->kernel.bandwidth_m},
                           {"bandwidth_rule", hotspot.bandwidth_rule},
                           {"unit", p.hotspot->unit}};
    if (p.light)
        json["light"] = {{"cell_m", p.light->cell_m},
                         {"plane_height_m", p.light->options.plane_height_m}};
    if (p.cameras)
        json["cameras"] = {
            {"cell_m", p.cameras->cell_m},
            {"target_height_m", p.cameras->options.target_height_m},
            {"rule", p.cameras->options.rule == PixelDensityRule::plane ? "plane" : "on-axis"},
            {"standard", p.cameras->options.standard == CameraStandard::iec_62676_4_2014
                             ? "IEC 62676-4:2014"
                             : "IEC 62676-4:2025"}};
    if (p.place_index) json["place_index"] = place_index_as_json(*p.place_index);
    Json defaults = Json::array();
    for (const ReadReport& report : result.loaded.reports)
        for (const std::string& note : report.notes) defaults.push_back(report.role + ": " + note);
    json["assumed"] = defaults;
    return json;
}

Json areas_as_json(const StudyResult& result) {
    Json list = Json::array();
    for (const PlanResult& plan : result.plans)
        for (const SurfaceComparison& c : plan.comparisons)
            for (const AreaChange& a : c.summary.areas)
                list.push_back({{"scenario", plan.scenario.name},
                                {"surface", surface_name(c.surface)},
                                {"name", a.name},
                                {"before", number_or_null(a.before)},
                                {"after", number_or_null(a.after)},
                                {"change", number_or_null(a.change)},
                                {"interval", nullptr},
                                {"better_share",
                                 a.better_share ? number_or_null(*a.better_share) : Json(nullptr)},
                                {"worse_share",
                                 a.worse_share ? number_or_null(*a.worse_share) : Json(nullptr)},
                                {"covered_area_m2", a.covered_area_m2}});
    return list;
}

}  // namespace tk::cli
