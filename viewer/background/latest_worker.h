#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "engine/core/progress.h"

namespace tk {

/// One thread that does the newest thing it is asked for. What waits is replaced by what comes
/// later; what runs is cancelled by it, or finished first.
///
/// Ends within the time that the running job takes to see that it is cancelled.
class LatestWorker {
public:
    /// May throw Cancelled; what any other exception says is kept for take_failure().
    using Job = std::function<void(const Progress&)>;

    struct Status {
        bool busy = false;
        std::string what;  ///< of the running job
        double share = 0.0;
    };

    /// @param woken called on the worker's thread when a job ends or has come a percent further, so
    ///        that a sleeping window looks again; may be empty
    explicit LatestWorker(std::function<void()> woken = {});
    ~LatestWorker();
    LatestWorker(const LatestWorker&) = delete;
    LatestWorker& operator=(const LatestWorker&) = delete;

    enum class Running { cancel, finish_first };
    void ask(std::string what, Job job, Running running = Running::cancel);
    /// Ends the running job and forgets the waiting one.
    void cancel();
    Status status() const;
    /// The message of a job that failed since the last call; empty: none did.
    std::string take_failure();

private:
    void work(const std::stop_token& stop);

    std::function<void()> woken_;
    mutable std::mutex mutex_;
    std::condition_variable_any more_;
    Job waiting_;
    std::string waiting_what_, running_what_, failure_;
    bool busy_ = false;
    std::atomic<bool> cancelled_ = false;
    std::atomic<double> share_ = 0.0;
    std::jthread thread_;
};

}  // namespace tk
