#pragma once

#include <string>

#include "viewer/session/session.h"

/// Changes of a study's problems, measures and follow-ups: saved in its file at once, and taken
/// back there.
namespace tk {

struct ChainOutcome {
    std::string refused;    ///< why it is not saved, in the language that is on; empty: it is
    bool text_kept = true;  ///< comments and order of the file; false: it was written anew
};

/// Saves a change.
ChainOutcome change_chain(Session& session, const ChainChange& change);

/// Whether the change that was made last is one of these, not of the document; likewise of those
/// that were undone.
bool undoes_chain(const Session& session);
bool redoes_chain(const Session& session);
/// Takes the last one back, or makes it again; nothing where there is none.
ChainOutcome undo_chain(Session& session);
ChainOutcome redo_chain(Session& session);

/// Whether a change names a plan or a drawn area that is not saved as it is: then these are to be
/// saved first.
bool needs_saved_work(const Session& session, const ChainChange& change);

}  // namespace tk
