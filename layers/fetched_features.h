#pragma once

#include <cstdint>
#include <memory>

#include "layers/gdal_handles.h"

namespace tk {

/// The features of a layer one after the other, from where it stands. Private to layers/.
///
/// Once there are many, a second thread fetches the next few thousand while the caller looks at
/// these: fetching a million rows costs as much as understanding them. What comes, and in which
/// order, does not depend on it. With one thread allowed there is no second one.
class FetchedFeatures {
public:
    /// @param layer    not to be used by anyone else while this lives
    /// @param messages of the thread that calls next(); what GDAL says in the second thread is
    ///                 added to them when the end is reached. Must outlive this
    FetchedFeatures(OGRLayer& layer, GdalMessages& messages);
    /// Waits for the feature that is being fetched, and leaves the rest.
    ~FetchedFeatures();
    FetchedFeatures(const FetchedFeatures&) = delete;
    FetchedFeatures& operator=(const FetchedFeatures&) = delete;

    /// Valid until the next call; null at the end, and ever after.
    /// @throws what fetching throws, after the features before it
    OGRFeature* next();

private:
    class Ahead;

    OGRLayer& layer_;
    GdalMessages& messages_;
    std::int64_t fetched_ = 0;  ///< without the second thread
    bool ended_ = false;
    OGRFeatureUniquePtr feature_;
    std::unique_ptr<Ahead> ahead_;
};

}  // namespace tk
