#pragma once

namespace tk {

/// A scale bar on the screen.
struct ScaleBar {
    double length_m = 0.0;
    double length_px = 0.0;
    int parts = 1;  ///< equal parts of whole length: 2, or 5 for 5, 50, 500 ...

    friend bool operator==(const ScaleBar&, const ScaleBar&) = default;
};

/// The longest of 1, 2 or 5 times a power of ten metres that is not longer than `most_px`.
/// @param metres_per_px, most_px > 0
ScaleBar scale_bar(double metres_per_px, double most_px);

}  // namespace tk
