// A study from files, without writing its file by hand; and further layers for one that is open.
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "layers/crs.h"
#include "layers/output_file.h"
#include "layers/study_file.h"
#include "viewer/panels/dialogs.h"
#include "viewer/panels/draft_layer_row.h"
#include "viewer/panels/new_study_memory.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

/// Paths that were dropped on the window, a line each.
void take_dropped(PanelFrame& frame, NewStudyMemory& memory) {
    std::vector<fs::path> files;
    const std::string about = std::exchange(frame.state.dialog_about, {});
    for (std::size_t at = 0; at < about.size();) {
        const std::size_t end = std::min(about.find('\n', at), about.size());
        if (end > at) files.push_back(path_from_utf8(about.substr(at, end - at)));
        at = end + 1;
    }
    ask_for_files(memory, files);
}

const char* overwriting_study() {
    return tr(
        "The file is there already. What it holds is replaced; the former text is kept as "
        ".bak.");
}

/// Where the study is written.
fs::path draft_file(const PanelFrame& frame, const NewStudyMemory& memory) {
    if (!memory.file.empty()) return memory.file;
    const fs::path folder = memory.folder.empty() ? remembered_folder(frame) : memory.folder;
    std::string name = memory.name.empty() ? std::string(tr("study")) : memory.name;
    for (char& c : name)
        if (std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos) c = '-';
    return folder / path_from_utf8(with_ending(name, ".toml"));
}

void draw_draft(NewStudyMemory& memory, const Study* base, bool local) {
    ui::section_head(tr("Files"));
    std::size_t removed = memory.draft.size();
    for (std::size_t i = 0; i < memory.draft.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (draw_draft_layer(memory, memory.draft[i], base, local)) removed = i;
        ui::divider(6.0F);
        ImGui::PopID();
    }
    if (removed < memory.draft.size())
        memory.draft.erase(memory.draft.begin() + static_cast<std::ptrdiff_t>(removed));
    if (memory.trial)
        ui::small_text(tr("Reading the study with these layers …"));
    else if (memory.worker.status().busy)
        ui::small_text(tr("Looking into the files …"));
    if (memory.draft.empty())
        ui::small_text(
            tr("Add files with incidents, street lights, cameras, buildings, streets, "
               "areas, or drop them on the window."));
}

void draw_crs(NewStudyMemory& memory) {
    ui::gap(8.0F);
    const std::string label = tr("Coordinate system");
    ui::text_field("crs", memory.crs, {.label = label, .hint = "EPSG:3006"});
    for (const std::string& note : memory.crs_notes)
        ui::text_wrapped(reader_words(note), TextStyle::small, ui::colours().muted);
}

void begin_adding(const PanelFrame& frame, NewStudyMemory& memory) {
    memory.browser.begin(memory.folder.empty() ? remembered_folder(frame) : memory.folder,
                         {.purpose = FileBrowser::Purpose::open_many});
    memory.page = NewStudyMemory::Page::add_files;
}

void draw_browser_page(PanelFrame& frame, NewStudyMemory& memory) {
    const bool adds = memory.page == NewStudyMemory::Page::add_files;
    bool done = memory.browser.draw(ui::px(380.0F));
    const char* const words = adds ? tr("Add") : tr("Save here");
    const bool can = !memory.browser.chosen().empty();
    ui::dialog_footer(ui::button_width(tr("Back")) + ui::button_width(words) + ui::px(8.0F));
    if (ui::button(tr("Back"))) memory.page = NewStudyMemory::Page::study;
    ui::same_line();
    done = ui::button(words, {.kind = ui::ButtonKind::primary, .enabled = can}) || done;
    if (!done || !can) return;
    remember_folder(frame.state, memory.browser.folder());
    if (adds)
        ask_for_files(memory, memory.browser.chosen());
    else
        memory.file = memory.browser.chosen().front();
    memory.page = NewStudyMemory::Page::study;
}

void draw_name_and_place(const PanelFrame& frame, NewStudyMemory& memory) {
    ui::text_field("name", memory.name, {.label = tr("Name of the study"), .takes_focus = true});
    ui::gap(4.0F);
    const fs::path file = draft_file(frame, memory);
    ui::text_wrapped(fill_in(tr("Saved as {}"), {utf8(file)}), TextStyle::small,
                     ui::colours().muted);
    if (ui::button(tr("Choose another folder"), {.icon = Icon::folder})) {
        memory.browser.begin(file.parent_path(), {.purpose = FileBrowser::Purpose::save,
                                                  .endings = {".toml"},
                                                  .name = utf8(file.filename()),
                                                  .overwriting = overwriting_study()});
        memory.page = NewStudyMemory::Page::place;
    }
    std::error_code error;
    if (fs::exists(file, error)) ui::note(ui::MessageKind::caution, overwriting_study());
    ui::gap(8.0F);
}

/// What the draft makes of the study that is open, or of none.
StudyTrial trial_of_draft(const PanelFrame& frame, const NewStudyMemory& memory,
                          const Study* base) {
    StudyTrial trial;
    trial.entries = entries_of_draft(memory.draft);
    if (base != nullptr) {
        // What stands in its file, with all that was saved since it was opened.
        trial.study = with_layers(read_study_text(base->file), base->file, trial.entries).study;
        for (const auto& left_out : frame.session().loaded->unreadable)
            trial.unreadable.insert(left_out.first);
        return trial;
    }
    Study study;
    study.file = fs::absolute(draft_file(frame, memory)).lexically_normal();
    study.name = memory.name.empty() ? utf8(study.file.stem()) : memory.name;
    study.crs = memory.crs;
    if (!study.crs.empty()) {
        std::vector<std::string> notes;
        ProjectedCrs::parse_to_compute_in(study.crs, tr("Coordinate system"), notes);
    }
    study = study_with_layers(std::move(study), trial.entries);
    // What cannot be read back is not written over what could.
    trial.study = parse_study(to_toml(study), study.file);
    return trial;
}

/// Writes what has been tried, and has it opened.
void save_trial(const PanelFrame& frame, const StudyTrial& trial, const Study* base) {
    if (base == nullptr) {
        save_study(trial.study);
        frame.emit(AppRequest{OpenStudy{trial.study.file}});
        return;
    }
    if (!add_layers_to_study(base->file, trial.entries).text_kept)
        frame.emit(
            AppRequest{Tell{tr("The study's file had to be written anew, without its "
                               "comments. The former one is kept beside it as .bak.")}});
    frame.emit(AppRequest{ReloadStudy{}});
}

/// Looks whether what was asked for can be written. @return whether it was
bool finish_trial(const PanelFrame& frame, NewStudyMemory& memory, const Study* base) {
    try {
        if (const auto trial = take_trial(memory)) {
            save_trial(frame, *trial, base);
            return true;
        }
    } catch (const std::exception& error) {
        memory.problem = error_words(error);
    }
    return false;
}

void draw_study_footer(PanelFrame& frame, NewStudyMemory& memory, const Study* base, bool local,
                       bool& open) {
    const char* const make = base == nullptr ? tr("Create study") : tr("Add to the study");
    const std::vector<std::string> problems = draft_problems(memory.draft, base, local);
    const bool busy = memory.worker.status().busy;
    // The study is read anew, which would lose what is not saved.
    const bool unsaved = base != nullptr && frame.session().unsaved();
    if (unsaved) {
        ui::note(ui::MessageKind::caution, tr("Save the proposals first: the study is read again "
                                              "with its new layers."));
        if (ui::button(tr("Save proposals"))) frame.emit(AppRequest{SavePlans{}});
    }
    if (!memory.problem.empty()) ui::note(ui::MessageKind::error, memory.problem);
    if (memory.problem != memory.shown_problem) ImGui::SetScrollHereY(1.0F);
    memory.shown_problem = memory.problem;
    if (!memory.draft.empty() && !busy)
        for (const std::string& problem : problems) ui::note(ui::MessageKind::caution, problem);
    ui::dialog_footer(ui::button_width(tr("Cancel")) + ui::button_width(make) + ui::px(8.0F));
    if (ui::button(tr("Cancel"))) open = false;
    ui::same_line();
    const bool can = problems.empty() && !busy && !unsaved && !memory.trial;
    if (!ui::button(make, {.kind = ui::ButtonKind::primary, .enabled = can})) return;
    try {
        begin_trial(memory, trial_of_draft(frame, memory, base));
    } catch (const std::exception& error) {
        memory.problem = error_words(error);
    }
}

void draw_study_dialog(PanelFrame& frame, const char* id, const char* title, const Study* base,
                       bool& open) {
    auto& memory = memory_of<NewStudyMemory>(frame.state.dialog_memory);
    take_dropped(frame, memory);
    take_answers(memory, base);
    if (finish_trial(frame, memory, base)) {
        open = false;
        return;
    }
    // Plane coordinates without a reference are taken as they are, whatever file they are in.
    const bool local = (base == nullptr ? memory.crs : base->crs) == "local";
    if (!ui::begin_dialog(id, title, ui::DialogSize::large, open, ui::DialogEscape::does_not_end))
        return;
    if (memory.page != NewStudyMemory::Page::study) {
        draw_browser_page(frame, memory);
    } else {
        if (base == nullptr) draw_name_and_place(frame, memory);
        draw_draft(memory, base, local);
        if (ui::button(tr("Add files"), {.icon = Icon::plus})) begin_adding(frame, memory);
        if (base == nullptr) draw_crs(memory);
        ui::gap(8.0F);
        draw_study_footer(frame, memory, base, local, open);
    }
    ui::end_dialog();
}

}  // namespace

void dialog_new_study(PanelFrame& frame, bool& open) {
    draw_study_dialog(frame, "new_study", tr("New study"), nullptr, open);
}

void dialog_add_layer(PanelFrame& frame, bool& open) {
    const std::shared_ptr<const Study> study = frame.session().study;
    if (study == nullptr) {
        dialog_new_study(frame, open);
        return;
    }
    draw_study_dialog(frame, "add_layer", tr("Add layers"), study.get(), open);
}

}  // namespace tk
