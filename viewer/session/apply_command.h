#pragma once

#include "viewer/session/command.h"

namespace tk {

/// Makes an undoable change. What cannot be done (a plan that is not there, a name that is taken or
/// empty, an edit that today's town does not allow) changes nothing and says why.
///
/// Outside a drag every change is a step of undo; within one they are one step, and a drag that
/// changed nothing leaves no step. A new change empties the way forward. At most 500 steps are
/// kept.
/// @return empty, or why not, in words for the user
std::string apply(Session& session, const DocumentCommand& command);

/// Puts another document in the session's place, as one step of undo: for work that is restored.
/// Ends a drag.
void replace_document(Session& session, std::shared_ptr<const Document> next);

/// A plan that is not there, and a selection of nothing, are no plan and no selection.
void apply(Session& session, const SessionCommand& command);

/// Values out of their range are brought into it; a layer that is not there changes nothing.
void apply(ViewState& view, const ViewCommand& command);

/// What a plan that was called `name` is called after a change of the document, also after one that
/// was undone or redone: itself, its new name, or nothing where it is gone.
std::string name_after(const Document& before, const Document& now, const std::string& name);

/// Sides that show a plan which has been renamed follow it; those whose plan is gone show today.
void follow_plans(ViewState& view, const Document& before, const Document& now);

}  // namespace tk
