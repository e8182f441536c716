// Gi* of counts on a grid: by running sums along its rows, and by lists of neighbours.

#include "engine/analyses/local_statistics.h"

#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <vector>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

struct CountedGrid {
    NumberedCells cells;
    std::vector<double> counts;

    explicit CountedGrid(int side)
        : cells(numbered_cells({100.0, 6740, 65800 + side, side, side}, std::nullopt)) {
        std::mt19937_64 random(20240503);
        std::poisson_distribution<int> count(3.0);
        for (std::size_t i = 0; i < cells.places(); ++i) counts.push_back(count(random));
    }
};

void z_by_sums(benchmark::State& state, CellSpans spans, int threads) {
    const ThreadLimit limit(threads);
    const CountedGrid grid(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(local_statistics(grid.counts, GridNeighbours(grid.cells, spans)));
}

void z_by_lists(benchmark::State& state) {
    const CountedGrid grid(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(local_statistics(
            grid.counts,
            neighbouring_cells(grid.cells.number, grid.cells.places(), Contiguity::queen)));
}

void permutations_by_sums(benchmark::State& state, int threads) {
    const ThreadLimit limit(threads);
    const CountedGrid grid(static_cast<int>(state.range(0)));
    LocalStatisticsOptions options;
    options.inference = LocalInference::permutation;
    const GridNeighbours queen(grid.cells, CellSpans::touching(Contiguity::queen));
    for (auto _ : state) benchmark::DoNotOptimize(local_statistics(grid.counts, queen, options));
}

bool register_grid_statistics() {
    const std::pair<const char*, CellSpans> around[] = {
        {"queen", CellSpans::touching(Contiguity::queen)},
        {"rook", CellSpans::touching(Contiguity::rook)},
        {"500m", CellSpans::within(500.0, 100.0)},
        {"5km", CellSpans::within(5000.0, 100.0)}};
    for (const int threads : {1, 2}) {
        const std::string with = "/" + std::to_string(threads) + "_threads";
        for (const auto& [name, spans] : around)
            benchmark::RegisterBenchmark((std::string("gi_star/z/") + name + with).c_str(),
                                         z_by_sums, spans, threads)
                ->Arg(1000)
                ->Unit(benchmark::kMillisecond)
                ->UseRealTime()
                ->MeasureProcessCPUTime();
        benchmark::RegisterBenchmark(("gi_star/999_permutations/queen" + with).c_str(),
                                     permutations_by_sums, threads)
            ->Arg(200)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime()
            ->MeasureProcessCPUTime();
    }
    benchmark::RegisterBenchmark("gi_star/z/queen/lists", z_by_lists)
        ->Arg(1000)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime();
    return true;
}

[[maybe_unused]] const bool grid_statistics_registered = register_grid_statistics();

}  // namespace
}  // namespace tk
