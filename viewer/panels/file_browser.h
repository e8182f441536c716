#pragma once

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "viewer/panels/file_listing.h"
#include "viewer/panels/panels.h"

namespace tk {

/// The part of a dialog that shows folders and files: to open one, several, or to say where to
/// save. Keyboard: Tab completes a path, arrows pick, Enter opens,
/// Backspace and Alt+Up go up.
class FileBrowser {
public:
    enum class Purpose { open_one, open_many, save };
    struct Options {
        Purpose purpose = Purpose::open_one;
        /// Of the files that are shown; of a file to be saved the first is added to its name. None:
        /// all files.
        std::vector<std::string> endings = {};
        std::string name = {};  ///< of the file to be saved, to begin with
        /// What happens to a file that is there, in words; empty: what exports do.
        std::string overwriting = {};
    };

    /// Begins in `folder`, or where it is not there in the nearest folder above that is.
    void begin(const std::filesystem::path& folder, Options options);
    bool has_begun() const { return has_begun_; }
    /// Other endings, of a file to be saved; its name follows.
    void set_endings(std::vector<std::string> endings);

    /// Draws path, list (`height` pixels) and the name to save under. @return whether files were
    /// chosen with a double click or Enter
    bool draw(float height);

    /// What is picked out, or what is to be saved; empty while there is nothing that would do.
    std::vector<std::filesystem::path> chosen() const;
    /// Of a file to be saved: it is there already.
    bool would_overwrite() const;
    const std::filesystem::path& folder() const { return folder_; }

private:
    void go_to(const std::filesystem::path& folder);
    void go_up() { go_to(folder_.parent_path()); }
    void read_folder();
    void sort();
    bool draw_path();
    bool draw_list(float height);
    void draw_name();
    bool open_typed();
    bool open_row(int row);
    void pick_row(int row, bool adds, bool extends);
    bool follow_keys();

    Options options_;
    bool has_begun_ = false;
    std::filesystem::path folder_;
    FolderListing listing_;
    FileColumn column_ = FileColumn::name;
    bool descending_ = false;
    std::set<std::string> picked_;
    int last_picked_ = -1;
    bool scrolls_ = false;  ///< bring that row into view
    std::array<char, 2048> typed_{};
};

/// Where the last file was looked for; before that beside the study that is open, the newest of
/// the recent ones, or in the user's own folder.
std::filesystem::path remembered_folder(const PanelFrame& frame);
void remember_folder(PanelState& state, const std::filesystem::path& folder);

}  // namespace tk
