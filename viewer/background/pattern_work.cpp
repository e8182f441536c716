#include "viewer/background/pattern_work.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "engine/analyses/false_discovery.h"
#include "engine/analyses/grid_neighbours.h"
#include "engine/analyses/local_statistics.h"
#include "engine/town/incident.h"
#include "viewer/background/pattern_parts.h"

namespace tk {
namespace {

constexpr std::size_t fewest_pattern_places = 4, fewest_pattern_steps = 4;

/// Cells over the municipality, or over the incidents where it has no border.
GridSpec counting_cells(const Town& town, const std::vector<Incident>& incidents, double cell_m) {
    if (town.boundary()) return grid_covering(extent_of(*town.boundary()), cell_m);
    // A cell's eastern and northern edges are its neighbours'.
    Extent extent = extent_of_incidents(incidents);
    extent.east_m += 0.5 * cell_m;
    extent.north_m += 0.5 * cell_m;
    return grid_covering(extent, cell_m);
}

/// Numbers the cells; says in `lack` where that cannot be.
void lay_cells(const std::vector<Incident>& incidents, PatternFound& found) {
    const Town& town = *found.wish.today;
    const bool of_risk = found.wish.options.method == PatternMethod::risk_terrain;
    const double cell_m = of_risk ? risk_cell_m_of(found.wish) : found.wish.options.cell_m;
    const GridSpec spec = counting_cells(town, incidents, cell_m);
    if (spec.cell_count() > most_pattern_cells) {
        found.lack = PatternLack::too_many_cells;
        return;
    }
    found.cells = numbered_cells(spec, town.boundary());
    if (found.cells.places() < fewest_pattern_places) found.lack = PatternLack::places;
}

/// The smallest area that holds the middle of each cell.
void name_cells(const Progress& progress, PatternFound& found) {
    const std::vector<Area>& areas = found.wish.today->areas();
    const GridSpec& spec = found.cells.number.spec();
    found.areas.assign(found.cells.places(), {});
    std::vector<double> size_m2(found.cells.places(), 0.0);
    for (const Area& area : areas) {
        progress.check();
        const Extent extent = extent_of(area.shape);
        const double of_area_m2 = area_m2(area.shape);
        for (std::size_t i = 0; i < found.areas.size(); ++i) {
            const Cell cell = found.cells.of_place[i];
            const MapPoint middle = spec.centre_of(cell.row, cell.col);
            if (size_m2[i] > 0.0 && of_area_m2 >= size_m2[i]) continue;
            if (!extent.contains(middle) || !contains(area.shape, middle)) continue;
            found.areas[i] = area.name;
            size_m2[i] = of_area_m2;
        }
    }
}

void find_clusters(const std::vector<Incident>& incidents, const Progress& progress,
                   PatternFound& found) {
    PlaceCounts counts = counts_in_cells(incidents, found.cells);
    found.counts = std::move(counts.sums);
    found.elsewhere = static_cast<std::size_t>(counts.elsewhere);
    const GridNeighbours neighbours(found.cells, CellSpans::touching(Contiguity::queen));
    const bool moran = found.wish.options.method == PatternMethod::clusters;
    LocalStatisticsOptions options;
    options.statistic = moran ? LocalStatistic::local_moran : LocalStatistic::gi_star;
    options.row_standardised = moran;
    LocalStatistics local = local_statistics(found.counts, neighbours, options, progress);
    found.z = std::move(local.z);
    found.p = std::move(local.p);
    found.q = false_discovery_rates(found.p);
    found.moran = morans_i(found.counts, neighbours);
    const std::vector<double>& judged_by =
        found.wish.options.by_false_discovery ? found.q : found.p;
    if (moran) {
        const std::vector<MoranQuadrant> quadrants = moran_quadrants(found.counts, neighbours);
        for (std::size_t i = 0; i < quadrants.size(); ++i)
            found.clusters.push_back(
                moran_class(quadrants[i], judged_by[i], PatternOptions::alpha));
        return;
    }
    for (std::size_t i = 0; i < found.z.size(); ++i)
        found.hot_spots.push_back(hot_spot_class(found.z[i], judged_by[i]));
}

void find_concentration(const std::vector<Incident>& incidents, PatternFound& found) {
    PlaceCounts counts = counts_in_cells(incidents, found.cells);
    found.counts = std::move(counts.sums);
    found.elsewhere = static_cast<std::size_t>(counts.elsewhere);
    found.concentration = concentration_of(found.counts);
    if (!(found.concentration.incidents > 0.0)) {
        found.lack = PatternLack::outside;
        return;
    }
    constexpr std::array half{0.5};
    found.half = places_that_hold(found.counts, half).front();
    found.held_with = share_held_with(found.counts);
    found.holding = holding_classes(found.counts);
}

void find_trend(const std::vector<Incident>& dated, const Progress& progress, PatternFound& found) {
    found.range = steps_of(found.wish.options.step, dated);
    if (found.range.count() < fewest_pattern_steps) {
        found.lack = PatternLack::steps;
        return;
    }
    if (found.cells.places() * found.range.count() > most_cells_in_cube) {
        found.lack = PatternLack::too_many_cells;
        return;
    }
    const SpaceTimeCube cube = cube_of(dated, found.cells, found.range);
    found.elsewhere = static_cast<std::size_t>(cube.elsewhere);
    found.totals.assign(cube.steps, 0.0);
    for (std::size_t i = 0; i < cube.counts.size(); ++i)
        found.totals[i / cube.places] += cube.counts[i];
    found.whole = mann_kendall(found.totals);
    found.trends =
        place_trends(cube, neighbouring_cells(found.cells.number, cube.places, Contiguity::queen),
                     PatternOptions::alpha, progress);
    for (const PlaceTrend& trend : found.trends) found.counts.push_back(trend.total);
}

void find_near_repeats(const std::vector<Incident>& incidents, const Progress& progress,
                       PatternFound& found) {
    const DatedPlaces dated = dated_places(incidents);
    DatedRepeats repeats = dated_repeats(dated, {}, progress);
    found.bands = std::move(repeats.bands);
    found.roles = std::move(repeats.roles);
    for (const DatedPlace& place : dated.all) found.at.push_back(place.at);
}

std::vector<Incident> with_a_time(const std::vector<Incident>& incidents) {
    std::vector<Incident> dated;
    std::copy_if(incidents.begin(), incidents.end(), std::back_inserter(dated),
                 [](const Incident& incident) { return incident.when.has_value(); });
    return dated;
}

/// Of those that need times, which are given to them.
void find_over_time(const std::vector<Incident>& all, const Progress& progress,
                    PatternFound& found) {
    const std::vector<Incident> dated = with_a_time(all);
    found.without_time = all.size() - dated.size();
    found.incidents = dated.size();
    if (dated.size() < 2) {
        found.lack = PatternLack::times;
        return;
    }
    if (found.wish.options.method == PatternMethod::trend) {
        lay_cells(all, found);
        if (found.lack != PatternLack::nothing) return;
        find_trend(dated, progress, found);
        if (found.lack == PatternLack::nothing) name_cells(progress, found);
    } else if (dated.size() > most_repeat_incidents) {
        found.lack = PatternLack::too_many_incidents;
    } else {
        find_near_repeats(dated, progress, found);
    }
}

/// Of those that count in cells.
void find_in_cells(const std::vector<Incident>& all, const Progress& progress,
                   PatternFound& found) {
    lay_cells(all, found);
    if (found.lack != PatternLack::nothing) return;
    const PatternMethod method = found.wish.options.method;
    if (method == PatternMethod::risk_terrain)
        find_risk_pattern(all, progress, found);
    else if (method == PatternMethod::concentration)
        find_concentration(all, found);
    else
        find_clusters(all, progress, found);
    if (found.lack == PatternLack::nothing) name_cells(progress, found);
}

void find_wished(const Incidents& shown, const Progress& progress, PatternFound& found) {
    switch (found.wish.options.method) {
        case PatternMethod::trend:
        case PatternMethod::near_repeats: return find_over_time(shown.all, progress, found);
        case PatternMethod::hours: return find_hours_pattern(shown, found);
        case PatternMethod::streets: return find_streets_pattern(shown, progress, found);
        case PatternMethod::hot_spots:
        case PatternMethod::clusters:
        case PatternMethod::concentration:
        case PatternMethod::risk_terrain: return find_in_cells(shown.all, progress, found);
    }
}

}  // namespace

Extent PatternFound::extent_of(std::size_t place) const {
    const GridSpec& spec = cells.number.spec();
    const Cell cell = cells.of_place[place];
    const MapPoint centre = spec.centre_of(cell.row, cell.col);
    Extent extent;
    extent.add(centre);
    return extent.grown(0.5 * spec.cell_m);
}

std::optional<std::size_t> PatternFound::place_at(MapPoint point) const {
    if (cells.of_place.empty()) return std::nullopt;
    const std::optional<Cell> cell = cell_at(cells.number.spec(), point);
    const std::int32_t place = cell ? cells.number(cell->row, cell->col) : -1;
    if (place < 0) return std::nullopt;
    return static_cast<std::size_t>(place);
}

PatternFound find_pattern(const PatternWish& wish, const Progress& progress) {
    PatternFound found;
    found.wish = wish;
    if (wish.today == nullptr) return found;
    const Incidents& shown = wish.shown == nullptr ? wish.today->incidents() : *wish.shown;
    found.incidents = shown.all.size();
    if (shown.all.empty()) {
        found.lack = PatternLack::incidents;
        return found;
    }
    try {
        find_wished(shown, progress, found);
    } catch (const InputError& error) {
        found.lack = PatternLack::problem;
        found.problem = error;
    }
    return found;
}

void PatternWork::follow(const PatternWish& wish) {
    if (!(wish == wish_)) {
        cancelled_->store(true);
        cancelled_ = std::make_shared<std::atomic<bool>>(false);
        wish_ = wish;
    }
    latest_.follow(wish, [cancelled = cancelled_](const PatternWish& wished,
                                                  const std::shared_ptr<const PatternFound>&) {
        return std::make_shared<const PatternFound>(
            find_pattern(wished, Progress{{}, cancelled.get()}));
    });
}

}  // namespace tk
