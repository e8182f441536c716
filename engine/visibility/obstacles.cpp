#include "engine/visibility/obstacles.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

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

/// The solid and its walls, as number `index` of all, its walls from `first_wall` on.
Obstacle solid_of(const MultiPolygon& footprint, double height_m, const Terrain* terrain,
                  std::size_t index, std::size_t first_wall, std::vector<Wall>& walls) {
    const std::size_t before = walls.size();
    Obstacle solid{.footprint = &footprint, .extent = extent_of(footprint), .height_m = height_m};
    solid.top_m = standing_level_m(footprint, terrain) + height_m;
    solid.first_wall = static_cast<std::int32_t>(first_wall);
    const auto number = static_cast<std::int32_t>(index);
    for (const Polygon& polygon : footprint) {
        add_walls_of(polygon.outer, solid.top_m, number, walls);
        for (const Ring& hole : polygon.holes) add_walls_of(hole, solid.top_m, number, walls);
    }
    solid.wall_count = static_cast<std::int32_t>(walls.size() - before);
    return solid;
}

bool is_built(const Development& d) {
    return d.stands && d.action == DevelopmentAction::build;
}

bool tears_down(const Development& d) {
    return d.stands && d.action == DevelopmentAction::demolish;
}

template <class Objects, class ExtentOf>
RectangleIndex index_of(const Objects& objects, ExtentOf extent) {
    std::vector<Extent> extents;
    extents.reserve(objects.size());
    for (const auto& object : objects) extents.push_back(extent(object));
    return RectangleIndex(extents);
}

/// More edits than this and all is made anew: what is added is looked through one by one.
constexpr std::size_t most_edited_solids = 500;

}  // namespace

/// The standing developments that tear buildings down. Not of the file alone: a member is of it.
class Demolitions {
public:
    explicit Demolitions(const Town& town) {
        for (const Development& d : town.developments())
            if (tears_down(d)) all_.push_back({&d, extent_of(d.footprint)});
    }
    bool include(const Building& building) const {
        if (all_.empty()) return false;
        const MapPoint centre = centroid(building.footprint);
        for (const auto& [demolition, extent] : all_)
            if (extent.contains(centre) && contains(demolition->footprint, centre)) return true;
        return false;
    }

private:
    std::vector<std::pair<const Development*, Extent>> all_;
};

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
        if (demolitions.include(b)) gone.push_back(&b);
    return gone;
}

Obstacles::Obstacles(const Town& town) : terrain_(town.terrain().get()) {
    auto solids = std::make_shared<Solids>();
    solids->town = &town;
    const auto add = [&](const MultiPolygon& footprint, double height_m) -> Obstacle& {
        const std::size_t walls = solids->walls.size();
        return solids->obstacles.emplace_back(solid_of(
            footprint, height_m, terrain_, solids->obstacles.size(), walls, solids->walls));
    };
    const Demolitions demolitions(town);
    for (std::size_t i = 0; i < town.buildings().size(); ++i) {
        const Building& b = town.buildings()[i];
        if (demolitions.include(b))
            solids->torn_down.push_back(i);
        else
            add(b.footprint, b.height_m).building = &b;
    }
    for (const Development& d : town.developments())
        if (is_built(d)) add(d.footprint, d.height_m).development = &d;
    solids->wall_index = index_of(solids->walls, extent_of_wall);
    solids->obstacle_index =
        index_of(solids->obstacles, [](const Obstacle& o) { return o.extent; });
    solids_ = std::move(solids);
    take_trees(town, nullptr);
}

void Obstacles::take_trees(const Town& town, const Obstacles* before) {
    trees_ = town.trees();
    if (before != nullptr && before->trees_.data() == trees_.data() &&
        before->trees_.size() == trees_.size())
        tree_index_ = before->tree_index_;
    else
        tree_index_ = std::make_shared<const RectangleIndex>(index_of(trees_, crown_extent));
}

/// Finds what edits have changed since all was made from scratch.
class Obstacles::Edited {
public:
    Edited(Obstacles& made, const Town& after)
        : made_(made), solids_(*made.solids_), after_(after), demolitions_(after) {}

    void find() {
        made_.gone_.assign(solids_.obstacles.size(), 0);
        first_development_ = solids_.obstacles.size();
        while (first_development_ > 0 &&
               solids_.obstacles[first_development_ - 1].building == nullptr)
            --first_development_;
        find_buildings();
        find_torn_down();
        find_developments();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Found& a, const Found& b) { return a.place < b.place; });
        for (const Found& found : found_) add(found);
    }

private:
    /// An obstacle that is not among those of solids_, and where it stands in the lists: before the
    /// building (or development) of that place in the list of solids_' town, and of several there
    /// those that edits name come first.
    struct Found {
        std::pair<std::size_t, bool> place;
        const Building* building = nullptr;
        const Development* development = nullptr;
    };

    std::size_t place_in_list(const Obstacle& obstacle) const {
        const Town& town = *solids_.town;
        return obstacle.building != nullptr
                   ? static_cast<std::size_t>(obstacle.building - town.buildings().data())
                   : town.buildings().size() + static_cast<std::size_t>(obstacle.development -
                                                                        town.developments().data());
    }
    std::size_t first_obstacle_from(std::size_t place) const {
        return static_cast<std::size_t>(
            std::partition_point(solids_.obstacles.begin(), solids_.obstacles.end(),
                                 [&](const Obstacle& o) { return place_in_list(o) < place; }) -
            solids_.obstacles.begin());
    }

    /// Calls `visit(object, place)` for the objects of `after` that edits name: they stand before
    /// that place of the former list. All others keep their order in both.
    template <class Object, class Visit>
    static void each_named(const std::vector<Object>& before, const std::vector<Object>& after,
                           const std::set<std::string, std::less<>>& named, Visit visit) {
        const auto is_named = [&](const Object& object) { return named.contains(object.id); };
        std::size_t place = 0;
        for (const Object& object : after) {
            if (is_named(object)) {
                visit(object, place);
                continue;
            }
            while (place < before.size() && is_named(before[place])) ++place;
            ++place;
        }
    }

    void find_buildings() {
        const auto& named = made_.edited_.buildings;
        if (named.empty()) return;
        for (std::size_t i = 0; i < first_development_; ++i)
            if (named.contains(solids_.obstacles[i].building->id)) made_.gone_[i] = 1;
        each_named(solids_.town->buildings(), after_.buildings(), named,
                   [&](const Building& building, std::size_t place) {
                       if (!demolitions_.include(building))
                           found_.push_back({{place, false}, &building, nullptr});
                   });
    }

    /// Buildings that no edit names, where what tears down has changed.
    void find_torn_down() {
        const auto& named = made_.edited_.developments;
        if (named.empty()) return;
        for (const std::size_t i : solids_.torn_down) {
            const Building& building = solids_.town->buildings()[i];
            if (!made_.edited_.buildings.contains(building.id) && !demolitions_.include(building))
                found_.push_back({{i, true}, &building, nullptr});
        }
        for (const Development& d : after_.developments()) {
            if (!tears_down(d) || !named.contains(d.id)) continue;
            for (const std::int32_t i : solids_.obstacle_index.meeting(extent_of(d.footprint))) {
                const Obstacle& obstacle = solids_.obstacles[static_cast<std::size_t>(i)];
                if (obstacle.building != nullptr && demolitions_.include(*obstacle.building))
                    made_.gone_[static_cast<std::size_t>(i)] = 1;
            }
        }
    }

    void find_developments() {
        const auto& named = made_.edited_.developments;
        if (named.empty()) return;
        for (std::size_t i = first_development_; i < solids_.obstacles.size(); ++i)
            if (named.contains(solids_.obstacles[i].development->id)) made_.gone_[i] = 1;
        const std::size_t buildings = solids_.town->buildings().size();
        each_named(solids_.town->developments(), after_.developments(), named,
                   [&](const Development& development, std::size_t place) {
                       if (is_built(development))
                           found_.push_back({{buildings + place, false}, nullptr, &development});
                   });
    }

    void add(const Found& found) {
        const MultiPolygon& footprint =
            found.building != nullptr ? found.building->footprint : found.development->footprint;
        const double height_m =
            found.building != nullptr ? found.building->height_m : found.development->height_m;
        Obstacle obstacle = solid_of(
            footprint, height_m, made_.terrain_, solids_.obstacles.size() + made_.added_.size(),
            solids_.walls.size() + made_.added_walls_.size(), made_.added_walls_);
        obstacle.building = found.building;
        obstacle.development = found.development;
        made_.added_.push_back({first_obstacle_from(found.place.first), obstacle});
    }

    Obstacles& made_;
    const Solids& solids_;
    const Town& after_;
    Demolitions demolitions_;
    std::size_t first_development_ = 0;  ///< among the obstacles
    std::vector<Found> found_;
};

Obstacles::Obstacles(const Obstacles& before, const Town& after, const EditedSolids& edited)
    : solids_(before.solids_), edited_(before.edited_), terrain_(after.terrain().get()) {
    edited_.buildings.insert(edited.buildings.begin(), edited.buildings.end());
    edited_.developments.insert(edited.developments.begin(), edited.developments.end());
    if (solids_->town == nullptr || edited_.size() > most_edited_solids ||
        solids_->town->terrain() != after.terrain()) {
        *this = Obstacles(after);
        return;
    }
    Edited(*this, after).find();
    take_trees(after, &before);
}

std::vector<std::int32_t> Obstacles::in_order() const {
    std::vector<std::int32_t> order;
    const std::size_t count = solids_->obstacles.size();
    std::size_t next = 0;
    for (std::size_t i = 0; i <= count; ++i) {
        for (; next < added_.size() && added_[next].before == i; ++next)
            order.push_back(static_cast<std::int32_t>(count + next));
        if (i < count && !is_gone(static_cast<std::int32_t>(i)))
            order.push_back(static_cast<std::int32_t>(i));
    }
    return order;
}

std::vector<std::int32_t> Obstacles::in_order(std::vector<std::int32_t> some) const {
    const auto place = [this](std::int32_t i) {
        const auto number = static_cast<std::size_t>(i), count = solids_->obstacles.size();
        return number < count ? std::tuple(number, true, i)
                              : std::tuple(added_[number - count].before, false, i);
    };
    std::sort(some.begin(), some.end(),
              [&](std::int32_t a, std::int32_t b) { return place(a) < place(b); });
    return some;
}

std::vector<Obstacle> Obstacles::all() const {
    std::vector<Obstacle> obstacles;
    for (const std::int32_t i : in_order()) obstacles.push_back(obstacle(i));
    return obstacles;
}

std::vector<Wall> Obstacles::walls() const {
    std::vector<Wall> walls;
    for (const Obstacle& owner : all())
        for (std::int32_t k = 0; k < owner.wall_count; ++k)
            walls.push_back(wall(owner.first_wall + k));
    return walls;
}

std::vector<std::int32_t> Obstacles::walls_meeting(const Extent& extent) const {
    std::vector<std::int32_t> found = solids_->wall_index.meeting(extent);
    if (!gone_.empty())
        std::erase_if(found, [&](std::int32_t i) {
            return is_gone(solids_->walls[static_cast<std::size_t>(i)].obstacle);
        });
    for (const AddedObstacle& added : added_) {
        if (!added.obstacle.extent.meets(extent)) continue;
        for (std::int32_t k = 0; k < added.obstacle.wall_count; ++k)
            if (extent_of_wall(wall(added.obstacle.first_wall + k)).meets(extent))
                found.push_back(added.obstacle.first_wall + k);
    }
    return found;
}

std::vector<std::int32_t> Obstacles::obstacles_meeting(const Extent& extent) const {
    std::vector<std::int32_t> found = solids_->obstacle_index.meeting(extent);
    if (!gone_.empty()) std::erase_if(found, [&](std::int32_t i) { return is_gone(i); });
    for (std::size_t i = 0; i < added_.size(); ++i)
        if (added_[i].obstacle.extent.meets(extent))
            found.push_back(static_cast<std::int32_t>(solids_->obstacles.size() + i));
    return found;
}

std::vector<std::int32_t> Obstacles::trees_meeting(const Extent& extent) const {
    return tree_index_ ? tree_index_->meeting(extent) : std::vector<std::int32_t>{};
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
    std::erase_if(found, [&](std::int32_t i) { return !contains(*obstacle(i).footprint, at); });
    return found;
}

Grid<std::uint8_t> built_on(const Obstacles& obstacles, const GridSpec& spec) {
    Grid<std::uint8_t> built(spec, 0);
    for (const std::int32_t i : obstacles.obstacles_meeting(spec.extent())) {
        const Obstacle& obstacle = obstacles.obstacle(i);
        scan_polygons(*obstacle.footprint, spec, [&](int row, int begin, int end) {
            const std::span<std::uint8_t> cells = built.view().row(row);
            std::fill(cells.begin() + begin, cells.begin() + end, std::uint8_t{1});
        });
    }
    return built;
}

}  // namespace tk
