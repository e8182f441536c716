#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/analyses/path_lighting.h"
#include "engine/town/town.h"

/// The light along a picked street, today and under a plan. Without drawing.
namespace tk {

struct StreetLightWish {
    std::string street_id;
    std::shared_ptr<const Town> today;
    std::shared_ptr<const Town> plan;  ///< null: today alone
    std::string plan_name;
    std::optional<int> minute_of_day;  ///< as in IlluminanceOptions

    friend bool operator==(const StreetLightWish&, const StreetLightWish&) = default;
};

/// None: the town has no such street.
struct LitStreet {
    StreetLightWish wish;
    std::optional<PathLighting> today, plan;
};

/// As light_along_paths() has it among all the town's streets and lamps.
/// @param former what is still right of it is taken over
LitStreet light_of_street(const StreetLightWish& wish, const LitStreet& former = {});

}  // namespace tk
