#pragma once

#include <array>

namespace tk {

/// Lux at which lines of equal light are drawn unless others are asked for: about three to a
/// decade, as lighting calculations are printed.
inline constexpr std::array<double, 7> isolux_levels{0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0};

}  // namespace tk
