#include "engine/analyses/knox_lanes.h"

#include <cmath>
#include <cstring>

#include "engine/surfaces/kernel_lanes.h"

namespace tk {
namespace {

#if defined(__GNUC__)

/// Half the lanes of an incident: what most processors hold at once. Wider ones, and comparisons
/// where they hold less, would be taken apart badly; differences and shifts of their sign are not.
using SecondLanes = std::int32_t __attribute__((vector_size(32)));
using SecondBits = std::uint32_t __attribute__((vector_size(32)));
using RealLanes = double __attribute__((vector_size(32)));
using RealBits = std::uint64_t __attribute__((vector_size(32)));

// Given by reference: as values they would need a processor that holds as many.
TK_INTO_CLONE void take_magnitude(SecondLanes& differences) {
    const SecondLanes below = differences >> 31;
    differences = (differences ^ below) - below;
}
TK_INTO_CLONE void take_magnitude(RealLanes& differences) {
    differences = (RealLanes)((RealBits)differences << 1 >> 1);
}

/// Of half the lanes: how many others are nearer in time than each of four ends.
template <class Lanes, class Bits>
struct HalfCount {
    Lanes own;
    Bits within0{}, within1{}, within2{}, within3{};

    TK_INTO_CLONE void take(const void* times) { std::memcpy(&own, times, sizeof own); }
    TK_INTO_CLONE void add(const void* times, const Lanes& end0, const Lanes& end1,
                           const Lanes& end2, const Lanes& end3) {
        constexpr int sign = 8 * sizeof(own[0]) - 1;
        Lanes apart;
        std::memcpy(&apart, times, sizeof apart);
        apart -= own;
        take_magnitude(apart);
        within0 += (Bits)(apart - end0) >> sign;
        within1 += (Bits)(apart - end1) >> sign;
        within2 += (Bits)(apart - end2) >> sign;
        within3 += (Bits)(apart - end3) >> sign;
    }
    template <std::size_t lanes>
    TK_INTO_CLONE void tell(std::int64_t* totals) const {
        const Bits* const within[] = {&within0, &within1, &within2, &within3};
        for (std::size_t end = 0; end < ends_at_once; ++end)
            for (std::size_t lane = 0; lane < lanes / 2; ++lane)
                totals[end * lanes + lane] += static_cast<std::int64_t>((*within[end])[lane]);
    }
};

template <class Lanes, class Bits, class Time>
TK_INTO_CLONE void add_within(const PairList& pairs, const TimeLanes<Time>* times, const Time* ends,
                              std::int64_t* totals) {
    constexpr std::size_t lanes = TimeLanes<Time>::count;
    const Lanes end0 = Lanes{} + ends[0], end1 = Lanes{} + ends[1], end2 = Lanes{} + ends[2],
                end3 = Lanes{} + ends[3];
    HalfCount<Lanes, Bits> first, second;
    const std::uint32_t* other = pairs.others.data();
    for (std::size_t i = 0; i < pairs.how_many.size(); ++i) {
        if (pairs.how_many[i] == 0) continue;
        first.take(times[pairs.first + i].at);
        second.take(times[pairs.first + i].at + lanes / 2);
        for (const std::uint32_t* last = other + pairs.how_many[i]; other != last; ++other) {
            first.add(times[*other].at, end0, end1, end2, end3);
            second.add(times[*other].at + lanes / 2, end0, end1, end2, end3);
        }
    }
    first.template tell<lanes>(totals);
    second.template tell<lanes>(totals + lanes / 2);
}

#else

template <class Time>
void add_within(const PairList& pairs, const TimeLanes<Time>* times, const Time* ends,
                std::int64_t* totals) {
    constexpr std::size_t lanes = TimeLanes<Time>::count;
    const std::uint32_t* other = pairs.others.data();
    for (std::size_t i = 0; i < pairs.how_many.size(); ++i)
        for (const std::uint32_t* last = other + pairs.how_many[i]; other != last; ++other)
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const Time apart =
                    std::abs(times[pairs.first + i].at[lane] - times[*other].at[lane]);
                for (std::size_t end = 0; end < ends_at_once; ++end)
                    totals[end * lanes + lane] += apart < ends[end] ? 1 : 0;
            }
}

#endif

}  // namespace

#if defined(__GNUC__)

TK_WIDE_CLONES void add_pairs_within(const PairList& pairs, const TimeLanes<std::int32_t>* times,
                                     const std::int32_t* ends, std::int64_t* totals) {
    add_within<SecondLanes, SecondBits>(pairs, times, ends, totals);
}
TK_WIDE_CLONES void add_pairs_within(const PairList& pairs, const TimeLanes<double>* times,
                                     const double* ends, std::int64_t* totals) {
    add_within<RealLanes, RealBits>(pairs, times, ends, totals);
}

#else

void add_pairs_within(const PairList& pairs, const TimeLanes<std::int32_t>* times,
                      const std::int32_t* ends, std::int64_t* totals) {
    add_within(pairs, times, ends, totals);
}
void add_pairs_within(const PairList& pairs, const TimeLanes<double>* times, const double* ends,
                      std::int64_t* totals) {
    add_within(pairs, times, ends, totals);
}

#endif

}  // namespace tk
