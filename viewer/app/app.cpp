#include "viewer/app/app.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <imgui.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "layers/output_file.h"
#include "viewer/app/shortcuts.h"
#include "viewer/app/state_folder.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/session/apply_command.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/translation.h"
#include "viewer/theme/theme.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk {
namespace {

using Clock = std::chrono::steady_clock;

/// The map waits this long after the last step of a zoom before it draws anew.
constexpr auto zoom_rest = std::chrono::milliseconds(90);
constexpr auto tile_budget = std::chrono::microseconds(8000);
/// Dear ImGui needs a frame to lay out and one to react.
constexpr int frames_after_input = 3;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

ScreenRect scaled(const ScreenRect& r, double by) {
    return {r.x * by, r.y * by, r.width * by, r.height * by};
}

}  // namespace

/// Dear ImGui from its first breath to its last, after the window and before its end.
struct App::ImGuiLife {
    explicit ImGuiLife(GLFWwindow* window) {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;  // the layout is ours to remember
        ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui_ImplOpenGL3_Init("#version 330 core");
    }
    ~ImGuiLife() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    ImGuiLife(const ImGuiLife&) = delete;
    ImGuiLife& operator=(const ImGuiLife&) = delete;
};

App::App(ViewerOptions options)
    : options_(std::move(options)),
      started_(Clock::now()),
      window_("Tryggkarta", options_.width, options_.height,
              options_.screenshot.empty() && !options_.benchmark_s),
      imgui_(std::make_unique<ImGuiLife>(window_.handle())),
      bench_(Window::wake, recovery_folder_of(options_)),
      canvas_(std::make_unique<MapCanvas>(Window::wake)) {
    window_.something_happened = [this] { frames_to_draw_ = frames_after_input; };
    window_.key_pressed = [this](int key, int action, int modifiers) {
        if (action == GLFW_PRESS || action == GLFW_REPEAT) key_presses_.push_back({key, modifiers});
    };
    window_.files_dropped = [this](std::vector<std::string> paths) {
        dropped_.insert(dropped_.end(), paths.begin(), paths.end());
    };
    restore_state();
    apply_options();
    set_language(bench_.view().language);
    if (!options_.study.empty())
        carry_out({AppRequest{OpenStudy{
            std::filesystem::path(std::u8string(options_.study.begin(), options_.study.end()))}}});
}

App::~App() {
    save_state();
    canvas_.reset();
}

void App::apply_options() {
    ViewState& view = bench_.edit_view();
    if (options_.language) view.language = *options_.language;
    if (options_.theme) view.theme = *options_.theme;
    if (options_.text_scale) view.text_scale = *options_.text_scale;
    if (options_.compare) view.compare = *options_.compare;
    if (options_.bottom) view.bottom = *options_.bottom;
    if (options_.pattern) view.patterns.method = *options_.pattern;
    view.meeting = options_.meeting;
    if (options_.study.empty()) panels_.dialog = options_.dialog;
}

/// What was asked for can only be shown once the study is there.
void App::first_view() {
    std::vector<Command> commands;
    const ViewState& view = bench_.view();
    if (options_.show) {
        // A set of features is known by its own name too.
        for (std::string& id : *options_.show)
            if (view.layer(id) == nullptr && view.layer(layer_id::features(id)) != nullptr)
                id = layer_id::features(id);
        for (const LayerView& layer : view.layers)
            commands.push_back(ViewCommand{ShowLayer{
                layer.id, std::find(options_.show->begin(), options_.show->end(), layer.id) !=
                              options_.show->end()}});
        // The legend that is open is of a surface that is seen.
        for (const std::string& id : *options_.show)
            if (surface_of_layer(id) && view.layer(id) != nullptr) {
                commands.push_back(ViewCommand{SetActiveLayer{id}});
                break;
            }
        for (const std::string& id : *options_.show)
            if (view.layer(id) == nullptr)
                bench_.tell(Message::Kind::caution,
                            tr("The study has no layer of this name:") + (" " + id));
    }
    if (!options_.scenario.empty()) {
        if (bench_.session().plan(options_.scenario) == nullptr) {
            bench_.tell(Message::Kind::caution,
                        tr("The study has no proposal of this name:") + (" " + options_.scenario));
        } else {
            commands.push_back(SessionCommand{SetActivePlan{options_.scenario}});
            commands.push_back(ViewCommand{SetSide{1, options_.scenario}});
        }
    }
    if (options_.isovist) {
        IsovistView isovist = view.isovist;
        isovist.shown = true;
        commands.push_back(ViewCommand{SetIsovist{isovist}});
    }
    if (options_.ask_at) commands.push_back(SessionCommand{AskAt{options_.ask_at}});
    if (!options_.pick.ids.empty()) commands.push_back(SessionCommand{Select{options_.pick}});
    if (!options_.walk.empty())
        commands.push_back(ViewCommand{SetWalk{options_.walk}});
    else if (const auto kept = saved_.walks.find(utf8(bench_.session().study->file));
             kept != saved_.walks.end())
        commands.push_back(ViewCommand{SetWalk{kept->second}});
    if (!options_.view) {
        commands.push_back(AppRequest{ZoomToAll{}});
    } else {
        MapView map;
        map.centre = options_.view->centre;
        map.metres_per_px = options_.view->scale * 0.0254 / 96.0;
        commands.push_back(ViewCommand{SetMapView{map}});
    }
    if (!options_.study.empty() && !options_.dialog.empty())
        commands.push_back(AppRequest{OpenDialog{options_.dialog}});
    options_.dialog.clear();
    options_.show.reset();
    options_.view.reset();
    options_.scenario.clear();
    options_.ask_at.reset();
    options_.pick = {};
    options_.isovist = false;
    options_.walk.clear();
    carry_out(commands);
}

/// Large enough for a projector, and no larger than leaves most of the window to the map.
float App::meeting_text_scale() const {
    const float height = static_cast<float>(window_.framebuffer_height()) /
                         (window_.pixels_per_unit() * window_.content_scale());
    return std::max(1.5F, std::min(bench_.view().text_scale, height / 540.0F));
}

void App::set_text() {
    const ViewState& view = bench_.view();
    const float screen = window_.content_scale();
    const float dots = window_.pixels_per_unit();
    const float size = (view.meeting ? meeting_text_scale() : view.text_scale) * screen;
    unit_ = size / dots;
    const std::string key = std::to_string(size) + (view.shown_theme() == Theme::light ? "l" : "d");
    if (key == text_key_) return;
    text_key_ = key;
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    build_fonts(static_cast<float>(unit_), dots);
    ImGui_ImplOpenGL3_CreateFontsTexture();
    ui::set_ui_scale(static_cast<float>(unit_));
    ui::apply_style(view.shown_theme(), static_cast<float>(unit_));
    frames_to_draw_ = frames_after_input;
}

void App::begin_frame() {
    set_text();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
}

void App::frame() {
    bench_.catch_up();
    begin_frame();
    const ImGuiIO& io = ImGui::GetIO();
    layout_ = layout_of(io.DisplaySize.x, io.DisplaySize.y, unit_, bench_.view(), options_.map_only,
                        static_cast<double>(panels_.meeting_foot_height));
    if (bench_.session().loaded.get() != viewed_study_) {
        viewed_study_ = bench_.session().loaded.get();
        if (viewed_study_ != nullptr) {
            // What is read again is looked at as before.
            if (viewed_file_ != bench_.session().study->file) first_view();
            viewed_file_ = bench_.session().study->file;
            remember_study();
            if (bench_.recovery() != nullptr) carry_out({AppRequest{OpenDialog{"recover"}}});
        }
    }
    sides_ = map_sides(layout_.map, bench_.view(), bench_.session().active_plan, unit_);

    std::vector<Command> commands;
    PanelFrame panel{bench_,
                     panels_,
                     tools_,
                     layout_,
                     sides_,
                     unit_,
                     96.0 * window_.content_scale() / window_.pixels_per_unit(),
                     commands};
    if (bench_.session().loaded != nullptr) {
        pointer_on_map(commands);
        map_overlay(panel);
        map_menu(panel);
    }
    if (!options_.map_only) {
        const bool meeting = bench_.view().meeting && bench_.session().loaded != nullptr;
        if (!meeting) {
            top_bar(panel);
            status_bar(panel);
        }
        if (meeting) {
            meeting_panel(panel);
        } else if (bench_.session().loaded == nullptr) {
            start_page(panel);
        } else {
            tool_bar(panel);
            map_captions(panel);
            tool_options(panel);
            layers_panel(panel);
            inspector_panel(panel);
            bottom_panel(panel);
        }
        messages(panel);
        dialogs(panel);
    }
    keys(commands);
    carry_out(commands);
    end_frame();
}

MapView App::view_px() const {
    MapView view = bench_.view().map;
    view.metres_per_px /= window_.pixels_per_unit();
    return view;
}

void App::draw_map() {
    // Commands of this frame may have moved the map or its sides.
    const std::vector<MapSide> sides =
        map_sides(layout_.map, bench_.view(), bench_.session().active_plan, unit_);
    const double dots = window_.pixels_per_unit();
    MapCanvas::Frame frame;
    frame.framebuffer_width = window_.framebuffer_width();
    frame.framebuffer_height = window_.framebuffer_height();
    frame.pixels_per_unit = unit_ * dots;
    frame.view = view_px();
    for (MapSide side : sides) {
        side.map = scaled(side.map, dots);
        side.clip = scaled(side.clip, dots);
        frame.sides.push_back(std::move(side));
    }
    if (frame.view.metres_per_px != shown_metres_per_px_) {
        // The first picture has nothing to show in the meantime.
        if (shown_metres_per_px_ > 0.0) zoomed_at_ = Clock::now();
        shown_metres_per_px_ = frame.view.metres_per_px;
    }
    frame.zooming = Clock::now() - zoomed_at_ < zoom_rest;
    frame.budget = tile_budget;
    frame.finish_each = window_.is_software_rendered();
    const auto newest = [this] {
        return bench_.messages().empty() ? 0 : bench_.messages().back().id;
    };
    const std::uint64_t told = newest();
    map_incomplete_ = !canvas_->draw(bench_, frame);
    auto isolines = canvas_->isolines();
    if (newest() != told || canvas_->attribution() != panels_.map_attribution ||
        isolines != panels_.map_isolines) {
        // The panels of this frame do not show it yet.
        panels_.map_attribution = canvas_->attribution();
        panels_.map_isolines = std::move(isolines);
        frames_to_draw_ = frames_after_input;
    }
}

void App::end_frame() {
    // A key that ends a menu has ended it before the next frame looks at the keys.
    menu_open_ = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup) && panels_.dialog.empty();
    ImGui::Render();
    const Colour ground = colours_of(bench_.view().shown_theme()).background;
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(static_cast<float>(ground.red) / 255.0F, static_cast<float>(ground.green) / 255.0F,
                 static_cast<float>(ground.blue) / 255.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    if (bench_.session().loaded != nullptr) draw_map();
    glViewport(0, 0, window_.framebuffer_width(), window_.framebuffer_height());
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (frames_to_draw_ > 0) --frames_to_draw_;
}

const MapSide* App::side_under(ScreenPoint p) const {
    for (const MapSide& side : sides_)
        if (side.clip.contains(p)) return &side;
    return nullptr;
}

void App::carry_out(const std::vector<Command>& commands) {
    if (!commands.empty()) frames_to_draw_ = frames_after_input;
    for (const AppRequest& request : bench_.carry_out(commands)) handle(request);
    for (const Command& command : commands)
        if (const auto* view = std::get_if<ViewCommand>(&command);
            view != nullptr && std::holds_alternative<SetWalk>(*view))
            remember_walk();
}

bool App::settled() const {
    const bool study = bench_.session().loaded == nullptr || !map_incomplete_;
    const bool waits = canvas_->waits_for_basemap() || canvas_->waits_for_isolines();
    return bench_.settled() && study && !waits && frames_to_draw_ == 0 &&
           Clock::now() - zoomed_at_ >= zoom_rest;
}

bool App::settle(double seconds) {
    const Clock::time_point start = Clock::now();
    frames_to_draw_ = frames_after_input;
    map_incomplete_ = true;
    while (true) {
        Window::poll();
        frame();
        window_.swap();
        if (settled()) return true;
        if (seconds_since(start) > seconds) return false;
        if (!map_incomplete_) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

App::Picture App::picture() {
    frame();
    Picture picture;
    picture.width = window_.framebuffer_width();
    picture.height = window_.framebuffer_height();
    const auto row = static_cast<std::size_t>(picture.width) * 4;
    std::vector<unsigned char> upside_down(row * static_cast<std::size_t>(picture.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, picture.width, picture.height, GL_RGBA, GL_UNSIGNED_BYTE,
                 upside_down.data());
    picture.rgba.resize(upside_down.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y)
        std::copy_n(
            upside_down.begin() + static_cast<std::ptrdiff_t>(
                                      (static_cast<std::size_t>(picture.height) - 1 - y) * row),
            row, picture.rgba.begin() + static_cast<std::ptrdiff_t>(y * row));
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
    window_.swap();
    return picture;
}

int App::run() {
    if (!options_.screenshot.empty()) return run_screenshot();
    if (options_.benchmark_s) return run_benchmark();
    return run_window();
}

int App::run_window() {
    // What waits for the pointer to rest, or moves by itself, needs a frame now and then.
    const auto wait_s = [this] {
        if (ui::tooltip_pending()) return 0.1;
        return bench_.work().busy ? 0.25 : 3600.0;
    };
    while (true) {
        const bool drawing = frames_to_draw_ > 0 || map_incomplete_;
        const bool resting = Clock::now() - zoomed_at_ < zoom_rest;
        if (drawing || resting) {
            Window::poll();
        } else {
            bench_.keep_unsaved_work();
            Window::wait(wait_s());
        }
        if (window_.wants_to_close()) {
            window_.keep_open();
            carry_out({AppRequest{Quit{}}});
        }
        if (quit_) return 0;
        try {
            frame();
        } catch (...) {
            // What ends the program does not take the unsaved work with it.
            bench_.keep_unsaved_work();
            throw;
        }
        window_.swap();
        window_.show_full_screen(bench_.view().meeting && bench_.session().loaded != nullptr);
    }
}

}  // namespace tk
