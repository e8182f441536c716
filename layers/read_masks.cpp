#include "layers/read_masks.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "layers/geometry_from_gdal.h"
#include "layers/layer_rows.h"
#include "layers/read_points.h"

namespace tk {

std::string fill_from_row(PrivacyMask& mask, const LayerRows& row, const RowFill& fill) {
    if (std::string camera = row.text("camera"); !camera.empty())
        mask.camera_id = std::move(camera);
    else if (fill.use == RowUse::fresh)
        fill.assumptions.add("no camera is named, it acts on every camera");
    return {};
}

std::vector<PrivacyMask> read_masks(const LayerRequest& request,
                                    std::optional<std::span<const Camera>> cameras,
                                    const ReadContext& context, ReadReport& report) {
    LayerRows rows(request, context, LayerKind::masks, report);
    std::unordered_set<std::string_view> known;
    if (cameras)
        for (const Camera& camera : *cameras) known.insert(camera.id);
    std::vector<PrivacyMask> masks;
    Assumptions assumptions;
    UniqueIds ids;
    std::int64_t repaired = 0;
    while (rows.next()) {
        PrivacyMask mask;
        mask.shape = usable_polygons(rows, repaired);
        if (mask.shape.empty()) continue;
        fill_from_row(mask, rows, {RowUse::fresh, context, assumptions});
        if (!mask.camera_id.empty() && cameras && !known.contains(mask.camera_id))
            assumptions.add("the camera that is named is unknown, it acts on none of today's");
        mask.id = ids.take(rows.id());
        report.extent.add(extent_of(mask.shape));
        ++report.used;
        masks.push_back(std::move(mask));
    }
    assumptions.tell(report);
    tell_repaired(repaired, report);
    ids.tell(report);
    return masks;
}

}  // namespace tk
