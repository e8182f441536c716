#include "engine/grid/zonal.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>
#include <random>

namespace tk {
namespace {

/// Jagged discs around random places of a square of 20 km.
std::vector<MultiPolygon> jagged_polygons(int number, double radius_m, int corners) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(radius_m, 20000.0 - radius_m), share(0.7, 1.0);
    std::vector<MultiPolygon> all;
    for (int i = 0; i < number; ++i) {
        const MapPoint centre{660000.0 + place(random), 6570000.0 + place(random)};
        Ring ring;
        for (int k = 0; k < corners; ++k) {
            const double angle = 2.0 * std::numbers::pi * k / corners;
            const double r = radius_m * share(random);
            ring.push_back(
                {centre.east_m + r * std::cos(angle), centre.north_m + r * std::sin(angle)});
        }
        all.push_back({{std::move(ring), {}}});
    }
    return all;
}

Grid<float> ramp_values() {
    Grid<float> values({10.0, 66000, 659000, 2000, 2000});
    for (int row = 0; row < 2000; ++row)
        for (int col = 0; col < 2000; ++col) values(row, col) = static_cast<float>(row ^ col);
    return values;
}

void summaries_of_polygons(benchmark::State& state, int number, double radius_m, int corners) {
    const auto polygons = jagged_polygons(number, radius_m, corners);
    const Grid<float> values = ramp_values();
    for (auto _ : state)
        for (const MultiPolygon& polygon : polygons)
            benchmark::DoNotOptimize(summarise(values, polygon));
}

void masked_by_boundary(benchmark::State& state) {
    const auto polygons = jagged_polygons(1, 9000.0, 20000);
    Grid<float> values = ramp_values();
    for (auto _ : state) mask_outside(values, polygons[0]);
}

BENCHMARK_CAPTURE(summaries_of_polygons, 500_polygons / 100_corners / 4m_cells, 500, 600.0, 100)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(summaries_of_polygons, 500_polygons / 5k_corners / 4m_cells, 500, 600.0, 5000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(summaries_of_polygons, 1_coastline / 100k_corners / 4m_cells, 1, 9500.0, 100000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(masked_by_boundary)
    ->Name("masked_by_boundary/20k_corners/4m_cells")
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tk
