#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/analyses/walk.h"
#include "engine/analyses/walk_incidents.h"
#include "viewer/background/latest_answer.h"

/// What one meets on the walk that is shown, today and under a plan, kept in step with edits and
/// the filter. Without drawing.
namespace tk {

/// A town to walk in, and the plan that it is of.
struct WalkSide {
    std::string plan;  ///< empty: today
    std::shared_ptr<const Town> town;

    friend bool operator==(const WalkSide&, const WalkSide&) = default;
};

struct WalkWish {
    Line line;                            ///< empty: nothing is wished for
    std::shared_ptr<const Town> before;   ///< today's, or that of the first of two plans
    std::shared_ptr<const Town> after;    ///< null: nothing to compare with
    std::string before_plan, after_plan;  ///< whose they are; empty: today
    std::vector<WalkSide> others;         ///< that the maps show besides
    /// Those of today's incidents that meet the filter; null: all of them.
    std::shared_ptr<const Incidents> shown;
    WalkOptions options;
    SurveillanceOptions watchers;

    friend bool operator==(const WalkWish&, const WalkWish&) = default;
};

/// The walk of a wish.
struct WalkedSides {
    WalkWish wish;
    /// As many places each; null: not wished for.
    std::shared_ptr<const std::vector<WalkPlace>> before, after;
    std::vector<std::shared_ptr<const std::vector<WalkPlace>>> others;  ///< as in the wish
    /// Of a plan, or of today by the empty name; null where it was not walked in.
    const std::vector<WalkPlace>* of(const std::string& plan) const;
    std::vector<WalkIncident> incidents;  ///< by their number in WalkWish::shown, or today's
};

/// Walks along lines, and remembers what of the towns it needs and what an edit leaves as it was:
/// after the edit of a lamp only the light is computed. Of one thread at a time.
class Walker {
public:
    Walker();
    ~Walker();
    Walker(const Walker&) = delete;
    Walker& operator=(const Walker&) = delete;

    WalkedSides walk(const WalkWish& wish);
    /// How many times light, cameras and sightlines were computed, for tests.
    struct Computed {
        int light = 0, cameras = 0, sightlines = 0, surroundings = 0, incidents = 0;
    };
    const Computed& computed() const { return computed_; }

private:
    struct Known;
    std::shared_ptr<const std::vector<WalkPlace>> walk_in(const std::shared_ptr<const Town>& town,
                                                          const WalkWish& wish);

    std::unique_ptr<Known> known_;
    Computed computed_;
};

/// Keeps the walk of a wish.
class WalkWork {
public:
    /// @param woken, patience see LatestAnswer
    explicit WalkWork(std::function<void()> woken = {},
                      std::chrono::milliseconds patience = std::chrono::milliseconds(8))
        : latest_(std::move(woken), patience) {}

    /// Once a frame.
    void follow(const WalkWish& wish);
    const WalkedSides& walked() const { return latest_.answer(); }
    bool busy() const { return latest_.busy(); }
    std::string take_failure() { return latest_.take_failure(); }

private:
    std::shared_ptr<Walker> walker_ = std::make_shared<Walker>();  ///< of the job that runs
    LatestAnswer<WalkWish, WalkedSides> latest_;
};

}  // namespace tk
