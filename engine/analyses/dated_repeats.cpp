#include "engine/analyses/dated_repeats.h"

#include <algorithm>
#include <iterator>

namespace tk {

bool tells_of_repeats(const NearRepeatBand& band) {
    constexpr double significant_p = 0.05, notable_ratio = 1.2;
    return band.p < significant_p && band.ratio >= notable_ratio;
}

DatedRepeats dated_repeats(const DatedPlaces& incidents, const NearRepeatOptions& options,
                           const Progress& progress) {
    NearRepeatOptions in_units = options;
    for (double& end : in_units.day_ends) end *= incidents.units_per_day();
    DatedRepeats found;
    found.bands = near_repeat(incidents.all, in_units, progress);
    RepeatPairs telling{{}, options.distance_ends_m.front(), options.metric, options.on_streets};
    std::copy_if(found.bands.begin(), found.bands.end(), std::back_inserter(telling.bands),
                 tells_of_repeats);
    found.roles = repeat_roles(incidents.all, telling);
    // By place rather than divided again: the ends are those that were given.
    const std::vector<double>& ends = options.day_ends;
    for (std::size_t i = 0; i < found.bands.size(); ++i) {
        const std::size_t of_days = i % ends.size();
        found.bands[i].from_days = of_days == 0 ? 0.0 : ends[of_days - 1];
        found.bands[i].to_days = ends[of_days];
    }
    return found;
}

}  // namespace tk
