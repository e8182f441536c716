#include "layers/photometry_planes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/core/compass.h"

namespace tk {
namespace {

constexpr double full_circle_deg = 360.0;
/// Mirroring and turning may move a direction in its last digits.
constexpr double same_direction_deg = 1e-6;

struct PlacedPlane {
    double c_deg = 0.0;
    std::size_t from = 0;
};

double placed_at(double c_deg) {
    const double turned = normalised_bearing_deg(c_deg);
    return turned > full_circle_deg - same_direction_deg || turned < same_direction_deg ? 0.0
                                                                                        : turned;
}

std::vector<PlacedPlane> placed_planes(const std::vector<double>& c_deg, PlaneSymmetry symmetry,
                                       double turn_deg) {
    const bool across_0 = symmetry == PlaneSymmetry::c0_c180 || symmetry == PlaneSymmetry::both;
    const bool across_90 = symmetry == PlaneSymmetry::c90_c270 || symmetry == PlaneSymmetry::both;
    std::vector<PlacedPlane> planes;
    const auto place_all = [&](double start_deg, double sense) {
        for (std::size_t i = 0; i < c_deg.size(); ++i)
            planes.push_back({placed_at(start_deg + sense * c_deg[i] + turn_deg), i});
    };
    place_all(0.0, 1.0);
    if (across_90) place_all(180.0, -1.0);
    if (across_0) place_all(0.0, -1.0);
    if (across_0 && across_90) place_all(180.0, 1.0);
    std::stable_sort(planes.begin(), planes.end(),
                     [](const PlacedPlane& a, const PlacedPlane& b) { return a.c_deg < b.c_deg; });
    planes.erase(std::unique(planes.begin(), planes.end(),
                             [](const PlacedPlane& a, const PlacedPlane& b) {
                                 return b.c_deg - a.c_deg < same_direction_deg;
                             }),
                 planes.end());
    return planes;
}

/// The plane at 0, between the last before it and the first after it.
std::vector<double> plane_across_0(const MeasuredPlanes& measured, const PlacedPlane& before,
                                   const PlacedPlane& after) {
    const std::size_t angles = measured.gamma_deg.size();
    const double gap = full_circle_deg - before.c_deg + after.c_deg;
    const double share = (full_circle_deg - before.c_deg) / gap;
    std::vector<double> cd(angles);
    for (std::size_t g = 0; g < angles; ++g)
        cd[g] = (1.0 - share) * measured.cd[before.from * angles + g] +
                share * measured.cd[after.from * angles + g];
    return cd;
}

}  // namespace

bool closes_circle(const std::vector<double>& c_deg) {
    double widest = 0.0;
    for (std::size_t i = 0; i + 1 < c_deg.size(); ++i)
        widest = std::max(widest, c_deg[i + 1] - c_deg[i]);
    return full_circle_deg - c_deg.back() + c_deg.front() <= 1.5 * widest;
}

bool ends_meet(const MeasuredPlanes& measured) {
    const double most = *std::max_element(measured.cd.begin(), measured.cd.end());
    const std::size_t angles = measured.gamma_deg.size();
    const std::size_t last = measured.cd.size() - angles;
    for (std::size_t g = 0; g < angles; ++g)
        if (std::abs(measured.cd[last + g] - measured.cd[g]) > 0.01 * most) return false;
    return true;
}

void set_planes(Photometry& photometry, const MeasuredPlanes& measured, PlaneSymmetry symmetry,
                double turn_deg) {
    const std::size_t angles = measured.gamma_deg.size();
    photometry.gamma_deg = measured.gamma_deg;
    photometry.c_deg.clear();
    photometry.intensity_cd.clear();
    std::vector<PlacedPlane> planes;
    if (symmetry == PlaneSymmetry::all_round)
        planes = {{0.0, 0}};
    else
        planes = placed_planes(measured.c_deg, symmetry, turn_deg);
    if (planes.front().c_deg != 0.0) {
        photometry.c_deg.push_back(0.0);
        photometry.intensity_cd = plane_across_0(measured, planes.back(), planes.front());
    }
    for (const PlacedPlane& plane : planes) {
        photometry.c_deg.push_back(plane.c_deg);
        const auto first = measured.cd.begin() + static_cast<std::ptrdiff_t>(plane.from * angles);
        photometry.intensity_cd.insert(photometry.intensity_cd.end(), first,
                                       first + static_cast<std::ptrdiff_t>(angles));
    }
    photometry.c_deg.push_back(full_circle_deg);
    const std::vector<double> first(
        photometry.intensity_cd.begin(),
        photometry.intensity_cd.begin() + static_cast<std::ptrdiff_t>(angles));
    photometry.intensity_cd.insert(photometry.intensity_cd.end(), first.begin(), first.end());
}

}  // namespace tk
