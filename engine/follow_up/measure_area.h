#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/core/geometry.h"
#include "engine/grid/grid.h"
#include "engine/grid/grid_rows.h"

/// Where a measure works: polygons of its own, or the ground that a plan makes lighter or watched.
namespace tk {

/// From when on ground counts as made lighter.
struct LighterRule {
    double least_gain_lx = 1.0;  ///< > 0
    /// Of after over before, >= 1. About a step of the lighting classes for streets and paths (EN
    /// 13201-2: P6 to P1 have 2, 3, 5, 7.5, 10 and 15 lx): less is hardly seen.
    double least_ratio = 1.5;
};

/// A part of the map, of either make.
class MeasureArea {
public:
    MeasureArea() = default;  ///< empty
    explicit MeasureArea(MultiPolygon polygons);
    /// Cells with a value other than 0.
    explicit MeasureArea(Grid<std::uint8_t> cells);

    bool empty() const;
    double area_m2() const;
    bool holds(MapPoint place) const;
    /// Whether they have a place in common.
    bool touches(const MeasureArea& other) const;
    /// As polygons; those of cells run along their edges.
    MultiPolygon outline() const;

private:
    MultiPolygon polygons_;
    std::optional<Grid<std::uint8_t>> cells_;
};

/// The cells whose light `after` is stronger than `before` by the rule; those without a value in
/// both are left out.
/// @throws std::invalid_argument if the grids differ in their cells, or for a rule out of range
MeasureArea ground_made_lighter(const GridRows& before, const GridRows& after,
                                const LighterRule& rule = {});

/// The cells that cameras see at least as finely as `least_px_per_m` after, and did not before.
/// @param least_px_per_m > 0: of the lowest class of the standard
/// @throws std::invalid_argument as above
MeasureArea ground_newly_watched(const GridRows& before, const GridRows& after,
                                 double least_px_per_m);

}  // namespace tk
