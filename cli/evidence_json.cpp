#include "cli/evidence_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/follow_up_json.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"

namespace tk::cli {
namespace {

std::string reason_of(NotApplied why) {
    switch (why) {
        case NotApplied::applied: break;
        case NotApplied::not_transferable: return "it is of something else than such a measure";
        case NotApplied::other_setting: return "it is of another setting than the measure's";
        case NotApplied::other_crime: return "it is of other crime than is counted";
        case NotApplied::crime_type_unknown:
            return "a category that is counted cannot be told to be property crime or violence";
        case NotApplied::total_is_not_violence:
            return "it is of all crime, which says nothing of violence";
        case NotApplied::not_significant: return "its source cannot tell it from chance";
        case NotApplied::none_detected: return "its source has found no effect";
        case NotApplied::setting_has_its_own:
            return "the same source has a figure of its own for this setting or crime";
        case NotApplied::no_size: return "its source gives no number";
        case NotApplied::no_standard_error: return "nothing tells how uncertain its number is";
        case NotApplied::dark_hours_unknown:
            return "it is of the dark hours, and how many came then is not known";
    }
    return {};
}

Json row_as_json(const PublishedEffect& effect) {
    return {{"source", effect.source}, {"crime", effect.crime}, {"setting", effect.setting}};
}

Json relative_effect_of(const PublishedEffect& effect) {
    return {{"estimate", std::exp(*effect.log_effect)},
            {"interval", interval_as_json(effect.interval())}};
}

Json expected_as_json(const PublishedEffect& effect, const ExpectedEffect& expected) {
    Json row = row_as_json(effect);
    row["sureness"] = effect.sureness;
    row["approximate"] = effect.approximate;
    row["relative_effect"] = relative_effect_of(effect);
    row["expected_without"] = expected.expected_without;
    row["fewer"] = expected.expected_fewer;
    row["interval_50"] = interval_as_json(expected.fewer_50);
    row["interval_80"] = interval_as_json(expected.fewer_80);
    row["interval_95"] = interval_as_json(expected.fewer_95);
    row["probability_fewer"] = expected.probability_fewer;
    row["probability_one_a_year"] = expected.probability_one_a_year_fewer;
    row["note"] = effect.note;
    return row;
}

std::string range_of(const ConfidenceInterval& interval) {
    return fmt::format("{:.0f} to {:.0f}", interval.low, interval.high);
}

}  // namespace

void put_expectation(const MeasureExpectation& found, Json& result) {
    result["expected"] = Json::array();
    result["not_applied"] = Json::array();
    for (const EffectExpectation& row : found.effects) {
        if (row.expected) {
            result["expected"].push_back(expected_as_json(row.effect, *row.expected));
            continue;
        }
        Json left_out = row_as_json(row.effect);
        left_out["reason"] = reason_of(row.not_applied);
        result["not_applied"].push_back(std::move(left_out));
    }
}

std::string why_nothing_is_expected(const MeasureExpectation& found) {
    switch (found.why_none) {
        case NoExpectation::none: break;
        case NoExpectation::no_evidence:
            return "the table has no evidence of such a measure (" + found.kind +
                   "): nothing is expected of it, and a follow-up can still tell what came of it";
        case NoExpectation::none_applies:
            return "no published effect applies to what is counted here";
        case NoExpectation::nothing_before:
            return "there are no incidents before it: none can become fewer";
    }
    return {};
}

std::string expectation_table(const MeasureExpectation& found) {
    std::string text;
    std::vector<std::vector<std::string>> rows{
        {"published effect", "without it", "fewer", "50 %", "80 %", "95 %", "any fewer"}};
    for (const EffectExpectation& row : found.effects) {
        if (!row.expected) continue;
        const ExpectedEffect& expected = *row.expected;
        rows.push_back({row.effect.source + " (" + row.effect.sureness + ")",
                        fmt::format("{:.1f}", expected.expected_without),
                        fmt::format("{:.1f}", expected.expected_fewer), range_of(expected.fewer_50),
                        range_of(expected.fewer_80), range_of(expected.fewer_95),
                        percent(expected.probability_fewer)});
    }
    if (rows.size() > 1) text += text_table(rows);
    for (const EffectExpectation& row : found.effects)
        if (!row.expected)
            text += "not applied: " + row.effect.source + ", " + row.effect.crime + ", " +
                    row.effect.setting + ": " + reason_of(row.not_applied) + "\n";
    if (const std::string why = why_nothing_is_expected(found); !why.empty()) text += why + "\n";
    return text;
}

void note_expectation(const MeasureExpectation& found, std::vector<std::string>& notes) {
    if (!found.any_expected()) return;
    notes.emplace_back(
        "expected numbers are evidence, published elsewhere: fewer is what is expected without the "
        "measure less the count to come, so that its intervals hold chance too, and below 0 means "
        "more; several sources stand beside one another and are not added or multiplied");
    const bool any_approximate = std::any_of(
        found.effects.begin(), found.effects.end(),
        [](const EffectExpectation& row) { return row.expected && row.effect.approximate; });
    if (any_approximate)
        notes.emplace_back(
            "approximate: a source that only says that it is significant at 5 % gets the largest "
            "standard error that allows it");
    const bool spread_is_assumed =
        std::any_of(found.effects.begin(), found.effects.end(), [](const EffectExpectation& row) {
            return row.expected && !row.effect.between_studies_sd;
        });
    if (spread_is_assumed)
        notes.push_back("where a source does not say how much effects differ between places, " +
                        plain_number(usual_between_studies_sd) +
                        " of the logarithm is taken, a judgement");
}

}  // namespace tk::cli
