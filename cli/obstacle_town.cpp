#include "cli/obstacle_town.h"

#include <utility>

#include "cli/reading.h"
#include "cli/source_options.h"
#include "layers/read_buildings.h"
#include "layers/read_ground.h"
#include "layers/read_trees.h"

namespace tk::cli {

void ObstacleSources::declare(OptionSet& options, const std::string& buildings_help) {
    options.text("--buildings", "S", buildings, buildings_help);
    planned.declare(options);
    options.text("--terrain", "S", terrain, terrain_help);
}

ObstacleTown::ObstacleTown(const ObstacleSources& sources, const Extent& ground,
                           const ReadContext& reading, std::vector<std::string>& notes) {
    if (sources.buildings.empty() && sources.terrain.empty() && sources.trees.empty() &&
        sources.planned.developments.empty())
        return;
    TownParts parts;
    const auto read = [&](const std::string& source, auto& into, auto reader) {
        if (source.empty()) return;
        ReadReport report;
        into = reader(further_source(source), reading, report);
        take_further_report(report, notes);
    };
    read(sources.buildings, parts.buildings, read_buildings);
    read(sources.trees, parts.trees, read_trees);
    if (!sources.terrain.empty() && !ground.empty()) {
        ReadReport report;
        parts.terrain = read_ground(further_source(sources.terrain), reading, ground, report);
        // Of cells without a height its notes tell: they take the nearest one.
        take_notes(report, notes);
    }
    parts.developments = sources.planned.read(reading, parts.terrain, notes);
    town_ = build_town(std::move(parts));
    obstacles_ = Obstacles(*town_);
}

}  // namespace tk::cli
