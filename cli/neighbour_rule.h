#pragma once

#include <optional>
#include <string>

#include "cli/studied_places.h"
#include "engine/analyses/grid_neighbours.h"
#include "engine/analyses/neighbours.h"
#include "layers/neighbour_words.h"

namespace tk::cli {

/// The words of --neighbours. @throws UsageError
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
