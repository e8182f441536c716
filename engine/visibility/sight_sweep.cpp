#include "engine/visibility/sight_sweep.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>
#include <utility>

#include "engine/core/geometry.h"

namespace tk {
namespace {

constexpr double one_direction_rad = 1e-8;
constexpr double full_turn_rad = 2.0 * std::numbers::pi;

double cross_of(MapPoint u, MapPoint v) {
    return u.east_m * v.north_m - u.north_m * v.east_m;
}

double dot_of(MapPoint u, MapPoint v) {
    return u.east_m * v.east_m + u.north_m * v.north_m;
}

MapPoint lengthened(MapPoint p, double factor) {
    return {p.east_m * factor, p.north_m * factor};
}

MapPoint on_chord(MapPoint a, MapPoint b, double share) {
    return {a.east_m + share * (b.east_m - a.east_m), a.north_m + share * (b.north_m - a.north_m)};
}

MapPoint unit_direction(MapPoint p) {
    return lengthened(p, 1.0 / std::hypot(p.east_m, p.north_m));
}

/// [0, 2 pi)
double turn_from_east(MapPoint p) {
    const double angle = std::atan2(p.north_m, p.east_m);
    return angle < 0.0 ? angle + full_turn_rad : angle + 0.0;
}

/// A wall with its ends in order and the distances it can have.
struct SweptWall {
    std::int32_t index = 0;
    MapPoint right;  ///< its other end lies counter-clockwise
    MapPoint along;  ///< from there to the other end
    double area = 0.0;
    double nearest_m = 0.0, furthest_m = 0.0;
    std::size_t first = 0, last = 0;  ///< of the directions that it spans

    /// Clamped: outside of the wall by the width of one direction a wall seen almost edge-on could
    /// be anywhere.
    double nearness(MapPoint direction) const {
        const double across = cross_of(direction, along);
        const double distance_m = across > 0.0 ? area / across : furthest_m;
        return 1.0 / std::clamp(distance_m, nearest_m, furthest_m);
    }
};

/// A wall's nearness over one step of the sweep: a straight line.
struct NearnessLine {
    std::int32_t wall = SightPiece::reach;
    double at_start = 0.0, at_end = 0.0;

    double at(double share) const { return at_start + share * (at_end - at_start); }
};

class SightSweep {
public:
    SightSweep(std::span<const SightWall> walls, double reach_m) : reach_m_(reach_m) {
        add_walls(walls);
        join_directions();
    }

    std::vector<SightPiece> run() {
        const std::size_t steps = directions_.size() - 1;
        std::vector<std::vector<std::size_t>> starting(steps), ending(steps + 1);
        std::vector<std::size_t> there;
        for (std::size_t i = 0; i < walls_.size(); ++i) {
            const SweptWall& wall = walls_[i];
            if (wall.first == wall.last) continue;
            starting[wall.first].push_back(i);
            ending[wall.last].push_back(i);
            if (wall.last < wall.first) there.push_back(i);
        }
        for (std::size_t step = 0; step < steps; ++step) {
            for (const std::size_t gone : ending[step]) std::erase(there, gone);
            there.insert(there.end(), starting[step].begin(), starting[step].end());
            add_step(directions_[step], directions_[step + 1], there);
        }
        join_ends();
        return std::move(pieces_);
    }

private:
    struct End {
        double angle = 0.0;
        MapPoint direction;
        std::size_t wall = none;
        bool is_first = false;
    };
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    void add_walls(std::span<const SightWall> walls) {
        for (std::size_t i = 0; i < walls.size(); ++i) {
            MapPoint right = walls[i].a, left = walls[i].b;
            if (cross_of(right, left) < 0.0) std::swap(right, left);
            SweptWall wall;
            wall.index = static_cast<std::int32_t>(i);
            wall.right = right;
            wall.along = {left.east_m - right.east_m, left.north_m - right.north_m};
            wall.area = cross_of(right, wall.along);
            if (!(wall.area > 0.0)) continue;
            wall.nearest_m = distance_to_segment_m({0.0, 0.0}, right, left);
            wall.furthest_m = std::max(std::hypot(right.east_m, right.north_m),
                                       std::hypot(left.east_m, left.north_m));
            ends_.push_back({turn_from_east(right), unit_direction(right), walls_.size(), true});
            ends_.push_back({turn_from_east(left), unit_direction(left), walls_.size(), false});
            walls_.push_back(wall);
        }
        // Quarters of a turn at most, so that a step is far from a half.
        for (const MapPoint axis :
             {MapPoint{1, 0}, MapPoint{0, 1}, MapPoint{-1, 0}, MapPoint{0, -1}})
            ends_.push_back({turn_from_east(axis), axis, none, false});
    }

    /// Numbers the directions from due east round to due east again.
    void join_directions() {
        std::sort(ends_.begin(), ends_.end(), [](const End& a, const End& b) {
            return std::pair(a.angle, a.wall) < std::pair(b.angle, b.wall);
        });
        double last_angle = -1.0;
        for (const End& end : ends_) {
            const bool is_first_again = full_turn_rad - end.angle < one_direction_rad;
            if (!is_first_again && end.angle - last_angle > one_direction_rad) {
                last_angle = end.angle;
                directions_.push_back(directions_.empty() ? MapPoint{1.0, 0.0} : end.direction);
            }
            const std::size_t direction = is_first_again ? 0 : directions_.size() - 1;
            if (end.wall == none) continue;
            if (end.is_first)
                walls_[end.wall].first = direction;
            else
                walls_[end.wall].last = direction;
        }
        directions_.push_back({1.0, 0.0});
    }

    void add_step(MapPoint start, MapPoint end, std::span<const std::size_t> there) {
        lines_.clear();
        for (const std::size_t i : there)
            lines_.push_back({walls_[i].index, walls_[i].nearness(start), walls_[i].nearness(end)});
        if (lines_.empty()) {
            add_arc(lengthened(start, reach_m_), lengthened(end, reach_m_));
            return;
        }
        const auto is_further = [](const NearnessLine& a, const NearnessLine& b) {
            return std::tuple(a.at_start, a.at_end, -a.wall) <
                   std::tuple(b.at_start, b.at_end, -b.wall);
        };
        NearnessLine nearest = *std::max_element(lines_.begin(), lines_.end(), is_further);
        double share = 0.0;
        for (;;) {
            const Crossing next = next_crossing(nearest);
            const double until = std::max(share, next.share);
            if (until > share)
                add_wall_piece(nearest.wall, point_at(start, end, share, nearest),
                               point_at(start, end, until, nearest));
            if (next.line == nullptr) return;
            nearest = *next.line;
            share = until;
        }
    }

    /// Where in a step a wall comes to lie before the nearest; none: at its end.
    struct Crossing {
        const NearnessLine* line = nullptr;
        double share = 1.0;
    };

    Crossing next_crossing(const NearnessLine& nearest) const {
        Crossing next;
        for (const NearnessLine& line : lines_) {
            const double gain = line.at_end - nearest.at_end;
            if (!(gain > 0.0)) continue;
            const double lead = std::max(0.0, nearest.at_start - line.at_start);
            const double share = lead / (lead + gain);
            const bool is_steeper =
                next.line != nullptr && share == next.share && line.at_end > next.line->at_end;
            if (share < next.share || is_steeper) next = {&line, share};
        }
        return next;
    }

    static MapPoint point_at(MapPoint start, MapPoint end, double share, const NearnessLine& line) {
        return lengthened(on_chord(start, end, share), 1.0 / line.at(share));
    }

    /// What of it lies within the reach; arcs for the rest.
    void add_wall_piece(std::int32_t wall, MapPoint from, MapPoint to) {
        const MapPoint along{to.east_m - from.east_m, to.north_m - from.north_m};
        const double a = dot_of(along, along), b = dot_of(from, along);
        const double c = dot_of(from, from) - reach_m_ * reach_m_;
        const double root2 = b * b - a * c;
        if (!(a > 0.0) || root2 <= 0.0) {
            if (c > 0.0)
                add_arc(on_reach(from), on_reach(to));
            else
                add_piece({wall, from, to, turn_between(from, to)});
            return;
        }
        const double root = std::sqrt(root2);
        const double enters = std::clamp((-b - root) / a, 0.0, 1.0);
        const double leaves = std::clamp((-b + root) / a, 0.0, 1.0);
        if (!(enters < leaves)) {
            add_arc(on_reach(from), on_reach(to));
            return;
        }
        const MapPoint first = on_chord(from, to, enters), last = on_chord(from, to, leaves);
        if (enters > 0.0) add_arc(on_reach(from), on_reach(first));
        add_piece({wall, first, last, turn_between(first, last)});
        if (leaves < 1.0) add_arc(on_reach(last), on_reach(to));
    }

    MapPoint on_reach(MapPoint p) const { return lengthened(unit_direction(p), reach_m_); }

    static double turn_between(MapPoint from, MapPoint to) {
        return std::atan2(cross_of(from, to), dot_of(from, to));
    }

    void add_arc(MapPoint from, MapPoint to) {
        add_piece({SightPiece::reach, from, to, turn_between(from, to)});
    }

    void add_piece(const SightPiece& piece) {
        if (!pieces_.empty() && pieces_.back().wall == piece.wall) {
            pieces_.back().to = piece.to;
            pieces_.back().turn_rad += piece.turn_rad;
        } else {
            pieces_.push_back(piece);
        }
    }

    /// Due east is no end of its own.
    void join_ends() {
        if (pieces_.size() < 2 || pieces_.front().wall != pieces_.back().wall) return;
        pieces_.front().from = pieces_.back().from;
        pieces_.front().turn_rad += pieces_.back().turn_rad;
        pieces_.pop_back();
    }

    double reach_m_;
    std::vector<SweptWall> walls_;
    std::vector<End> ends_;
    std::vector<MapPoint> directions_;  ///< the first again at the end
    std::vector<NearnessLine> lines_;
    std::vector<SightPiece> pieces_;
};

}  // namespace

std::vector<SightPiece> sweep_sight(std::span<const SightWall> walls, double reach_m) {
    return SightSweep(walls, reach_m).run();
}

}  // namespace tk
