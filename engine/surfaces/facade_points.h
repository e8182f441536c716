#pragma once

#include <span>
#include <vector>

#include "engine/core/progress.h"
#include "engine/surfaces/building_use.h"
#include "engine/surfaces/watcher.h"
#include "engine/town/map_features.h"
#include "engine/visibility/obstacles.h"

/// Where a town's windows and doors are taken to be, from footprints alone.
namespace tk {

struct FacadeOptions {
    double spacing_m = 3.0;             ///< of windows along a wall; > 0
    double default_window_share = 0.2;  ///< of buildings that state none
    WatchHours hours = WatchHours::day;

    friend bool operator==(const FacadeOptions&, const FacadeOptions&) = default;
};

/// The windows of all buildings and developments that stand, wall by wall in the order of
/// Obstacles::walls(), from below.
///
/// A wall of at least 1 m is cut into as few equal lengths of at most `spacing_m` as will do, with
/// a window in the middle of each, 1.6 m above every floor; floors are 3 m apart, as many as
/// stated, else one for every whole 3 m of height, at least one, and no window is as high as the
/// roof. A window weighs its length of wall / spacing_m × the building's window share ×
/// watching_share() of its use, on the ground floor of the use that is stated for that: a shop
/// below dwellings looks out by day, a garage never; one that weighs nothing is left out. A window
/// with an obstacle higher than it within 0.25 m in front looks into that: there is none in a party
/// wall, but one above a lower neighbour's roof. It stands 0.05 m before its wall, so that all
/// walls of its own building hide.
///
/// Floors are reckoned from the level that the building stands on; where the ground at a wall lies
/// above a window there is none.
///
/// @throws std::invalid_argument if the spacing is not above 0 or the share outside [0, 1]
/// @throws Cancelled
std::vector<Watcher> facade_points(const Town& town, const Obstacles& obstacles,
                                   const FacadeOptions& options = {},
                                   const Progress& progress = {});

/// Entrances that look all round from `eye_height_m`. One weighs 1, or where its kind names a use
/// ("butik", "garageport") the watching_share() of that; one that weighs nothing is left out. One
/// that lies in a footprint or
/// within 0.05 m of its wall is moved to 0.05 m before the nearest wall of that building that has
/// nothing as high as the eye before it: its own building hides what is behind.
std::vector<Watcher> entrance_watchers(std::span<const Entrance> entrances,
                                       const Obstacles& obstacles, double eye_height_m,
                                       WatchHours hours = WatchHours::day);

}  // namespace tk
