#include "cli/obstacle_town.h"

#include <utility>

#include "cli/reading.h"
#include "cli/source_options.h"
#include "layers/read_buildings.h"

namespace tk::cli {

ObstacleTown::ObstacleTown(const std::string& source, const ReadContext& reading,
                           std::vector<std::string>& notes) {
    if (source.empty()) return;
    TownParts parts;
    ReadReport report;
    parts.buildings = read_buildings(further_source(source), reading, report);
    take_notes(report, notes);
    town_ = build_town(std::move(parts));
    obstacles_ = Obstacles(*town_);
}

}  // namespace tk::cli
