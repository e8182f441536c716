#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/session/document_json.h"
#include "viewer/session/session.h"

/// Work that has not been saved, kept in a file of its own so that a crash does not lose it.
namespace tk {

/// Where the unsaved work on a study is kept: one file in `folder` for each path of a study.
std::filesystem::path recovery_file(const std::filesystem::path& folder,
                                    const std::filesystem::path& study_file);

/// Unsaved work that was found.
struct Recovery {
    WorkInProgress work;
    std::chrono::sys_seconds at;           ///< when it was kept
    std::vector<std::string> differences;  ///< from what is saved, in the language that is on
};

struct FoundRecovery {
    std::optional<Recovery> recovery;
    std::string message;  ///< why what was found cannot be used; empty when there is nothing to say
};

/// Looks for unsaved work on the study. None where it does not differ from `now`, the document as
/// it was just read. Never throws; what cannot be read is set aside as NAME.broken and said.
FoundRecovery find_recovery(const std::filesystem::path& folder,
                            const std::filesystem::path& study_file, const Document& now) noexcept;

/// The session with the work in place of its document, as one step that can be undone. Edits that
/// today's town does not allow any more are left out. @return what was left out, in words
std::vector<std::string> restore(Session& session, const WorkInProgress& work);

/// Keeps the unsaved work of a session, again and again. None of it throws.
class Autosave {
public:
    /// @param folder made where it is not there
    explicit Autosave(std::filesystem::path folder);

    /// Writes the work if it is unsaved and not what was written last; removes the file when all is
    /// saved. Under a temporary name first, then in place: the file is always whole. Not within a
    /// drag.
    /// @param now the time to write into it
    /// @return a message for the user the first time that it fails; empty otherwise
    std::string keep(const Session& session, std::chrono::sys_seconds now) noexcept;

    /// Removes the file: after saving, and when the study is closed and its changes are given up.
    void forget(const std::filesystem::path& study_file) noexcept;

private:
    std::filesystem::path folder_;
    std::filesystem::path study_file_;  ///< of what was written last
    std::shared_ptr<const Document> written_;
    IncidentFilter written_filter_;
    bool complained_ = false;
};

}  // namespace tk
