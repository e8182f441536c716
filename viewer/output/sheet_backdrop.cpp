#include "viewer/output/sheet_backdrop.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/provenance.h"
#include "layers/read_basemap.h"
#include "layers/read_basemap_layers.h"
#include "viewer/output/sheet_layout.h"
#include "viewer/text/reader_words.h"

namespace tk {
namespace {

/// A picture on paper needs no more, and a file with more is a burden to send.
constexpr double most_dots_per_inch = 200.0;
constexpr double most_pixels_across = 6000.0;

struct OpenedMap {
    std::size_t index = 0;  ///< of the page's backdrops
    Basemap map;
};

/// None where it is no picture; then its shapes are added, or what is wrong with it is said.
std::optional<Basemap> opened(const LayerRequest& request, const ProjectedCrs& crs,
                              SheetContent& content, std::vector<std::string>& problems,
                              const Progress& progress) {
    std::string problem;
    try {
        return Basemap(request, crs);
    } catch (const InputError& error) {
        problem = error_words(error);
    }
    try {
        for (FeatureSet& set :
             read_basemap_layers(request, ReadContext{.crs = crs, .progress = &progress}))
            content.backdrop_shapes.push_back(std::move(set));
        content.sources.push_back(source_name(request.source));
    } catch (const InputError&) {
        problems.push_back(std::move(problem));
    }
    return std::nullopt;
}

int pixels_along(double metres, double metres_per_px) {
    return static_cast<int>(std::lround(std::max(1.0, metres / metres_per_px)));
}

}  // namespace

std::vector<std::string> add_backdrops(SheetContent& content, const Paper& paper,
                                       const std::vector<LayerRequest>& maps,
                                       const ProjectedCrs& crs, const Progress& progress) {
    std::vector<std::string> problems;
    std::vector<OpenedMap> pictures;
    for (const LayerRequest& request : maps) {
        progress.check();
        std::optional<Basemap> map = opened(request, crs, content, problems, progress);
        if (!map) continue;
        SheetBackdrop backdrop;
        backdrop.attribution =
            map->attribution().empty() ? source_name(request.source) : map->attribution();
        content.backdrops.push_back(std::move(backdrop));
        pictures.push_back({content.backdrops.size() - 1, std::move(*map)});
    }
    if (pictures.empty()) return problems;
    // Only now: whose maps they are stands on the page, and takes room from what it shows.
    const Extent shown = extent_on_sheet(content, paper);
    const double east_m = shown.east_m - shown.west_m, north_m = shown.north_m - shown.south_m;
    const double dots = std::min(paper.dots_per_inch, most_dots_per_inch);
    const MmSize page = size_of(paper);
    const double across = std::min(most_pixels_across, page.width / 25.4 * dots);
    const double metres_per_px = std::max(east_m, north_m) / across;
    for (const OpenedMap& opened_map : pictures) {
        SheetBackdrop& backdrop = content.backdrops[opened_map.index];
        try {
            BasemapPicture read =
                opened_map.map.read(shown, pixels_along(east_m, metres_per_px),
                                    pixels_along(north_m, metres_per_px), {{}, progress.cancelled});
            backdrop.extent = read.extent;
            backdrop.width = read.width;
            backdrop.height = read.height;
            backdrop.rgba = std::move(read.rgba);
        } catch (const InputError& error) {
            problems.push_back(error_words(error));
        }
    }
    std::erase_if(content.backdrops, [](const SheetBackdrop& b) { return b.rgba.empty(); });
    return problems;
}

}  // namespace tk
