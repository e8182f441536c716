#include "viewer/widgets/item.h"

#include <cmath>

#include <imgui_internal.h>

#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

std::vector<NotedItem>* noted_items = nullptr;

Item behaving(ImGuiID id, const ImRect& box, const ItemOptions& options) {
    Item made{box.Min, box.Max};
    made.visible = ImGui::ItemAdd(box, id, nullptr, options.enabled ? 0 : ImGuiItemFlags_Disabled);
    if (!made.visible || !options.enabled) return made;
    ImGuiButtonFlags flags = 0;
    if (options.overlapped) flags |= ImGuiButtonFlags_AllowItemOverlap;
    made.pressed = ImGui::ButtonBehavior(box, id, &made.hovered, &made.held, flags);
    if (options.overlapped) ImGui::SetItemAllowOverlap();
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    made.focused = context.NavId == id && !context.NavDisableHighlight &&
                   context.NavWindow == context.CurrentWindow;
    if (made.focused) {
        const float out = line_px();
        context.CurrentWindow->DrawList->AddRect(
            {box.Min.x - out, box.Min.y - out}, {box.Max.x + out, box.Max.y + out},
            packed(colours().accent), px(options.rounding) + out, 0, 2.0F * line_px());
    }
    return made;
}

ImRect placed(ImVec2 size, const ItemOptions& options) {
    ImVec2 at = ImGui::GetCursorScreenPos();
    const float lower = lowered_by(size.y);
    at.y += lower;
    const ImRect box(at.x - options.wider, at.y, at.x + size.x + options.wider, at.y + size.y);
    if (options.joined) ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    ImGui::ItemSize({size.x, size.y + lower});
    if (options.joined) ImGui::PopStyleVar();
    return box;
}

}  // namespace

float lowered_by(float height) {
    const float line = ImGui::GetCurrentWindow()->DC.CurrLineSize.y;
    if (line <= height) return 0.0F;
    return line > px(44) ? line - height : std::floor((line - height) / 2.0F);
}

void field_label(std::string_view words) {
    // A field before it on the line would push words down to its own.
    ImGui::GetCurrentWindow()->DC.CurrLineTextBaseOffset = 0.0F;
    if (!words.empty()) small_text(words);
}

Item item(const char* id, ImVec2 size, const ItemOptions& options) {
    const Item made = behaving(ImGui::GetID(id), placed(size, options), options);
    note_item(id, made.min, made.max, made.visible);
    return made;
}

Item item_at(const char* id, ImVec2 min, ImVec2 max, const ItemOptions& options) {
    const Item made = behaving(ImGui::GetID(id), ImRect(min, max), options);
    note_item(id, made.min, made.max, made.visible);
    return made;
}

Item place(ImVec2 size, const ItemOptions& options) {
    const ImRect box = placed(size, options);
    Item made{box.Min, box.Max};
    made.visible = ImGui::ItemAdd(box, 0);
    return made;
}

void note_items(std::vector<NotedItem>* into) {
    noted_items = into;
}

void note_item(const char* id, ImVec2 min, ImVec2 max, bool visible) {
    if (noted_items == nullptr) return;
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    noted_items->push_back({std::string(window->Name) + "/" + id, min, max,
                            visible && window->ClipRect.Overlaps(ImRect(min, max))});
}

ImU32 packed(Colour colour) {
    const float share = ImGui::GetStyle().Alpha;
    return share < 1.0F ? colour.faded(static_cast<double>(share)).packed() : colour.packed();
}

void box(ImDrawList* list, ImVec2 min, ImVec2 max, Colour fill, float rounding, Colour edge) {
    if (fill.alpha > 0) list->AddRectFilled(min, max, packed(fill), px(rounding));
    if (edge.alpha > 0) list->AddRect(min, max, packed(edge), px(rounding), 0, line_px());
}

const char* label_end(const char* label) {
    return ImGui::FindRenderedTextEnd(label);
}

void hand_over(const Item& item) {
    if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

}  // namespace tk::ui
