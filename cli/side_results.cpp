#include "cli/side_results.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>

#include "cli/coverage_result.h"
#include "cli/layer_name.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"
#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "layers/provenance.h"

namespace tk::cli {
namespace {

Json coverage_of(const Assessment& side, const Progress& progress) {
    const CameraCoverageOptions& options = side.parameters().cameras->options;
    const Town& town = side.town();
    return coverage_as_json(summarise_coverage({town.cameras(), town.masks()}, *side.obstacles(),
                                               *side.surface(Surface::cameras), options, progress),
                            options.standard);
}

/// Length of the streets whose highest P class is `name`; empty: of those that reach none.
double length_of_class(std::span<const PathLighting> paths, std::string_view name) {
    double length_m = 0.0;
    for (const PathLighting& path : paths)
        if (path.classes.p == name) length_m += path.length_m;
    return length_m;
}

Json lighting_of(std::span<const PathLighting> paths, std::span<const PathLighting> today) {
    double length_m = 0.0, energy_kwh = 0.0;
    bool any_energy = false;
    int without_power = 0, brighter = 0, darker = 0;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        length_m += paths[i].length_m;
        energy_kwh += paths[i].energy_kwh_per_year.value_or(0.0);
        any_energy = any_energy || paths[i].energy_kwh_per_year.has_value();
        without_power += paths[i].lamps_without_power;
        const double change_lux = paths[i].values.mean_lux - today[i].values.mean_lux;
        brighter += change_lux > 0.0 ? 1 : 0;
        darker += change_lux < 0.0 ? 1 : 0;
    }
    Json classes = Json::object();
    for (const PClass& p : p_classes())
        classes[std::string(p.name)] = length_of_class(paths, p.name);
    classes["none"] = length_of_class(paths, "");
    return {{"streets", paths.size()},
            {"length_m", length_m},
            {"length_m_of_p_class", classes},
            {"energy_kwh_per_year", any_energy ? Json(energy_kwh) : Json(nullptr)},
            {"lamps_without_power", without_power},
            {"streets_brighter", brighter},
            {"streets_darker", darker}};
}

Json row_of_side(const Json& scenario, const Json& values) {
    Json row = {{"scenario", scenario}};
    row.update(values);
    return row;
}

}  // namespace

std::vector<PathLighting> light_along_streets(const StudyResult& result, const Assessment& side,
                                              const Progress& progress) {
    const std::string study = source_name(utf8(result.study.file));
    if (side.town().streets().empty())
        throw InputError(study, "has no streets, and --with-streets asks for the light along them",
                         "add [layers.streets], or leave the option out");
    if (!side.parameters().light)
        throw InputError(study, "has no lights, and --with-streets asks for the light of streets",
                         "add [layers.lights], or leave the option out");
    return light_along_paths(side.town().streets(), side.town().lights(), *side.obstacles(),
                             {.minute_of_day = side.parameters().light->options.minute_of_day},
                             progress);
}

Json coverage_of_sides(const StudyResult& result, const Progress& progress) {
    Json list = Json::array();
    if (result.today->surface(Surface::cameras) == nullptr) return list;
    list.push_back(row_of_side(nullptr, coverage_of(*result.today, progress)));
    for (const PlanResult& plan : result.plans)
        list.push_back(row_of_side(plan.scenario.name, coverage_of(plan.after, progress)));
    return list;
}

Json lighting_of_sides(const StudyResult& result) {
    Json list = Json::array();
    const auto add = [&](const Json& scenario, const std::string& ending,
                         std::span<const PathLighting> paths) {
        Json values = {{"table", "street_lighting_" + ending}};
        values.update(lighting_of(paths, result.streets_today));
        list.push_back(row_of_side(scenario, values));
    };
    add(nullptr, "today", result.streets_today);
    for (const PlanResult& plan : result.plans)
        add(plan.scenario.name, layer_name_part(plan.scenario.name), plan.streets);
    return list;
}

std::string side_table(const Json& coverage, const Json& lighting) {
    const Json& sides = coverage.empty() ? lighting : coverage;
    if (sides.empty()) return {};
    std::vector<std::vector<std::string>> rows{{"", "today"}};
    for (std::size_t k = 1; k < sides.size(); ++k)
        rows.front().push_back(sides[k]["scenario"].get<std::string>());
    const auto add = [&rows](const std::string& name, const Json& of, const auto& words) {
        if (of.empty()) return;
        rows.push_back({name});
        for (const Json& side : of) rows.back().push_back(words(side));
    };
    add("covered by cameras", coverage, [](const Json& side) {
        return side["covered_share"].is_null() ? std::string("-")
                                               : percent(side["covered_share"].get<double>());
    });
    add("street km with a P class", lighting, [](const Json& side) {
        const double none_m = side["length_m_of_p_class"]["none"].get<double>();
        return plain_number((side["length_m"].get<double>() - none_m) / 1000.0);
    });
    add("street kWh a year", lighting, [](const Json& side) {
        const Json& energy = side["energy_kwh_per_year"];
        return energy.is_null() ? std::string("-") : grouped(std::llround(energy.get<double>()));
    });
    const bool any_unknown = std::any_of(lighting.begin(), lighting.end(), [](const Json& side) {
        return side["lamps_without_power"].get<int>() > 0;
    });
    if (any_unknown)
        add("  lamps without power", lighting,
            [](const Json& side) { return grouped(side["lamps_without_power"].get<int>()); });
    return text_table(rows);
}

}  // namespace tk::cli
