// Density along streets: 60 km of streets in blocks of about 100 m, pieces of 10 m.

#include "engine/surfaces/network_density.h"

#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

constexpr int blocks_a_side = 17;

/// A town of blocks whose corners stand a little aside, so that no two ways are as long.
std::vector<Street> streets_of_blocks() {
    std::mt19937_64 random(20240504);
    std::uniform_real_distribution<double> aside(-20.0, 20.0);
    std::vector<MapPoint> corners;
    for (int row = 0; row <= blocks_a_side; ++row)
        for (int col = 0; col <= blocks_a_side; ++col)
            corners.push_back(
                {674000.0 + 100.0 * col + aside(random), 6580000.0 + 100.0 * row + aside(random)});
    const auto corner = [&](int row, int col) {
        return corners[static_cast<std::size_t>(row * (blocks_a_side + 1) + col)];
    };
    Street all;
    for (int row = 0; row <= blocks_a_side; ++row)
        for (int col = 0; col < blocks_a_side; ++col) {
            all.lines.push_back({corner(row, col), corner(row, col + 1)});
            all.lines.push_back({corner(col, row), corner(col + 1, row)});
        }
    return {all};
}

void density_along_streets(benchmark::State& state, NodeSplit split, int threads) {
    const ThreadLimit limit(threads);
    const StreetNetwork streets(streets_of_blocks());
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::uint32_t> any(
        0, static_cast<std::uint32_t>(streets.edges() - 1));
    std::uniform_real_distribution<double> share(0.0, 1.0);
    std::vector<NetworkIncident> incidents(10000);
    for (NetworkIncident& incident : incidents) {
        const std::uint32_t edge = any(random);
        incident.at = {edge, share(random) * streets.edge(edge).length_m, 0.0};
    }
    std::vector<NetworkPlace> middles;
    for (const Lixel& lixel : lixels_of(streets, 10.0)) middles.push_back(lixel.middle());
    NetworkDensityOptions options{static_cast<double>(state.range(0))};
    options.split = split;
    for (auto _ : state)
        benchmark::DoNotOptimize(network_density(incidents, streets, middles, options));
}

bool register_street_densities() {
    for (const auto& [name, split] : {std::pair("discontinuous", NodeSplit::discontinuous),
                                      std::pair("continuous", NodeSplit::continuous)})
        for (const int threads : {1, 2})
            benchmark::RegisterBenchmark(
                (std::string("street_density/") + name + "/10k_incidents/" +
                 std::to_string(threads) + "_threads/m")
                    .c_str(),
                density_along_streets, split, threads)
                ->Arg(100)
                ->Arg(250)
                ->Arg(400)
                ->Unit(benchmark::kMillisecond)
                ->UseRealTime()
                ->MeasureProcessCPUTime();
    return true;
}

[[maybe_unused]] const bool street_densities_registered = register_street_densities();

}  // namespace
}  // namespace tk
