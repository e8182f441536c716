#include "viewer/session/checked_edit.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/compass.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/object_fields.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

bool finite_place(MapPoint p) {
    return std::isfinite(p.east_m) && std::isfinite(p.north_m);
}

double ring_signed_area_m2(const Ring& ring) {
    double twice = 0.0;
    const MapPoint o = ring.front();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += (a.east_m - o.east_m) * (b.north_m - o.north_m) -
                 (b.east_m - o.east_m) * (a.north_m - o.north_m);
    }
    return twice / 2.0;
}

/// Without points that repeat the one before; empty where it encloses nothing.
Ring tidy_ring(const Ring& ring, bool counter_clockwise) {
    Ring tidy;
    for (const MapPoint p : ring)
        if (tidy.empty() || !(p == tidy.back())) tidy.push_back(p);
    while (tidy.size() > 1 && tidy.front() == tidy.back()) tidy.pop_back();
    if (tidy.size() < 3) return {};
    const double area = ring_signed_area_m2(tidy);
    if (area == 0.0) return {};
    if ((area > 0.0) != counter_clockwise) std::reverse(tidy.begin(), tidy.end());
    return tidy;
}

Line tidy_line(const Line& line) {
    Line tidy;
    for (const MapPoint p : line)
        if (tidy.empty() || !(p == tidy.back())) tidy.push_back(p);
    return tidy;
}

bool finite_shape(const MultiPolygon& shape) {
    for (const Polygon& polygon : shape) {
        if (!std::all_of(polygon.outer.begin(), polygon.outer.end(), finite_place)) return false;
        for (const Ring& hole : polygon.holes)
            if (!std::all_of(hole.begin(), hole.end(), finite_place)) return false;
    }
    return true;
}

std::string no_place() {
    return tr("Its place is not a number.");
}

// Each makes an object's place or shape fit. @returns why it cannot be; empty when done

std::string tidy_geometry(StreetLight& light) {
    light.bearing_deg = normalised_bearing_deg(light.bearing_deg);
    return finite_place(light.at) ? std::string() : no_place();
}

std::string tidy_geometry(Camera& camera) {
    if (camera.bearing_deg) camera.bearing_deg = normalised_bearing_deg(*camera.bearing_deg);
    return finite_place(camera.at) ? std::string() : no_place();
}

std::string tidy_footprint(MultiPolygon& footprint) {
    if (!finite_shape(footprint)) return no_place();
    footprint = tidy_shape(footprint);
    return footprint.empty() ? tr("Its shape has no area.") : std::string();
}

std::string tidy_geometry(Building& building) {
    return tidy_footprint(building.footprint);
}

std::string tidy_geometry(Development& development) {
    return tidy_footprint(development.footprint);
}

std::string tidy_geometry(PrivacyMask& mask) {
    return tidy_footprint(mask.shape);
}

std::string tidy_geometry(Street& street) {
    for (Line& line : street.lines) {
        if (!std::all_of(line.begin(), line.end(), finite_place)) return no_place();
        line = tidy_line(line);
    }
    std::erase_if(street.lines, [](const Line& line) { return line.size() < 2; });
    return street.lines.empty() ? tr("Its line has no length.") : std::string();
}

std::string tidy_geometry(Tree& tree) {
    if (!finite_shape(tree.shape) || !finite_place(tree.at)) return no_place();
    if (tree.shape.empty()) return {};
    tree.shape = tidy_shape(tree.shape);
    if (tree.shape.empty()) return tr("Its shape has no area.");
    tree.at = centroid(tree.shape);
    return {};
}

const StreetLight& object_at(const Town& town, std::size_t i, const StreetLight*) {
    return town.lights()[i];
}
const Camera& object_at(const Town& town, std::size_t i, const Camera*) {
    return town.cameras()[i];
}
const Building& object_at(const Town& town, std::size_t i, const Building*) {
    return town.buildings()[i];
}
const Development& object_at(const Town& town, std::size_t i, const Development*) {
    return town.developments()[i];
}
const Street& object_at(const Town& town, std::size_t i, const Street*) {
    return town.streets()[i];
}
const Tree& object_at(const Town& town, std::size_t i, const Tree*) {
    return town.trees()[i];
}
const PrivacyMask& object_at(const Town& town, std::size_t i, const PrivacyMask*) {
    return town.masks()[i];
}

std::string refusal_of_id(const Edit& edit, const Plan& plan, const TownIndex& today) {
    const std::string& id = id_of(edit);
    if (id.empty()) return tr("An object must have an id.");
    const PlanEdit* former = find_edit(plan, layer_of(edit), id);
    const bool there_today = today.holds(layer_of(edit), id);
    if (is_addition(edit)) {
        const bool taken = there_today && (former == nullptr || !is_removal(former->edit));
        return taken ? fill_in(tr("There is a “{}” already."), {id}) : std::string();
    }
    const bool added_by_plan = former != nullptr && is_addition(former->edit);
    if (there_today || added_by_plan) return {};
    return fill_in(tr("There is no “{}” any more."), {id});
}

}  // namespace

MultiPolygon tidy_shape(const MultiPolygon& shape) {
    MultiPolygon tidy;
    for (const Polygon& polygon : shape) {
        Polygon made{tidy_ring(polygon.outer, true), {}};
        if (made.outer.empty()) continue;
        for (const Ring& hole : polygon.holes)
            if (Ring ring = tidy_ring(hole, false); !ring.empty())
                made.holes.push_back(std::move(ring));
        tidy.push_back(std::move(made));
    }
    return tidy;
}

CheckedEdit checked_edit(Edit edit, const Plan& plan, const TownIndex& today) {
    if (std::string refused = refusal_of_id(edit, plan, today); !refused.empty())
        return {std::nullopt, std::move(refused)};
    std::string refused = std::visit(
        [](auto& change) -> std::string {
            if constexpr (requires { change.object; }) {
                if (std::string why = refusal_of_values(change.object); !why.empty()) return why;
                return tidy_geometry(change.object);
            } else {
                return {};
            }
        },
        edit);
    if (!refused.empty()) return {std::nullopt, std::move(refused)};
    return {std::move(edit), {}};
}

bool changes_nothing(const Edit& edit, const TownIndex& today) {
    if (is_addition(edit) || is_removal(edit)) return false;
    const auto at = today.find(layer_of(edit), id_of(edit));
    if (!at) return false;
    return std::visit(
        [&](const auto& change) {
            if constexpr (requires { change.object; })
                return object_at(today.town(), *at, &change.object) == change.object;
            else
                return false;
        },
        edit);
}

}  // namespace tk
