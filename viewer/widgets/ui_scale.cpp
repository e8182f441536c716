#include "viewer/widgets/ui_scale.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace tk::ui {
namespace {

float scale_in_use = 1.0F;
Theme theme_in_use = Theme::light;

ImVec4 shade(Colour c) {
    return {static_cast<float>(c.red) / 255.0F, static_cast<float>(c.green) / 255.0F,
            static_cast<float>(c.blue) / 255.0F, static_cast<float>(c.alpha) / 255.0F};
}

void set_sizes(ImGuiStyle& style) {
    style.WindowPadding = {px(16), px(12)};
    style.WindowRounding = 0.0F;
    style.WindowBorderSize = 0.0F;
    style.WindowMinSize = {1.0F, 1.0F};
    style.ChildRounding = px(6);
    style.ChildBorderSize = 0.0F;
    style.PopupRounding = px(8);
    style.PopupBorderSize = line_px();
    style.FramePadding = {px(10), px(8)};
    style.FrameRounding = px(6);
    style.FrameBorderSize = line_px();
    style.ItemSpacing = {px(8), px(4)};
    style.ItemInnerSpacing = {px(8), px(4)};
    style.CellPadding = {px(8), px(4)};
    style.IndentSpacing = px(16);
    style.ScrollbarSize = px(10);
    style.ScrollbarRounding = px(5);
    style.GrabMinSize = px(16);
    style.GrabRounding = px(6);
    style.TabRounding = px(6);
    style.SelectableTextAlign = {0.0F, 0.5F};
    style.DisplaySafeAreaPadding = {0.0F, 0.0F};
    style.AntiAliasedLinesUseTex = true;
    style.CircleTessellationMaxError = 0.2F;
}

void set_window_colours(ImVec4* of, const ThemeColours& c) {
    const Colour none{0, 0, 0, 0};
    of[ImGuiCol_Text] = shade(c.text);
    of[ImGuiCol_TextDisabled] = shade(c.muted);
    of[ImGuiCol_WindowBg] = shade(c.panel);
    of[ImGuiCol_ChildBg] = shade(none);
    of[ImGuiCol_PopupBg] = shade(c.panel);
    of[ImGuiCol_Border] = shade(c.line);
    of[ImGuiCol_BorderShadow] = shade(none);
    of[ImGuiCol_TitleBg] = shade(c.panel);
    of[ImGuiCol_TitleBgActive] = shade(c.panel);
    of[ImGuiCol_TitleBgCollapsed] = shade(c.panel);
    of[ImGuiCol_MenuBarBg] = shade(c.panel);
    of[ImGuiCol_ScrollbarBg] = shade(none);
    of[ImGuiCol_ScrollbarGrab] = shade(c.faint);
    of[ImGuiCol_ScrollbarGrabHovered] = shade(c.muted);
    of[ImGuiCol_ScrollbarGrabActive] = shade(c.muted);
    of[ImGuiCol_ResizeGrip] = shade(none);
    of[ImGuiCol_ResizeGripHovered] = shade(c.accent);
    of[ImGuiCol_ResizeGripActive] = shade(c.accent);
    of[ImGuiCol_NavHighlight] = shade(c.accent);
    of[ImGuiCol_NavWindowingHighlight] = shade(c.accent);
    of[ImGuiCol_NavWindowingDimBg] = shade(none);
    of[ImGuiCol_ModalWindowDimBg] = shade(c.dim);
}

void set_item_colours(ImVec4* of, const ThemeColours& c) {
    of[ImGuiCol_FrameBg] = shade(c.field);
    of[ImGuiCol_FrameBgHovered] = shade(c.hover);
    of[ImGuiCol_FrameBgActive] = shade(c.panel);
    of[ImGuiCol_CheckMark] = shade(c.accent);
    of[ImGuiCol_SliderGrab] = shade(c.accent);
    of[ImGuiCol_SliderGrabActive] = shade(c.accent_hover);
    of[ImGuiCol_Button] = shade(c.field);
    of[ImGuiCol_ButtonHovered] = shade(c.hover);
    of[ImGuiCol_ButtonActive] = shade(c.pressed);
    of[ImGuiCol_Header] = shade(c.accent_background);
    of[ImGuiCol_HeaderHovered] = shade(c.hover);
    of[ImGuiCol_HeaderActive] = shade(c.pressed);
    of[ImGuiCol_Separator] = shade(c.line);
    of[ImGuiCol_SeparatorHovered] = shade(c.accent);
    of[ImGuiCol_SeparatorActive] = shade(c.accent);
    of[ImGuiCol_Tab] = shade(c.field);
    of[ImGuiCol_TabHovered] = shade(c.hover);
    of[ImGuiCol_TabActive] = shade(c.accent_background);
    of[ImGuiCol_TabUnfocused] = shade(c.field);
    of[ImGuiCol_TabUnfocusedActive] = shade(c.accent_background);
    of[ImGuiCol_PlotLines] = shade(c.accent);
    of[ImGuiCol_PlotLinesHovered] = shade(c.accent_hover);
    of[ImGuiCol_PlotHistogram] = shade(c.accent);
    of[ImGuiCol_PlotHistogramHovered] = shade(c.accent_hover);
    of[ImGuiCol_TableHeaderBg] = shade(c.panel);
    of[ImGuiCol_TableBorderStrong] = shade(c.line);
    of[ImGuiCol_TableBorderLight] = shade(c.line);
    of[ImGuiCol_TableRowBg] = shade({0, 0, 0, 0});
    of[ImGuiCol_TableRowBgAlt] = shade({0, 0, 0, 0});
    of[ImGuiCol_TextSelectedBg] = shade(c.accent.faded(0.3));
    of[ImGuiCol_DragDropTarget] = shade(c.accent);
}

}  // namespace

void set_ui_scale(float scale) {
    scale_in_use = std::max(0.1F, scale);
}
float ui_scale() {
    return scale_in_use;
}
float px(float units) {
    return std::round(units * scale_in_use);
}
float line_px() {
    return std::max(1.0F, std::floor(scale_in_use));
}

void apply_style(Theme theme, float scale) {
    set_ui_scale(scale);
    theme_in_use = theme;
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    set_sizes(style);
    set_window_colours(style.Colors, colours());
    set_item_colours(style.Colors, colours());
}

Theme theme() {
    return theme_in_use;
}
const ThemeColours& colours() {
    return colours_of(theme_in_use);
}

}  // namespace tk::ui
