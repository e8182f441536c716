#include "viewer/map/seen_cells.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

constexpr double most_cells_across = 600.0;
constexpr double largest_cell_m = 2.0, smallest_cell_m = 0.25;

/// One rectangle for every unbroken run of cells of a row.
void add_runs(ShapeChunk& chunk, const Grid<float>& density, double least) {
    const GridSpec& spec = density.spec();
    const auto square = [&](int row, int begin, int end) {
        const double half = spec.cell_m / 2.0;
        const double west = spec.east_of_centre_m(begin) - half;
        const double east = spec.east_of_centre_m(end - 1) + half;
        const double south = spec.north_of_centre_m(row) - half, north = south + spec.cell_m;
        const auto first = static_cast<std::uint32_t>(chunk.xy.size() / 2);
        for (const MapPoint p : {MapPoint{west, south}, MapPoint{east, south},
                                 MapPoint{east, north}, MapPoint{west, north}}) {
            chunk.extent.add(p);
            chunk.xy.push_back(static_cast<float>(p.east_m - chunk.origin.east_m));
            chunk.xy.push_back(static_cast<float>(p.north_m - chunk.origin.north_m));
        }
        for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U})
            chunk.triangles.push_back(first + corner);
    };
    for (int row = 0; row < spec.rows; ++row) {
        const auto seen = [&](int col) { return static_cast<double>(density(row, col)) >= least; };
        for (int col = 0; col < spec.cols; ++col) {
            if (!seen(col)) continue;
            const int begin = col;
            while (col < spec.cols && seen(col)) ++col;
            square(row, begin, col);
        }
    }
}

}  // namespace

std::vector<ShapeChunk> seen_cells(const Camera& camera, std::span<const PrivacyMask> masks,
                                   const Obstacles& obstacles, SeenCellsOptions options) {
    if (!camera.focal_length_mm || !camera.sensor_width_mm)
        options.coverage.rule = PixelDensityRule::plane;
    const std::span<const DensityClass> classes = density_classes(options.coverage.standard);
    std::vector<ShapeChunk> chunks(classes.size());
    const double reach_m = std::min(camera_reach_m(camera, options.coverage), options.most_m);
    if (!(reach_m > 0.0)) return chunks;
    Extent reached;
    reached.add(camera.at);
    const GridSpec spec = grid_covering(reached.grown(reach_m), options.cell_m);
    Camera drawn = camera;
    drawn.range_m = std::min(camera.range_m.value_or(options.most_m), options.most_m);
    MaskedCameras cameras(&drawn, 1);
    cameras.masks = masks;
    const Grid<float> density = camera_coverage(cameras, obstacles, spec, options.coverage);
    for (std::size_t k = 0; k < classes.size(); ++k) {
        chunks[k].origin = camera.at;
        add_runs(chunks[k], density, classes[k].pixels_per_m);
    }
    return chunks;
}

double seen_cell_m(double metres_per_px, double reach_m) {
    const double fewest_m = 2.0 * reach_m / most_cells_across;
    double cell_m = largest_cell_m;
    while (cell_m > metres_per_px && cell_m > smallest_cell_m && cell_m / 2.0 >= fewest_m)
        cell_m /= 2.0;
    return cell_m;
}

}  // namespace tk
