#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/network/street_network.h"

namespace tk {

/// How far apart two incidents are. `network`: along streets, between the points of streets that
/// are nearest to them; two that lie further apart than that, on either side of a street, are as
/// far apart as they are.
enum class NearRepeatMetric { euclidean, manhattan, network };

/// Where incidents lie on streets. Not owned.
struct PlacesOnStreets {
    const StreetNetwork* streets = nullptr;
    std::span<const NetworkPlace> places;  ///< of each incident
};

/// Two incidents by their numbers in the search's order, a before b.
struct NearPair {
    std::uint32_t a = 0, b = 0;
    double apart_m = 0.0;
};

/// Finds who is near whom, each pair once.
class NearPairSearch {
public:
    /// @param reach_m pairs nearer than this; finite; none where it is not above 0
    /// @param on_streets of `network`; must outlive the search
    /// @throws std::invalid_argument if `network` lacks streets, or a place for each incident
    NearPairSearch(std::span<const MapPoint> incidents, double reach_m, NearRepeatMetric metric,
                   const PlacesOnStreets& on_streets = {});

    /// The incidents in the order in which pairs number them: such that what is near each other
    /// stands near each other.
    std::span<const std::uint32_t> order() const { return order_; }

    /// Adds the pairs whose first is in [begin, end) of the order: by the first.
    void find(std::uint32_t begin, std::uint32_t end, std::vector<NearPair>& pairs) const;

private:
    /// Squares of the reach's side.
    struct Square {
        std::int64_t row = 0, col = 0;
        friend auto operator<=>(const Square&, const Square&) = default;
    };
    Square square_of(MapPoint at) const;
    std::uint32_t first_from(const Square& square) const;
    double apart_m(std::uint32_t a, std::uint32_t b) const;
    void find_in_plane(std::uint32_t begin, std::uint32_t end, std::vector<NearPair>& pairs) const;
    void find_along_streets(std::uint32_t begin, std::uint32_t end,
                            std::vector<NearPair>& pairs) const;
    void list_by_edge();

    double reach_m_;
    NearRepeatMetric metric_;
    PlacesOnStreets on_streets_;
    std::vector<std::uint32_t> order_;
    std::vector<MapPoint> places_;  ///< in order
    std::vector<Square> squares_;   ///< of each place, ascending
    std::vector<std::size_t> first_of_edge_;
    std::vector<std::uint32_t> of_edge_;  ///< numbers in order, by the edge that they lie on
};

}  // namespace tk
