#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/analyses/walk.h"
#include "engine/analyses/walk_incidents.h"
#include "viewer/background/background_job.h"

/// What one meets on the walk that is shown, today and under a plan, kept in step with edits and
/// the filter. Without drawing.
namespace tk {

struct WalkWish {
    Line line;                           ///< empty: nothing is wished for
    std::shared_ptr<const Town> before;  ///< today's, or that of the first of two plans
    std::shared_ptr<const Town> after;   ///< null: nothing to compare with
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

/// Walks on another thread while the former walk is shown. Of what is wished for meanwhile only the
/// newest is walked next.
class WalkWork {
public:
    /// @param woken called on another thread when there is another walk
    /// @param patience how long follow() may wait for it
    explicit WalkWork(std::function<void()> woken = {},
                      std::chrono::milliseconds patience = std::chrono::milliseconds(8));

    /// Once a frame.
    void follow(const WalkWish& wish);
    const WalkedSides& walked() const { return walked_; }
    bool busy() const { return job_.running(); }
    /// The message of a walk that failed since the last call; empty: none did.
    std::string take_failure() { return std::exchange(failure_, {}); }

private:
    bool take(std::chrono::milliseconds patience);

    std::chrono::milliseconds patience_;
    WalkedSides walked_;
    WalkWish asked_;  ///< what runs, or ran last
    std::string failure_;
    std::shared_ptr<Walker> walker_ = std::make_shared<Walker>();  ///< of the job that runs
    BackgroundJob<WalkedSides> job_;
};

}  // namespace tk
