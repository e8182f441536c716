// Whether a measure worked: a follow-up of the study, its numbers, and what they do not say.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/app/follow_up_wish.h"
#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/follow_up_on_map.h"
#include "viewer/panels/follow_up_words.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float first_column = 300.0F, last_column = 380.0F, gap_of_columns = 24.0F;  ///< units
constexpr float effect_row_height = 24.0F, effect_label = 168.0F;
/// The scale of effects, in natural logarithms of the change: from a quarter to four times.
constexpr double most_log_change = 1.3862943611198906;

struct FollowUpMemory : DialogMemory {
    std::shared_ptr<const FollowUpAnswer> answer;
    std::vector<double> years, treated, control;  ///< by month, for 30 days
    std::vector<double> fewer, seen;  ///< by effect, in per cent: how often it would be seen

    void follow(const std::shared_ptr<const FollowUpAnswer>& newest) {
        if (answer == newest) return;
        answer = newest;
        years.clear();
        treated.clear();
        control.clear();
        fewer.clear();
        seen.clear();
        for (const PowerAtEffect& at : answer->outlook.power) {
            fewer.push_back(-percent_of_expected(at.effect));
            seen.push_back(at.power * 100.0);
        }
        constexpr int fewest_days = 15;  // of a part of a month: fewer would be a spike
        for (const FollowUpMonth& month : answer->found.months.months) {
            if (month.days < fewest_days) continue;
            years.push_back(
                static_cast<double>(static_cast<int>(month.month.year())) +
                (static_cast<double>(static_cast<unsigned>(month.month.month())) - 0.5) / 12.0);
            const double of_month = 30.0 / std::max(1, month.days);
            treated.push_back(month.counts[0] * of_month);
            control.push_back(month.counts[1] * of_month);
        }
    }
};

void choose_follow_up(PanelFrame& frame, const std::string& shown) {
    std::vector<std::string> names;
    int chosen = 0;
    for (const StudyFollowUp& one : frame.session().study->follow_ups) {
        if (one.name == shown) chosen = static_cast<int>(names.size());
        names.push_back(one.name);
    }
    if (ui::choice("follow_up", names, chosen, {}, ui::content_width()))
        frame.emit(ViewCommand{SetFollowUp{names[static_cast<std::size_t>(chosen)]}});
}

/// @param days after over before: counts of periods that are not as long compare by the day
void zone_key(const char* words, Colour colour, BeforeAfter counts, double days, bool there) {
    if (!there) return;
    const double change =
        counts.before > 0.0 ? (counts.after / counts.before / days - 1.0) * 100.0 : std::nan("");
    ui::legend_class(colour, words,
                     short_number_text(counts.before) + " → " + short_number_text(counts.after) +
                         "  " + signed_percent(change));
}

/// How the design stands to its lock, and the way to lock it.
void draw_lock(PanelFrame& frame, const FollowUpAnswer& answer) {
    ui::gap(4.0F);
    const bool fixed = answer.lock.state == DesignLock::State::before_measure;
    ui::text_wrapped(lock_words(answer.lock, answer.still_to_come), TextStyle::small,
                     fixed ? ui::colours().text : ui::colours().caution);
    if (fixed || frame.view().meeting) return;
    ui::gap(4.0F);
    const bool anew = answer.lock.state != DesignLock::State::not_locked;
    if (ui::button(anew ? tr("Lock the design anew") : tr("Lock the design"),
                   {.icon = Icon::lock,
                    .tooltip = tr("Fixes it in the study's file, so that nobody need ask whether "
                                  "it was chosen by what came out")}))
        frame.emit(AppRequest{OpenDialog{"lock_design", answer.wish.name}});
}

/// Counted before, and expected after.
void draw_expected(const FollowUpOutlook& outlook) {
    const auto row = [](const char* words, FollowUpZone zone, double counted, double expected) {
        ui::legend_class(follow_up_colour(zone), words,
                         short_number_text(counted) + " → (" + short_number_text(expected) + ")");
    };
    row(tr("The measure"), FollowUpZone::treated, outlook.counted.treated.before,
        outlook.treated.after);
    row(tr("Comparison"), FollowUpZone::control, outlook.counted.control.before,
        outlook.control.after);
    ui::small_text(tr("Counted before → (expected after)"));
}

void draw_design(PanelFrame& frame, const FollowUpAnswer& answer) {
    const ThemeColours& c = ui::colours();
    ui::gap(8.0F);
    ui::text_wrapped(period_words(answer.design.periods()), TextStyle::small, c.muted);
    draw_lock(frame, answer);
    if (!answer.categories.empty()) {
        std::string all;
        for (const std::string& category : answer.categories)
            all += (all.empty() ? "" : ", ") + category;
        ui::text_wrapped(all, TextStyle::small, c.muted);
    }
    ui::gap(8.0F);
    if (answer.still_to_come) return draw_expected(answer.outlook);
    const AreaCounts& counts = answer.found.counts;
    const double days = static_cast<double>(answer.found.periods.after_days()) /
                        static_cast<double>(answer.found.periods.before_days());
    zone_key(tr("The measure"), follow_up_colour(FollowUpZone::treated), counts.treated, days,
             true);
    zone_key(tr("Comparison"), follow_up_colour(FollowUpZone::control), counts.control, days, true);
    zone_key(tr("Surroundings"), follow_up_colour(FollowUpZone::displacement),
             counts.displacement.value_or(BeforeAfter{}), days, counts.displacement.has_value());
    zone_key(tr("The comparison's surroundings"),
             follow_up_colour(FollowUpZone::control_displacement),
             counts.control_displacement.value_or(BeforeAfter{}), days,
             counts.control_displacement.has_value());
}

/// Where a relative effect stands on the scale: 0 at the left, where incidents became a quarter.
float place_of_effect(double relative_effect, float width) {
    const double change = std::clamp(-std::log(relative_effect), -most_log_change, most_log_change);
    return static_cast<float>((change + most_log_change) / (2.0 * most_log_change)) * width;
}

/// A row of the small multiples: what was chosen, its effect and interval around no effect.
void effect_row(const std::string& words, const RelativeEffect& effect, bool main) {
    const ui::Item made = ui::place({ui::content_width(), ui::px(effect_row_height)});
    if (!made.visible) return;
    const ThemeColours& c = ui::colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float label = ui::px(effect_label);
    ui::draw_text(list, made.min, {label - ui::px(8.0F), made.height()}, words,
                  main ? TextStyle::body_medium : TextStyle::small, main ? c.text : c.muted);
    const float left = made.min.x + label, width = made.width() - label - ui::px(56.0F);
    const float y = std::round(made.centre().y);
    const float none = left + place_of_effect(1.0, width);
    list->AddLine({none, made.min.y}, {none, made.max.y}, c.line.packed(), 1.0F);
    if (effect.interval.known()) {
        const float low = left + place_of_effect(effect.interval.high, width);
        const float high = left + place_of_effect(effect.interval.low, width);
        const Colour bar = main ? c.accent.faded(0.35) : c.faint;
        list->AddRectFilled({low, y - ui::px(3.0F)}, {high, y + ui::px(3.0F)}, bar.packed(),
                            ui::px(3.0F));
    }
    const float dot = left + place_of_effect(effect.estimate, width);
    list->AddCircleFilled({dot, y}, ui::px(main ? 4.5F : 3.5F),
                          (main ? c.accent : c.muted).packed());
    ui::draw_text(list, {made.max.x - ui::px(52.0F), made.min.y}, {ui::px(52.0F), made.height()},
                  signed_percent(effect.percent_change()),
                  main ? TextStyle::number : TextStyle::small, main ? c.text : c.muted,
                  ui::Align::right);
}

/// "Färre" and "Fler" at the ends of the scale of effect_row().
void effect_scale() {
    const ui::Item made = ui::place({ui::content_width(), ui::px(18.0F)});
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float left = made.min.x + ui::px(effect_label);
    const float width = made.width() - ui::px(effect_label) - ui::px(56.0F);
    ui::draw_text(list, {left, made.min.y}, {width, made.height()}, std::string("← ") + tr("fewer"),
                  TextStyle::small, ui::colours().muted);
    ui::draw_text(list, {left, made.min.y}, {width, made.height()}, tr("more") + std::string(" →"),
                  TextStyle::small, ui::colours().muted, ui::Align::right);
}

void draw_effects(const FollowUpAnswer& answer) {
    effect_scale();
    effect_row(tr("As designed"), answer.found.findings.effect, true);
    // Other surroundings do not change the effect.
    for (const SensitivityRow& row : answer.found.sensitivity)
        if (row.choice != DesignChoice::buffer)
            effect_row(choice_words(row), row.findings.effect, false);
}

void draw_verdict(const FollowUpAnswer& answer) {
    ui::text_wrapped(verdict_words(answer.found.findings), TextStyle::body_medium);
    ui::gap(4.0F);
    for (const std::string& words : doubt_words(answer))
        ui::text_wrapped(words, TextStyle::small, ui::colours().muted);
    ui::gap(8.0F);
    draw_effects(answer);
}

void draw_power(const FollowUpMemory& memory) {
    constexpr float chart_height = 132.0F, often_enough = 80.0F;
    const std::array<double, 2> ends{memory.fewer.front(), memory.fewer.back()};
    const std::array<double, 2> level{often_enough, often_enough};
    const std::array curves{ui::Curve{tr("4 of 5"), ends, level, ui::colours().muted, false, true},
                            ui::Curve{tr("Seen"), memory.fewer, memory.seen, ui::colours().accent}};
    ui::LineChart chart;
    chart.curves = curves;
    chart.x_words = tr("Fewer incidents than without the measure, %");
    chart.y_words = tr("Would be seen in so many of 100 cases");
    ui::line_chart("follow_up_power", chart, ui::content_width(), ui::px(chart_height));
}

/// The places that might be compared with, the best first.
void draw_suggestions(const FollowUpOutlook& outlook) {
    constexpr std::size_t most_shown = 6;
    std::size_t shown = 0;
    ui::section_head(tr("Might be compared with"));
    for (const SuggestedControl& one : outlook.controls) {
        if (!std::isfinite(one.match.misfit) || shown == most_shown) break;
        ui::text(ui::elided(one.name, TextStyle::body, ui::content_width()));
        ui::small_text(suggestion_words(one.match));
        ++shown;
    }
    if (shown == 0)
        ui::text_wrapped(
            tr("None of the study's areas lies far enough off and has incidents before."),
            TextStyle::small, ui::colours().muted);
}

void draw_outlook(const FollowUpMemory& memory, bool suggestions) {
    const FollowUpAnswer& answer = *memory.answer;
    ui::text_wrapped(
        fill_in(
            tr("The measure is still to come. A fall of {} or more would be told from chance "
               "in four of five cases, a smaller one more seldom."),
            {number_text(std::round(-percent_of_expected(answer.outlook.minimum_detectable_effect)),
                         0) +
             "\u00A0%"}),
        TextStyle::body_medium);
    ui::gap(4.0F);
    for (const std::string& words : outlook_words(answer))
        ui::text_wrapped(words, TextStyle::small, ui::colours().muted);
    ui::gap(8.0F);
    draw_power(memory);
    if (suggestions) {
        ui::gap(8.0F);
        draw_suggestions(answer.outlook);
    }
}

void draw_months(const FollowUpMemory& memory, float height) {
    const std::array curves{ui::Curve{tr("Comparison"), memory.years, memory.control,
                                      follow_up_colour(FollowUpZone::control)},
                            ui::Curve{tr("The measure"), memory.years, memory.treated,
                                      follow_up_colour(FollowUpZone::treated)}};
    ui::LineChart chart;
    chart.curves = curves;
    chart.y_words = tr("Incidents in 30 days");
    chart.x_is_years = true;
    const auto year_of = [](std::chrono::local_days day) {
        const std::chrono::year_month_day date(day);
        const auto first = std::chrono::local_days{date.year() / std::chrono::January / 1};
        return static_cast<double>(static_cast<int>(date.year())) +
               static_cast<double>((day - first).count()) / 365.25;
    };
    chart.shade_from = year_of(memory.answer->found.periods.after_from);
    chart.shade_to = year_of(memory.answer->found.periods.after_to);
    ui::line_chart("follow_up_months", chart, ui::content_width(), height);
}

void draw_columns(PanelFrame& frame, FollowUpMemory& memory, const std::string& shown,
                  bool answered) {
    const float height = ImGui::GetContentRegionAvail().y;
    const float all = ui::content_width();
    const float first = ui::px(first_column), gap = ui::px(gap_of_columns);
    const bool third = answered && memory.answer->problem.empty() &&
                       all >= first + 2.0F * gap + ui::px(last_column) + ui::px(360.0F);
    ImGui::BeginChild("follow_up_design", {first, height}, false, ImGuiWindowFlags_NoBackground);
    choose_follow_up(frame, shown);
    if (answered && memory.answer->problem.empty()) draw_design(frame, *memory.answer);
    ImGui::EndChild();
    ui::same_line(gap_of_columns);
    const float middle = all - first - gap - (third ? ui::px(last_column) + gap : 0.0F);
    ImGui::BeginChild("follow_up_verdict", {middle, height}, false, ImGuiWindowFlags_NoBackground);
    if (!answered)
        ui::empty_state(Icon::clock, tr("Being computed"), tr("The follow-up comes in a moment."));
    else if (!memory.answer->problem.empty())
        ui::empty_state(Icon::chart, tr("The follow-up cannot be computed"),
                        memory.answer->problem);
    else if (memory.answer->still_to_come)
        draw_outlook(memory, !third);
    else
        draw_verdict(*memory.answer);
    ImGui::EndChild();
    if (!third) return;
    ui::same_line(gap_of_columns);
    ImGui::BeginChild("follow_up_chart", {ui::px(last_column), height}, false,
                      ImGuiWindowFlags_NoBackground);
    if (memory.answer->still_to_come)
        draw_suggestions(memory.answer->outlook);
    else
        draw_months(memory, height);
    ImGui::EndChild();
}

}  // namespace

void follow_up_panel(PanelFrame& frame, ScreenRect place) {
    ui::begin_panel("follow_up", place, {.padding_y = 8.0F, .scrolls = false});
    const std::string shown = shown_follow_up(frame.session(), frame.view());
    if (shown.empty()) {
        if (ui::empty_state(Icon::chart, tr("The study has no follow-up"),
                            tr("Add one to a measure: the area of the measure, an area to compare "
                               "with, and the date."),
                            tr("Problems and measures")))
            frame.emit(ViewCommand{SetBottomPanel{BottomPanel::measures}});
    } else {
        auto& memory = memory_of<FollowUpMemory>(frame.state.panel_memory["follow_up"]);
        const std::shared_ptr<const FollowUpAnswer> newest = frame.bench.follow_up();
        const bool answered =
            newest != nullptr && newest->wish.study != nullptr && newest->wish.name == shown;
        if (answered) memory.follow(newest);
        draw_columns(frame, memory, shown, answered);
    }
    ui::end_panel();
}

}  // namespace tk
