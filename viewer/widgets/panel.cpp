#include "viewer/widgets/panel.h"

#include <algorithm>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr ImGuiWindowFlags fixed_window = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                          ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_NoSavedSettings;
constexpr float card_padding = 12.0F;

/// What a card has changed of the window, until it ends.
struct OpenCard {
    ImVec2 min;
    float width = 0.0F;
    float content_right = 0.0F, work_right = 0.0F;
};
std::vector<OpenCard> open_cards;

ImVec2 point(double x, double y) {
    return {static_cast<float>(x), static_cast<float>(y)};
}

void draw_lines(const ScreenRect& place, unsigned lines) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 colour = packed(colours().line);
    const ImVec2 min = point(place.x, place.y);
    const ImVec2 max = point(place.x + place.width, place.y + place.height);
    const float thin = line_px();
    list->PushClipRect(min, max);
    if ((lines & line_left) != 0) list->AddRectFilled(min, {min.x + thin, max.y}, colour);
    if ((lines & line_right) != 0) list->AddRectFilled({max.x - thin, min.y}, max, colour);
    if ((lines & line_top) != 0) list->AddRectFilled(min, {max.x, min.y + thin}, colour);
    if ((lines & line_bottom) != 0) list->AddRectFilled({min.x, max.y - thin}, max, colour);
    list->PopClipRect();
}

/// Rings of falling strength outside the window, drawn in its own list.
void draw_shadow(ImVec2 min, ImVec2 max, float rounding) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    for (int ring = 1; ring <= 4; ++ring) {
        const float out = static_cast<float>(ring) - 0.5F;
        list->AddRect({min.x - out, min.y - out + 1.0F}, {max.x + out, max.y + out + 1.0F},
                      packed(colours().shadow.faded(1.0 - (ring - 1) * 0.24)), rounding + out, 0,
                      1.0F);
    }
    list->PopClipRect();
}

}  // namespace

void begin_panel(const char* id, const ScreenRect& place, const PanelOptions& options) {
    ImGui::SetNextWindowPos(point(place.x, place.y));
    ImGui::SetNextWindowSize(point(std::max(1.0, place.width), std::max(1.0, place.height)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                        {px(options.padding_x), px(options.padding_y)});
    if (options.background) ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(colours().background));
    ImGui::Begin(
        id, nullptr,
        fixed_window | ImGuiWindowFlags_NoBringToFrontOnFocus |
            (options.scrolls ? 0
                             : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse));
    if (options.background) ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    draw_lines(place, options.lines);
}

void end_panel() {
    ImGui::End();
}

void begin_card(const char* id) {
    ImGui::PushID(id);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    OpenCard card{ImGui::GetCursorScreenPos(), content_width(), window->ContentRegionRect.Max.x,
                  window->WorkRect.Max.x};
    // The background is known only when the content is: it goes to a channel beneath.
    window->DrawList->ChannelsSplit(2);
    window->DrawList->ChannelsSetCurrent(1);
    gap(card_padding);
    ImGui::Indent(px(card_padding));
    const float right = card.min.x + card.width - px(card_padding);
    window->ContentRegionRect.Max.x = right;
    window->WorkRect.Max.x = right;
    open_cards.push_back(card);
}

void end_card() {
    const OpenCard card = open_cards.back();
    open_cards.pop_back();
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->ContentRegionRect.Max.x = card.content_right;
    window->WorkRect.Max.x = card.work_right;
    ImGui::Unindent(px(card_padding));
    // The last item's gap is a part of the padding.
    const float bottom =
        ImGui::GetCursorScreenPos().y - ImGui::GetStyle().ItemSpacing.y + px(card_padding);
    window->DrawList->ChannelsSetCurrent(0);
    box(window->DrawList, card.min, {card.min.x + card.width, bottom}, colours().field);
    window->DrawList->ChannelsMerge();
    ImGui::SetCursorScreenPos(card.min);
    place({card.width, bottom - card.min.y});
    ImGui::PopID();
}

bool begin_floating(const char* id, ScreenPoint at, ScreenPoint pivot) {
    ImGui::SetNextWindowPos(point(at.x, at.y), ImGuiCond_Always, point(pivot.x, pivot.y));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, line_px());
    const bool open = ImGui::Begin(
        id, nullptr,
        fixed_window | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar(3);
    const ImVec2 min = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    if (open)
        draw_shadow(min, {min.x + size.x, min.y + size.y}, px(8));
    else
        ImGui::End();
    return open;
}

void end_floating() {
    ImGui::End();
}

void tag(std::string_view words, TagKind kind, float width) {
    const ThemeColours& c = colours();
    const float words_width = text_size(words, TextStyle::small_bold).x;
    const Item made = place({width > 0.0F ? px(width) : words_width + px(20), px(24)});
    if (!made.visible) return;
    Colour fill = c.field, ink = c.muted;
    if (kind == TagKind::accent) fill = c.accent_background, ink = c.accent;
    if (kind == TagKind::caution) fill = c.caution_background, ink = c.caution;
    ImDrawList* list = ImGui::GetWindowDrawList();
    box(list, made.min, made.max, fill);
    draw_text(list, made.min, made.size(), words, TextStyle::small_bold, ink, Align::centre);
}

void divider(float above_below) {
    const float width = content_width();
    gap(above_below);
    const Item made = place({width, line_px()}, {.joined = true});
    ImGui::GetWindowDrawList()->AddRectFilled(made.min, made.max, packed(colours().line));
    gap(above_below);
}

void vertical_divider(float height) {
    const Item made = place({line_px(), px(height)});
    ImGui::GetWindowDrawList()->AddRectFilled(made.min, made.max, packed(colours().line));
}

void gap(float units) {
    place({0.0F, px(units)}, {.joined = true});
}
void same_line(float units) {
    ImGui::SameLine(0.0F, px(units));
}
void align_right(float width) {
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, content_width() - width));
}
float content_width() {
    return std::max(0.0F, ImGui::GetContentRegionAvail().x);
}

}  // namespace tk::ui
