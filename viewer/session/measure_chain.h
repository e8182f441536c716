#pragma once

#include <string>
#include <vector>

#include "layers/study_chain_text.h"

/// A study's problems, measures and follow-ups as one chain: from what was found to what came of
/// what was done about it. Without drawing.
namespace tk {

/// One of them, by its id or name.
struct ChainPick {
    enum class Kind { none, problem, measure, follow_up };
    Kind kind = Kind::none;
    std::string name;

    friend bool operator==(const ChainPick&, const ChainPick&) = default;
};

/// A measure with what it is linked to; pointers into the study, null: none.
struct ChainRow {
    const StudyMeasure* measure = nullptr;  ///< null: a follow-up that no measure has
    const StudyFollowUp* follow_up = nullptr;
    std::size_t index = 0;  ///< of the measure in the study
};

/// A problem and what is done about it.
struct ChainGroup {
    const StudyProblem* problem = nullptr;  ///< null: of measures and follow-ups without one
    std::vector<ChainRow> rows;
};

/// The problems in the study's order, each with its measures in theirs; last what has no problem,
/// where there is such.
std::vector<ChainGroup> measure_chain(const Study& study);

const StudyProblem* problem_called(const Study& study, const std::string& id);
const StudyMeasure* measure_called(const Study& study, const std::string& id);
bool has_pick(const Study& study, const ChainPick& pick);

/// A new entry with a name of its own: "P1", "P2", ..., "A1", "A2", ..., and for a follow-up
/// `words`, `words` 2, ... The first that is free.
StudyProblem next_problem(const Study& study);
/// @param about what is picked: the problem that it is for, or that of the measure
StudyMeasure next_measure(const Study& study, const ChainPick& about);
/// @param words what follow-ups are called in the language that is on
StudyFollowUp next_follow_up(const Study& study, const std::string& words);

/// What adds a follow-up; to the picked measure, where that has none, with its area and its day.
ChainChange adding_follow_up(const Study& study, StudyFollowUp follow_up, const ChainPick& about);

/// What takes out what is picked; empty for what is not there.
ChainChange removal_of(const Study& study, const ChainPick& pick);

/// Whether a change touches the design of a follow-up that is locked: then its lock will tell that
/// it has been changed. Its name is no part of the design.
bool changes_locked_design(const ChainChange& change);

}  // namespace tk
