#include "engine/surfaces/camera_masks.h"

#include <algorithm>

#include "engine/grid/scan_polygon.h"

namespace tk {

bool is_masked(const std::string& camera_id, MapPoint at, std::span<const PrivacyMask> masks) {
    return std::any_of(masks.begin(), masks.end(), [&](const PrivacyMask& mask) {
        return acts_on(mask, camera_id) && contains(mask.shape, at);
    });
}

bool is_masked(MapPoint at, std::span<const MaskShape> masks) {
    return std::any_of(masks.begin(), masks.end(),
                       [&](const MaskShape& mask) { return contains(*mask.shape, at); });
}

MasksByCamera::MasksByCamera(std::span<const PrivacyMask> masks) {
    for (const PrivacyMask& mask : masks)
        (mask.camera_id.empty() ? of_all_ : of_one_[mask.camera_id])
            .push_back({&mask.shape, extent_of(mask.shape)});
}

std::vector<MaskShape> MasksByCamera::acting_on(const Camera& camera, double reach_m) const {
    Extent reached;
    reached.add(camera.at);
    reached = reached.grown(reach_m + 1e-3);
    std::vector<MaskShape> acting;
    const auto take = [&](const std::vector<MaskShape>& masks) {
        for (const MaskShape& mask : masks)
            if (mask.extent.meets(reached)) acting.push_back(mask);
    };
    take(of_all_);
    if (const auto own = of_one_.find(camera.id); own != of_one_.end()) take(own->second);
    return acting;
}

MaskedCells::MaskedCells(std::span<const MaskShape> masks, const GridSpec& window) {
    const Extent extent = window.extent();
    for (const MaskShape& mask : masks) {
        if (!mask.extent.meets(extent)) continue;
        if (!cells_) cells_.emplace(window, std::uint8_t{0});
        scan_polygons(*mask.shape, window, [this](int row, int col_begin, int col_end) {
            const auto cells = cells_->view().row(row);
            std::fill(cells.begin() + col_begin, cells.begin() + col_end, std::uint8_t{1});
        });
    }
}

}  // namespace tk
