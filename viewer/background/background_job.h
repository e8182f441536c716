#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace tk {

/// One thing at a time that is worked out on another thread, for a panel that looks in on it each
/// frame. Its end waits for what runs.
template <class Result>
class BackgroundJob {
public:
    /// @param woken called on the other thread when the result is there; may be empty
    explicit BackgroundJob(std::function<void()> woken = {}) : woken_(std::move(woken)) {}

    bool running() const { return result_.valid(); }

    /// Only while none runs.
    void start(std::function<Result()> work) {
        done_->store(false);
        result_ = std::async(std::launch::async,
                             [work = std::move(work), woken = woken_, done = done_]() -> Result {
                                 Finish finish{woken, done};
                                 return work();
                             });
    }

    /// The result where it is there, or comes within `patience`. @throws what the work threw
    std::optional<Result> take(std::chrono::milliseconds patience = {}) {
        if (!result_.valid()) return std::nullopt;
        // What has woken the window may still be on its way out; waiting for that takes no time.
        if (!*done_ && result_.wait_for(patience) != std::future_status::ready && !*done_)
            return std::nullopt;
        return result_.get();
    }

private:
    struct Finish {
        const std::function<void()>& woken;
        const std::shared_ptr<std::atomic<bool>>& done;
        ~Finish() {
            done->store(true);
            if (woken) woken();
        }
    };

    std::function<void()> woken_;
    std::shared_ptr<std::atomic<bool>> done_ = std::make_shared<std::atomic<bool>>(false);
    std::future<Result> result_;
};

}  // namespace tk
