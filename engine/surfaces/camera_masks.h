#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/grid/grid.h"
#include "engine/town/camera.h"
#include "engine/town/privacy_mask.h"
#include "engine/town/town.h"

/// Cameras with the privacy masks that act on them. What a mask covers is decided place by place,
/// by contains(): when a mask is added, moved or taken away, only cells whose centre lies in it
/// before or after can change, and only where its camera reaches.
namespace tk {

/// Cameras and all masks of a town, those of other cameras too; a mask acts on the camera whose id
/// it names, or on every one. Refers to lists that must outlive it.
struct MaskedCameras {
    std::span<const Camera> cameras;
    std::span<const PrivacyMask> masks;

    MaskedCameras(std::span<const Camera> all, std::span<const PrivacyMask> masked)
        : cameras(all), masks(masked) {}
    MaskedCameras(const Camera* first, std::size_t count) : cameras(first, count) {}
    /// Cameras without masks.
    template <class List>
    requires std::convertible_to<const List&, std::span<const Camera>> MaskedCameras(
        const List& all)
        : cameras(all) {}
    explicit MaskedCameras(const Town& town) : cameras(town.cameras()), masks(town.masks()) {}
};

/// Whether the mask is of that camera, or of every one.
inline bool acts_on(const PrivacyMask& mask, const std::string& camera_id) {
    return mask.camera_id.empty() || mask.camera_id == camera_id;
}

/// Whether the place lies in a mask of that camera.
bool is_masked(const std::string& camera_id, MapPoint at, std::span<const PrivacyMask> masks);

/// A mask's shape with its extent.
struct MaskShape {
    const MultiPolygon* shape = nullptr;  ///< lives in the PrivacyMask
    Extent extent;
};

/// Whether the place lies in any of them.
bool is_masked(MapPoint at, std::span<const MaskShape> masks);

/// Masks by the camera on which they act.
class MasksByCamera {
public:
    explicit MasksByCamera(std::span<const PrivacyMask> masks);

    /// The masks of a camera that meet what it reaches over; they live in the PrivacyMasks.
    std::vector<MaskShape> acting_on(const Camera& camera, double reach_m) const;

private:
    std::vector<MaskShape> of_all_;
    std::unordered_map<std::string_view, std::vector<MaskShape>> of_one_;
};

/// Which cells of a window have their centre in any of the masks: is_masked() for all of them.
class MaskedCells {
public:
    MaskedCells(std::span<const MaskShape> masks, const GridSpec& window);

    bool operator()(int row, int col) const { return cells_ && (*cells_)(row, col) != 0; }

private:
    std::optional<Grid<std::uint8_t>> cells_;  ///< none where no mask meets the window
};

}  // namespace tk
