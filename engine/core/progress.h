#pragma once

#include <atomic>
#include <exception>
#include <functional>

namespace tk {

/// Thrown by long work when nobody wants its result any more. Not an error.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

/// How long work tells how far it has come, and learns that it should stop.
///
/// A default-made Progress reports to nobody and is never cancelled. The flag may be set from
/// another thread or from a signal handler.
struct Progress {
    /// Called with the share that is done, 0 to 1; from any one thread at a time. May be empty.
    std::function<void(double)> report;
    /// Not owned; null when the work cannot be cancelled.
    const std::atomic<bool>* cancelled = nullptr;

    bool is_cancelled() const {
        return cancelled != nullptr && cancelled->load(std::memory_order_relaxed);
    }
    /// @throws Cancelled
    void check() const {
        if (is_cancelled()) throw Cancelled{};
    }
    /// Reports and checks. @throws Cancelled
    void at(double share) const {
        check();
        if (report) report(share);
    }
};

/// The progress of a part of a work: its 0 to 1 are `from` to `to` of the whole, which must live as
/// long.
inline Progress part_of_progress(const Progress& whole, double from, double to) {
    Progress part;
    part.cancelled = whole.cancelled;
    if (whole.report)
        part.report = [&whole, from, to](double done) { whole.report(from + (to - from) * done); };
    return part;
}

}  // namespace tk
