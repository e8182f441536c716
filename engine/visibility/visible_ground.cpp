#include "engine/visibility/visible_ground.h"

#include <cmath>
#include <cstdint>
#include <stdexcept>

#include "engine/visibility/visible_cells.h"

namespace tk {

double visible_ground_m2(const Viewer& viewer, const Obstacles& obstacles, double cell_m) {
    if (!(viewer.eye_height_m >= 0.0) || !(viewer.reach_m > 0.0) ||
        !std::isfinite(viewer.reach_m) || !(cell_m > 0.0) || !std::isfinite(cell_m))
        throw std::invalid_argument(
            "the eye height must be >= 0, the reach and the cell > 0 and finite");
    Extent around;
    around.add(viewer.at);
    const GridSpec spec = grid_covering(around.grown(viewer.reach_m), cell_m);
    const Observer eye{viewer.at, viewer.eye_height_m, viewer.eye_height_m, viewer.reach_m};
    std::int64_t seen = 0;
    VisibleCells(Sight(eye, spec.extent(), obstacles), spec).each_run([&](int, int begin, int end) {
        seen += end - begin;
    });
    return static_cast<double>(seen) * spec.cell_area_m2();
}

}  // namespace tk
