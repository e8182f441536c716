#include "viewer/widgets/section_head.h"

#include <imgui.h>

#include "viewer/widgets/button.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float head_height = 28.0F;

void draw_head(const Item& made, std::string_view words, float from_left, float to_right) {
    draw_text(ImGui::GetWindowDrawList(), {made.min.x + from_left, made.min.y},
              {made.width() - from_left - to_right, made.height()}, capitals(words),
              TextStyle::small_bold, colours().muted);
}

/// The capital of a two-byte letter of Latin-1 or Latin Extended-A.
unsigned capital_of(unsigned letter) {
    if (letter == 0xff) return 0x178;
    if (letter >= 0xe0 && letter <= 0xfe && letter != 0xf7) return letter - 0x20;
    const bool even_capital =
        (letter >= 0x100 && letter <= 0x137) || (letter >= 0x14a && letter <= 0x177);
    if (even_capital && letter != 0x131) return letter & ~1U;
    const bool odd_capital =
        (letter >= 0x139 && letter <= 0x148) || (letter >= 0x179 && letter <= 0x17e);
    if (odd_capital) return letter % 2 == 0 ? letter - 1 : letter;
    return letter;
}

}  // namespace

std::string capitals(std::string_view words) {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto byte = static_cast<unsigned char>(words[i]);
        if (byte >= 'a' && byte <= 'z') {
            result += static_cast<char>(byte - 'a' + 'A');
        } else if ((byte & 0xe0U) == 0xc0U && i + 1 < words.size()) {
            const auto next = static_cast<unsigned char>(words[i + 1]);
            const unsigned letter = capital_of((byte & 0x1fU) << 6 | (next & 0x3fU));
            result += static_cast<char>(0xc0U | letter >> 6);
            result += static_cast<char>(0x80U | (letter & 0x3fU));
            ++i;
        } else {
            result += words[i];
        }
    }
    return result;
}

void section_head(std::string_view words) {
    const Item made = place({content_width(), px(head_height)}, {.joined = true});
    if (made.visible) draw_head(made, words, 0.0F, 0.0F);
}

bool section_head(std::string_view words, const char* id, Icon icon, const char* tip) {
    const Item made = place({content_width(), px(head_height)}, {.joined = true});
    if (made.visible) draw_head(made, words, 0.0F, px(head_height));
    // The icon's own edge stands at the content's right edge.
    const ImVec2 max{made.max.x + px(6), made.max.y};
    const Item add = item_at(id, {max.x - px(head_height), made.min.y}, max);
    if (!add.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (add.hovered) box(list, add.min, add.max, add.held ? colours().pressed : colours().hover);
    if (*icon_text(icon) != '\0')
        draw_icon(list, add.centre(), icon, 16.0F, colours().accent);
    else
        draw_text(list, add.min, add.size(), "+", TextStyle::title, colours().accent,
                  Align::centre);
    tooltip(tip);
    hand_over(add);
    return add.pressed;
}

bool folding_head(std::string_view words, const char* id, bool& open) {
    const Item made =
        item(id, {content_width(), px(head_height)}, {.wider = px(8), .joined = true});
    if (made.pressed) open = !open;
    if (!made.visible) return open;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (made.hovered) box(list, made.min, made.max, colours().hover);
    const Item inner{{made.min.x + px(8), made.min.y}, {made.max.x - px(8), made.max.y}};
    draw_head(inner, words, 0.0F, px(20));
    draw_icon(list, {inner.max.x - px(8), inner.centre().y},
              open ? Icon::chevron_up : Icon::chevron_down, 16.0F, colours().muted);
    hand_over(made);
    return open;
}

}  // namespace tk::ui
