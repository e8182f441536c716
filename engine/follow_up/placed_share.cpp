#include "engine/follow_up/placed_share.h"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/follow_up/confidence.h"

namespace tk {
namespace {

/// So many rows are read that next to any difference is significant: it must also matter.
constexpr double alarming_p = 0.01, alarming_difference = 0.02;

double unplaced_share(PlacedRows rows) {
    if (rows.placed < 0 || rows.unplaced < 0)
        throw std::invalid_argument("there can be no fewer rows than 0");
    if (rows.all() == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(rows.unplaced) / static_cast<double>(rows.all());
}

}  // namespace

PlacedShare compare_placed_share(PlacedRows before, PlacedRows after) {
    PlacedShare share;
    share.unplaced_before = unplaced_share(before);
    share.unplaced_after = unplaced_share(after);
    if (before.all() == 0 || after.all() == 0) return share;
    const double both =
        unplaced_share({before.placed + after.placed, before.unplaced + after.unplaced});
    const double error = std::sqrt(
        both * (1.0 - both) *
        (1.0 / static_cast<double>(before.all()) + 1.0 / static_cast<double>(after.all())));
    if (!(error > 0.0)) return share;
    const double difference = share.unplaced_after - share.unplaced_before;
    share.z = difference / error;
    share.p = two_sided_normal_p(share.z);
    share.alarm = share.p < alarming_p && std::abs(difference) >= alarming_difference;
    return share;
}

}  // namespace tk
