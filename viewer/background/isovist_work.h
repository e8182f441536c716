#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "viewer/background/background_job.h"
#include "viewer/background/isovist_finder.h"

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

/// Finds them on another thread while the former are shown. Of what is wished for while it finds
/// only the newest is found next; a town that is as before costs nothing.
class IsovistWork {
public:
    /// @param woken called on another thread when there are others to show
    /// @param patience how long follow() may wait for them
    explicit IsovistWork(std::function<void()> woken = {},
                         std::chrono::milliseconds patience = std::chrono::milliseconds(8));

    /// Once a frame.
    void follow(const IsovistWish& wish);
    const FoundIsovists& found() const { return made_; }
    /// Those of the wish are found.
    bool settled(const IsovistWish& wish) const { return made_.wish == wish; }

private:
    bool take(std::chrono::milliseconds patience);

    std::chrono::milliseconds patience_;
    FoundIsovists made_;
    /// Of the job that runs.
    std::shared_ptr<std::map<std::string, IsovistFinder>> finders_ =
        std::make_shared<std::map<std::string, IsovistFinder>>();
    BackgroundJob<FoundIsovists> job_;
};

}  // namespace tk
