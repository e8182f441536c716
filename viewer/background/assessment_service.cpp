#include "viewer/background/assessment_service.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

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
                                         std::vector<std::string>& notes,
                                         const Progress& progress) {
    AssessmentParameters parameters = loaded.parameters;
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
        for (const CellRange& cells : side.assessment->changed_cells(surface))
            // Pictures smooth over to the next cell.
            now.changed.push_back(
                window_of(now.grid->spec(), cells).extent().grown(now.grid->spec().cell_m));
    }
}

}  // namespace

struct AssessmentService::Wanted {
    std::uint64_t generation = 0;
    std::shared_ptr<const Study> study;
    std::shared_ptr<const LoadedStudy> loaded;
    std::vector<std::pair<std::string, std::vector<Edit>>> plans;
    IncidentFilter filter;

    bool same(const Wanted& other) const {
        return filter == other.filter &&
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

void AssessmentService::want(const std::vector<Plan>& plans, const IncidentFilter& filter) {
    if (loaded_ == nullptr) return;
    auto wanted = std::make_shared<Wanted>(Wanted{generation_, study_, loaded_, {}, filter});
    for (const Plan& plan : plans) wanted->plans.emplace_back(plan.name, plan.scenario().edits);
    if (wanted_ != nullptr && wanted_->same(*wanted)) return;
    // Plans are quick to follow, so a running step is let to its end: else a steady drag would
    // cancel every step and never show one.
    const bool other_filter = wanted_ == nullptr || wanted_->filter != filter;
    wanted_ = wanted;
    worker_.ask(
        "surfaces",
        [this, wanted = std::shared_ptr<const Wanted>(wanted)](const Progress& progress) {
            try_to_compute(wanted, progress);
        },
        other_filter ? LatestWorker::Running::cancel : LatestWorker::Running::finish_first);
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
    const std::shared_ptr<const AssessedStudy> before = results();
    const Town& town = *wanted->loaded->town;
    AssessedStudy next;
    const bool same_today = before != nullptr && before->today.assessment != nullptr &&
                            before->filter == wanted->filter;
    if (same_today) {
        next.today = before->today;
        next.notes = before->notes;
        next.filter = before->filter;
    } else {
        next.filter = wanted->filter;
        const AssessmentParameters parameters = filtered_parameters(
            *wanted->study, *wanted->loaded, wanted->filter, next.notes, progress);
        take_assessment(next.today, assess(wanted->loaded->town, parameters, progress),
                        next_version_);
        publish(wanted, next, wanted->plans.empty());
    }
    for (const auto& [name, edits] : wanted->plans) {
        progress.check();
        const auto known = same_today ? before->plans.find(name)
                                      : std::map<std::string, AssessedSide>::const_iterator{};
        const bool follows = same_today && known != before->plans.end();
        if (follows && equal(known->second.edits, edits)) {
            next.plans[name] = known->second;
            continue;
        }
        const AssessedSide& from = follows ? known->second : next.today;
        const std::vector<Edit> between = edits_between(from.edits, edits);
        const auto after_town = apply(town, {name, edits});
        AssessedSide side;
        side.edits = edits;
        take_reassessment(side, from, reassess(*from.assessment, after_town, between, progress),
                          next_version_);
        next.plans[name] = std::move(side);
    }
    publish(wanted, std::move(next), true);
}

}  // namespace tk
