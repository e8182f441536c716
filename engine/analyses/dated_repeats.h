#pragma once

#include <vector>

#include "engine/analyses/dated_places.h"
#include "engine/analyses/near_repeat.h"

namespace tk {

/// Whether a band tells of repeats, as Ratcliffe & Rengert (2008) flag them: p below 0.05 and at
/// least 1.2 times what chance has.
bool tells_of_repeats(const NearRepeatBand& band);

struct DatedRepeats {
    std::vector<NearRepeatBand> bands;  ///< in days, with the ends that were given
    std::vector<RepeatRole> roles;      ///< of each incident, by the bands that tell of repeats
};

/// The Knox test over incidents with their times, and what each of them is.
/// @param options with their bands in days, whatever the incidents are counted in
/// @throws as near_repeat()
DatedRepeats dated_repeats(const DatedPlaces& incidents, const NearRepeatOptions& options,
                           const Progress& progress = {});

}  // namespace tk
