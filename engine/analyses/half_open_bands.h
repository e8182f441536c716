#pragma once

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tk {

/// Half-open bands of a measure from 0 on: [0, e1), [e1, e2), ...
class HalfOpenBands {
public:
    /// @param ends ascending from above 0; the last may be infinite
    /// @param what they are of, for the error
    /// @throws std::invalid_argument if there is none, or they do not ascend
    HalfOpenBands(std::vector<double> ends, const std::string& what) : ends_(std::move(ends)) {
        double last = 0.0;
        for (const double end : ends_) {
            if (!(end > last))
                throw std::invalid_argument("the bands of " + what + " must ascend from above 0");
            last = end;
        }
        if (ends_.empty()) throw std::invalid_argument("there must be a band of " + what);
    }

    std::size_t count() const { return ends_.size(); }
    bool last_is_open() const { return std::isinf(ends_.back()); }
    /// Those that have an end.
    std::size_t closed() const { return last_is_open() ? count() - 1 : count(); }
    double closed_end() const { return closed() == 0 ? 0.0 : ends_[closed() - 1]; }
    /// count() beyond the last.
    std::size_t of(double value) const {
        // They are few: asking all of them costs less than a search whose way nobody can foresee.
        std::size_t band = 0;
        for (const double end : ends_) band += value >= end ? 1U : 0U;
        return band;
    }
    double from(std::size_t band) const { return band == 0 ? 0.0 : ends_[band - 1]; }
    double to(std::size_t band) const { return ends_[band]; }

private:
    std::vector<double> ends_;
};

}  // namespace tk
