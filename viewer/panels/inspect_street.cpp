// A picked street's light: values on the standard's grid, poles, energy, classes.
#include <imgui.h>

#include <chrono>
#include <cmath>

#include "viewer/app/window.h"
#include "viewer/background/latest_answer.h"
#include "viewer/map/legend_model.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/panels/street_light.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct StreetMemory : DialogMemory {
    LatestAnswer<StreetLightWish, LitStreet> light{Window::wake};
};

using Lit = std::optional<PathLighting>;

std::string lux_of(const Lit& lit, double LightingValues::*what) {
    if (!lit) return {};
    const double value = lit->values.*what;
    return value_text(value) + (std::isfinite(value) ? "\u00A0lx" : "");
}

std::string class_words(const Lit& lit) {
    if (!lit) return {};
    const LightingClasses& reached = lit->classes;
    std::string words;
    for (const std::string_view name : {reached.p, reached.c, reached.hs, reached.sc, reached.ev})
        if (!name.empty()) words += (words.empty() ? "" : " · ") + std::string(name);
    return words.empty() ? tr("none") : words;
}

std::string energy_of(const Lit& lit) {
    if (!lit || !lit->energy_kwh_per_year) return {};
    return number_text(std::llround(*lit->energy_kwh_per_year)) + "\u00A0kWh";
}

void rows_of_light(const LitStreet& lit, bool two) {
    const auto row = [&](const char* name, const auto& words, const char* tip = nullptr) {
        const std::string today = words(lit.today), plan = words(lit.plan);
        ui::value_row({name, {}, today, plan, tip}, two);
    };
    const auto lux = [](double LightingValues::*what) {
        return [what](const Lit& side) { return lux_of(side, what); };
    };
    row(tr("Mean"), lux(&LightingValues::mean_lux),
        tr("Horizontal light on a grid of points between the street's edges, as EN 13201-3 has "
           "it, from all lamps that reach it."));
    row(tr("Lowest"), lux(&LightingValues::minimum_lux));
    row(
        tr("Uniformity"),
        [](const Lit& side) { return side ? number_text(side->uniformity, 2) : std::string(); },
        tr("Lowest over mean."));
    row(tr("Hemispherical, mean"), lux(&LightingValues::mean_hemispherical_lux));
    row(tr("Semicylindrical, lowest"), lux(&LightingValues::minimum_semicylindrical_lux),
        tr("At 1.5 m, looking along the street, the smaller of both ways: how well a face is "
           "seen."));
    row(tr("Vertical, lowest"), lux(&LightingValues::minimum_vertical_lux),
        tr("At 1.5 m, looking along the street, the smaller of both ways."));
    row(tr("Class values reached"), class_words,
        tr("Values of EN 13201-2:2015 as the program knows them, not checked against the "
           "standard: not a statement that the street complies."));
    row(tr("Poles"), [](const Lit& side) {
        return side ? number_text(static_cast<long long>(side->poles)) : std::string();
    });
    row(tr("Spacing"), [](const Lit& side) {
        return side && side->spacing_m ? length_text(*side->spacing_m) : std::string();
    });
    row(tr("Energy a year"), energy_of,
        tr("Of the lamps whose power is known, for 4,000 hours of burning, dimmed as they are."));
}

void notes_of_light(const PathLighting& path) {
    if (path.width_is_assumed)
        ui::text_wrapped(
            fill_in(tr("Its width is not known: {} is assumed."), {length_text(path.width_m)}),
            TextStyle::small, ui::colours().muted);
    if (path.classes.p_mean_too_high)
        ui::text_wrapped(tr("Its mean is more than 1.5 times that of the class P: the standard "
                            "then asks for more evenness."),
                         TextStyle::small, ui::colours().muted);
    if (path.lamps_without_power > 0)
        ui::text_wrapped(
            fill_in(tr_n("The power of {} lamp is not known.",
                         "The power of {} lamps is not known.", path.lamps_without_power),
                    {number_text(static_cast<long long>(path.lamps_without_power))}),
            TextStyle::small, ui::colours().muted);
}

}  // namespace

void inspect_street(PanelFrame& frame, const std::string& street_id) {
    const Session& session = frame.session();
    auto& memory = memory_of<StreetMemory>(frame.state.panel_memory["inspect_street"]);
    const std::string plan = inspected_plan(frame);
    StreetLightWish wish{street_id, session.loaded->town, nullptr, plan,
                         frame.bench.light_minute()};
    if (!plan.empty()) wish.plan = frame.bench.town_of(plan);
    if (wish.today->lights().empty() && (wish.plan == nullptr || wish.plan->lights().empty()))
        return;
    memory.light.follow(wish, light_of_street);
    if (std::string failure = memory.light.take_failure(); !failure.empty())
        frame.bench.tell(Message::Kind::error, std::move(failure));
    ui::divider(10.0F);
    std::string title = tr("Light along it");
    if (wish.minute_of_day) title += " " + at_time_text(*wish.minute_of_day);
    ui::text(title, TextStyle::title);
    // Another street's numbers, or another plan's, are not shown as this one's.
    LitStreet lit = memory.light.answer();
    if (lit.wish.street_id != street_id || lit.wish.minute_of_day != wish.minute_of_day) lit = {};
    if (!plan.empty() && lit.wish.plan_name != plan) lit.plan.reset();
    ui::value_head(tr("Today"), plan);
    rows_of_light(lit, !plan.empty());
    const Lit& noted = lit.plan ? lit.plan : lit.today;
    if (noted) notes_of_light(*noted);
}

}  // namespace tk
