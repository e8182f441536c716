#include "viewer/widgets/text.h"

#include <cmath>

#include <imgui_internal.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr std::string_view ellipsis = "\u2026";

float pixels_of(const ImFont& font) {
    return font.FontSize * ImGui::GetIO().FontGlobalScale;
}

/// The longest beginning of `words` that is not wider, cut between characters.
std::size_t fitting_length(std::string_view words, const ImFont& font, float width) {
    const char* rest = words.data() + words.size();
    font.CalcTextSizeA(pixels_of(font), width, 0.0F, words.data(), words.data() + words.size(),
                       &rest);
    return static_cast<std::size_t>(rest - words.data());
}

}  // namespace

ImVec2 text_size(std::string_view words, TextStyle style) {
    if (words.empty()) return {0.0F, line_height(style)};
    const ImFont& font = *font_of(style);
    const ImVec2 size =
        font.CalcTextSizeA(pixels_of(font), 1e9F, 0.0F, words.data(), words.data() + words.size());
    return {std::ceil(size.x), size.y};
}

float line_height(TextStyle style) {
    return pixels_of(*font_of(style));
}

std::string elided(std::string_view words, TextStyle style, float width) {
    if (text_size(words, style).x <= width) return std::string(words);
    const float room = width - text_size(ellipsis, style).x;
    if (room <= 0.0F) return {};
    std::string_view kept = words.substr(0, fitting_length(words, *font_of(style), room));
    while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
    return std::string(kept).append(ellipsis);
}

void text(std::string_view words, TextStyle style, Colour colour) {
    // Dear ImGui measures a null pointer.
    if (words.empty()) words = "";
    if (ImGui::GetCurrentWindow()->DC.CurrLineTextBaseOffset == 0.0F) {
        const float lower = lowered_by(line_height(style));
        if (lower > 0.0F) ImGui::SetCursorPosY(ImGui::GetCursorPosY() + lower);
    }
    ImGui::PushFont(font_of(style));
    ImGui::PushStyleColor(ImGuiCol_Text, packed(colour));
    ImGui::TextUnformatted(words.data(), words.data() + words.size());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}
void text(std::string_view words, TextStyle style) {
    text(words, style, colours().text);
}
void small_text(std::string_view words) {
    text(words, TextStyle::small, colours().muted);
}

void text_wrapped(std::string_view words, TextStyle style, Colour colour, float width) {
    ImGui::PushTextWrapPos(width > 0.0F ? ImGui::GetCursorPosX() + width : 0.0F);
    text(words, style, colour);
    ImGui::PopTextWrapPos();
}
void text_wrapped(std::string_view words, TextStyle style) {
    text_wrapped(words, style, colours().text);
}

float draw_text(ImDrawList* list, ImVec2 top_left, ImVec2 size, std::string_view words,
                TextStyle style, Colour colour, Align align) {
    if (words.empty()) return 0.0F;
    std::string cut;
    float width = text_size(words, style).x;
    if (width > size.x) {
        cut = elided(words, style, size.x);
        words = cut;
        width = text_size(words, style).x;
    }
    const ImFont* font = font_of(style);
    float x = top_left.x;
    if (align == Align::centre) x += std::round((size.x - width) / 2.0F);
    if (align == Align::right) x += size.x - width;
    const float y = top_left.y + std::round((size.y - pixels_of(*font)) / 2.0F);
    list->AddText(font, pixels_of(*font), {x, y}, packed(colour), words.data(),
                  words.data() + words.size());
    return width;
}

void draw_icon(ImDrawList* list, ImVec2 centre, Icon icon, float units, Colour colour) {
    const ImFont* font = icon_font(units);
    const char* words = icon_text(icon);
    if (font == nullptr || *words == '\0') return;
    // The font of this very size is drawn pixel by pixel.
    const float size = units == 16.0F || units == 20.0F || units == 40.0F
                           ? pixels_of(*font)
                           : std::round(units * ui_scale());
    const ImVec2 extent = font->CalcTextSizeA(size, 1e9F, 0.0F, words);
    list->AddText(font, size,
                  {std::round(centre.x - extent.x / 2.0F), std::round(centre.y - size / 2.0F)},
                  packed(colour), words);
}

}  // namespace tk::ui
