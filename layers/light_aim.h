#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "engine/analyses/street_aim.h"
#include "engine/town/street_light.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// A bearing that nothing states, until the place is known.
inline constexpr double bearing_not_stated = -std::numeric_limits<double>::infinity();

/// Points lights whose bearing is not stated across the nearest street of the context within
/// furthest_street_m, else north. Private to layers/.
class LightAim {
public:
    /// @param context must outlive it
    explicit LightAim(const ReadContext& context) : context_(context) {}

    void aim(StreetLight& light);
    /// How many of the layer's lights a street aimed.
    void tell(ReadReport& report) const;

private:
    const ReadContext& context_;
    std::optional<StreetAim> streets_;  ///< from the first light that needs them on
    std::int64_t aimed_ = 0;
};

}  // namespace tk
