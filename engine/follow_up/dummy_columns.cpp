#include "engine/follow_up/dummy_columns.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace tk {

std::vector<CountColumn> dummy_columns(const std::string& name, std::span<const std::string> levels,
                                       const std::string& reference,
                                       std::vector<std::string> order) {
    if (order.empty()) {
        const std::set<std::string> there(levels.begin(), levels.end());
        order.assign(there.begin(), there.end());
    }
    const auto known = [&](const std::string& level) {
        return std::find(order.begin(), order.end(), level) != order.end();
    };
    for (const std::string& level : levels)
        if (!known(level))
            throw std::invalid_argument("'" + level + "' is no level of '" + name + "'");
    if (!reference.empty() && !known(reference))
        throw std::invalid_argument("'" + reference + "' is no level of '" + name + "'");
    std::vector<CountColumn> columns;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (reference.empty() ? k == 0 : order[k] == reference) continue;
        CountColumn column{name + " " + order[k], {}};
        column.values.reserve(levels.size());
        for (const std::string& level : levels)
            column.values.push_back(level == order[k] ? 1.0 : 0.0);
        columns.push_back(std::move(column));
    }
    return columns;
}

CountColumn interaction(const CountColumn& a, const CountColumn& b) {
    if (a.values.size() != b.values.size())
        throw std::invalid_argument("'" + a.name + "' and '" + b.name +
                                    "' are not of the same length");
    CountColumn product{a.name + " x " + b.name, a.values};
    for (std::size_t i = 0; i < b.values.size(); ++i) product.values[i] *= b.values[i];
    return product;
}

}  // namespace tk
