#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/surfaces/camera_coverage.h"
#include "engine/town/town.h"
#include "viewer/background/assessment_service.h"
#include "viewer/map/isolines.h"
#include "viewer/map/legend_model.h"
#include "viewer/session/drawing.h"
#include "viewer/session/view_state.h"

namespace tk {

/// A surface as one side of the map shows it.
struct SurfaceOnMap {
    std::string layer;
    SurfaceState state;
    SurfaceState minus;  ///< of a difference: what is subtracted; no grid: nothing
    SurfaceLook look;
    bool hatch = false;
};

/// All that one side of the map shows, as plain values.
struct MapScene {
    std::shared_ptr<const Town> today;
    std::shared_ptr<const Town> town;  ///< with the plan's edits
    std::vector<Edit> edits;           ///< of the plan
    std::vector<LayerView> layers;     ///< top of the map first
    std::vector<SurfaceOnMap> surfaces;
    std::shared_ptr<const FilteredIncidents> shown_incidents;  ///< null: all
    std::vector<Drawing> drawings;
    CameraCoverageOptions cameras;  ///< what their fields of view are drawn by
    /// What stands in their way; null: not known yet, and they are drawn as if nothing did.
    std::shared_ptr<const Obstacles> obstacles;
    std::shared_ptr<const IsolineSet> isolines;  ///< of the light; null: none
    SurfaceState coverage;  ///< tells where what they see may have changed, shown or not
    Theme theme = Theme::light;
    bool meeting = false;
    double pixels_per_unit = 1.0;
};

/// What is no longer as it was drawn.
struct SceneChange {
    bool everything = false;
    std::vector<Extent> extents;  ///< in the map, without the size of symbols
    bool nothing() const { return !everything && extents.empty(); }
};

/// Where the picture of `before` differs from that of `after`.
SceneChange change_between(const MapScene& before, const MapScene& after);

/// Where the object of an edit lies: as it is in the edit, and in today's town.
Extent extent_of_edit(const Edit& edit, const Town& today);

}  // namespace tk
