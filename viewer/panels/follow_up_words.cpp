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
    if (answer.left_out > 0)
        add(fill_in(tr("{} rows without a place or a time are left out."),
                    {number_text(static_cast<long long>(answer.left_out))}));
    if (answer.found.overdispersion.from == ChosenOverdispersion::From::assumed)
        add(
            tr("The months are too few to tell how much such numbers vary: twice as much as by "
               "chance alone is assumed."));
    add(
        tr("Reported incidents, before and after. Whether the measure is the reason, the numbers "
           "do not say."));
    return all;
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
