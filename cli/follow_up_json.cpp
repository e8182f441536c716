#include "cli/follow_up_json.h"

#include <fmt/format.h>

#include <optional>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"

namespace tk::cli {
namespace {

void put_counts(const std::string& area, const std::optional<BeforeAfter>& counts, Json& into) {
    into[area + "_before"] = counts ? Json(counts->before) : Json(nullptr);
    into[area + "_after"] = counts ? Json(counts->after) : Json(nullptr);
}

Json difference_as_json(const CountDifference& difference) {
    return {{"estimate", difference.estimate},
            {"standard_error", difference.standard_error},
            {"interval", interval_as_json(difference.interval)},
            {"variance", difference.variance},
            {"z", difference.z},
            {"p", difference.p}};
}

Json difference_or_null(const std::optional<CountDifference>& difference) {
    return difference ? difference_as_json(*difference) : Json(nullptr);
}

std::string with_range(double estimate, const ConfidenceInterval& interval) {
    if (!interval.known()) return fmt::format("{:.3g}", estimate);
    return fmt::format("{:.3g} ({:.3g} to {:.3g})", estimate, interval.low, interval.high);
}

std::string plain_quotient(const DisplacementQuotient& quotient) {
    if (quotient.why_none != NoQuotient::none) return "-";
    return with_range(quotient.quotient, quotient.interval) +
           (quotient.interval.known() ? "" : " (no interval)");
}

std::string choice_word(DesignChoice choice) {
    switch (choice) {
        case DesignChoice::buffer: return "buffer";
        case DesignChoice::period: return "period";
        case DesignChoice::control: break;
    }
    return "control";
}

Json quotient_or_null(const FollowUpFindings& findings) {
    return findings.quotient ? number_or_null(findings.quotient->quotient) : Json(nullptr);
}

Json differences_as_json(const DisplacementDifference& found) {
    return {{"local", difference_as_json(found.local)},
            {"displacement", difference_or_null(found.displacement)},
            {"total", difference_or_null(found.total)}};
}

}  // namespace

Json interval_as_json(const ConfidenceInterval& interval) {
    if (!interval.known()) return nullptr;
    return {number_or_null(interval.low), number_or_null(interval.high)};
}

Json relative_effect_as_json(const RelativeEffect& effect) {
    return {{"estimate", effect.estimate},
            {"interval", interval_as_json(effect.interval)},
            {"p", effect.p},
            {"log_estimate", effect.log_estimate},
            {"standard_error", effect.standard_error},
            {"percent_change", effect.percent_change()}};
}

Json counts_as_json(const AreaCounts& counts) {
    Json json = Json::object();
    put_counts("treated", counts.treated, json);
    put_counts("control", counts.control, json);
    put_counts("displacement", counts.displacement, json);
    put_counts("control_displacement", counts.control_displacement, json);
    return json;
}

Json empty_evaluation() {
    return {{"counts", nullptr},
            {"rate_comparison", nullptr},
            {"relative_effect", nullptr},
            {"weighted_displacement_quotient", nullptr},
            {"weighted_displacement_quotient_interval", nullptr},
            {"weighted_displacement_difference", nullptr},
            {"net_effects", nullptr},
            {"minimum_detectable_effect", nullptr},
            {"verdict", nullptr},
            {"overdispersion", nullptr},
            {"sensitivity", Json::array()},
            {"series", nullptr},
            {"difference_in_differences", nullptr},
            {"interrupted_time_series", nullptr},
            {"regression_to_mean", nullptr},
            {"placed_share", nullptr},
            {"control_suggestions", nullptr},
            {"expected", nullptr},
            {"not_applied", nullptr},
            {"design", nullptr},
            {"outlook", nullptr}};
}

void put_findings(const AreaCounts& counts, const FollowUpFindings& findings, Json& result) {
    result["counts"] = counts_as_json(counts);
    result["rate_comparison"] = {{"p", findings.treated_alone.p},
                                 {"ratio", number_or_null(findings.treated_alone.ratio)},
                                 {"of", "treated area, before against after"}};
    result["relative_effect"] = relative_effect_as_json(findings.effect);
    result["weighted_displacement_quotient"] = quotient_or_null(findings);
    result["weighted_displacement_quotient_interval"] =
        findings.quotient ? interval_as_json(findings.quotient->interval) : Json(nullptr);
    result["weighted_displacement_difference"] = differences_as_json(findings.difference);
    if (findings.net)
        result["net_effects"] = {{"gross", number_or_null(findings.net->gross)},
                                 {"net", number_or_null(findings.net->net)},
                                 {"total_net", number_or_null(findings.net->total_net)}};
    result["minimum_detectable_effect"] = findings.minimum_detectable_effect;
}

Json sensitivity_as_json(const std::vector<SensitivityRow>& rows, const AreaWeights& weights) {
    Json list = Json::array();
    for (const SensitivityRow& row : rows)
        list.push_back(
            {{"choice", choice_word(row.choice)},
             {"value", row.value},
             {"counts", counts_as_json(row.counts)},
             {"relative_effect", relative_effect_as_json(row.findings.effect)},
             {"weighted_displacement_quotient", quotient_or_null(row.findings)},
             {"weighted_displacement_difference", levels_are_alike(row.counts, weights)
                                                      ? differences_as_json(row.findings.difference)
                                                      : Json(nullptr)}});
    return list;
}

void note_findings(const FollowUpQuestion& question, const FollowUpFindings& findings,
                   std::vector<std::string>& notes) {
    const AreaCounts& counts = question.counts;
    if (findings.effect.half_is_added)
        notes.push_back("a count is 0: 0.5 is added to all four counts of the relative effect");
    if (!counts.displacement)
        notes.push_back(
            "the displacement quotient and the difference's displacement and total are null: "
            "there is no displacement area");
    else if (!counts.control_displacement)
        notes.push_back(
            "the difference's displacement and total are null: they need the control's "
            "displacement area too");
    if (findings.quotient) {
        const DisplacementQuotient& quotient = *findings.quotient;
        if (quotient.why_none == NoQuotient::control_count_is_zero)
            notes.push_back(
                "the displacement quotient is null: the control has a count of 0, which is "
                "divided by");
        else if (quotient.why_none == NoQuotient::treated_did_not_improve)
            notes.push_back(
                "the displacement quotient is null: the treated area did not improve against its "
                "control, so that nothing could have moved");
        else if (!quotient.interval.known())
            notes.push_back("the displacement quotient has no interval: in " +
                            percent(quotient.draws_without) +
                            " of the draws there is no improvement to divide by");
    }
    if (!levels_are_alike(counts, question.weights))
        notes.push_back(
            "treated area and control differ by more than a factor of two in their incidents "
            "before: the difference takes for granted that both would have changed by as many; "
            "rather read the relative effect, or give --area-weights");
    notes.push_back(
        "the relative effect is above 1 when the treated area did better than its control; its "
        "interval is widened by overdispersion, the difference's is not (counts as Poisson, "
        "Wheeler and Ratcliffe 2018)");
    notes.push_back(
        "the rate comparison is of the treated area by itself, before against after, without its "
        "control");
    notes.push_back("reported events only; how much is reported differs between places and years");
}

std::string findings_table(const AreaCounts& counts, const FollowUpFindings& findings) {
    std::vector<std::vector<std::string>> rows{{"counts", "before", "after"}};
    const auto add = [&](const char* area, const std::optional<BeforeAfter>& of) {
        if (of) rows.push_back({area, plain_number(of->before), plain_number(of->after)});
    };
    add("treated", counts.treated);
    add("control", counts.control);
    add("displacement area", counts.displacement);
    add("control's displacement area", counts.control_displacement);
    std::vector<std::vector<std::string>> found{{"measure", "estimate (95 % interval)", "p"}};
    const auto tell = [&](const char* what, double value, const ConfidenceInterval& interval,
                          double p) {
        found.push_back({what, with_range(value, interval), fmt::format("{:.2g}", p)});
    };
    tell("relative effect", findings.effect.estimate, findings.effect.interval, findings.effect.p);
    const auto tell_difference = [&](const char* what,
                                     const std::optional<CountDifference>& difference) {
        if (difference) tell(what, difference->estimate, difference->interval, difference->p);
    };
    tell_difference("difference (WDD)", findings.difference.local);
    tell_difference("  of the surroundings", findings.difference.displacement);
    tell_difference("  together", findings.difference.total);
    if (findings.quotient)
        found.push_back({"displacement quotient (WDQ)", plain_quotient(*findings.quotient), ""});
    found.push_back(
        {"would be seen in 4 of 5", fmt::format("{:.3g}", findings.minimum_detectable_effect), ""});
    found.push_back({"treated area alone", "", fmt::format("{:.2g}", findings.treated_alone.p)});
    return text_table(rows) + "\n" + text_table(found);
}

std::string sensitivity_table(const std::vector<SensitivityRow>& rows, const AreaWeights& weights) {
    if (rows.empty()) return {};
    std::vector<std::vector<std::string>> table{
        {"had the choice been", "relative effect", "difference (WDD)", "together", "WDQ"}};
    for (const SensitivityRow& row : rows) {
        const DisplacementDifference& found = row.findings.difference;
        const bool alike = levels_are_alike(row.counts, weights);
        table.push_back(
            {choice_word(row.choice) + ": " + row.value,
             with_range(row.findings.effect.estimate, row.findings.effect.interval),
             alike ? with_range(found.local.estimate, found.local.interval) : "-",
             alike && found.total ? with_range(found.total->estimate, found.total->interval) : "-",
             row.findings.quotient ? plain_quotient(*row.findings.quotient) : "-"});
    }
    return text_table(table);
}

}  // namespace tk::cli
