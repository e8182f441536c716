#include "viewer/background/latest_worker.h"

#include <gtest/gtest.h>

#include <chrono>
#include <latch>
#include <stdexcept>

namespace tk {
namespace {

using namespace std::chrono_literals;

bool wait_for(const std::function<bool()>& condition) {
    for (int i = 0; i < 5000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

/// Runs until it is cancelled.
void run_on(const Progress& progress) {
    while (true) {
        progress.check();
        std::this_thread::sleep_for(1ms);
    }
}

TEST(LatestWorkerParallel, DoesWhatItIsAskedFor) {
    std::atomic<int> done = 0;
    LatestWorker worker;
    worker.ask("one", [&](const Progress&) { done = 1; });
    EXPECT_TRUE(wait_for([&] { return done == 1; }));
    EXPECT_TRUE(wait_for([&] { return !worker.status().busy; }));
}

TEST(LatestWorkerParallel, TheNewestRequestCancelsTheRunningOneAndReplacesTheWaitingOne) {
    std::atomic<int> waiting_ran = 0, newest_ran = 0;
    LatestWorker worker;
    std::latch begun(1);
    worker.ask("long", [&](const Progress& progress) {
        begun.count_down();
        run_on(progress);
    });
    begun.wait();
    worker.ask(
        "waiting", [&](const Progress&) { ++waiting_ran; }, LatestWorker::Running::finish_first);
    worker.ask("newest", [&](const Progress&) { ++newest_ran; });
    EXPECT_TRUE(wait_for([&] { return newest_ran == 1; }));
    EXPECT_EQ(waiting_ran, 0);
}

TEST(LatestWorkerParallel, LetsTheRunningOneEndWhereThatIsAsked) {
    std::atomic<bool> release = false, first_ended = false, second_ran = false;
    LatestWorker worker;
    std::latch begun(1);
    worker.ask("first", [&](const Progress& progress) {
        begun.count_down();
        while (!release) {
            progress.check();
            std::this_thread::sleep_for(1ms);
        }
        first_ended = true;
    });
    begun.wait();
    worker.ask(
        "second", [&](const Progress&) { second_ran = true; }, LatestWorker::Running::finish_first);
    EXPECT_FALSE(second_ran);
    release = true;
    EXPECT_TRUE(wait_for([&] { return second_ran.load(); }));
    EXPECT_TRUE(first_ended);
}

TEST(LatestWorkerParallel, TellsHowFarItHasCome) {
    LatestWorker worker;
    std::atomic<bool> release = false;
    worker.ask("work", [&](const Progress& progress) {
        progress.at(0.54);
        while (!release) std::this_thread::sleep_for(1ms);
    });
    EXPECT_TRUE(wait_for([&] { return worker.status().share == 0.54; }));
    EXPECT_EQ(worker.status().what, "work");
    EXPECT_TRUE(worker.status().busy);
    release = true;
}

TEST(LatestWorkerParallel, KeepsTheMessageOfAFailureAndGoesOn) {
    LatestWorker worker;
    worker.ask("fails", [](const Progress&) { throw std::runtime_error("no such thing"); });
    std::string failure;
    EXPECT_TRUE(wait_for([&] {
        if (failure.empty()) failure = worker.take_failure();
        return !failure.empty();
    }));
    EXPECT_EQ(failure, "no such thing");
    std::atomic<bool> ran = false;
    worker.ask("next", [&](const Progress&) { ran = true; });
    EXPECT_TRUE(wait_for([&] { return ran.load(); }));
    EXPECT_EQ(worker.take_failure(), "");
}

TEST(LatestWorkerParallel, EndsWithinASecondInTheMiddleOfWork) {
    const auto start = std::chrono::steady_clock::now();
    {
        LatestWorker worker;
        std::latch begun(1);
        worker.ask("long", [&](const Progress& progress) {
            begun.count_down();
            run_on(progress);
        });
        begun.wait();
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
}

}  // namespace
}  // namespace tk
