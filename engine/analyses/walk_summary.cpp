#include "engine/analyses/walk_summary.h"

namespace tk {
namespace {

/// A mean over the length on which there is a value.
class MeanAlong {
public:
    void add(double value, double length) {
        sum_ += value * length;
        length_ += length;
    }
    double mean() const { return length_ > 0.0 ? sum_ / length_ : std::nan(""); }

private:
    double sum_ = 0.0, length_ = 0.0;
};

}  // namespace

WalkStretch stretch_of_place(std::span<const WalkPlace> walk, std::size_t place) {
    const double along = walk[place].along_m;
    return {place == 0 ? along : 0.5 * (walk[place - 1].along_m + along),
            place + 1 == walk.size() ? along : 0.5 * (along + walk[place + 1].along_m)};
}

WalkSummary summarise_walk(std::span<const WalkPlace> walk, std::size_t incidents,
                           double dark_below_lux) {
    WalkSummary summary;
    if (walk.empty()) return summary;
    summary.length_m = walk.back().along_m;
    MeanAlong lux, dark, watched, unseen;
    WalkStretch dark_now;
    for (std::size_t i = 0; i < walk.size(); ++i) {
        const WalkPlace& place = walk[i];
        const WalkStretch stretch = stretch_of_place(walk, i);
        // Of a walk without length its one place is all there is.
        const double length = walk.size() == 1 ? 1.0 : stretch.length_m();
        const bool is_dark = place.lux < dark_below_lux;  // not where it is NaN
        dark_now = is_dark
                       ? WalkStretch{dark_now.length_m() > 0.0 ? dark_now.from_m : stretch.from_m,
                                     stretch.to_m}
                       : WalkStretch{};
        if (dark_now.length_m() > summary.longest_dark.length_m()) summary.longest_dark = dark_now;
        if (!std::isnan(place.lux)) {
            lux.add(place.lux, length);
            dark.add(is_dark ? 1.0 : 0.0, length);
            if (!(place.lux >= summary.lowest_lux)) {
                summary.lowest_lux = place.lux;
                summary.lowest_lux_at_m = place.along_m;
            }
        }
        if (!std::isnan(place.pixels_per_m))
            watched.add(place.pixels_per_m > 0.0 ? 1.0 : 0.0, length);
        if (!std::isnan(place.watch.value))
            unseen.add(place.watch.watchers_seeing == 0 ? 1.0 : 0.0, length);
    }
    summary.mean_lux = lux.mean();
    summary.dark_share = dark.mean();
    summary.camera_share = watched.mean();
    summary.unseen_share = unseen.mean();
    if (summary.length_m > 0.0)
        summary.incidents_per_100_m = static_cast<double>(incidents) * 100.0 / summary.length_m;
    return summary;
}

}  // namespace tk
