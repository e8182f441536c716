#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/follow_up/follow_up_findings.h"
#include "engine/follow_up/period_counts.h"

/// What a follow-up would have found with another control, other surroundings or other periods:
/// such choices change the answer (Kronkvist 2021).
namespace tk {

/// How a follow-up is laid out.
struct FollowUpDesign {
    FollowUpAreas areas;
    std::chrono::local_days date;
    int before_days = 365;
    int after_days = 365;
    int installation_days = 0;  ///< from the date on, that belong to neither period

    FollowUpPeriods periods() const {
        return periods_around(date, before_days, after_days, installation_days);
    }
};

/// The weights by which periods of unequal length compare: 1 after, so that differences are in
/// incidents of the period after.
AreaWeights weights_of(const FollowUpPeriods& periods);

/// Counts of the zones that a design has.
AreaCounts area_counts(const PeriodCounts& counts, const FollowUpAreas& areas);

enum class DesignChoice { buffer, control, period };

/// Another place that might have been the control.
struct OtherControl {
    std::string name;
    MultiPolygon shape;
};

/// One other choice, all else as in the design.
struct SensitivityRow {
    DesignChoice choice = DesignChoice::control;
    std::string value;  ///< "100 m", "all other places", "half the days", a name, ...
    AreaCounts counts;
    FollowUpFindings findings;
};

struct SensitivityOptions {
    AreaWeights area_weights = {};  ///< of the areas; those of the periods are by their days
    double overdispersion = FollowUpQuestion::usual_overdispersion;  ///< of all rows
    DisplacementBootstrap bootstrap = {};
    std::span<const OtherControl> other_controls = {};
    /// The days that the incidents cover, [from, to): periods beyond them are not tried.
    std::optional<std::chrono::local_days> data_from, data_to;
};

/// Rings of half, 1.5 and twice the width, where the surroundings are a ring; everything outside
/// the treated area and its surroundings as control, and each other control; half the days, whole
/// years, twice the days before, and the first four weeks after left out, where that is something
/// else and there are incidents.
/// @param incidents with times
/// @throws std::invalid_argument as count_by_period()
std::vector<SensitivityRow> follow_up_sensitivity(std::span<const Incident> incidents,
                                                  const FollowUpDesign& design,
                                                  const SensitivityOptions& options);

/// Whether treated area and control have about as many incidents before, within a factor of two,
/// by their weights: else a difference of counts takes for granted what is not so, that both would
/// have changed by as many.
bool levels_are_alike(const AreaCounts& counts, const AreaWeights& weights);

/// Whether a row leads to another conclusion than the findings. Not where other periods only fail
/// to tell what the findings tell, and would allow it. Other surroundings never do: the relative
/// effect does not look at them.
bool disagrees(const SensitivityRow& row, const FollowUpFindings& findings);

}  // namespace tk
