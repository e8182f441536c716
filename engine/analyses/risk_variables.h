#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/surface_grid.h"
#include "engine/town/town.h"

/// What risk may go with, cell by cell: the variables of a risk terrain model (Caplan & Kennedy
/// 2016; the operationalisations of RTMDx).
namespace tk {

enum class RiskOperation {
    proximity,      ///< 1 where a feature lies within the distance, else 0
    density,        ///< 1 where features are dense, else 0
    surface_mean,   ///< mean of a surface within the distance
    surface_spread  ///< its standard deviation there
};

/// "proximity", "density", "mean", "spread".
std::string_view name_of(RiskOperation operation);

/// One way in which a factor may count in a cell. The numbers below `distance_m` come from the
/// cells that it was first measured in and stay as they are: a plan does not change what dense
/// means.
struct RiskVariable {
    std::string factor;  ///< the feature set's name, or the surface's
    RiskOperation operation = RiskOperation::proximity;
    double distance_m = 0.0;  ///< how far a feature counts; the kernel's radius; around the centre
    double dense_from_per_m2 = 0.0;  ///< density: 1 above it
    double mean = 0.0;    ///< surface: less this and over `spread`, so that 1 is one standard
    double spread = 1.0;  ///< deviation more

    /// "bars within 100 m", "dense bars (100 m)", "light, mean within 80 m".
    std::string name() const;
    friend bool operator==(const RiskVariable&, const RiskVariable&) = default;
};

/// A surface that risk may go with, and what it is called.
struct RiskSurface {
    std::string name;
    std::shared_ptr<const SurfaceGrid> values;  ///< of any cells; not null
};

/// Where variables are measured: a town, today's or a plan's, and surfaces of it.
struct RiskGround {
    std::shared_ptr<const Town> town;
    std::vector<RiskSurface> surfaces = {};
};

/// The values of variables in some cells, before anything is made 0 or 1: distances within reach
/// (1 or 0), kernel densities per m2 (quartic), means and standard deviations.
///
/// Features are those of risk_set_of() the town. They are dense by their points and the centres of
/// gravity of their polygons; lines have no density. A cell's value is that of its centre. NaN
/// where a surface has no value within the distance.
/// @param cells of `spec`
/// @returns a list of values for each variable, in the order of the cells
/// @throws std::invalid_argument if the ground has no such feature set or surface, or a distance is
///         not finite and > 0
/// @throws Cancelled
std::vector<std::vector<double>> measured_values(std::span<const RiskVariable> variables,
                                                 const RiskGround& ground, const GridSpec& spec,
                                                 std::span<const Cell> cells,
                                                 const Progress& progress = {});

/// Fixes what is dense (above the mean and two standard deviations of the cells) and what the mean
/// and the spread of a surface are. NaN takes no part.
RiskVariable frozen(RiskVariable variable, std::span<const double> measured);

/// The value that takes part in a regression: 0 or 1, or standard deviations from the mean; NaN
/// where nothing was measured.
double regression_value(const RiskVariable& variable, double measured);

}  // namespace tk
