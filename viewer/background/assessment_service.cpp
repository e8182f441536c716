#include "viewer/background/assessment_service.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/scenario/affected_cells.h"
#include "engine/scenario/apply.h"
#include "layers/study_hotspot.h"

namespace tk {
namespace {

template <class Object>
bool equal(const Added<Object>& a, const Added<Object>& b) {
    return a.object == b.object;
}
template <class Object>
bool equal(const Changed<Object>& a, const Changed<Object>& b) {
    return a.object == b.object;
}
template <class Object>
bool equal(const Removed<Object>& a, const Removed<Object>& b) {
    return a.id == b.id;
}

bool equal(const Edit& a, const Edit& b) {
    if (a.index() != b.index()) return false;
    return std::visit(
        [&b](const auto& edit) { return equal(edit, std::get<std::decay_t<decltype(edit)>>(b)); },
        a);
}

bool equal(const std::vector<Edit>& a, const std::vector<Edit>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Edit& x, const Edit& y) { return equal(x, y); });
}

/// Today's parameters with the incidents that meet a further filter.
AssessmentParameters filtered_parameters(const Study& study, const LoadedStudy& loaded,
                                         const IncidentFilter& filter,
                                         std::optional<int> light_minute,
                                         std::vector<std::string>& notes,
                                         const Progress& progress) {
    AssessmentParameters parameters = loaded.parameters;
    if (parameters.light && light_minute) parameters.light->options.minute_of_day = light_minute;
    if (filter.empty() || !parameters.hotspot) return parameters;
    parameters.hotspot = filtered_study_hotspot(study, loaded, filter, notes, progress);
    return parameters;
}

/// A side computed as a whole.
void take_assessment(AssessedSide& side, Assessment assessment, std::uint64_t& next_version) {
    side.assessment = std::make_shared<const Assessment>(std::move(assessment));
    for (const Surface surface : all_surfaces)
        side.surfaces[static_cast<std::size_t>(surface)] = {
            side.assessment->surface(surface), next_version++, {}, 0};
}

std::vector<Extent> extents_of(const std::vector<CellRange>& ranges, const GridSpec& spec,
                               double grown_m) {
    std::vector<Extent> extents;
    for (const CellRange& range : ranges)
        extents.push_back(window_of(spec, range).extent().grown(grown_m));
    return extents;
}

/// A side that takes up from another one: only what lies between may differ.
void take_reassessment(AssessedSide& side, const AssessedSide& from, Assessment assessment,
                       std::uint64_t& next_version) {
    side.assessment = std::make_shared<const Assessment>(std::move(assessment));
    for (const Surface surface : all_surfaces) {
        const SurfaceState& was = from.of(surface);
        SurfaceState& now = side.surfaces[static_cast<std::size_t>(surface)];
        now.grid = side.assessment->surface(surface);
        if (now.grid == was.grid) {
            now.version = was.version;
            now.changed = was.changed;
            now.changed_since = was.changed_since;
            continue;
        }
        now.version = next_version++;
        now.changed_since = was.version;
        // Pictures smooth over to the next cell.
        const GridSpec& spec = now.grid->spec();
        now.changed = extents_of(side.assessment->changed_cells(surface), spec, spec.cell_m);
    }
}

std::optional<int> minute_of(const Assessment& assessment) {
    const auto& light = assessment.parameters().light;
    return light ? light->options.minute_of_day : std::nullopt;
}

/// A side at another hour: what lights reach that give otherwise then.
/// @param today at that hour already, with which a plan shares surfaces; null for today's own
void take_hour(AssessedSide& side, const AssessedSide& from, Assessment assessment,
               const AssessedSide* today, std::uint64_t& next_version) {
    side.edits = from.edits;
    side.assessment = std::make_shared<const Assessment>(std::move(assessment));
    std::vector<Extent> changed;
    const AssessmentParameters& parameters = side.assessment->parameters();
    if (parameters.light) {
        const GridSpec spec = spec_of(Surface::light, parameters);
        changed = extents_of(
            cells_lit_otherwise(side.assessment->town().lights(), minute_of(*from.assessment),
                                minute_of(*side.assessment), spec, parameters.light->options),
            spec, 2.0 * parameters.grid.cell_m);
    }
    for (const Surface surface : all_surfaces) {
        SurfaceState& now = side.surfaces[static_cast<std::size_t>(surface)];
        const SurfaceState& was = from.of(surface);
        now = was;
        now.grid = side.assessment->surface(surface);
        if (now.grid == was.grid) continue;
        if (today != nullptr && now.grid == today->of(surface).grid) {
            now = today->of(surface);
            continue;
        }
        now.version = next_version++;
        now.changed = changed;
        now.changed_since = was.version;
    }
}

/// Progress of one of several steps.
Progress progress_of_part(const Progress& whole, std::size_t part, std::size_t parts) {
    Progress step;
    step.cancelled = whole.cancelled;
    if (whole.report)
        step.report = [&whole, part, parts](double share) {
            whole.report((static_cast<double>(part) + share) / static_cast<double>(parts));
        };
    return step;
}

/// Above this, while one drags through the night, an hour that is no longer wanted is given up.
constexpr double slow_hour_s = 0.6;

}  // namespace

struct AssessmentService::Wanted {
    std::uint64_t generation = 0;
    std::shared_ptr<const Study> study;
    std::shared_ptr<const LoadedStudy> loaded;
    std::vector<std::pair<std::string, std::vector<Edit>>> plans;
    IncidentFilter filter;
    std::optional<int> light_minute;

    bool same(const Wanted& other) const {
        return filter == other.filter && light_minute == other.light_minute &&
               std::equal(plans.begin(), plans.end(), other.plans.begin(), other.plans.end(),
                          [](const auto& a, const auto& b) {
                              return a.first == b.first && equal(a.second, b.second);
                          });
    }
};

std::vector<Edit> edits_between(const std::vector<Edit>& before, const std::vector<Edit>& after) {
    if (&before == &after) return {};
    std::vector<Edit> between;
    // Lists may hold tens of thousands: equal edits have equal ids.
    const auto only_in = [&between](const std::vector<Edit>& these,
                                    const std::vector<Edit>& those) {
        std::unordered_multimap<std::string_view, const Edit*> by_id;
        by_id.reserve(those.size());
        for (const Edit& other : those) by_id.emplace(id_of(other), &other);
        for (const Edit& edit : these) {
            const auto [begin, end] = by_id.equal_range(id_of(edit));
            if (std::none_of(begin, end,
                             [&edit](const auto& other) { return equal(edit, *other.second); }))
                between.push_back(edit);
        }
    };
    only_in(before, after);
    only_in(after, before);
    return between;
}

AssessmentService::AssessmentService(std::function<void()> woken) : worker_(std::move(woken)) {}

void AssessmentService::open(std::shared_ptr<const Study> study,
                             std::shared_ptr<const LoadedStudy> loaded) {
    close();
    study_ = std::move(study);
    loaded_ = std::move(loaded);
}

void AssessmentService::close() {
    worker_.cancel();
    const std::lock_guard lock(mutex_);
    ++generation_;
    results_ = nullptr;
    done_ = nullptr;
    failed_ = nullptr;
    wanted_ = nullptr;
    loaded_ = nullptr;
    study_ = nullptr;
}

void AssessmentService::want(const std::vector<Plan>& plans, const IncidentFilter& filter,
                             std::optional<int> light_minute) {
    if (loaded_ == nullptr) return;
    auto wanted =
        std::make_shared<Wanted>(Wanted{generation_, study_, loaded_, {}, filter, light_minute});
    for (const Plan& plan : plans) wanted->plans.emplace_back(plan.name, plan.scenario().edits);
    if (wanted_ != nullptr && wanted_->same(*wanted)) return;
    // Plans are quick to follow, so a running step is let to its end: else a steady drag would
    // cancel every step and never show one. So with an hour, unless the town is a large one.
    const bool other_filter = wanted_ == nullptr || wanted_->filter != filter;
    const bool slow_hour =
        wanted_ != nullptr && wanted_->light_minute != light_minute && hour_took_s_ > slow_hour_s;
    wanted_ = wanted;
    worker_.ask(
        "surfaces",
        [this, wanted = std::shared_ptr<const Wanted>(wanted)](const Progress& progress) {
            try_to_compute(wanted, progress);
        },
        other_filter || slow_hour ? LatestWorker::Running::cancel
                                  : LatestWorker::Running::finish_first);
}

std::shared_ptr<const AssessedStudy> AssessmentService::results() const {
    const std::lock_guard lock(mutex_);
    return results_;
}

bool AssessmentService::up_to_date() const {
    if (wanted_ == nullptr) return true;
    const std::lock_guard lock(mutex_);
    return done_ != nullptr && done_->same(*wanted_);
}

bool AssessmentService::gave_up() const {
    const std::lock_guard lock(mutex_);
    return wanted_ != nullptr && failed_ == wanted_;
}

void AssessmentService::cancel() {
    worker_.cancel();
    wanted_ = nullptr;
}

void AssessmentService::publish(const std::shared_ptr<const Wanted>& wanted, AssessedStudy results,
                                bool done) {
    const std::lock_guard lock(mutex_);
    if (wanted->generation != generation_) return;  // another study was opened meanwhile
    results_ = std::make_shared<const AssessedStudy>(std::move(results));
    if (done) done_ = wanted;
}

void AssessmentService::try_to_compute(const std::shared_ptr<const Wanted>& wanted,
                                       const Progress& progress) {
    try {
        compute(wanted, progress);
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        const std::lock_guard lock(mutex_);
        failed_ = wanted;
        throw;
    }
}

void AssessmentService::compute(const std::shared_ptr<const Wanted>& wanted,
                                const Progress& progress) {
    const auto start = std::chrono::steady_clock::now();
    const std::shared_ptr<const AssessedStudy> before = results();
    AssessedStudy next;
    next.filter = wanted->filter;
    next.light_minute = wanted->light_minute;
    const bool same_filter = before != nullptr && before->today.assessment != nullptr &&
                             before->filter == wanted->filter;
    const bool same_hour = same_filter && before->light_minute == wanted->light_minute;
    if (same_filter) {
        next.today = before->today;
        next.notes = before->notes;
    } else {
        const AssessmentParameters parameters =
            filtered_parameters(*wanted->study, *wanted->loaded, wanted->filter,
                                wanted->light_minute, next.notes, progress);
        take_assessment(next.today, assess(wanted->loaded->town, parameters, progress),
                        next_version_);
        publish(wanted, next, wanted->plans.empty());
    }
    if (same_filter && !same_hour) {
        const auto& light = wanted->loaded->parameters.light;
        const std::optional<int> minute = wanted->light_minute ? wanted->light_minute
                                          : light              ? light->options.minute_of_day
                                                               : std::nullopt;
        take_hour(next.today, before->today,
                  at_hour(*before->today.assessment, minute,
                          progress_of_part(progress, 0, wanted->plans.size() + 1)),
                  nullptr, next_version_);
    }
    static const AssessedStudy nothing;
    compute_plans(*wanted, same_filter ? *before : nothing, next, progress);
    publish(wanted, std::move(next), true);
    if (same_filter && !same_hour)
        hour_took_s_ =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// @param before results of the same filter, or nothing
void AssessmentService::compute_plans(const Wanted& wanted, const AssessedStudy& before,
                                      AssessedStudy& next, const Progress& progress) {
    const bool same_hour = before.today.assessment == next.today.assessment;
    std::size_t part = 1;
    for (const auto& [name, edits] : wanted.plans) {
        const Progress step = progress_of_part(progress, part++, wanted.plans.size() + 1);
        step.check();
        const auto known = before.plans.find(name);
        const bool there = known != before.plans.end();
        AssessedSide& side = next.plans[name];
        if (there && equal(known->second.edits, edits)) {
            if (same_hour)
                side = known->second;
            else
                take_hour(
                    side, known->second,
                    at_hour_of(*next.today.assessment, *known->second.assessment, edits, step),
                    &next.today, next_version_);
            continue;
        }
        const AssessedSide& from = there && same_hour ? known->second : next.today;
        const std::vector<Edit> between = edits_between(from.edits, edits);
        const auto after_town = apply(*wanted.loaded->town, {name, edits});
        side.edits = edits;
        take_reassessment(side, from, reassess(*from.assessment, after_town, between, step),
                          next_version_);
    }
}

}  // namespace tk
