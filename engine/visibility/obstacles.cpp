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

}  // namespace

/// Square bins over the extent of all obstacles, each with the walls and the obstacles that touch
/// it, as two lists in one array (compressed rows).
class Obstacles::Index {
public:
    Index(std::span<const Obstacle> obstacles, std::span<const Wall> walls) {
        for (const Obstacle& obstacle : obstacles) extent_.add(obstacle.extent);
        if (extent_.empty()) return;
        const double width = extent_.east_m - extent_.west_m;
        const double height = extent_.north_m - extent_.south_m;
        // About a street block; larger where the town is, so that there are a million bins at most.
        bin_m_ = std::max(50.0, std::sqrt(width * height / 1e6));
        cols_ = static_cast<int>(width / bin_m_) + 1;
        rows_ = static_cast<int>(height / bin_m_) + 1;
        fill(walls_, walls.size(), [&](std::size_t i) { return extent_of_wall(walls[i]); });
        fill(obstacles_, obstacles.size(), [&](std::size_t i) { return obstacles[i].extent; });
    }

    std::vector<std::int32_t> walls_meeting(const Extent& e) const { return found(walls_, e); }
    std::vector<std::int32_t> obstacles_meeting(const Extent& e) const {
        return found(obstacles_, e);
    }

private:
    struct Lists {
        std::vector<std::int32_t> begin;  ///< of each bin, and the end of the last
        std::vector<std::int32_t> entries;
    };
    struct Bins {
        int row_begin, row_end, col_begin, col_end;
    };

    Bins bins_of(const Extent& e) const {
        const auto clamped = [](double value, int count) {
            return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(count - 1)));
        };
        return {clamped((e.south_m - extent_.south_m) / bin_m_, rows_),
                clamped((e.north_m - extent_.south_m) / bin_m_, rows_) + 1,
                clamped((e.west_m - extent_.west_m) / bin_m_, cols_),
                clamped((e.east_m - extent_.west_m) / bin_m_, cols_) + 1};
    }

    template <class Visit>
    void each_bin(const Extent& e, Visit visit) const {
        const Bins b = bins_of(e);
        for (int row = b.row_begin; row < b.row_end; ++row)
            for (int col = b.col_begin; col < b.col_end; ++col)
                visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) +
                      static_cast<std::size_t>(col));
    }

    template <class ExtentOf>
    void fill(Lists& lists, std::size_t count, ExtentOf extent_of_entry) {
        const std::size_t bins = static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_);
        lists.begin.assign(bins + 1, 0);
        for (std::size_t i = 0; i < count; ++i)
            each_bin(extent_of_entry(i), [&](std::size_t bin) { ++lists.begin[bin + 1]; });
        for (std::size_t bin = 0; bin < bins; ++bin) lists.begin[bin + 1] += lists.begin[bin];
        lists.entries.resize(static_cast<std::size_t>(lists.begin[bins]));
        std::vector<std::int32_t> next(lists.begin.begin(), lists.begin.end() - 1);
        for (std::size_t i = 0; i < count; ++i)
            each_bin(extent_of_entry(i), [&](std::size_t bin) {
                lists.entries[static_cast<std::size_t>(next[bin]++)] = static_cast<std::int32_t>(i);
            });
    }

    std::vector<std::int32_t> found(const Lists& lists, const Extent& e) const {
        std::vector<std::int32_t> entries;
        if (extent_.empty() || !extent_.meets(e)) return entries;
        each_bin(e, [&](std::size_t bin) {
            entries.insert(entries.end(), lists.entries.begin() + lists.begin[bin],
                           lists.entries.begin() + lists.begin[bin + 1]);
        });
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        return entries;
    }

    Extent extent_;
    double bin_m_ = 1.0;
    int cols_ = 0;
    int rows_ = 0;
    Lists walls_;
    Lists obstacles_;
};

namespace {

void add_walls_of(const Ring& ring, double height_m, std::int32_t obstacle,
                  std::vector<Wall>& walls) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        walls.push_back({ring[j], ring[i], height_m, obstacle});
}

bool is_torn_down(const Building& building, const std::vector<const Development*>& demolitions,
                  const std::vector<Extent>& extents) {
    if (demolitions.empty()) return false;
    const MapPoint centre = centroid(building.footprint);
    for (std::size_t i = 0; i < demolitions.size(); ++i)
        if (extents[i].contains(centre) && contains(demolitions[i]->footprint, centre)) return true;
    return false;
}

}  // namespace

Obstacles::Obstacles(const Town& town) {
    std::vector<const Development*> demolitions;
    std::vector<Extent> demolished;
    for (const Development& d : town.developments())
        if (d.stands && d.action == DevelopmentAction::demolish) {
            demolitions.push_back(&d);
            demolished.push_back(extent_of(d.footprint));
        }
    const auto add = [this](const MultiPolygon& footprint, double height_m) {
        const auto obstacle = static_cast<std::int32_t>(obstacles_.size());
        obstacles_.push_back({&footprint, extent_of(footprint), height_m});
        for (const Polygon& polygon : footprint) {
            add_walls_of(polygon.outer, height_m, obstacle, walls_);
            for (const Ring& hole : polygon.holes) add_walls_of(hole, height_m, obstacle, walls_);
        }
    };
    for (const Building& b : town.buildings())
        if (!is_torn_down(b, demolitions, demolished)) add(b.footprint, b.height_m);
    for (const Development& d : town.developments())
        if (d.stands && d.action == DevelopmentAction::build) add(d.footprint, d.height_m);
    index_ = std::make_shared<const Index>(obstacles_, walls_);
}

std::vector<std::int32_t> Obstacles::walls_meeting(const Extent& extent) const {
    if (!index_ || extent.empty()) return {};
    std::vector<std::int32_t> found = index_->walls_meeting(extent);
    std::erase_if(found, [&](std::int32_t i) {
        return !extent_of_wall(walls_[static_cast<std::size_t>(i)]).meets(extent);
    });
    return found;
}

std::vector<std::int32_t> Obstacles::obstacles_meeting(const Extent& extent) const {
    if (!index_ || extent.empty()) return {};
    std::vector<std::int32_t> found = index_->obstacles_meeting(extent);
    std::erase_if(found, [&](std::int32_t i) {
        return !obstacles_[static_cast<std::size_t>(i)].extent.meets(extent);
    });
    return found;
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
