#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/surfaces/network_density.h"

namespace tk {

/// Where along a street incidents lie closest: its densest piece, and those beside it that are at
/// least half as dense, from one junction to the next at most.
struct DenseStretch {
    std::string street;      ///< its name; empty where it has none
    double density = 0.0;    ///< of the densest piece, > 0
    Line line;               ///< of the stretch
    double length_m = 0.0;   ///< of it
    double incidents = 0.0;  ///< weights of those that lie on it
    std::uint32_t edge = 0;  ///< that it is part of
};

/// Pieces of streets with their densities, as network_density() has them.
struct DensityAlong {
    std::span<const Lixel> pieces;  ///< by edge, and along it; some may be left out
    std::span<const double> densities;
};

/// The densest stretch of each street, the densest first. Streets of one name are one; each of
/// those without a name is one by itself. Without those where nothing lies.
/// @param streets that the network was made of
/// @param most of them, at most
/// @throws std::invalid_argument unless there is a density for each piece
std::vector<DenseStretch> densest_stretches(const std::vector<Street>& streets,
                                            const StreetNetwork& network, const DensityAlong& along,
                                            std::span<const NetworkIncident> incidents,
                                            std::size_t most);

}  // namespace tk
