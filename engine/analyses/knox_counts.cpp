#include "engine/analyses/knox_counts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "engine/analyses/knox_lanes.h"
#include "engine/core/parallel_for.h"
#include "engine/core/random_stream.h"

namespace tk {
namespace {

/// Incidents whose pairs one thread lists at a time.
constexpr std::uint32_t incidents_listed_at_a_time = 512;
/// Of them, those whose pairs are kept with their distances for a moment.
constexpr std::uint32_t incidents_searched_at_a_time = 32;

/// Near pairs of consecutive incidents, by band of distance.
struct PairsOfBlock {
    std::uint32_t first = 0;
    struct OfBand {
        std::vector<std::uint32_t> how_many;  ///< of each incident
        std::vector<std::uint32_t> others;
    };
    std::vector<OfBand> bands;
};

std::vector<PairsOfBlock> listed_pairs(std::uint32_t incidents, const NearPairSearch& search,
                                       const HalfOpenBands& distances, const Progress& quiet) {
    const std::size_t blocks =
        (incidents + incidents_listed_at_a_time - 1U) / incidents_listed_at_a_time;
    std::vector<PairsOfBlock> all(blocks);
    parallel_for(
        blocks,
        [&](std::size_t k) {
            PairsOfBlock& block = all[k];
            block.first = static_cast<std::uint32_t>(k) * incidents_listed_at_a_time;
            const std::uint32_t end = std::min(incidents, block.first + incidents_listed_at_a_time);
            block.bands.resize(distances.closed());
            for (auto& band : block.bands) band.how_many.assign(end - block.first, 0);
            std::vector<NearPair> pairs;
            for (std::uint32_t i = block.first; i < end; i += incidents_searched_at_a_time) {
                pairs.clear();
                search.find(i, std::min(end, i + incidents_searched_at_a_time), pairs);
                for (const NearPair& pair : pairs) {
                    auto& band = block.bands[distances.of(pair.apart_m)];
                    ++band.how_many[pair.a - block.first];
                    band.others.push_back(pair.b);
                }
            }
            for (auto& band : block.bands) band.others.shrink_to_fit();
        },
        quiet);
    return all;
}

/// How many pairs of all incidents lie in each band of days: it is the same however the days are
/// dealt out.
KnoxCounts::Counts pairs_by_days(std::span<const double> days, const HalfOpenBands& bands) {
    std::vector<double> sorted(days.begin(), days.end());
    std::sort(sorted.begin(), sorted.end());
    KnoxCounts::Counts within(bands.count(), 0);  // sooner than the band's end
    for (std::size_t band = 0; band < bands.count(); ++band) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            while (end < sorted.size() && sorted[end] - sorted[i] < bands.to(band)) ++end;
            within[band] += static_cast<std::int64_t>(end - i - 1);
        }
    }
    for (std::size_t band = bands.count(); band-- > 1;) within[band] -= within[band - 1];
    return within;
}

constexpr double most_whole_units = std::numeric_limits<std::int32_t>::max() - 1;

/// Days, or seconds, that are whole numbers and not too many for an integer.
bool are_whole(std::span<const double> days) {
    double first = HUGE_VAL, last = -HUGE_VAL;
    for (const double day : days) {
        if (day != std::floor(day)) return false;
        first = std::min(first, day);
        last = std::max(last, day);
    }
    return !(last - first > most_whole_units);
}

/// The end of a band among times of the kind.
template <class Time>
Time end_among(double end) {
    return end;
}
/// A whole number is below the end where it is below the end's ceiling.
template <>
std::int32_t end_among<std::int32_t>(double end) {
    return static_cast<std::int32_t>(std::min(std::ceil(end), most_whole_units + 1.0));
}

template <class Time>
class PermutedCounts {
public:
    PermutedCounts(std::span<const double> days, std::span<const std::uint32_t> order,
                   const std::vector<PairsOfBlock>& pairs, const KnoxQuestion& question)
        : question_(question), pairs_(pairs), position_(days.size()) {
        const double first = days.empty() ? 0.0 : *std::min_element(days.begin(), days.end());
        for (const double day : days)
            times_.push_back(std::is_integral_v<Time> ? static_cast<Time>(day - first)
                                                      : static_cast<Time>(day));
        for (std::uint32_t i = 0; i < order.size(); ++i) position_[order[i]] = i;
        for (std::size_t t = 0; t < question.days.count(); ++t)
            ends_.push_back(end_among<Time>(question.days.to(t)));
        while (ends_.size() % ends_at_once != 0) ends_.push_back(Time{0});
        if (question.distances.last_is_open()) all_by_days_ = pairs_by_days(days, question.days);
    }

    /// Those of a block of lanes: counting 0 is of the days as they are, k of permutation k - 1.
    void count(std::size_t block, std::span<KnoxCounts::Counts> counts) const {
        std::vector<TimeLanes<Time>> lanes(times_.size());
        const std::size_t first = block * lane_count;
        const std::size_t used = std::min(lane_count, counts.size() - first);
        for (std::size_t lane = 0; lane < used; ++lane) {
            std::vector<Time> times = times_;
            if (first + lane > 0) shuffle(times, first + lane - 1);
            for (std::size_t i = 0; i < times.size(); ++i) lanes[position_[i]].at[lane] = times[i];
        }
        const std::size_t width = question_.days.count();
        for (std::size_t lane = 0; lane < used; ++lane)
            counts[first + lane].assign(question_.distances.count() * width, 0);
        for (std::size_t band = 0; band < question_.distances.closed(); ++band)
            for (std::size_t end = 0; end < width; end += ends_at_once) {
                const std::vector<std::int64_t> totals = totals_of(lanes, band, end);
                for (std::size_t t = end; t < std::min(width, end + ends_at_once); ++t)
                    for (std::size_t lane = 0; lane < used; ++lane)
                        counts[first + lane][band * width + t] =
                            totals[(t - end) * lane_count + lane];
            }
        for (std::size_t lane = 0; lane < used; ++lane) by_band(counts[first + lane]);
    }

    static constexpr std::size_t lane_count = TimeLanes<Time>::count;

private:
    void shuffle(std::vector<Time>& times, std::size_t permutation) const {
        RandomStream random(question_.seed, permutation);
        for (std::size_t left = times.size(); left > 1; --left)
            std::swap(times[left - 1], times[random.below(left)]);
    }

    std::vector<std::int64_t> totals_of(const std::vector<TimeLanes<Time>>& lanes, std::size_t band,
                                        std::size_t first_end) const {
        std::vector<std::int64_t> totals(ends_at_once * lane_count, 0);
        for (const PairsOfBlock& block : pairs_)
            add_pairs_within({block.first, block.bands[band].how_many, block.bands[band].others},
                             lanes.data(), ends_.data() + first_end, totals.data());
        return totals;
    }

    /// From counts below each end to counts in each band, and those of an open band of distance.
    void by_band(KnoxCounts::Counts& counts) const {
        const std::size_t width = question_.days.count(), closed = question_.distances.closed();
        for (std::size_t band = 0; band < closed; ++band)
            for (std::size_t t = width; t-- > 1;)
                counts[band * width + t] -= counts[band * width + t - 1];
        if (!question_.distances.last_is_open()) return;
        for (std::size_t t = 0; t < width; ++t) {
            std::int64_t nearer = 0;
            for (std::size_t band = 0; band < closed; ++band) nearer += counts[band * width + t];
            counts[closed * width + t] = all_by_days_[t] - nearer;
        }
    }

    const KnoxQuestion& question_;
    const std::vector<PairsOfBlock>& pairs_;
    std::vector<Time> times_;
    std::vector<std::uint32_t> position_;  ///< of each incident, in the order of the pairs
    std::vector<Time> ends_;
    KnoxCounts::Counts all_by_days_;
};

}  // namespace

KnoxCounts knox_counts(std::span<const double> days, const NearPairSearch& search,
                       const KnoxQuestion& question, const Progress& progress) {
    const std::vector<PairsOfBlock> pairs =
        listed_pairs(static_cast<std::uint32_t>(days.size()), search, question.distances,
                     Progress{{}, progress.cancelled});
    std::vector<KnoxCounts::Counts> counts(static_cast<std::size_t>(question.permutations) + 1);
    const auto count_all = [&](const auto& permuted) {
        const std::size_t lanes = permuted.lane_count;
        parallel_for((counts.size() + lanes - 1) / lanes,
                     [&](std::size_t block) { permuted.count(block, counts); }, progress);
    };
    if (are_whole(days))
        count_all(PermutedCounts<std::int32_t>(days, search.order(), pairs, question));
    else
        count_all(PermutedCounts<double>(days, search.order(), pairs, question));
    KnoxCounts result;
    result.observed = std::move(counts.front());
    result.permuted.assign(std::make_move_iterator(counts.begin() + 1),
                           std::make_move_iterator(counts.end()));
    return result;
}

}  // namespace tk
