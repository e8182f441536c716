#include "engine/analyses/walk.h"

#include <benchmark/benchmark.h>

#include "engine/analyses/walk_incidents.h"
#include "tests/benchmark/benchmark_town.h"

namespace tk {
namespace {

/// 10 000 houses on 10 km², about 1 000 to the square kilometre, with a lamp for every third.
struct TownToWalkIn {
    static constexpr double side_m = 3200.0;

    TownToWalkIn() : made(10000, side_m) {
        Town::Changes changes;
        changes.lights = std::make_shared<const std::vector<StreetLight>>(
            made.lights(3500, LightDistribution::street));
        changes.cameras = std::make_shared<const std::vector<Camera>>(made.cameras(100, 60.0));
        town = made.town->with(changes);
    }

    bench::BenchmarkTown made;
    std::shared_ptr<const Town> town;
    /// A kilometre, slanting and with corners, through the middle.
    Line line{{675300, 6581300}, {675700, 6581500}, {675800, 6581900}, {675940, 6581920}};
};

/// All that a side asks for when nothing is known of it: what stands in the way, the windows, the
/// walk.
void walk_from_nothing(benchmark::State& state) {
    const TownToWalkIn walked;
    for (auto _ : state) {
        const Obstacles obstacles(*walked.town);
        const auto watchers = watchers_along(walked.line, *walked.town, obstacles, {});
        benchmark::DoNotOptimize(walk_along(walked.line, *walked.town, obstacles, watchers));
    }
}

void walk_with(benchmark::State& state, const WalkOptions& options) {
    const TownToWalkIn walked;
    const Obstacles obstacles(*walked.town);
    const auto watchers = watchers_along(walked.line, *walked.town, obstacles, {});
    state.counters["watchers"] = static_cast<double>(watchers.size());
    for (auto _ : state)
        benchmark::DoNotOptimize(
            walk_along(walked.line, *walked.town, obstacles, watchers, options));
}

void walk_all(benchmark::State& state) {
    walk_with(state, {});
}

/// After an edit of a lamp.
void walk_light(benchmark::State& state) {
    walk_with(state, {.cameras = std::nullopt, .sightlines = std::nullopt});
}

void walk_cameras(benchmark::State& state) {
    walk_with(state, {.light = std::nullopt, .sightlines = std::nullopt});
}

void walk_sightlines(benchmark::State& state) {
    walk_with(state, {.light = std::nullopt, .cameras = std::nullopt});
}

void walk_watchers(benchmark::State& state) {
    const TownToWalkIn walked;
    const Obstacles obstacles(*walked.town);
    for (auto _ : state)
        benchmark::DoNotOptimize(watchers_along(walked.line, *walked.town, obstacles, {}));
}

/// Place by place, as the walk would be without its own functions.
void walk_light_by_points(benchmark::State& state) {
    const TownToWalkIn walked;
    const Obstacles obstacles(*walked.town);
    for (auto _ : state)
        for (const WalkPlace& place : walk_places(walked.line, 1.0))
            benchmark::DoNotOptimize(illuminance_at(place.at, walked.town->lights(), obstacles));
}

void walk_incidents(benchmark::State& state) {
    TownToWalkIn walked;
    std::vector<Incident> incidents(static_cast<std::size_t>(state.range(0)));
    for (Incident& incident : incidents) incident.at = walked.made.place();
    for (auto _ : state) benchmark::DoNotOptimize(incidents_along(walked.line, incidents));
}

#define TK_WALK(what)                              \
    BENCHMARK(what)                                \
        ->Name("walk/" #what "/1km/10k_buildings") \
        ->Unit(benchmark::kMillisecond)            \
        ->UseRealTime()
TK_WALK(walk_from_nothing);
TK_WALK(walk_all);
TK_WALK(walk_light);
TK_WALK(walk_cameras);
TK_WALK(walk_sightlines);
TK_WALK(walk_watchers);
TK_WALK(walk_light_by_points);
#undef TK_WALK
BENCHMARK(walk_incidents)->Arg(1000000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tk
