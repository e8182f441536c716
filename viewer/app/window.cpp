#include "viewer/app/window.h"

#include <epoxy/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <stdexcept>
#include <string_view>

namespace tk {
namespace {

std::string last_glfw_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason is given" : text;
}

Window* window_of(GLFWwindow* handle) {
    return static_cast<Window*>(glfwGetWindowUserPointer(handle));
}

void heard(GLFWwindow* handle) {
    const Window* window = window_of(handle);
    if (window->something_happened) window->something_happened();
}

void listen(GLFWwindow* handle) {
    glfwSetDropCallback(handle, [](GLFWwindow* h, int count, const char** paths) {
        heard(h);
        const Window* window = window_of(h);
        if (window->files_dropped) window->files_dropped({paths, paths + count});
    });
    glfwSetKeyCallback(handle, [](GLFWwindow* h, int key, int, int action, int modifiers) {
        heard(h);
        const Window* window = window_of(h);
        if (window->key_pressed) window->key_pressed(key, action, modifiers);
    });
    glfwSetCharCallback(handle, [](GLFWwindow* h, unsigned int) { heard(h); });
    glfwSetMouseButtonCallback(handle, [](GLFWwindow* h, int, int, int) { heard(h); });
    glfwSetCursorPosCallback(handle, [](GLFWwindow* h, double, double) { heard(h); });
    glfwSetScrollCallback(handle, [](GLFWwindow* h, double, double) { heard(h); });
    glfwSetWindowFocusCallback(handle, [](GLFWwindow* h, int) { heard(h); });
    glfwSetWindowRefreshCallback(handle, [](GLFWwindow* h) { heard(h); });
    glfwSetFramebufferSizeCallback(handle, [](GLFWwindow* h, int, int) { heard(h); });
    glfwSetWindowCloseCallback(handle, [](GLFWwindow* h) { heard(h); });
}

}  // namespace

Window::Window(const std::string& title, int width, int height, bool visible) {
    if (glfwInit() == GLFW_FALSE)
        throw std::runtime_error("no window can be opened: " + last_glfw_error() +
                                 "; start it from a graphical session, or under xvfb-run");
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, visible ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, visible ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "tryggkarta");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "tryggkarta");
    window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
    if (window_ == nullptr) {
        const std::string reason = last_glfw_error();
        glfwTerminate();
        throw std::runtime_error("no OpenGL 3.3 window can be opened: " + reason +
                                 "; install the graphics card's driver or Mesa "
                                 "(libgl1-mesa-dri), which draws without a card");
    }
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(visible ? 1 : 0);
    glfwSetWindowUserPointer(window_, this);
    glfwSetWindowSizeLimits(window_, 800, 500, GLFW_DONT_CARE, GLFW_DONT_CARE);
    listen(window_);
}

Window::~Window() {
    glfwDestroyWindow(window_);
    glfwTerminate();
}

bool Window::wants_to_close() const {
    return glfwWindowShouldClose(window_) == GLFW_TRUE;
}
void Window::keep_open() {
    glfwSetWindowShouldClose(window_, GLFW_FALSE);
}
void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
}
void Window::swap() {
    glfwSwapBuffers(window_);
}

int Window::framebuffer_width() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    return width;
}
int Window::framebuffer_height() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    return height;
}
float Window::pixels_per_unit() const {
    int width = 0, height = 0;
    glfwGetWindowSize(window_, &width, &height);
    return width > 0 ? static_cast<float>(framebuffer_width()) / static_cast<float>(width) : 1.0F;
}
float Window::content_scale() const {
    float x = 1.0F, y = 1.0F;
    glfwGetWindowContentScale(window_, &x, &y);
    return x > 0.0F ? x : 1.0F;
}

std::string Window::renderer() const {
    return reinterpret_cast<const char*>(glGetString(GL_RENDERER));
}
bool Window::is_software_rendered() const {
    const std::string name = renderer();
    return name.find("llvmpipe") != std::string::npos ||
           name.find("softpipe") != std::string::npos || name.find("SWR") != std::string::npos;
}

void Window::show_full_screen(bool on) {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (on == full_screen_ || monitor == nullptr) return;
    if (on) {
        glfwGetWindowPos(window_, &windowed_[0], &windowed_[1]);
        glfwGetWindowSize(window_, &windowed_[2], &windowed_[3]);
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, GLFW_DONT_CARE);
    } else {
        glfwSetWindowMonitor(window_, nullptr, windowed_[0], windowed_[1], windowed_[2],
                             windowed_[3], GLFW_DONT_CARE);
    }
    full_screen_ = on;
}

void Window::wait(double seconds) {
    glfwWaitEventsTimeout(seconds);
}
void Window::poll() {
    glfwPollEvents();
}
void Window::wake() {
    glfwPostEmptyEvent();
}

}  // namespace tk
