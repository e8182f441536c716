#include "engine/surfaces/camera_findings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/places_watched.h"

namespace tk {
namespace {

double share_covered(double part, double all) {
    return all > 0.0 ? part / all : std::numeric_limits<double>::quiet_NaN();
}

bool is_counted(MapPoint at, const std::optional<MultiPolygon>& boundary) {
    return !boundary || contains(*boundary, at);
}

Extent extent_of_segment(MapPoint a, MapPoint b) {
    Extent extent;
    extent.add(a);
    extent.add(b);
    return extent;
}

LineCoverage covered_of_segment(MapPoint from, MapPoint to, const PlacesWatched& places,
                                const std::optional<MultiPolygon>& boundary) {
    const PlacesWatched::Watch watch = places.over(extent_of_segment(from, to));
    LineCoverage covered;
    each_piece(from, to, [&](MapPoint middle, double length_m) {
        if (!is_counted(middle, boundary)) return;
        const double density = places.density_at(middle, watch);
        if (std::isnan(density)) return;
        covered.length_m += length_m;
        if (density > 0.0) covered.covered_m += length_m;
    });
    return covered;
}

}  // namespace

double LineCoverage::covered_share() const {
    return share_covered(covered_m, length_m);
}

LineCoverage covered_length(std::span<const Line> lines, const MaskedCameras& cameras,
                            const Obstacles& obstacles, const CameraCoverageOptions& options,
                            const std::optional<MultiPolygon>& boundary, const Progress& progress) {
    const PlacesWatched places(cameras, obstacles, options);
    std::vector<LineCoverage> of_line(lines.size());
    parallel_for(
        lines.size(),
        [&](std::size_t i) {
            for (std::size_t k = 1; k < lines[i].size(); ++k) {
                const LineCoverage part =
                    covered_of_segment(lines[i][k - 1], lines[i][k], places, boundary);
                of_line[i].length_m += part.length_m;
                of_line[i].covered_m += part.covered_m;
            }
        },
        progress);
    LineCoverage all;
    for (const LineCoverage& line : of_line) {
        all.length_m += line.length_m;
        all.covered_m += line.covered_m;
    }
    return all;
}

double IncidentCoverage::covered_share() const {
    return share_covered(covered.weight, outdoors.weight);
}

IncidentCoverage covered_incidents(std::span<const Incident> incidents,
                                   const MaskedCameras& cameras, const Obstacles& obstacles,
                                   const CameraCoverageOptions& options,
                                   const std::optional<MultiPolygon>& boundary,
                                   const Progress& progress) {
    constexpr std::size_t block = 256;
    constexpr double not_counted = -1.0;
    const PlacesWatched places(cameras, obstacles, options);
    std::vector<double> densities(incidents.size(), not_counted);
    const auto look = [&](std::size_t b) {
        for (std::size_t i = b * block; i < std::min(incidents.size(), (b + 1) * block); ++i) {
            const MapPoint at = incidents[i].at;
            if (is_counted(at, boundary))
                densities[i] = places.density_at(at, places.over(extent_of_segment(at, at)));
        }
    };
    parallel_for((incidents.size() + block - 1) / block, look, progress);

    const std::span<const DensityClass> classes = density_classes(options.standard);
    IncidentCoverage sums;
    sums.of_class.resize(classes.size());
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (densities[i] == not_counted) continue;
        (std::isnan(densities[i]) ? sums.in_buildings : sums.outdoors).add(incidents[i]);
        if (densities[i] > 0.0) sums.covered.add(incidents[i]);
        for (std::size_t k = 0; k < classes.size(); ++k)
            if (densities[i] >= classes[k].pixels_per_m) sums.of_class[k].add(incidents[i]);
    }
    return sums;
}

double covered_and_lit_share(const GridRows& density, const GridRows& lux, double least_lux) {
    if (density.spec() != lux.spec())
        throw std::invalid_argument("covered and lit: the grids are not alike");
    std::size_t with_data = 0, lit = 0;
    for (int row = 0; row < density.spec().rows; ++row) {
        const std::span<const float> seen = density.row(row), light = lux.row(row);
        for (std::size_t col = 0; col < seen.size(); ++col) {
            if (std::isnan(seen[col])) continue;
            ++with_data;
            lit += seen[col] > 0.0f && static_cast<double>(light[col]) >= least_lux;
        }
    }
    return share_covered(static_cast<double>(lit), static_cast<double>(with_data));
}

}  // namespace tk
