#include "viewer/panels/map_isovist.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "viewer/panels/map_marks.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

ImVec2 seen_on_screen(const PanelFrame& frame, const MapSide& side, MapPoint at) {
    const ScreenPoint p = frame.view().map.to_screen(at, side.map);
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

/// Every triangle from the eye lies within: what is seen is a star about it. Written without the
/// soft edges that would show where triangles meet.
void fill_star(ImDrawList* list, ImVec2 eye, const std::vector<ImVec2>& outline, ImU32 colour) {
    const auto corners = static_cast<int>(outline.size());
    list->PrimReserve(3 * corners, corners + 1);
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    const unsigned first = list->_VtxCurrentIdx;
    for (int i = 0; i < corners; ++i) {
        const auto at = first + 1 + static_cast<unsigned>(i);
        const auto next = first + 1 + static_cast<unsigned>((i + 1) % corners);
        for (const unsigned index : {first, at, next})
            list->PrimWriteIdx(static_cast<ImDrawIdx>(index));
    }
    list->PrimWriteVtx(eye, white, colour);
    for (const ImVec2 p : outline) list->PrimWriteVtx(p, white, colour);
}

void dashed_line(ImDrawList* list, ImVec2 from, ImVec2 to, ImU32 colour) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const float dash = ui::px(5.0F), gap = ui::px(4.0F);
    const auto at = [&](float along) {
        return ImVec2{from.x + (to.x - from.x) * along / length,
                      from.y + (to.y - from.y) * along / length};
    };
    for (float begin = 0.0F; begin < length; begin += dash + gap)
        list->AddLine(at(begin), at(std::min(length, begin + dash)), colour, ui::px(2.0F));
}

void draw_hidden_corner(ImDrawList* list, ImVec2 corner, ImVec2 far) {
    const auto ink = ui::colours().caution.packed();
    dashed_line(list, corner, far, ink);
    list->AddCircleFilled(corner, ui::px(4.5F), ui::colours().panel.packed());
    list->AddCircleFilled(corner, ui::px(3.0F), ink);
}

/// An eye in a disc: what one takes hold of.
void draw_eye(ImDrawList* list, ImVec2 at) {
    list->AddCircleFilled(at, ui::px(9.0F), ui::colours().panel.packed());
    list->AddCircle(at, ui::px(9.0F), ui::colours().accent.packed(), 0, ui::px(2.0F));
    if (*icon_text(Icon::eye) == '\0')
        list->AddCircleFilled(at, ui::px(3.5F), ui::colours().accent.packed());
    else
        ui::draw_icon(list, at, Icon::eye, 12.0F, ui::colours().accent);
}

/// In a meeting no inspector tells it.
void draw_measures(const PanelFrame& frame, ImDrawList* list, ImVec2 eye,
                   const VisiblePolygon& seen) {
    const auto corners = static_cast<long long>(hidden_corners(seen));
    const std::string words =
        number_text(std::llround(seen.area_m2)) + "\u00A0m² · " +
        fill_in(tr_n("{} hidden corner", "{} hidden corners", corners), {number_text(corners)});
    draw_chip(list,
              {static_cast<double>(eye.x) + 16.0 * frame.unit,
               static_cast<double>(eye.y) - 12.0 * frame.unit},
              words, TextStyle::small, frame.unit);
}

}  // namespace

void draw_isovist(const PanelFrame& frame, const MapSide& side) {
    const Session& session = frame.session();
    if (!frame.view().isovist.shown || !session.asked_at) return;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const ImVec2 asked = seen_on_screen(frame, side, *session.asked_at);
    const FoundIsovists& found = frame.bench.isovists();
    const Isovist* isovist = found.of(side.scenario);
    const VisiblePolygon* seen = isovist == nullptr ? nullptr : isovist->seen();
    if (seen != nullptr && seen->outline.size() > 2) {
        std::vector<ImVec2> outline;
        outline.reserve(seen->outline.size());
        for (const MapPoint p : seen->outline) outline.push_back(seen_on_screen(frame, side, p));
        // Lit, as it were: lighter than the map around it in both themes.
        const bool dark = frame.view().shown_theme() == Theme::dark;
        const Colour lit =
            dark ? ui::colours().accent.faded(0.24) : ui::colours().panel.faded(0.34);
        fill_star(list, seen_on_screen(frame, side, found.wish.at), outline, lit.packed());
        list->AddPolyline(outline.data(), static_cast<int>(outline.size()),
                          ui::colours().panel.faded(0.8).packed(), ImDrawFlags_Closed,
                          ui::px(3.5F));
        list->AddPolyline(outline.data(), static_cast<int>(outline.size()),
                          ui::colours().accent.packed(), ImDrawFlags_Closed, ui::px(1.5F));
        for (const OccludingEdge& edge : seen->occluding)
            if (edge.length_m() >= least_hidden_m)
                draw_hidden_corner(list, seen_on_screen(frame, side, edge.corner),
                                   seen_on_screen(frame, side, edge.far));
    }
    draw_eye(list, asked);
    if (seen != nullptr && frame.view().meeting) draw_measures(frame, list, asked, *seen);
}

}  // namespace tk
