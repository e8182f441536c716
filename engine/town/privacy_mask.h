#pragma once

#include <string>

#include "engine/core/geometry.h"

namespace tk {

/// An area that a camera must not see. The mask lies on the map, not on the picture: what is masked
/// are the places within it, whatever the height at which they are looked at, and nothing beyond.
struct PrivacyMask {
    std::string id;
    std::string camera_id;  ///< of the camera it concerns; empty: of every camera
    MultiPolygon shape;

    friend bool operator==(const PrivacyMask&, const PrivacyMask&) = default;
};

}  // namespace tk
