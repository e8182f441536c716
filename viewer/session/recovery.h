#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/session/document_json.h"
#include "viewer/session/platform_file_lock.h"
#include "viewer/session/session.h"

/// Work that has not been saved, kept in a file of its own so that a crash does not lose it.
namespace tk {

/// Where the unsaved work on a study is kept: in `folder` a file for each path of a study and each
/// window that works on it, and for each that ended before. Beside one that is in use lies a lock.
/// @param place from 1
std::filesystem::path recovery_file(const std::filesystem::path& folder,
                                    const std::filesystem::path& study_file, int place = 1);

/// Unsaved work that was found.
struct Recovery {
    WorkInProgress work;
    std::chrono::sys_seconds at;           ///< when it was kept
    std::vector<std::string> differences;  ///< from what is saved, in the language that is on
    std::filesystem::path file;            ///< where it is kept until it is given up
};

struct FoundRecovery {
    std::optional<Recovery> recovery;
    std::string message;  ///< why what was found cannot be used; empty when there is nothing to say
};

/// Looks for unsaved work on the study that no window holds any more; of several the newest. None
/// where it does not differ from `now`, the document as it was just read. Never throws; what cannot
/// be read is set aside as NAME.broken and said.
FoundRecovery find_recovery(const std::filesystem::path& folder,
                            const std::filesystem::path& study_file, const Document& now) noexcept;

/// Removes what was found, when it has been taken over or given up.
void forget(const Recovery& recovery) noexcept;

/// The session with the work in place of its document, as one step that can be undone. Edits that
/// today's town does not allow any more are left out. @return what was left out, in words
std::vector<std::string> restore(Session& session, const WorkInProgress& work);

/// Keeps the unsaved work of a session, again and again. None of it throws.
class Autosave {
public:
    /// @param folder made where it is not there
    explicit Autosave(std::filesystem::path folder);

    /// Writes the work if it is unsaved and not what was written last; removes the file when all is
    /// saved. What a crash has left, and what other windows keep, is never written over. Under a
    /// temporary name first, then in place: the file is always whole. Not within a drag.
    /// @param now the time to write into it
    /// @return a message for the user the first time that it fails; empty otherwise
    std::string keep(const Session& session, std::chrono::sys_seconds now) noexcept;

    /// Whether the work as it is now has been written.
    bool holds(const Session& session) const {
        return written_ != nullptr && written_ == session.document;
    }

    /// Removes the file: after saving, and when the study is closed and its changes are given up.
    void forget(const std::filesystem::path& study_file) noexcept;

private:
    void choose_place(const std::filesystem::path& study_file);

    std::filesystem::path folder_;
    std::filesystem::path study_file_;  ///< of what was written last
    std::filesystem::path file_;        ///< where; empty: nowhere yet
    std::optional<FileLock> lock_;      ///< of file_
    std::shared_ptr<const Document> written_;
    IncidentFilter written_filter_;
    bool complained_ = false;
};

}  // namespace tk
