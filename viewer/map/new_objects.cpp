#include "viewer/map/new_objects.h"

#include <algorithm>
#include <limits>

#include "viewer/map/poles_along_line.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/new_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// What a municipal LED luminaire on a path commonly gives: 30 W at 140 lm/W.
constexpr double usual_flux_lm = 4200.0;

template <class Object>
const Object* nearest(const std::vector<Object>& all, MapPoint at) {
    const Object* best = nullptr;
    double best_m = std::numeric_limits<double>::infinity();
    for (const Object& object : all) {
        const double d = distance_m(object.at, at);
        if (d >= best_m) continue;
        best_m = d;
        best = &object;
    }
    return best;
}

const Plan& plan_or_none(const Plan* plan) {
    static const Plan none;
    return plan == nullptr ? none : *plan;
}

double signed_area(const Ring& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        const MapPoint o = ring.front();
        twice += (a.east_m - o.east_m) * (b.north_m - o.north_m) -
                 (b.east_m - o.east_m) * (a.north_m - o.north_m);
    }
    return twice / 2.0;
}

template <class Object>
std::optional<Edit> removal(const std::vector<Object>& all, const std::string& id) {
    const bool there =
        std::any_of(all.begin(), all.end(), [&](const auto& o) { return o.id == id; });
    if (!there) return std::nullopt;
    return Removed<Object>{id};
}

}  // namespace

StreetLight new_lamp(const Town& town, const Plan* plan, MapPoint at) {
    StreetLight lamp;
    lamp.luminous_flux_lm = usual_flux_lm;
    if (const StreetLight* like = nearest(town.lights(), at)) lamp = *like;
    lamp.dimming = 1.0;
    lamp.out_of_order = false;
    lamp.id = new_id(town, plan_or_none(plan), layer_id::lights);
    lamp.at = at;
    return lamp;
}

Camera new_camera(const Town& town, const Plan* plan, MapPoint at) {
    Camera camera;
    if (const Camera* like = nearest(town.cameras(), at)) camera = *like;
    camera.id = new_id(town, plan_or_none(plan), layer_id::cameras);
    camera.at = at;
    camera.bearing_deg = 0.0;
    // What somebody has stated or weighed of that one says nothing of another.
    camera.range_m.reset();
    camera.weighing = {};
    return camera;
}

Development new_development(const Town& town, const Plan* plan, MultiPolygon footprint) {
    Development development;
    development.id = new_id(town, plan_or_none(plan), layer_id::developments);
    development.name = development.id;
    development.footprint = std::move(footprint);
    development.floors = 4.0;
    development.height_m = 12.0;
    development.stands = true;
    return development;
}

PrivacyMask new_mask(const Town& town, const Plan* plan, const std::string& camera_id,
                     MultiPolygon shape) {
    return {new_id(town, plan_or_none(plan), layer_id::masks), camera_id, std::move(shape)};
}

Street new_path(const Town& town, const Plan* plan, Line line) {
    Street street;
    street.id = new_id(town, plan_or_none(plan), layer_id::streets);
    street.street_class = "path";
    street.width_m = 3.0;
    street.lines = {std::move(line)};
    return street;
}

std::vector<StreetLight> new_lamps_along(const Town& town, const Plan* plan, const Line& line,
                                         const PoleOptions& options) {
    Plan so_far = plan_or_none(plan);
    std::vector<StreetLight> lamps;
    for (const Pole& pole : poles_along_line(line, options)) {
        StreetLight lamp = new_lamp(town, &so_far, pole.at);
        lamp.bearing_deg = pole.bearing_deg;
        put_edit(so_far, Added<StreetLight>{lamp});
        lamps.push_back(std::move(lamp));
    }
    return lamps;
}

std::optional<Edit> removal_of(const Town& town, std::string_view layer, const std::string& id) {
    if (layer == layer_id::lights) return removal(town.lights(), id);
    if (layer == layer_id::cameras) return removal(town.cameras(), id);
    if (layer == layer_id::developments) return removal(town.developments(), id);
    if (layer == layer_id::buildings) return removal(town.buildings(), id);
    if (layer == layer_id::streets) return removal(town.streets(), id);
    if (layer == layer_id::trees) return removal(town.trees(), id);
    if (layer == layer_id::masks) return removal(town.masks(), id);
    return std::nullopt;
}

std::string new_drawing_id(const Document& document) {
    for (std::size_t number = document.drawings.size() + 1;; ++number) {
        std::string id = "d-" + std::to_string(number);
        if (std::none_of(document.drawings.begin(), document.drawings.end(),
                         [&id](const Drawing& d) { return d.id == id; }))
            return id;
    }
}

Polygon counter_clockwise(Ring ring) {
    if (signed_area(ring) < 0.0) std::reverse(ring.begin(), ring.end());
    return {std::move(ring), {}};
}

}  // namespace tk
