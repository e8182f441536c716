#include "viewer/background/latest_worker.h"
#include "viewer/text/reader_words.h"

#include <exception>
#include <utility>

namespace tk {

LatestWorker::LatestWorker(std::function<void()> woken)
    : woken_(std::move(woken)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

LatestWorker::~LatestWorker() {
    cancel();
    thread_.request_stop();
    more_.notify_all();
}

void LatestWorker::ask(std::string what, Job job, Running running) {
    {
        const std::lock_guard lock(mutex_);
        waiting_ = std::move(job);
        waiting_what_ = std::move(what);
        if (running == Running::cancel && busy_) cancelled_ = true;
    }
    more_.notify_one();
}

void LatestWorker::cancel() {
    const std::lock_guard lock(mutex_);
    waiting_ = nullptr;
    if (busy_) cancelled_ = true;
}

LatestWorker::Status LatestWorker::status() const {
    const std::lock_guard lock(mutex_);
    if (busy_) return {true, running_what_, share_.load()};
    return {waiting_ != nullptr, waiting_what_, 0.0};
}

std::string LatestWorker::take_failure() {
    const std::lock_guard lock(mutex_);
    return std::exchange(failure_, {});
}

void LatestWorker::work(const std::stop_token& stop) {
    while (true) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            if (!more_.wait(lock, stop, [this] { return waiting_ != nullptr; })) return;
            job = std::exchange(waiting_, nullptr);
            running_what_ = waiting_what_;
            busy_ = true;
            cancelled_ = false;
            share_ = 0.0;
        }
        Progress progress;
        progress.cancelled = &cancelled_;
        progress.report = [this](double share) {
            const double before = share_.exchange(share);
            if (woken_ && static_cast<int>(share * 100) != static_cast<int>(before * 100)) woken_();
        };
        std::string failure;
        try {
            job(progress);
        } catch (const Cancelled&) {
        } catch (const std::exception& error) {
            failure = error_words(error);
        }
        job = nullptr;
        {
            const std::lock_guard lock(mutex_);
            busy_ = false;
            if (!failure.empty()) failure_ = std::move(failure);
        }
        if (woken_) woken_();
    }
}

}  // namespace tk
