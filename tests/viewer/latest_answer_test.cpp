#include "viewer/background/latest_answer.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace tk {
namespace {

using namespace std::chrono_literals;
using Latest = LatestAnswer<int, int>;

/// Follows the wish until nothing runs.
void follow_to_its_end(Latest& latest, int wish,
                       const std::function<int(const int&, const int&)>& work) {
    for (int i = 0; i < 20000; ++i) {
        latest.follow(wish, work);
        if (latest.settled(wish)) return;
        std::this_thread::sleep_for(1ms);
    }
    FAIL() << "does not end";
}

TEST(LatestAnswer, IsOfTheNewestWishAndKnowsTheFormerAnswer) {
    Latest latest({}, 0ms);
    std::atomic<int> worked = 0;
    const auto tenfold = [&](const int& wish, const int& former) {
        ++worked;
        return 10 * wish + former;
    };
    latest.follow(0, tenfold);
    EXPECT_EQ(worked, 0) << "nothing is wished for";
    follow_to_its_end(latest, 2, tenfold);
    EXPECT_EQ(latest.answer(), 20);
    follow_to_its_end(latest, 2, tenfold);
    EXPECT_EQ(worked, 1) << "the same again asks for nothing";
    follow_to_its_end(latest, 3, tenfold);
    EXPECT_EQ(latest.answer(), 50);
    latest.follow(0, 7);
    EXPECT_EQ(latest.answer(), 7);
    EXPECT_TRUE(latest.settled(0));
}

TEST(LatestAnswer, WhatFailsIsToldOnceSettlesAndLeavesTheFormer) {
    Latest latest({}, 0ms);
    std::atomic<int> tried = 0;
    const auto work = [&](const int& wish, const int&) {
        ++tried;
        if (wish == 2) throw std::runtime_error("no way");
        return wish;
    };
    follow_to_its_end(latest, 1, work);
    follow_to_its_end(latest, 2, work);
    follow_to_its_end(latest, 2, work);
    EXPECT_EQ(tried, 2) << "it is not tried again";
    EXPECT_EQ(latest.answer(), 1);
    EXPECT_EQ(latest.take_failure(), "no way");
    EXPECT_TRUE(latest.take_failure().empty());
}

}  // namespace
}  // namespace tk
