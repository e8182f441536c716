#include "sample-data/generator/ground.h"

#include <algorithm>
#include <stdexcept>

namespace tk {
namespace {

/// Borders that two districts share, or a district and the outside; each is written once.
struct Borders {
    Line river_north{at(1130, 3960), at(1180, 3640), at(1210, 3350), at(1330, 3080),
                     at(1420, 2860)};
    Line river_station{at(1420, 2860), at(1555, 2440)};
    Line river_centre{at(1555, 2440), at(1610, 2250), at(1595, 2000), at(1580, 1800)};
    Line river_park{at(1580, 1800), at(1590, 1520), at(1640, 1250)};
    Line river_south{at(1640, 1250), at(1700, 960), at(1800, 700), at(1800, 450), at(1700, 90)};
    Line rail_west{at(50, 2950), at(700, 2935), at(1420, 2860)};
    Line rail_centre{at(1420, 2860), at(2000, 2740), at(2500, 2650)};
    Line rail_east{at(2500, 2650), at(3100, 2600)};
    Line rail_far_east{at(3100, 2600), at(3960, 2640)};
    Line centre_north{at(1555, 2440), at(2000, 2440), at(2450, 2450)};
    Line centre_east{at(2450, 2450), at(2476, 2200), at(2400, 1755)};
    Line centre_south{at(2400, 1755), at(1980, 1715), at(1580, 1800)};
    Line station_east{at(2450, 2450), at(2500, 2650)};
    Line east_south{at(2400, 1755), at(2760, 1720), at(3070, 1700)};
    Line east_east{at(3070, 1700), at(3090, 2150), at(3100, 2600)};
    Line kronan_south{at(3070, 1700), at(3950, 1720)};
    Line park_east{at(2400, 1755), at(2400, 1200)};
    Line park_south{at(2400, 1200), at(1640, 1250)};
    Line harbour_east{at(2400, 1200), at(2450, 700), at(2500, 60)};
    Line north_middle{at(2560, 3920), at(2540, 3300), at(2500, 2650)};
    Line west_middle{at(30, 1850), at(800, 1800), at(1580, 1800)};
    Line edge_norrangen{at(50, 2950), at(110, 3450), at(160, 3900), at(640, 3940), at(1130, 3960)};
    Line edge_works{at(1130, 3960), at(1800, 3955), at(2560, 3920)};
    Line edge_bjork{at(2560, 3920), at(3300, 3930), at(3880, 3850), at(3945, 3250), at(3960, 2640)};
    Line edge_kronan{at(3960, 2640), at(3975, 2200), at(3950, 1720)};
    Line edge_solbacka{at(3950, 1720), at(3965, 900), at(3900, 130), at(3300, 40), at(2500, 60)};
    Line edge_harbour{at(2500, 60), at(2100, 50), at(1700, 90)};
    Line edge_sjoberga{at(1700, 90), at(900, 60), at(90, 110), at(40, 1000), at(30, 1850)};
    Line edge_ekbacken{at(30, 1850), at(45, 2400), at(50, 2950)};
};

/// One border after the other, each turned so that it begins where the former ends.
Ring joined(const std::vector<Line>& borders) {
    Ring ring;
    for (std::size_t i = 0; i < borders.size(); ++i) {
        Line next = borders[i];
        const Line& following = borders[(i + 1) % borders.size()];
        const bool ends_well = next.back() == following.front() || next.back() == following.back();
        if (i == 0 ? !ends_well : !(next.front() == ring.back()))
            std::reverse(next.begin(), next.end());
        if (i > 0 && !(next.front() == ring.back()))
            throw std::logic_error("borders of a district do not meet");
        ring.insert(ring.end(), next.begin() + (i == 0 ? 0 : 1), next.end());
    }
    ring.pop_back();
    return turned_counter_clockwise(ring);
}

std::vector<Site> town_sites() {
    const PlanFrame centre = centre_frame();
    const PlanFrame east = east_town_frame();
    const auto in_centre = [&](double u0, double v0, double u1, double v1) {
        return rectangle(centre, {u0, v0}, {u1, v1});
    };
    const auto box = [](double x0, double y0, double x1, double y1) {
        return Ring{at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)};
    };
    return {
        {"Stadsparken",
         SiteKind::park,
         {at(1690, 1285), at(2310, 1235), at(2345, 1640), at(2290, 1700), at(1985, 1672),
          at(1650, 1735), at(1640, 1520)}},
        {"Folkparken",
         SiteKind::park,
         {at(2470, 1260), at(2980, 1220), at(3010, 1600), at(2940, 1650), at(2500, 1660)}},
        {"Stora torget", SiteKind::square, in_centre(56, 9, 144, 84)},
        {"Stationsplan", SiteKind::square, in_centre(16, 470, 170, 545)},
        {"Kyrkparken", SiteKind::churchyard, in_centre(-159, -79, -61, -9)},
        {"Vasaparken", SiteKind::park, rectangle(east, {-194, 16}, {-106, 94})},
        {"Ekdungen", SiteKind::park, box(560, 2250, 740, 2400)},
        {"Björkparken", SiteKind::park, box(3020, 3080, 3200, 3260)},
        {"Bryggparken",
         SiteKind::park,
         {at(2290, 560), at(2440, 555), at(2435, 640), at(2290, 648)}},
        {"Rosenparken", SiteKind::park, box(560, 3420, 690, 3540)},
        {"Sjöängen", SiteKind::park, {at(900, 480), at(1380, 520), at(1370, 640), at(910, 600)}},
        {"Lilla torget", SiteKind::square, in_centre(-264, 96, -206, 174)},
        {"Centrumskolan", SiteKind::school, in_centre(-159, 186, -61, 264)},
        {"Östra skolan", SiteKind::school, rectangle(east, {106, -194}, {194, -106})},
        {"Björkhöjdsskolan", SiteKind::school, box(3250, 3120, 3400, 3240)},
        {"Ekbacksskolan", SiteKind::school, box(880, 2440, 1030, 2550)},
        {"Norrängsskolan", SiteKind::school, box(700, 3420, 830, 3540)},
        {"Sjöbergaskolan", SiteKind::school, box(700, 1180, 840, 1290)},
        {"Solbackaskolan", SiteKind::school, box(3440, 1130, 3580, 1240)},
        {"Kronan köpcentrum", SiteKind::shopping, box(3330, 2310, 3560, 2500)},
        {"Kronans parkering", SiteKind::car_park, box(3570, 2300, 3790, 2510)},
        {"Stationens pendlarparkering",
         SiteKind::car_park,
         {at(2212, 2612), at(2424, 2575), at(2434, 2625), at(2220, 2664)}},
        {"Kronan stormarknad parkering", SiteKind::car_park, box(3330, 1960, 3450, 2110)},
        {"Hamnparkeringen",
         SiteKind::car_park,
         {at(2040, 745), at(2180, 738), at(2184, 800), at(2044, 806)}},
        {"Parkgatans parkering",
         SiteKind::car_park,
         {at(2410, 1270), at(2455, 1268), at(2460, 1390), at(2412, 1392)}},
        {"Kv. Bryggan",
         SiteKind::reserved,
         {at(1960, 588), at(2275, 566), at(2278, 655), at(1962, 672)}},
    };
}

}  // namespace

PlanFrame centre_frame() {
    return plan_frame(1990, 2080, 7.0);
}
PlanFrame east_town_frame() {
    return plan_frame(2760, 2160, -2.5);
}

bool Ground::wet(MapPoint p, double margin_m) const {
    if (inside(lake, p) || distance_to_ring_m(p, lake) < margin_m) return true;
    return distance_to_line_m(p, river) < river_width_m / 2.0 + margin_m;
}

bool Ground::on_railway(MapPoint p, double margin_m) const {
    return distance_to_line_m(p, railway) < 7.0 + margin_m;
}

const Site* Ground::site_at(MapPoint p, double margin_m) const {
    for (const Site& each : sites)
        if (inside(each.ring, p) || (margin_m > 0 && distance_to_ring_m(p, each.ring) < margin_m))
            return &each;
    return nullptr;
}

const Site& Ground::site(const std::string& name) const {
    for (const Site& each : sites)
        if (each.name == name) return each;
    throw std::invalid_argument("the plan has no site '" + name + "'");
}

Ground lay_ground() {
    const Borders b;
    Ground ground;
    Line shore = smooth({at(0, 470), at(260, 430), at(560, 380), at(900, 345), at(1250, 390),
                         at(1550, 450), at(1720, 520), at(1880, 545), at(2100, 525), at(2350, 510),
                         at(2600, 500), at(2900, 420), at(3250, 330), at(3600, 300), at(4000, 340)},
                        40.0);
    shore.push_back(at(4000, 0));
    shore.push_back(at(0, 0));
    ground.lake = turned_counter_clockwise(shore);
    Line river = b.river_north;
    for (const Line* piece : {&b.river_station, &b.river_centre, &b.river_park, &b.river_south})
        river.insert(river.end(), piece->begin() + 1, piece->end());
    river.insert(river.begin(), at(1100, 4000));
    river.resize(river.size() - 1);  // it ends in the lake
    ground.river = smooth(river, 25.0);
    Line railway = b.rail_west;
    railway.insert(railway.end(), b.rail_centre.begin() + 1, b.rail_centre.end());
    railway.insert(railway.end(), b.rail_east.begin() + 1, b.rail_east.end());
    railway.push_back(b.rail_far_east.back());
    railway.insert(railway.begin(), at(0, 2951));
    railway.push_back(at(4000, 2642));
    ground.railway = smooth(railway, 40.0);
    ground.sites = town_sites();
    for (Site& each : ground.sites) each.ring = turned_counter_clockwise(each.ring);
    return ground;
}

std::vector<District> draw_districts() {
    const Borders b;
    return {
        {"Centrum", joined({b.river_centre, b.centre_south, b.centre_east, b.centre_north})},
        {"Stationsområdet",
         joined({b.river_station, b.centre_north, b.station_east, b.rail_centre})},
        {"Östra staden",
         joined({b.centre_east, b.station_east, b.rail_east, b.east_east, b.east_south})},
        {"Stadsparken", joined({b.river_park, b.park_south, b.park_east, b.centre_south})},
        {"Hamnen", joined({b.river_south, b.edge_harbour, b.harbour_east, b.park_south})},
        {"Verkstadsområdet", joined({b.river_north, b.edge_works, b.north_middle, b.rail_centre})},
        {"Björkhöjden", joined({b.north_middle, b.edge_bjork, b.rail_far_east, b.rail_east})},
        {"Handelsområdet Kronan",
         joined({b.east_east, b.rail_far_east, b.edge_kronan, b.kronan_south})},
        {"Ekbacken",
         joined({b.edge_ekbacken, b.rail_west, b.river_station, b.river_centre, b.west_middle})},
        {"Norrängen", joined({b.rail_west, b.edge_norrangen, b.river_north})},
        {"Sjöberga", joined({b.west_middle, b.river_park, b.river_south, b.edge_sjoberga})},
        {"Solbacka",
         joined({b.east_south, b.kronan_south, b.edge_solbacka, b.harbour_east, b.park_east})},
    };
}

Ring municipal_border() {
    const Borders b;
    return joined({b.edge_norrangen, b.edge_works, b.edge_bjork, b.edge_kronan, b.edge_solbacka,
                   b.edge_harbour, b.edge_sjoberga, b.edge_ekbacken});
}

}  // namespace tk
