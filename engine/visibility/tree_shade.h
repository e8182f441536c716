#pragma once

#include <span>
#include <vector>

#include "engine/visibility/obstacles.h"
#include "engine/visibility/sight.h"

namespace tk {

/// What the crowns of trees let through of one lamp's light.
///
/// A crown is an upright cylinder over its disc, or for a stand over its outline, from the crown's
/// base to the tree's height above the ground at the tree. A ray that passes through a crown keeps
/// the crown's porosity of its light, whatever the length of its way in it; several crowns
/// multiply. Trunks hide nothing. A coarse model: real transmission is that of one season.
class TreeShade {
public:
    /// @param targets nothing outside is asked for
    TreeShade(const Sight& sight, const Extent& targets, const Obstacles& obstacles);

    bool empty() const { return crowns_.empty(); }

    /// Multiplies each value by the share of light that reaches its target. The same bits for a
    /// target whatever its neighbours.
    /// @param east_m, north_m of the targets from the lamp
    /// @param below_m         how far each lies under the lamp
    void dim(std::span<const double> east_m, double north_m, std::span<const double> below_m,
             std::span<double> values) const;

private:
    struct Crown {
        MapPoint centre;            ///< from the lamp
        double radius_m = 0.0;      ///< of a single tree
        MultiPolygon shape;         ///< of a stand, from the lamp; empty for a single tree
        Extent extent;              ///< from the lamp
        double top_below_m = 0.0;   ///< of its top under the lamp; below 0 when it is higher
        double base_below_m = 0.0;  ///< of its base
        double porosity = 1.0;
    };
    static bool meets(const Crown& crown, MapPoint target, double below_m);

    std::vector<Crown> crowns_;
};

}  // namespace tk
