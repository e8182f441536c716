#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/analyses/camera_summary.h"
#include "engine/town/town.h"

/// What a picked camera covers, today and under a plan. Without drawing.
namespace tk {

struct CameraCoverWish {
    std::string camera_id;
    std::shared_ptr<const Town> today;
    std::shared_ptr<const Town> plan;  ///< null: today alone
    std::string plan_name;
    /// Those of today's incidents that meet the filter; null: all of them.
    std::shared_ptr<const Incidents> shown;
    CameraSummaryOptions options;

    friend bool operator==(const CameraCoverWish&, const CameraCoverWish&) = default;
};

/// None: the town has no such camera, or it cannot be judged.
struct CameraCover {
    CameraCoverWish wish;
    std::optional<CameraSummary> today, plan;
};

/// @param former what is still right of it is taken over
CameraCover cover_of_camera(const CameraCoverWish& wish, const CameraCover& former = {});

}  // namespace tk
