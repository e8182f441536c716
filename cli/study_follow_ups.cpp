#include "cli/study_follow_ups.h"

#include <utility>

#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "layers/read_follow_up.h"

namespace tk::cli {
namespace {

FollowUpTask task_of(const DesignInStudy& in, const LoadedStudy& loaded) {
    FollowUpTask task;
    task.read = follow_up_request(in.study, in.follow_up, loaded, *loaded.context.progress);
    if (in.follow_up.by_cameras())
        task.treated_cameras = {{"ids", in.follow_up.treated_cameras},
                                {"scenario", in.follow_up.treated_scenario}};
    task.overdispersion = in.follow_up.overdispersion;
    task.monthly = true;
    task.in_study = &in;
    return task;
}

}  // namespace

FollowUpAnswer compute_follow_up(const Study& study, const StudyFollowUp& follow_up,
                                 const LoadedStudy& loaded, bool design_only,
                                 const Context& context) {
    if (const std::string lack = lacking_key(follow_up); !lack.empty())
        throw InputError(utf8(study.file),
                         "the table of follow-up '" + follow_up.name + "' has no " + lack,
                         "write it into the table");
    const DesignInStudy in{study, follow_up, controls_from_areas(loaded.town->areas())};
    FollowUpTask task = task_of(in, loaded);
    task.design_only = design_only;
    return follow_up_from_incidents(task, loaded.context, context);
}

StudyFollowUps compute_follow_ups(const Study& study, const LoadedStudy& loaded,
                                  const Context& context) {
    StudyFollowUps found;
    for (const StudyFollowUp& follow_up : study.follow_ups) {
        const std::string named = "follow-up '" + follow_up.name + "'";
        if (const std::string lack = lacking_key(follow_up); !lack.empty()) {
            found.notes.push_back(named + " is left out: its table has no " + lack);
            continue;
        }
        try {
            FollowUpAnswer answer = compute_follow_up(study, follow_up, loaded, false, context);
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
