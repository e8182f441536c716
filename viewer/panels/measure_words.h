#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viewer/background/measure_work.h"
#include "viewer/session/measure_chain.h"

/// What a chain of problem, measure, expected effect, design and outcome says, in the language that
/// is on.
namespace tk {

/// An interval with its point, and the value of no change.
struct ShownInterval {
    double low = 0.0, point = 0.0, high = 0.0;
    double none = 0.0;
};

/// What stands in one place of the chain.
struct LinkWords {
    std::string head;
    std::vector<std::string> lines;  ///< small, below it
    bool told = true;                ///< false: why there is nothing to tell
    std::optional<ShownInterval> interval = {};

    std::string whole() const;  ///< all of it, a line each
};

/// "Belysning", "Lighting": of a measure's kind as the study writes it.
std::string measure_kind_words(const std::string& kind);
/// "P1 · Personrån i mörker ..."
std::string problem_words(const StudyProblem& problem);
/// Its cause, and what is wrong with its area.
std::string cause_words(const StudyProblem& problem, const AreaFound* area);

/// Kind, who is responsible, from when, cost, proposal.
LinkWords link_of_measure(const StudyMeasure& measure);
/// What evidence lets expect, as change a year with its 80 % interval, source and how sure; or why
/// nothing is expected.
/// @param found null: it is being computed
LinkWords link_of_expectation(const MeasureFound* found);
/// "It is of another kind of place: Welsh 2008": why a published effect is not applied.
std::string not_applied_sentence(const EffectExpectation& row);
/// What is to be followed up, whether it is locked, and which change would be seen.
/// @param follow_up null: the measure has none; @param answer null: it is being computed
LinkWords link_of_design(const StudyFollowUp* follow_up, const FollowUpAnswer* answer);
/// What came of it.
LinkWords link_of_outcome(const StudyFollowUp* follow_up, const FollowUpAnswer* answer);

/// Of a measure or a problem of the study that was asked about, by id; null where it is not there.
const MeasureFound* found_measure(const MeasuresFound* found, const std::string& id);
const AreaFound* found_problem(const MeasuresFound* found, const std::string& id);

}  // namespace tk
