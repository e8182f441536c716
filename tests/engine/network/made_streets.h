#pragma once

#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "engine/town/map_features.h"
#include "tests/support/shared_data.h"

namespace tk::test {

/// One street for each line.
inline std::vector<Street> streets_of(const std::vector<Line>& lines) {
    std::vector<Street> streets;
    for (const Line& line : lines) {
        Street street;
        street.id = std::to_string(streets.size() + 1);
        street.lines = {line};
        streets.push_back(street);
    }
    return streets;
}

/// Some junctions in a square of `side_m`, joined at random and now and then by a bent street.
inline std::vector<Street> random_streets(unsigned seed, int junctions, int links, double side_m) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0.0, side_m);
    std::vector<MapPoint> nodes;
    for (int i = 0; i < junctions; ++i)
        nodes.push_back({674000.0 + place(random), 6580000.0 + place(random)});
    std::uniform_int_distribution<std::size_t> any(0, nodes.size() - 1);
    std::vector<Line> lines;
    for (int i = 0; i < links; ++i) {
        const MapPoint a = nodes[any(random)], b = nodes[any(random)];
        Line line{a};
        if (i % 3 == 0 || a == b) {
            line.push_back({674000.0 + place(random), 6580000.0 + place(random)});
            line.push_back({674000.0 + place(random), 6580000.0 + place(random)});
        }
        line.push_back(b);
        lines.push_back(line);
    }
    return streets_of(lines);
}

/// spatstat's "chicago" (Ang, Baddeley & Nair 2012), in feet taken as plane units.
inline std::vector<Street> chicago_streets() {
    std::ifstream in(shared_data() / "research-spatstat-chicago" / "chicago_segments.csv");
    std::vector<Line> lines;
    for (std::string row; std::getline(in, row);) {
        MapPoint a, b;
        if (std::sscanf(row.c_str(), "%lf,%lf,%lf,%lf", &a.east_m, &a.north_m, &b.east_m,
                        &b.north_m) == 4)
            lines.push_back({a, b});
    }
    return streets_of(lines);
}

struct ChicagoCrime {
    MapPoint at;
    std::uint32_t segment = 0;  ///< as in the file, from 0
    double share = 0.0;         ///< along it
};

inline std::vector<ChicagoCrime> chicago_crimes() {
    std::ifstream in(shared_data() / "research-spatstat-chicago" / "chicago_points.csv");
    std::vector<ChicagoCrime> crimes;
    for (std::string row; std::getline(in, row);) {
        ChicagoCrime crime;
        unsigned segment = 0;
        if (std::sscanf(row.c_str(), "%lf,%lf,%u,%lf", &crime.at.east_m, &crime.at.north_m,
                        &segment, &crime.share) != 4)
            continue;
        crime.segment = segment - 1;
        crimes.push_back(crime);
    }
    return crimes;
}

}  // namespace tk::test
