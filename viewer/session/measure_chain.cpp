#include "viewer/session/measure_chain.h"

#include <algorithm>

#include "layers/read_follow_up.h"

namespace tk {
namespace {

template <class Entry>
const Entry* entry_called_so(const std::vector<Entry>& entries, std::string Entry::*key,
                             const std::string& name) {
    for (const Entry& entry : entries)
        if (!name.empty() && entry.*key == name) return &entry;
    return nullptr;
}

template <class Entry>
std::string first_free_name(const std::vector<Entry>& entries, std::string Entry::*key,
                            const std::string& letter, int first = 1) {
    for (int number = first;; ++number) {
        std::string name = letter + std::to_string(number);
        if (entry_called_so(entries, key, name) == nullptr) return name;
    }
}

bool same_design(StudyFollowUp a, const StudyFollowUp& b) {
    a.name = b.name;
    a.locked = b.locked;
    return a == b;
}

}  // namespace

std::vector<ChainGroup> measure_chain(const Study& study) {
    std::vector<ChainGroup> groups;
    for (const StudyProblem& problem : study.problems) groups.push_back({&problem, {}});
    ChainGroup without;
    for (std::size_t m = 0; m < study.measures.size(); ++m) {
        const StudyMeasure& measure = study.measures[m];
        const auto of = std::find_if(groups.begin(), groups.end(), [&](const ChainGroup& group) {
            return group.problem->id == measure.problem;
        });
        const ChainRow row{&measure, follow_up_called(study, measure.follow_up), m};
        (of == groups.end() ? without : *of).rows.push_back(row);
    }
    for (const StudyFollowUp& follow_up : study.follow_ups)
        if (std::none_of(study.measures.begin(), study.measures.end(),
                         [&](const StudyMeasure& m) { return m.follow_up == follow_up.name; }))
            without.rows.push_back({nullptr, &follow_up, 0});
    if (!without.rows.empty()) groups.push_back(std::move(without));
    return groups;
}

const StudyProblem* problem_called(const Study& study, const std::string& id) {
    return entry_called_so(study.problems, &StudyProblem::id, id);
}

const StudyMeasure* measure_called(const Study& study, const std::string& id) {
    return entry_called_so(study.measures, &StudyMeasure::id, id);
}

bool has_pick(const Study& study, const ChainPick& pick) {
    switch (pick.kind) {
        case ChainPick::Kind::problem: return problem_called(study, pick.name) != nullptr;
        case ChainPick::Kind::measure: return measure_called(study, pick.name) != nullptr;
        case ChainPick::Kind::follow_up: return follow_up_called(study, pick.name) != nullptr;
        case ChainPick::Kind::none: break;
    }
    return false;
}

StudyProblem next_problem(const Study& study) {
    StudyProblem problem;
    problem.id = first_free_name(study.problems, &StudyProblem::id, "P");
    return problem;
}

StudyMeasure next_measure(const Study& study, const ChainPick& about) {
    StudyMeasure measure;
    measure.id = first_free_name(study.measures, &StudyMeasure::id, "A");
    if (about.kind == ChainPick::Kind::problem && has_pick(study, about))
        measure.problem = about.name;
    if (about.kind == ChainPick::Kind::measure)
        if (const StudyMeasure* beside = measure_called(study, about.name))
            measure.problem = beside->problem;
    return measure;
}

StudyFollowUp next_follow_up(const Study& study, const std::string& words) {
    StudyFollowUp follow_up;
    follow_up.name = follow_up_called(study, words) == nullptr
                         ? words
                         : first_free_name(study.follow_ups, &StudyFollowUp::name, words + " ", 2);
    return follow_up;
}

ChainChange adding_follow_up(const Study& study, StudyFollowUp follow_up, const ChainPick& about) {
    ChainChange change;
    const StudyMeasure* measure =
        about.kind == ChainPick::Kind::measure ? measure_called(study, about.name) : nullptr;
    if (measure != nullptr && measure->follow_up.empty()) {
        StudyMeasure linked = *measure;
        linked.follow_up = follow_up.name;
        change.measures.push_back({*measure, std::move(linked)});
        follow_up.date = measure->starts;
        follow_up.treated = measure->area;
    }
    change.follow_ups.push_back({std::nullopt, std::move(follow_up)});
    return change;
}

ChainChange removal_of(const Study& study, const ChainPick& pick) {
    ChainChange change;
    switch (pick.kind) {
        case ChainPick::Kind::problem:
            if (const auto* gone = problem_called(study, pick.name))
                change.problems.push_back({*gone, std::nullopt});
            break;
        case ChainPick::Kind::measure:
            if (const auto* gone = measure_called(study, pick.name))
                change.measures.push_back({*gone, std::nullopt});
            break;
        case ChainPick::Kind::follow_up:
            if (const auto* gone = follow_up_called(study, pick.name))
                change.follow_ups.push_back({*gone, std::nullopt});
            break;
        case ChainPick::Kind::none: break;
    }
    return change;
}

bool changes_locked_design(const ChainChange& change) {
    return std::any_of(change.follow_ups.begin(), change.follow_ups.end(), [](const auto& step) {
        return step.from && step.to && !step.from->locked.empty() &&
               !same_design(*step.from, *step.to);
    });
}

}  // namespace tk
