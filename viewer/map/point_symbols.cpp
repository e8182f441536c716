#include "viewer/map/point_symbols.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "viewer/session/layer_id.h"
#include "viewer/session/plan.h"

namespace tk {
namespace {

/// Symbols grow as the map comes nearer, in steps that the eye takes for sizes.
struct SymbolSizes {
    double lamp, camera, incident, other;
};
SymbolSizes sizes_at(double metres_per_unit) {
    if (metres_per_unit > 6.0) return {1.1, 2.6, 1.8, 2.4};
    if (metres_per_unit > 2.5) return {1.6, 3.6, 2.4, 3.2};
    if (metres_per_unit > 1.0) return {2.2, 5.0, 3.0, 4.2};
    if (metres_per_unit > 0.4) return {3.2, 6.5, 3.6, 5.2};
    return {4.4, 8.0, 4.4, 6.5};
}
constexpr double rays_below_m = 0.4;  ///< a lamp shows its rays from this nearness

/// What a plan does to an object, by id.
enum class Change { none, added, changed };
template <class Object>
std::unordered_map<std::string, Change> changes_of(const std::vector<Edit>& edits) {
    std::unordered_map<std::string, Change> changes;
    for (const Edit& edit : edits) {
        if (const auto* added = std::get_if<Added<Object>>(&edit))
            changes.emplace(added->object.id, Change::added);
        if (const auto* changed = std::get_if<Changed<Object>>(&edit))
            changes.emplace(changed->object.id, Change::changed);
    }
    return changes;
}

Change change_of(const std::unordered_map<std::string, Change>& changes, const std::string& id) {
    const auto found = changes.find(id);
    return found == changes.end() ? Change::none : found->second;
}

/// A square that stands for several is drawn larger, by the logarithm of their number.
double crowd_factor(std::uint32_t count) {
    return std::min(2.2, 1.0 + 0.22 * std::log2(static_cast<double>(count)));
}

/// Where a square of so many units holds more than this on average, one disc stands for all in it.
/// Its area goes by their number against the average, up to what the square has room for.
constexpr double cluster_units = 26.0;
constexpr double clustered_above = 5.0;
double cluster_radius(std::uint32_t count, double average) {
    return std::clamp(7.0 * std::sqrt(static_cast<double>(count) / average), 2.5, 12.5);
}

constexpr std::size_t shapes_of_categories = 6;

}  // namespace

SymbolShape shape_of_category(int category) {
    constexpr std::array<SymbolShape, shapes_of_categories> shapes{
        SymbolShape::disc,     SymbolShape::diamond, SymbolShape::square,
        SymbolShape::triangle, SymbolShape::hexagon, SymbolShape::cross};
    return category < 0 ? SymbolShape::disc
                        : shapes[static_cast<std::size_t>(category) % shapes.size()];
}

bool is_hollow_category(int category) {
    return category >= 0 && (static_cast<std::size_t>(category) / shapes_of_categories) % 2 == 1;
}

Colour colour_of_feature_set(std::size_t number, Theme theme) {
    // Okabe and Ito (2008), without the ones that incidents, lamps and cameras bear; lighter on
    // the dark ground.
    constexpr std::array light{0x00688FU, 0x8A5A00U, 0x3D7A5CU, 0x8F3F71U, 0x4C5560U, 0x9A4F1BU};
    constexpr std::array dark{0x7FD0F0U, 0xE6B45CU, 0x8FD3B4U, 0xE59CC6U, 0xB5C0CCU, 0xF0A77AU};
    return Colour::of(theme == Theme::light ? light[number % light.size()]
                                            : dark[number % dark.size()]);
}

void PointSymbols::clear() {
    known_.clear();
}

template <class Objects, class Place>
const PointIndex& PointSymbols::index_of(const Objects& objects, std::shared_ptr<const void> keeps,
                                         Place place) {
    ++clock_;
    const auto found = known_.find(&objects);
    if (found != known_.end()) {
        found->second.last_used = clock_;
        return found->second.index;
    }
    if (known_.size() > 64)
        std::erase_if(known_,
                      [this](const auto& item) { return item.second.last_used + 2000 < clock_; });
    std::vector<MapPoint> points;
    points.reserve(objects.size());
    for (const auto& object : objects) points.push_back(place(object));
    Known& known = known_[&objects];
    known = {std::move(keeps), PointIndex(points), clock_};
    return known.index;
}

const std::vector<SymbolInstance>& PointSymbols::in(const TileFrame& frame, const MapScene& scene,
                                                    const std::string& layer, double opacity,
                                                    const ThemeColours& ink) {
    symbols_.clear();
    const double metres_per_unit = frame.metres_per_px * frame.pixels_per_unit;
    const SymbolSizes size = sizes_at(metres_per_unit);
    const auto add = [&](MapPoint at, double radius, SymbolShape shape, double angle_deg,
                         Colour fill, Colour edge) {
        symbols_.push_back({static_cast<float>(at.east_m - frame.extent.west_m),
                            static_cast<float>(at.north_m - frame.extent.south_m),
                            static_cast<float>(radius), static_cast<float>(shape),
                            static_cast<float>(angle_deg * std::numbers::pi / 180.0),
                            fill.faded(opacity).packed(), edge.faded(opacity).packed()});
    };
    const auto reach = [&](double radius) {
        return frame.extent.grown((radius * 2.4 + 3.0) * metres_per_unit);
    };
    const auto at_of = [](const auto& object) { return object.at; };
    const Colour halo = ink.halo;
    if (layer == layer_id::lights) {
        const auto& lights = scene.town->lights();
        const auto changes = changes_of<StreetLight>(scene.edits);
        const bool rays = metres_per_unit < rays_below_m;
        // Of a whole town the lamps are a texture, which must not outshine what it lies on.
        const double faded = metres_per_unit > 4.0 ? 0.55 : 1.0;
        const auto draw_lamp = [&](std::uint32_t i, double factor) {
            const StreetLight& lamp = lights[i];
            const bool fresh = change_of(changes, lamp.id) != Change::none;
            add(lamp.at, size.lamp * factor + (fresh ? 1.8 : 0.0),
                rays ? SymbolShape::lamp : SymbolShape::disc, 0.0,
                fresh ? ink.lamp : ink.lamp.faded(faded), fresh ? ink.text : Colour{0, 0, 0, 0});
        };
        // A meeting sees what is new, not the town's thousands of lamps.
        if (!scene.meeting)
            index_of(lights, scene.town, at_of)
                .thinned(
                    reach(size.lamp + 2.0), size.lamp * 1.3 * metres_per_unit,
                    [&](std::uint32_t i, MapPoint, std::uint32_t, MapPoint) { draw_lamp(i, 1.0); });
        // What the plan adds is never thinned away.
        for (std::size_t i = 0; i < lights.size() && !changes.empty(); ++i)
            if (change_of(changes, lights[i].id) != Change::none &&
                reach(size.lamp + 2.0).contains(lights[i].at))
                draw_lamp(static_cast<std::uint32_t>(i), 1.0);
    } else if (layer == layer_id::cameras) {
        const auto& cameras = scene.town->cameras();
        const auto changes = changes_of<Camera>(scene.edits);
        index_of(cameras, scene.town, at_of).in(reach(size.camera), [&](std::uint32_t i, MapPoint) {
            const Camera& camera = cameras[i];
            const bool fresh = change_of(changes, camera.id) != Change::none;
            if (scene.meeting && !fresh) return;
            add(camera.at, size.camera + (fresh ? 1.5 : 0.0),
                camera.bearing_deg ? SymbolShape::camera : SymbolShape::hexagon,
                camera.bearing_deg.value_or(0.0), ink.camera, fresh ? ink.text : halo);
        });
    } else if (layer == layer_id::incidents) {
        const FilteredIncidents* filtered = scene.shown_incidents.get();
        const auto& incidents =
            filtered != nullptr ? filtered->kept.all : scene.today->incidents().all;
        std::shared_ptr<const void> keeps = scene.today;
        if (filtered != nullptr) keeps = scene.shown_incidents;
        const PointIndex& index = index_of(incidents, keeps, at_of);
        const double cluster_m = cluster_units * metres_per_unit;
        const double average = index.crowding(cluster_m);
        if (average > clustered_above) {
            index.thinned(reach(cluster_units), cluster_m,
                          [&](std::uint32_t, MapPoint, std::uint32_t count, MapPoint mean) {
                              add(mean, cluster_radius(count, average), SymbolShape::disc, 0.0,
                                  ink.incident.faded(0.55), halo.faded(0.7));
                          });
        } else {
            index.thinned(reach(size.incident * 2.2), size.incident * 1.5 * metres_per_unit,
                          [&](std::uint32_t i, MapPoint, std::uint32_t count, MapPoint) {
                              const Incident& incident = incidents[i];
                              const bool hollow = is_hollow_category(incident.category);
                              add(incident.at, size.incident * crowd_factor(count),
                                  shape_of_category(incident.category), 0.0,
                                  hollow ? halo : ink.incident.faded(0.8),
                                  hollow ? ink.incident : halo.faded(0.5));
                          });
        }
    } else if (layer == layer_id::observations) {
        const auto& all = scene.today->observations();
        index_of(all, scene.today, at_of).in(reach(size.other), [&](std::uint32_t i, MapPoint) {
            add(all[i].at, size.other, SymbolShape::triangle, 0.0, ink.caution, halo);
        });
    } else if (layer == layer_id::entrances) {
        const auto& all = scene.town->entrances();
        const double radius = 0.62 * size.other;
        index_of(all, scene.town, at_of)
            .thinned(reach(radius), radius * 1.3 * metres_per_unit,
                     [&](std::uint32_t i, MapPoint, std::uint32_t, MapPoint) {
                         add(all[i].at, radius, SymbolShape::square, 0.0, ink.text.faded(0.8),
                             halo);
                     });
    } else if (layer == layer_id::trees) {
        const auto& all = scene.town->trees();
        index_of(all, scene.town, at_of).in(reach(40.0), [&](std::uint32_t i, MapPoint) {
            if (!all[i].shape.empty()) return;
            const double radius = std::clamp(all[i].crown_m / 2.0 / metres_per_unit, 1.0, 60.0);
            add(all[i].at, radius, SymbolShape::tree, 0.0, ink.park, ink.muted.faded(0.5));
        });
    } else if (layer.starts_with(layer_id::features_prefix)) {
        const std::string name = layer.substr(layer_id::features_prefix.size());
        const auto& sets = scene.today->features();
        for (std::size_t s = 0; s < sets.size(); ++s) {
            if (sets[s].name != name) continue;
            const Colour colour = colour_of_feature_set(s, scene.theme);
            const auto& points = sets[s].points;
            index_of(points, scene.today, [](MapPoint p) {
                return p;
            }).in(reach(size.other), [&](std::uint32_t, MapPoint at) {
                add(at, size.other * 0.9, s % 2 == 0 ? SymbolShape::hexagon : SymbolShape::square,
                    0.0, colour, halo);
            });
        }
    }
    return symbols_;
}

}  // namespace tk
