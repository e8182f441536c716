#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/contour_lines.h"
#include "engine/surfaces/illuminance.h"
#include "viewer/background/assessment_service.h"
#include "viewer/map/city_shapes.h"
#include "viewer/session/view_state.h"

/// Lines of equal light on the map.
namespace tk {

/// In lux, ascending; empty for none. Classes: the means of P6 to P1 (engine/analyses).
std::vector<double> isoline_levels(Isolines which);
/// What is drawn where that is asked for: the classes P are of horizontal light at the ground, so
/// that other light has decades in their place.
Isolines isolines_of_light(Isolines asked, const IlluminanceOptions& light);
/// "0,5 · 1 · 2 · 5 · 10 · 20 · 50 lx".
std::string isoline_levels_text(std::span<const double> levels);

/// Up to so many metres to a pixel of a screen at 100 % they can be told apart, lamps standing 25
/// to 35 m apart; and up to this scale on a page.
inline constexpr double most_isoline_m = 0.8;
inline constexpr double most_isoline_denominator = 5000.0;

/// The lines of a part of a surface.
struct IsolineSet {
    std::uint64_t version = 0;  ///< of the surface
    std::vector<Extent> changed;
    std::uint64_t changed_since = 0;  ///< as SurfaceState has them
    std::vector<double> levels;
    Extent extent;  ///< of the cells that they are of
    std::vector<ContourLine> lines;
    ShapeChunks chunks;  ///< the same lines for the graphics card, part by part
};

/// What is to be drawn of a surface.
struct IsolineRequest {
    SurfaceState surface;
    std::vector<double> levels;
    Extent shown;
};

/// Whether the set has all that is asked for, as it stands now.
bool is_of(const IsolineSet& set, const IsolineRequest& request);

/// The lines of what is shown and of half as much around it. Call on a worker thread.
/// @throws Cancelled
IsolineSet isolines_of(const IsolineRequest& request, const Progress& progress = {});

/// Where a picture with the lines of `before` differs from one with those of `after`; either may
/// be null.
std::vector<Extent> isolines_between(const IsolineSet* before, const IsolineSet* after);

}  // namespace tk
