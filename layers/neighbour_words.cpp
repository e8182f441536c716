#include "layers/neighbour_words.h"

#include <charconv>
#include <cmath>

namespace tk {

std::optional<NeighbourRule> parse_neighbour_words(const std::string& words) {
    using Kind = NeighbourRule::Kind;
    constexpr double most_neighbours = 1e6;
    if (words == "queen") return NeighbourRule{};
    if (words == "rook") return NeighbourRule{Kind::rook, 0.0, 0};
    const std::size_t colon = words.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const std::string kind = words.substr(0, colon);
    double size = 0.0;
    const char* end = words.data() + words.size();
    const auto read = std::from_chars(words.data() + colon + 1, end, size);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(size) || !(size > 0.0))
        return std::nullopt;
    if (kind == "distance") return NeighbourRule{Kind::distance, size, 0};
    if (kind != "nearest" || size != std::floor(size) || size > most_neighbours)
        return std::nullopt;
    return NeighbourRule{Kind::nearest, 0.0, static_cast<std::size_t>(size)};
}

}  // namespace tk
