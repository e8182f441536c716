#include "engine/analyses/count_patterns.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <unordered_map>

namespace tk {
namespace {

/// -0 is 0.
std::uint64_t pattern_bits(double value) {
    const double plain = value == 0.0 ? 0.0 : value;
    std::uint64_t bits = 0;
    std::memcpy(&bits, &plain, sizeof bits);
    return bits;
}

}  // namespace

CountPatterns patterns_of(const CountData& data) {
    const std::size_t rows = data.counts.size();
    const auto value = [&](std::size_t i, std::size_t j) {
        if (j < data.columns.size()) return data.columns[j].values[i];
        return data.offsets.empty() ? 0.0 : data.offsets[i];
    };
    const std::size_t width = data.columns.size() + 1;  // the offset comes last
    const auto hash = [&](std::size_t i) {
        std::uint64_t mixed = 0;
        for (std::size_t j = 0; j < width; ++j) {
            mixed ^= pattern_bits(value(i, j));
            mixed *= 0x9e3779b97f4a7c15;
            mixed ^= mixed >> 29;
        }
        return static_cast<std::size_t>(mixed);
    };
    const auto alike = [&](std::size_t a, std::size_t b) {
        for (std::size_t j = 0; j < width; ++j)
            if (value(a, j) != value(b, j)) return false;
        return true;
    };
    std::unordered_map<std::size_t, int, decltype(hash), decltype(alike)> known(rows, hash, alike);
    CountPatterns patterns;
    patterns.of_row.reserve(rows);
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < rows; ++i) {
        const auto [at, is_new] = known.emplace(i, static_cast<int>(firsts.size()));
        if (is_new) firsts.push_back(i);
        patterns.of_row.push_back(at->second);
    }
    const auto count = static_cast<Eigen::Index>(firsts.size());
    patterns.x.resize(count, static_cast<Eigen::Index>(width) - 1);
    patterns.offset.resize(count);
    for (Eigen::Index k = 0; k < count; ++k) {
        const std::size_t first = firsts[static_cast<std::size_t>(k)];
        for (Eigen::Index j = 0; j < patterns.x.cols(); ++j)
            patterns.x(k, j) = value(first, static_cast<std::size_t>(j));
        patterns.offset[k] = value(first, width - 1);
    }
    return patterns;
}

}  // namespace tk
