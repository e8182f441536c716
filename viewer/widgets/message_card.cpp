#include "viewer/widgets/message_card.h"

#include <algorithm>

#include <imgui.h>

#include "viewer/text/translation.h"
#include "viewer/widgets/button.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

struct MessagePaint {
    Colour ground, ink;
    Icon icon;
};

MessagePaint message_paint(MessageKind kind) {
    const ThemeColours& c = colours();
    switch (kind) {
        case MessageKind::error: return {c.error_background, c.error, Icon::error};
        case MessageKind::caution: return {c.caution_background, c.caution, Icon::warning};
        case MessageKind::info: break;
    }
    return {c.info_background, c.accent, Icon::info};
}

float wrapped_height(std::string_view words, TextStyle style, float width) {
    if (words.empty()) return line_height(style);
    const ImFont* font = font_of(style);
    return font
        ->CalcTextSizeA(line_height(style), 1e9F, width, words.data(), words.data() + words.size())
        .y;
}

void wrapped_at(ImVec2 at, std::string_view words, TextStyle style, float width) {
    if (words.empty()) return;
    const ImFont* font = font_of(style);
    ImGui::GetWindowDrawList()->AddText(font, line_height(style), at, packed(colours().text),
                                        words.data(), words.data() + words.size(), width);
}

}  // namespace

MessageAnswer message_card(const char* id, MessageKind kind, std::string_view words,
                           const char* action) {
    MessageAnswer answer;
    const MessagePaint paint = message_paint(kind);
    const float width = content_width();
    const float words_width = width - px(40 + 40);
    const float words_height = wrapped_height(words, TextStyle::body, words_width);
    const float height =
        std::max(px(44), words_height + px(24)) + (action == nullptr ? 0.0F : px(36));
    ImGui::PushID(id);
    const Item card = place({width, height});
    ImDrawList* list = ImGui::GetWindowDrawList();
    box(list, card.min, card.max, paint.ground, 6.0F, paint.ink.faded(0.35));
    list->AddRectFilled(card.min, {card.min.x + px(4), card.max.y}, packed(paint.ink), px(6),
                        ImDrawFlags_RoundCornersLeft);
    const float line = line_height(TextStyle::body);
    const float top = card.min.y + std::max(px(12), (px(44) - words_height) / 2.0F);
    draw_icon(list, {card.min.x + px(22), top + line / 2.0F}, paint.icon, 16.0F, paint.ink);
    wrapped_at({card.min.x + px(40), top}, words, TextStyle::body, words_width);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({card.max.x - px(34), card.min.y + px(8)});
    answer.closed = icon_button("close", Icon::close, tr("Close"));
    if (action != nullptr) {
        ImGui::SetCursorScreenPos({card.min.x + px(26), card.max.y - px(38)});
        answer.acted = button(action, {.kind = ButtonKind::quiet});
    }
    ImGui::SetCursorScreenPos(after);
    ImGui::PopID();
    return answer;
}

void note(MessageKind kind, std::string_view words) {
    const MessagePaint paint = message_paint(kind);
    const float width = content_width();
    const float words_width = width - px(36 + 12);
    const float height = wrapped_height(words, TextStyle::small, words_width) + px(16);
    const Item card = place({width, height});
    if (!card.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    box(list, card.min, card.max, paint.ground);
    draw_icon(list,
              {card.min.x + px(18), card.min.y + px(8) + line_height(TextStyle::small) / 2.0F},
              paint.icon, 16.0F, paint.ink);
    wrapped_at({card.min.x + px(36), card.min.y + px(8)}, words, TextStyle::small, words_width);
}

}  // namespace tk::ui
