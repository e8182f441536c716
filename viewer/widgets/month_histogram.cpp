#include "viewer/widgets/month_histogram.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>
#include <imgui_internal.h>

#include "viewer/text/number_words.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float handle_reach = 6.0F;
constexpr float handle_room = 4.0F;  ///< at both ends, so that handles are not cut

/// The bars' part of the histogram.
struct BarField {
    ImVec2 min, max;
    int bins = 0;
    float x_of(double bin) const {
        return min.x + (max.x - min.x) * static_cast<float>(bin / std::max(1, bins));
    }
    double share_of(float x) const { return (x - min.x) / std::max(1.0F, max.x - min.x); }
};

std::chrono::year_month month_of(const MonthHistogram& data, int bin) {
    return data.first + std::chrono::months(bin);
}

BinRange shown_brush(BinRange brush, int bins) {
    if (brush.empty()) return {0, bins};
    return {std::clamp(brush.begin, 0, bins), std::clamp(brush.end, 0, bins)};
}

void draw_bars(const BarField& field, const MonthHistogram& data, BinRange brush, int hovered) {
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto highest = static_cast<float>(
        std::max<std::int64_t>(1, *std::max_element(data.counts.begin(), data.counts.end())));
    const float height = field.max.y - field.min.y - px(6);
    const float bin_width = field.x_of(1) - field.x_of(0);
    const float gap = bin_width >= 4.0F ? std::max(1.0F, std::round(bin_width * 0.16F)) : 0.0F;
    const bool parted = data.kept.size() == data.counts.size();
    for (int bin = 0; bin < field.bins; ++bin) {
        const auto i = static_cast<std::size_t>(bin);
        const bool in = bin >= brush.begin && bin < brush.end;
        const float left = std::round(field.x_of(bin)),
                    right = std::round(field.x_of(bin + 1)) - gap;
        const auto bar = [&](std::int64_t count, Colour colour) {
            if (count <= 0) return;
            const float tall =
                std::max(line_px(), std::round(height * static_cast<float>(count) / highest));
            list->AddRectFilled({left, field.max.y - tall},
                                {std::max(left + 1.0F, right), field.max.y}, packed(colour),
                                std::min(px(2), (right - left) / 3.0F),
                                ImDrawFlags_RoundCornersTop);
        };
        const Colour full = bin == hovered ? c.accent_hover : c.accent;
        bar(data.counts[i], !in ? c.faint : parted ? full.faded(0.35) : full);
        if (in && parted) bar(data.kept[i], full);
    }
}

void draw_brush_ground(const BarField& field, BinRange brush, bool whole) {
    if (whole) return;
    ImGui::GetWindowDrawList()->AddRectFilled({std::round(field.x_of(brush.begin)), field.min.y},
                                              {std::round(field.x_of(brush.end)), field.max.y},
                                              packed(colours().accent_background.faded(0.7)), px(4),
                                              ImDrawFlags_RoundCornersTop);
}

void draw_handle(const BarField& field, int bin, bool lively) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float x = std::round(field.x_of(bin));
    const float middle = std::round((field.min.y + field.max.y) / 2.0F);
    const float half = px(5) / 2.0F;
    const Colour colour = lively ? colours().accent_hover : colours().accent;
    list->AddRectFilled({x - line_px() / 2.0F, field.min.y}, {x + line_px() / 2.0F, field.max.y},
                        packed(colour.faded(0.5)));
    list->AddRectFilled({x - half - 1.0F, middle - px(13)}, {x + half + 1.0F, middle + px(13)},
                        packed(colours().panel), half + 1.0F);
    list->AddRectFilled({x - half, middle - px(12)}, {x + half, middle + px(12)}, packed(colour),
                        half);
}

void draw_years(const BarField& field, const MonthHistogram& data, float bottom) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({field.min.x, field.max.y}, {field.max.x, field.max.y + line_px()},
                        packed(colours().line));
    const double month_width = field.x_of(1) - field.x_of(0);
    const float label_width = text_size("2000", TextStyle::small).x;
    const auto bins = year_label_bins(data.first, field.bins, month_width, label_width + px(12));
    const float height = line_height(TextStyle::small);
    for (const int bin : bins) {
        const float x = std::round(field.x_of(bin));
        if (x + label_width > field.max.x) break;
        const std::string year = std::to_string(static_cast<int>(month_of(data, bin).year()));
        draw_text(list, {x, bottom - height}, {label_width + 1.0F, height}, year, TextStyle::small,
                  colours().muted);
    }
    if (bins.empty() && field.bins > 0)
        draw_text(list, {field.min.x, bottom - height}, {field.max.x - field.min.x, height},
                  month_text(data.first), TextStyle::small, colours().muted);
}

void show_month(const MonthHistogram& data, int bin) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(8)});
    ImGui::BeginTooltip();
    text(month_text(month_of(data, bin)), TextStyle::number);
    const auto count = data.counts[static_cast<std::size_t>(bin)];
    if (data.explain)
        text_wrapped(data.explain(bin), TextStyle::body, colours().text, px(280));
    else
        text(number_text(static_cast<long long>(count)));
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

/// Drag, double click and arrow keys. What the drag began with is kept by the window's storage.
BinRange moved_brush(const Item& made, const BarField& field, BinRange brush, BrushGrip hover) {
    ImGuiStorage* memory = ImGui::GetStateStorage();
    const ImGuiID grip_key = ImGui::GetID("grip"), begin_key = ImGui::GetID("begin");
    const ImGuiID end_key = ImGui::GetID("end");
    const int bins = field.bins;
    if (made.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        memory->SetInt(grip_key, 0);
        return {0, bins};
    }
    if (ImGui::IsItemActivated()) {
        memory->SetInt(grip_key, static_cast<int>(hover));
        memory->SetInt(begin_key, brush.begin);
        memory->SetInt(end_key, brush.end);
    }
    const ImGuiIO& io = ImGui::GetIO();
    if (made.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, px(3))) {
        const BinRange start{memory->GetInt(begin_key), memory->GetInt(end_key)};
        return dragged(static_cast<BrushGrip>(memory->GetInt(grip_key)), start, bins,
                       field.share_of(io.MouseClickedPos[0].x), field.share_of(io.MousePos.x));
    }
    if (made.focused) {
        const int step = ImGui::IsKeyPressedMap(ImGuiKey_RightArrow)  ? 1
                         : ImGui::IsKeyPressedMap(ImGuiKey_LeftArrow) ? -1
                                                                      : 0;
        if (step != 0)
            return dragged(BrushGrip::middle, brush, bins, 0.0, static_cast<double>(step) / bins);
    }
    return brush;
}

}  // namespace

bool month_histogram(const char* id, const MonthHistogram& data, BinRange& brush, float width,
                     float height, bool* done) {
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const ImVec2 size{width > 0.0F ? width : room.x,
                      std::max(px(48), height > 0.0F ? height : room.y)};
    ImGui::PushID(id);
    const Item made = item("bars", size);
    note_item(id, made.min, made.max, made.visible);
    const bool released = ImGui::IsItemDeactivated();
    const int bins = static_cast<int>(data.counts.size());
    bool changed = false;
    if (bins > 0) {
        const float years = line_height(TextStyle::small) + px(4);
        const BarField field{{made.min.x + px(handle_room), made.min.y},
                             {made.max.x - px(handle_room), made.max.y - years},
                             bins};
        const BinRange before = shown_brush(brush, bins);
        const float mouse = ImGui::GetIO().MousePos.x;
        const double at = std::clamp(field.share_of(mouse), 0.0, 1.0);
        const double reach = px(handle_reach) / std::max(1.0F, field.max.x - field.min.x);
        const BrushGrip grip = made.hovered ? grip_at(at, before, bins, reach) : BrushGrip::none;
        const BinRange now = moved_brush(made, field, before, grip);
        changed = now != before;
        if (changed) brush = now;
        if (made.visible) {
            const bool whole = now.begin == 0 && now.end == bins;
            const int hovered = made.hovered && !made.held ? bin_at(at, bins) : -1;
            draw_brush_ground(field, now, whole);
            draw_bars(field, data, now, hovered);
            draw_handle(field, now.begin, grip == BrushGrip::begin);
            draw_handle(field, now.end, grip == BrushGrip::end);
            draw_years(field, data, made.max.y);
            if (grip == BrushGrip::begin || grip == BrushGrip::end)
                ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
            if (hovered >= 0) show_month(data, hovered);
        }
        if (done != nullptr) *done = released || (changed && !made.held);
    }
    ImGui::PopID();
    return changed;
}

}  // namespace tk::ui
