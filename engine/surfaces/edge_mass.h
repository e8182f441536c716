#pragma once

#include <memory>

#include "engine/core/geometry.h"
#include "engine/core/progress.h"
#include "engine/surfaces/kernel_density.h"

namespace tk {

/// e(x): how much of the kernel around x lies in the study area, 0 to 1. Exact: the kernel's mass
/// beyond the edge is a closed integral along it (for gaussian by quadrature, to 1e-10).
class EdgeMass {
public:
    /// @param window as geometry.h describes it
    /// @throws std::invalid_argument for a bandwidth that is not finite and > 0
    EdgeMass(const MultiPolygon& window, KernelShape shape, double bandwidth_m);
    ~EdgeMass();
    EdgeMass(EdgeMass&&) noexcept;

    /// @param x a finite place, inside the window or not
    double at(MapPoint x) const;
    /// By the even-odd rule, as contains().
    bool inside(MapPoint x) const;

    /// At the centre of every cell; NaN where that lies outside the window.
    /// @throws Cancelled
    Grid<double> over(const GridSpec& spec, const Progress& progress = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tk
