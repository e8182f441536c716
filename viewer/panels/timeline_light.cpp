// Incidents by daylight, twilight and darkness.
#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/panels/timeline_filter.h"
#include "viewer/panels/timeline_parts.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/filter_words.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float light_button_height = 40.0F;
constexpr float between_light_buttons = 4.0F;
constexpr std::array light_kinds{LightCondition::day, LightCondition::twilight,
                                 LightCondition::dark};
constexpr std::array light_icons{Icon::sun, Icon::twilight, Icon::moon};

/// Where the sun is then, by engine/core/sun_height.h.
std::string sun_words(LightCondition light) {
    const std::string upper = number_text(-highest_twilight_sun_deg, 1);
    const std::string lower = number_text(-lowest_twilight_sun_deg, 0);
    switch (light) {
        case LightCondition::day:
            return fill_in(tr("The sun is up: at most {}° below the horizon, where its rim is "
                              "still seen."),
                           {upper});
        case LightCondition::twilight:
            return fill_in(tr("The sun is {}° to {}° below the horizon, at dawn or dusk: one still "
                              "sees outdoors without lamps."),
                           {upper, lower});
        case LightCondition::dark: break;
    }
    return fill_in(tr("The sun is more than {}° below the horizon."), {lower});
}

std::size_t light_index(LightCondition light) {
    return static_cast<std::size_t>(light);
}

/// NaN where that light never was.
double per_100_hours(const TimelineMemory& memory, LightCondition light) {
    const double hours = memory.light_hours[light_index(light)];
    return hours > 0.0 ? static_cast<double>(memory.summary.light[light_index(light)]) * 100 / hours
                       : std::nan("");
}

std::string light_tooltip(const TimelineMemory& memory, LightCondition light) {
    const auto count = static_cast<long long>(memory.summary.light[light_index(light)]);
    const std::string counted =
        fill_in(tr_n("{} incident", "{} incidents", count), {number_text(count)});
    const std::string words = sun_words(light) + "\n" +
                              tr("By the sun's height at the place and time of each incident; of "
                                 "an interval its beginning.") +
                              "\n\n";
    const double rate = per_100_hours(memory, light);
    if (std::isnan(rate)) return words + counted;
    return words + fill_in(tr("{} in {} such hours: {} per 100 hours."),
                           {counted, number_text(memory.light_hours[light_index(light)], 0),
                            short_number_text(rate)});
}

float word_button_width() {
    float widest = 0.0F;
    for (const LightCondition light : light_kinds)
        widest =
            std::max(widest, ui::text_size(light_condition_words(light), TextStyle::body_medium).x);
    return std::max(ui::px(72.0F), std::ceil(widest + ui::px(20.0F)));
}

float button_width_of(LightButtons kind) {
    return kind == LightButtons::words ? word_button_width() : ui::px(48.0F);
}

void draw_light_button(const ui::Item& made, LightCondition light, LightButtons kind, bool on,
                       bool enabled, std::int64_t count) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = ui::colours();
    const Colour fill =
        on ? (made.hovered ? c.accent_hover : c.accent) : (made.hovered ? c.hover : c.field);
    ui::box(list, made.min, made.max, fill, 6.0F, on ? fill : c.line);
    const Colour ink = on ? c.on_accent : enabled ? c.text : c.muted;
    const float half = made.height() / 2.0F;
    const ImVec2 upper{made.min.x, made.min.y + ui::px(3.0F)};
    if (kind == LightButtons::words)
        ui::draw_text(list, upper, {made.width(), half - ui::px(2.0F)},
                      light_condition_words(light), TextStyle::body_medium, ink, ui::Align::centre);
    else
        ui::draw_icon(list, {made.centre().x, upper.y + half / 2.0F},
                      light_icons[light_index(light)], 16.0F, ink);
    ui::draw_text(list, {made.min.x, made.min.y + half}, {made.width(), half - ui::px(4.0F)},
                  enabled ? number_text(static_cast<long long>(count)) : "–", TextStyle::small,
                  on ? c.on_accent : c.muted, ui::Align::centre);
    ui::hand_over(made);
}

/// Under each button what it is by the hour: so that short twilight can be set beside long nights.
void draw_rates(const TimelineMemory& memory, const TimelinePlace& place, float button, float y) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float line = ui::line_height(TextStyle::number);
    float x = place.at.x;
    for (const LightCondition light : light_kinds) {
        ui::draw_text(list, {x, y}, {button, line}, short_number_text(per_100_hours(memory, light)),
                      TextStyle::number, ui::colours().text, ui::Align::centre);
        x += button + ui::px(between_light_buttons);
    }
    ui::draw_text(list, {place.at.x, y + line}, {place.width, ui::line_height(TextStyle::small)},
                  tr("incidents per 100 hours of each"), TextStyle::small, ui::colours().muted,
                  ui::Align::centre);
}

}  // namespace

float light_buttons_width(LightButtons kind) {
    return 3.0F * button_width_of(kind) + 2.0F * ui::px(between_light_buttons);
}

void timeline_light(PanelFrame& frame, const TimelineMemory& memory, const TimelinePlace& place,
                    LightButtons kind, bool with_rates) {
    timeline_head(place, tr("Light condition"), place.right());
    const float button = button_width_of(kind);
    const float top = place.at.y + ui::px(timeline_head_height);
    const auto& of_all = memory.data->all.light;
    const bool known = of_all[0] + of_all[1] + of_all[2] > 0;
    float x = place.at.x;
    for (const LightCondition light : light_kinds) {
        const bool on = memory.filter.darkness == light;
        ImGui::PushID(static_cast<int>(light));
        const ui::Item made =
            ui::item_at("light_button", {x, top}, {x + button, top + ui::px(light_button_height)},
                        {.enabled = known || on});
        ui::note_item(("light:" + std::to_string(light_index(light))).c_str(), made.min, made.max,
                      made.visible);
        draw_light_button(made, light, kind, on, known, memory.summary.light[light_index(light)]);
        ui::tooltip(light_condition_words(light),
                    known ? light_tooltip(memory, light)
                          : tr("No incident has both a place and an hour to reckon the sun by."));
        ImGui::PopID();
        if (made.pressed)
            frame.emit(SessionCommand{SetFilter{with_light_pressed(memory.filter, light)}});
        x += button + ui::px(between_light_buttons);
    }
    const auto& hours = memory.light_hours;
    if (with_rates && known && hours[0] + hours[1] + hours[2] > 0.0)
        draw_rates(memory, place, button, top + ui::px(light_button_height + 2.0F));
}

}  // namespace tk
