#include "engine/follow_up/follow_up_verdict.h"

#include <cmath>
#include <string>

namespace tk {
namespace {

constexpr double significant_rate_p = 1.0 - follow_up_confidence;

std::string rounded_words(double value) {
    return std::to_string(std::llround(value));
}

/// How far below what is to be expected a relative effect means the count to be, in per cent.
double per_cent_fewer(double effect) {
    return (1.0 - 1.0 / effect) * 100.0;
}

/// "31 % fewer", "12 % more", "as many".
std::string fewer_or_more(double effect) {
    const double fewer = per_cent_fewer(effect);
    if (std::llround(fewer) == 0) return "as many";
    return rounded_words(std::abs(fewer)) + (fewer > 0.0 ? " % fewer" : " % more");
}

/// "from 31 % fewer to 12 % more", the better end first.
std::string allowed_range(const ConfidenceInterval& effect) {
    return "from " + fewer_or_more(effect.high) + " to " + fewer_or_more(effect.low);
}

std::string main_sentence(const RelativeEffect& effect) {
    if (conclusion_of(effect) == FollowUpConclusion::not_told_from_chance)
        return "The change cannot be told from chance: against what the control's change lets "
               "expect, the interval allows anything " +
               allowed_range(effect.interval) + " incidents.";
    return "After the measure the treated area has had " + fewer_or_more(effect.estimate) +
           " incidents than the control's change lets expect, which chance alone would rarely "
           "bring: the interval allows anything " +
           allowed_range(effect.interval) + ".";
}

std::string power_sentence(const FollowUpFindings& findings) {
    if (conclusion_of(findings.effect) != FollowUpConclusion::not_told_from_chance) return {};
    return " That is not the same as no effect: with so few incidents a fall by less than " +
           rounded_words(per_cent_fewer(findings.minimum_detectable_effect)) +
           " % would often go unseen.";
}

/// By the difference where there is one with its own control, else by the quotient.
std::string surroundings_sentence(const FollowUpFindings& findings) {
    if (findings.difference.total) {
        const CountDifference& around = *findings.difference.displacement;
        const CountDifference& total = *findings.difference.total;
        const std::string told =
            around.interval.holds(0.0)
                ? " In the surroundings no change is told from chance"
                : (around.estimate > 0.0 ? " The surroundings have had more than their control"
                                         : " The surroundings have had fewer than their control");
        return told + "; together, treated area and surroundings changed by between " +
               rounded_words(total.interval.low) + " and " + rounded_words(total.interval.high) +
               " incidents.";
    }
    if (!findings.quotient) return {};
    const DisplacementQuotient& quotient = *findings.quotient;
    if (quotient.why_none != NoQuotient::none) return {};
    if (!quotient.interval.known())
        return " Whether any moved to the surroundings cannot be told from so few.";
    if (quotient.interval.low > 0.0)
        return " The surroundings have had fewer too: nothing tells of incidents that moved there.";
    if (quotient.interval.high < 0.0)
        return quotient.interval.high < -1.0
                   ? " The surroundings have had more, and more than the treated area had fewer."
                   : " The surroundings have had more: some may have moved there.";
    return " In the surroundings neither displacement nor a benefit is told from chance.";
}

std::string doubt_sentences(const VerdictDoubts& doubts) {
    std::string text;
    if (doubts.places_are_lost)
        text +=
            " But the share of rows without a place jumps at the date: the register may have "
            "changed, not the place.";
    if (doubts.seasons_differ)
        text +=
            " Before and after lie in different parts of the year, which only the control makes "
            "up for.";
    if (doubts.disagreeing_choices > 0)
        text += " Of " + std::to_string(doubts.other_choices) +
                " other choices of control or period " +
                std::to_string(doubts.disagreeing_choices) +
                (doubts.disagreeing_choices == 1 ? " leads" : " lead") +
                " to another conclusion: see the sensitivity.";
    return text;
}

}  // namespace

FollowUpConclusion conclusion_of(const RelativeEffect& effect) {
    if (effect.interval.low > 1.0) return FollowUpConclusion::fewer;
    if (effect.interval.high < 1.0) return FollowUpConclusion::more;
    return FollowUpConclusion::not_told_from_chance;
}

std::string verdict_of(const FollowUpFindings& findings, const VerdictDoubts& doubts) {
    const std::string cause =
        conclusion_of(findings.effect) == FollowUpConclusion::not_told_from_chance
            ? ""
            : " Whether the measure is the reason, the counts do not say.";
    return main_sentence(findings.effect) + power_sentence(findings) +
           surroundings_sentence(findings) + doubt_sentences(doubts) + cause;
}

std::string verdict_of_rates(const RateComparison& rates) {
    const std::string chance = rates.p < 0.01
                                   ? "in fewer than 1 of 100 cases"
                                   : "in about " + rounded_words(rates.p * 100.0) + " of 100 cases";
    const std::string difference =
        rates.statistic == 0.0
            ? "The two rates are the same."
            : (rates.p < significant_rate_p
                   ? "The first rate is " +
                         std::string(rates.difference > 0.0 ? "higher" : "lower") +
                         " than the second, by more than chance explains well: "
                   : "The two rates cannot be told apart: ") +
                  "were they the same, counts would differ as much " + chance + ".";
    return difference +
           " Nothing stands beside them as a control: what else changed is in them too.";
}

}  // namespace tk
