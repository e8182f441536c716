#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <string>
#include <utility>

#include "engine/core/progress.h"
#include "viewer/background/background_job.h"
#include "viewer/text/reader_words.h"

namespace tk {

/// The answer to a wish that is made anew once a frame, worked out on another thread while the
/// former one is shown. Of what is wished for meanwhile only the newest is worked out next; one
/// that fails is told, and not tried again, but one that was cancelled is.
template <class Wish, class Answer>
class LatestAnswer {
public:
    /// @param woken called on another thread when there is another answer
    /// @param patience how long follow() may wait for it
    explicit LatestAnswer(std::function<void()> woken = {},
                          std::chrono::milliseconds patience = std::chrono::milliseconds(8))
        : patience_(patience), job_(std::move(woken)) {}

    /// Once a frame. The same wish again asks for nothing; at first that is an empty one.
    /// @param work makes the answer of a wish and the former answer, one at a time
    void follow(const Wish& wish, std::function<Answer(const Wish&, const Answer&)> work) {
        if (!take({}) || asked_ == wish) return;
        asked_ = wish;
        job_.start([wish, former = answer_, work = std::move(work)] { return work(wish, former); });
        take(patience_);
    }
    /// The same where the answer is at hand.
    void follow(const Wish& wish, Answer answer) {
        if (!take({}) || asked_ == wish) return;
        asked_ = wish;
        answer_ = std::move(answer);
    }

    const Answer& answer() const { return answer_; }
    bool busy() const { return job_.running(); }
    /// The wish is answered, or has failed.
    bool settled(const Wish& wish) const { return !busy() && asked_ == wish; }
    /// The message of one that failed since the last call; empty: none did.
    std::string take_failure() { return std::exchange(failure_, {}); }

private:
    /// @return whether nothing runs any more
    bool take(std::chrono::milliseconds patience) {
        try {
            auto made = job_.take(patience);
            if (made) answer_ = std::move(*made);
        } catch (const Cancelled&) {
            asked_ = Wish{};  // so that it may be wished for again
        } catch (const std::exception& error) {
            failure_ = error_words(error);
        }
        return !job_.running();
    }

    std::chrono::milliseconds patience_;
    Answer answer_{};
    Wish asked_{};  ///< what runs, or ran last
    std::string failure_;
    BackgroundJob<Answer> job_;
};

}  // namespace tk
