#include "cli/evaluate_study.h"

#include <utility>

#include "cli/follow_up_design.h"
#include "cli/platform.h"
#include "cli/reading.h"
#include "cli/study_follow_ups.h"
#include "engine/core/input_error.h"
#include "layers/load_study.h"
#include "layers/output_file.h"
#include "layers/provenance.h"
#include "layers/study_file.h"

namespace tk::cli {
namespace {

const StudyFollowUp& asked_for(const Study& study, const StudyQuestion& question) {
    if (const StudyFollowUp* found = follow_up_called(study, question.follow_up)) return *found;
    if (question.follow_up.empty() && study.follow_ups.size() == 1) return study.follow_ups.front();
    std::string names;
    for (const StudyFollowUp& one : study.follow_ups)
        names += (names.empty() ? "'" : ", '") + one.name + "'";
    throw InputError(
        utf8(study.file),
        question.follow_up.empty() ? "there is not one follow-up alone"
                                   : "there is no follow-up '" + question.follow_up + "'",
        names.empty() ? "write one into it as [[follow_up]]" : "give --follow-up one of " + names);
}

std::string fixed_words(const StudyFollowUp& design) {
    return "Fixed by its lock: treated area, control, surroundings and their shapes, the date, " +
           std::to_string(design.before_days) + " days before, " +
           std::to_string(design.after_days) + " after, categories and overdispersion.";
}

/// Locks what has just been read and told.
void lock_design(const StudyQuestion& question, const StudyFollowUp& design,
                 const FollowUpAnswer& answer, Outcome& outcome) {
    const StudyWithLock locked = lock_follow_up(
        path_from_utf8(question.study), {design.name, answer.digest, today(), question.lock_anew});
    const StudyFollowUp& now = *follow_up_called(locked.study, design.name);
    const DesignLock lock = design_lock(now, answer.digest);
    outcome.result["design"] = design_as_json(lock);
    outcome.parameters["design"] = design_word(lock.state);
    outcome.output = question.study;
    outcome.notes.push_back(fixed_words(now));
    if (!locked.text_kept)
        outcome.notes.push_back(
            "the study's file had to be written anew: its comments are in the former text, kept "
            "as .bak");
    outcome.text += design_sentence(lock, true) + "\n";
}

}  // namespace

Outcome evaluate_study(const StudyQuestion& question, const Context& context) {
    context.begin_part("read");
    const Study study = read_study(path_from_utf8(question.study));
    const StudyFollowUp& design = asked_for(study, question);
    if (question.lock && !question.lock_anew && !design.locked.empty())
        throw InputError(question.study, "follow-up '" + design.name + "' is locked already",
                         "give --lock-anew if its design has been changed on purpose");
    LoadOptions options;
    options.without_unreadable_scenarios = true;
    const LoadedStudy loaded = load_study(study, options, context.progress);
    FollowUpAnswer answer = compute_follow_up(study, design, loaded, question.lock, context);
    Outcome outcome;
    outcome.notes = loaded.notes;
    for (std::string& note : answer.notes) outcome.notes.push_back(std::move(note));
    outcome.parameters = std::move(answer.parameters);
    outcome.parameters["form"] = "study";
    outcome.parameters["study"] = source_name(question.study);
    outcome.parameters["follow_up"] = design.name;
    StudyFilter filter;
    filter.categories = design.categories;
    outcome.parameters["filter"] = filter_as_json(filter, study.layer("incidents")->where);
    outcome.result = std::move(answer.result);
    outcome.text = "follow-up '" + design.name + "'\n\n" + answer.text;
    outcome.input = answer.input;
    if (question.lock) lock_design(question, design, answer, outcome);
    return outcome;
}

}  // namespace tk::cli
