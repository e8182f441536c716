#include "cli/study_tables.h"

#include "cli/at_values.h"
#include "cli/version.h"
#include "layers/result_parameters.h"

namespace tk::cli {
namespace {

FieldValue value_or_null(const std::optional<double>& value) {
    if (!value) return std::monostate{};
    return *value;
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

Json study_parameters(const StudyResult& result) {
    Json parameters =
        Json::parse(result_parameters(result.study, result.loaded, result.today->parameters()));
    parameters.update(result.patterns.parameters);
    return parameters;
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
