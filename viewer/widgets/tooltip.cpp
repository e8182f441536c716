#include "viewer/widgets/tooltip.h"

#include <cmath>
#include <string>

#include <imgui.h>
#include <imgui_internal.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/key_cap.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr double rest_before_s = 0.4;
constexpr float widest_tooltip = 320.0F;

/// Where the pointer came to rest, and since when.
struct PointerRest {
    ImGuiID item = 0;
    ImVec2 place;
    double since = 0.0;
    int frame = -1;
};
PointerRest rest;

/// A short rest over the same thing; once one tooltip has been shown, neighbours show at once.
bool rested_on_last_item() {
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return false;
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImGuiID item = ImGui::GetItemID();
    const bool same = rest.item == item && rest.place.x == min.x && rest.place.y == min.y;
    const bool from_neighbour =
        rest.frame >= ImGui::GetFrameCount() - 8 && ImGui::GetTime() - rest.since > rest_before_s;
    if (!same) {
        const double since = from_neighbour ? rest.since : ImGui::GetTime();
        rest = {item, min, since, ImGui::GetFrameCount()};
    }
    rest.frame = ImGui::GetFrameCount();
    return ImGui::GetTime() - rest.since > rest_before_s && !ImGui::IsAnyMouseDown();
}

}  // namespace

bool tooltip_pending() {
    return rest.frame >= ImGui::GetFrameCount() - 1 &&
           ImGui::GetTime() - rest.since <= rest_before_s;
}

void tooltip(std::string_view words) {
    tooltip({}, words);
}

void tooltip(std::string_view term, std::string_view explanation, std::string_view keys) {
    if (explanation.empty() || !rested_on_last_item()) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(6));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, line_px());
    ImGui::BeginTooltip();
    if (!term.empty()) text(term, TextStyle::number);
    text_wrapped(explanation, TextStyle::body, colours().text, px(widest_tooltip));
    if (!keys.empty()) {
        gap(2);
        key_caps(keys);
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar(3);
}

void help_mark(std::string_view term, std::string_view explanation) {
    same_line(4);
    const float height = line_height(TextStyle::body);
    const Item made = place({px(16), height});
    draw_icon(ImGui::GetWindowDrawList(), made.centre(), Icon::help, 16.0F,
              colours().muted.faded(0.8));
    tooltip(term, explanation);
}

}  // namespace tk::ui
