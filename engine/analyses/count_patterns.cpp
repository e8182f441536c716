#include "engine/analyses/count_patterns.h"

#include <bit>
#include <cstdint>
#include <unordered_map>

namespace tk {

AlikeRows alike_rows(std::span<const std::span<const double>> columns, std::size_t rows) {
    const auto hash = [&](std::size_t i) {
        std::uint64_t mixed = 0;
        for (const std::span<const double> column : columns) {
            mixed ^= std::bit_cast<std::uint64_t>(column[i] == 0.0 ? 0.0 : column[i]);
            mixed *= 0x9e3779b97f4a7c15;
            mixed ^= mixed >> 29;
        }
        return static_cast<std::size_t>(mixed);
    };
    const auto alike = [&](std::size_t a, std::size_t b) {
        for (const std::span<const double> column : columns)
            if (column[a] != column[b]) return false;
        return true;
    };
    std::unordered_map<std::size_t, int, decltype(hash), decltype(alike)> known(16, hash, alike);
    AlikeRows found;
    found.of_row.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const auto [at, is_new] = known.emplace(i, static_cast<int>(found.first.size()));
        if (is_new) found.first.push_back(i);
        found.of_row.push_back(at->second);
    }
    return found;
}

CountPatterns patterns_of(const CountData& data) {
    std::vector<std::span<const double>> columns;
    for (const CountColumn& column : data.columns) columns.emplace_back(column.values);
    if (!data.offsets.empty()) columns.emplace_back(data.offsets);
    AlikeRows alike = alike_rows(columns, data.counts.size());
    CountPatterns patterns;
    const auto count = static_cast<Eigen::Index>(alike.first.size());
    patterns.x.resize(count, static_cast<Eigen::Index>(data.columns.size()));
    patterns.offset.resize(count);
    for (Eigen::Index k = 0; k < count; ++k) {
        const std::size_t first = alike.first[static_cast<std::size_t>(k)];
        for (Eigen::Index j = 0; j < patterns.x.cols(); ++j)
            patterns.x(k, j) = data.columns[static_cast<std::size_t>(j)].values[first];
        patterns.offset[k] = data.offsets.empty() ? 0.0 : data.offsets[first];
    }
    patterns.of_row = std::move(alike.of_row);
    return patterns;
}

}  // namespace tk
