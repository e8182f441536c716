#include "engine/visibility/obstacles.h"

#include <algorithm>
#include <cmath>

#include "engine/grid/scan_polygon.h"

namespace tk {
namespace {

Extent extent_of_wall(const Wall& wall) {
    Extent extent;
    extent.add(wall.a);
    extent.add(wall.b);
    return extent;
}

void add_walls_of(const Ring& ring, double top_m, std::int32_t obstacle, std::vector<Wall>& walls) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        walls.push_back({ring[j], ring[i], top_m, obstacle});
}

/// The developments that stand and tear down.
class Demolitions {
public:
    explicit Demolitions(const Town& town) {
        for (const Development& d : town.developments())
            if (d.stands && d.action == DevelopmentAction::demolish) {
                demolitions_.push_back(&d);
                extents_.push_back(extent_of(d.footprint));
            }
    }

    bool take(const Building& building) const {
        if (demolitions_.empty()) return false;
        const MapPoint centre = centroid(building.footprint);
        for (std::size_t i = 0; i < demolitions_.size(); ++i)
            if (extents_[i].contains(centre) && contains(demolitions_[i]->footprint, centre))
                return true;
        return false;
    }

private:
    std::vector<const Development*> demolitions_;
    std::vector<Extent> extents_;
};

}  // namespace

double standing_level_m(const MultiPolygon& footprint, const Terrain* terrain) {
    if (terrain == nullptr) return 0.0;
    double sum = 0.0;
    std::size_t corners = 0;
    for (const Polygon& polygon : footprint)
        for (const MapPoint corner : polygon.outer) {
            sum += terrain->height_m(corner);
            ++corners;
        }
    return sum / static_cast<double>(corners);
}

std::vector<const Building*> torn_down_buildings(const Town& town) {
    const Demolitions demolitions(town);
    std::vector<const Building*> gone;
    for (const Building& b : town.buildings())
        if (demolitions.take(b)) gone.push_back(&b);
    return gone;
}

Obstacles::Obstacles(const Town& town) : trees_(town.trees()), terrain_(town.terrain().get()) {
    const Demolitions demolitions(town);
    const auto add = [this](const MultiPolygon& footprint, double height_m) {
        const auto obstacle = static_cast<std::int32_t>(obstacles_.size());
        const double top_m = standing_level_m(footprint, terrain_) + height_m;
        obstacles_.push_back({&footprint, extent_of(footprint), height_m, top_m});
        for (const Polygon& polygon : footprint) {
            add_walls_of(polygon.outer, top_m, obstacle, walls_);
            for (const Ring& hole : polygon.holes) add_walls_of(hole, top_m, obstacle, walls_);
        }
    };
    for (const Building& b : town.buildings())
        if (!demolitions.take(b)) add(b.footprint, b.height_m);
    for (const Development& d : town.developments())
        if (d.stands && d.action == DevelopmentAction::build) add(d.footprint, d.height_m);

    const auto index_of = [](const auto& objects, auto extent) {
        std::vector<Extent> extents;
        extents.reserve(objects.size());
        for (const auto& object : objects) extents.push_back(extent(object));
        return RectangleIndex(extents);
    };
    indexes_ = std::make_shared<const Indexes>(
        Indexes{index_of(walls_, extent_of_wall),
                index_of(obstacles_, [](const Obstacle& o) { return o.extent; }),
                index_of(trees_, crown_extent)});
}

std::vector<std::int32_t> Obstacles::walls_meeting(const Extent& extent) const {
    return indexes_ ? indexes_->walls.meeting(extent) : std::vector<std::int32_t>{};
}

std::vector<std::int32_t> Obstacles::obstacles_meeting(const Extent& extent) const {
    return indexes_ ? indexes_->obstacles.meeting(extent) : std::vector<std::int32_t>{};
}

std::vector<std::int32_t> Obstacles::trees_meeting(const Extent& extent) const {
    return indexes_ ? indexes_->trees.meeting(extent) : std::vector<std::int32_t>{};
}

Extent crown_extent(const Tree& tree) {
    if (!tree.shape.empty()) return extent_of(tree.shape);
    Extent extent;
    extent.add(tree.at);
    return extent.grown(0.5 * tree.crown_m);
}

std::vector<std::int32_t> Obstacles::containing(MapPoint at) const {
    Extent box;
    box.add(at);
    std::vector<std::int32_t> found = obstacles_meeting(box);
    std::erase_if(found, [&](std::int32_t i) {
        return !contains(*obstacles_[static_cast<std::size_t>(i)].footprint, at);
    });
    return found;
}

Grid<std::uint8_t> built_on(const Obstacles& obstacles, const GridSpec& spec) {
    Grid<std::uint8_t> built(spec, 0);
    for (const std::int32_t i : obstacles.obstacles_meeting(spec.extent())) {
        const Obstacle& obstacle = obstacles.all()[static_cast<std::size_t>(i)];
        scan_polygons(*obstacle.footprint, spec, [&](int row, int begin, int end) {
            const std::span<std::uint8_t> cells = built.view().row(row);
            std::fill(cells.begin() + begin, cells.begin() + end, std::uint8_t{1});
        });
    }
    return built;
}

}  // namespace tk
