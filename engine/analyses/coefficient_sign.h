#pragma once

namespace tk {

/// Which coefficients a column may have.
enum class CoefficientSign { any, not_negative, not_positive };

}  // namespace tk
