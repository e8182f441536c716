#include "engine/analyses/near_repeat.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/core/parallel_for.h"
#include "engine/core/random_stream.h"

namespace tk {
namespace {

using Counts = std::vector<std::int64_t>;

/// Half-open bands of a measure from 0 on.
class Bands {
public:
    Bands(const std::vector<double>& ends, const char* what) : ends_(ends) {
        double last = 0.0;
        for (const double end : ends) {
            if (!(end > last))
                throw std::invalid_argument(std::string("the bands of ") + what +
                                            " must ascend from above 0");
            last = end;
        }
        if (ends.empty())
            throw std::invalid_argument(std::string("there must be a band of ") + what);
    }

    std::size_t count() const { return ends_.size(); }
    bool last_is_open() const { return std::isinf(ends_.back()); }
    /// Those that have an end.
    std::size_t closed() const { return last_is_open() ? count() - 1 : count(); }
    double closed_end() const { return closed() == 0 ? 0.0 : ends_[closed() - 1]; }
    /// count() beyond the last.
    std::size_t of(double value) const {
        // They are few: asking all of them costs less than a search whose way nobody can foresee.
        std::size_t band = 0;
        for (const double end : ends_) band += value >= end ? 1U : 0U;
        return band;
    }
    double from(std::size_t band) const { return band == 0 ? 0.0 : ends_[band - 1]; }
    double to(std::size_t band) const { return ends_[band]; }

private:
    std::vector<double> ends_;
};

double apart_m(MapPoint a, MapPoint b, NearRepeatMetric metric) {
    return metric == NearRepeatMetric::manhattan
               ? std::abs(a.east_m - b.east_m) + std::abs(a.north_m - b.north_m)
               : distance_m(a, b);
}

/// Two incidents by their numbers, and how far apart they are.
struct NearPair {
    std::uint32_t a, b;
    double apart_m;
};

/// All pairs nearer than `reach_m`, from squares of that side.
std::vector<NearPair> pairs_nearer_than(double reach_m, std::span<const DatedPlace> incidents,
                                        NearRepeatMetric metric) {
    std::vector<NearPair> pairs;
    if (!(reach_m > 0.0)) return pairs;
    const auto square_of = [&](MapPoint at, int east, int north) {
        const auto e = static_cast<std::int64_t>(std::floor(at.east_m / reach_m)) + east;
        const auto n = static_cast<std::int64_t>(std::floor(at.north_m / reach_m)) + north;
        return (e << 32) ^ (n & 0xffffffff);
    };
    std::unordered_map<std::int64_t, std::vector<std::uint32_t>> squares;
    for (std::size_t i = 0; i < incidents.size(); ++i)
        squares[square_of(incidents[i].at, 0, 0)].push_back(static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < incidents.size(); ++i)
        for (int east = -1; east <= 1; ++east)
            for (int north = -1; north <= 1; ++north) {
                const auto found = squares.find(square_of(incidents[i].at, east, north));
                if (found == squares.end()) continue;
                for (const std::uint32_t j : found->second) {
                    if (j <= i) continue;
                    const double apart = apart_m(incidents[i].at, incidents[j].at, metric);
                    if (apart < reach_m) pairs.push_back({static_cast<std::uint32_t>(i), j, apart});
                }
            }
    return pairs;
}

/// How many pairs of all incidents lie in each band of days: it is the same however the days are
/// dealt out.
Counts pairs_by_days(std::span<const DatedPlace> incidents, const Bands& days) {
    std::vector<double> sorted;
    for (const DatedPlace& incident : incidents) sorted.push_back(incident.day);
    std::sort(sorted.begin(), sorted.end());
    Counts within(days.count(), 0);  // sooner than the band's end
    for (std::size_t band = 0; band < days.count(); ++band) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            while (end < sorted.size() && sorted[end] - sorted[i] < days.to(band)) ++end;
            within[band] += static_cast<std::int64_t>(end - i - 1);
        }
    }
    for (std::size_t band = days.count(); band-- > 1;) within[band] -= within[band - 1];
    return within;
}

/// The band of days between two times; count() of the bands: beyond the last.
class BandOfDays {
public:
    using Day = double;

    BandOfDays(std::span<const DatedPlace> incidents, const Bands& bands) : bands_(&bands) {
        for (const DatedPlace& incident : incidents) days_.push_back(incident.day);
    }
    const std::vector<Day>& days() const { return days_; }
    std::size_t operator()(Day a, Day b) const { return bands_->of(std::abs(a - b)); }

private:
    const Bands* bands_;
    std::vector<Day> days_;
};

/// The same where all times are whole days: looked up.
class BandOfWholeDays {
public:
    using Day = std::int32_t;
    static constexpr double most_days = 1e6;

    BandOfWholeDays(std::span<const DatedPlace> incidents, const Bands& bands) {
        double first = HUGE_VAL;
        for (const DatedPlace& incident : incidents) first = std::min(first, incident.day);
        Day last = 0;
        for (const DatedPlace& incident : incidents) {
            days_.push_back(static_cast<Day>(incident.day - first));
            last = std::max(last, days_.back());
        }
        for (Day day = 0; day <= last; ++day)
            band_.push_back(static_cast<std::uint32_t>(bands.of(day)));
    }
    static bool suits(std::span<const DatedPlace> incidents) {
        double first = HUGE_VAL, last = -HUGE_VAL;
        for (const DatedPlace& incident : incidents) {
            if (incident.day != std::floor(incident.day)) return false;
            first = std::min(first, incident.day);
            last = std::max(last, incident.day);
        }
        return last - first <= most_days;
    }
    const std::vector<Day>& days() const { return days_; }
    std::size_t operator()(Day a, Day b) const {
        return band_[static_cast<std::size_t>(a < b ? b - a : a - b)];
    }

private:
    std::vector<Day> days_;
    std::vector<std::uint32_t> band_;
};

/// Near pairs by their band of distance, and how often the days between them lie in each band.
template <class DaysBetween>
class Knox {
public:
    Knox(std::span<const DatedPlace> incidents, const NearRepeatOptions& options,
         const Bands& distances, const Bands& days)
        : distances_(distances), days_(days), between_(incidents, days), near_(distances.closed()) {
        for (const NearPair& pair :
             pairs_nearer_than(distances.closed_end(), incidents, options.metric))
            near_[distances.of(pair.apart_m)].emplace_back(pair.a, pair.b);
        if (distances.last_is_open()) all_by_days_ = pairs_by_days(incidents, days);
    }

    Counts observed() const { return count(between_.days()); }

    Counts dealt_out(RandomStream random) const {
        auto days = between_.days();
        for (std::size_t left = days.size(); left > 1; --left)
            std::swap(days[left - 1], days[random.below(left)]);
        return count(days);
    }

private:
    Counts count(const std::vector<typename DaysBetween::Day>& day) const {
        const std::size_t width = days_.count();
        Counts counts(distances_.count() * width, 0);
        Counts of_band(width + 1);  // the last: beyond all bands
        for (std::size_t band = 0; band < near_.size(); ++band) {
            std::fill(of_band.begin(), of_band.end(), 0);
            for (const auto& [a, b] : near_[band]) ++of_band[between_(day[a], day[b])];
            std::copy_n(of_band.begin(), width,
                        counts.begin() + static_cast<std::ptrdiff_t>(band * width));
        }
        if (distances_.last_is_open())
            for (std::size_t of_days = 0; of_days < width; ++of_days) {
                std::int64_t nearer = 0;
                for (std::size_t band = 0; band < near_.size(); ++band)
                    nearer += counts[band * width + of_days];
                counts[near_.size() * width + of_days] = all_by_days_[of_days] - nearer;
            }
        return counts;
    }

    const Bands& distances_;
    const Bands& days_;
    DaysBetween between_;
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> near_;
    Counts all_by_days_;
};

double median_of(std::vector<std::int64_t> values) {
    const std::size_t middle = values.size() / 2;
    std::sort(values.begin(), values.end());
    return values.size() % 2 == 1 ? static_cast<double>(values[middle])
                                  : 0.5 * static_cast<double>(values[middle - 1] + values[middle]);
}

NearRepeatBand judged(std::int64_t observed, std::vector<std::int64_t> simulated) {
    NearRepeatBand band;
    band.observed = observed;
    const auto count = static_cast<double>(simulated.size());
    std::int64_t sum = 0, as_many = 0;
    for (const std::int64_t value : simulated) {
        sum += value;
        as_many += value >= observed ? 1 : 0;
    }
    band.expected = static_cast<double>(sum) / count;
    band.ratio = sum > 0 ? static_cast<double>(observed) / band.expected
                         : std::numeric_limits<double>::quiet_NaN();
    band.p = (1.0 + static_cast<double>(as_many)) / (1.0 + count);
    band.median = median_of(std::move(simulated));
    return band;
}

}  // namespace

std::vector<NearRepeatBand> near_repeat(std::span<const DatedPlace> incidents,
                                        const NearRepeatOptions& options,
                                        const Progress& progress) {
    const Bands distances(options.distance_ends_m, "distance"), days(options.day_ends, "days");
    if (options.permutations < 1)
        throw std::invalid_argument("there must be one permutation at least");
    std::vector<Counts> simulated(static_cast<std::size_t>(options.permutations));
    Counts observed;
    const auto permute = [&](const auto& knox) {
        observed = knox.observed();
        parallel_for(
            simulated.size(),
            [&](std::size_t k) { simulated[k] = knox.dealt_out(RandomStream(options.seed, k)); },
            progress);
    };
    if (BandOfWholeDays::suits(incidents))
        permute(Knox<BandOfWholeDays>(incidents, options, distances, days));
    else
        permute(Knox<BandOfDays>(incidents, options, distances, days));
    std::vector<NearRepeatBand> bands;
    for (std::size_t d = 0; d < distances.count(); ++d)
        for (std::size_t t = 0; t < days.count(); ++t) {
            const std::size_t cell = d * days.count() + t;
            std::vector<std::int64_t> of_cell;
            of_cell.reserve(simulated.size());
            for (const Counts& counts : simulated) of_cell.push_back(counts[cell]);
            NearRepeatBand band = judged(observed[cell], std::move(of_cell));
            band.from_m = distances.from(d);
            band.to_m = distances.to(d);
            band.from_days = days.from(t);
            band.to_days = days.to(t);
            bands.push_back(band);
        }
    return bands;
}

std::vector<RepeatRole> repeat_roles(std::span<const DatedPlace> incidents,
                                     const RepeatPairs& telling) {
    std::vector<RepeatRole> roles(incidents.size(), RepeatRole::alone);
    std::vector<char> is_followed(incidents.size(), 0);
    double reach_m = 0.0;
    for (const NearRepeatBand& band : telling.bands)
        if (std::isfinite(band.to_m)) reach_m = std::max(reach_m, band.to_m);
    const auto tells = [&](double apart_m, double later) {
        return std::any_of(
            telling.bands.begin(), telling.bands.end(), [&](const NearRepeatBand& band) {
                return std::isfinite(band.to_m) && apart_m >= band.from_m && apart_m < band.to_m &&
                       later >= band.from_days && later < band.to_days;
            });
    };
    for (const NearPair& pair : pairs_nearer_than(reach_m, incidents, telling.metric)) {
        const bool a_first = incidents[pair.a].day < incidents[pair.b].day;
        const std::uint32_t first = a_first ? pair.a : pair.b, next = a_first ? pair.b : pair.a;
        const double later = incidents[next].day - incidents[first].day;
        if (!(later > 0.0) || !tells(pair.apart_m, later)) continue;
        is_followed[first] = 1;
        if (pair.apart_m < telling.same_place_m)
            roles[next] = RepeatRole::repeat;
        else if (roles[next] == RepeatRole::alone)
            roles[next] = RepeatRole::near_repeat;
    }
    for (std::size_t i = 0; i < roles.size(); ++i)
        if (roles[i] == RepeatRole::alone && is_followed[i] != 0) roles[i] = RepeatRole::originator;
    return roles;
}

}  // namespace tk
