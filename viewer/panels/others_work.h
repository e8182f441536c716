#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "viewer/background/latest_answer.h"
#include "viewer/panels/sees_of_others.h"

/// What the picked camera sees of others, kept in step with edits. Without drawing.
namespace tk {

struct OthersWish {
    std::string camera_id;
    std::shared_ptr<const Town> today;
    std::shared_ptr<const Town> plan;  ///< null: today alone
    CameraCoverageOptions options = {};
    std::string plan_name = {};  ///< whose it is
    friend bool operator==(const OthersWish&, const OthersWish&) = default;
};

/// None: there is no such camera, or it cannot be judged.
struct OthersCounted {
    OthersWish wish;
    std::optional<SeesOfOthers> today, plan;
};

/// Keeps the numbers of a wish.
class OthersWork {
public:
    /// @param woken, patience see LatestAnswer
    explicit OthersWork(std::function<void()> woken = {},
                        std::chrono::milliseconds patience = std::chrono::milliseconds(8))
        : latest_(std::move(woken), patience) {}

    /// Once a frame.
    void follow(const OthersWish& wish);
    const OthersCounted& counted() const { return latest_.answer(); }
    /// Those of a camera and a plan; without what has been counted of another.
    OthersCounted counted_of(const std::string& camera_id, const std::string& plan_name) const;
    bool busy() const { return latest_.busy(); }
    std::string take_failure() { return latest_.take_failure(); }

private:
    struct Counters {
        OthersCounter today, plan;
    };
    std::shared_ptr<Counters> counters_ = std::make_shared<Counters>();  ///< of the job that runs
    LatestAnswer<OthersWish, OthersCounted> latest_;
};

}  // namespace tk
