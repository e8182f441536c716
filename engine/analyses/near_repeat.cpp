#include "engine/analyses/near_repeat.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "engine/analyses/half_open_bands.h"
#include "engine/analyses/knox_counts.h"

namespace tk {
namespace {

std::vector<MapPoint> near_repeat_places(std::span<const DatedPlace> incidents) {
    std::vector<MapPoint> places;
    places.reserve(incidents.size());
    for (const DatedPlace& incident : incidents) places.push_back(incident.at);
    return places;
}

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
    const HalfOpenBands distances(options.distance_ends_m, "distance");
    const HalfOpenBands days(options.day_ends, "days");
    if (options.permutations < 1)
        throw std::invalid_argument("there must be one permutation at least");
    std::vector<double> times;
    times.reserve(incidents.size());
    for (const DatedPlace& incident : incidents) times.push_back(incident.day);
    const NearPairSearch search(near_repeat_places(incidents), distances.closed_end(),
                                options.metric, options.on_streets);
    const KnoxCounts counts =
        knox_counts(times, search, {distances, days, options.permutations, options.seed}, progress);
    std::vector<NearRepeatBand> bands;
    for (std::size_t d = 0; d < distances.count(); ++d)
        for (std::size_t t = 0; t < days.count(); ++t) {
            const std::size_t cell = d * days.count() + t;
            std::vector<std::int64_t> of_cell;
            of_cell.reserve(counts.permuted.size());
            for (const KnoxCounts::Counts& permuted : counts.permuted)
                of_cell.push_back(permuted[cell]);
            NearRepeatBand band = judged(counts.observed[cell], std::move(of_cell));
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
    const NearPairSearch search(near_repeat_places(incidents), reach_m, telling.metric,
                                telling.on_streets);
    const auto tell = [&](const NearPair& pair) {
        const std::uint32_t a = search.order()[pair.a], b = search.order()[pair.b];
        const bool a_first = incidents[a].day < incidents[b].day;
        const std::uint32_t first = a_first ? a : b, next = a_first ? b : a;
        const double later = incidents[next].day - incidents[first].day;
        if (!(later > 0.0) || !tells(pair.apart_m, later)) return;
        is_followed[first] = 1;
        if (pair.apart_m < telling.same_place_m)
            roles[next] = RepeatRole::repeat;
        else if (roles[next] == RepeatRole::alone)
            roles[next] = RepeatRole::near_repeat;
    };
    constexpr std::uint32_t at_a_time = 64;
    const auto count = static_cast<std::uint32_t>(incidents.size());
    std::vector<NearPair> pairs;
    for (std::uint32_t begin = 0; begin < count; begin += at_a_time) {
        pairs.clear();
        search.find(begin, std::min(count, begin + at_a_time), pairs);
        for (const NearPair& pair : pairs) tell(pair);
    }
    for (std::size_t i = 0; i < roles.size(); ++i)
        if (roles[i] == RepeatRole::alone && is_followed[i] != 0) roles[i] = RepeatRole::originator;
    return roles;
}

}  // namespace tk
