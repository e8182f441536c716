#include "engine/town/photometry.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/core/compass.h"

namespace tk {
namespace {

constexpr double full_turn_deg = 360.0;

/// Between which two entries of a rising list a value lies, and how far on its way from the first.
struct Bracket {
    std::size_t from = 0;
    double share = 0.0;
};

Bracket bracket_of(const std::vector<double>& rising, double value) {
    const auto after = std::upper_bound(rising.begin() + 1, rising.end() - 1, value);
    const auto from = static_cast<std::size_t>(after - rising.begin()) - 1;
    return {from, (value - rising[from]) / (rising[from + 1] - rising[from])};
}

bool rises_strictly(const std::vector<double>& values) {
    return std::adjacent_find(values.begin(), values.end(),
                              [](double a, double b) { return !(a < b); }) == values.end();
}

}  // namespace

double intensity_cd(const Photometry& photometry, double c_deg, double gamma_deg) {
    if (!(gamma_deg >= photometry.gamma_deg.front() && gamma_deg <= photometry.gamma_deg.back()))
        return 0.0;
    const Bracket c = bracket_of(photometry.c_deg, normalised_bearing_deg(c_deg));
    const Bracket g = bracket_of(photometry.gamma_deg, gamma_deg);
    const auto along = [&](std::size_t plane) {
        const std::span<const double> cd = photometry.plane_cd(plane);
        return (1.0 - g.share) * cd[g.from] + g.share * cd[g.from + 1];
    };
    return (1.0 - c.share) * along(c.from) + c.share * along(c.from + 1);
}

double integrated_flux_lm(const Photometry& photometry) {
    const std::vector<double>& gamma = photometry.gamma_deg;
    double flux_lm = 0.0;
    for (std::size_t p = 0; p + 1 < photometry.c_deg.size(); ++p) {
        const double turn = (photometry.c_deg[p + 1] - photometry.c_deg[p]) * radians_per_degree;
        const std::span<const double> here = photometry.plane_cd(p);
        const std::span<const double> next = photometry.plane_cd(p + 1);
        for (std::size_t g = 0; g + 1 < gamma.size(); ++g) {
            const double zone = std::cos(gamma[g] * radians_per_degree) -
                                std::cos(gamma[g + 1] * radians_per_degree);
            flux_lm += turn * zone * 0.25 * (here[g] + here[g + 1] + next[g] + next[g + 1]);
        }
    }
    return flux_lm;
}

void check_photometry(const Photometry& photometry) {
    const auto refuse = [&](const char* what) {
        throw std::invalid_argument("photometry '" + photometry.name + "': " + what);
    };
    const auto& c = photometry.c_deg;
    const auto& gamma = photometry.gamma_deg;
    if (c.size() < 2 || c.front() != 0.0 || c.back() != full_turn_deg || !rises_strictly(c))
        refuse("its planes do not rise from 0 to 360 degrees");
    if (gamma.size() < 2 || !(gamma.front() >= 0.0 && gamma.back() <= 180.0) ||
        !rises_strictly(gamma))
        refuse("its angles do not rise within 0 to 180 degrees");
    if (photometry.intensity_cd.size() != c.size() * gamma.size())
        refuse("it has another number of intensities than of directions");
    if (!std::all_of(photometry.intensity_cd.begin(), photometry.intensity_cd.end(),
                     [](double cd) { return std::isfinite(cd) && cd >= 0.0; }))
        refuse("an intensity is not a number from 0 up");
    const std::span<const double> first = photometry.plane_cd(0);
    if (!std::equal(first.begin(), first.end(), photometry.plane_cd(c.size() - 1).begin()))
        refuse("its last plane is not its first");
    if (!(photometry.flux_lm > 0.0 && std::isfinite(photometry.flux_lm)))
        refuse("it gives no light");
}

}  // namespace tk
