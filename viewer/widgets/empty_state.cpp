#include "viewer/widgets/empty_state.h"

#include <algorithm>
#include <string>

#include <imgui.h>

#include "viewer/widgets/button.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float widest = 320.0F;

/// Lines of `words`, each centred: Dear ImGui itself only flows to the left.
void centred_lines(std::string_view words, TextStyle style, Colour colour, float width,
                   float left) {
    const ImFont* font = font_of(style);
    const float size = line_height(style);
    const char* at = words.data();
    const char* end = at + words.size();
    while (at < end) {
        const char* line_end = font->CalcWordWrapPositionA(size / font->FontSize, at, end, width);
        if (line_end == at) line_end = at + 1;
        ImGui::SetCursorPosX(left);
        const Item made = place({width, size}, {.joined = true});
        std::string_view line(at, static_cast<std::size_t>(line_end - at));
        draw_text(ImGui::GetWindowDrawList(), made.min, made.size(), line, style, colour,
                  Align::centre);
        at = line_end;
        while (at < end && (*at == ' ' || *at == '\n')) ++at;
    }
}

}  // namespace

bool empty_state(Icon icon, std::string_view what, std::string_view next,
                 const char* button_label) {
    const ThemeColours& c = colours();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float width = std::min(room.x, px(widest));
    const float left = ImGui::GetCursorPosX() + (room.x - width) / 2.0F;
    const bool drawn = *icon_text(icon) != '\0';
    const float lines =
        next.empty() ? 0.0F
                     : ImGui::CalcTextSize(next.data(), next.data() + next.size(), false, width).y;
    const float height = (drawn ? px(52) : 0.0F) + line_height(TextStyle::body_medium) + px(4) +
                         lines + (button_label == nullptr ? 0.0F : px(44));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + std::max(0.0F, (room.y - height) * 0.45F));
    if (drawn) {
        ImGui::SetCursorPosX(left);
        const Item made = place({width, px(48)}, {.joined = true});
        draw_icon(ImGui::GetWindowDrawList(), made.centre(), icon, 40.0F, c.muted.faded(0.5));
        gap(4);
    }
    centred_lines(what, TextStyle::body_medium, c.text, width, left);
    gap(4);
    centred_lines(next, TextStyle::small, c.muted, width, left);
    if (button_label == nullptr) return false;
    gap(12);
    ImGui::SetCursorPosX(left + (width - button_width(button_label)) / 2.0F);
    return button(button_label);
}

}  // namespace tk::ui
