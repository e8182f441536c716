#include "engine/analyses/forecast_places.h"

#include <cmath>
#include <limits>
#include <optional>

#include "engine/core/parallel_for.h"
#include "engine/grid/zonal.h"

namespace tk {
namespace {

std::optional<Cell> cell_with_value(const GridRows& surface, MapPoint at) {
    const std::optional<Cell> cell = cell_at(surface.spec(), at);
    if (!cell || std::isnan(surface(cell->row, cell->col))) return std::nullopt;
    return cell;
}

}  // namespace

PlaceForecast forecast_of_cells(const GridRows& surface) {
    PlaceForecast forecast;
    forecast.density.reserve(surface.spec().cell_count());
    surface.each_cell([&](float value) { forecast.density.push_back(value); });
    forecast.size_m2.assign(forecast.density.size(), surface.spec().cell_area_m2());
    return forecast;
}

PlaceForecast forecast_of_areas(const GridRows& surface, std::span<const MultiPolygon> areas,
                                const Progress& progress) {
    PlaceForecast forecast{std::vector<double>(areas.size()), std::vector<double>(areas.size())};
    parallel_for(
        areas.size(),
        [&](std::size_t i) {
            const ZonalSummary summary = summarise(surface, areas[i]);
            const bool any = summary.covered_area_m2 > 0.0;
            forecast.density[i] = any ? summary.mean : std::numeric_limits<double>::quiet_NaN();
            forecast.size_m2[i] = summary.covered_area_m2;
        },
        progress);
    return forecast;
}

PlaceCounts counts_in_surface(const GridRows& surface, std::span<const Incident> incidents) {
    PlaceCounts counts{std::vector<double>(surface.spec().cell_count(), 0.0), 0};
    const auto cols = static_cast<std::size_t>(surface.spec().cols);
    for (const Incident& incident : incidents) {
        if (const auto cell = cell_with_value(surface, incident.at))
            counts.sums[static_cast<std::size_t>(cell->row) * cols +
                        static_cast<std::size_t>(cell->col)] += incident.weight;
        else
            ++counts.elsewhere;
    }
    return counts;
}

PlaceCounts counts_in_surface(const GridRows& surface, std::span<const MultiPolygon> areas,
                              std::span<const Incident> incidents) {
    std::vector<Incident> on_surface;
    for (const Incident& incident : incidents)
        if (cell_with_value(surface, incident.at)) on_surface.push_back(incident);
    PlaceCounts counts = counts_in_areas(on_surface, areas);
    counts.elsewhere += static_cast<std::int64_t>(incidents.size() - on_surface.size());
    return counts;
}

}  // namespace tk
