#include "viewer/panels/place_facts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/core/geometry.h"
#include "engine/surfaces/camera_view.h"
#include "engine/visibility/obstacles.h"
#include "viewer/background/town_within.h"

namespace tk {
namespace {

template <class Object>
std::int64_t count_within(const std::vector<Object>& all, const MultiPolygon& area,
                          const Extent& extent) {
    return std::count_if(all.begin(), all.end(), [&](const Object& o) {
        return extent.contains(o.at) && contains(area, o.at);
    });
}

}  // namespace

SeeingCameras cameras_seeing(const Town& town, MapPoint at, const CameraCoverageOptions& options) {
    std::vector<Camera> candidates;
    Extent extent;
    extent.add(at);
    for (const Camera& camera : town.cameras()) {
        if (!can_be_judged(camera, options.rule)) continue;
        // On uneven ground a camera may look down on what it would miss on level ground.
        const CameraView view(camera, options);
        if (town.terrain() == nullptr &&
            view.density(at.east_m - camera.at.east_m, at.north_m - camera.at.north_m) <= 0.0)
            continue;
        if (distance_m(at, camera.at) > view.reach_m()) continue;
        candidates.push_back(camera);
        extent.add(camera.at);
    }
    SeeingCameras seeing;
    if (candidates.empty()) return seeing;
    const std::shared_ptr<const Town> around = town_within(town, extent.grown(1.0));
    const Obstacles obstacles(*around);
    for (const Camera& camera : candidates) {
        const double density =
            camera_coverage_at(at, {{&camera, 1}, town.masks()}, obstacles, options);
        if (!(density > 0.0)) continue;
        ++seeing.count;
        seeing.finest_px_per_m = std::max(seeing.finest_px_per_m, density);
    }
    return seeing;
}

double value_at(const SurfaceGrid& grid, MapPoint at) {
    const std::optional<Cell> cell = cell_at(grid.spec(), at);
    return cell ? static_cast<double>(grid(cell->row, cell->col))
                : std::numeric_limits<double>::quiet_NaN();
}

std::string area_name_at(const Town& town, MapPoint at) {
    const Area* smallest = nullptr;
    double smallest_m2 = 0.0;
    for (const Area& area : town.areas()) {
        if (!extent_of(area.shape).contains(at) || !contains(area.shape, at)) continue;
        const double size_m2 = area_m2(area.shape);
        if (smallest != nullptr && size_m2 >= smallest_m2) continue;
        smallest = &area;
        smallest_m2 = size_m2;
    }
    return smallest == nullptr ? std::string() : smallest->name;
}

std::vector<IndexPart> index_parts_at(const Assessment& today, const Assessment* plan,
                                      MapPoint at) {
    const auto index = today.surface(Surface::place_index);
    if (index == nullptr) return {};
    const std::optional<Cell> cell = cell_at(index->spec(), at);
    if (!cell) return {};
    const auto has_value = [&](const Assessment& side) {
        const auto grid = side.surface(Surface::place_index);
        return grid != nullptr && std::isfinite((*grid)(cell->row, cell->col));
    };
    if (!has_value(today)) return {};
    std::vector<IndexPart> parts;
    for (PlaceIndexPart& part : today.explain(*cell)) parts.push_back({std::move(part), {}});
    if (plan != nullptr && has_value(*plan))
        for (PlaceIndexPart& part : plan->explain(*cell))
            for (IndexPart& known : parts) {
                if (known.today.name != part.name) continue;
                known.plan = std::move(part);
                break;
            }
    std::stable_sort(parts.begin(), parts.end(), [](const IndexPart& a, const IndexPart& b) {
        return a.shown().contribution > b.shown().contribution;
    });
    return parts;
}

AreaFacts area_facts(const Town& today, const Town* plan, const std::vector<std::size_t>* shown,
                     const MultiPolygon& area) {
    AreaFacts facts;
    facts.area_km2 = area_m2(area) / 1e6;
    const Extent extent = extent_of(area);
    std::map<std::int32_t, std::int64_t> by_category;
    const std::vector<Incident>& all = today.incidents().all;
    const auto count = [&](const Incident& incident) {
        if (!extent.contains(incident.at) || !contains(area, incident.at)) return;
        ++facts.incidents;
        ++by_category[incident.category];
    };
    if (shown == nullptr)
        for (const Incident& incident : all) count(incident);
    else
        for (const std::size_t i : *shown) count(all[i]);
    for (const auto& [category, number] : by_category)
        facts.categories.push_back({category, number});
    std::stable_sort(facts.categories.begin(), facts.categories.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    const Town& later = plan == nullptr ? today : *plan;
    facts.lights_today = count_within(today.lights(), area, extent);
    facts.lights_plan = count_within(later.lights(), area, extent);
    facts.cameras_today = count_within(today.cameras(), area, extent);
    facts.cameras_plan = count_within(later.cameras(), area, extent);
    const auto lies_within = [&](const MultiPolygon& footprint) {
        const Extent own = extent_of(footprint);
        const MapPoint middle{(own.west_m + own.east_m) / 2, (own.south_m + own.north_m) / 2};
        return extent.contains(middle) && contains(area, middle);
    };
    const auto buildings_within = [&](const Town& town) {
        return std::count_if(town.buildings().begin(), town.buildings().end(),
                             [&](const Building& b) { return lies_within(b.footprint); });
    };
    const auto planned_within = [&](const Town& town) {
        AreaFacts::Planned planned;
        for (const Development& d : town.developments()) {
            if (!d.stands || d.action != DevelopmentAction::build || !lies_within(d.footprint))
                continue;
            planned.dwellings += d.dwellings.value_or(0.0);
            planned.workplaces += d.workplaces.value_or(0.0);
        }
        return planned;
    };
    facts.planned_today = planned_within(today);
    facts.planned_plan = planned_within(later);
    facts.buildings_today = buildings_within(today);
    facts.buildings_plan = plan == nullptr ? facts.buildings_today : buildings_within(later);
    return facts;
}

std::optional<double> observed_years(const Incidents& incidents) {
    std::optional<std::chrono::sys_seconds> first, last;
    for (const Incident& incident : incidents.all) {
        if (!incident.when) continue;
        if (!first || incident.when->from < *first) first = incident.when->from;
        if (!last || incident.when->from > *last) last = incident.when->from;
    }
    if (!first || *first == *last) return std::nullopt;
    return std::chrono::duration<double, std::ratio<31556952>>(*last - *first).count();
}

}  // namespace tk
