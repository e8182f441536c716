#include "engine/core/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#ifndef TK_PARALLEL_JTHREAD
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#endif

namespace tk {
namespace {

/// What one call of parallel_for shares between its threads.
class Run {
public:
    Run(std::size_t count, const std::function<void(std::size_t)>& body, const Progress& progress)
        : count_(count), body_(body), progress_(progress) {}

    void one(std::size_t i) {
        if (failed_.load(std::memory_order_relaxed) || progress_.is_cancelled()) return;
        try {
            body_(i);
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
            failed_ = true;
            return;
        }
        if (!progress_.report) return;
        const std::lock_guard lock(mutex_);
        ++done_;
        progress_.report(static_cast<double>(done_) / static_cast<double>(count_));
    }

    void finish() const {
        if (error_) std::rethrow_exception(error_);
        progress_.check();
    }

private:
    std::size_t count_;
    const std::function<void(std::size_t)>& body_;
    const Progress& progress_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::atomic<bool> failed_ = false;
    std::exception_ptr error_;
};

}  // namespace

#ifdef TK_PARALLEL_JTHREAD

namespace {
std::atomic<int> thread_limit = 0;
}

struct ThreadLimit::Impl {
    int former = 0;
};

ThreadLimit::ThreadLimit(int threads) : impl_(std::make_unique<Impl>()) {
    impl_->former = thread_limit.exchange(threads);
}
ThreadLimit::~ThreadLimit() {
    thread_limit = impl_->former;
}

int threads_allowed() {
    const int limit = thread_limit.load();
    return limit > 0 ? limit : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body,
                  const Progress& progress) {
    Run run(count, body, progress);
    const auto wanted = static_cast<std::size_t>(threads_allowed());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) run.one(i);
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 1; t < std::min(wanted, count); ++t) threads.emplace_back(work);
        work();
    }
    run.finish();
}

#else

struct ThreadLimit::Impl {
    explicit Impl(std::size_t threads)
        : control(tbb::global_control::max_allowed_parallelism, threads) {}
    tbb::global_control control;
};

ThreadLimit::ThreadLimit(int threads) {
    if (threads > 0) impl_ = std::make_unique<Impl>(static_cast<std::size_t>(threads));
}
ThreadLimit::~ThreadLimit() = default;

int threads_allowed() {
    return static_cast<int>(
        tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism));
}

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body,
                  const Progress& progress) {
    Run run(count, body, progress);
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, 1),
        [&run](const tbb::blocked_range<std::size_t>& range) {
            for (std::size_t i = range.begin(); i < range.end(); ++i) run.one(i);
        },
        tbb::simple_partitioner{});
    run.finish();
}

#endif

}  // namespace tk
