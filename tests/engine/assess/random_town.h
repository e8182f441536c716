#pragma once

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/assess/assessment_parameters.h"
#include "engine/scenario/edit.h"
#include "engine/town/town.h"

namespace tk::test {

/// Small made-up towns and edits to them, the same for the same seed: 240 m × 200 m at full SWEREF
/// coordinates, with lamps and cameras that reach over a part of it, some of them in buildings.
class RandomTown {
public:
    /// Every other seed has hills.
    explicit RandomTown(unsigned seed) : random_(seed), uneven_(seed % 2 == 1) {}

    static Extent extent() { return {674000, 6580000, 674240, 6580200}; }

    std::shared_ptr<const Town> town() {
        TownParts parts;
        for (int i = 0; i < 15; ++i) parts.lights.push_back(light(new_id()));
        for (int i = 0; i < 5; ++i) parts.cameras.push_back(camera(new_id()));
        parts.masks = {{"M1", "", footprint(30.0)}, {"M2", parts.cameras[0].id, footprint(60.0)}};
        for (int i = 0; i < 10; ++i) parts.buildings.push_back(building(new_id()));
        for (int i = 0; i < 3; ++i) parts.developments.push_back(development(new_id()));
        for (int i = 0; i < 8; ++i) parts.trees.push_back(tree(new_id()));
        if (uneven_) parts.terrain = hills();
        for (int i = 0; i < 12; ++i) parts.entrances.push_back({new_id(), place(), ""});
        // On a wall, where a building decides to which side one looks.
        parts.entrances[0].at = parts.buildings[0].footprint[0].outer[0];
        parts.features = {{"bars", {place(), place()}, {}, {}, {"bar"}}};
        // A boundary with a slanting side.
        parts.boundary = {{{{674000, 6580000},
                            {674240, 6580000},
                            {674240, 6580150},
                            {674190, 6580200},
                            {674000, 6580200}},
                           {}}};
        return build_town(std::move(parts));
    }

    /// Any edit that `town` can take.
    Edit edit(const Town& town) {
        switch (number(0, 5)) {
            case 0: return edit_of(town.lights(), &RandomTown::light);
            case 1: return edit_of(town.cameras(), &RandomTown::camera);
            case 2: return edit_of(town.buildings(), &RandomTown::building);
            case 3: return edit_of(town.trees(), &RandomTown::tree);
            case 4: return mask_edit(town);
            default: return edit_of(town.developments(), &RandomTown::development);
        }
    }

    /// All surfaces, on cells of 8 m (study), 4 m (light), 5 m (cameras) and 6 m (sightlines).
    AssessmentParameters parameters() {
        auto incidents = std::make_shared<std::vector<WeightedPoint>>();
        for (int i = 0; i < 60; ++i) incidents->push_back({place(), 1.0});
        AssessmentParameters parameters;
        parameters.grid = grid_covering(extent(), 8.0);
        parameters.hotspot->incidents = std::move(incidents);
        parameters.hotspot->kernel.bandwidth_m = 60.0;
        parameters.light->cell_m = 4.0;
        parameters.cameras->cell_m = 5.0;
        parameters.sightlines = SightlinesParameters{.cell_m = 6.0};
        parameters.sightlines->options.sightlines.reach_m = 40.0;
        parameters.place_index->features = {{"bars", 0.5, {150.0, 0.0}}};
        return parameters;
    }

private:
    int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
    double real(double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random_);
    }
    std::string new_id() { return std::to_string(++ids_); }
    MapPoint place() { return {real(673990, 674250), real(6579990, 6580210)}; }

    StreetLight light(std::string id) {
        StreetLight light;
        light.id = std::move(id);
        light.at = place();
        light.height_m = real(3.0, 9.0);
        light.luminous_flux_lm = real(100.0, 6000.0);
        light.distribution = static_cast<LightDistribution>(number(0, 2));
        light.bearing_deg = real(0.0, 360.0);
        return light;
    }
    Camera camera(std::string id) {
        Camera camera;
        camera.id = std::move(id);
        camera.at = place();
        camera.height_m = real(2.5, 8.0);
        if (number(0, 3) > 0) camera.bearing_deg = real(0.0, 360.0);
        camera.field_of_view_deg = real(40.0, 120.0);
        camera.pixels_across = real(400.0, 2000.0);
        return camera;
    }
    MultiPolygon footprint(double largest_m) {
        const MapPoint a = place();
        const double width = real(6.0, largest_m), depth = real(6.0, largest_m);
        const double lean = real(-4.0, 4.0);
        return {{{{a.east_m, a.north_m},
                  {a.east_m + width, a.north_m + lean},
                  {a.east_m + width - lean, a.north_m + depth + lean},
                  {a.east_m - lean, a.north_m + depth}},
                 {}}};
    }
    Building building(std::string id) {
        Building building;
        building.id = std::move(id);
        building.footprint = footprint(35.0);
        building.height_m = real(2.0, 15.0);
        return building;
    }
    Development development(std::string id) {
        Development development;
        development.id = std::move(id);
        development.footprint = footprint(60.0);
        development.height_m = real(3.0, 20.0);
        development.action = static_cast<DevelopmentAction>(number(0, 2));
        development.stands = number(0, 3) > 0;
        if (number(0, 1) == 0) development.use = "Bostäder, bar i bottenvåningen";
        return development;
    }

    Tree tree(std::string id) {
        Tree tree;
        tree.id = std::move(id);
        tree.at = place();
        if (number(0, 3) == 0) tree.shape = footprint(30.0);
        tree.height_m = real(3.0, 12.0);
        tree.crown_m = real(2.0, 9.0);
        tree.crown_base_m = real(0.0, 3.0);
        tree.porosity = real(0.0, 1.0);
        return tree;
    }
    std::shared_ptr<const Terrain> hills() {
        Grid<float> heights(grid_covering(extent(), 20.0));
        for (float& height : heights.cells()) height = static_cast<float>(real(30.0, 36.0));
        return std::make_shared<const Terrain>(std::move(heights));
    }

    /// Now and then of a camera that is not there, or is added later.
    PrivacyMask mask(std::string id, const Town& town) {
        PrivacyMask mask{std::move(id), "", footprint(60.0)};
        const int whose = number(0, static_cast<int>(town.cameras().size()) + 1);
        if (whose == 0) mask.camera_id = std::to_string(ids_ + number(1, 3));
        if (whose > 1) mask.camera_id = town.cameras()[static_cast<std::size_t>(whose - 2)].id;
        return mask;
    }
    Edit mask_edit(const Town& town) {
        const std::vector<PrivacyMask>& masks = town.masks();
        const int kind = masks.empty() ? 0 : number(0, 3);
        if (kind == 0) return Added<PrivacyMask>{mask("M" + new_id(), town)};
        const PrivacyMask& one =
            masks[static_cast<std::size_t>(number(0, static_cast<int>(masks.size()) - 1))];
        if (kind == 1) return Removed<PrivacyMask>{one.id};
        PrivacyMask other = mask(one.id, town);
        if (kind == 3) other.shape = one.shape;
        return Changed<PrivacyMask>{other};
    }

    template <class Object>
    Edit edit_of(const std::vector<Object>& objects, Object (RandomTown::*make)(std::string)) {
        const int kind = objects.empty() ? 0 : number(0, 3);
        if (kind == 0) return Added<Object>{(this->*make)(new_id())};
        const Object& one =
            objects[static_cast<std::size_t>(number(0, static_cast<int>(objects.size()) - 1))];
        if (kind == 1) return Removed<Object>{one.id};
        if (kind == 2) return Changed<Object>{(this->*make)(one.id)};
        return Changed<Object>{changed_where_it_is(one)};
    }

    template <class Object>
    Object changed_where_it_is(Object object) {
        object.height_m += real(0.5, 6.0);
        return object;
    }
    Development changed_where_it_is(Development plan) {
        plan.stands = !plan.stands;
        return plan;
    }

    std::mt19937 random_;
    bool uneven_;
    int ids_ = 0;
};

}  // namespace tk::test
