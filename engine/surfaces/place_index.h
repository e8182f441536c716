#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"

/// The place index (platsindex): a weighted overlay of a place's properties, 0 to 100.
///
/// It describes the place. It is no probability and no forecast, and a lower value does not mean
/// less crime. Method: weighted linear combination of parts that are each brought to [0, 1] by a
/// linear ramp (Malczewski 1999, GIS and Multicriteria Decision Analysis).
///
///     index = 100 · Σ weight · part / Σ weight        over the parts whose surface is given
///
/// Ramps and weights are parameters, fixed from today, and a scenario never changes them: an index
/// of today and one of a plan are on the same scale.
namespace tk {

/// A straight line from 0 to 1, level beyond its ends; it may run downhill (at_zero > at_one).
struct Ramp {
    double at_zero = 0.0;  ///< the value that gives 0
    double at_one = 1.0;   ///< the value that gives 1; not equal to at_zero

    /// [0, 1]; NaN for NaN.
    double part_of(double value) const {
        const double part = (value - at_zero) / (at_one - at_zero);
        return part < 0.0 ? 0.0 : part > 1.0 ? 1.0 : part;
    }
    friend bool operator==(const Ramp&, const Ramp&) = default;
};

/// How near, or how far from, a chosen set of features counts.
struct FeaturePart {
    std::string set;        ///< name of a FeatureSet of the town
    double weight = 1.0;    ///< >= 0
    Ramp ramp{200.0, 0.0};  ///< metres, >= 0; this way round, near is 1

    /// Distances beyond this need not be told apart.
    double reach_m() const { return ramp.at_zero > ramp.at_one ? ramp.at_zero : ramp.at_one; }
    friend bool operator==(const FeaturePart&, const FeaturePart&) = default;
};

/// What the index is made of. A part of weight 0 is left out altogether.
struct PlaceIndexParameters {
    double incident_density_weight = 1.0;
    std::optional<Ramp> incident_density_ramp;  ///< in the density's unit; none: density_ramp_of()
    double darkness_weight = 1.0;
    Ramp darkness_ramp{10.0, 0.0};  ///< lux; the other way round would be brightness
    double unwatchedness_weight = 1.0;
    Ramp unwatchedness_ramp{62.5, 0.0};  ///< px/m; 62.5 is "observe" of IEC 62676-4:2014
    std::vector<FeaturePart> features;

    friend bool operator==(const PlaceIndexParameters&, const PlaceIndexParameters&) = default;
};

/// The surfaces that the index is made of; one that is null is left out, with its part.
struct PlaceIndexSurfaces {
    std::shared_ptr<const SurfaceGrid> incident_density;  ///< on the index's own grid
    std::shared_ptr<const SurfaceGrid> lux;               ///< of any cell size
    std::shared_ptr<const SurfaceGrid> pixels_per_m;      ///< of any cell size
    /// Metres, on the index's own grid; as many as parameters.features and in their order.
    std::vector<std::shared_ptr<const SurfaceGrid>> feature_distances_m;
};

/// One line of the answer to "what is this value made of?".
struct PlaceIndexPart {
    std::string name;    ///< "incident_density", "darkness", "unwatchedness", "distance_to_" + set
    double value = 0.0;  ///< the mean over the cell, in `unit`; distances end at the ramp
    std::string unit;    ///< "lx", "px/m", "m"; that of the incident density is the caller's
    double part = 0.0;   ///< [0, 1]
    double weight = 0.0;
    double contribution = 0.0;  ///< index points; the contributions of a cell sum to its index
};

/// From 0 to the 95th percentile (nearest rank) of the cells above 0; to 1 where there is none.
Ramp density_ramp_of(const GridRows& density);

/// The index in every cell of `spec`.
///
/// Light and cameras come on grids of their own, finer or coarser. Their part is the mean, over the
/// area of the index's cell, of the ramp taken in each of their cells: half a cell in the dark and
/// half in bright light is half dark, not dim. Their cells without a value (in a building) take no
/// part in the mean.
///
/// NaN where a part has no value: outside the boundary, and where light or cameras have no value
/// anywhere in the cell, which is then built over. So every value on a map is made of the same
/// parts.
/// @throws std::invalid_argument for a weight that is negative or not finite, a ramp without width,
///         a surface on another grid, no incident density ramp, or no part at all
/// @throws Cancelled
Grid<float> place_index(const PlaceIndexSurfaces& surfaces, const PlaceIndexParameters& parameters,
                        const GridSpec& spec, const Progress& progress = {});

/// The step after an edit: the index in some cells of `spec` only, a grid for each of `ranges`,
/// with the values that place_index() has there.
/// @throws std::invalid_argument as place_index(), or if a range leaves the grid
std::vector<Grid<float>> place_index_within(std::span<const CellRange> ranges,
                                            const PlaceIndexSurfaces& surfaces,
                                            const PlaceIndexParameters& parameters,
                                            const GridSpec& spec);

/// What the index of one cell of `spec` is made of, in the order of the parameters.
std::vector<PlaceIndexPart> explain_place_index(Cell cell, const PlaceIndexSurfaces& surfaces,
                                                const PlaceIndexParameters& parameters,
                                                const GridSpec& spec);

/// Whether any part of weight > 0 has its surface.
bool has_place_index_part(const PlaceIndexSurfaces& surfaces,
                          const PlaceIndexParameters& parameters);

}  // namespace tk
