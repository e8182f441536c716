#include "layers/swapped_axes.h"

#include <cmath>
#include <optional>

#include "engine/core/input_error.h"
#include "layers/crs.h"
#include "layers/gdal_handles.h"
#include "layers/sweden_outline.h"

namespace tk {

namespace {

std::optional<LonLat> on_globe(MapPoint at, const ProjectedCrs& crs) {
    try {
        return to_lon_lat(at, crs);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

bool lies_in_sweden(const std::optional<LonLat>& where) {
    return where && std::isfinite(where->lon_deg) && std::isfinite(where->lat_deg) &&
           in_sweden(*where);
}

}  // namespace

void note_if_swapped(ReadReport& report, const ReadContext& context) {
    if (context.crs.is_local() || report.extent.empty()) return;
    const GdalMessages quiet;
    const MapPoint middle{(report.extent.west_m + report.extent.east_m) / 2,
                          (report.extent.south_m + report.extent.north_m) / 2};
    const std::optional<LonLat> read = on_globe(middle, context.crs);
    if (lies_in_sweden(read)) return;
    const bool plane = lies_in_sweden(on_globe({middle.north_m, middle.east_m}, context.crs));
    const bool degrees = read && lies_in_sweden(LonLat{read->lat_deg, read->lon_deg});
    if (!plane && !degrees) return;
    report.notes.push_back(
        std::string("It lies outside Sweden, and would lie in it with ") +
        (degrees ? "longitude and latitude" : "east and north") +
        " exchanged: if they are, name its fields the other way round with --x and --y (x and y in "
        "a study).");
}

}  // namespace tk
