#include "cli/coverage_result.h"

#include <algorithm>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"

namespace tk::cli {
namespace {

/// The classes whose areas the result names: of the 2014 edition those from "detect" to "identify".
bool is_reported(CameraStandard standard, const std::string& name) {
    return standard == CameraStandard::iec_62676_4_2025 || (name != "monitor" && name != "inspect");
}

Json cameras_as_json(const CoverageSummary& summary, CameraStandard standard) {
    const std::span<const DensityClass> classes = density_classes(standard);
    Json list = Json::array();
    for (const CameraAreas& camera : summary.cameras) {
        Json row = {{"id", camera.id}, {"visible_area_m2", camera.visible_area_m2}};
        for (std::size_t i = 0; i < classes.size(); ++i)
            if (is_reported(standard, classes[i].name))
                row[classes[i].name + "_m2"] = camera.class_area_m2[i];
        list.push_back(std::move(row));
    }
    return list;
}

}  // namespace

Json coverage_as_json(const CoverageSummary& summary, CameraStandard standard) {
    return {{"cameras", cameras_as_json(summary, standard)},
            {"covered_share", number_or_null(summary.covered_share)},
            {"overlap_share", number_or_null(summary.overlap_share)}};
}

std::string coverage_table(const CoverageSummary& summary, CameraStandard standard) {
    constexpr std::size_t most_rows = 20;
    const std::span<const DensityClass> classes = density_classes(standard);
    std::vector<std::vector<std::string>> rows{{"camera", "sees m2"}};
    for (const DensityClass& c : classes)
        if (is_reported(standard, c.name)) rows[0].push_back(c.name + " m2");
    for (std::size_t k = 0; k < std::min(most_rows, summary.cameras.size()); ++k) {
        const CameraAreas& camera = summary.cameras[k];
        std::vector<std::string> row{camera.id, plain_number(camera.visible_area_m2)};
        for (std::size_t i = 0; i < classes.size(); ++i)
            if (is_reported(standard, classes[i].name))
                row.push_back(plain_number(camera.class_area_m2[i]));
        rows.push_back(row);
    }
    std::string text = text_table(rows);
    if (summary.cameras.size() > most_rows)
        text += "... and " + std::to_string(summary.cameras.size() - most_rows) +
                " more (--json lists all)\n";
    return text + "\ncovered " + percent(summary.covered_share) + ", by two or more " +
           percent(summary.overlap_share) + " of the cells with data\n";
}

}  // namespace tk::cli
