// The Knox test: incidents of five years in a town of fifty neighbourhoods, as many to the square
// kilometre whatever their number; the default bands, 999 permutations.

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "engine/analyses/near_repeat.h"
#include "engine/core/parallel_for.h"

namespace tk {
namespace {

constexpr double incidents_per_km2 = 1000.0, seconds_of_five_years = 1826.0 * 86400.0;

/// Half of them anywhere, half around fifty centres; times in seconds.
std::vector<DatedPlace> timed_incidents(std::size_t count) {
    std::mt19937_64 random(20240502);
    const double side_m = 1000.0 * std::sqrt(static_cast<double>(count) / incidents_per_km2);
    std::uniform_real_distribution<double> anywhere(0.0, side_m), when(0.0, seconds_of_five_years);
    std::normal_distribution<double> around(0.0, 0.04 * side_m);
    std::vector<MapPoint> centres(50);
    for (MapPoint& c : centres) c = {anywhere(random), anywhere(random)};
    std::vector<DatedPlace> incidents(count);
    for (std::size_t i = 0; i < count; ++i) {
        MapPoint at{anywhere(random), anywhere(random)};
        if (i % 2 == 0) {
            const MapPoint& centre = centres[i / 2 % centres.size()];
            at = {centre.east_m + around(random), centre.north_m + around(random)};
        }
        incidents[i] = {{674000.0 + at.east_m, 6580000.0 + at.north_m}, std::floor(when(random))};
    }
    return incidents;
}

void knox_benchmark(benchmark::State& state, std::size_t count, bool whole_days, int threads) {
    const ThreadLimit limit(threads);
    std::vector<DatedPlace> incidents = timed_incidents(count);
    NearRepeatOptions options;
    for (DatedPlace& incident : incidents)
        if (whole_days) incident.day = std::floor(incident.day / 86400.0);
    for (double& end : options.day_ends)
        if (!whole_days) end *= 86400.0;
    for (auto _ : state) benchmark::DoNotOptimize(near_repeat(incidents, options));
}

bool register_knox_benchmarks() {
    constexpr std::pair<std::size_t, const char*> sizes[] = {
        {2000, "2k"}, {10000, "10k"}, {100000, "100k"}};
    for (const auto& [count, name] : sizes)
        for (const bool whole_days : {true, false})
            for (const int threads : {1, 2}) {
                const std::string title =
                    std::string("knox/") + (whole_days ? "days/" : "seconds/") + name +
                    "_incidents/999_permutations/" + std::to_string(threads) + "_threads";
                benchmark::RegisterBenchmark(title.c_str(), knox_benchmark, count, whole_days,
                                             threads)
                    ->Unit(benchmark::kMillisecond)
                    ->UseRealTime()
                    ->MeasureProcessCPUTime();
            }
    return true;
}

[[maybe_unused]] const bool knox_registered = register_knox_benchmarks();

}  // namespace
}  // namespace tk
