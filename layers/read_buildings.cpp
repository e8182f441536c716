#include "layers/read_buildings.h"

#include "layers/read_points.h"

namespace tk {

std::string fill_from_row(Building& building, const LayerRows& row, const RowFill& fill) {
    std::string reason = take_height({building.height_m, building.floors}, row, fill);
    if (reason.empty())
        reason = take_number(row.quantity("window_share"), building.window_share, {.highest = 1.0},
                             "window share");
    if (reason.empty()) reason = take_ground_floor(building, row);
    if (std::string use = row.text("use"); !use.empty()) building.use = std::move(use);
    return reason;
}

std::vector<Building> read_buildings(const LayerRequest& request, const ReadContext& context,
                                     ReadReport& report) {
    LayerRows rows(request, context, LayerKind::buildings, report);
    return read_footprints<Building>(rows, context);
}

}  // namespace tk
