#include "cli/path_lighting_result.h"

#include <algorithm>
#include <string>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"

namespace tk::cli {
namespace {

Json class_or_null(std::string_view name) {
    return name.empty() ? Json(nullptr) : Json(std::string(name));
}

Json known_or_null(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

/// "P6", or "P6 (too uneven)" where the standard asks for more evenness.
std::string p_class_in_words(const LightingClasses& classes) {
    return std::string(classes.p) + (classes.p_mean_too_high ? " (too uneven)" : "");
}

Json path_as_json(const PathLighting& path) {
    const LightingValues& v = path.values;
    return {{"id", path.id},
            {"name", path.name},
            {"length_m", path.length_m},
            {"width_m", path.width_m},
            {"width_assumed", path.width_is_assumed},
            {"points", path.points},
            {"mean_lux", number_or_null(v.mean_lux)},
            {"minimum_lux", number_or_null(v.minimum_lux)},
            {"uniformity", number_or_null(path.uniformity)},
            {"mean_hemispherical_lux", number_or_null(v.mean_hemispherical_lux)},
            {"minimum_semicylindrical_lux", number_or_null(v.minimum_semicylindrical_lux)},
            {"minimum_vertical_lux", number_or_null(v.minimum_vertical_lux)},
            {"classes", classes_as_json(path.classes)},
            {"lamps", path.lamps},
            {"poles", path.poles},
            {"spacing_m", known_or_null(path.spacing_m)},
            {"energy_kwh_per_year", known_or_null(path.energy_kwh_per_year)},
            {"lamps_without_power", path.lamps_without_power}};
}

}  // namespace

Json classes_as_json(const LightingClasses& classes) {
    return {{"P", class_or_null(classes.p)},   {"C", class_or_null(classes.c)},
            {"HS", class_or_null(classes.hs)}, {"SC", class_or_null(classes.sc)},
            {"EV", class_or_null(classes.ev)}, {"P_mean_too_high", classes.p_mean_too_high}};
}

void add_path_lighting(std::span<const PathLighting> paths, Outcome& outcome) {
    constexpr std::size_t most_rows = 20;
    Json list = Json::array();
    for (const PathLighting& path : paths) list.push_back(path_as_json(path));
    outcome.result["streets"] = std::move(list);
    outcome.notes.emplace_back(classes_are_unchecked);
    const auto assumed = std::count_if(paths.begin(), paths.end(),
                                       [](const PathLighting& p) { return p.width_is_assumed; });
    if (assumed > 0)
        outcome.notes.push_back(std::to_string(assumed) + " of " + std::to_string(paths.size()) +
                                " streets do not state their width: 3 m is assumed.");
    std::vector<std::vector<std::string>> rows{
        {"street", "m", "mean lx", "minimum", "uniformity", "class", "poles", "kWh a year"}};
    for (const PathLighting& path : paths.first(std::min(most_rows, paths.size())))
        rows.push_back({path.name.empty() ? path.id : path.name, plain_number(path.length_m),
                        plain_number(path.values.mean_lux), plain_number(path.values.minimum_lux),
                        plain_number(path.uniformity), p_class_in_words(path.classes),
                        std::to_string(path.poles),
                        path.energy_kwh_per_year ? plain_number(*path.energy_kwh_per_year) : ""});
    if (!outcome.text.empty()) outcome.text += "\n";
    outcome.text += text_table(rows);
    if (paths.size() > most_rows)
        outcome.text +=
            "... and " + std::to_string(paths.size() - most_rows) + " more (--json lists all)\n";
}

}  // namespace tk::cli
