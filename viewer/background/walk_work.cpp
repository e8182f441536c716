#include "viewer/background/walk_work.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace tk {
namespace {

/// Today's and those of the plans on three maps, and some from before an edit that may be undone.
constexpr std::size_t towns_remembered = 6;

using Places = std::vector<WalkPlace>;

/// Whether two towns have the same there. A plan is applied anew at every step of a drag: what it
/// changes besides has another place then, and the same contents.
template <class List>
bool same_list(const List& a, const List& b) {
    return &a == &b || a == b;
}

}  // namespace

struct Walker::Known {
    /// A town's obstacles and doors, with the town that they point into.
    struct Surroundings {
        explicit Surroundings(std::shared_ptr<const Town> of)
            : town(std::move(of)), obstacles(*town) {}

        bool are_of(const Town& other) const {
            return town->terrain() == other.terrain() &&
                   same_list(town->buildings(), other.buildings()) &&
                   same_list(town->developments(), other.developments()) &&
                   same_list(town->trees(), other.trees()) &&
                   same_list(town->entrances(), other.entrances());
        }

        std::shared_ptr<const Town> town;
        Obstacles obstacles;
    };

    /// What an answer was found for: a town as far as it matters, and the way there.
    struct Question {
        std::shared_ptr<const Surroundings> around;
        std::shared_ptr<const Town> town;
        Line line;
        WalkOptions options;  ///< of the kind that is asked for alone
        SurveillanceOptions watchers;
    };

    /// The last few answers of one kind.
    class LastAnswers {
    public:
        /// @param same whether an answer's question comes to the same
        /// @param find makes it where there is none
        template <class Same, class Find>
        std::shared_ptr<const Places> get(const Question& question, Same same, Find find) {
            for (const auto& [known, answer] : known_)
                if (known.around == question.around && known.line == question.line &&
                    known.options == question.options && same(known))
                    return answer;
            auto answer = std::make_shared<const Places>(find());
            known_.emplace_front(question, answer);
            if (known_.size() > towns_remembered) known_.pop_back();
            return answer;
        }

    private:
        std::deque<std::pair<Question, std::shared_ptr<const Places>>> known_;
    };

    std::deque<std::shared_ptr<const Surroundings>> around;
    LastAnswers light, cameras, sightlines;
    std::shared_ptr<const Incidents> shown;
    std::shared_ptr<const Town> incidents_of;
    Line incidents_line;
    std::vector<WalkIncident> incidents;

    std::shared_ptr<const Surroundings> surroundings(const std::shared_ptr<const Town>& town,
                                                     int& computed) {
        for (const auto& one : around)
            if (one->are_of(*town)) return one;
        around.push_front(std::make_shared<const Surroundings>(town));
        if (around.size() > towns_remembered) around.pop_back();
        ++computed;
        return around.front();
    }
};

const Places* WalkedSides::of(const std::string& plan) const {
    if (before != nullptr && wish.before_plan == plan) return before.get();
    if (after != nullptr && wish.after_plan == plan) return after.get();
    for (std::size_t i = 0; i < others.size(); ++i)
        if (wish.others[i].plan == plan) return others[i].get();
    return nullptr;
}

Walker::Walker() : known_(std::make_unique<Known>()) {}
Walker::~Walker() = default;

std::shared_ptr<const Places> Walker::walk_in(const std::shared_ptr<const Town>& town,
                                              const WalkWish& wish) {
    Known::Question question;
    question.around = known_->surroundings(town, computed_.surroundings);
    question.town = town;
    question.line = wish.line;
    question.watchers = wish.watchers;
    const Obstacles& obstacles = question.around->obstacles;
    auto walk = std::make_shared<Places>(walk_places(wish.line, wish.options.step_m));
    const auto only = [&](auto WalkOptions::*kind) {
        WalkOptions options;
        options.step_m = wish.options.step_m;
        options.light.reset();
        options.cameras.reset();
        options.sightlines.reset();
        options.*kind = wish.options.*kind;
        return options;
    };
    const auto walk_for = [&](std::span<const Watcher> watchers, int& computed) {
        ++computed;
        return walk_along(wish.line, *town, obstacles, watchers, question.options);
    };
    if (wish.options.light) {
        question.options = only(&WalkOptions::light);
        const auto lit = known_->light.get(
            question,
            [&](const Known::Question& q) { return same_list(q.town->lights(), town->lights()); },
            [&] { return walk_for({}, computed_.light); });
        for (std::size_t i = 0; i < walk->size(); ++i) (*walk)[i].lux = (*lit)[i].lux;
    }
    if (wish.options.cameras) {
        question.options = only(&WalkOptions::cameras);
        const auto seen = known_->cameras.get(
            question,
            [&](const Known::Question& q) {
                return same_list(q.town->cameras(), town->cameras()) &&
                       same_list(q.town->masks(), town->masks());
            },
            [&] { return walk_for({}, computed_.cameras); });
        for (std::size_t i = 0; i < walk->size(); ++i)
            (*walk)[i].pixels_per_m = (*seen)[i].pixels_per_m;
    }
    if (wish.options.sightlines) {
        question.options = only(&WalkOptions::sightlines);
        const auto same = [&](const Known::Question& q) { return q.watchers == wish.watchers; };
        const auto watched = known_->sightlines.get(question, same, [&] {
            // Windows are found by the buildings that the obstacles point to.
            SurveillanceOptions who = wish.watchers;
            who.sightlines = *wish.options.sightlines;
            const std::vector<Watcher> watchers =
                watchers_along(wish.line, *question.around->town, obstacles, who);
            return walk_for(watchers, computed_.sightlines);
        });
        for (std::size_t i = 0; i < walk->size(); ++i) (*walk)[i].watch = (*watched)[i].watch;
    }
    return walk;
}

WalkedSides Walker::walk(const WalkWish& wish) {
    WalkedSides walked;
    walked.wish = wish;
    if (wish.line.empty() || wish.before == nullptr) return walked;
    walked.before = walk_in(wish.before, wish);
    if (wish.after != nullptr) walked.after = walk_in(wish.after, wish);
    for (const WalkSide& side : wish.others) walked.others.push_back(walk_in(side.town, wish));
    const bool same_incidents = known_->incidents_of != nullptr && known_->shown == wish.shown &&
                                &known_->incidents_of->incidents() == &wish.before->incidents() &&
                                known_->incidents_line == wish.line;
    if (!same_incidents) {
        const Incidents& incidents = wish.shown != nullptr ? *wish.shown : wish.before->incidents();
        known_->incidents = incidents_along(wish.line, incidents.all);
        known_->shown = wish.shown;
        known_->incidents_of = wish.before;
        known_->incidents_line = wish.line;
        ++computed_.incidents;
    }
    walked.incidents = known_->incidents;
    return walked;
}

void WalkWork::follow(const WalkWish& wish) {
    if (wish.line.empty()) return latest_.follow(wish, WalkedSides{});
    latest_.follow(wish, [walker = walker_](const WalkWish& w, const WalkedSides&) {
        return walker->walk(w);
    });
}

}  // namespace tk
