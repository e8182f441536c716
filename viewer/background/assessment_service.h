#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/assess/assessment.h"
#include "engine/town/incident_filter.h"
#include "layers/load_study.h"
#include "viewer/background/latest_worker.h"
#include "viewer/session/plan.h"

namespace tk {

/// One surface as it stands now.
struct SurfaceState {
    std::shared_ptr<const SurfaceGrid> grid;  ///< null: not computed, or left out
    std::uint64_t version = 0;                ///< another number: other values
    /// Since the version before: where values may differ; empty: anywhere.
    std::vector<Extent> changed;
    std::uint64_t changed_since = 0;  ///< the version that `changed` is relative to
};

/// The surfaces of today or of one plan.
struct AssessedSide {
    std::shared_ptr<const Assessment> assessment;  ///< null: not computed yet
    std::array<SurfaceState, all_surfaces.size()> surfaces;
    std::vector<Edit> edits;  ///< of the plan, as they were when it was assessed

    const SurfaceState& of(Surface surface) const {
        return surfaces[static_cast<std::size_t>(surface)];
    }
};

/// What has been computed of a study and its plans.
struct AssessedStudy {
    AssessedSide today;
    std::map<std::string, AssessedSide> plans;
    std::vector<std::string> notes;  ///< of the hotspot surface: bandwidth, years
    IncidentFilter filter;           ///< the one that today's surfaces follow
    /// The time that their light is of, as it was asked for; none: as the study says.
    std::optional<int> light_minute;
};

/// Keeps the surfaces of a study and its plans up to date on a thread of its own. While an edit is
/// dragged, each answer takes up from the one before, so that only the cells between the two are
/// computed.
///
/// All functions are called from the window's thread.
class AssessmentService {
public:
    /// @param woken see LatestWorker
    explicit AssessmentService(std::function<void()> woken);

    /// Forgets all and begins with another study.
    void open(std::shared_ptr<const Study> study, std::shared_ptr<const LoadedStudy> loaded);
    void close();

    /// Asks for today's surfaces under `filter` and for those of the plans, with the light at a
    /// time of the night (minutes after midnight; none: as the study says). The same again asks for
    /// nothing.
    void want(const std::vector<Plan>& plans, const IncidentFilter& filter,
              std::optional<int> light_minute = std::nullopt);

    /// The newest results; the same pointer until there are newer ones.
    std::shared_ptr<const AssessedStudy> results() const;
    /// The plans' edits for which results() hold are those last wanted.
    bool up_to_date() const;
    /// What was wanted last could not be computed; results() are those from before.
    bool gave_up() const;

    LatestWorker::Status status() const { return worker_.status(); }
    std::string take_failure() { return worker_.take_failure(); }
    /// What was wanted is given up until something else is.
    void cancel();

private:
    struct Wanted;
    void try_to_compute(const std::shared_ptr<const Wanted>& wanted, const Progress& progress);
    void compute(const std::shared_ptr<const Wanted>& wanted, const Progress& progress);
    void compute_plans(const Wanted& wanted, const AssessedStudy& before, AssessedStudy& next,
                       const Progress& progress);
    void publish(const std::shared_ptr<const Wanted>& wanted, AssessedStudy results, bool done);

    std::shared_ptr<const Study> study_;
    std::shared_ptr<const LoadedStudy> loaded_;
    std::shared_ptr<const Wanted> wanted_;
    mutable std::mutex mutex_;
    std::shared_ptr<const AssessedStudy> results_;
    std::shared_ptr<const Wanted> done_;
    std::shared_ptr<const Wanted> failed_;
    std::uint64_t generation_ = 0;           ///< of the study that is open
    std::uint64_t next_version_ = 1;         ///< of the worker's thread
    std::atomic<double> hour_took_s_ = 0.0;  ///< the last change of hour
    LatestWorker worker_;
};

/// The edits that lie between two lists for the same today: those that are in only one of them.
std::vector<Edit> edits_between(const std::vector<Edit>& before, const std::vector<Edit>& after);

}  // namespace tk
