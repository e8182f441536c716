#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "viewer/background/latest_worker.h"
#include "viewer/map/isolines.h"
#include "viewer/map/map_scene.h"

namespace tk {

/// Finds lines of equal light on a thread of its own, for what the sides of the map show. Until
/// newer ones are there the former stay.
class IsolineStore {
public:
    /// @param woken called on the thread when there are others
    explicit IsolineStore(std::function<void()> woken) : worker_(std::move(woken)) {}

    /// Puts what is known into the scenes, and asks for what is not.
    /// @param shown by each scene
    void follow(std::vector<MapScene>& scenes, const std::vector<Extent>& shown,
                double metres_per_unit);
    /// What the scenes that were last followed wait for is not there yet.
    bool waiting() const { return waiting_; }

private:
    using Sets = std::vector<std::shared_ptr<const IsolineSet>>;

    Sets sets_;                          ///< of each side; null: none
    std::vector<IsolineRequest> asked_;  ///< what was asked for last
    bool waiting_ = false;
    std::mutex mutex_;
    Sets arrived_;         ///< guarded by mutex_
    LatestWorker worker_;  ///< last: its job uses what stands above
};

}  // namespace tk
