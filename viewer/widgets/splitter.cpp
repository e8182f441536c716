#include "viewer/widgets/splitter.h"

#include <algorithm>

#include <imgui.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr ImGuiWindowFlags bare_window =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

float changed_size(SplitterSide side, float size, ImVec2 moved) {
    switch (side) {
        case SplitterSide::left_of: return size + moved.x / ui_scale();
        case SplitterSide::right_of: return size - moved.x / ui_scale();
        case SplitterSide::below: return size - moved.y / ui_scale();
    }
    return size;
}

}  // namespace

bool splitter(const char* id, const ScreenRect& place, SplitterSide side, float& size, float low,
              float high, float usual) {
    if (place.width <= 0.0 || place.height <= 0.0) return false;
    const float before = size;
    const ImVec2 min{static_cast<float>(place.x), static_cast<float>(place.y)};
    const ImVec2 extent{static_cast<float>(place.width), static_cast<float>(place.height)};
    ImGui::SetNextWindowPos(min);
    ImGui::SetNextWindowSize(extent);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
    ImGui::Begin(id, nullptr, bare_window);
    ImGui::PopStyleVar();
    const Item made = item("handle", extent);
    ImGuiStorage* memory = ImGui::GetStateStorage();
    const ImGuiID at_start = ImGui::GetID("size at start");
    if (ImGui::IsItemActivated()) memory->SetFloat(at_start, size);
    if (made.held)
        size = changed_size(side, memory->GetFloat(at_start),
                            ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0.0F));
    if (made.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        size = usual;
        memory->SetFloat(at_start, usual);
    }
    size = std::clamp(size, low, std::max(low, high));
    if (made.hovered || made.held) {
        const bool upright = side != SplitterSide::below;
        ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        const ImVec2 centre = made.centre();
        const float half = line_px();
        ImGui::GetWindowDrawList()->AddRectFilled(
            upright ? ImVec2{centre.x - half, made.min.y} : ImVec2{made.min.x, centre.y - half},
            upright ? ImVec2{centre.x + half, made.max.y} : ImVec2{made.max.x, centre.y + half},
            packed(colours().accent));
    }
    ImGui::End();
    return size != before;
}

}  // namespace tk::ui
