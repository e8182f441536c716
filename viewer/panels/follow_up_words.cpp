#include "viewer/panels/follow_up_words.h"

#include <cmath>

#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

std::string day_words(std::chrono::local_days day) {
    return date_text(std::chrono::year_month_day(day));
}

/// As the engine's verdict has it.
std::string surroundings_words(const FollowUpFindings& findings) {
    if (findings.difference.total) {
        const CountDifference& around = *findings.difference.displacement;
        const CountDifference& total = *findings.difference.total;
        const char* told =
            around.interval.holds(0.0) ? tr("In the surroundings no change is told from chance")
            : around.estimate > 0.0    ? tr("The surroundings have had more than their comparison")
                                    : tr("The surroundings have had fewer than their comparison");
        return fill_in(tr("{}; together with the area of the measure they changed by {} to {} "
                          "incidents."),
                       {told, change_text(std::round(total.interval.low)),
                        change_text(std::round(total.interval.high))});
    }
    if (!findings.quotient || findings.quotient->why_none != NoQuotient::none) return {};
    const ConfidenceInterval& interval = findings.quotient->interval;
    if (!interval.known())
        return tr("Whether any moved to the surroundings cannot be told from so few.");
    if (interval.low > 0.0)
        return tr(
            "The surroundings have had fewer too: nothing tells of incidents that moved "
            "there.");
    if (interval.high < -1.0)
        return tr("The surroundings have had more, and more than the area had fewer.");
    if (interval.high < 0.0)
        return tr("The surroundings have had more: some may have moved there.");
    return tr("In the surroundings neither displacement nor a benefit is told from chance.");
}

std::string gap_words(const RegisterGap& gap) {
    const std::string days = number_text(static_cast<long long>(gap.silent.count()));
    const bool before = gap.period == FollowUpPeriod::before;
    const char* words =
        gap.at_begin
            ? (before ? tr("The period before begins on {}, the incidents only on {}: {} days "
                           "without any may make its counts too small.")
                      : tr("The period after begins on {}, the incidents only on {}: {} days "
                           "without any may make its counts too small."))
            : (before ? tr("The period before ends on {}, the incidents already on {}: {} days "
                           "without any may make its counts too small.")
                      : tr("The period after ends on {}, the incidents already on {}: {} days "
                           "without any may make its counts too small."));
    return fill_in(words, {day_words(gap.edge), day_words(gap.incident), days});
}

/// What had no place that can be used, and where the register is silent.
void add_register_words(const FollowUpAnswer& answer, std::vector<std::string>& all) {
    for (const RegisterGap& gap : answer.gaps) all.push_back(gap_words(gap));
    if (answer.left_out > 0)
        all.push_back(fill_in(tr("{} rows without a place or a time are left out."),
                              {number_text(static_cast<long long>(answer.left_out))}));
}

std::string assumed_words(const ChosenOverdispersion& chosen) {
    if (chosen.from != ChosenOverdispersion::From::assumed) return {};
    return tr(
        "The months are too few to tell how much such numbers vary: twice as much as by "
        "chance alone is assumed.");
}

std::string changed_words(const DesignLock& lock, const std::string& day) {
    if (lock.table_changed && lock.areas_changed)
        return fill_in(tr("The design was locked on {}; its table and its areas have been changed "
                          "since."),
                       {day});
    return fill_in(lock.areas_changed
                       ? tr("The design was locked on {}; its areas have been changed since.")
                       : tr("The design was locked on {}; its table has been changed since."),
                   {day});
}

std::string period_value_words(const std::string& value) {
    if (value == "half the days") return tr("Half the time");
    if (value == "one whole year") return tr("One whole year");
    if (value == "twice the days before") return tr("Twice the time before");
    if (value == "the first four weeks after left out") return tr("First four weeks left out");
    const std::size_t end = value.find(" whole years");
    if (end != std::string::npos) return fill_in(tr("{} whole years"), {value.substr(0, end)});
    return value;
}

}  // namespace

double percent_of_expected(double relative_effect) {
    return (1.0 / relative_effect - 1.0) * 100.0;
}

std::string signed_percent(double percent) {
    if (!std::isfinite(percent)) return "–";
    return change_text(std::round(percent)) + "\u00A0%";
}

std::string verdict_words(const FollowUpFindings& findings) {
    const RelativeEffect& effect = findings.effect;
    const std::string low = signed_percent(percent_of_expected(effect.interval.high));
    const std::string high = signed_percent(percent_of_expected(effect.interval.low));
    switch (conclusion_of(effect)) {
        case FollowUpConclusion::fewer:
            return fill_in(tr("Fewer incidents than the comparison lets expect: {}, and with 95 % "
                              "confidence between {} and {}."),
                           {signed_percent(effect.percent_change()), low, high});
        case FollowUpConclusion::more:
            return fill_in(tr("More incidents than the comparison lets expect: {}, and with 95 % "
                              "confidence between {} and {}."),
                           {signed_percent(effect.percent_change()), low, high});
        case FollowUpConclusion::not_told_from_chance: break;
    }
    return fill_in(tr("No change is told from chance: all from {} to {} agrees with the numbers."),
                   {low, high});
}

std::vector<std::string> doubt_words(const FollowUpAnswer& answer) {
    std::vector<std::string> all;
    const auto add = [&all](std::string words) {
        if (!words.empty()) all.push_back(std::move(words));
    };
    const double seen = answer.found.findings.minimum_detectable_effect;
    if (std::isfinite(seen))
        add(fill_in(tr("With numbers as small as these a change of less than {} is seldom seen."),
                    {number_text(std::round(std::abs(percent_of_expected(seen))), 0) + "\u00A0%"}));
    add(surroundings_words(answer.found.findings));
    if (answer.found.doubts.disagreeing_choices > 0)
        add(fill_in(tr("{} of {} other choices of comparison or time lead to another conclusion."),
                    {number_text(static_cast<long long>(answer.found.doubts.disagreeing_choices)),
                     number_text(static_cast<long long>(answer.found.doubts.other_choices))}));
    if (answer.found.doubts.seasons_differ)
        add(tr("The periods lie in different parts of the year."));
    if (answer.placed.alarm)
        add(fill_in(
            tr("Of all rows {} have no place before and {} after: rows that lose their "
               "place look like an effect."),
            {share_text(answer.placed.unplaced_before), share_text(answer.placed.unplaced_after)}));
    add_register_words(answer, all);
    add(assumed_words(answer.found.overdispersion));
    add(
        tr("Reported incidents, before and after. Whether the measure is the reason, the numbers "
           "do not say."));
    return all;
}

std::string lock_words(const DesignLock& lock, bool still_to_come) {
    const std::string day = lock.locked_on ? date_text(*lock.locked_on) : std::string();
    switch (lock.state) {
        case DesignLock::State::before_measure:
            return fill_in(tr("The design was fixed on {}, before the measure."), {day});
        case DesignLock::State::after_measure:
            return fill_in(tr("The design was chosen after the measure: it was fixed on {}."),
                           {day});
        case DesignLock::State::changed: return changed_words(lock, day);
        case DesignLock::State::unreadable:
            return tr("What the design's lock says cannot be read: it counts as not locked.");
        case DesignLock::State::not_locked: break;
    }
    return still_to_come ? tr("The design is not locked yet.")
                         : tr("The design was chosen after the measure, or cannot be shown to have "
                              "been chosen before: it was not locked.");
}

std::vector<std::string> outlook_words(const FollowUpAnswer& answer) {
    const FollowUpOutlook& outlook = answer.outlook;
    std::vector<std::string> all;
    const int known = static_cast<int>((outlook.known_to - outlook.known_from).count());
    if (known < outlook.periods.before_days())
        all.push_back(
            fill_in(tr("Counted on {} of the {} days before, and reckoned for all of them."),
                    {number_text(static_cast<long long>(known)),
                     number_text(static_cast<long long>(outlook.periods.before_days()))}));
    if (outlook.counted.treated.before == 0.0)
        all.emplace_back(tr("There is no incident in the area of the measure before it."));
    add_register_words(answer, all);
    if (std::string assumed = assumed_words(outlook.overdispersion); !assumed.empty())
        all.push_back(std::move(assumed));
    all.emplace_back(
        tr("Reckoned as if there came as many a day as before. Nothing after the date is looked "
           "at."));
    return all;
}

std::string suggestion_words(const ControlSuggestion& match) {
    return fill_in(
        tr("level {} · placebo effect {} · {}"),
        {short_number_text(match.level_ratio),
         signed_percent(percent_of_expected(match.placebo_effect)), length_text(match.distance_m)});
}

std::string period_words(const FollowUpPeriods& periods) {
    const auto span = [](std::chrono::local_days from, std::chrono::local_days to) {
        return day_words(from) + " – " + day_words(to - std::chrono::days{1});
    };
    return fill_in(tr("{} against {}"), {span(periods.before_from, periods.before_to),
                                         span(periods.after_from, periods.after_to)});
}

std::string choice_words(const SensitivityRow& row) {
    switch (row.choice) {
        case DesignChoice::buffer: return fill_in(tr("Surroundings {}"), {row.value});
        case DesignChoice::control:
            return row.value == "all other places" ? tr("Against all other places")
                                                   : fill_in(tr("Against {}"), {row.value});
        case DesignChoice::period: return period_value_words(row.value);
    }
    return {};
}

}  // namespace tk
