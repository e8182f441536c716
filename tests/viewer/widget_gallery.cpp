// Draws every building block of the window in a hidden window and writes pictures of it, to be
// looked at: tk_widget_gallery FOLDER
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <imgui.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "tests/viewer/gallery_pages.h"
#include "viewer/output/png_file.h"
#include "viewer/text/fonts.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/ui_scale.h"

namespace tk {
namespace {

struct GalleryPicture {
    Theme theme;
    Language language;
    float scale;
    int page;
    std::string name;
};

void write_picture(const std::string& file, int width, int height) {
    const auto row = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    std::vector<std::uint8_t> pixels;
    for (std::size_t y = static_cast<std::size_t>(height); y-- > 0;)
        pixels.insert(pixels.end(), upside_down.begin() + static_cast<std::ptrdiff_t>(y * row),
                      upside_down.begin() + static_cast<std::ptrdiff_t>((y + 1) * row));
    for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 255;
    write_png(file, width, height, pixels, Existing::replace);
}

void show(GLFWwindow* window, const GalleryPicture& picture, const std::string& folder) {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    set_language(picture.language);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    build_fonts(picture.scale, 1.0F);
    ImGui_ImplOpenGL3_CreateFontsTexture();
    ui::apply_style(picture.theme, picture.scale);
    for (int frame = 0; frame < 5; ++frame) {
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        const auto w = static_cast<float>(width), h = static_cast<float>(height);
        if (picture.page == 1) gallery_first_page(w, h);
        if (picture.page == 2) gallery_second_page(w, h);
        if (picture.page == 3) gallery_dialog_page(w, h);
        ImGui::Render();
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }
    write_picture(folder + "/" + picture.name + ".png", width, height);
    glfwSwapBuffers(window);
}

int draw_gallery(int argc, char** argv) {
    if (argc < 2 || glfwInit() == GLFW_FALSE) {
        std::cerr << "tk_widget_gallery FOLDER, with a display or under xvfb-run\n";
        return 2;
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    GLFWwindow* window = glfwCreateWindow(1600, 900, "gallery", nullptr, nullptr);
    if (window == nullptr) return 1;
    glfwMakeContextCurrent(window);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    const std::vector<GalleryPicture> pictures{
        {Theme::light, Language::swedish, 1.0F, 1, "light-sv"},
        {Theme::dark, Language::english, 1.0F, 1, "dark-en"},
        {Theme::light, Language::swedish, 1.25F, 1, "light-sv-125"},
        {Theme::light, Language::swedish, 1.0F, 2, "charts-light"},
        {Theme::dark, Language::swedish, 1.0F, 2, "charts-dark"},
        {Theme::light, Language::swedish, 1.0F, 3, "dialog-light"},
        {Theme::dark, Language::swedish, 1.5F, 3, "dialog-dark-150"},
    };
    for (const GalleryPicture& picture : pictures) show(window, picture, argv[1]);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
    return 0;
}

}  // namespace
}  // namespace tk

int main(int argc, char** argv) {
    return tk::draw_gallery(argc, argv);
}
