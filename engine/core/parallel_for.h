#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "engine/core/progress.h"

namespace tk {

/// Calls `body(i)` for every i in [0, count), on as many threads as ThreadLimit allows, in no
/// promised order. For the same bytes on any number of threads, let each i write its own part of
/// the output and sum in a fixed order inside `body`.
///
/// The first exception of a `body` is rethrown here once all running ones have ended.
/// @throws Cancelled when progress.cancelled is set; no new `body` is started after that
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body,
                  const Progress& progress = {});

/// How many threads parallel_for may use now, at least 1.
int threads_allowed();

/// While it lives, parallel_for uses at most `threads` threads. 0 means all the machine has.
class ThreadLimit {
public:
    explicit ThreadLimit(int threads);
    ~ThreadLimit();
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tk
