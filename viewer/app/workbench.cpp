#include "viewer/app/workbench.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "engine/compare/compare.h"
#include "engine/core/input_error.h"
#include "engine/town/light_schedule.h"
#include "layers/drawings_file.h"
#include "layers/follow_up_lock.h"
#include "layers/provenance.h"
#include "layers/study_file.h"
#include "viewer/app/follow_up_wish.h"
#include "viewer/app/measure_wish.h"
#include "viewer/app/pattern_wish.h"
#include "viewer/app/walk_wish.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/panels/program_version.h"
#include "viewer/session/apply_command.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/save_plans.h"
#include "viewer/session/town_index.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr std::size_t most_messages = 20;
/// A scale that jumped at every step of a drag could not be read.
constexpr double outgrown_by = 1.25;
constexpr std::size_t most_logged = 500;

template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace

struct Workbench::Loaded {
    std::shared_ptr<const Study> study;
    std::shared_ptr<const LoadedStudy> loaded;
    std::shared_ptr<const Document> document;
    std::shared_ptr<const TownIndex> today_index;
    std::vector<std::string> notes;
    FoundRecovery left;  ///< by a crash
    FileStamps files;
    std::uint64_t number = 0;  ///< of the request
    std::string failure;
};

std::vector<LayerView> first_layers(const Study& study, const LoadedStudy& loaded) {
    const Town& town = *loaded.town;
    std::vector<LayerView> layers;
    const auto add = [&layers](std::string_view id, bool there, bool visible, float opacity) {
        if (there) layers.push_back({std::string(id), visible, opacity, Classes::continuous, 5});
    };
    const bool many = town.incidents().all.size() > 5000;
    add(layer_id::drawings, true, true, 1.0F);
    add(layer_id::incidents, !town.incidents().all.empty(), !many, 1.0F);
    add(layer_id::observations, !town.observations().empty(), false, 1.0F);
    add(layer_id::lights, true, true, 1.0F);
    add(layer_id::cameras, true, true, 1.0F);
    add(layer_id::masks, true, true, 1.0F);
    add(layer_id::developments, true, true, 1.0F);
    for (const FeatureSet& set : town.features())
        add(layer_id::features(set.name), true, !set.polygons.empty(), 1.0F);
    add(layer_id::entrances, !town.entrances().empty(), false, 1.0F);
    add(layer_id::trees, !town.trees().empty(), false, 1.0F);
    add(layer_id::areas, !town.areas().empty(), true, 1.0F);
    add(layer_id::boundary, town.boundary().has_value(), true, 1.0F);
    add(layer_id::buildings, !town.buildings().empty(), true, 1.0F);
    const AssessmentParameters& p = loaded.parameters;
    add(layer_id::place_index, p.place_index.has_value(), true, 0.75F);
    add(layer_id::hotspot, p.hotspot.has_value(), !p.place_index, 0.75F);
    add(layer_id::light, p.light.has_value(), false, 0.75F);
    add(layer_id::coverage, p.cameras.has_value(), false, 0.75F);
    add(layer_id::sightlines, p.sightlines.has_value(), false, 0.75F);
    add(layer_id::streets, !town.streets().empty(), true, 1.0F);
    add(layer_id::basemap, !study.basemaps.empty(), true, 1.0F);
    return layers;
}

Workbench::Workbench(std::function<void()> woken, std::filesystem::path recovery_folder)
    : woken_(std::move(woken)),
      recovery_folder_(std::move(recovery_folder)),
      autosave_(recovery_folder_),
      isovist_work_(woken_),
      assess_(woken_),
      loader_(woken_),
      filterer_(woken_),
      walk_(woken_),
      patterns_(woken_),
      follow_ups_(woken_),
      measures_(woken_) {}

void Workbench::tell(Message::Kind kind, std::string text) {
    for (const Message& known : messages_)
        if (known.text == text) return;
    messages_.push_back({kind, std::move(text), next_message_++});
    if (messages_.size() > most_messages) messages_.pop_front();
    log_.push_back(messages_.back());
    if (log_.size() > most_logged) log_.pop_front();
}

void Workbench::note(Message::Kind kind, std::string text) {
    for (const Message& known : log_)
        if (known.text == text) return;
    log_.push_back({kind, std::move(text), next_message_++});
    if (log_.size() > most_logged) log_.pop_front();
    ++unread_notes_;
}

void Workbench::dismiss(std::uint64_t id) {
    std::erase_if(messages_, [id](const Message& m) { return m.id == id; });
}

void Workbench::open_study(const std::filesystem::path& file,
                           std::optional<std::chrono::year_month_day> phase_day) {
    loading_ = true;
    // Named views and recent studies are known by it, however it was given.
    std::error_code problem;
    std::filesystem::path whole = std::filesystem::absolute(file, problem).lexically_normal();
    if (problem) whole = file;
    const std::uint64_t number = ++load_number_;
    loader_.ask("load", [this, file = std::move(whole), phase_day,
                         number](const Progress& progress) {
        auto arrived = std::make_shared<Loaded>();
        arrived->number = number;
        try {
            auto study = std::make_shared<Study>(read_study(file));
            arrived->study = study;
            arrived->files = stamps_of_study(*study);
            LoadOptions options;
            options.phase_date = phase_day;
            options.sun_heights = true;
            options.without_unreadable_scenarios = true;
            auto loaded = std::make_shared<LoadedStudy>(load_study(*study, options, progress));
            loaded->context.progress = nullptr;  // it ends with this reading
            arrived->loaded = loaded;
            const std::filesystem::path drawn = drawings_file(study->file);
            ReadDrawings read = read_drawings(drawn, loaded->context.crs);
            // What could not be read is kept when it is written over.
            if (read.left_out > 0) arrived->files.erase(drawn);
            arrived->notes = std::move(read.notes);
            arrived->document = std::make_shared<const Document>(
                document_of(*study, *loaded, std::move(read.drawings)));
            progress.check();
            arrived->today_index = std::make_shared<const TownIndex>(loaded->town);
            progress.check();
            if (!recovery_folder_.empty())
                arrived->left = find_recovery(recovery_folder_, study->file, *arrived->document);
        } catch (const Cancelled&) {
            throw;
        } catch (const std::exception& error) {
            arrived->failure = error_words(error);
        }
        const std::lock_guard lock(arrived_mutex_);
        arrived_ = arrived;
    });
}

void Workbench::take_loaded(const Loaded& loaded) {
    if (!loading_ || loaded.number != load_number_) return;  // cancelled, or asked for anew
    loading_ = false;
    if (!loaded.failure.empty()) {
        tell(Message::Kind::error, loaded.failure);
        return;
    }
    log_.clear();
    unread_notes_ = 0;
    const bool again = session_.study != nullptr && session_.study->file == loaded.study->file;
    const ViewState former_view = view_;
    const Session former = std::exchange(session_, {});
    // What was unsaved in it has been given up, or nobody would have been let open another.
    if (former.study != nullptr) autosave_.forget(former.study->file);
    session_.study = loaded.study;
    session_.loaded = loaded.loaded;
    const std::shared_ptr<const Document> document = loaded.document;
    session_.today_index = loaded.today_index;
    session_.document = document;
    session_.saved = document;
    session_.files = loaded.files;
    view_.layers = first_layers(*loaded.study, *loaded.loaded);
    view_.sides.assign(3, {});
    for (std::size_t i = 0; i + 1 < view_.sides.size() && i < document->plans.size(); ++i)
        view_.sides[i + 1].scenario = document->plans[i].name;
    if (former.study != nullptr && !again) view_.light_minute.reset();
    if (!again) view_.walk = {};
    if (again) {
        apply(view_, ShowView{former_view});
        forget_missing_plans();
        apply(session_, SetActivePlan{former.active_plan});
        apply(session_, SetFilter{former.filter});
        apply(session_, AskAt{former.asked_at});
    }
    results_ = nullptr;
    shown_ = nullptr;
    towns_.forget();
    forget_looks();
    samples_ = {};
    assess_.open(session_.study, session_.loaded);
    refilter();
    for (const ReadReport& report : loaded.loaded->reports) {
        if (std::string words = skipped_words(report); !words.empty())
            note(Message::Kind::caution, std::move(words));
        for (const std::string& words : report.notes)
            note(Message::Kind::caution, reader_words(report.role) + ": " + reader_words(words));
    }
    for (const auto& [name, why] : loaded.loaded->unreadable)
        tell(Message::Kind::error,
             fill_in(tr("The proposal {} cannot be read, and is left out: {}"),
                     {name, error_words(why)}));
    for (const std::string& words : loaded.loaded->notes)
        note(Message::Kind::info, reader_words(words));
    for (const std::string& words : loaded.notes) note(Message::Kind::caution, reader_words(words));
    recovery_ = loaded.left.recovery;
    if (!loaded.left.message.empty()) tell(Message::Kind::caution, loaded.left.message);
}

void Workbench::reload_study() {
    if (session_.loaded != nullptr)
        open_study(session_.study->file, session_.loaded->context.phase_date);
    else if (session_.study != nullptr)
        open_study(session_.study->file);
}

void Workbench::close_study() {
    give_up_unsaved_work();
    loader_.cancel();
    loading_ = false;
    assess_.close();
    session_ = {};
    view_.light_minute.reset();
    view_.walk = {};
    results_ = nullptr;
    shown_ = nullptr;
    recovery_.reset();
    towns_.forget();
    forget_looks();
    samples_ = {};
    messages_.clear();
    log_.clear();
    unread_notes_ = 0;
}

bool Workbench::save_plans() {
    if (session_.loaded == nullptr) return true;
    Provenance provenance;
    provenance.version = program_version();
    provenance.sources = session_.loaded->sources;
    provenance.timestamp = newest_input(session_.loaded->sources);
    const SavedPlans saved = write_plans(plans_to_save(session_, std::move(provenance)));
    take_saved(session_, saved);
    for (const std::string& words : saved.notes) tell(Message::Kind::caution, words);
    if (!saved.failure.empty()) {
        tell(Message::Kind::error, fill_in(tr("Not all is saved. {}"), {saved.failure}));
        return false;
    }
    autosave_.forget(session_.study->file);
    return true;
}

void Workbench::lock_design(const LockDesign& request, std::chrono::year_month_day today) {
    const std::shared_ptr<const FollowUpAnswer> shown = follow_up();
    if (shown == nullptr || shown->wish.name != request.follow_up || !shown->problem.empty())
        return tell(Message::Kind::caution,
                    tr("The design is still being read. Lock it when it is shown."));
    try {
        StudyWithLock locked = lock_follow_up(
            session_.study->file, {request.follow_up, shown->digest, today, request.anew});
        session_.study = std::make_shared<const Study>(std::move(locked.study));
        tell(Message::Kind::info, fill_in(tr("The design of {} is locked. The study's former text "
                                             "is kept beside it as .bak."),
                                          {request.follow_up}));
        if (!locked.text_kept)
            tell(Message::Kind::caution,
                 tr("The study's file had to be written anew, without its comments. The former one "
                    "is kept beside it as .bak."));
    } catch (const InputError& error) {
        tell(Message::Kind::error, error_words(error));
    }
}

void Workbench::keep_unsaved_work() {
    if (recovery_folder_.empty()) return;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const std::string complaint = autosave_.keep(session_, now);
    if (!complaint.empty()) tell(Message::Kind::caution, complaint);
}

void Workbench::restore_work() {
    if (!recovery_) return;
    const Recovery found = *std::exchange(recovery_, std::nullopt);
    const std::vector<std::string> left_out = restore(session_, found.work);
    // Kept anew before what was found goes; where it cannot be, that stays.
    keep_unsaved_work();
    if (autosave_.holds(session_)) forget(found);
    for (const std::string& words : left_out)
        tell(Message::Kind::caution, tr("Left out of the restored work:") + (" " + words));
    refilter();
}

void Workbench::discard_work() {
    if (recovery_) forget(*recovery_);
    recovery_.reset();
}

void Workbench::give_up_unsaved_work() {
    if (session_.study != nullptr) autosave_.forget(session_.study->file);
}

void Workbench::want_surfaces() {
    surfaces_given_up_ = false;
    assess_.want(session_.document->plans, session_.filter, view_.light_minute);
}

const AssessmentParameters& Workbench::parameters() const {
    const AssessedSide* now = side_of({});
    return now != nullptr && now->assessment != nullptr ? now->assessment->parameters()
                                                        : session_.loaded->parameters;
}

std::optional<int> Workbench::light_minute() const {
    if (session_.loaded == nullptr || !parameters().light) return std::nullopt;
    return parameters().light->options.minute_of_day;
}

void Workbench::refilter() {
    want_surfaces();
    if (session_.loaded == nullptr || session_.filter.empty()) {
        filterer_.cancel();
        const std::lock_guard lock(arrived_mutex_);
        arrived_shown_ = {};
        shown_ = nullptr;
        return;
    }
    // A million incidents take longer than a frame; a filter that is dragged shows what it can.
    filterer_.ask(
        "filter",
        [this, town = session_.loaded->town, filter = session_.filter](const Progress&) {
            auto shown = std::make_shared<const FilteredIncidents>(
                filter_incidents(town->incidents(), filter));
            const std::lock_guard lock(arrived_mutex_);
            arrived_shown_ = {town, std::move(shown)};
        },
        LatestWorker::Running::finish_first);
}

void Workbench::forget_looks() {
    looks_ = {};
    change_looks_ = {};
}

void Workbench::forget_look_of(const LayerView& to_be) {
    const std::optional<Surface> surface = surface_of_layer(to_be.id);
    const LayerView* now = view_.layer(to_be.id);
    if (!surface || now == nullptr) return;
    if (now->classes != to_be.classes || now->class_count != to_be.class_count)
        looks_[static_cast<std::size_t>(*surface)].reset();
}

std::shared_ptr<const Town> Workbench::town_of(const std::string& plan) {
    return towns_.of(session_, plan);
}

const AssessedSide* Workbench::side_of(const std::string& plan) const {
    if (results_ == nullptr) return nullptr;
    if (plan.empty()) return &results_->today;
    const auto found = results_->plans.find(plan);
    return found == results_->plans.end() ? nullptr : &found->second;
}

IsovistWish Workbench::wished_isovists() {
    IsovistWish wish;
    if (!view_.isovist.shown || !session_.asked_at || session_.loaded == nullptr) return wish;
    wish.at = *session_.asked_at;
    wish.options.reach_m = view_.isovist.reach_m;
    wish.options.eye_height_m = view_.isovist.eye_height_m;
    wish.options.watching = surveillance_options(session_);
    wish.towns[{}] = town_of({});
    if (!session_.active_plan.empty())
        wish.towns[session_.active_plan] = town_of(session_.active_plan);
    if (view_.compare == CompareMode::one) return wish;
    for (int i = 0; i < (view_.compare == CompareMode::side ? view_.side_count : 2); ++i) {
        const std::string& shown = view_.sides[static_cast<std::size_t>(i)].scenario;
        if (session_.plan(shown) != nullptr) wish.towns[shown] = town_of(shown);
    }
    return wish;
}

void Workbench::catch_up() {
    std::shared_ptr<const Loaded> arrived;
    ArrivedIncidents shown;
    {
        const std::lock_guard lock(arrived_mutex_);
        arrived = std::exchange(arrived_, nullptr);
        shown = std::exchange(arrived_shown_, {});
    }
    if (shown.incidents != nullptr && session_.loaded != nullptr &&
        shown.town == session_.loaded->town && !session_.filter.empty())
        shown_ = shown.incidents;
    if (arrived != nullptr) take_loaded(*arrived);
    if (const auto newest = assess_.results(); newest != nullptr && newest != results_) {
        // Another hour of the night shows on the same scale.
        const bool other_today = results_ == nullptr || results_->filter != newest->filter;
        const bool first_plans =
            results_ == nullptr || results_->plans.size() != newest->plans.size();
        const bool first = results_ == nullptr;
        results_ = newest;
        if (surfaces_given_up_) take_hour_of_results();
        for (const Surface surface : all_surfaces) {
            std::optional<Sampled>& known = samples_[static_cast<std::size_t>(surface)];
            // What was taken at another hour lasts until the study's own has been computed.
            const bool own_hour = known && known->light_minute && !newest->light_minute;
            if (own_hour || (other_today && surface != Surface::light)) {
                known.reset();
                looks_[static_cast<std::size_t>(surface)].reset();
            }
        }
        if (other_today || first_plans) change_looks_ = {};
        for (const Surface surface : all_surfaces)
            if (has_outgrown_its_scale(surface))
                change_looks_[static_cast<std::size_t>(surface)].reset();
        // Of the study as it was read; a filter that is dragged would tell at every step.
        if (first)
            for (const std::string& words : newest->notes)
                note(Message::Kind::info, reader_words(words));
    }
    isovist_wish_ = wished_isovists();
    isovist_work_.follow(isovist_wish_);
    follow_walk();
    patterns_.follow(pattern_wish(session_, view_, shown_));
    follow_ups_.follow(follow_up_wish(session_, view_));
    measures_.follow(measure_wish(session_, view_, results_));
    if (const std::string failure = assess_.take_failure(); !failure.empty())
        tell(Message::Kind::error,
             failure + "\n" + tr("The surfaces still show what they did before."));
    for (const std::string& failure :
         {loader_.take_failure(), filterer_.take_failure(), walk_.take_failure(),
          isovist_work_.take_failure(), patterns_.take_failure(), follow_ups_.take_failure(),
          measures_.take_failure()})
        if (!failure.empty()) tell(Message::Kind::error, failure);
}

std::shared_ptr<const PatternFound> Workbench::pattern() const {
    const std::shared_ptr<const PatternFound> found = patterns_.found();
    if (found == nullptr || session_.loaded == nullptr) return nullptr;
    const bool of_this = found->wish.today == session_.loaded->town &&
                         found->wish.options.method == view_.patterns.method;
    return of_this ? found : nullptr;
}

bool Workbench::pattern_is_current() const {
    const std::shared_ptr<const PatternFound> found = pattern();
    return found != nullptr && found->wish == pattern_wish(session_, view_, shown_);
}

std::shared_ptr<const FollowUpAnswer> Workbench::follow_up() const {
    const std::shared_ptr<const FollowUpAnswer> answer = follow_ups_.answer();
    return answer != nullptr && answer->wish.study != nullptr &&
                   answer->wish.study == session_.study
               ? answer
               : nullptr;
}

void Workbench::follow_walk() {
    walk_.follow(walk_wish(session_, view_, shown_,
                           [this](const std::string& plan) { return town_of(plan); }));
}

bool Workbench::has_outgrown_its_scale(Surface surface) {
    const std::optional<SurfaceLook>& look = change_looks_[static_cast<std::size_t>(surface)];
    const AssessedSide* now = side_of({});
    if (!look || now == nullptr || now->of(surface).grid == nullptr) return false;
    const SurfaceGrid& today = *now->of(surface).grid;
    bool outgrown = false;
    for (const auto& [name, side] : results_->plans) {
        const SurfaceState& state = side.of(surface);
        std::uint64_t& seen = scaled_[{name, surface}];
        if (state.grid == nullptr || seen == state.version) continue;
        const bool all = state.changed.empty() || state.changed_since != seen;
        seen = state.version;
        if (state.grid.get() == &today) continue;
        std::vector<CellRange> ranges;
        if (all) ranges.push_back({0, today.spec().rows, 0, today.spec().cols});
        for (const Extent& extent : all ? std::vector<Extent>() : state.changed)
            ranges.push_back(cells_with_centre_in(today.spec(), extent));
        for (const CellRange& range : ranges)
            outgrown =
                outgrown || largest_change(*state.grid, today, range) > outgrown_by * look->high;
    }
    return outgrown;
}

const ValueSample& Workbench::sample(Surface surface) {
    std::optional<Sampled>& known = samples_[static_cast<std::size_t>(surface)];
    if (known) return known->values;
    static const ValueSample none;
    const AssessedSide* now = side_of({});
    if (now == nullptr || now->of(surface).grid == nullptr) return none;
    const bool follows_light = surface == Surface::light || surface == Surface::place_index;
    known = {sample_of(*now->of(surface).grid),
             follows_light ? results_->light_minute : std::nullopt};
    return known->values;
}

const SurfaceLook& Workbench::look(Surface surface) {
    std::optional<SurfaceLook>& known = looks_[static_cast<std::size_t>(surface)];
    if (!known || known->theme != view_.shown_theme()) {
        LookOptions options;
        options.theme = view_.shown_theme();
        options.meeting = view_.meeting;
        if (const LayerView* layer = view_.layer(layer_of_surface(surface))) {
            options.classes = layer->classes;
            options.class_count = layer->class_count;
        }
        if (session_.study != nullptr) options.standard = session_.study->cameras.standard;
        known = look_of(surface, sample(surface), options);
    }
    return *known;
}

const SurfaceLook& Workbench::change_look(Surface surface) {
    std::optional<SurfaceLook>& known = change_looks_[static_cast<std::size_t>(surface)];
    if (!known || known->theme != view_.shown_theme()) {
        std::vector<ValueSample> changes;
        const AssessedSide* now = side_of({});
        if (now != nullptr && now->of(surface).grid != nullptr)
            for (const auto& [name, side] : results_->plans)
                if (const auto& grid = side.of(surface).grid;
                    grid != nullptr && grid != now->of(surface).grid)
                    changes.push_back(sample_of_change(*grid, *now->of(surface).grid));
        known = change_look_of(surface, changes, default_threshold(surface), view_.shown_theme(),
                               view_.meeting);
    }
    return *known;
}

bool Workbench::settled() const {
    {
        const std::lock_guard lock(arrived_mutex_);
        if (arrived_ != nullptr || arrived_shown_.incidents != nullptr) return false;
    }
    // What has come since this frame began is not on the map yet.
    return !loading_ && isovist_work_.settled(isovist_wish_) && !assess_.status().busy &&
           !filterer_.status().busy && !walk_.busy() && !patterns_.busy() && !follow_ups_.busy() &&
           !measures_.busy() && assess_.results() == results_ &&
           (surfaces_given_up_ || assess_.up_to_date() || assess_.gave_up());
}

Workbench::Work Workbench::work() const {
    if (loading_) return {true, tr("Reading the study"), loader_.status().share};
    const LatestWorker::Status status = assess_.status();
    const bool other_hour = results_ != nullptr && results_->light_minute != view_.light_minute;
    if (!other_hour) return {status.busy, tr("Computing surfaces"), status.share};
    return {status.busy,
            view_.light_minute ? fill_in(tr("Computing the light at {}"),
                                         {time_of_day_in_words(*view_.light_minute)})
                               : std::string(tr("Computing the light")),
            status.share};
}

bool Workbench::are_of_what_is_asked() const {
    if (results_ == nullptr) return true;  // there are none to go by
    if (results_->filter != session_.filter || results_->light_minute != view_.light_minute)
        return false;
    if (!surfaces_given_up_) return true;
    return std::all_of(
        session_.document->plans.begin(), session_.document->plans.end(), [this](const Plan& plan) {
            const AssessedSide* side = side_of(plan.name);
            return side != nullptr && edits_between(side->edits, plan.scenario().edits).empty();
        });
}

void Workbench::take_hour_of_results() {
    if (results_ != nullptr) view_.light_minute = results_->light_minute;
}

void Workbench::cancel_work() {
    if (loading_) {
        loader_.cancel();
        loading_ = false;
        tell(Message::Kind::info, tr("Reading the study was cancelled."));
    }
    if (assess_.status().busy) {
        assess_.cancel();
        surfaces_given_up_ = true;
        take_hour_of_results();
        tell(Message::Kind::info,
             tr("The computation was cancelled. The next change of a plan or filter starts it "
                "again."));
    }
}

void Workbench::forget_missing_plans() {
    for (Side& side : view_.sides)
        if (session_.plan(side.scenario) == nullptr) side.scenario.clear();
}

void Workbench::show_plan(const std::string& name) {
    if (name.empty()) return;
    for (int i = 0; i < (view_.compare == CompareMode::side ? view_.side_count : 2); ++i)
        if (view_.sides[static_cast<std::size_t>(i)].scenario == name) return;
    view_.sides[1].scenario = name;
}

std::vector<AppRequest> Workbench::carry_out(const std::vector<Command>& commands) {
    std::vector<AppRequest> for_window;
    for (const Command& command : commands) {
        std::visit(Overloaded{
                       [this](const DocumentCommand& c) {
                           // Those who see it look; what was begun before may end.
                           if (view_.meeting && !session_.dragging) return;
                           if (!session_.dragging && changes_wait()) return;
                           if (stepped_over_chain(c)) return;
                           const auto before = session_.document;
                           const std::string active = session_.active_plan;
                           const std::string refused = apply(session_, c);
                           if (!refused.empty()) tell(Message::Kind::caution, refused);
                           if (session_.document == before) return;
                           follow_plans(view_, *before, *session_.document);
                           if (session_.active_plan != active) show_plan(session_.active_plan);
                           want_surfaces();
                       },
                       [this](const SessionCommand& c) {
                           apply(session_, c);
                           if (std::holds_alternative<SetFilter>(c)) refilter();
                           if (const auto* active = std::get_if<SetActivePlan>(&c))
                               show_plan(active->name);
                       },
                       [this](const ViewCommand& c) {
                           const std::optional<int> hour = view_.light_minute;
                           if (const auto* layer = std::get_if<SetLayerView>(&c))
                               forget_look_of(layer->layer);
                           apply(view_, c);
                           if (view_.light_minute != hour) want_surfaces();
                           // A named view, or an option, may know a plan that is gone.
                           if (session_.loaded != nullptr) forget_missing_plans();
                           if (std::holds_alternative<SetTheme>(c) ||
                               std::holds_alternative<SetMeeting>(c) ||
                               std::holds_alternative<ShowView>(c))
                               forget_looks();
                           if (const auto* l = std::get_if<SetLanguage>(&c))
                               set_language(l->language);
                       },
                       [this, &for_window](const AppRequest& c) {
                           if (std::holds_alternative<CancelWork>(c))
                               cancel_work();
                           else if (const auto* chain = std::get_if<ChangeChain>(&c))
                               change_chain(chain->change);
                           else if (std::holds_alternative<UndoChain>(c))
                               tell_outcome(undo_chain(session_));
                           else
                               for_window.push_back(c);
                       },
                   },
                   command);
    }
    return for_window;
}

}  // namespace tk
