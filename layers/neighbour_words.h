#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace tk {

/// Which places neighbour each other, as it is asked for: queen, rook, distance:M or nearest:K.
struct NeighbourRule {
    enum class Kind { queen, rook, distance, nearest } kind = Kind::queen;
    double distance_m = 0.0;  ///< of `distance`; > 0
    std::size_t count = 0;    ///< of `nearest`; from 1 to 1e6
};

/// "queen", "rook", "distance:500", "nearest:8"; none for other words.
std::optional<NeighbourRule> parse_neighbour_words(const std::string& words);

}  // namespace tk
