#include <cmath>

#include "sample-data/generator/street_plan.h"

namespace tk {
namespace {

/// A line beside another, to its left where `offset_m` is positive.
Line beside(const Line& line, double offset_m) {
    Line moved;
    for (const Station& s : stations(line, 0.0, 10.0))
        moved.push_back(along(s.at, s.ahead.left(), offset_m));
    return moved;
}

void lay_walks(StreetNetwork& network, const Ground& ground) {
    LayRules rules;
    rules.parallel_gap_m = 16.0;
    rules.shortest_m = 80.0;
    const double offset = ground.river_width_m / 2.0 + 9.0;
    network.lay({"Östra Åstråket", StreetKind::path, 3.5, true, beside(ground.river, offset)},
                rules);
    network.lay({"Västra Åstråket", StreetKind::path, 3.0, false, beside(ground.river, -offset)},
                rules);
    Line shore;
    for (const MapPoint& p : ground.lake)
        if (p.north_m > plan_origin.north_m + 200.0) shore.push_back(p);
    // The lake's ring runs counter-clockwise: its shore from east to west, land to the right.
    network.lay({"Strandpromenaden", StreetKind::path, 4.0, true, beside(shore, -14.0)}, rules);
}

void lay_park(StreetNetwork& network, const Site& park, const std::vector<Line>& paths,
              std::size_t unlit_from) {
    LayRules rules;
    rules.through = &park;
    rules.parallel_gap_m = 10.0;
    rules.shortest_m = 25.0;
    rules.reach_m = 60.0;
    for (std::size_t i = 0; i < paths.size(); ++i)
        network.lay({park.name + "s " + (i == 0 ? "promenad" : "gångväg"), StreetKind::path,
                     i == 0 ? 4.0 : 3.0, i < unlit_from, smooth(paths[i])},
                    rules);
}

/// Two ways across a small park.
void lay_small_park(StreetNetwork& network, const Site& park) {
    const Ring& r = park.ring;
    const std::size_t half = r.size() / 2;
    const auto between = [](MapPoint a, MapPoint b, double t) {
        return MapPoint{a.east_m + t * (b.east_m - a.east_m),
                        a.north_m + t * (b.north_m - a.north_m)};
    };
    const MapPoint middle = between(between(r[0], r[half], 0.5),
                                    between(r[1], r[half + 1 < r.size() ? half + 1 : 0], 0.5), 0.5);
    const auto inward = [&](MapPoint p) { return between(p, middle, 0.04); };
    lay_park(network, park,
             {{inward(r[0]), middle, inward(r[half])},
              {inward(r[1]), along(middle, {1, 0}, 6.0), inward(r[(half + 1) % r.size()])}},
             2);
}

}  // namespace

void lay_paths(StreetNetwork& network, const Ground& ground) {
    lay_walks(network, ground);
    lay_park(network, ground.site("Stadsparken"),
             {{at(1655, 1700), at(1800, 1600), at(1960, 1540), at(2150, 1480), at(2310, 1420)},
              {at(2110, 1680), at(2060, 1560), at(1990, 1440), at(1900, 1340), at(1860, 1280)},
              {at(1650, 1500), at(1780, 1450), at(1940, 1430), at(2080, 1380), at(2290, 1260)},
              {at(1700, 1300), at(1850, 1380), at(1960, 1540), at(1985, 1660)},
              {at(2320, 1620), at(2220, 1560), at(2150, 1480), at(2120, 1380), at(2110, 1260)}},
             2);
    lay_park(network, ground.site("Folkparken"),
             {{at(2480, 1640), at(2600, 1550), at(2740, 1440), at(2860, 1330), at(2970, 1240)},
              {at(2500, 1280), at(2620, 1370), at(2740, 1440), at(2880, 1540), at(2990, 1580)},
              {at(2700, 1645), at(2690, 1540), at(2740, 1440), at(2760, 1330), at(2740, 1245)},
              {at(2490, 1460), at(2620, 1370), at(2760, 1330), at(2860, 1330), at(2990, 1400)}},
             2);
    for (const char* name : {"Vasaparken", "Ekdungen", "Björkparken", "Rosenparken", "Sjöängen",
                             "Bryggparken", "Kyrkparken"})
        lay_small_park(network, ground.site(name));
}

}  // namespace tk
