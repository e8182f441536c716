#pragma once

namespace tk {

/// Incidents of one area before and after the date of a measure: finite, >= 0.
struct BeforeAfter {
    double before = 0.0;
    double after = 0.0;

    friend bool operator==(const BeforeAfter&, const BeforeAfter&) = default;
};

}  // namespace tk
