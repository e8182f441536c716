#include "engine/analyses/incident_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "engine/core/letter_case.h"
#include "engine/town/local_day.h"
#include "engine/visibility/rectangle_index.h"

namespace tk {
namespace {

Extent extent_around(MapPoint at, double metres) {
    Extent extent;
    extent.add(at);
    return extent.grown(metres);
}

/// Calls `place_of(point)` for every incident.
template <class PlaceOf>
IncidentPlaces placed(std::span<const Incident> incidents, std::size_t places,
                      const PlaceOf& place_of) {
    IncidentPlaces found;
    found.places = places;
    found.of_incident.reserve(incidents.size());
    for (const Incident& incident : incidents) found.of_incident.push_back(place_of(incident.at));
    return found;
}

/// A straight piece of a street's centre line.
struct CentrePiece {
    MapPoint a, b;
    std::int32_t street;
};

}  // namespace

std::int64_t IncidentPlaces::elsewhere() const {
    return std::count(of_incident.begin(), of_incident.end(), -1);
}

IncidentPlaces places_by_cell(std::span<const Incident> incidents, const NumberedCells& cells) {
    return placed(incidents, cells.places(), [&](MapPoint at) {
        const std::optional<Cell> cell = cell_at(cells.number.spec(), at);
        return cell ? cells.number(cell->row, cell->col) : -1;
    });
}

IncidentPlaces places_by_area(std::span<const Incident> incidents,
                              std::span<const MultiPolygon> areas) {
    std::vector<Extent> extents;
    for (const MultiPolygon& area : areas) extents.push_back(extent_of(area));
    const RectangleIndex index(extents);
    return placed(incidents, areas.size(), [&](MapPoint at) {
        for (const std::int32_t area : index.meeting(extent_around(at, 0.0)))
            if (contains(areas[static_cast<std::size_t>(area)], at)) return area;
        return -1;
    });
}

IncidentPlaces places_by_street(std::span<const Incident> incidents,
                                std::span<const Street> streets, double within_m) {
    std::vector<CentrePiece> pieces;
    std::vector<Extent> extents;
    for (std::size_t street = 0; street < streets.size(); ++street)
        for (const Line& line : streets[street].lines)
            for (std::size_t i = 1; i < line.size(); ++i) {
                pieces.push_back({line[i - 1], line[i], static_cast<std::int32_t>(street)});
                extents.push_back(extent_around(line[i - 1], 0.0));
                extents.back().add(line[i]);
            }
    const RectangleIndex index(extents);
    return placed(incidents, streets.size(), [&](MapPoint at) {
        std::int32_t nearest = -1;
        double least_m = within_m;
        for (const std::int32_t i : index.meeting(extent_around(at, within_m))) {
            const CentrePiece& piece = pieces[static_cast<std::size_t>(i)];
            const double away_m = distance_to_segment_m(at, piece.a, piece.b);
            if (away_m > least_m || (nearest >= 0 && away_m == least_m)) continue;
            least_m = away_m;
            nearest = piece.street;
        }
        return nearest;
    });
}

IncidentPlaces places_by_point(std::span<const Incident> incidents) {
    constexpr double per_m = 100.0;
    std::map<std::pair<double, double>, std::int32_t> numbers;
    IncidentPlaces found = placed(incidents, 0, [&](MapPoint at) {
        const std::pair key{std::round(at.east_m * per_m), std::round(at.north_m * per_m)};
        return numbers.emplace(key, static_cast<std::int32_t>(numbers.size())).first->second;
    });
    found.places = numbers.size();
    return found;
}

NamedPlaces places_by_name(std::span<const std::string> names) {
    std::unordered_map<std::string, std::int32_t> numbers;
    NamedPlaces found;
    found.number.reserve(names.size());
    for (const std::string& name : names) {
        if (name.empty()) {
            found.number.push_back(-1);
            continue;
        }
        const auto [at, is_new] =
            numbers.emplace(folded(name), static_cast<std::int32_t>(found.names.size()));
        if (is_new) found.names.push_back(name);
        found.number.push_back(at->second);
    }
    return found;
}

IncidentPlaces renamed_places(const IncidentPlaces& places, const NamedPlaces& names) {
    IncidentPlaces found{names.names.size(), {}};
    found.of_incident.reserve(places.of_incident.size());
    for (const std::int32_t place : places.of_incident)
        found.of_incident.push_back(place < 0 ? -1 : names.number[static_cast<std::size_t>(place)]);
    return found;
}

std::vector<double> counts_at_places(const IncidentPlaces& places,
                                     std::span<const Incident> incidents) {
    std::vector<double> sums(places.places, 0.0);
    for (std::size_t i = 0; i < incidents.size(); ++i)
        if (places.of_incident[i] >= 0)
            sums[static_cast<std::size_t>(places.of_incident[i])] += incidents[i].weight;
    return sums;
}

std::vector<double> series_at_place(const IncidentPlaces& places,
                                    std::span<const Incident> incidents, std::int32_t place,
                                    const StepRange& range) {
    std::vector<double> series(range.count(), 0.0);
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (places.of_incident[i] != place || !incidents[i].when) continue;
        const int step = step_of(range.step, local_day_of(incidents[i]));
        if (step >= range.first && step <= range.last)
            series[static_cast<std::size_t>(step - range.first)] += incidents[i].weight;
    }
    return series;
}

}  // namespace tk
