#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/town/town.h"
#include "engine/visibility/obstacles.h"
#include "layers/read_context.h"

namespace tk::cli {

/// The buildings of --buildings and what they hide; nothing when the option is empty.
class ObstacleTown {
public:
    ObstacleTown(const std::string& source, const ReadContext& reading,
                 std::vector<std::string>& notes);

    const Obstacles& obstacles() const { return obstacles_; }

private:
    std::shared_ptr<const Town> town_;  // Obstacles point into it
    Obstacles obstacles_;
};

}  // namespace tk::cli
