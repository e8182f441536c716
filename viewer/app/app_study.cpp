// Opening, closing and saving: nothing unsaved is lost without being asked for.
#include "layers/output_file.h"
#include "viewer/app/app.h"
#include "viewer/panels/dialogs.h"
#include "viewer/text/local_clock.h"
#include "viewer/text/translation.h"

namespace tk {

bool App::may_leave(const AppRequest& request) {
    const bool unsaved = bench_.session().loaded != nullptr && bench_.session().unsaved() &&
                         *bench_.session().document != *bench_.session().saved;
    if (!unsaved || panels_.discard_unsaved) return true;
    panels_.after_unsaved = request;
    panels_.dialog_memory.reset();
    panels_.dialog = "unsaved";
    return false;
}

void App::handle_study(const AppRequest& request) {
    if (std::holds_alternative<SavePlans>(request)) {
        // A plan that could not be written stays unsaved, and what waited for it asks again.
        bench_.save_plans();
        return;
    }
    if (const auto* lock = std::get_if<LockDesign>(&request)) {
        bench_.lock_design(*lock, local_day(std::chrono::system_clock::now()));
        return;
    }
    if (std::holds_alternative<RestoreWork>(request)) return bench_.restore_work();
    if (std::holds_alternative<DiscardWork>(request)) return bench_.discard_work();
    if (!may_leave(request)) return;
    if (std::holds_alternative<Quit>(request) && is_exporting(panels_)) {
        bench_.tell(Message::Kind::caution,
                    tr("A file is still being written. Wait for it, or cancel "
                       "the export, before you quit."));
        if (panels_.dialog != "export") panels_.dialog_memory.reset();
        panels_.dialog = "export";
        return;
    }
    panels_.discard_unsaved = false;
    panels_.after_unsaved.reset();
    if (const auto* open = std::get_if<OpenStudy>(&request)) {
        take_remembered_hour(open->file);
        bench_.open_study(open->file, options_.phase_day);
        options_.phase_day.reset();
    } else if (const auto* plans = std::get_if<PlansOfDay>(&request)) {
        if (bench_.session().study != nullptr)
            bench_.open_study(bench_.session().study->file, plans->day);
    } else if (std::holds_alternative<ReloadStudy>(request)) {
        bench_.reload_study();
    } else if (std::holds_alternative<CloseStudy>(request)) {
        bench_.close_study();
        // An export that runs has all that it needs, and goes on.
        std::erase_if(panels_.panel_memory,
                      [](const auto& memory) { return memory.first != "export_job"; });
        panels_.saved_views.clear();
    } else if (std::holds_alternative<Quit>(request)) {
        bench_.give_up_unsaved_work();
        quit_ = true;
    }
}

/// A study that was open last is looked at again at the hour that it was left at.
void App::take_remembered_hour(const std::filesystem::path& study) {
    if (bench_.session().study != nullptr) return;
    ViewState& view = bench_.edit_view();
    // One that could not be read has left its own.
    view.light_minute.reset();
    std::error_code unknown;
    // As it is remembered, however it is given.
    const std::string path = utf8(std::filesystem::absolute(study, unknown).lexically_normal());
    if (!saved_.recent.empty() && saved_.recent.front().path == path)
        view.light_minute = saved_.view.light_minute;
    if (options_.hour_min) view.light_minute = options_.hour_min;
    options_.hour_min.reset();
}

void App::keep_view(const KeepView& request) {
    if (bench_.session().study == nullptr) return;
    ::tk::keep_view(saved_, utf8(bench_.session().study->file), {request.name, bench_.view()});
    show_saved_views();
    save_state();
}

void App::show_saved_views() {
    panels_.saved_views.clear();
    if (bench_.session().study == nullptr) return;
    const auto known = saved_.views.find(utf8(bench_.session().study->file));
    if (known != saved_.views.end()) panels_.saved_views = known->second;
}

}  // namespace tk
