#include "engine/surfaces/light_quantity.h"

#include <cmath>
#include <numbers>

#include "engine/core/compass.h"
#include "engine/surfaces/kernel_lanes.h"

namespace tk {
namespace {

struct LitRow {
    const double* east_m;
    const double* below_m;
    const double* cd_per_m3;
    double north_m;
    std::size_t count;
};

TK_WIDE_CLONES void add_horizontal(const LitRow& row, double* lux) {
    for (std::size_t i = 0; i < row.count; ++i)
        lux[i] += row.cd_per_m3[i] * (row.below_m[i] > 0.0 ? row.below_m[i] : 0.0);
}

TK_WIDE_CLONES void add_vertical(const LitRow& row, double east, double north, double* lux) {
    for (std::size_t i = 0; i < row.count; ++i) {
        const double toward = -(row.east_m[i] * east + row.north_m * north);
        lux[i] += row.cd_per_m3[i] * (toward > 0.0 ? toward : 0.0);
    }
}

TK_WIDE_CLONES void add_semicylindrical(const LitRow& row, double east, double north, double* lux) {
    for (std::size_t i = 0; i < row.count; ++i) {
        const double flat = std::sqrt(row.east_m[i] * row.east_m[i] + row.north_m * row.north_m);
        const double toward = flat - (row.east_m[i] * east + row.north_m * north);
        // Of a lamp straight behind the two terms cancel, but for the last bits.
        lux[i] += row.cd_per_m3[i] * (toward > 0.0 ? toward : 0.0) / std::numbers::pi;
    }
}

TK_WIDE_CLONES void add_hemispherical(const LitRow& row, double* lux) {
    for (std::size_t i = 0; i < row.count; ++i) {
        const double below_m = row.below_m[i];
        const double d = std::sqrt(row.east_m[i] * row.east_m[i] + row.north_m * row.north_m +
                                   below_m * below_m);
        lux[i] += row.cd_per_m3[i] * (below_m > 0.0 ? 0.25 * (d + below_m) : 0.0);
    }
}

}  // namespace

LitSurface::LitSurface(LightQuantity quantity, std::optional<double> facing_deg)
    : quantity_(quantity) {
    if (!is_upright(quantity)) return;
    if (facing_deg) {
        facing_[0] = {std::sin(*facing_deg * radians_per_degree),
                      std::cos(*facing_deg * radians_per_degree)};
        return;
    }
    facings_ = most_facings;
    facing_ = {{{0.0, 1.0}, {1.0, 0.0}, {0.0, -1.0}, {-1.0, 0.0}}};
}

void LitSurface::add(const LampPoints& points, std::span<const double> cd_per_m3,
                     const std::array<double*, most_facings>& lux) const {
    const LitRow row{points.east_m.data(), points.below_m.data(), cd_per_m3.data(), points.north_m,
                     points.east_m.size()};
    switch (quantity_) {
        case LightQuantity::horizontal: return add_horizontal(row, lux[0]);
        case LightQuantity::hemispherical: return add_hemispherical(row, lux[0]);
        case LightQuantity::vertical:
            for (std::size_t k = 0; k < facings_; ++k)
                add_vertical(row, facing_[k].east, facing_[k].north, lux[k]);
            return;
        case LightQuantity::semicylindrical:
            for (std::size_t k = 0; k < facings_; ++k)
                add_semicylindrical(row, facing_[k].east, facing_[k].north, lux[k]);
            return;
    }
}

}  // namespace tk
