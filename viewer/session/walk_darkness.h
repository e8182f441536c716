#pragma once

namespace tk {

/// Between which levels of light, in lux, a stretch of a walk can be called dark.
inline constexpr double least_walk_dark_lux = 0.1, most_walk_dark_lux = 100.0;

}  // namespace tk
