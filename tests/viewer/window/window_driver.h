#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "tests/support/temp_folder.h"
#include "viewer/app/app.h"
#include "viewer/widgets/item.h"

namespace tk::test {

/// Uses the real window as a hand does: the X server is told that the pointer moved and a button
/// was pressed, GLFW's callbacks that a key was, and what is then on the screen is asked for.
class WindowDriver {
public:
    /// @param study empty: the start page
    explicit WindowDriver(const std::filesystem::path& study, ViewerOptions options = {});
    ~WindowDriver();
    WindowDriver(const WindowDriver&) = delete;
    WindowDriver& operator=(const WindowDriver&) = delete;

    App& app() { return *app_; }
    const Session& session() { return app_->workbench().session(); }
    const ViewState& view() { return app_->workbench().view(); }

    void frames(int count);
    /// Everything is computed and drawn; fails the test if that takes a minute.
    void settle();
    /// Frames until it holds; fails the test after so many seconds.
    void until(const std::string& what, const std::function<bool()>& holds, double seconds = 30.0);

    void move_to(ScreenPoint p);
    /// @param which GLFW's number: 0 left, 1 right, 2 middle
    void press(ScreenPoint p, int which = 0);
    void release(int which = 0);
    void click(ScreenPoint p, int which = 0);
    void double_click(ScreenPoint p);
    void drag(ScreenPoint from, ScreenPoint to);
    void wheel(ScreenPoint p, double steps);
    void key(int glfw_key, int modifiers = 0);
    void type(std::string_view utf8);
    /// Lets go of a file, or a folder, over the window.
    void drop(const std::filesystem::path& path);

    /// Where an item is, by the end of its path: "tool_bar/tool4"; none: not on the screen.
    std::optional<ScreenPoint> find(std::string_view path_end);
    /// How many items of such a path are on the screen.
    std::size_t count(std::string_view path_end) const;
    /// Clicks the middle of an item; fails the test where it is not on the screen.
    void click_item(std::string_view path_end);

    /// The map's colour at a place, as the frame that was drawn last has it.
    std::array<std::uint8_t, 3> colour_at(MapPoint at);
    /// Of the map's first side, or another.
    ScreenPoint on_screen(MapPoint at, std::size_t side = 0);
    /// Zooms so that the place is in the middle of the map at 1 pixel to so many metres.
    void look_at(MapPoint at, double metres_per_px = 0.5);

private:
    void press_as_it_comes(ScreenPoint p, int which);
    void button(int button, bool down);

    TempFolder state_;
    std::vector<ui::NotedItem> noted_;
    std::unique_ptr<App> app_;
};

/// A window of 1280 x 800, which holds every panel.
ViewerOptions options_in(Language language, Theme theme = Theme::light);

/// In Stadsparken, the dark park in the middle of Lilleby.
inline constexpr MapPoint in_the_park{601690.0, 6601540.0};

/// A copy of the sample study in a folder of the test's own, so that it may be written to.
std::filesystem::path copy_of_lilleby(const TempFolder& folder);

/// Whether a window can be opened here; why not, otherwise.
std::string why_no_window();

}  // namespace tk::test

/// Skips the test, with the reason, where there is no display or no OpenGL.
#define TK_NEED_WINDOW() \
    if (const std::string why = tk::test::why_no_window(); !why.empty()) GTEST_SKIP() << why
