#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/app/options.h"
#include "viewer/app/window.h"
#include "viewer/app/workbench.h"
#include "viewer/map/map_canvas.h"
#include "viewer/map/map_tools.h"
#include "viewer/map/pick.h"
#include "viewer/panels/layout.h"
#include "viewer/panels/panels.h"
#include "viewer/session/saved_state.h"
#include "viewer/text/fonts.h"

namespace tk {

/// The program: window, workbench, map and panels, frame by frame.
class App {
public:
    explicit App(ViewerOptions options);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    /// Until the user ends it, or the picture or measurement asked for is made.
    /// @return the program's exit code
    int run();

    /// One frame. For tests and measurements; run() does this.
    void frame();
    /// Nothing is left to compute, to load or to draw.
    bool settled() const;
    /// Frames until settled. False if it is not within so many seconds.
    bool settle(double seconds);
    /// The window's picture, RGBA, row 0 at the top.
    struct Picture {
        int width = 0, height = 0;
        std::vector<unsigned char> rgba;
    };
    Picture picture();

    Workbench& workbench() { return bench_; }
    Window& window() { return window_; }
    const Layout& layout() const { return layout_; }
    double unit() const { return unit_; }
    PanelState& panels() { return panels_; }
    void carry_out(const std::vector<Command>& commands);

private:
    void begin_frame();
    void end_frame();
    void pointer_on_map(std::vector<Command>& commands);
    void keys(std::vector<Command>& commands);
    void map_key(int key, std::vector<Command>& commands);
    void draw_map();
    void first_view();
    void apply_options();
    float meeting_text_scale() const;
    void set_text();
    void save_state();
    void restore_state();
    void remember_study();
    void remember_walk();
    void handle(const AppRequest& request);
    void handle_study(const AppRequest& request);
    /// Asks first where something unsaved would be lost. @return whether to go on now
    bool may_leave(const AppRequest& request);
    void keep_view(const KeepView& request);
    void take_remembered_hour(const std::filesystem::path& study);
    void show_saved_views();
    const MapSide* side_under(ScreenPoint p) const;
    MapView view_px() const;
    int run_screenshot();
    int run_window();
    int run_benchmark();

    struct KeyPress {
        int key = 0, modifiers = 0;
    };

    ViewerOptions options_;
    SavedState saved_;
    std::chrono::steady_clock::time_point started_;
    Window window_;
    struct ImGuiLife;
    std::unique_ptr<ImGuiLife> imgui_;
    Workbench bench_;
    std::unique_ptr<MapCanvas> canvas_;
    MapTools tools_;
    Picker picker_;
    PanelState panels_;
    Layout layout_;
    std::vector<MapSide> sides_;
    double unit_ = 1.0;
    bool quit_ = false;
    bool shown_first_ = false;
    int frames_to_draw_ = 3;
    const void* viewed_study_ = nullptr;
    std::filesystem::path viewed_file_;
    double shown_metres_per_px_ = 0.0;
    std::chrono::steady_clock::time_point zoomed_at_;
    bool map_incomplete_ = true;
    bool pointer_held_ = false;
    int held_button_ = 0;
    std::size_t held_side_ = 0;  ///< among sides_
    double swipe_grab_ = 0.0;
    bool swiping_ = false;
    std::vector<KeyPress> key_presses_;
    bool menu_open_ = false;  ///< in the frame before
    std::vector<std::string> dropped_;
    std::string text_key_;
};

}  // namespace tk
