#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/map_point.h"

namespace tk {

/// Many places in their order, neighbours together, as along a line: which of them lie in an extent
/// is found without looking at each. Refers to places that must outlive it.
class PlaceRuns {
public:
    explicit PlaceRuns(std::span<const MapPoint> places) : places_(places) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (i % at_a_time == 0) runs_.emplace_back();
            runs_.back().add(places[i]);
            all_.add(places[i]);
        }
    }

    /// Empty without places.
    const Extent& extent() const { return all_; }

    /// Calls `visit(i)` for every place within, ascending.
    template <class Visit>
    void each_in(const Extent& within, Visit visit) const {
        for (std::size_t run = 0; run < runs_.size(); ++run) {
            if (!runs_[run].meets(within)) continue;
            const std::size_t end = std::min(places_.size(), (run + 1) * at_a_time);
            for (std::size_t i = run * at_a_time; i < end; ++i)
                if (within.contains(places_[i])) visit(i);
        }
    }

private:
    static constexpr std::size_t at_a_time = 32;

    std::span<const MapPoint> places_;
    std::vector<Extent> runs_;
    Extent all_;
};

}  // namespace tk
