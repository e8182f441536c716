#include "engine/surfaces/camera_coverage.h"

#include <benchmark/benchmark.h>

#include "engine/visibility/visible_cells.h"
#include "engine/visibility/wall_shadow.h"
#include "tests/benchmark/benchmark_town.h"

namespace tk {
namespace {

void coverage_over_town(benchmark::State& state) {
    bench::BenchmarkTown made(20000);
    const Obstacles obstacles(*made.town);
    const auto cameras = made.cameras(static_cast<int>(state.range(0)), 300.0);
    const GridSpec spec = grid_covering(bench::BenchmarkTown::extent(), 1.0);
    for (auto _ : state) benchmark::DoNotOptimize(camera_coverage(cameras, obstacles, spec));
}

/// One observer, one thread: which cells of 1 m it sees.
void visible_area(benchmark::State& state) {
    bench::BenchmarkTown made(20000);
    const Obstacles obstacles(*made.town);
    const auto reach_m = static_cast<double>(state.range(0));
    std::vector<Observer> observers;
    for (int i = 0; i < 50; ++i) observers.push_back({made.place(), 4.0 + 0.1 * i, 1.6, reach_m});
    std::size_t next = 0;
    for (auto _ : state) {
        const Observer& observer = observers[next++ % observers.size()];
        Extent reached;
        reached.add(observer.at);
        std::size_t cells = 0;
        const GridSpec window = grid_covering(reached.grown(reach_m), 1.0);
        VisibleCells(Sight(observer, window.extent(), obstacles), window)
            .each_run(
                [&](int, int begin, int end) { cells += static_cast<std::size_t>(end - begin); });
        benchmark::DoNotOptimize(cells);
    }
}

BENCHMARK(coverage_over_town)
    ->Name("coverage_over_town/300m/20k_buildings/16m_cells/cameras")
    ->Arg(500)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(visible_area)
    ->Name("visible_area/20k_buildings/reach_m")
    ->Arg(80)
    ->Arg(300)
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tk
