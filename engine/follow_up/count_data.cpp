#include "engine/follow_up/count_data.h"

#include <cmath>
#include <cstdint>
#include <set>
#include <stdexcept>

#include "engine/core/input_error.h"

namespace tk {
namespace {

void require_same_length(std::size_t rows, std::size_t given, const std::string& what) {
    if (given != rows)
        throw std::invalid_argument(what + " has " + std::to_string(given) + " values for " +
                                    std::to_string(rows) + " counts");
}

void refuse_value(const std::string& what, std::size_t row, const std::string& problem) {
    throw InputError("", static_cast<std::int64_t>(row) + 1, "the " + what + " is " + problem,
                     "give every row a number, or leave the row out");
}

void require_finite(const std::vector<double>& values, const std::string& what) {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isfinite(values[i]))
            refuse_value(what, i, std::isnan(values[i]) ? "not a number" : "infinite");
}

}  // namespace

void check_count_data(const CountData& data) {
    const std::size_t rows = data.counts.size();
    std::set<std::string> names{intercept_name};
    for (const CountColumn& column : data.columns) {
        require_same_length(rows, column.values.size(), "column '" + column.name + "'");
        if (!names.insert(column.name).second)
            throw std::invalid_argument("two columns are named '" + column.name + "'");
    }
    if (!data.offsets.empty()) require_same_length(rows, data.offsets.size(), "the offset");
    if (data.columns.empty() && !data.intercept)
        throw std::invalid_argument("there must be a column or the intercept");
    require_finite(data.counts, "count");
    for (std::size_t i = 0; i < rows; ++i)
        if (data.counts[i] < 0.0) refuse_value("count", i, "below 0");
    for (const CountColumn& column : data.columns)
        require_finite(column.values, "value of '" + column.name + "'");
    require_finite(data.offsets, "offset");
}

}  // namespace tk
