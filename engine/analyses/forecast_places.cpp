#include "engine/analyses/forecast_places.h"

#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

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

CellSquares squares_of_cells(const GridSpec& spec, int cells_across) {
    if (cells_across < 1) throw std::invalid_argument("a square is a cell wide at least");
    const auto square_of = [&](std::int64_t index) {
        return index >= 0 ? index / cells_across : -((cells_across - 1 - index) / cells_across);
    };
    CellSquares squares;
    if (spec.cell_count() == 0) return squares;
    const std::int64_t west = square_of(spec.west_index), north = square_of(spec.north_index - 1);
    const std::int64_t across = square_of(spec.west_index + spec.cols - 1) - west + 1;
    const std::int64_t down = north - square_of(spec.north_index - spec.rows) + 1;
    squares.count = static_cast<std::size_t>(across * down);
    squares.of_cell.reserve(spec.cell_count());
    for (int row = 0; row < spec.rows; ++row) {
        const std::int64_t square_row = north - square_of(spec.north_index - 1 - row);
        for (int col = 0; col < spec.cols; ++col)
            squares.of_cell.push_back(static_cast<std::int32_t>(
                square_row * across + square_of(spec.west_index + col) - west));
    }
    return squares;
}

PlaceForecast forecast_of_squares(const GridRows& surface, const CellSquares& squares) {
    PlaceForecast forecast{std::vector<double>(squares.count, 0.0),
                           std::vector<double>(squares.count, 0.0)};
    const double cell_m2 = surface.spec().cell_area_m2();
    std::size_t cell = 0;
    surface.each_cell([&](float value) {
        const auto square = static_cast<std::size_t>(squares.of_cell[cell++]);
        if (std::isnan(value)) return;
        forecast.density[square] += static_cast<double>(value) * cell_m2;
        forecast.size_m2[square] += cell_m2;
    });
    for (std::size_t square = 0; square < squares.count; ++square)
        forecast.density[square] = forecast.size_m2[square] > 0.0
                                       ? forecast.density[square] / forecast.size_m2[square]
                                       : std::numeric_limits<double>::quiet_NaN();
    return forecast;
}

std::vector<double> sums_by_squares(std::span<const double> of_cells, const CellSquares& squares) {
    std::vector<double> sums(squares.count, 0.0);
    for (std::size_t cell = 0; cell < of_cells.size(); ++cell)
        sums[static_cast<std::size_t>(squares.of_cell[cell])] += of_cells[cell];
    return sums;
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
