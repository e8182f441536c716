// The program without a user: one picture, or a measurement.
#include <epoxy/gl.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "viewer/app/app.h"
#include "viewer/app/platform.h"
#include "viewer/output/png_file.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double longest_wait_s = 600.0;

double milliseconds(Clock::duration d) {
    return std::chrono::duration<double, std::milli>(d).count();
}

/// By nearest rank; 0 for none.
double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0.0;
    std::sort(values.begin(), values.end());
    const auto rank =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

bool has_error(const Workbench& bench) {
    return std::any_of(bench.messages().begin(), bench.messages().end(),
                       [](const Message& m) { return m.kind == Message::Kind::error; });
}

}  // namespace

int App::run_screenshot() {
    const bool done = settle(longest_wait_s);
    for (const Message& message : bench_.messages())
        if (message.kind == Message::Kind::error)
            std::fprintf(stderr, "error: %s\n", message.text.c_str());
    const bool lacking = bench_.session().loaded == nullptr || !bench_.surfaces_up_to_date();
    if (!options_.study.empty() && lacking && has_error(bench_)) return 1;
    if (!done) {
        std::fprintf(stderr, "error: the study was not ready within %.0f s\n", longest_wait_s);
        return 1;
    }
    const Picture shot = picture();
    write_png(std::filesystem::path(
                  std::u8string(options_.screenshot.begin(), options_.screenshot.end())),
              shot.width, shot.height, shot.rgba, Existing::replace_ours);
    return 0;
}

int App::run_benchmark() {
    nlohmann::ordered_json result;
    const auto show = [this] {
        Window::poll();
        const Clock::time_point begin = Clock::now();
        frame();
        window_.swap();
        if (window_.is_software_rendered()) glFinish();
        return milliseconds(Clock::now() - begin);
    };
    // The first picture with the vector layers.
    double first_s = 0.0;
    while (bench_.session().loaded == nullptr || map_incomplete_) {
        show();
        if (bench_.session().loaded != nullptr && !map_incomplete_)
            first_s = milliseconds(Clock::now() - started_) / 1000.0;
        if (has_error(bench_)) {
            std::fprintf(stderr, "error: %s\n", bench_.messages().back().text.c_str());
            return 1;
        }
        if (bench_.session().loaded == nullptr)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    if (!settle(longest_wait_s)) return 1;

    // All layers at the scale of a district, panned in a wide circle at 600 pixels a second.
    for (const LayerView& layer : bench_.view().layers)
        carry_out({ViewCommand{ShowLayer{layer.id, true}}});
    MapView map = bench_.view().map;
    map.metres_per_px = std::min(map.metres_per_px, 1.5);
    carry_out({ViewCommand{SetMapView{map}}});
    settle(longest_wait_s);
    const double seconds = *options_.benchmark_s;
    std::vector<double> panning;
    for (const Clock::time_point begin = Clock::now();;) {
        const double t = milliseconds(Clock::now() - begin) / 1000.0;
        if (t > seconds) break;
        MapView moved = map;
        const double radius_m = 300.0 * map.metres_per_px;
        moved.centre.east_m += radius_m * std::sin(2.0 * t);
        moved.centre.north_m += radius_m * (1.0 - std::cos(2.0 * t));
        carry_out({ViewCommand{SetMapView{moved}}});
        panning.push_back(show());
    }
    std::vector<double> zooming;
    for (const Clock::time_point begin = Clock::now();;) {
        const double t = milliseconds(Clock::now() - begin) / 1000.0;
        if (t > seconds / 2.0) break;
        MapView zoomed = map;
        zoomed.metres_per_px = map.metres_per_px * std::pow(2.0, 1.5 * std::sin(1.5 * t));
        carry_out({ViewCommand{SetMapView{zoomed}}});
        zooming.push_back(show());
    }
    carry_out({ViewCommand{SetMapView{map}}});
    settle(longest_wait_s);

    // A lamp dragged along a street: from the edit to the picture that shows its light.
    std::vector<double> edits;
    carry_out(
        {DocumentCommand{CreatePlan{"benchmark"}}, SessionCommand{SetActivePlan{"benchmark"}}});
    settle(longest_wait_s);
    StreetLight lamp;
    if (!bench_.today()->lights().empty()) lamp = bench_.today()->lights().front();
    lamp.id = "benchmark";
    for (int step = 0; step < 60; ++step) {
        lamp.at = {map.centre.east_m + 2.0 * step,
                   map.centre.north_m + 30.0 * std::sin(0.3 * step)};
        const Clock::time_point begin = Clock::now();
        carry_out({DocumentCommand{PutEdit{"benchmark", Added<StreetLight>{lamp}}}});
        do {
            show();
        } while ((!bench_.surfaces_up_to_date() && !has_error(bench_)) || map_incomplete_);
        edits.push_back(milliseconds(Clock::now() - begin));
    }
    settle(longest_wait_s);

    // Idle: the loop of run_window(), which sleeps while nothing happens.
    const Clock::time_point idle_begin = Clock::now();
    const double cpu_begin = processor_seconds();
    while (Clock::now() - idle_begin < std::chrono::seconds(5)) {
        Window::wait(5.0 - milliseconds(Clock::now() - idle_begin) / 1000.0);
        if (frames_to_draw_ > 0 || map_incomplete_) show();
    }
    const double idle_share =
        (processor_seconds() - cpu_begin) / (milliseconds(Clock::now() - idle_begin) / 1000.0);

    const auto figures = [](const std::vector<double>& ms) {
        return nlohmann::ordered_json{{"median", percentile(ms, 0.5)},
                                      {"p95", percentile(ms, 0.95)},
                                      {"p99", percentile(ms, 0.99)},
                                      {"worst", percentile(ms, 1.0)}};
    };
    result["renderer"] = window_.renderer();
    result["frames"] = panning.size();
    result["frame_ms"] = figures(panning);
    result["zoom_frame_ms"] = figures(zooming);
    result["edit_to_picture_ms"] = {{"median", percentile(edits, 0.5)},
                                    {"p95", percentile(edits, 0.95)}};
    result["idle_cpu_share"] = idle_share;
    result["start_to_first_picture_s"] = first_s;
    result["peak_memory_mb"] = peak_memory_mb();
    std::printf("%s\n", result.dump(2).c_str());
    return 0;
}

}  // namespace tk
