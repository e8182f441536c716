#include "engine/surfaces/sightlines.h"

#include <benchmark/benchmark.h>

#include "engine/surfaces/facade_points.h"
#include "engine/visibility/visible_polygon.h"
#include "tests/benchmark/benchmark_town.h"

namespace tk {
namespace {

void windows_of_town(benchmark::State& state) {
    bench::BenchmarkTown made(static_cast<int>(state.range(0)));
    const Obstacles obstacles(*made.town);
    std::size_t windows = 0;
    for (auto _ : state) windows = facade_points(obstacles).size();
    state.counters["windows"] = static_cast<double>(windows);
}

void surveillance_over_town(benchmark::State& state) {
    bench::BenchmarkTown made(static_cast<int>(state.range(0)));
    const Obstacles obstacles(*made.town);
    const auto watchers = facade_points(obstacles);
    const GridSpec spec = grid_covering(bench::BenchmarkTown::extent(), 5.0);
    for (auto _ : state) benchmark::DoNotOptimize(sightlines(watchers, obstacles, spec));
}

/// What one building's coming or going asks for.
void surveillance_around_a_building(benchmark::State& state) {
    bench::BenchmarkTown made(static_cast<int>(state.range(0)));
    const Obstacles obstacles(*made.town);
    const auto watchers = facade_points(obstacles);
    const GridSpec spec = grid_covering(bench::BenchmarkTown::extent(), 5.0);
    Grid<float> seen = sightlines(watchers, obstacles, spec);
    const Extent around = extent_of(made.town->buildings()[10050].footprint).grown(51.0);
    for (auto _ : state)
        recompute_sightlines(seen, cells_with_centre_in(spec, around), watchers, obstacles);
}

void isovist(benchmark::State& state) {
    bench::BenchmarkTown made(20000);
    const Obstacles obstacles(*made.town);
    std::vector<MapPoint> places;
    for (int i = 0; i < 100; ++i) places.push_back(made.place());
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(visible_polygon(
            {places[next++ % places.size()], 1.6, static_cast<double>(state.range(0))}, obstacles));
}

BENCHMARK(windows_of_town)->Arg(20000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(surveillance_over_town)
    ->Name("surveillance_over_town/5m/buildings")
    ->Arg(20000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(surveillance_around_a_building)->Arg(20000)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(isovist)->Arg(50)->Arg(300)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tk
