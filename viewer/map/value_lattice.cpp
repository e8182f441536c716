#include "viewer/map/value_lattice.h"

#include <algorithm>
#include <cmath>

#include "viewer/text/number_words.h"

namespace tk {
namespace {

constexpr double most_spacing_m = 20.0;

/// The least of 1, 2, 5 times a power of ten that is no less.
double round_number_from(double least) {
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= least * (1.0 - 1e-9)) return digit * power;
    return 10.0 * power;
}

/// The indices along one axis of the cells that hold the lattice's points between two places.
std::vector<int> indices_on_lattice(double from_m, double to_m, double spacing_m, double origin_m,
                                    double cell_m, int count, bool from_the_end) {
    std::vector<int> indices;
    const auto first = static_cast<std::int64_t>(std::ceil(from_m / spacing_m));
    const auto last = static_cast<std::int64_t>(std::floor(to_m / spacing_m));
    for (std::int64_t k = first; k <= last; ++k) {
        const double at_m = static_cast<double>(k) * spacing_m;
        const double cells = from_the_end ? (origin_m - at_m) / cell_m : (at_m - origin_m) / cell_m;
        // A point on an edge belongs to the cell east and north of it, up to rounding.
        const double index =
            from_the_end ? std::ceil(cells - 1e-6) - 1.0 : std::floor(cells + 1e-6);
        if (index < 0.0 || index >= count) continue;
        indices.push_back(static_cast<int>(index));
    }
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    return indices;
}

}  // namespace

std::optional<double> value_spacing_m(double cell_m, double metres_per_px, double least_px) {
    // Whole cells, or the values would not stand evenly.
    const double spacing_m =
        cell_m * round_number_from(std::max(1.0, metres_per_px * least_px / cell_m));
    if (spacing_m > std::max(most_spacing_m, cell_m) * (1.0 + 1e-9)) return std::nullopt;
    return spacing_m;
}

std::vector<Cell> cells_on_lattice(const GridSpec& spec, const Extent& shown, double spacing_m) {
    std::vector<Cell> cells;
    if (shown.empty() || !(spacing_m > 0.0)) return cells;
    const std::vector<int> cols = indices_on_lattice(shown.west_m, shown.east_m, spacing_m,
                                                     spec.west_m(), spec.cell_m, spec.cols, false);
    const std::vector<int> rows = indices_on_lattice(shown.south_m, shown.north_m, spacing_m,
                                                     spec.north_m(), spec.cell_m, spec.rows, true);
    for (const int row : rows)
        for (const int col : cols) cells.push_back({row, col});
    return cells;
}

std::string value_words(double value, bool with_sign) {
    const double size = std::abs(value);
    const std::string figures = number_text(size, size < 0.995 ? 2 : size < 99.95 ? 1 : 0);
    if (!with_sign || size < 0.005) return size < 0.005 ? "0" : figures;
    return (value < 0.0 ? "\u2212" : "+") + figures;
}

}  // namespace tk
