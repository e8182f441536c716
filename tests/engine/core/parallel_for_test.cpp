#include "engine/core/parallel_for.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace tk {
namespace {

TEST(ParallelFor, CallsEveryIndexOnce) {
    std::vector<std::atomic<int>> calls(1000);
    parallel_for(calls.size(), [&](std::size_t i) { ++calls[i]; });
    for (const auto& c : calls) EXPECT_EQ(c.load(), 1);
}

TEST(ParallelFor, RethrowsWhatABodyThrows) {
    EXPECT_THROW(parallel_for(100,
                              [](std::size_t i) {
                                  if (i == 37) throw std::runtime_error("37");
                              }),
                 std::runtime_error);
}

TEST(ParallelFor, StopsWhenCancelled) {
    std::atomic<bool> cancelled = false;
    std::atomic<int> calls = 0;
    Progress progress;
    progress.cancelled = &cancelled;
    const auto body = [&](std::size_t) {
        ++calls;
        cancelled = true;
    };
    EXPECT_THROW(parallel_for(100000, body, progress), Cancelled);
    EXPECT_LT(calls.load(), 1000);
}

TEST(ParallelFor, ReportsGrowingSharesUpToOne) {
    std::vector<double> shares;
    Progress progress;
    progress.report = [&](double share) { shares.push_back(share); };
    parallel_for(
        50, [](std::size_t) {}, progress);
    ASSERT_EQ(shares.size(), 50u);
    for (std::size_t i = 1; i < shares.size(); ++i) EXPECT_GT(shares[i], shares[i - 1]);
    EXPECT_DOUBLE_EQ(shares.back(), 1.0);
}

TEST(ThreadLimit, OfOneRunsEverythingOnTheCallersThread) {
    const ThreadLimit limit(1);
    const auto here = std::this_thread::get_id();
    std::atomic<int> elsewhere = 0;
    parallel_for(200, [&](std::size_t) { elsewhere += std::this_thread::get_id() != here; });
    EXPECT_EQ(elsewhere.load(), 0);
}

}  // namespace
}  // namespace tk
