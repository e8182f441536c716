#include "layers/read_entrances.h"

#include "layers/read_points.h"

namespace tk {

std::string fill_from_row(Entrance& entrance, const LayerRows& row, const RowFill&) {
    entrance.kind = row.text("kind");
    return {};
}

std::vector<Entrance> read_entrances(const LayerRequest& request, const ReadContext& context,
                                     ReadReport& report) {
    LayerRows rows(request, context, LayerKind::entrances, report);
    Assumptions assumptions;
    return read_points<Entrance>(rows, context, assumptions);
}

}  // namespace tk
