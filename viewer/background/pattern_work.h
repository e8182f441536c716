#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/analyses/concentration.h"
#include "engine/analyses/dated_repeats.h"
#include "engine/analyses/global_autocorrelation.h"
#include "engine/analyses/hot_spot_class.h"
#include "engine/analyses/place_counts.h"
#include "engine/analyses/place_trends.h"
#include "engine/analyses/risk_findings.h"
#include "engine/core/input_error.h"
#include "engine/town/incident_filter.h"
#include "engine/town/town.h"
#include "layers/incident_hours.h"
#include "layers/load_study.h"
#include "viewer/background/latest_answer.h"
#include "viewer/background/pattern_along_streets.h"
#include "viewer/session/pattern_options.h"

/// Patterns among the incidents that are shown, found anew when the filter or what is looked for
/// changes. Without drawing.
namespace tk {

struct PatternWish {
    std::shared_ptr<const Town> today;  ///< null: nothing is wished for
    /// Those of today's incidents that meet the filter; null: all of them.
    std::shared_ptr<const Incidents> shown;
    PatternOptions options;

    // Of those that ask for more than places and times:
    /// What it says of the risk terrain and of density; null: nothing.
    std::shared_ptr<const Study> study = {};
    std::shared_ptr<const LoadedStudy> loaded = {};  ///< the same as read; null: nowhere on earth
    std::string timezone = "UTC";                    ///< of the incidents: an IANA name
    IncidentFilter filter = {};                      ///< on top of the study's own

    friend bool operator==(const PatternWish&, const PatternWish&) = default;
};

/// Why a pattern cannot be told.
enum class PatternLack {
    nothing,             ///< it can
    incidents,           ///< there are none
    places,              ///< fewer than four cells
    too_many_cells,      ///< more than most_pattern_cells, most_cells_in_cube or most_risk_values
    too_many_incidents,  ///< more than most_repeat_incidents, for near repeats
    outside,             ///< all incidents lie in none of the cells
    steps,               ///< fewer than four steps of the calendar
    times,               ///< fewer than two incidents with a time
    streets,             ///< the study has none
    off_street,          ///< all incidents lie too far from every street
    features,            ///< the study has none that risk could go with
    problem,             ///< `problem` says why it cannot be computed
};

inline constexpr std::size_t most_pattern_cells = 400'000;
inline constexpr std::size_t most_cells_in_cube = 1'000'000;  ///< cells times steps
inline constexpr std::size_t most_risk_values = 40'000'000;   ///< cells times variables
inline constexpr std::size_t most_repeat_incidents = 50'000;

/// What was found out of a wish. Lists by place have one for each of the cells.
struct PatternFound {
    PatternWish wish;
    PatternLack lack = PatternLack::nothing;
    std::size_t incidents = 0;     ///< that were looked at
    std::size_t elsewhere = 0;     ///< of them, in none of the cells
    std::size_t without_time = 0;  ///< left out where times are needed

    NumberedCells cells;
    std::vector<std::string> areas;  ///< by place, the smallest area that holds its middle
    std::vector<double> counts;      ///< by place
    std::vector<double> z, p, q;     ///< by place, of Gi* or local Moran
    std::vector<HotSpotClass> hot_spots;
    std::vector<MoranClass> clusters;
    GlobalIndex moran;  ///< of the whole: whether like lies beside like

    Concentration concentration;
    HoldingPlaces half;             ///< the fewest that hold half of the incidents
    std::vector<double> held_with;  ///< by place, see share_held_with()
    std::vector<HoldingClass> holding;

    RiskFindings risk;
    std::vector<double> scores;  ///< by place, relative to the lowest; NaN where there is none
    std::optional<InputError> problem;

    HoursFound hours;
    StreetsFound streets;

    StepRange range;
    std::vector<double> totals;  ///< by step
    MannKendall whole;
    std::vector<PlaceTrend> trends;

    std::vector<NearRepeatBand> bands;  ///< by distance, within each by days
    std::vector<RepeatRole> roles;      ///< of `at`
    std::vector<MapPoint> at;           ///< of the incidents with a time

    Extent extent_of(std::size_t place) const;
    /// The cell that holds a place of the map; none outside.
    std::optional<std::size_t> place_at(MapPoint at) const;
};

/// @throws Cancelled
PatternFound find_pattern(const PatternWish& wish, const Progress& progress = {});

/// Keeps the pattern of a wish. Another wish cancels what is worked out for the former.
class PatternWork {
public:
    /// @param woken, patience see LatestAnswer
    explicit PatternWork(std::function<void()> woken = {},
                         std::chrono::milliseconds patience = std::chrono::milliseconds(8))
        : latest_(std::move(woken), patience) {}
    ~PatternWork() { cancelled_->store(true); }
    PatternWork(const PatternWork&) = delete;
    PatternWork& operator=(const PatternWork&) = delete;

    /// Once a frame.
    void follow(const PatternWish& wish);
    std::shared_ptr<const PatternFound> found() const { return latest_.answer(); }
    bool busy() const { return latest_.busy(); }
    std::string take_failure() { return latest_.take_failure(); }

private:
    PatternWish wish_;
    /// Of what is worked out for `wish_`.
    std::shared_ptr<std::atomic<bool>> cancelled_ = std::make_shared<std::atomic<bool>>(false);
    LatestAnswer<PatternWish, std::shared_ptr<const PatternFound>> latest_;
};

}  // namespace tk
