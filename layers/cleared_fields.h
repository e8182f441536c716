#pragma once

#include <string_view>

#include "engine/town/building.h"
#include "engine/town/camera.h"
#include "engine/town/map_features.h"
#include "engine/town/privacy_mask.h"
#include "engine/town/street_light.h"

/// Takes a field's value away from an object, by field_key() of its role. Private to layers/.
/// @returns whether there is such a field and it may be without a value
namespace tk {

bool clear_field(StreetLight& light, std::string_view key);
bool clear_field(Camera& camera, std::string_view key);
bool clear_field(Building& building, std::string_view key);
bool clear_field(Development& development, std::string_view key);
bool clear_field(Street& street, std::string_view key);
bool clear_field(Tree& tree, std::string_view key);
bool clear_field(PrivacyMask& mask, std::string_view key);

}  // namespace tk
