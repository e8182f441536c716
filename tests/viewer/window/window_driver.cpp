#include "tests/viewer/window/window_driver.h"

#define GLFW_INCLUDE_NONE
#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/extensions/XTest.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>
#include <utility>

#include "layers/output_file.h"

namespace tk::test {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

ViewerOptions with_study(ViewerOptions options, const std::filesystem::path& study,
                         const std::filesystem::path& state) {
    options.study = utf8(study);
    if (options.state_folder.empty()) options.state_folder = utf8(state);
    return options;
}

/// Calls what the window would call for an event, Dear ImGui's part included.
template <class Callback, class... Args>
void call(Callback (*set)(GLFWwindow*, Callback), GLFWwindow* window, Args... args) {
    const Callback callback = set(window, nullptr);
    set(window, callback);
    ASSERT_NE(callback, nullptr);
    callback(window, args...);
}

}  // namespace

WindowDriver::WindowDriver(const std::filesystem::path& study, ViewerOptions options)
    : app_(std::make_unique<App>(with_study(std::move(options), study, state_.path()))) {
    ui::note_items(&noted_);
    GLFWwindow* window = app_->window().handle();
    // Without the focus Dear ImGui does not ask where the pointer is.
    const Clock::time_point start = Clock::now();
    while (glfwGetWindowAttrib(window, GLFW_FOCUSED) == 0 && seconds_since(start) < 10.0) {
        glfwFocusWindow(window);
        glfwPollEvents();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    move_to({1.0, 1.0});
    if (!study.empty())
        until(
            "the study is read", [this] { return session().loaded != nullptr; }, 120.0);
    settle();
}

WindowDriver::~WindowDriver() {
    ui::note_items(nullptr);
}

void WindowDriver::frames(int count) {
    for (int i = 0; i < count; ++i) {
        noted_.clear();
        Window::poll();
        app_->frame();
        app_->window().swap();
    }
}

void WindowDriver::settle() {
    ASSERT_TRUE(app_->settle(120.0)) << "the window does not come to rest";
    frames(1);
}

void WindowDriver::until(const std::string& what, const std::function<bool()>& holds,
                         double seconds) {
    const Clock::time_point start = Clock::now();
    while (!holds()) {
        ASSERT_LT(seconds_since(start), seconds) << "in vain: " << what;
        frames(1);
    }
}

void WindowDriver::move_to(ScreenPoint p) {
    GLFWwindow* window = app_->window().handle();
    int left = 0, top = 0;
    glfwGetWindowPos(window, &left, &top);
    Display* display = glfwGetX11Display();
    XTestFakeMotionEvent(display, -1, left + static_cast<int>(std::lround(p.x)),
                         top + static_cast<int>(std::lround(p.y)), CurrentTime);
    XSync(display, False);
    const Clock::time_point start = Clock::now();
    double x = -1.0, y = -1.0;
    do {
        glfwPollEvents();
        glfwGetCursorPos(window, &x, &y);
    } while ((std::abs(x - p.x) > 1.0 || std::abs(y - p.y) > 1.0) && seconds_since(start) < 2.0);
    frames(2);
}

void WindowDriver::button(int button, bool down) {
    // X counts the buttons left, middle, right; GLFW left, right, middle.
    constexpr unsigned x_button[] = {1, 3, 2};
    Display* display = glfwGetX11Display();
    GLFWwindow* window = app_->window().handle();
    XTestFakeButtonEvent(display, x_button[button], down ? True : False, CurrentTime);
    XSync(display, False);
    const int wanted = down ? GLFW_PRESS : GLFW_RELEASE;
    const Clock::time_point start = Clock::now();
    while (glfwGetMouseButton(window, button) != wanted && seconds_since(start) < 2.0)
        glfwPollEvents();
    frames(2);
}

void WindowDriver::press(ScreenPoint p, int which) {
    // A press soon after another one in the same place is no double click, however fast the frames
    // are: the test did not say so.
    const float usual_s = std::exchange(ImGui::GetIO().MouseDoubleClickTime, 0.0F);
    press_as_it_comes(p, which);
    ImGui::GetIO().MouseDoubleClickTime = usual_s;
}

void WindowDriver::press_as_it_comes(ScreenPoint p, int which) {
    move_to(p);
    button(which, true);
}

void WindowDriver::release(int which) {
    button(which, false);
}

void WindowDriver::click(ScreenPoint p, int which) {
    press(p, which);
    release(which);
}

void WindowDriver::double_click(ScreenPoint p) {
    // Two clicks are one double click however slow the frames between them are.
    const float usual_s = std::exchange(ImGui::GetIO().MouseDoubleClickTime, 10.0F);
    for (int i = 0; i < 2; ++i) {
        press_as_it_comes(p, 0);
        release();
    }
    ImGui::GetIO().MouseDoubleClickTime = usual_s;
}

void WindowDriver::drag(ScreenPoint from, ScreenPoint to) {
    press(from);
    for (int step = 1; step <= 6; ++step)
        move_to({from.x + (to.x - from.x) * step / 6, from.y + (to.y - from.y) * step / 6});
    release();
}

void WindowDriver::wheel(ScreenPoint p, double steps) {
    move_to(p);
    call(glfwSetScrollCallback, app_->window().handle(), 0.0, steps);
    frames(2);
}

void WindowDriver::key(int glfw_key, int modifiers) {
    GLFWwindow* window = app_->window().handle();
    call(glfwSetKeyCallback, window, glfw_key, 0, GLFW_PRESS, modifiers);
    frames(1);
    call(glfwSetKeyCallback, window, glfw_key, 0, GLFW_RELEASE, modifiers);
    frames(2);
}

void WindowDriver::type(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        unsigned code = length == 1 ? byte : byte & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k)
            code = code << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        call(glfwSetCharCallback, app_->window().handle(), code);
        i += length;
        frames(1);
    }
}

void WindowDriver::drop(const std::filesystem::path& path) {
    const std::string text = utf8(path);
    const char* paths[] = {text.c_str()};
    call(glfwSetDropCallback, app_->window().handle(), 1, static_cast<const char**>(paths));
    frames(2);
}

std::optional<ScreenPoint> WindowDriver::find(std::string_view path_end) {
    for (const ui::NotedItem& item : noted_)
        if (item.visible && std::string_view(item.path).ends_with(path_end))
            return ScreenPoint{static_cast<double>(item.min.x + item.max.x) / 2,
                               static_cast<double>(item.min.y + item.max.y) / 2};
    return std::nullopt;
}

std::size_t WindowDriver::count(std::string_view path_end) const {
    return static_cast<std::size_t>(
        std::count_if(noted_.begin(), noted_.end(), [path_end](const ui::NotedItem& item) {
            return item.visible && std::string_view(item.path).ends_with(path_end);
        }));
}

void WindowDriver::click_item(std::string_view path_end) {
    frames(1);
    const std::optional<ScreenPoint> at = find(path_end);
    if (!at) {
        std::string there;
        for (const ui::NotedItem& item : noted_)
            if (item.visible) there += "\n  " + item.path;
        FAIL() << path_end << " is not on the screen; there are:" << there;
    }
    click(*at);
}

ScreenPoint WindowDriver::on_screen(MapPoint at, std::size_t side) {
    const std::vector<MapSide> sides =
        map_sides(app_->layout().map, view(), session().active_plan, app_->unit());
    return view().map.to_screen(at, sides.at(side).map);
}

std::array<std::uint8_t, 3> WindowDriver::colour_at(MapPoint at) {
    const ScreenPoint p = on_screen(at);
    const App::Picture picture = app_->picture();
    const auto x = static_cast<std::size_t>(std::lround(p.x));
    const auto y = static_cast<std::size_t>(std::lround(p.y));
    const std::size_t i = 4 * (y * static_cast<std::size_t>(picture.width) + x);
    return {picture.rgba.at(i), picture.rgba.at(i + 1), picture.rgba.at(i + 2)};
}

void WindowDriver::look_at(MapPoint at, double metres_per_px) {
    MapView map;
    map.centre = at;
    map.metres_per_px = metres_per_px;
    app_->carry_out({ViewCommand{SetMapView{map}}});
    settle();
}

ViewerOptions options_in(Language language, Theme theme) {
    ViewerOptions options;
    options.width = 1280;
    options.height = 800;
    options.language = language;
    options.theme = theme;
    return options;
}

std::filesystem::path copy_of_lilleby(const TempFolder& folder) {
    const std::filesystem::path to = folder.path() / "lilleby";
    std::filesystem::copy(TK_LILLEBY, to);
    return to / "lilleby.toml";
}

std::string why_no_window() {
    static const std::string why = []() -> std::string {
        try {
            const Window window("Tryggkarta", 64, 64, false);
            return {};
        } catch (const std::exception& error) {
            return std::string("needs a display: ") + error.what();
        }
    }();
    return why;
}

}  // namespace tk::test
