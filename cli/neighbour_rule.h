#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/studied_places.h"
#include "engine/analyses/grid_neighbours.h"
#include "engine/analyses/neighbours.h"

namespace tk::cli {

/// --neighbours: queen, rook, distance:M or nearest:K.
struct NeighbourRule {
    enum class Kind { queen, rook, distance, nearest } kind = Kind::queen;
    double distance_m = 0.0;  ///< of `distance`
    std::size_t count = 0;    ///< of `nearest`
};

/// @throws UsageError naming the option
NeighbourRule parse_neighbour_rule(const std::string& text);

/// What find_neighbours() goes by.
struct NeighbourSearch {
    NeighbourRule rule;
    double snap_m = 0.01;  ///< of outlines of areas
    std::string source;    ///< named in errors
};

/// Who neighbours whom: cells by their sides and corners, areas by their outlines to within
/// `snap_m`, both by their centres for distance and nearest.
/// @throws InputError if there are fewer places than neighbours asked for, or more
///         pairs of neighbours than memory holds
Neighbours find_neighbours(const StudiedPlaces& places, const NeighbourSearch& search);

/// The same without a list of them, where places are cells and each is as much a neighbour of
/// others as they are of it: all rules but `nearest`. Refers to the places.
std::optional<GridNeighbours> find_grid_neighbours(const StudiedPlaces& places,
                                                   const NeighbourRule& rule);

}  // namespace tk::cli
