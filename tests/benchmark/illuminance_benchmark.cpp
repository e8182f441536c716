#include "engine/surfaces/illuminance.h"

#include <benchmark/benchmark.h>

#include "tests/benchmark/benchmark_town.h"

namespace tk {
namespace {

void light_over_town(benchmark::State& state, int buildings, LightDistribution distribution) {
    bench::BenchmarkTown made(buildings);
    const Obstacles obstacles(*made.town);
    const auto lights = made.lights(5000, distribution);
    const GridSpec spec = grid_covering(bench::BenchmarkTown::extent(), 1.0);
    for (auto _ : state) benchmark::DoNotOptimize(illuminance(lights, obstacles, spec));
}

void light_after_an_edit(benchmark::State& state) {
    bench::BenchmarkTown made(20000);
    const Obstacles obstacles(*made.town);
    const auto lights = made.lights(5000, LightDistribution::street);
    const GridSpec spec = grid_covering(bench::BenchmarkTown::extent(), 1.0);
    Grid<float> lux(spec, 0.0f);
    Extent reached;
    reached.add(lights[17].at);
    const CellRange cells = cells_with_centre_in(spec, reached.grown(light_reach_m(lights[17])));
    for (auto _ : state) recompute_illuminance(lux, cells, lights, obstacles);
}

void obstacles_of_a_town(benchmark::State& state) {
    const bench::BenchmarkTown made(static_cast<int>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(Obstacles(*made.town));
}

BENCHMARK_CAPTURE(light_over_town, lambertian / 5k_lamps / 3k_buildings / 16m_cells, 3000,
                  LightDistribution::lambertian)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(light_over_town, lambertian / 5k_lamps / 20k_buildings / 16m_cells, 20000,
                  LightDistribution::lambertian)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(light_over_town, isotropic / 5k_lamps / 20k_buildings / 16m_cells, 20000,
                  LightDistribution::isotropic)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(light_over_town, street / 5k_lamps / 20k_buildings / 16m_cells, 20000,
                  LightDistribution::street)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(light_after_an_edit)
    ->Name("light_after_an_edit/5k_lamps/20k_buildings")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(obstacles_of_a_town)->Arg(3000)->Arg(20000)->Arg(100000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tk
