#include "engine/surfaces/camera_masks.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "engine/grid/scan_polygon.h"

namespace tk {

bool is_masked(const std::string& camera_id, MapPoint at, std::span<const PrivacyMask> masks) {
    return std::any_of(masks.begin(), masks.end(), [&](const PrivacyMask& mask) {
        return (mask.camera_id.empty() || mask.camera_id == camera_id) && contains(mask.shape, at);
    });
}

bool is_masked(MapPoint at, std::span<const MaskShape> masks) {
    return std::any_of(masks.begin(), masks.end(),
                       [&](const MaskShape& mask) { return contains(*mask.shape, at); });
}

std::vector<std::vector<MaskShape>> masks_of_each(const MaskedCameras& cameras) {
    std::vector<std::vector<MaskShape>> of_each(cameras.cameras.size());
    if (cameras.masks.empty()) return of_each;
    std::vector<MaskShape> of_all;
    std::unordered_map<std::string_view, std::vector<MaskShape>> of_one;
    for (const PrivacyMask& mask : cameras.masks)
        (mask.camera_id.empty() ? of_all : of_one[mask.camera_id])
            .push_back({&mask.shape, extent_of(mask.shape)});
    for (std::size_t i = 0; i < of_each.size(); ++i) {
        of_each[i] = of_all;
        const auto own = of_one.find(cameras.cameras[i].id);
        if (own != of_one.end())
            of_each[i].insert(of_each[i].end(), own->second.begin(), own->second.end());
    }
    return of_each;
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
