#include "sample-data/generator/sample_town.h"

#include "sample-data/generator/building_placer.h"
#include "sample-data/generator/features.h"
#include "sample-data/generator/lamps.h"
#include "sample-data/generator/street_plan.h"

namespace tk {

SampleTown build_sample_town(std::uint64_t seed) {
    SampleTown town;
    town.ground = lay_ground();
    town.border = municipal_border();
    StreetNetwork network(town.ground);
    lay_main_roads(network);
    lay_quarter_streets(network);
    lay_paths(network, town.ground);
    town.laid_streets = network.streets();
    town.streets = cut_at_crossings(town.laid_streets);
    town.buildings = put_up_buildings(town.ground, network, seed);
    town.districts = populate_districts(town.buildings);
    town.lamps = put_up_lamps(town.ground, town.laid_streets, town.buildings, seed);
    town.features = place_features(town, seed);
    town.cameras = place_cameras(town, seed);
    return town;
}

}  // namespace tk
