#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "viewer/background/isovist_finder.h"
#include "viewer/background/latest_answer.h"

/// What is seen from the place that was asked about, kept in step with edits. Without drawing.
namespace tk {

struct IsovistWish {
    MapPoint at;
    IsovistOptions options;
    /// Today's by the empty name, plans' by theirs; empty: nothing is asked for.
    std::map<std::string, std::shared_ptr<const Town>> towns;

    friend bool operator==(const IsovistWish&, const IsovistWish&) = default;
};

struct FoundIsovists {
    IsovistWish wish;
    std::map<std::string, std::shared_ptr<const Isovist>> isovists;  ///< by the towns' names

    /// Null until it is found.
    const Isovist* of(const std::string& plan) const {
        const auto found = isovists.find(plan);
        return found == isovists.end() ? nullptr : found->second.get();
    }
};

/// Keeps those of a wish; a town that is as before costs nothing.
class IsovistWork {
public:
    /// @param woken, patience see LatestAnswer
    explicit IsovistWork(std::function<void()> woken = {},
                         std::chrono::milliseconds patience = std::chrono::milliseconds(8))
        : latest_(std::move(woken), patience) {}

    /// Once a frame.
    void follow(const IsovistWish& wish);
    const FoundIsovists& found() const { return latest_.answer(); }
    /// Those of the wish are found, or cannot be.
    bool settled(const IsovistWish& wish) const { return latest_.settled(wish); }
    std::string take_failure() { return latest_.take_failure(); }

private:
    using Finders = std::map<std::string, IsovistFinder>;
    std::shared_ptr<Finders> finders_ = std::make_shared<Finders>();  ///< of the job that runs
    LatestAnswer<IsovistWish, FoundIsovists> latest_;
};

}  // namespace tk
