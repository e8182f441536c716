#pragma once

#include <vector>

#include "engine/town/building.h"
#include "sample-data/generator/plan_geometry.h"

namespace tk {

/// Buildings found by place. Refers to the buildings, which must outlive it.
class PlacedBuildings {
public:
    explicit PlacedBuildings(const std::vector<Building>& buildings);

    /// Whether `p` lies in a building or nearer to one than `margin_m`.
    bool built_at(MapPoint p, double margin_m = 0.0) const;
    /// Indices of the buildings with a wall or floor within `reach_m` of `p`, ascending.
    std::vector<std::size_t> within(MapPoint p, double reach_m) const;

private:
    const std::vector<Building>& buildings_;
    PlaceIndex2d index_;
};

/// Streets found by place: clear distance from `p` to the nearest carriageway, by kind.
class PlacedSegments {
public:
    void add(const Line& line, double half_width_m, int owner);
    struct Nearest {
        double clear_m = HUGE_VAL;  ///< to the edge; negative inside
        int owner = -1;
        Station foot;  ///< the nearest place on the centre line
    };
    Nearest nearest(MapPoint p, double reach_m, int but_not = -1) const;

private:
    struct Segment {
        MapPoint a, b;
        double half_width_m;
        int owner;
    };
    std::vector<Segment> segments_;
    double widest_half_m_ = 0.0;
    PlaceIndex2d index_;
};

}  // namespace tk
