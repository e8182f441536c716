#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "layers/load_study.h"
#include "layers/provenance.h"
#include "viewer/session/session.h"

/// Plans and drawings from files and back to them. Writing takes some tens of milliseconds a plan
/// and touches nothing of the session: it may happen on another thread.
namespace tk {

/// What a study that has just been read is begun with: its scenarios as plans, with the edits that
/// are switched off, and its drawings.
Document document_of(const Study& study, const LoadedStudy& loaded, std::vector<Drawing> drawings);

/// The files of the document's plans and, where all of them could be read, of its drawings, as they
/// are now: to be called before they are read.
FileStamps stamps_of_study(const Study& study);

/// What is to be written: all of it is shared or copied.
struct PlansToSave {
    std::shared_ptr<const Study> study;
    std::shared_ptr<const LoadedStudy> loaded;
    std::shared_ptr<const Document> document;
    std::shared_ptr<const Document> saved;  ///< null: nothing has been saved
    FileStamps files;                       ///< as they were when the session read or wrote them
    std::vector<RemovedScenario> removed;   ///< of plans deleted before
    std::shared_ptr<OwnersColumns> owners;
    Provenance provenance;
};
PlansToSave plans_to_save(const Session& session, Provenance provenance);

struct SavedPlans {
    std::shared_ptr<const Document> document;    ///< as it was asked to be saved
    std::map<std::string, std::string> sources;  ///< plan's name -> where its edits now are
    std::shared_ptr<const Study> study;          ///< as its file now says
    std::vector<std::filesystem::path> written;  ///< files, the study's last where it changed
    FileStamps files;                            ///< of these, and of those that were left alone
    std::vector<RemovedScenario> removed;        ///< those deleted before, and now
    std::vector<std::string> notes;              ///< what was found changed by others, in sentences
    std::string failure;                         ///< why not all is saved; empty: all is
};

/// Writes each plan that differs from what is saved to its GeoPackage, one that has none to a new
/// file beside the study (never over a file that is there); the drawings; and the scenarios'
/// tables of the study file. The file of a plan that was deleted is left on the disk. A file that
/// someone else has written since the session read it is kept as NAME.bak first, and said; what
/// someone else has added to the study stays. Ends at the first file that cannot be written, and
/// tells it: those before it are written.
SavedPlans write_plans(const PlansToSave& what);

/// Makes the session one that has been saved. What was changed meanwhile stays unsaved; after a
/// failure all does, but plans know the files that they have got.
void take_saved(Session& session, const SavedPlans& saved);

}  // namespace tk
