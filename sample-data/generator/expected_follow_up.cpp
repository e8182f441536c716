#include <algorithm>
#include <cmath>

#include "sample-data/generator/incidents.h"

namespace tk {
namespace {

namespace chrono = std::chrono;

/// Sums over cells of the intensity by day and in dark hours, without the constant.
struct CellSums {
    double light = 0.0, dark = 0.0;
};

CellSums cell_sums(const FactorLattice& lattice, const CategoryModel& model, const Ring* area) {
    CellSums sums;
    for (std::size_t cell = 0; cell < lattice.spec.cell_count(); ++cell) {
        const int cols = lattice.spec.cols;
        if (!lattice.land.cells()[cell]) continue;
        if (area && !inside(*area, lattice.spec.centre_of(static_cast<int>(cell) / cols,
                                                          static_cast<int>(cell) % cols)))
            continue;
        double log_rate = 0.0;
        for (std::size_t f = 0; f < factor_count; ++f)
            if (lattice.factors[f].cells()[cell] && f != static_cast<std::size_t>(Factor::dark))
                log_rate += model.beta[f];
        const double dark = lattice.has(Factor::dark, cell) ? model.beta_of(Factor::dark) : 0.0;
        sums.light += std::exp(log_rate);
        sums.dark += std::exp(log_rate + dark);
    }
    return sums;
}

}  // namespace

ExpectedFollowUp expected_follow_up(const SampleTown& town, const FactorLattice& lattice,
                                    const std::vector<std::string>& categories, int days,
                                    WhichHours which) {
    ExpectedFollowUp expected;
    const Ring treated = treated_area(town), control = control_area(town);
    const auto date = static_cast<std::ptrdiff_t>(
        (chrono::local_days{relighting_date} - chrono::local_days{first_day}) / chrono::hours{1});
    std::vector<bool> dark;
    const std::size_t hours = hourly_rates({}).size();
    for (std::size_t h = 0; h < hours; ++h)
        dark.push_back(is_dark_hour(chrono::local_days{first_day} +
                                    chrono::minutes{60 * static_cast<int>(h) + 30}));
    for (const CategoryModel& model : incident_model()) {
        if (std::find(categories.begin(), categories.end(), model.name) == categories.end())
            continue;
        const std::vector<double> rates = hourly_rates(model.rhythm);
        const CellSums town_sums = cell_sums(lattice, model, nullptr);
        const CellSums in_treated = cell_sums(lattice, model, &treated);
        const CellSums in_control = cell_sums(lattice, model, &control);
        double total = 0.0;
        for (std::size_t h = 0; h < rates.size(); ++h)
            total += rates[h] * (dark[h] ? town_sums.dark : town_sums.light);
        const double scale = model.expected / total;
        const std::ptrdiff_t reach = std::ptrdiff_t{24} * days;
        for (std::size_t h = 0; h < rates.size(); ++h) {
            const std::ptrdiff_t off = static_cast<std::ptrdiff_t>(h) - date;
            if (off < -reach || off >= reach) continue;
            if (which == WhichHours::dark && !dark[h]) continue;
            const double rate = scale * rates[h];
            const double here = rate * (dark[h] ? in_treated.dark : in_treated.light);
            const double effect = dark[h] && off >= 0 ? planted_relative_effect : 1.0;
            (off < 0 ? expected.treated_before : expected.treated_after) += here / effect;
            (off < 0 ? expected.control_before : expected.control_after) +=
                rate * (dark[h] ? in_control.dark : in_control.light);
        }
    }
    return expected;
}

}  // namespace tk
