// The hotspot surface: 2000 × 2000 cells of 10 m, incidents in a town of fifty neighbourhoods.

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/kernel_density.h"

namespace tk {
namespace {

constexpr double density_side_m = 20000.0;

GridSpec density_cells() {
    return {10.0, 67400, 660000, 2000, 2000};
}

/// Half of them anywhere, half around fifty centres.
std::vector<WeightedPoint> density_points(std::size_t count) {
    std::mt19937_64 random(20240501);
    std::uniform_real_distribution<double> anywhere(0.0, density_side_m);
    std::normal_distribution<double> around(0.0, 400.0);
    std::vector<MapPoint> centres(50);
    for (MapPoint& c : centres) c = {anywhere(random), anywhere(random)};
    std::vector<WeightedPoint> points(count);
    for (std::size_t i = 0; i < count; ++i) {
        MapPoint at{anywhere(random), anywhere(random)};
        if (i % 2 == 0) {
            const MapPoint& centre = centres[i / 2 % centres.size()];
            at = {centre.east_m + around(random), centre.north_m + around(random)};
        }
        points[i].at = {674000.0 + at.east_m, 6580000.0 + at.north_m};
    }
    return points;
}

void density_benchmark(benchmark::State& state, std::size_t count, KernelDensityOptions options,
                       int threads) {
    const ThreadLimit limit(threads);
    const std::vector<WeightedPoint> points = density_points(count);
    for (auto _ : state) benchmark::DoNotOptimize(kernel_density(points, density_cells(), options));
}

struct NamedShape {
    const char* name;
    KernelShape shape;
};

bool register_density_benchmarks() {
    constexpr NamedShape shapes[] = {
        {"quartic", KernelShape::quartic},       {"epanechnikov", KernelShape::epanechnikov},
        {"triangular", KernelShape::triangular}, {"uniform", KernelShape::uniform},
        {"triweight", KernelShape::triweight},   {"gaussian", KernelShape::gaussian}};
    constexpr std::pair<std::size_t, const char*> sizes[] = {
        {10000, "10k"}, {100000, "100k"}, {1000000, "1m"}};
    for (const NamedShape& shape : shapes)
        for (const auto& [count, name] : sizes)
            for (const int bandwidth_m : {250, 1000})
                for (const int threads : {1, 2}) {
                    const std::string title = std::string("density/") + shape.name + "/" + name +
                                              "_points/2000x2000/" + std::to_string(bandwidth_m) +
                                              "m/" + std::to_string(threads) + "_threads";
                    const KernelDensityOptions options{static_cast<double>(bandwidth_m),
                                                       shape.shape};
                    benchmark::RegisterBenchmark(title.c_str(), density_benchmark, count, options,
                                                 threads)
                        ->Unit(benchmark::kMillisecond)
                        ->UseRealTime()
                        ->MeasureProcessCPUTime();
                }
    return true;
}

[[maybe_unused]] const bool density_registered = register_density_benchmarks();

}  // namespace
}  // namespace tk
