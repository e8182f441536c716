#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/session/view_state.h"

/// What the window remembers from one time to the next.
namespace tk {

struct RecentStudy {
    std::string name;
    std::string path;
    std::chrono::sys_seconds opened;
    friend bool operator==(const RecentStudy&, const RecentStudy&) = default;
};

/// A view that the user has given a name.
struct SavedView {
    std::string name;
    ViewState view;
    friend bool operator==(const SavedView&, const SavedView&) = default;
};

struct SavedState {
    ViewState view;                                       ///< of the window when it was closed
    std::vector<RecentStudy> recent;                      ///< newest first, at most 10
    std::map<std::string, std::vector<SavedView>> views;  ///< by the study's path
    std::map<std::string, Line> walks;                    ///< the last one of each study, likewise
    friend bool operator==(const SavedState&, const SavedState&) = default;
};

std::string saved_state_as_json(const SavedState& state);
/// What cannot be read, is unknown or out of its range has its default. Never throws for any text.
SavedState saved_state_from_json(std::string_view json);

/// The defaults where there is no such file.
SavedState read_saved_state(const std::filesystem::path& file);
/// False if it cannot be written: nothing depends on it. Makes the folder.
bool write_saved_state(const std::filesystem::path& file, const SavedState& state) noexcept;

/// Puts a study in front of the recent ones.
void remember_study(SavedState& state, RecentStudy study);
void forget_study(SavedState& state, std::string_view path);

/// Keeps a view under a name, in place of another of that name.
void keep_view(SavedState& state, const std::string& study_path, SavedView view);
void forget_view(SavedState& state, const std::string& study_path, std::string_view name);

/// Keeps the walk of a study; an empty line forgets it.
void keep_walk(SavedState& state, const std::string& study_path, Line line);

}  // namespace tk
