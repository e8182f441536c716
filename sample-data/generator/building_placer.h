#pragma once

#include <cstdint>
#include <vector>

#include "engine/town/building.h"
#include "sample-data/generator/sample_random.h"
#include "sample-data/generator/street_network.h"

namespace tk {

/// A ground plan as an outline and the convex parts that it is made of.
struct GroundPlan {
    Ring outline;
    std::vector<Ring> parts;
};

/// A box: `length_m` along `length_wise`.
GroundPlan box_plan(MapPoint centre, Heading length_wise, double length_m, double depth_m);
/// Two wings at a right angle; the corner is at `corner`, the wings run along `h` and to its left.
GroundPlan ell_plan(MapPoint corner, Heading h, double length_m, double wing_m, double depth_m);
/// A back along `h` and two wings to its left, round a yard open to one side.
GroundPlan yard_plan(MapPoint corner, Heading h, double length_m, double wing_m, double depth_m);

struct BuildingKind {
    std::string use;  ///< "flerbostadshus", "småhus", "handel", ...
    int floors = 1;
    double height_m = 3.0;
    double window_share = 0.2;
};

/// Room that a building leaves around itself, metres.
struct Clearance {
    double street_m = 3.0;
    double path_m = 1.5;
    double building_m = 4.0;
    const Site* site = nullptr;  ///< the one site that it may stand on
};

/// Puts buildings where there is room: on dry land within the municipality, clear of streets, the
/// railway, sites that are not theirs, and each other.
class BuildingPlacer {
public:
    BuildingPlacer(const Ground& ground, const StreetNetwork& network);

    bool place(const GroundPlan& plan, const BuildingKind& kind, const Clearance& clearance);

    const std::vector<Building>& buildings() const { return buildings_; }

private:
    bool ground_allows(const Ring& part, const Clearance& clearance) const;
    bool streets_allow(const Ring& part, const Clearance& clearance) const;
    bool others_allow(const Ring& part, const Clearance& clearance) const;

    const Ground& ground_;
    const StreetNetwork& network_;
    Ring border_;
    std::vector<Building> buildings_;
    std::vector<Ring> parts_;
    PlaceIndex2d index_;
};

/// All buildings of the town.
std::vector<Building> put_up_buildings(const Ground& ground, const StreetNetwork& network,
                                       std::uint64_t seed);

void build_blocks(BuildingPlacer& placer, SampleRandom& random);
void build_slabs(BuildingPlacer& placer, SampleRandom& random);
void build_villas(BuildingPlacer& placer, const StreetNetwork& network, SampleRandom& random);
void build_works(BuildingPlacer& placer, SampleRandom& random);
void build_landmarks(BuildingPlacer& placer, const Ground& ground);

}  // namespace tk
