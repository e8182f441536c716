#pragma once

#include "engine/town/building.h"
#include "engine/town/camera.h"
#include "engine/town/map_features.h"
#include "engine/town/privacy_mask.h"
#include "engine/town/street_light.h"

namespace tk {

/// What the user calls one object of this type: "light". Plural: with an s.
template <class Object>
inline constexpr const char* kind_name = nullptr;
template <>
inline constexpr const char* kind_name<StreetLight> = "light";
template <>
inline constexpr const char* kind_name<Camera> = "camera";
template <>
inline constexpr const char* kind_name<Building> = "building";
template <>
inline constexpr const char* kind_name<Development> = "development";
template <>
inline constexpr const char* kind_name<Street> = "street";
template <>
inline constexpr const char* kind_name<Tree> = "tree";
template <>
inline constexpr const char* kind_name<PrivacyMask> = "mask";

}  // namespace tk
