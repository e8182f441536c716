#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/follow_up/expected_effect.h"
#include "engine/follow_up/published_effects.h"

/// What the evidence lets expect of one measure.
namespace tk {

/// What the measure's area had in the period before it, by whole local days [from, to).
struct MeasureBefore {
    double incidents = 0.0;  ///< sum of weights, at all hours
    /// Of them in the dark; none where it is not known (no hours, no place for the sun).
    std::optional<double> in_the_dark = {};
    std::chrono::local_days from = {}, to = {};
    std::vector<std::string> categories = {};  ///< counted; empty: all

    int days() const { return static_cast<int>((to - from).count()); }
};

struct MeasureQuestion {
    std::string kind;          ///< of the measure
    std::string setting = {};  ///< empty: not said
    MeasureBefore before = {};
    CrimeTypeNames crime_types = {};
    int days_after = 365;       ///< >= 1
    double trend = 1.0;         ///< > 0
    double overdispersion = 2;  ///< > 0
    std::uint64_t seed = 1;
    int draws = 20000;
};

/// One row of the table, applied or not.
struct EffectExpectation {
    PublishedEffect effect;
    std::optional<ExpectedEffect> expected = {};  ///< none: not applied
    NotApplied not_applied = NotApplied::applied;
};

/// Why nothing at all is expected.
enum class NoExpectation {
    none,           ///< something is, by one row at least
    no_evidence,    ///< the table has no row about such a measure
    none_applies,   ///< its rows are all not applied
    nothing_before  ///< no incidents before: nothing to become fewer
};

struct MeasureExpectation {
    std::string kind;
    MeasureBefore before;
    double trend = 1.0;
    double overdispersion = 2;
    int days_after = 365;
    std::vector<EffectExpectation> effects;  ///< the rows about such a measure, in their order
    NoExpectation why_none = NoExpectation::none;

    bool any_expected() const { return why_none == NoExpectation::none; }
};

/// A row of the dark hours alone is applied to those incidents, and not at all where they are not
/// known.
/// @throws std::invalid_argument for a period of less than a day, or as expected_effect()
MeasureExpectation expect_of_measure(const MeasureQuestion& question,
                                     std::span<const PublishedEffect> table);

/// Two measures by themselves can't be told apart where both work in the same place at the same
/// time.
struct MeasureInTime {
    std::string id;
    std::string kind;
    std::optional<std::chrono::local_days> starts;
    bool touches_area = false;  ///< its area shares a place with the area asked about
};

/// Of `others`, those that began within [from, to) in the same area, by when they began.
std::vector<MeasureInTime> parallel_measures(std::span<const MeasureInTime> others,
                                             std::chrono::local_days from,
                                             std::chrono::local_days to);

}  // namespace tk
