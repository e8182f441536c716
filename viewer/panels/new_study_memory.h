#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "viewer/background/latest_worker.h"
#include "viewer/panels/file_browser.h"
#include "viewer/panels/study_draft.h"

/// What the dialog for a new study knows, and how it looks into files without holding up the
/// window.
namespace tk {

/// A file to look into, anew in another role where one is given; or the CRS to be proposed.
struct DraftQuestion {
    LayerRequest request;
    std::string role;
    bool again = false;
    std::vector<LayerRequest> for_crs;
};
/// What was found.
struct DraftAnswer {
    DraftQuestion question;
    std::vector<DraftLayer> layers;
    std::string crs;
    std::vector<std::string> crs_notes;
};

/// A study that is to be written, once it has been seen that it can be opened.
struct StudyTrial {
    Study study;
    std::vector<LayerEntry> entries;        ///< what it gets; of a new one all that it has
    std::set<std::string> unreadable = {};  ///< its proposals that cannot be read as it is
};

/// All that the dialog keeps; the last part is shared with its worker.
struct NewStudyMemory : DialogMemory {
    NewStudyMemory();

    enum class Page { study, add_files, place } page = Page::study;
    std::string name;
    std::filesystem::path file;  ///< chosen in the browser; empty: from folder and name
    std::filesystem::path folder;
    std::vector<DraftLayer> draft;
    std::string crs, proposed_crs;
    std::string problem, shown_problem;  ///< why it was not written; what of it has been seen
    std::vector<std::string> crs_notes;
    /// By draft_key(): of files that do not say their CRS what is typed, what was last tried, and
    /// why that is not taken.
    std::map<std::string, std::string> typed_crs, asked_crs, refused_crs;
    std::set<std::string> open_fields;  ///< by draft_key(): whose fields are shown to be chosen
    FileBrowser browser;
    std::optional<StudyTrial> trial;  ///< while it runs

    std::mutex mutex;
    std::optional<std::string> trial_answer;  ///< why it cannot be opened; empty: it can
    std::vector<DraftQuestion> questions;
    std::vector<DraftAnswer> answers;
    LatestWorker worker;  // last, so that it ends first
};

/// What tells a layer of the draft from the others.
std::string draft_key(const DraftLayer& layer);
/// Looks into files on the worker, and into those of a folder; each file once.
void ask_for_files(NewStudyMemory& memory, const std::vector<std::filesystem::path>& files);
/// The same layer again, in its role and CRS.
void describe_again(NewStudyMemory& memory, const DraftLayer& layer);
/// Takes a CRS for a layer whose file does not say one; what PROJ does not know is refused.
void ask_in_crs(NewStudyMemory& memory, DraftLayer& layer, const std::string& crs);
/// Reads all that the study names, as opening it would: plans may change objects that a new layer
/// does not have. Nothing is written.
void begin_trial(NewStudyMemory& memory, StudyTrial trial);
/// The trial that has succeeded, once; one that has not leaves its reason in memory.problem.
std::optional<StudyTrial> take_trial(NewStudyMemory& memory);
/// Takes in what was found. Every frame.
/// @param base the study that the layers are added to; null: a new one
void take_answers(NewStudyMemory& memory, const Study* base);

}  // namespace tk
