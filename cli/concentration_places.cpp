#include "cli/concentration_places.h"

#include <cmath>

#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/source_options.h"
#include "cli/studied_places.h"
#include "layers/read_areas.h"
#include "layers/read_incident_texts.h"
#include "layers/read_streets.h"

namespace tk::cli {
namespace {

void take_cells(const GridOptions& grid, const std::string& source, const ReadContext& reading,
                const Incidents& incidents, Outcome& outcome, ConcentrationPlaces& places) {
    const std::optional<MultiPolygon> boundary =
        read_boundary_option(grid.boundary(), reading, outcome.notes);
    const GridSpec spec = counting_grid(grid.request(), source, incidents, boundary);
    places.cells = numbered_cells(spec, boundary);
    places.placed = places_by_cell(incidents.all, *places.cells);
    outcome.grid = spec;
    outcome.cells_with_data = places.cells->places();
}

void take_areas(const std::string& source, const ReadContext& reading, const Incidents& incidents,
                Outcome& outcome, ConcentrationPlaces& places) {
    ReadReport report;
    for (Area& area : read_areas(further_source(source), reading, report)) {
        places.names.push_back(std::move(area.name));
        places.areas.push_back(std::move(area.shape));
    }
    take_further_report(report, outcome.notes);
    places.placed = places_by_area(incidents.all, places.areas);
}

void take_streets(const PlaceQuestion& question, const ReadContext& reading,
                  const Incidents& incidents, Outcome& outcome, ConcentrationPlaces& places) {
    ReadReport report;
    std::vector<Street> streets = read_streets(further_source(question.streets), reading, report);
    take_further_report(report, outcome.notes);
    places.placed = places_by_street(incidents.all, streets, question.within_m);
    if (question.by == "street") {
        for (Street& street : streets) {
            places.names.push_back(street.name.empty() ? "street " + street.id
                                                       : street.name + " [" + street.id + "]");
            places.streets.push_back(std::move(street.lines));
        }
        return;
    }
    std::vector<std::string> names;
    long long nameless = 0;
    for (const Street& street : streets) {
        names.push_back(street.name);
        nameless += street.name.empty() ? 1 : 0;
    }
    NamedPlaces named = places_by_name(names);
    if (nameless > 0)
        outcome.notes.push_back(grouped(nameless) + " of " +
                                grouped(static_cast<long long>(streets.size())) +
                                " streets have no name: incidents along them are at no place");
    places.placed = renamed_places(places.placed, named);
    places.streets.resize(named.names.size());
    for (std::size_t i = 0; i < streets.size(); ++i) {
        if (named.number[i] < 0) continue;
        std::vector<Line>& lines = places.streets[static_cast<std::size_t>(named.number[i])];
        lines.insert(lines.end(), streets[i].lines.begin(), streets[i].lines.end());
    }
    places.names = std::move(named.names);
}

/// The middle of the incidents at each place.
std::vector<MapPoint> middles(const IncidentPlaces& placed, std::span<const Incident> incidents) {
    std::vector<MapPoint> sums(placed.places);
    std::vector<double> counts(placed.places, 0.0);
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (placed.of_incident[i] < 0) continue;
        const auto place = static_cast<std::size_t>(placed.of_incident[i]);
        sums[place].east_m += incidents[i].at.east_m;
        sums[place].north_m += incidents[i].at.north_m;
        counts[place] += 1.0;
    }
    for (std::size_t place = 0; place < sums.size(); ++place) {
        sums[place].east_m /= counts[place];
        sums[place].north_m /= counts[place];
    }
    return sums;
}

}  // namespace

MapPoint ConcentrationPlaces::centre_of(std::size_t place) const {
    if (cells) {
        const auto [row, col] = cells->of_place[place];
        return cells->number.spec().centre_of(row, col);
    }
    if (!areas.empty()) return centroid(areas[place]);
    if (!points.empty()) return points[place];
    Extent extent;
    for (const Line& line : streets[place]) extent.add(extent_of(line));
    return {0.5 * (extent.west_m + extent.east_m), 0.5 * (extent.south_m + extent.north_m)};
}

std::string ConcentrationPlaces::name_of(std::size_t place) const {
    if (!names.empty()) return names[place];
    const MapPoint at = centre_of(place);
    return std::to_string(std::llround(at.east_m)) + "," + std::to_string(std::llround(at.north_m));
}

Extent ConcentrationPlaces::cell_extent(std::size_t place) const {
    const auto [row, col] = cells->of_place[place];
    return window_of(cells->number.spec(), {row, row + 1, col, col + 1}).extent();
}

ConcentrationPlaces read_concentration_places(const PlaceQuestion& question,
                                              const GridOptions& grid, const LayerRequest& request,
                                              const ReadContext& reading,
                                              const Incidents& incidents, Outcome& outcome) {
    ConcentrationPlaces places;
    places.by = question.by;
    if (question.by == "cell") {
        take_cells(grid, request.source, reading, incidents, outcome, places);
    } else if (question.by == "area") {
        take_areas(question.areas, reading, incidents, outcome, places);
    } else if (question.by == "point") {
        places.placed = places_by_point(incidents.all);
        places.points = middles(places.placed, incidents.all);
    } else if (question.by == "name") {
        NamedPlaces named = places_by_name(
            read_incident_texts(request, question.place_field, incidents.all, reading));
        places.placed = {named.names.size(), std::move(named.number)};
        places.points = middles(places.placed, incidents.all);
        places.names = std::move(named.names);
    } else {
        take_streets(question, reading, incidents, outcome, places);
    }
    places.counts = counts_at_places(places.placed, incidents.all);
    const std::int64_t elsewhere = places.placed.elsewhere();
    if (elsewhere > 0)
        outcome.notes.push_back(
            grouped(elsewhere) + " of " + grouped(static_cast<long long>(incidents.all.size())) +
            " incidents lie at none of the places" +
            (places.streets.empty()
                 ? ""
                 : " (no street within " + plain_number(question.within_m) + " m, or no name)") +
            " and are not counted among them");
    return places;
}

std::string places_in_words(const ConcentrationPlaces& places) {
    if (places.cells) return "cells of " + plain_number(places.cells->number.spec().cell_m) + " m";
    if (places.by == "area") return "areas";
    if (places.by == "street") return "pieces of street";
    if (places.by == "street-name") return "streets by name";
    return places.by == "name" ? "places by name" : "points";
}

}  // namespace tk::cli
