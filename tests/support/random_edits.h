#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/scenario/edit.h"

/// Random objects and edits for property tests: every field takes values, and is left out where it
/// may be.
namespace tk::test {

/// A whole number in [least, end), all alike likely: rapidcheck's own ranges are narrow in the
/// first cases and would leave most kinds of edits out.
template <class Whole>
Whole pick(Whole least, Whole end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<Whole>(least, end));
}
template <class Value>
Value pick_of(std::vector<Value> values) {
    return values[pick<std::size_t>(0, values.size())];
}
inline bool pick_bool() {
    return pick(0, 2) == 1;
}

/// A number from least to most with many different fractions.
inline double random_number(double least, double most) {
    const auto share = pick<std::int64_t>(0, std::int64_t{1} << 50);
    return least + (most - least) * (static_cast<double>(share) / 1125899906842624.0);
}

inline std::optional<double> random_optional(double least, double most) {
    if (pick_bool()) return std::nullopt;
    return random_number(least, most);
}

inline MapPoint random_place() {
    return {random_number(670000.0, 671000.0), random_number(6580000.0, 6581000.0)};
}

inline std::string random_text() {
    return pick_of<std::string>(
        {"", "bostäder", "Kv. Bryggan, etapp 2", "café \"Ön\"", "O'Leary; --", "Förskola"});
}

inline std::optional<std::chrono::year_month_day> random_day() {
    if (pick_bool()) return std::nullopt;
    const auto day =
        std::chrono::sys_days{std::chrono::year{2024} / 1 / 1} + std::chrono::days{pick(0, 6000)};
    return std::chrono::year_month_day{day};
}

/// One or two parts beside each other, one of them perhaps with a hole; as files keep shapes.
inline MultiPolygon random_footprint() {
    MultiPolygon shape;
    MapPoint corner = random_place();
    const int parts = pick(1, 3);
    for (int i = 0; i < parts; ++i) {
        const double w = random_number(10.0, 40.0), h = random_number(10.0, 40.0);
        const double e = corner.east_m, n = corner.north_m;
        Polygon part;
        part.outer = {{e, n}, {e + w, n}, {e + w, n + h}, {e + w / 2, n + h + 5.0}, {e, n + h}};
        if (pick_bool())
            part.holes = {{{e + 2, n + 2}, {e + 2, n + 4}, {e + 4, n + 4}, {e + 4, n + 2}}};
        shape.push_back(part);
        corner.east_m += w + 10.0;
    }
    return shape;
}

inline void randomise(StreetLight& light) {
    light.at = random_place();
    light.height_m = random_number(0.5, 15.0);
    light.luminous_flux_lm = random_number(0.0, 20000.0);
    light.distribution = pick_of(std::vector{
        LightDistribution::isotropic, LightDistribution::lambertian, LightDistribution::street});
    light.bearing_deg = random_number(0.0, 359.9);
    light.tilt_deg = random_number(-90.0, 90.0);
    light.maintenance_factor = random_number(0.1, 1.0);
    light.dimming = random_number(0.0, 1.0);
    light.rotation_deg = random_number(-90.0, 90.0);
    light.power_w = random_optional(1.0, 400.0);
    light.luminaire = random_text();
    light.out_of_order = pick_bool();
    light.schedule = {};
    if (pick_bool()) light.schedule.burning = HourSpan{pick(0, 700), pick(701, 1440)};
    if (pick_bool())
        light.schedule.steps = {{{1320, 300}, random_number(0.0, 1.0)}, {{0, 240}, 0.0}};
}

inline void randomise(Camera& camera) {
    camera.at = random_place();
    camera.height_m = random_number(0.5, 15.0);
    camera.bearing_deg = random_optional(0.0, 359.9);
    camera.field_of_view_deg = random_number(1.0, 360.0);
    camera.focal_length_mm = random_optional(1.0, 50.0);
    camera.sensor_width_mm = random_optional(1.0, 20.0);
    camera.pixels_across = random_number(100.0, 4000.0);
    camera.tilt_deg = random_optional(-90.0, 90.0);
    camera.range_m = random_optional(1.0, 200.0);
    for (const WeighingText& field : weighing_texts()) camera.weighing.*field.text = random_text();
    camera.weighing.date = random_day();
}

inline void randomise(Building& building) {
    building.footprint = random_footprint();
    building.height_m = random_number(0.0, 60.0);
    building.floors = random_optional(0.0, 20.0);
    building.use = random_text();
    building.window_share = random_optional(0.0, 1.0);
    building.ground_floor_use = random_text();
    building.entrances = random_optional(0.0, 12.0);
}

inline void randomise(Development& development) {
    development.footprint = random_footprint();
    development.name = random_text();
    development.height_m = random_number(0.0, 60.0);
    development.floors = random_optional(0.0, 20.0);
    development.use = random_text();
    development.action = pick_of(std::vector{DevelopmentAction::build, DevelopmentAction::demolish,
                                             DevelopmentAction::open});
    development.from = random_day();
    development.to = random_day();
    development.dwellings = random_optional(0.0, 500.0);
    development.workplaces = random_optional(0.0, 500.0);
    development.allowed_height_m = random_optional(0.0, 60.0);
    development.ground_floor_use = random_text();
    development.entrances = random_optional(0.0, 12.0);
    development.stands = pick_bool();
}

inline void randomise(Street& street) {
    street.name = random_text();
    street.street_class = random_text();
    street.width_m = random_optional(0.0, 30.0);
    street.lines = {{random_place(), random_place(), random_place()}};
    if (pick_bool()) street.lines.push_back({random_place(), random_place()});
}

inline void randomise(Tree& tree) {
    tree.height_m = random_number(0.0, 30.0);
    tree.crown_m = random_number(0.0, 15.0);
    tree.crown_base_m = random_number(0.0, 3.0);
    tree.porosity = random_number(0.0, 1.0);
    tree.shape = pick_bool() ? random_footprint() : MultiPolygon{};
    tree.at = tree.shape.empty() ? random_place() : centroid(tree.shape);
}

inline void randomise(PrivacyMask& mask) {
    mask.camera_id = pick_of<std::string>({"", "A1", "K 7, entrén", "N2"});
    mask.shape = random_footprint();
}

template <class Object>
Object random_object(const std::string& id) {
    Object object;
    object.id = id;
    randomise(object);
    return object;
}

/// Some objects of every kind that scenarios edit, with ids "A1", "A2", ...
inline TownParts random_parts(int of_each) {
    TownParts parts;
    for (int i = 1; i <= of_each; ++i) {
        const std::string id = "A" + std::to_string(i);
        parts.lights.push_back(random_object<StreetLight>(id));
        parts.cameras.push_back(random_object<Camera>(id));
        parts.buildings.push_back(random_object<Building>(id));
        parts.developments.push_back(random_object<Development>(id));
        parts.streets.push_back(random_object<Street>(id));
        parts.trees.push_back(random_object<Tree>(id));
        parts.masks.push_back(random_object<PrivacyMask>(id));
    }
    return parts;
}

/// The same object with some of its fields otherwise.
template <class Object>
Object partly_changed(Object object) {
    Object other = random_object<Object>(object.id);
    const auto now_and_then = [] { return pick(0, 3) == 0; };
    if constexpr (std::is_same_v<Object, Camera>) {
        if (now_and_then()) object.at = other.at;
        if (now_and_then()) object.bearing_deg = other.bearing_deg;
        if (now_and_then()) object.focal_length_mm = other.focal_length_mm;
        if (now_and_then()) object.sensor_width_mm = other.sensor_width_mm;
        if (now_and_then()) object.range_m = other.range_m;
        if (now_and_then()) object.weighing = other.weighing;
        if (now_and_then()) object.weighing.signage = random_text();
        if (now_and_then()) object.weighing.date = random_day();
        return object;
    } else if constexpr (std::is_same_v<Object, Development>) {
        if (now_and_then()) object.floors = other.floors;
        if (now_and_then()) object.name = other.name;
        if (now_and_then()) object.from = other.from;
        if (now_and_then()) object.stands = other.stands;
        if (now_and_then()) object.dwellings = other.dwellings;
        if (now_and_then()) object.ground_floor_use = other.ground_floor_use;
        if (now_and_then()) object.entrances = other.entrances;
        return object;
    } else if constexpr (std::is_same_v<Object, Building>) {
        if (now_and_then()) object.floors = other.floors;
        if (now_and_then()) object.use = other.use;
        if (now_and_then()) object.window_share = other.window_share;
        if (now_and_then()) object.ground_floor_use = other.ground_floor_use;
        if (now_and_then()) object.entrances = other.entrances;
        return object;
    } else {
        return other;
    }
}

/// An edit of one of `today`'s objects or a new one, "N1" to "N3".
template <class Object>
Edit random_edit_of(const std::vector<Object>& today) {
    const int what = today.empty() ? 0 : pick(0, 4);
    if (what == 0) return Added<Object>{random_object<Object>("N" + std::to_string(pick(1, 4)))};
    const auto index = pick<std::size_t>(0, today.size());
    if (what == 1) return Removed<Object>{today[index].id};
    return Changed<Object>{partly_changed(today[index])};
}

inline Edit random_edit(const Town& today) {
    switch (pick(0, 7)) {
        case 0: return random_edit_of(today.lights());
        case 1: return random_edit_of(today.cameras());
        case 2: return random_edit_of(today.buildings());
        case 3: return random_edit_of(today.developments());
        case 4: return random_edit_of(today.streets());
        case 5: return random_edit_of(today.masks());
        default: return random_edit_of(today.trees());
    }
}

/// Whether both edits are alike to the last bit.
inline bool alike(const Edit& a, const Edit& b) {
    if (a.index() != b.index()) return false;
    return std::visit(
        [&b](const auto& edit) {
            const auto& other = std::get<std::decay_t<decltype(edit)>>(b);
            if constexpr (requires { edit.object; })
                return edit.object == other.object;
            else
                return edit.id == other.id;
        },
        a);
}

/// Kind and id of what an edit is about.
inline std::string subject_of(const Edit& edit) {
    const std::string kind = std::to_string(edit.index() / 3);
    return std::visit(
        [&kind](const auto& e) {
            if constexpr (requires { e.object; })
                return kind + ":" + e.object.id;
            else
                return kind + ":" + e.id;
        },
        edit);
}

}  // namespace tk::test
