#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/surfaces/camera_coverage.h"
#include "engine/surfaces/surveillance.h"
#include "engine/town/incident_filter.h"
#include "layers/load_study.h"
#include "layers/study_chain_text.h"
#include "layers/study_scenarios_text.h"
#include "layers/write_scenario.h"
#include "viewer/session/drawing.h"
#include "viewer/session/file_stamp.h"
#include "viewer/session/plan.h"

/// The study that is open, what was made of it, and the way back: a plain value, without window or
/// graphics. Only apply() in apply_command.h changes one.
namespace tk {

class TownIndex;

/// What can be undone.
struct Document {
    std::vector<Plan> plans;
    std::vector<Drawing> drawings;

    /// Null when there is no such plan.
    const Plan* plan(std::string_view name) const;

    friend bool operator==(const Document&, const Document&) = default;
};

/// What is picked out in the map and in tables.
struct Selection {
    std::string layer;             ///< see layer_id.h; empty: nothing
    std::vector<std::string> ids;  ///< of incidents: their index as a number
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// A change of problems, measures or follow-ups that is in the study's file.
struct SavedChainChange {
    StudyWithChain made;
    std::shared_ptr<const Document> document;  ///< as it was then: what is undone in which order
};

struct Session {
    std::shared_ptr<const Study> study;         ///< null: none is open
    std::shared_ptr<const LoadedStudy> loaded;  ///< null until it has been read

    std::shared_ptr<const Document> document = std::make_shared<Document>();
    std::vector<std::shared_ptr<const Document>> undo_stack;  ///< oldest first
    std::vector<std::shared_ptr<const Document>> redo_stack;  ///< last undone last
    std::shared_ptr<const Document> saved;  ///< as it is on disk; null: never saved
    FileStamps files;  ///< of plans and drawings, when they were read or saved last
    /// What the study said of plans that were deleted and saved so: undo brings it back.
    std::vector<RemovedScenario> removed;
    std::shared_ptr<OwnersColumns> owners = make_owners_columns();  ///< likewise of its rows
    std::vector<SavedChainChange> chain_done, chain_undone;         ///< the last one last
    bool dragging = false;                        ///< commands until EndDrag are one step of undo
    std::shared_ptr<const Document> before_drag;  ///< what a drag began with; null outside one
    /// Finds today's objects by their ids. Null until the first command asks; see town_index.h.
    std::shared_ptr<const TownIndex> today_index;

    std::string active_plan;  ///< where tools add; empty: today, where nothing can be changed
    Selection selection;
    std::optional<MapPoint> asked_at;  ///< the place that the inspector explains
    std::optional<MultiPolygon> asked_area;
    IncidentFilter filter;  ///< on top of the study's own

    const Plan* plan(std::string_view name) const;
    const Plan* active() const { return active_plan.empty() ? nullptr : plan(active_plan); }
    bool unsaved() const { return document != saved; }
};

/// How the open study judges what cameras see.
CameraCoverageOptions camera_options(const Session& session);
/// Who watches in the open study, and how far: as its surface of natural surveillance, and what it
/// asks for where there is none. Of the time of day that the study says.
SurveillanceOptions surveillance_options(const Session& session);
/// Whose clock the times of its incidents are told by: an IANA name.
std::string incident_timezone(const Session& session);

}  // namespace tk
