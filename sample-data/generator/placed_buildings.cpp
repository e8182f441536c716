#include "sample-data/generator/placed_buildings.h"

#include <algorithm>

namespace tk {

PlacedBuildings::PlacedBuildings(const std::vector<Building>& buildings) : buildings_(buildings) {
    for (std::size_t i = 0; i < buildings.size(); ++i)
        index_.add(extent_of(buildings[i].footprint), static_cast<int>(i));
}

bool PlacedBuildings::built_at(MapPoint p, double margin_m) const {
    return !within(p, margin_m).empty();
}

std::vector<std::size_t> PlacedBuildings::within(MapPoint p, double reach_m) const {
    std::vector<std::size_t> found;
    index_.near(Extent{p.east_m, p.north_m, p.east_m, p.north_m}.grown(reach_m), [&](int number) {
        const auto i = static_cast<std::size_t>(number);
        const Ring& ring = buildings_[i].footprint.front().outer;
        if (inside(ring, p) || (reach_m > 0.0 && distance_to_ring_m(p, ring) < reach_m))
            found.push_back(i);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

void PlacedSegments::add(const Line& line, double half_width_m, int owner) {
    widest_half_m_ = std::max(widest_half_m_, half_width_m);
    for (std::size_t i = 1; i < line.size(); ++i) {
        index_.add(extent_of(Line{line[i - 1], line[i]}), static_cast<int>(segments_.size()));
        segments_.push_back({line[i - 1], line[i], half_width_m, owner});
    }
}

PlacedSegments::Nearest PlacedSegments::nearest(MapPoint p, double reach_m, int but_not) const {
    Nearest found;
    const Extent reach =
        Extent{p.east_m, p.north_m, p.east_m, p.north_m}.grown(reach_m + widest_half_m_);
    index_.near(reach, [&](int number) {
        const Segment& s = segments_[static_cast<std::size_t>(number)];
        if (s.owner == but_not) return;
        const double clear = distance_to_segment_m(p, s.a, s.b) - s.half_width_m;
        if (clear > reach_m || clear >= found.clear_m) return;
        const Heading h = heading(s.a, s.b);
        const double off = (p.east_m - s.a.east_m) * h.east + (p.north_m - s.a.north_m) * h.north;
        found = {clear, s.owner, {along(s.a, h, std::clamp(off, 0.0, distance_m(s.a, s.b))), h}};
    });
    return found;
}

}  // namespace tk
