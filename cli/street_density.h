#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/grid_options.h"
#include "cli/verb.h"
#include "engine/surfaces/network_density.h"
#include "engine/town/incident_filter.h"
#include "layers/read_context.h"
#include "layers/study.h"
#include "layers/vector_layer.h"

namespace tk::cli {

/// What the density along streets is asked for, by `hotspot --along` or by a study.
struct StreetDensityRequest {
    const HotspotAnalysis& analysis;       ///< with `along` and `split`
    GridRequest grid;                      ///< its cell: the longest piece with one value
    std::optional<MultiPolygon> boundary;  ///< what lies outside has no value
};

/// A piece of street and the density at its middle.
struct StreetPiece {
    Lixel lixel;
    double density = 0.0;
    std::vector<Line> lines;  ///< a line of one part, for the writer
};
struct StreetPieces {
    std::string unit;
    std::vector<StreetPiece> all;

    std::vector<double> densities() const;
};

/// The density of incidents along streets, of short pieces of them; what is to be told of it goes
/// into `outcome`: parameters, result, text and notes.
/// @throws InputError, Cancelled
StreetPieces density_of_pieces(const StreetDensityRequest& request, Incidents incidents,
                               const IncidentFilter& filter, const ReadContext& reading,
                               const Context& context, Outcome& outcome);

/// The same at the points of streets that are nearest to places. @param at as --at gives them
void density_at_places(const StreetDensityRequest& request, const std::string& at,
                       Incidents incidents, const IncidentFilter& filter,
                       const ReadContext& reading, const Context& context, Outcome& outcome);

/// The pieces as a table of lines, which refers to them.
VectorLayer street_density_layer(const StreetPieces& pieces, const std::string& name);

}  // namespace tk::cli
