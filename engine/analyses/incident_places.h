#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/analyses/place_counts.h"
#include "engine/analyses/space_time_cube.h"
#include "engine/core/geometry.h"
#include "engine/town/incident.h"
#include "engine/town/map_features.h"

/// At which place each incident lies, whatever places are: cells, areas, streets, addresses.
namespace tk {

struct IncidentPlaces {
    std::size_t places = 0;
    std::vector<std::int32_t> of_incident;  ///< -1: at none of the places

    std::int64_t elsewhere() const;  ///< incidents at none
};

/// A cell's west and south edges belong to it.
IncidentPlaces places_by_cell(std::span<const Incident> incidents, const NumberedCells& cells);

/// Of several areas that hold an incident it lies in the first.
IncidentPlaces places_by_area(std::span<const Incident> incidents,
                              std::span<const MultiPolygon> areas);

/// The nearest street by its centre line, if that is at most `within_m` away; of several as near
/// the first. @param within_m >= 0
IncidentPlaces places_by_street(std::span<const Incident> incidents,
                                std::span<const Street> streets, double within_m);

/// Coordinates that are the same to the centimetre are one place; numbered as they first occur.
IncidentPlaces places_by_point(std::span<const Incident> incidents);

/// Names of places in the order in which they first occur, upper and lower case taken as one.
struct NamedPlaces {
    std::vector<std::string> names;    ///< as first written
    std::vector<std::int32_t> number;  ///< of each that was given; -1 for an empty one
};
NamedPlaces places_by_name(std::span<const std::string> names);

/// Streets, or pieces of them, put together by their name; those without are no place.
IncidentPlaces renamed_places(const IncidentPlaces& places, const NamedPlaces& names);

/// The weights at each place, added up.
std::vector<double> counts_at_places(const IncidentPlaces& places,
                                     std::span<const Incident> incidents);

/// The weights at one place, step by step; incidents without a time are in none.
std::vector<double> series_at_place(const IncidentPlaces& places,
                                    std::span<const Incident> incidents, std::int32_t place,
                                    const StepRange& range);

}  // namespace tk
