#include "engine/scenario/affected_cells.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "engine/scenario/cell_ranges.h"
#include "engine/surfaces/light_reach.h"
#include "engine/town/land_use.h"
#include "engine/visibility/obstacles.h"

namespace tk {
namespace {

/// Added around every window, so that no cell is missed by a rounding error of a coordinate.
constexpr double window_margin_m = 0.01;

void add_extents_torn_down(std::vector<Extent>& extents, const Development& demolition,
                           const Town& town) {
    const Extent within = extent_of(demolition.footprint);
    for (const Building& building : town.buildings()) {
        const Extent extent = extent_of(building.footprint);
        if (extent.meets(within) && contains(demolition.footprint, centroid(building.footprint)))
            extents.push_back(extent);
    }
}

bool same_obstacle(const Building& a, const Building& b) {
    return a.height_m == b.height_m && a.footprint == b.footprint;
}

bool same_obstacle(const Development& a, const Development& b) {
    return a.stands == b.stands && a.action == b.action && a.height_m == b.height_m &&
           a.footprint == b.footprint;
}

bool same_shade(const Tree& a, const Tree& b) {
    return a.at == b.at && a.shape == b.shape && a.height_m == b.height_m &&
           a.crown_m == b.crown_m && a.crown_base_m == b.crown_base_m && a.porosity == b.porosity;
}

/// The extents of the crowns that come, go or change.
std::vector<Extent> extents_of_changed_trees(const EditedObjects& edited) {
    std::vector<Extent> extents;
    for (const Twofold<Tree>& tree : edited.trees) {
        if (tree.before && tree.after && same_shade(*tree.before, *tree.after)) continue;
        if (tree.before) extents.push_back(crown_extent(*tree.before));
        if (tree.after) extents.push_back(crown_extent(*tree.after));
    }
    return extents;
}

struct ChangedMask {
    const PrivacyMask* mask;
    Extent extent;
};

/// The masks that come, go or change, in both their states.
std::vector<ChangedMask> changed_masks(const EditedObjects& edited) {
    std::vector<ChangedMask> changed;
    for (const Twofold<PrivacyMask>& mask : edited.masks) {
        if (mask.before && mask.after && *mask.before == *mask.after) continue;
        for (const PrivacyMask* state : {mask.before, mask.after})
            if (state != nullptr) changed.push_back({state, extent_of(state->shape)});
    }
    return changed;
}

/// The extents of all that comes, goes or changes among what stands in the way.
std::vector<Extent> extents_of_changed_obstacles(const EditedObjects& edited, const Town& after) {
    std::vector<Extent> extents;
    for (const Twofold<Building>& building : edited.buildings) {
        if (building.before && building.after && same_obstacle(*building.before, *building.after))
            continue;
        if (building.before) extents.push_back(extent_of(building.before->footprint));
        if (building.after) extents.push_back(extent_of(building.after->footprint));
    }
    for (const Twofold<Development>& plan : edited.developments) {
        if (plan.before && plan.after && same_obstacle(*plan.before, *plan.after)) continue;
        for (const Development* state : {plan.before, plan.after}) {
            if (state == nullptr || !state->stands) continue;
            if (state->action == DevelopmentAction::build)
                extents.push_back(extent_of(state->footprint));
            // What another edit does to a building it tears down is among the buildings above.
            if (state->action == DevelopmentAction::demolish)
                add_extents_torn_down(extents, *state, after);
        }
    }
    return extents;
}

double distance_to_extent_m(MapPoint p, const Extent& extent) {
    const double east = std::max({extent.west_m - p.east_m, 0.0, p.east_m - extent.east_m});
    const double north = std::max({extent.south_m - p.north_m, 0.0, p.north_m - extent.north_m});
    return std::hypot(east, north);
}

/// All that is within `reach_m` of `at`.
Extent reach_box(MapPoint at, double reach_m) {
    return Extent{at.east_m, at.north_m, at.east_m, at.north_m}.grown(reach_m + window_margin_m);
}

/// What two extents that meet have in common.
Extent common_extent(const Extent& a, const Extent& b) {
    return {std::max(a.west_m, b.west_m), std::max(a.south_m, b.south_m),
            std::min(a.east_m, b.east_m), std::min(a.north_m, b.north_m)};
}

/// Where an obstacle can change what `at` reaches: a straight line that comes from `at` and has met
/// `obstacle` ends no nearer than the obstacle's side toward `at`.
Extent shadow_box(MapPoint at, double reach_m, const Extent& obstacle) {
    Extent box = reach_box(at, reach_m);
    const Extent near = obstacle.grown(window_margin_m);
    if (at.east_m < near.west_m) box.west_m = near.west_m;
    if (at.east_m > near.east_m) box.east_m = near.east_m;
    if (at.north_m < near.south_m) box.south_m = near.south_m;
    if (at.north_m > near.north_m) box.north_m = near.north_m;
    return box;
}

/// What edits change for one kind of object that looks or shines from a point.
/// @param reach_m    of an object, in metres
/// @param furthest_m no object reaches further
template <class Object, class ReachOf>
std::vector<CellRange> affected_by(const std::vector<Twofold<Object>>& edited,
                                   const std::vector<Object>& after,
                                   const std::vector<Extent>& obstacles, const GridSpec& spec,
                                   const ReachOf& reach_m, double furthest_m) {
    std::vector<CellRange> ranges;
    const auto add = [&](const Extent& box) { ranges.push_back(cells_with_centre_in(spec, box)); };
    for (const Twofold<Object>& object : edited)
        for (const Object* state : {object.before, object.after})
            if (state != nullptr) add(reach_box(state->at, reach_m(*state)));

    for (const Extent& obstacle : obstacles) {
        add(obstacle.grown(window_margin_m));
        for (const Object& object : after) {
            const double away_m = distance_to_extent_m(object.at, obstacle) - window_margin_m;
            if (away_m > furthest_m) continue;
            const double reach = reach_m(object);
            if (away_m <= reach) add(shadow_box(object.at, reach, obstacle));
        }
    }
    return disjoint(std::move(ranges), spec);
}

}  // namespace

std::vector<CellRange> affected_light_cells(const EditedObjects& edited, const Town& after,
                                            const GridSpec& spec,
                                            const IlluminanceOptions& options) {
    std::vector<Extent> changed = extents_of_changed_obstacles(edited, after);
    const std::vector<Extent> trees = extents_of_changed_trees(edited);
    changed.insert(changed.end(), trees.begin(), trees.end());
    return affected_by(
        edited.lights, after.lights(), changed, spec,
        [&](const StreetLight& light) { return light_reach_m(light, options); }, furthest_light_m);
}

std::vector<CellRange> affected_camera_cells(const EditedObjects& edited, const Town& after,
                                             const GridSpec& spec,
                                             const CameraCoverageOptions& options) {
    std::vector<CellRange> ranges = affected_by(
        edited.cameras, after.cameras(), extents_of_changed_obstacles(edited, after), spec,
        [&](const Camera& camera) { return camera_reach_m(camera, options); }, HUGE_VAL);
    const std::vector<ChangedMask> masks = changed_masks(edited);
    if (masks.empty()) return ranges;
    // A camera that comes, goes or changes is among those above with all that it reaches.
    for (const Camera& camera : after.cameras()) {
        std::optional<Extent> reached;
        for (const ChangedMask& changed : masks) {
            if (!acts_on(*changed.mask, camera.id)) continue;
            if (!reached) reached = reach_box(camera.at, camera_reach_m(camera, options));
            const Extent masked = changed.extent.grown(window_margin_m);
            if (masked.meets(*reached))
                ranges.push_back(cells_with_centre_in(spec, common_extent(masked, *reached)));
        }
    }
    return disjoint(std::move(ranges), spec);
}

std::vector<CellRange> affected_distance_cells(const EditedObjects& edited, const FeatureSet& set,
                                               double reach_m, const GridSpec& spec) {
    std::vector<CellRange> ranges;
    for (const Twofold<Development>& plan : edited.developments) {
        const Development* was =
            plan.before && belongs_to(*plan.before, set) ? plan.before : nullptr;
        const Development* is = plan.after && belongs_to(*plan.after, set) ? plan.after : nullptr;
        if (was != nullptr && is != nullptr && was->footprint == is->footprint) continue;
        for (const Development* state : {was, is})
            if (state != nullptr)
                ranges.push_back(cells_with_centre_in(
                    spec, extent_of(state->footprint).grown(reach_m + window_margin_m)));
    }
    return disjoint(std::move(ranges), spec);
}

std::vector<Extent> extents_of_edited_solids(const EditedObjects& edited, const Town& after) {
    // Also what is the same in both towns: it may have come to stand elsewhere in its list.
    std::vector<Extent> extents;
    for (const Twofold<Building>& building : edited.buildings)
        for (const Building* state : {building.before, building.after})
            if (state != nullptr) extents.push_back(extent_of(state->footprint));
    for (const Twofold<Development>& plan : edited.developments)
        for (const Development* state : {plan.before, plan.after}) {
            if (state == nullptr || !state->stands) continue;
            extents.push_back(extent_of(state->footprint));
            if (state->action == DevelopmentAction::demolish)
                add_extents_torn_down(extents, *state, after);
        }
    return extents;
}

std::vector<CellRange> affected_surveillance_cells(std::span<const Extent> changed,
                                                   const GridSpec& spec,
                                                   const SurveillanceOptions& options) {
    std::vector<CellRange> ranges;
    for (const Extent& extent : changed)
        ranges.push_back(cells_with_centre_in(spec, extent.grown(watched_from_m(options))));
    return disjoint(std::move(ranges), spec);
}

std::vector<CellRange> cells_lit_otherwise(std::span<const StreetLight> lights,
                                           std::optional<int> minute_of_day,
                                           std::optional<int> other, const GridSpec& spec,
                                           const IlluminanceOptions& options) {
    IlluminanceOptions then = options, later = options;
    then.minute_of_day = minute_of_day;
    later.minute_of_day = other;
    std::vector<CellRange> ranges;
    for (const StreetLight& light : lights) {
        if (light.output_share_at(minute_of_day) == light.output_share_at(other)) continue;
        const double reach_m = std::max(light_reach_m(light, then), light_reach_m(light, later));
        ranges.push_back(cells_with_centre_in(spec, reach_box(light.at, reach_m)));
    }
    ranges = disjoint(std::move(ranges), spec);
    std::size_t cells = 0;
    for (const CellRange& range : ranges) cells += range.cell_count();
    if (2 * cells > spec.cell_count()) return {spec.all_cells()};
    return ranges;
}

}  // namespace tk
