#include "viewer/panels/phase_day.h"

#include <algorithm>
#include <set>
#include <variant>

#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

void add_days(const Development& development, std::set<std::chrono::year_month_day>& days) {
    if (development.from) days.insert(*development.from);
    if (development.to) days.insert(*development.to);
}

}  // namespace

std::vector<std::chrono::year_month_day> days_of_change(const Session& session) {
    std::set<std::chrono::year_month_day> days;
    for (const Development& development : session.loaded->town->developments())
        add_days(development, days);
    for (const Plan& plan : session.document->plans)
        for (const PlanEdit& edit : plan.edits) {
            if (const auto* added = std::get_if<Added<Development>>(&edit.edit))
                add_days(added->object, days);
            if (const auto* changed = std::get_if<Changed<Development>>(&edit.edit))
                add_days(changed->object, days);
        }
    if (const auto& day = session.loaded->context.phase_date) days.insert(*day);
    return {days.begin(), days.end()};
}

std::string with_phase_day(std::string words, const Session& session) {
    if (const auto& day = session.loaded->context.phase_date)
        words += " · " + fill_in(tr("as of {}"), {date_text(*day)});
    return words;
}

void choose_phase_day(PanelFrame& frame) {
    const Session& session = frame.session();
    const std::vector<std::chrono::year_month_day> days = days_of_change(session);
    if (days.empty()) return;
    std::vector<std::string> words{tr("Whatever the day")};
    for (const std::chrono::year_month_day day : days)
        words.push_back(fill_in(tr("as of {}"), {date_text(day)}));
    const auto& now = session.loaded->context.phase_date;
    const auto found = now ? std::find(days.begin(), days.end(), *now) : days.end();
    int chosen = found == days.end() ? 0 : static_cast<int>(found - days.begin()) + 1;
    if (ui::choice("phase_day", words, chosen, tr("What is planned stands")))
        frame.emit(AppRequest{
            PlansOfDay{chosen == 0 ? std::nullopt
                                   : std::optional(days[static_cast<std::size_t>(chosen) - 1])}});
    ui::text_wrapped(now ? tr("On that day, today's map too: by the dates of each.")
                         : tr("All that a proposal holds stands in it, and nothing of it today."),
                     TextStyle::small, ui::colours().muted);
    ui::gap(4.0F);
}

}  // namespace tk
