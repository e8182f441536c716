#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace tk {

/// The times of one incident in several permutations: as many as fill a line of the cache.
template <class Time>
struct alignas(64) TimeLanes {
    static constexpr std::size_t count = 64 / sizeof(Time);
    Time at[count];
};

/// So many ends of bands are compared at once; those too many are 0, which no difference is below.
inline constexpr std::size_t ends_at_once = 4;

/// Near pairs of the incidents from `first` on: of each how many there are, and the others of all.
struct PairList {
    std::uint32_t first = 0;
    std::span<const std::uint32_t> how_many;
    std::span<const std::uint32_t> others;
};

/// Adds to totals[end * lanes + lane] how many pairs are less than ends[end] apart in time, lane by
/// lane.
void add_pairs_within(const PairList& pairs, const TimeLanes<std::int32_t>* times,
                      const std::int32_t* ends, std::int64_t* totals);
void add_pairs_within(const PairList& pairs, const TimeLanes<double>* times, const double* ends,
                      std::int64_t* totals);

}  // namespace tk
