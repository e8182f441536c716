#include "cli/at_values.h"

#include <fmt/format.h>

#include <cmath>

#include "cli/plain_number.h"
#include "cli/text_table.h"

namespace tk::cli {

Json number_or_null(double value) {
    if (!std::isfinite(value)) return nullptr;
    return value;
}

Json at_values(const std::vector<MapPoint>& points, const std::vector<double>& values) {
    Json list = Json::array();
    for (std::size_t i = 0; i < points.size(); ++i)
        list.push_back({{"x", points[i].east_m},
                        {"y", points[i].north_m},
                        {"value", number_or_null(values[i])}});
    return list;
}

std::string at_table(const std::vector<MapPoint>& points, const std::vector<double>& values,
                     const std::string& unit) {
    std::vector<std::vector<std::string>> rows{{"x", "y", unit}};
    for (std::size_t i = 0; i < points.size(); ++i)
        rows.push_back({fmt::format("{:.10g}", points[i].east_m),
                        fmt::format("{:.10g}", points[i].north_m), plain_number(values[i])});
    return text_table(rows);
}

}  // namespace tk::cli
