// What the window remembers from one time to the next.
#include <chrono>
#include <cstdlib>

#include "layers/output_file.h"
#include "viewer/app/app.h"
#include "viewer/app/state_folder.h"

namespace tk {
namespace {

/// A picture or a measurement must not depend on what was looked at before, nor leave anything.
bool remembers(const ViewerOptions& options) {
    return options.screenshot.empty() && !options.benchmark_s;
}

}  // namespace

std::filesystem::path state_folder_of(const ViewerOptions& options) {
    namespace fs = std::filesystem;
    if (!options.state_folder.empty()) return path_from_utf8(options.state_folder);
    for (const auto& [variable, below] : {std::pair{"XDG_STATE_HOME", "tryggkarta"},
                                          {"LOCALAPPDATA", "Tryggkarta"},
                                          {"HOME", ".local/state/tryggkarta"}})
        if (const char* folder = std::getenv(variable); folder != nullptr && *folder != '\0')
            return fs::path(folder) / below;
    return {};
}

std::filesystem::path recovery_folder_of(const ViewerOptions& options) {
    const std::filesystem::path folder = state_folder_of(options);
    return remembers(options) && !folder.empty() ? folder / "unsaved" : std::filesystem::path();
}

void App::restore_state() {
    if (!remembers(options_)) return;
    const std::filesystem::path folder = state_folder_of(options_);
    if (folder.empty()) return;
    saved_ = read_saved_state(folder / "window.json");
    ViewState& view = bench_.edit_view();
    // The rest belongs to the study that was open.
    view.language = saved_.view.language;
    view.theme = saved_.view.theme;
    view.text_scale = saved_.view.text_scale;
    view.panels = saved_.view.panels;
    view.bottom = saved_.view.bottom;
    view.isovist = saved_.view.isovist;
    for (const RecentStudy& recent : saved_.recent)
        panels_.recent_studies.emplace_back(recent.name, recent.path);
}

void App::save_state() {
    if (!remembers(options_)) return;
    const std::filesystem::path folder = state_folder_of(options_);
    if (folder.empty()) return;
    saved_.view = bench_.view();
    // Where it cannot be written the window begins with its usual layout next time.
    write_saved_state(folder / "window.json", saved_);
}

void App::remember_study() {
    const auto& study = bench_.session().study;
    if (study == nullptr) return;
    std::error_code unknown;
    const std::string path = utf8(std::filesystem::absolute(study->file, unknown));
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    ::tk::remember_study(saved_, {study->name, path, now});
    panels_.recent_studies.clear();
    for (const RecentStudy& recent : saved_.recent)
        panels_.recent_studies.emplace_back(recent.name, recent.path);
    show_saved_views();
    save_state();
}

}  // namespace tk
