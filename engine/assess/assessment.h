#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/assess/assessment_parameters.h"
#include "engine/core/progress.h"
#include "engine/grid/surface_grid.h"
#include "engine/scenario/edit.h"
#include "engine/town/town.h"
#include "engine/visibility/obstacles.h"

namespace tk {

/// A surface that an Assessment does not have, and why, in words for the user.
struct MissingSurface {
    Surface surface;
    std::string reason;
};

/// Every surface of one Town under one set of parameters. A value: copies share the grids, and an
/// assessment of a scenario shares with today's whatever its edits do not change, down to the rows
/// of a surface.
///
/// All surfaces are NaN in cells whose centre lies outside the town's boundary. Units: hotspot as
/// its parameters say, light lux, cameras px/m, sightlines an index from 0, place index 0 to 100.
class Assessment {
public:
    const Town& town() const { return *town_; }
    std::shared_ptr<const Town> shared_town() const { return town_; }

    /// With the normalisers in them that were frozen from today (the place index's density ramp).
    const AssessmentParameters& parameters() const { return *parameters_; }

    /// Null when the surface is left out; missing() says why, but for sightlines, which are there
    /// only where the parameters have them.
    std::shared_ptr<const SurfaceGrid> surface(Surface which) const {
        return surfaces_[static_cast<std::size_t>(which)];
    }
    const std::vector<MissingSurface>& missing() const { return missing_; }

    /// After reassess(): the cells whose values may differ from those of the assessment before, as
    /// ranges that do not overlap; none for a surface that is the same object.
    const std::vector<CellRange>& changed_cells(Surface which) const {
        return changed_cells_[static_cast<std::size_t>(which)];
    }

    /// What stands in the way in town(); null where neither light nor cameras nor sightlines are
    /// computed.
    std::shared_ptr<const Obstacles> obstacles() const;
    /// The town's entrances as they watch; null where sightlines are not computed of them.
    const EntranceWatchers& entrances_watching() const { return entrances_watching_; }

    /// What the place index of a cell of the study's grid is made of; empty without a place index.
    std::vector<PlaceIndexPart> explain(Cell cell) const;

private:
    friend class Assessor;
    struct Frame;         ///< what no edit changes
    struct Surroundings;  ///< what stands in the way, with the town it points into

    Assessment() = default;
    PlaceIndexSurfaces place_index_surfaces() const;

    std::shared_ptr<const Town> town_;
    std::shared_ptr<const AssessmentParameters> parameters_;
    std::shared_ptr<const Frame> frame_;
    std::shared_ptr<const Surroundings> surroundings_;
    EntranceWatchers entrances_watching_;
    /// Of the place index's feature parts, in their order.
    std::vector<std::shared_ptr<const SurfaceGrid>> feature_distances_m_;
    std::array<std::shared_ptr<const SurfaceGrid>, all_surfaces.size()> surfaces_;
    std::array<std::vector<CellRange>, all_surfaces.size()> changed_cells_;
    std::vector<MissingSurface> missing_;
};

/// Computes every surface of `town`.
///
/// For a scenario's town pass the parameters of today's assessment, `today.parameters()`, so that
/// the scenario does not rescale itself; reassess() does the same in less time.
/// @throws std::invalid_argument if a part of the place index names a feature set that the town
///         does not have, or for parameters that a surface refuses
/// @throws Cancelled
Assessment assess(std::shared_ptr<const Town> town, const AssessmentParameters& parameters,
                  const Progress& progress = {});

/// The assessment of `after`, computing only the cells that the edits can change: bit for bit
/// assess(after, before.parameters()). Surfaces that no edit changes are the same objects.
///
/// @param edits all edits that lie between the two towns, in either direction: those of a scenario
///        for the way from today to it and for the way back
/// @throws Cancelled
Assessment reassess(const Assessment& before, std::shared_ptr<const Town> after,
                    std::span<const Edit> edits, const Progress& progress = {});

/// The assessment of the same town at another hour of the night: bit for bit assess() with that
/// `minute_of_day` in the options of light, computing only what lights reach that then give more or
/// less, and the place index there. All else is the same objects. None as in IlluminanceOptions.
/// Without a surface of light it is `before`.
/// @throws Cancelled
Assessment at_hour(const Assessment& before, std::optional<int> minute_of_day,
                   const Progress& progress = {});

/// The same for a scenario's assessment, when today's is at that hour already: what its edits do
/// not reach is taken from there.
/// @param edits all that lie between today and `plan`
/// @throws Cancelled
Assessment at_hour_of(const Assessment& today, const Assessment& plan, std::span<const Edit> edits,
                      const Progress& progress = {});

}  // namespace tk
