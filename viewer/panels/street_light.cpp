#include "viewer/panels/street_light.h"

#include <algorithm>

#include "engine/surfaces/light_reach.h"
#include "viewer/background/town_within.h"

namespace tk {
namespace {

std::optional<PathLighting> light_in(const Town& town, const StreetLightWish& wish) {
    const auto& streets = town.streets();
    const auto found = std::find_if(streets.begin(), streets.end(),
                                    [&](const Street& s) { return s.id == wish.street_id; });
    if (found == streets.end()) return std::nullopt;
    PathLightingOptions options;
    options.minute_of_day = wish.minute_of_day;
    Extent around;
    for (const Line& line : found->lines) around.add(extent_of(line));
    const double half_width_m = 0.5 * found->width_m.value_or(options.assumed_width_m);
    const std::shared_ptr<const Town> near =
        town_within(town, around.grown(half_width_m + furthest_light_m), true);
    return light_along_path(static_cast<std::size_t>(found - streets.begin()), streets,
                            town.lights(), Obstacles(*near), options);
}

}  // namespace

LitStreet light_of_street(const StreetLightWish& wish, const LitStreet& former) {
    LitStreet lit{wish, {}, {}};
    const bool same =
        former.wish.street_id == wish.street_id && former.wish.minute_of_day == wish.minute_of_day;
    lit.today =
        same && former.wish.today == wish.today ? former.today : light_in(*wish.today, wish);
    if (wish.plan == nullptr) return lit;
    lit.plan = same && former.wish.plan == wish.plan ? former.plan : light_in(*wish.plan, wish);
    return lit;
}

}  // namespace tk
