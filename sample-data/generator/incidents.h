#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sample-data/generator/incident_model.h"

namespace tk {

/// What the position of a row looks like in the file.
enum class WrittenPlace { coordinates, empty, zero };

struct SampleIncident {
    std::size_t category = 0;                        ///< into incident_model()
    std::chrono::local_seconds happened;             ///< to the minute
    std::chrono::local_seconds from;                 ///< as reported: from <= happened <= till
    std::optional<std::chrono::local_seconds> till;  ///< none: the instant is known
    MapPoint at;                                     ///< as reported, with the noise
    bool near_repeat = false;                        ///< brought on by another burglary
    WrittenPlace place = WrittenPlace::coordinates;
    bool time_is_missing = false;
};

/// Five years of incidents, by the time from which they may have happened.
std::vector<SampleIncident> draw_incidents(const SampleTown& town, const FactorLattice& lattice,
                                           std::uint64_t seed);

/// Expected numbers in two areas before and after the relighting, from the model.
struct ExpectedFollowUp {
    double treated_before = 0.0, treated_after = 0.0, control_before = 0.0, control_after = 0.0;
    /// Odds ratio as the follow-up estimates it; above 1 where the measure helped.
    double relative_effect() const {
        return treated_before * control_after / (treated_after * control_before);
    }
};

enum class WhichHours { all, dark };

/// @param days so many before the date, and after it
ExpectedFollowUp expected_follow_up(const SampleTown& town, const FactorLattice& lattice,
                                    const std::vector<std::string>& categories, int days,
                                    WhichHours hours);

/// The areas of the follow-up: the park that got new lamps, and the one that did not.
Ring treated_area(const SampleTown& town);
Ring control_area(const SampleTown& town);

}  // namespace tk
