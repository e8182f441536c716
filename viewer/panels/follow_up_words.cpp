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

std::string surroundings_words(const FollowUpAnswer& answer) {
    if (!answer.by_area.displacement) return {};
    const auto& quotient = answer.findings.quotient;
    if (!quotient || std::isnan(quotient->quotient))
        return tr(
            "Whether anything moved to the surroundings cannot be said: the area itself did "
            "not get better than the one that it is compared with.");
    if (!quotient->interval.known() || quotient->interval.holds(0.0))
        return tr("Whether anything moved to the surroundings cannot be told from chance.");
    if (quotient->quotient > 0.0) return tr("The surroundings got better too.");
    return quotient->quotient < -1.0
               ? tr("More moved to the surroundings than was prevented.")
               : tr("Some moved to the surroundings, but less than was prevented.");
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
    const double seen = answer.findings.minimum_detectable_effect;
    if (std::isfinite(seen))
        add(fill_in(tr("With numbers as small as these a change of less than {} is seldom seen."),
                    {number_text(std::round(std::abs(percent_of_expected(seen))), 0) + "\u00A0%"}));
    add(surroundings_words(answer));
    if (answer.doubts.disagreeing_choices > 0)
        add(fill_in(tr("{} of {} other choices of comparison or time lead to another conclusion."),
                    {number_text(static_cast<long long>(answer.doubts.disagreeing_choices)),
                     number_text(static_cast<long long>(answer.doubts.other_choices))}));
    if (answer.doubts.seasons_differ) add(tr("The periods lie in different parts of the year."));
    if (answer.overdispersion_is_assumed)
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
