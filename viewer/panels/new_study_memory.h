#pragma once

#include <filesystem>
#include <map>
#include <mutex>
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

/// All that the dialog keeps; the last part is shared with its worker.
struct NewStudyMemory : DialogMemory {
    NewStudyMemory();

    enum class Page { study, add_files, place } page = Page::study;
    std::string name;
    std::filesystem::path file;  ///< chosen in the browser; empty: from folder and name
    std::filesystem::path folder;
    std::vector<DraftLayer> draft;
    std::string crs, proposed_crs, problem;
    std::vector<std::string> crs_notes;
    /// Of files that do not say theirs: what is typed, and what was last tried.
    std::map<std::string, std::string> typed_crs, asked_crs;
    FileBrowser browser;

    std::mutex mutex;
    std::vector<DraftQuestion> questions;
    std::vector<DraftAnswer> answers;
    LatestWorker worker;  // last, so that it ends first
};

/// Looks into files on the worker; each file once.
void ask_for_files(NewStudyMemory& memory, const std::vector<std::filesystem::path>& files);
/// The same layer again, in its role and CRS.
void describe_again(NewStudyMemory& memory, const DraftLayer& layer);
/// Takes in what was found. Every frame.
void take_answers(NewStudyMemory& memory);

}  // namespace tk
