#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/grid/grid_spec.h"
#include "engine/scenario/edited_objects.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/surfaces/illuminance.h"
#include "engine/surfaces/surveillance.h"
#include "engine/town/town.h"

/// Which cells of a surface edits can change. All others keep their value to the last bit.
///
/// What edits affect is read off the objects they name, as they are in the one town and in the
/// other. Ranges do not overlap. Edits of streets change none of these surfaces, and no edit
/// changes the incidents' density.
namespace tk {

/// Illuminance: a lamp changes what lies within its reach, old and new. A building or development
/// that comes, goes or changes shape changes its own footprint and, for every lamp that reaches
/// it, what lies from the lamp's side of the footprint to the end of the lamp's reach; for a lamp
/// within the footprint, all it reaches. A development that tears down counts as the buildings
/// whose centroid lies in it. A tree changes what a building of its crown's extent would.
std::vector<CellRange> affected_light_cells(const EditedObjects& edited, const Town& after,
                                            const GridSpec& spec,
                                            const IlluminanceOptions& options = {});

/// Camera coverage: the same, with cameras in place of lamps and without trees. A mask that comes,
/// goes or changes changes what lies in it, old and new, as far as the cameras reach on which it
/// acts.
/// @throws std::invalid_argument as camera_reach_m()
std::vector<CellRange> affected_camera_cells(const EditedObjects& edited, const Town& after,
                                             const GridSpec& spec,
                                             const CameraCoverageOptions& options = {});

/// Distance to a feature set: what lies within its reach of a development that comes to belong to
/// the set, no longer does, or does elsewhere.
std::vector<CellRange> affected_distance_cells(const EditedObjects& edited, const FeatureSet& set,
                                               double reach_m, const GridSpec& spec);

/// Around what of buildings and developments comes, goes or changes in any way, also in who uses
/// it, and around the buildings that one tears down: where windows and sight may be otherwise.
std::vector<Extent> extents_of_edited_solids(const EditedObjects& edited, const Town& after);

/// Natural surveillance: whatever lies within the watchers' reach of an extent.
/// @param changed as extents_watching_otherwise() gives them
std::vector<CellRange> affected_surveillance_cells(std::span<const Extent> changed,
                                                   const GridSpec& spec,
                                                   const SurveillanceOptions& options);

/// Illuminance at another hour of the night: what those lights reach that then give another share
/// of their output. All cells as one range where that is more than half of them.
/// @param minute_of_day, other as IlluminanceOptions::minute_of_day
/// @param options its own minute_of_day is not asked
std::vector<CellRange> cells_lit_otherwise(std::span<const StreetLight> lights,
                                           std::optional<int> minute_of_day,
                                           std::optional<int> other, const GridSpec& spec,
                                           const IlluminanceOptions& options = {});

}  // namespace tk
