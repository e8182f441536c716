// Scale, coordinate system, what the map does not say, and what is being computed.
#include <imgui.h>

#include <cmath>

#include "viewer/panels/panels.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// Scales are told to two significant digits: the screen's own size is not known better.
long long told_scale(double denominator) {
    if (denominator < 10.0) return std::max(1LL, std::llround(denominator));
    const double unit = std::pow(10.0, std::floor(std::log10(denominator)) - 1.0);
    return std::llround(std::round(denominator / unit) * unit);
}

}  // namespace

void status_bar(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.status;
    ui::begin_panel("status", place,
                    {.lines = ui::line_top,
                     .padding_x = 16.0F,
                     .padding_y = 0.0F,
                     .scrolls = false,
                     .background = true});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = static_cast<float>(place.y);
    const float high = static_cast<float>(place.height);
    const float left = static_cast<float>(place.x) + ui::px(16.0F);
    const float right = static_cast<float>(place.x + place.width) - ui::px(16.0F);
    float x = left;
    const auto put = [&](std::string_view words, TextStyle style, Colour colour, float limit) {
        const float room = limit - x;
        if (room < ui::px(24.0F)) return;
        x += ui::draw_text(list, {x, y}, {room, high}, words, style, colour) + ui::px(20.0F);
    };

    // What runs takes its room first.
    float limit = right;
    const Workbench::Work work = frame.bench.work();
    if (work.busy) {
        const char* word = tr("Cancel");
        const float button = ui::button_width(word);
        ImGui::SetCursorScreenPos({right - button, y + (high - ui::px(24.0F)) / 2});
        if (ui::link(word)) frame.emit(AppRequest{CancelWork{}});
        const std::string told = work.what + " " + share_text(work.share);
        const float told_width = ui::text_size(told, TextStyle::body).x;
        const float bar = ui::px(160.0F);
        limit = right - button - ui::px(12.0F);
        ui::draw_text(list, {limit - told_width, y}, {told_width + 1.0F, high}, told,
                      TextStyle::body, ui::colours().text);
        limit -= told_width + ui::px(12.0F) + bar;
        if (limit > left + ui::px(200.0F)) {
            ImGui::SetCursorScreenPos({limit, y + (high - ui::px(8.0F)) / 2});
            ui::progress_bar(work.share, bar);
        } else {
            limit += bar;
        }
        limit -= ui::px(16.0F);
    }
    if (const std::size_t notes = frame.bench.unread_notes(); notes > 0) {
        const long long count = static_cast<long long>(notes);
        const std::string words =
            fill_in(tr_n("{} note on what was read", "{} notes on what was read", count),
                    {number_text(count)});
        const float wide = ui::text_size(words, TextStyle::body).x;
        ImGui::SetCursorScreenPos(
            {limit - wide, y + (high - ui::line_height(TextStyle::body)) / 2});
        if (ui::link((words + "##notes").c_str())) frame.emit(AppRequest{OpenDialog{"log"}});
        ui::draw_icon(list, {limit - wide - ui::px(12.0F), y + high / 2}, Icon::warning, 16.0F,
                      ui::colours().caution);
        limit -= wide + ui::px(36.0F);
    }
    if (frame.session().loaded != nullptr) {
        const Session& session = frame.session();
        put("1:" + number_text(told_scale(frame.view().map.scale_denominator(frame.dots_per_inch))),
            TextStyle::number, ui::colours().text, limit);
        put(session.loaded->context.crs.name(), TextStyle::body, ui::colours().muted, limit);
        if (frame.state.pointer_at) {
            const MapPoint p = *frame.state.pointer_at;
            std::string where = "N " + number_text(std::llround(p.north_m)) + "  E " +
                                number_text(std::llround(p.east_m));
            if (!session.loaded->context.crs.is_local()) {
                try {
                    const LonLat at = to_lon_lat(p, session.loaded->context.crs);
                    where += "  ·  " + number_text(at.lat_deg, 5) + "° " +
                             number_text(at.lon_deg, 5) + "°";
                } catch (const std::exception&) {
                    // Beyond what the projection can show: the plane coordinates say enough.
                }
            }
            put(where, TextStyle::body, ui::colours().muted, limit);
        }
        put(tr("Reported events only; reporting differs between places."), TextStyle::body,
            ui::colours().muted, limit);
    }
    ui::end_panel();
}

}  // namespace tk
