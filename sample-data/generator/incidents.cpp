#include "sample-data/generator/incidents.h"

#include <algorithm>
#include <cmath>

#include "sample-data/generator/placed_buildings.h"
#include "sample-data/generator/sample_random.h"

namespace tk {
namespace {

namespace chrono = std::chrono;

/// Draws an index with probability in proportion to a list of weights.
class WeightedChoice {
public:
    explicit WeightedChoice(const std::vector<double>& weights) {
        double sum = 0.0;
        for (const double w : weights) sums_.push_back(sum += w);
    }
    std::size_t draw(SampleRandom& random) const {
        const double wanted = random.unit() * sums_.back();
        const auto found = std::upper_bound(sums_.begin(), sums_.end(), wanted);
        return static_cast<std::size_t>(std::min(found, sums_.end() - 1) - sums_.begin());
    }

private:
    std::vector<double> sums_;
};

chrono::local_seconds hour_begins(std::size_t hour) {
    return chrono::local_days{first_day} + chrono::hours{static_cast<std::int64_t>(hour)};
}

class IncidentDrawing {
public:
    IncidentDrawing(const SampleTown& town, const FactorLattice& lattice, std::uint64_t seed)
        : town_(town),
          lattice_(lattice),
          built_(town.buildings),
          random_(seed, "incidents"),
          relit_(treated_area(town)) {
        for (std::size_t i = 0; i < town.buildings.size(); ++i)
            if (is_dwelling(town.buildings[i])) {
                const MapPoint p = centroid(town.buildings[i].footprint);
                dwellings_.push_back(p);
                near_.add({p.east_m, p.north_m, p.east_m, p.north_m},
                          static_cast<int>(dwellings_.size()) - 1);
            }
    }

    void draw(std::size_t category, const CategoryModel& model) {
        const WeightedChoice hours(hourly_rates(model.rhythm));
        const WeightedChoice cells(weights(model));
        const double first_share = model.at_dwellings ? 1.0 - near_repeat_probability : 1.0;
        const std::int64_t wanted = random_.poisson(model.expected * first_share);
        for (std::int64_t n = 0; n < wanted;) {
            SampleIncident incident;
            incident.category = category;
            incident.happened = minute_in(hours.draw(random_));
            const std::size_t cell = cells.draw(random_);
            incident.at = model.at_dwellings ? dwelling_in(cell) : place_in(cell);
            if (!random_.chance(kept_share(model, cell, incident))) continue;
            ++n;
            if (!model.at_dwellings) incident.at = blurred(incident.at);
            report(incident, model);
            if (model.at_dwellings) repeat(incident, model);
        }
    }

    std::vector<SampleIncident> all;

private:
    /// The cells' rates in dark hours before the relighting, the highest that they have.
    std::vector<double> weights(const CategoryModel& model) const {
        std::vector<double> rates(lattice_.spec.cell_count());
        for (std::size_t cell = 0; cell < rates.size(); ++cell) {
            if (!lattice_.land.cells()[cell]) continue;
            double log_rate = 0.0;
            for (std::size_t f = 0; f < factor_count; ++f)
                if (lattice_.factors[f].cells()[cell]) log_rate += model.beta[f];
            rates[cell] = std::exp(log_rate);
            if (model.at_dwellings)
                rates[cell] *= static_cast<double>(lattice_.dwellings[cell].size());
        }
        return rates;
    }

    /// The rate at this hour as a share of the highest.
    double kept_share(const CategoryModel& model, std::size_t cell, const SampleIncident& i) const {
        if (is_dark_hour(i.happened)) {
            const bool relit = i.happened >= chrono::local_days{relighting_date};
            return relit && inside(relit_, i.at) ? 1.0 / planted_relative_effect : 1.0;
        }
        return lattice_.has(Factor::dark, cell) ? std::exp(-model.beta_of(Factor::dark)) : 1.0;
    }

    chrono::local_seconds minute_in(std::size_t hour) {
        return hour_begins(hour) + chrono::minutes{static_cast<std::int64_t>(random_.index(60))};
    }

    MapPoint dwelling_in(std::size_t cell) {
        const auto& homes = lattice_.dwellings[cell];
        return to_centimetres(
            centroid(town_.buildings[homes[random_.index(homes.size())]].footprint));
    }

    /// A place in the cell: outdoors where there is an outdoors in it.
    MapPoint place_in(std::size_t cell) {
        const int cols = lattice_.spec.cols;
        const MapPoint centre =
            lattice_.spec.centre_of(static_cast<int>(cell) / cols, static_cast<int>(cell) % cols);
        MapPoint p = centre;
        for (int tries = 0; tries < 30; ++tries) {
            p = {centre.east_m + random_.between(-0.5, 0.5) * lattice_cell_m,
                 centre.north_m + random_.between(-0.5, 0.5) * lattice_cell_m};
            if (!town_.ground.wet(p, 0.5) && !built_.built_at(p)) break;
        }
        return p;
    }

    MapPoint blurred(MapPoint p) {
        const MapPoint moved{p.east_m + position_noise_m * random_.normal(),
                             p.north_m + position_noise_m * random_.normal()};
        return to_centimetres(moved);
    }

    /// Adds it with the interval in which it is known to have happened.
    void report(SampleIncident& incident, const CategoryModel& model) {
        incident.from = incident.happened;
        if (model.longest_interval_h > 0.0) {
            const double minutes = 30.0 * std::pow(2.0 * model.longest_interval_h, random_.unit());
            const double before = std::floor(minutes * random_.unit());
            incident.from -= chrono::minutes{static_cast<std::int64_t>(before)};
            incident.till = incident.from + chrono::minutes{static_cast<std::int64_t>(minutes)};
            // Nobody reports an hour that no clock showed.
            if (is_skipped_hour(incident.from)) incident.from -= chrono::hours{1};
            if (is_skipped_hour(*incident.till)) *incident.till += chrono::hours{1};
        }
        all.push_back(incident);
    }

    void repeat(const SampleIncident& first, const CategoryModel& model) {
        if (!random_.chance(near_repeat_probability)) return;
        SampleIncident next = first;
        next.near_repeat = true;
        const auto day = chrono::floor<chrono::days>(first.happened) +
                         chrono::days{1 + static_cast<int>(random_.index(near_repeat_days))};
        if (day >= chrono::local_days{day_after_last}) return;
        const auto first_hour =
            static_cast<std::size_t>((day - chrono::local_days{first_day}) / chrono::hours{1});
        const auto rates = hourly_rates_of_day(model, first_hour);
        next.happened = minute_in(first_hour + WeightedChoice(rates).draw(random_));
        if (!random_.chance(same_dwelling_probability)) {
            std::vector<int> homes;
            near_.near(
                Extent{first.at.east_m, first.at.north_m, first.at.east_m, first.at.north_m}.grown(
                    near_repeat_reach_m),
                [&](int i) {
                    const double away =
                        distance_m(dwellings_[static_cast<std::size_t>(i)], first.at);
                    if (away > 0.1 && away <= near_repeat_reach_m) homes.push_back(i);
                });
            if (!homes.empty())
                next.at = to_centimetres(
                    dwellings_[static_cast<std::size_t>(homes[random_.index(homes.size())])]);
        }
        report(next, model);
        repeat(next, model);
    }

    std::vector<double> hourly_rates_of_day(const CategoryModel& model, std::size_t first_hour) {
        if (burglary_rates_.empty()) burglary_rates_ = hourly_rates(model.rhythm);
        const auto begin = burglary_rates_.begin() + static_cast<std::ptrdiff_t>(first_hour);
        return {begin, begin + 24};
    }

    const SampleTown& town_;
    const FactorLattice& lattice_;
    PlacedBuildings built_;
    SampleRandom random_;
    Ring relit_;
    std::vector<MapPoint> dwellings_;
    PlaceIndex2d near_;
    std::vector<double> burglary_rates_;
};

/// Takes the place or the time from so many rows, never both from one.
void spoil_rows(std::vector<SampleIncident>& incidents, std::uint64_t seed) {
    SampleRandom random(seed, "spoilt rows");
    const auto take = [&](int count, const auto& spoil) {
        while (count > 0) {
            SampleIncident& row = incidents[random.index(incidents.size())];
            if (row.place != WrittenPlace::coordinates || row.time_is_missing) continue;
            spoil(row);
            --count;
        }
    };
    take(rows_without_coordinates, [](SampleIncident& i) { i.place = WrittenPlace::empty; });
    take(rows_at_zero, [](SampleIncident& i) { i.place = WrittenPlace::zero; });
    take(rows_without_time, [](SampleIncident& i) { i.time_is_missing = true; });
}

}  // namespace

Ring treated_area(const SampleTown& town) {
    return town.ground.site("Stadsparken").ring;
}

Ring control_area(const SampleTown& town) {
    return town.ground.site("Folkparken").ring;
}

std::vector<SampleIncident> draw_incidents(const SampleTown& town, const FactorLattice& lattice,
                                           std::uint64_t seed) {
    IncidentDrawing drawing(town, lattice, seed);
    const std::vector<CategoryModel> model = incident_model();
    for (std::size_t k = 0; k < model.size(); ++k) drawing.draw(k, model[k]);
    std::stable_sort(
        drawing.all.begin(), drawing.all.end(),
        [](const SampleIncident& a, const SampleIncident& b) { return a.from < b.from; });
    spoil_rows(drawing.all, seed);
    return drawing.all;
}

}  // namespace tk
