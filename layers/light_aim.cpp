#include "layers/light_aim.h"

#include <string>

#include "layers/read_lights.h"

namespace tk {

void LightAim::aim(StreetLight& light) {
    if (light.bearing_deg != bearing_not_stated) return;
    if (!streets_) streets_.emplace(*context_.aimed_across);
    const auto bearing = streets_->bearing_deg(light.at, furthest_street_m);
    light.bearing_deg = bearing.value_or(0.0);
    aimed_ += bearing.has_value();
}

void LightAim::tell(ReadReport& report) const {
    if (aimed_ > 0)
        report.notes.push_back(std::to_string(aimed_) + " of " + std::to_string(report.used) +
                               " lights: no bearing, aimed across the nearest street.");
}

}  // namespace tk
