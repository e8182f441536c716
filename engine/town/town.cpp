#include "engine/town/town.h"

#include <utility>

#include "engine/town/town_checks.h"

namespace tk {
namespace {

template <class T>
std::shared_ptr<const T> moved_to_shared(T& part) {
    return std::make_shared<const T>(std::move(part));
}

}  // namespace

std::shared_ptr<const Town> build_town(TownParts parts) {
    check_incidents(parts.incidents);
    check_observations(parts.observations);
    check_lights(parts.lights);
    check_cameras(parts.cameras);
    check_masks(parts.masks);
    check_buildings(parts.buildings);
    check_developments(parts.developments);
    check_areas(parts.areas);
    check_streets(parts.streets);
    check_trees(parts.trees);
    check_entrances(parts.entrances);
    check_features(parts.features);
    check_boundary(parts.boundary);

    Town town;
    town.incidents_ = moved_to_shared(parts.incidents);
    town.observations_ = moved_to_shared(parts.observations);
    town.lights_ = moved_to_shared(parts.lights);
    town.cameras_ = moved_to_shared(parts.cameras);
    town.masks_ = moved_to_shared(parts.masks);
    town.buildings_ = moved_to_shared(parts.buildings);
    town.developments_ = moved_to_shared(parts.developments);
    town.areas_ = moved_to_shared(parts.areas);
    town.streets_ = moved_to_shared(parts.streets);
    town.trees_ = moved_to_shared(parts.trees);
    town.entrances_ = moved_to_shared(parts.entrances);
    town.features_ = moved_to_shared(parts.features);
    town.boundary_ = moved_to_shared(parts.boundary);
    town.terrain_ = std::move(parts.terrain);
    return std::make_shared<const Town>(std::move(town));
}

const FeatureSet* Town::feature_set(std::string_view name) const {
    for (const FeatureSet& set : *features_)
        if (set.name == name) return &set;
    return nullptr;
}

std::shared_ptr<const Town> Town::with(const Changes& changes) const {
    const auto check = [](const auto& change, auto check_list) {
        if (change) check_list(*change);
    };
    check(changes.lights, check_lights);
    check(changes.cameras, check_cameras);
    check(changes.masks, check_masks);
    check(changes.buildings, check_buildings);
    check(changes.developments, check_developments);
    check(changes.streets, check_streets);
    check(changes.trees, check_trees);
    return with_checked(changes);
}

std::shared_ptr<const Town> Town::with_checked(const Changes& changes) const {
    Town town = *this;
    const auto replace = [](auto& part, const auto& change) {
        if (change) part = change;
    };
    replace(town.lights_, changes.lights);
    replace(town.cameras_, changes.cameras);
    replace(town.masks_, changes.masks);
    replace(town.buildings_, changes.buildings);
    replace(town.developments_, changes.developments);
    replace(town.streets_, changes.streets);
    replace(town.trees_, changes.trees);
    return std::make_shared<const Town>(std::move(town));
}

}  // namespace tk
