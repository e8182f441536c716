#include "cli/study_follow_ups.h"

#include <utility>

#include "cli/follow_up_from_incidents.h"
#include "engine/core/input_error.h"

namespace tk::cli {
namespace {

/// What a table must say before it can be computed; empty when it says it.
std::string what_lacks(const StudyFollowUp& follow_up) {
    if (follow_up.treated.empty()) return "treated";
    if (follow_up.control.empty()) return "control";
    return follow_up.date ? "" : "date";
}

FollowUpTask task_of(const Study& study, const StudyFollowUp& follow_up) {
    FollowUpTask task;
    task.incidents = *study.layer("incidents");
    task.filter.categories = follow_up.categories;
    task.treated = follow_up.treated;
    task.control = follow_up.control;
    task.buffer = {follow_up.buffer.empty() ? follow_up.buffer_m : 0.0, follow_up.buffer};
    task.control_buffer = {0.0, follow_up.control_buffer};
    task.date = *follow_up.date;
    task.before_days = follow_up.before_days;
    task.after_days = follow_up.after_days;
    task.overdispersion = follow_up.overdispersion;
    task.monthly = true;
    return task;
}

}  // namespace

StudyFollowUps compute_follow_ups(const Study& study, const LoadedStudy& loaded,
                                  const Context& context) {
    StudyFollowUps found;
    for (const StudyFollowUp& follow_up : study.follow_ups) {
        const std::string named = "follow-up '" + follow_up.name + "'";
        if (const std::string lack = what_lacks(follow_up); !lack.empty()) {
            found.notes.push_back(named + " is left out: its table has no " + lack);
            continue;
        }
        try {
            FollowUpAnswer answer =
                follow_up_from_incidents(task_of(study, follow_up), loaded.context, context);
            found.text += "\n" + named + "\n\n" + answer.text;
            found.list.push_back({{"name", follow_up.name},
                                  {"parameters", std::move(answer.parameters)},
                                  {"result", std::move(answer.result)},
                                  {"notes", answer.notes}});
        } catch (const InputError& error) {
            found.notes.push_back(named + " is left out: " + error.what());
        }
    }
    return found;
}

}  // namespace tk::cli
