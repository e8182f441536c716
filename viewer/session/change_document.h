#pragma once

#include <string>

#include "viewer/session/command.h"
#include "viewer/session/town_index.h"

/// Each undoable change made to a copy of the document. Private to session/: apply() in
/// apply_command.h keeps the steps.
namespace tk {

struct DocumentChange {
    bool changed = false;
    std::string refused;  ///< why not, in the language that is on; nothing is changed then
};

/// @param today null without a study: then no edit can be judged, and none is taken
DocumentChange change_document(Document& document, const PutEdit& c, const TownIndex* today);
DocumentChange change_document(Document& document, const PutEdits& c, const TownIndex* today);
DocumentChange change_document(Document& document, const DropEdit& c, const TownIndex* today);
DocumentChange change_document(Document& document, const SwitchEdit& c, const TownIndex* today);
DocumentChange change_document(Document& document, const CreatePlan& c, const TownIndex* today);
DocumentChange change_document(Document& document, const CopyPlan& c, const TownIndex* today);
DocumentChange change_document(Document& document, const RenamePlan& c, const TownIndex* today);
DocumentChange change_document(Document& document, const DeletePlan& c, const TownIndex* today);
DocumentChange change_document(Document& document, const PutDrawing& c, const TownIndex* today);
DocumentChange change_document(Document& document, const DropDrawing& c, const TownIndex* today);

}  // namespace tk
