#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/town/building.h"
#include "engine/town/camera.h"
#include "engine/town/map_features.h"
#include "engine/town/street_light.h"
#include "sample-data/generator/ground.h"
#include "sample-data/generator/street_network.h"

namespace tk {

/// A lamp with what the municipality's register of lamps knows of it.
struct SampleLamp {
    StreetLight light;
    std::string source;  ///< led | sodium | metal-halide
    double watts = 0.0;
    int installed_year = 2015;
    int installed_month = 1;
    std::string street;
};

struct SampleCamera {
    Camera camera;
    std::string place;  ///< station, skola, centrum, parkering, handel
};

struct NamedPoint {
    std::string name;
    MapPoint at;
};

struct NamedRing {
    std::string name;
    Ring ring;
};

/// What risk may go with.
struct SampleFeatures {
    std::vector<NamedPoint> bars, bus_stops, playgrounds;
    std::vector<NamedRing> schools, parks, car_parks;
};

/// Lilleby without what happens in it.
struct SampleTown {
    Ground ground;
    Ring border;
    std::vector<LaidStreet> laid_streets;
    std::vector<Street> streets;
    std::vector<Building> buildings;
    std::vector<Area> districts;
    std::vector<SampleLamp> lamps;
    std::vector<SampleCamera> cameras;
    SampleFeatures features;
};

/// The whole town; the same for the same seed.
SampleTown build_sample_town(std::uint64_t seed);

bool is_dwelling(const Building& building);

}  // namespace tk
