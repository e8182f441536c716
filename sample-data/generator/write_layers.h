#pragma once

#include <filesystem>

#include "sample-data/generator/incidents.h"
#include "sample-data/generator/plans.h"

namespace tk {

/// Lilleby and what happens in it, whole.
struct Lilleby {
    SampleTown town;
    FactorLattice lattice;
    std::vector<SampleIncident> incidents;
    std::vector<SampleObservation> observations;
};

/// The same for the same seed.
Lilleby make_lilleby(std::uint64_t seed);

/// The map: streets, buildings, areas, lights, cameras, background, terrain, boundaries.
void write_map_layers(const Lilleby& lilleby, const std::filesystem::path& folder);
/// What risk may go with, in as many formats as there are layers.
void write_feature_layers(const Lilleby& lilleby, const std::filesystem::path& folder);
/// Incidents and observations.
void write_events(const Lilleby& lilleby, const std::filesystem::path& folder);
/// The planned development and the two plans' edits.
void write_plans(const Lilleby& lilleby, const std::filesystem::path& folder);
/// lilleby.toml, and truth.json: the model's parameters and what was drawn from it.
void write_study(const Lilleby& lilleby, const std::filesystem::path& folder);

/// Everything into `folder`, which is made if need be; former files of these names are replaced.
void write_lilleby(const Lilleby& lilleby, const std::filesystem::path& folder);

/// Files that are wrong in one way each, and cases.json that says what is expected of each.
void write_broken_files(const std::filesystem::path& folder);

}  // namespace tk
