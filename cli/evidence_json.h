#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/follow_up/measure_expectation.h"

/// What published effects let expect of a measure, as it stands in results, and for people.
namespace tk::cli {

/// Sets `expected`, a row each published effect that is applied, and `not_applied`, one each other
/// about such a measure, with its reason in words.
void put_expectation(const MeasureExpectation& found, Json& result);

/// Why nothing is expected, in words; empty where something is.
std::string why_nothing_is_expected(const MeasureExpectation& found);

/// What is expected and what is not applied, below `title`.
std::string expectation_table(const MeasureExpectation& found);

/// Says on what the numbers rest. Nothing where nothing is expected.
void note_expectation(const MeasureExpectation& found, std::vector<std::string>& notes);

}  // namespace tk::cli
