#include "viewer/map/isolines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/analyses/isolux_levels.h"
#include "engine/analyses/lighting_class.h"
#include "viewer/map/legend_model.h"
#include "viewer/text/number_words.h"

namespace tk {
namespace {

/// Side of the parts that go to the graphics card.
constexpr double isoline_part_m = 150.0;

ShapeChunks isoline_chunks(const std::vector<ContourLine>& lines) {
    std::map<std::pair<std::int64_t, std::int64_t>, ShapeChunk> parts;
    const auto index = [](double at_m) {
        return static_cast<std::int64_t>(std::floor(at_m / isoline_part_m));
    };
    for (const ContourLine& line : lines)
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            const MapPoint a = line.points[i - 1], b = line.points[i];
            const std::int64_t row = index(a.north_m), col = index(a.east_m);
            ShapeChunk& part = parts[{row, col}];
            part.origin = {static_cast<double>(col) * isoline_part_m,
                           static_cast<double>(row) * isoline_part_m};
            part.extent.add(a);
            part.extent.add(b);
            for (const double value :
                 {a.east_m - part.origin.east_m, a.north_m - part.origin.north_m,
                  b.east_m - part.origin.east_m, b.north_m - part.origin.north_m, 0.0})
                part.segments.push_back(static_cast<float>(value));
        }
    ShapeChunks chunks;
    for (auto& [place, part] : parts) chunks.push_back(std::move(part));
    return chunks;
}

bool extent_holds(const Extent& all, const Extent& part) {
    return part.empty() || (all.west_m <= part.west_m && all.south_m <= part.south_m &&
                            all.east_m >= part.east_m && all.north_m >= part.north_m);
}

Extent extent_in_both(const Extent& a, const Extent& b) {
    return {std::max(a.west_m, b.west_m), std::max(a.south_m, b.south_m),
            std::min(a.east_m, b.east_m), std::min(a.north_m, b.north_m)};
}

/// What is in `all` and not in `hole`, as rectangles.
void add_without(std::vector<Extent>& rest, const Extent& all, const Extent& hole) {
    const Extent inner = extent_in_both(all, hole);
    if (inner.empty()) {
        rest.push_back(all);
        return;
    }
    for (const Extent& part : {Extent{all.west_m, inner.north_m, all.east_m, all.north_m},
                               Extent{all.west_m, all.south_m, all.east_m, inner.south_m},
                               Extent{all.west_m, inner.south_m, inner.west_m, inner.north_m},
                               Extent{inner.east_m, inner.south_m, all.east_m, inner.north_m}})
        if (part.west_m < part.east_m && part.south_m < part.north_m) rest.push_back(part);
}

}  // namespace

Isolines isolines_of_light(Isolines asked, const IlluminanceOptions& light) {
    return asked == Isolines::classes && !is_horizontal_at_ground(light) ? Isolines::decades
                                                                         : asked;
}

std::vector<double> isoline_levels(Isolines which) {
    std::vector<double> levels;
    if (which == Isolines::decades) levels.assign(isolux_levels.begin(), isolux_levels.end());
    if (which == Isolines::classes)
        for (const PClass& one : p_classes()) levels.push_back(one.mean_lux);
    std::sort(levels.begin(), levels.end());
    return levels;
}

std::string isoline_levels_text(std::span<const double> levels) {
    std::string words;
    for (const double level : levels)
        words += (words.empty() ? "" : " · ") + short_number_text(level);
    return words + "\u00A0lx";
}

bool is_of(const IsolineSet& set, const IsolineRequest& request) {
    return set.version == request.surface.version && set.levels == request.levels &&
           extent_holds(set.extent,
                        extent_in_both(request.shown, request.surface.grid->spec().extent()));
}

IsolineSet isolines_of(const IsolineRequest& request, const Progress& progress) {
    const SurfaceGrid& grid = *request.surface.grid;
    const double margin_m = 0.25 * ((request.shown.east_m - request.shown.west_m) +
                                    (request.shown.north_m - request.shown.south_m));
    IsolineSet set;
    set.version = request.surface.version;
    set.changed = request.surface.changed;
    set.changed_since = request.surface.changed_since;
    set.levels = request.levels;
    set.extent = extent_in_both(request.shown.grown(margin_m), grid.spec().extent());
    if (set.extent.empty()) return set;
    // A cell more: lines run between centres.
    const CellRange cells = cells_with_centre_in(grid.spec(), set.extent.grown(grid.spec().cell_m));
    if (cells.empty()) return set;
    set.lines = contour_lines(grid.window(cells), set.levels, progress);
    set.chunks = isoline_chunks(set.lines);
    return set;
}

std::vector<Extent> isolines_between(const IsolineSet* before, const IsolineSet* after) {
    if (before == after) return {};
    if (before == nullptr) return {after->extent};
    if (after == nullptr) return {before->extent};
    const bool follows = before->version == after->version ||
                         (after->changed_since == before->version && before->version != 0);
    if (before->levels != after->levels || !follows) return {before->extent, after->extent};
    std::vector<Extent> between;
    add_without(between, after->extent, before->extent);
    add_without(between, before->extent, after->extent);
    if (before->version != after->version)
        between.insert(between.end(), after->changed.begin(), after->changed.end());
    return between;
}

}  // namespace tk
