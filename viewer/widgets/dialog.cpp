#include "viewer/widgets/dialog.h"

#include <algorithm>

#include <imgui.h>
#include <imgui_internal.h>

#include "viewer/text/translation.h"
#include "viewer/widgets/button.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float head_and_foot = 124.0F;

float dialog_width(DialogSize size) {
    switch (size) {
        case DialogSize::small: return 420.0F;
        case DialogSize::medium: return 640.0F;
        case DialogSize::large: return 900.0F;
    }
    return 640.0F;
}

void dialog_head(std::string_view title, bool& open) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = content_width();
    draw_text(ImGui::GetWindowDrawList(), at, {width - px(40), px(28)}, title, TextStyle::title,
              colours().text);
    ImGui::SetCursorScreenPos({at.x + width - px(22), at.y});
    if (icon_button("close", Icon::close, tr("Close"))) open = false;
    ImGui::SetCursorScreenPos({at.x, at.y + px(28)});
    gap(8);
}

bool left_by_escape(DialogEscape escape) {
    if (escape == DialogEscape::does_not_end) return false;
    const bool typing = escape == DialogEscape::ends && ImGui::IsAnyItemActive();
    return ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows) && !typing &&
           ImGui::IsKeyPressedMap(ImGuiKey_Escape, false);
}

}  // namespace

bool begin_dialog(const char* id, std::string_view title, DialogSize size, bool& open,
                  DialogEscape escape) {
    if (!open) return false;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(px(dialog_width(size)), screen.x - px(32));
    const bool appearing = !ImGui::IsPopupOpen(id);
    if (appearing) ImGui::OpenPopup(id);
    ImGui::SetNextWindowPos({screen.x / 2.0F, screen.y / 2.0F}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({width, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(20), px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(8));
    const bool drawn = ImGui::BeginPopupModal(
        id, nullptr,
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
            ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar(2);
    if (!drawn) return false;
    dialog_head(title, open);
    ImGuiStorage* memory = ImGui::GetStateStorage();
    if (left_by_escape(escape)) open = false;
    // As high as the content was a frame ago, or as the window allows.
    const float most = screen.y - px(head_and_foot + 48);
    const float content = memory->GetFloat(ImGui::GetID("content height"), px(40));
    // Wider than the content, for the backgrounds of rows and the rings of focus.
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - px(16));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(16), px(4)});
    ImGui::BeginChild("content", {content_width() + px(16), std::clamp(content, px(20), most)},
                      false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    if (!open) {
        dialog_footer();
        end_dialog();
        return false;
    }
    return true;
}

void dialog_footer(float buttons_width) {
    const ImGuiWindow* content = ImGui::GetCurrentWindow();
    const float height = content->DC.CursorMaxPos.y - content->Pos.y + content->Scroll.y + px(4);
    ImGui::EndChild();
    ImGuiStorage* memory = ImGui::GetStateStorage();
    memory->SetFloat(ImGui::GetID("content height"), height);
    gap(8);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 window = ImGui::GetWindowPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(window, {window.x + ImGui::GetWindowWidth(), at.y + px(2)});
    list->AddRectFilled({window.x, at.y}, {window.x + ImGui::GetWindowWidth(), at.y + line_px()},
                        packed(colours().line));
    list->PopClipRect();
    gap(12);
    if (buttons_width > 0.0F) align_right(buttons_width);
}

void end_dialog() {
    ImGui::EndPopup();
}

bool dialog_confirmed() {
    return ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows) &&
           !ImGui::GetIO().KeyShift && ImGui::IsKeyPressedMap(ImGuiKey_Enter, false);
}

}  // namespace tk::ui
