// What one edit costs in a large municipality, from the edit to surfaces that are right again:
// 100 km², 100 000 buildings, 30 000 lamps, 500 cameras, light on cells of 1 m, cameras and place
// index on cells of 5 m. One thread.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

#include "engine/assess/assessment.h"
#include "engine/core/parallel_for.h"
#include "engine/scenario/apply.h"
#include "tests/benchmark/benchmark_town.h"

namespace tk {
namespace {

constexpr double live_side_m = 10000.0;

/// Made once: assessing it takes longer than all edits.
struct LiveTown {
    LiveTown() {
        bench::BenchmarkTown made(100000, live_side_m);
        TownParts parts;
        parts.buildings = made.town->buildings();
        parts.lights = made.lights(30000, LightDistribution::street);
        parts.cameras = made.cameras(500, 100.0);
        Development plan;
        plan.id = "plan";
        plan.footprint = parts.buildings[50250].footprint;
        plan.height_m = 12.0;
        plan.stands = true;
        parts.developments.push_back(plan);
        auto incidents = std::make_shared<std::vector<WeightedPoint>>();
        for (int i = 0; i < 20000; ++i) incidents->push_back({made.place(), 1.0});
        town = build_town(std::move(parts));

        AssessmentParameters parameters;
        parameters.grid = grid_covering(bench::BenchmarkTown::extent(live_side_m), 5.0);
        parameters.hotspot->incidents = std::move(incidents);
        today.emplace(assess(town, parameters));
    }
    static const LiveTown& get() {
        static const LiveTown made;
        return made;
    }
    std::shared_ptr<const Town> town;
    std::optional<Assessment> today;
};

/// A drag: at every step the object moves on by a few metres, and all is made right again.
/// @param edit_at the edit that puts the object `step` steps from where it stands today
template <class EditAt>
void drag(benchmark::State& state, EditAt edit_at) {
    const LiveTown& live = LiveTown::get();
    const ThreadLimit one_thread(1);
    Assessment shown = *live.today;
    std::optional<Edit> last;
    int step = 0;
    std::vector<double> times_ms;
    for (auto _ : state) {
        const Edit edit = edit_at(live, ++step);
        const auto begin = std::chrono::steady_clock::now();
        const auto after = apply(*live.town, {"Plan", {edit}});
        std::vector<Edit> between{edit};
        if (last) between.push_back(*last);
        shown = reassess(shown, after, between);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        state.SetIterationTime(took.count());
        times_ms.push_back(took.count() * 1e3);
        last = edit;
    }
    std::sort(times_ms.begin(), times_ms.end());
    const auto at = [&](double share) {
        return times_ms[static_cast<std::size_t>(share * static_cast<double>(times_ms.size() - 1))];
    };
    state.counters["median_ms"] = at(0.5);
    state.counters["p95_ms"] = at(0.95);
}

MapPoint dragged(MapPoint from, int step) {
    return moved(from, 37.0 * step, 0.7 * (step % 60));
}

void drag_lamp(benchmark::State& state) {
    drag(state, [](const LiveTown& live, int step) -> Edit {
        StreetLight lamp = live.town->lights()[15000 + static_cast<std::size_t>(step / 60)];
        lamp.at = dragged(lamp.at, step);
        return Changed<StreetLight>{lamp};
    });
}

void drag_camera(benchmark::State& state) {
    drag(state, [](const LiveTown& live, int step) -> Edit {
        Camera camera = live.town->cameras()[static_cast<std::size_t>(250 + step / 60 % 200)];
        camera.at = dragged(camera.at, step);
        return Changed<Camera>{camera};
    });
}

template <class Solid>
Solid moved_solid(Solid solid, int step) {
    const MapPoint origin{};
    const MapPoint by = dragged(origin, step);
    for (Polygon& polygon : solid.footprint)
        for (MapPoint& corner : polygon.outer) {
            corner.east_m += by.east_m;
            corner.north_m += by.north_m;
        }
    return solid;
}

void drag_building(benchmark::State& state) {
    drag(state, [](const LiveTown& live, int step) -> Edit {
        return Changed<Building>{
            moved_solid(live.town->buildings()[50000 + static_cast<std::size_t>(step / 60)], step)};
    });
}

void drag_development(benchmark::State& state) {
    drag(state, [](const LiveTown& live, int step) -> Edit {
        return Changed<Development>{moved_solid(live.town->developments()[0], step)};
    });
}

#define TK_LIVE(what)                                                                  \
    BENCHMARK(what)                                                                    \
        ->Name("live/" #what "/100k_buildings/30k_lamps/500_cameras/100m_light_cells") \
        ->Unit(benchmark::kMillisecond)                                                \
        ->UseManualTime()                                                              \
        ->Iterations(200)
TK_LIVE(drag_lamp);
TK_LIVE(drag_camera);
TK_LIVE(drag_building);
TK_LIVE(drag_development);
#undef TK_LIVE

}  // namespace
}  // namespace tk
