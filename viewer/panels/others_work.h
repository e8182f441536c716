#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "viewer/background/background_job.h"
#include "viewer/panels/sees_of_others.h"

/// What the picked camera sees of others, kept in step with edits. Without drawing.
namespace tk {

struct OthersWish {
    std::string camera_id;
    std::shared_ptr<const Town> today;
    std::shared_ptr<const Town> plan;  ///< null: today alone
    CameraCoverageOptions options = {};
    friend bool operator==(const OthersWish&, const OthersWish&) = default;
};

/// None: there is no such camera, or it cannot be judged.
struct OthersCounted {
    OthersWish wish;
    std::optional<SeesOfOthers> today, plan;
};

/// Counts on another thread while the former numbers are shown. Of what is wished for while it
/// counts only the newest is counted next.
class OthersWork {
public:
    /// @param woken called on another thread when there are other numbers
    /// @param patience how long follow() may wait for them
    explicit OthersWork(std::function<void()> woken = {},
                        std::chrono::milliseconds patience = std::chrono::milliseconds(8));

    /// Once a frame.
    void follow(const OthersWish& wish);
    const OthersCounted& counted() const { return made_; }
    bool busy() const { return job_.running(); }

private:
    struct Counters {
        OthersCounter today, plan;
    };
    bool take(std::chrono::milliseconds patience);

    std::chrono::milliseconds patience_;
    OthersCounted made_;
    std::shared_ptr<Counters> counters_ = std::make_shared<Counters>();  ///< of the job that runs
    BackgroundJob<OthersCounted> job_;
};

}  // namespace tk
