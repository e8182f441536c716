#pragma once

#include <string>
#include <vector>

namespace tk {

/// One explanatory variable: a value for each row.
struct CountColumn {
    std::string name;  ///< comes back in coefficients and statements
    std::vector<double> values;
};

/// What is explained and by what. A row is a place, a month, a month of a place.
struct CountData {
    std::vector<double> counts;  ///< finite and >= 0; weights may be added up, so not only whole
    std::vector<CountColumn> columns;  ///< without the constant
    bool intercept = true;             ///< a constant comes first, named `intercept`
    std::vector<double> offsets = {};  ///< log of the exposure of each row; empty: all 0
};

/// @throws InputError for a count, value or offset that is NaN, infinite or below 0 where it may
/// not
///         be; it names the column and the row
/// @throws std::invalid_argument if columns or offsets are not as long as the counts, two columns
///         share a name or take the intercept's, or there is neither column nor intercept
void check_count_data(const CountData& data);

/// The constant's name among coefficients.
inline constexpr const char* intercept_name = "intercept";

}  // namespace tk
