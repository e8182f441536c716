#include "cli/area_summaries.h"

#include <cmath>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/source_options.h"
#include "cli/text_table.h"
#include "engine/grid/zonal.h"
#include "layers/read_areas.h"

namespace tk::cli {

void add_area_summaries(const GridRows& values, const std::string& areas,
                        const ReadContext& reading, const std::string& unit, Outcome& outcome) {
    ReadReport report;
    Json list = Json::array();
    std::vector<std::vector<std::string>> rows{{"area", "minimum", "mean", "maximum"}};
    for (const Area& area : read_areas(further_source(areas), reading, report)) {
        const ZonalSummary s = summarise(values, area.shape);
        const double uniformity = s.mean > 0.0 ? s.minimum / s.mean : std::nan("");
        list.push_back({{"name", area.name},
                        {"minimum_" + unit, number_or_null(s.minimum)},
                        {"mean_" + unit, number_or_null(s.mean)},
                        {"maximum_" + unit, number_or_null(s.maximum)},
                        {"uniformity", number_or_null(uniformity)},
                        {"covered_area_m2", s.covered_area_m2}});
        rows.push_back(
            {area.name, plain_number(s.minimum), plain_number(s.mean), plain_number(s.maximum)});
    }
    take_further_report(report, outcome.notes);
    outcome.result["areas"] = list;
    outcome.text += "\n" + text_table(rows);
}

}  // namespace tk::cli
