#include "viewer/widgets/night_slider.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float night_bars_height = 22.0F;
constexpr float night_track_height = 20.0F;
constexpr float night_words_height = 14.0F;
constexpr float night_knob_radius = 7.0F;
/// Between the place of rest and the first stop.
constexpr float night_rest_gap = 22.0F;

/// Where the stops lie.
struct NightScale {
    float rest = 0.0F, first = 0.0F, step = 1.0F;
    int count = 0;

    float of(int stop) const { return stop < 0 ? rest : first + step * static_cast<float>(stop); }
    int nearest(float x) const {
        if (x < (rest + first) / 2.0F) return -1;
        return std::clamp(static_cast<int>(std::lround((x - first) / step)), 0, count - 1);
    }
};

void draw_night_bars(ImDrawList* list, const NightScale& scale, const Item& made, int stop,
                     std::span<const double> shares) {
    const float foot = made.min.y + px(night_bars_height);
    const auto lamp = colours().lamp;
    for (int i = 0; i < scale.count; ++i) {
        const double share = std::clamp(shares[static_cast<std::size_t>(i)], 0.0, 1.0);
        const float high = std::max(line_px(), px(night_bars_height) * static_cast<float>(share));
        const float x = scale.of(i);
        list->AddRectFilled({x - scale.step / 2.0F, foot - high}, {x + scale.step / 2.0F, foot},
                            packed(i == stop ? colours().accent : lamp.faded(0.75)));
    }
    list->AddLine({scale.of(0) - scale.step / 2.0F, foot},
                  {scale.of(scale.count - 1) + scale.step / 2.0F, foot}, packed(colours().line),
                  line_px());
}

}  // namespace

bool night_slider(const char* id, int& stop, std::span<const double> shares,
                  std::span<const NightMark> marks) {
    const int before = stop;
    const float radius = px(night_knob_radius);
    const Item made = item(
        id, {content_width(), px(night_bars_height + night_track_height + night_words_height)});
    NightScale scale;
    scale.count = static_cast<int>(shares.size());
    scale.rest = made.min.x + radius;
    scale.first = scale.rest + px(night_rest_gap);
    scale.step = std::max(1.0F, made.max.x - radius - scale.first) /
                 static_cast<float>(std::max(1, scale.count - 1));
    if (made.held && ImGui::IsMouseDown(ImGuiMouseButton_Left))
        stop = scale.nearest(ImGui::GetIO().MousePos.x);
    if (made.focused) {
        if (ImGui::IsKeyPressedMap(ImGuiKey_LeftArrow)) stop = std::max(-1, stop - 1);
        if (ImGui::IsKeyPressedMap(ImGuiKey_RightArrow)) stop = std::min(scale.count - 1, stop + 1);
    }
    if (!made.visible) return stop != before;
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_night_bars(list, scale, made, stop, shares);
    const float y = std::round(made.min.y + px(night_bars_height + night_track_height / 2.0F));
    const float half = px(4) / 2.0F, x = scale.of(stop);
    list->AddRectFilled({scale.first - radius, y - half}, {made.max.x, y + half},
                        packed(colours().track), half);
    list->AddCircleFilled({scale.rest, y}, px(3), packed(colours().track));
    if (made.hovered || made.held)
        list->AddCircleFilled({x, y}, radius + px(4), packed(colours().accent.faded(0.15)));
    list->AddCircleFilled({x, y}, radius, packed(stop < 0 ? colours().panel : colours().accent));
    list->AddCircle({x, y}, radius, packed(stop < 0 ? colours().muted : colours().accent), 0,
                    1.5F * line_px());
    for (const NightMark& mark : marks) {
        const float wide = text_size(mark.words, TextStyle::small).x + 1.0F;
        const float left =
            std::clamp(scale.of(mark.stop) - wide / 2.0F, made.min.x, made.max.x - wide);
        draw_text(list, {left, made.min.y + px(night_bars_height + night_track_height)},
                  {wide, px(night_words_height)}, mark.words, TextStyle::small, colours().muted);
    }
    hand_over(made);
    return stop != before;
}

}  // namespace tk::ui
