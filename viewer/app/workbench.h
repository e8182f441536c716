#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/app/town_of_side.h"
#include "viewer/background/assessment_service.h"
#include "viewer/background/follow_up_work.h"
#include "viewer/background/isovist_work.h"
#include "viewer/background/latest_worker.h"
#include "viewer/background/measure_work.h"
#include "viewer/background/pattern_work.h"
#include "viewer/background/walk_work.h"
#include "viewer/map/legend_model.h"
#include "viewer/session/change_chain.h"
#include "viewer/session/command.h"
#include "viewer/session/recovery.h"

namespace tk {

/// Something to tell, which stays until the user has read it.
struct Message {
    enum class Kind { info, caution, error };
    Kind kind = Kind::info;
    std::string text;
    std::uint64_t id = 0;
};

/// A study being worked on: session, view, what has been computed, and what runs. Everything but
/// the window; commands go in, state comes out.
class Workbench {
public:
    /// @param woken called on other threads when there is something new to show
    /// @param recovery_folder where unsaved work is kept against a crash; empty: nowhere
    explicit Workbench(std::function<void()> woken, std::filesystem::path recovery_folder = {});

    /// Commands that need no window are carried out; those that do are returned.
    std::vector<AppRequest> carry_out(const std::vector<Command>& commands);
    /// Takes in what other threads have finished. Once a frame.
    void catch_up();

    /// Reads a study in the background; what is open stays until it has been read.
    /// @param phase_day the day for which what is planned stands; none: whatever the day
    void open_study(const std::filesystem::path& file,
                    std::optional<std::chrono::year_month_day> phase_day = {});
    /// For the day that it was read for.
    void reload_study();
    /// What is unsaved is given up.
    void close_study();
    /// Writes plans and drawings. What cannot be written is told. @return whether all is saved
    bool save_plans();
    /// Writes the lock of a follow-up that is shown into the study's file, and tells how it went.
    void lock_design(const LockDesign& request, std::chrono::year_month_day today);
    /// Keeps unsaved work against a crash, beside what an earlier one has left. When there is time.
    void keep_unsaved_work();
    /// What a crash has left of the study that is open; null: nothing.
    const Recovery* recovery() const { return recovery_ ? &*recovery_ : nullptr; }
    void restore_work();
    void discard_work();
    /// What was kept of this session's own work goes: it is saved, or not wanted.
    void give_up_unsaved_work();

    const Session& session() const { return session_; }
    /// By which today's surfaces are computed; those of the study until they are. A study is open.
    const AssessmentParameters& parameters() const;
    /// The time that the light which is shown is of, the study's own too; none: whatever the hour.
    std::optional<int> light_minute() const;
    const ViewState& view() const { return view_; }
    ViewState& edit_view() { return view_; }
    const std::filesystem::path& recovery_folder() const { return recovery_folder_; }
    /// Null until there are any.
    const AssessedStudy* results() const { return results_.get(); }
    std::shared_ptr<const AssessedStudy> shared_results() const { return results_; }
    const Town* today() const {
        return session_.loaded == nullptr ? nullptr : session_.loaded->town.get();
    }
    /// The town of a plan as it is now, also before its surfaces are; today's for an empty name.
    std::shared_ptr<const Town> town_of(const std::string& plan);
    /// The side's surfaces; null until they are computed.
    const AssessedSide* side_of(const std::string& plan) const;
    /// Which of today's incidents meet the filter; null: all do. Follows a change of the filter
    /// as soon as they are found.
    const std::shared_ptr<const FilteredIncidents>& shown_incidents() const { return shown_; }

    /// What is seen from the place that is asked about: today, and in the plans that are worked on
    /// or shown. None where the view does not ask for it. May be of the step before while a newer
    /// one is found.
    const FoundIsovists& isovists() const { return isovist_work_.found(); }
    /// The newest of the walk that is shown; without places until there is one.
    const WalkedSides& walked() const { return walk_.walked(); }

    /// The newest pattern among the incidents that was looked for; null until there is one.
    /// Of the study that is open and by the method that the view asks for.
    std::shared_ptr<const PatternFound> pattern() const;
    /// It is of what the view asks for; else a newer one is being found.
    bool pattern_is_current() const;

    /// The newest follow-up that was computed; null until there is one.
    /// Of the study that is open.
    std::shared_ptr<const FollowUpAnswer> follow_up() const;

    /// What is known of the study's measures; null until there is any. Of the study that is open,
    /// as it was when they were found: ids may have changed since.
    std::shared_ptr<const MeasuresFound> measures() const;

    /// How a surface is coloured, today and in every plan alike.
    const SurfaceLook& look(Surface surface);
    const SurfaceLook& change_look(Surface surface);

    bool loading() const { return loading_; }
    /// Nothing runs and nothing waits.
    bool settled() const;
    struct Work {
        bool busy = false;
        std::string what;  ///< in the language that is on
        double share = 0.0;
    };
    Work work() const;
    void cancel_work();

    /// Those to be shown until they are read.
    const std::deque<Message>& messages() const { return messages_; }
    void tell(Message::Kind kind, std::string text);
    void dismiss(std::uint64_t id);
    /// Goes to the log alone: what was found in reading, which is many lines and no emergency.
    void note(Message::Kind kind, std::string text);
    /// All that was told and noted of this study, oldest first.
    const std::deque<Message>& log() const { return log_; }
    /// Of the notes, how many nobody has looked at.
    std::size_t unread_notes() const { return unread_notes_; }
    void mark_log_read() { unread_notes_ = 0; }

    /// Set while the plans' surfaces are those of the edits on the map, and catch_up() has taken
    /// them in.
    bool surfaces_up_to_date() const {
        return assess_.up_to_date() && assess_.results() == results_ && are_of_what_is_asked();
    }

private:
    /// Saves a change of problems, measures or follow-ups, and what it names that is not saved yet.
    void change_chain(const ChainChange& change);
    /// Undo and Redo where the last change of all is such a one. @return whether it is
    bool stepped_over_chain(const DocumentCommand& command);
    void tell_outcome(const ChainOutcome& outcome);
    /// Whether another study is being read; then says that changes wait.
    bool changes_wait();

    struct Loaded;
    void take_loaded(const Loaded& loaded);
    void want_surfaces();
    void refilter();
    void forget_looks();
    /// That of a layer which is to be coloured otherwise; a change has no classes of its own.
    void forget_look_of(const LayerView& to_be);
    /// What the colours of a surface are taken from: its values today, of the light and what
    /// follows it at the study's own hour where that has been computed.
    const ValueSample& sample(Surface surface);
    /// The results are of the filter, the hour and the plans that there are.
    bool are_of_what_is_asked() const;
    /// After a computation was given up the hour is that of the results.
    void take_hour_of_results();
    IsovistWish wished_isovists();
    /// The walk follows what is shown of it.
    void follow_walk();
    /// A change is larger than its scale can show.
    bool has_outgrown_its_scale(Surface surface);
    /// A view that was kept may name plans that are gone: their sides show today.
    void forget_missing_plans();
    /// A plan that is worked on is to be seen.
    void show_plan(const std::string& name);

    Session session_;
    ViewState view_;
    std::shared_ptr<const AssessedStudy> results_;
    std::shared_ptr<const FilteredIncidents> shown_;
    TownsOfPlans towns_;
    std::array<std::optional<SurfaceLook>, all_surfaces.size()> looks_, change_looks_;
    struct Sampled {
        ValueSample values;
        std::optional<int> light_minute;  ///< that they are of
    };
    std::array<std::optional<Sampled>, all_surfaces.size()> samples_;
    /// Up to which version a plan's changes have been held against their scale.
    std::map<std::pair<std::string, Surface>, std::uint64_t> scaled_;
    std::deque<Message> messages_, log_;
    std::size_t unread_notes_ = 0;
    std::uint64_t next_message_ = 1;
    std::uint64_t load_number_ = 0;  ///< of the newest request
    bool loading_ = false;
    bool surfaces_given_up_ = false;

    /// Those of a town that meet the filter, as a thread has found them.
    struct ArrivedIncidents {
        std::shared_ptr<const Town> town;
        std::shared_ptr<const FilteredIncidents> incidents;
    };
    mutable std::mutex arrived_mutex_;
    std::shared_ptr<const Loaded> arrived_;
    ArrivedIncidents arrived_shown_;
    std::function<void()> woken_;
    std::filesystem::path recovery_folder_;
    Autosave autosave_;
    std::optional<Recovery> recovery_;
    IsovistWish isovist_wish_;
    IsovistWork isovist_work_;
    // Last, so that they end first: their jobs use what stands above.
    AssessmentService assess_;
    LatestWorker loader_;
    LatestWorker filterer_;
    WalkWork walk_;
    PatternWork patterns_;
    FollowUpWork follow_ups_;
    MeasureWork measures_;
};

/// Layers as a study begins with: those it has, in the order in which they lie on the map.
std::vector<LayerView> first_layers(const Study& study, const LoadedStudy& loaded);

}  // namespace tk
