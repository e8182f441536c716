#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/grid_options.h"
#include "cli/verb.h"
#include "engine/analyses/incident_places.h"
#include "engine/town/incident.h"
#include "engine/town/map_features.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"

namespace tk::cli {

/// What is taken as a place.
struct PlaceQuestion {
    std::string by;     ///< cell, street, street-name, area, name or point
    std::string areas;  ///< sources, where they are needed
    std::string streets;
    std::string place_field;  ///< of the incidents
    double within_m = 50.0;   ///< of a street's centre line
};

/// Places and the incidents at them.
struct ConcentrationPlaces {
    std::string by;
    std::optional<NumberedCells> cells;
    std::vector<MultiPolygon> areas;
    std::vector<std::vector<Line>> streets;
    std::vector<MapPoint> points;    ///< the middle of the incidents at a name or point
    std::vector<std::string> names;  ///< empty for cells and points, which are told by their place
    IncidentPlaces placed;
    std::vector<double> counts;

    /// Whether places without incidents are known too.
    bool all_are_known() const { return by != "name" && by != "point"; }
    MapPoint centre_of(std::size_t place) const;
    std::string name_of(std::size_t place) const;
    Extent cell_extent(std::size_t place) const;
};

/// Reads what places are made of, and puts incidents at them.
/// @param incidents of `request`
/// @throws InputError
ConcentrationPlaces read_concentration_places(const PlaceQuestion& question,
                                              const GridOptions& grid, const LayerRequest& request,
                                              const ReadContext& reading,
                                              const Incidents& incidents, Outcome& outcome);

/// "cells of 100 m", "streets", ...
std::string places_in_words(const ConcentrationPlaces& places);

}  // namespace tk::cli
