#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/option_set.h"
#include "cli/planned_sources.h"
#include "engine/town/town.h"
#include "engine/visibility/obstacles.h"
#include "layers/read_context.h"

namespace tk::cli {

/// The help of --terrain.
inline constexpr const char* terrain_help =
    "elevation raster: heights are above this ground, and it hides what lies behind a rise "
    "(default: level)";

/// --buildings, --developments, --terrain and --trees: what may stand in the way.
struct ObstacleSources {
    std::string buildings;
    std::string terrain;
    std::string trees;  ///< asked for by verbs about light alone
    PlannedSources planned;

    void declare(OptionSet& options, const std::string& buildings_help);
    std::vector<std::string> all() const {
        return {buildings, planned.developments, terrain, trees};
    }
};

/// What these sources hide; nothing of those that are empty.
class ObstacleTown {
public:
    /// @param ground the extent in which the ground's shape matters
    ObstacleTown(const ObstacleSources& sources, const Extent& ground, const ReadContext& reading,
                 std::vector<std::string>& notes);

    const Obstacles& obstacles() const { return obstacles_; }

private:
    std::shared_ptr<const Town> town_;  // Obstacles point into it
    Obstacles obstacles_;
};

}  // namespace tk::cli
