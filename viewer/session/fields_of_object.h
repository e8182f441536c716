#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "viewer/session/object_fields.h"
#include "viewer/session/session.h"

namespace tk {

/// The fields of the object that a Selection names, as a plan leaves it.
/// @param now the town as the plan leaves it
/// @return none where there is no such object
std::optional<std::vector<ObjectField>> fields_of_object(const Town& now,
                                                         const std::vector<Drawing>& drawings,
                                                         std::string_view layer,
                                                         std::string_view id);

/// Where the object is; empty where there is none.
Extent extent_of_object(const Town& now, const std::vector<Drawing>& drawings,
                        std::string_view layer, std::string_view id);

/// How an object stands to today under a plan.
enum class ObjectStatus { as_today, is_new, changed, removed };
/// @param plan may be null
ObjectStatus status_of_object(const Plan* plan, std::string_view layer, std::string_view id);

/// Whether plans can change objects of the layer.
bool plans_change(std::string_view layer);

/// "Lamp", "Camera", ...: what one object of the layer is called, in the language that is on.
const char* object_title(std::string_view layer);

}  // namespace tk
