#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"
#include "engine/town/map_features.h"

/// What differs between two surfaces on the same grid, by cell and by area.
///
/// All figures but difference() itself are over the cells that have data in both, so that `after`
/// less `before` is `change`, also where a building comes or goes.
namespace tk {

/// `after` less `before`; NaN where either is.
/// @throws std::invalid_argument if the grids differ in their cells
Grid<float> difference(const GridRows& after, const GridRows& before);

/// Which way a surface is better for the place; for some there is no such way.
enum class BetterDirection { lower_is_better, higher_is_better, none };

struct CompareOptions {
    /// A change whose size is not above this counts as none; in the surface's unit, >= 0.
    double threshold = 0.0;
    BetterDirection direction = BetterDirection::none;
};

/// How a surface changes within one area. Means and shares weigh every cell by its part in the
/// area. NaN where the area has no cell with data in both.
struct AreaChange {
    std::string name;
    double before = 0.0;           ///< mean
    double after = 0.0;            ///< mean
    double change = 0.0;           ///< mean
    double increased_share = 0.0;  ///< of the covered area, [0, 1]
    double decreased_share = 0.0;
    std::optional<double> better_share;  ///< none for BetterDirection::none
    std::optional<double> worse_share;
    double covered_area_m2 = 0.0;  ///< of the area, with data in both
};

/// How a surface changes over the whole grid. NaN where no cell has data in both.
struct ChangeSummary {
    double mean_before = 0.0;
    double mean_after = 0.0;
    double mean_change = 0.0;
    double increased_share = 0.0;  ///< of the cells with data in both, [0, 1]
    double decreased_share = 0.0;
    std::optional<double> better_share;  ///< none for BetterDirection::none
    std::optional<double> worse_share;
    std::size_t cells_with_data = 0;  ///< in both
    std::vector<AreaChange> areas;    ///< as many as were given, in their order
};

/// @throws std::invalid_argument if the grids differ in their cells, or for a threshold that is
///         negative or not finite
/// @throws Cancelled
ChangeSummary compare(const GridRows& before, const GridRows& after,
                      std::span<const Area> areas = {}, const CompareOptions& options = {},
                      const Progress& progress = {});

}  // namespace tk
