#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/follow_up/follow_up_evaluation.h"
#include "layers/follow_up_lock.h"
#include "layers/load_study.h"
#include "layers/read_follow_up.h"
#include "viewer/background/latest_answer.h"

/// Whether a measure of the study worked: one of its follow-ups, computed as the command line does.
/// Without drawing.
namespace tk {

struct FollowUpWish {
    std::shared_ptr<const Study> study;  ///< null: nothing is wished for
    std::shared_ptr<const LoadedStudy> loaded;
    std::string name;  ///< of the follow-up; one that the study has

    friend bool operator==(const FollowUpWish&, const FollowUpWish&) = default;
};

struct FollowUpAnswer {
    FollowUpWish wish;
    std::string problem;  ///< why it cannot be told, in the language that is on; empty: it can
    FollowUpDesign design;
    /// The outer edge of the treated area's surroundings where they are all within some metres.
    std::vector<Line> ring;
    DesignDigest digest;  ///< of the design as it was read
    DesignLock lock;      ///< how it stands to what its table says
    /// Nothing can have come of the measure yet, as far as the incidents go: there is an outlook,
    /// and nothing is found.
    bool still_to_come = false;
    FollowUpOutlook outlook;
    FollowUpEvaluation found;
    std::vector<RegisterGap> gaps;        ///< in the register, that may pass for few incidents
    std::vector<std::string> categories;  ///< that count; empty: all
    std::size_t left_out = 0;             ///< rows without a place or time that can be used
    PlacedShare placed;                   ///< whether rows lose their place at the date
};

/// Reads the areas and the incidents and computes; what cannot be read is a problem.
FollowUpAnswer find_follow_up(const FollowUpWish& wish);

/// Keeps the follow-up of a wish.
class FollowUpWork {
public:
    /// @param woken, patience see LatestAnswer
    explicit FollowUpWork(std::function<void()> woken = {},
                          std::chrono::milliseconds patience = std::chrono::milliseconds(8))
        : latest_(std::move(woken), patience) {}

    /// Once a frame.
    void follow(const FollowUpWish& wish);
    std::shared_ptr<const FollowUpAnswer> answer() const { return latest_.answer(); }
    bool busy() const { return latest_.busy(); }
    std::string take_failure() { return latest_.take_failure(); }

private:
    LatestAnswer<FollowUpWish, std::shared_ptr<const FollowUpAnswer>> latest_;
};

}  // namespace tk
