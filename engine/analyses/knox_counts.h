#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/analyses/half_open_bands.h"
#include "engine/analyses/near_pairs.h"
#include "engine/core/progress.h"

namespace tk {

/// Counts of pairs of incidents by bands of distance and of days, of the days as they are and as
/// they are dealt out by chance.
struct KnoxCounts {
    using Counts = std::vector<std::int64_t>;  ///< by distance, and within each by days
    Counts observed;
    std::vector<Counts> permuted;
};

/// What is counted.
struct KnoxQuestion {
    const HalfOpenBands& distances;
    const HalfOpenBands& days;
    int permutations = 999;
    std::uint64_t seed = 1;
};

/// Permutation k deals the days out by Fisher & Yates' shuffle, from the last incident to the
/// second, with the random stream k of the seed. Exact, and the same on any number of threads.
///
/// Near pairs are listed once. Permutations are counted several at a time, the days of one incident
/// in all of them side by side, so that a pair is looked up once for as many.
/// @param days of the incidents that `search` searches, as they stand in its source
/// @param search with a reach of distances.closed_end()
KnoxCounts knox_counts(std::span<const double> days, const NearPairSearch& search,
                       const KnoxQuestion& question, const Progress& progress = {});

}  // namespace tk
