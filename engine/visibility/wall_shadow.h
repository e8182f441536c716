#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/visibility/obstacles.h"

/// What a wall hides from a lamp or a camera.
///
/// 2.5-D: a point is hidden where the straight ray to it passes a wall below the wall's top. For a
/// wall of height b, an observer at height z0 and targets at height zt, the hidden points are those
/// behind the wall whose distance lies in a fixed band of multiples of the distance to the wall
/// (similar triangles). So the area hidden by one wall is a quadrilateral (without a far side where
/// the band has no end), exact, whatever the cells.
///
/// On ground that is not level every target has its own level, and the wall's shadow is judged
/// target by target.
///
/// Coordinates are metres east and north of the observer, which keeps the digits that national
/// coordinates would lose.
namespace tk {

/// Where one looks from and at what height.
struct Observer {
    MapPoint at;
    double height_m = 0.0;         ///< of the lamp or camera above the ground
    double target_height_m = 0.0;  ///< of what is lit or seen above the ground under it
    double reach_m = 0.0;          ///< horizontal; nothing beyond it matters
};

/// A target is hidden by a wall where near < (distance to it) / (distance to the wall) < far.
struct HiddenBand {
    double near = 1.0;
    double far = std::numeric_limits<double>::infinity();  ///< infinite: the shadow has no end
};

/// The band of a wall of height `wall_height_m`; none when it hides nothing.
///
/// A ray that falls (z0 > zt) is stopped by a wall higher than zt: without end from z0 on, else up
/// to (z0 - zt) / (z0 - b) times the wall's distance. One that rises or runs level is stopped by a
/// wall higher than z0: from the wall on if it is as high as the target, else from
/// (zt - z0) / (b - z0) times its distance on.
std::optional<HiddenBand> hidden_band(const Observer& observer, double wall_height_m);

/// Half-open piece of a west-east line: [west_m, east_m), from the observer.
struct HiddenSpan {
    double west_m = 0.0;
    double east_m = 0.0;
    bool empty() const { return !(west_m < east_m); }
    bool contains(double offset_m) const { return west_m <= offset_m && offset_m < east_m; }
};

/// The area that one wall hides from one observer.
///
/// Two walls that share an end meet without gap or overlap: the ray through the end is reckoned
/// from its coordinates alone, and of a point on it exactly one of the two decides.
class WallShadow {
public:
    /// None where the wall hides nothing: too low, or seen edge-on. A wall within a micrometre of
    /// the observer has it on its line and hides nothing either.
    static std::optional<WallShadow> of(const Observer& observer, const Wall& wall);

    /// The same where targets lie at levels of their own: of all that lies behind the wall it hides
    /// what hides_below() says. Always there but where the wall is seen edge-on.
    /// @param level_m of the observer
    static std::optional<WallShadow> over_ground(MapPoint at, double level_m, const Wall& wall);

    /// Of a shadow over_ground: whether the straight way to a target behind the wall, `below_m`
    /// under the observer, passes below the wall's top.
    bool hides_below(double east_m, double north_m, double below_m) const {
        const double cross = east_m * wall_north_m_ - north_m * wall_east_m_;
        return top_above_m_ * cross + below_m * near_ > 0.0;
    }

    /// What it hides of the line `north_m` north of the observer. May be infinite on either side.
    HiddenSpan on_line(double north_m) const;

    /// All that it hides lies between these northings, from the observer; may be infinite.
    double south_m() const { return south_m_; }
    double north_m() const { return north_m_; }

private:
    /// One end of the wall as seen from the observer.
    struct End {
        double north_m = 0.0;
        double east_per_north = 0.0;  ///< slope of the ray through it; unused where north_m is 0
    };

    WallShadow() = default;
    static End seen_end(MapPoint end);
    static std::optional<WallShadow> of_band(MapPoint at, const Wall& wall, const HiddenBand& band);

    End right_, left_;                               ///< left_ lies counter-clockwise of right_
    double wall_east_m_ = 0.0, wall_north_m_ = 0.0;  ///< from right_ to left_
    double near_ = 0.0, far_ = 0.0;                  ///< bounds of cross(target, wall)
    double top_above_m_ = 0.0;                       ///< the observer; of a shadow over_ground
    double south_m_ = 0.0, north_m_ = 0.0;
};

/// Whether the observer stands in a footprint and not above its roof.
bool hangs_on_building(MapPoint at, double height_m, const Obstacles& obstacles);

/// The obstacles in whose footprint it stands and not above whose roof, ascending. Such a building
/// (or development) hides nothing from it: the lamp or camera hangs on its façade, and records are
/// seldom good to the thickness of a wall.
std::vector<std::int32_t> buildings_hung_on(MapPoint at, double height_m,
                                            const Obstacles& obstacles);

}  // namespace tk
