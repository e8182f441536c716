#pragma once

#include <functional>
#include <string>
#include <vector>

struct GLFWwindow;

namespace tk {

/// One window with an OpenGL 3.3 core context, made current.
class Window {
public:
    /// @param visible false for pictures and measurements
    /// @throws std::runtime_error where there is no display, or no OpenGL 3.3, with what would help
    Window(const std::string& title, int width, int height, bool visible);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    GLFWwindow* handle() const { return window_; }
    bool wants_to_close() const;
    void keep_open();
    void set_title(const std::string& title);
    void swap();
    /// Framebuffer pixels, and how many there are to one of the window's.
    int framebuffer_width() const;
    int framebuffer_height() const;
    float pixels_per_unit() const;
    /// How much larger than at 96 dots an inch the user's screen wants everything.
    float content_scale() const;
    bool is_software_rendered() const;
    std::string renderer() const;

    /// Over the whole of the first screen, or again as it was before.
    void show_full_screen(bool on);

    /// Waits for the next event; at most so long. A woken window returns at once.
    static void wait(double seconds);
    static void poll();
    /// May be called from any thread.
    static void wake();

    /// Called with the paths of files that were dropped on the window, in UTF-8.
    std::function<void(std::vector<std::string>)> files_dropped;
    /// Called with GLFW's key, action and modifiers, before Dear ImGui hears of it.
    std::function<void(int key, int action, int modifiers)> key_pressed;
    /// Any input at all: the next frames are worth drawing.
    std::function<void()> something_happened;

private:
    GLFWwindow* window_ = nullptr;
    bool full_screen_ = false;
    int windowed_[4] = {0, 0, 0, 0};
};

}  // namespace tk
