#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/edit.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/surfaces/illuminance.h"
#include "engine/surfaces/kernel_density.h"
#include "engine/surfaces/place_index.h"
#include "engine/surfaces/surveillance.h"
#include "engine/town/town.h"

namespace tk {

/// The surfaces of an Assessment, in the order in which they are computed.
enum class Surface { hotspot, light, cameras, sightlines, place_index };

inline constexpr std::array<Surface, 5> all_surfaces{
    Surface::hotspot, Surface::light, Surface::cameras, Surface::sightlines, Surface::place_index};

/// The name that results bear, before "_today": "hotspot", "light", "cameras", "sightlines",
/// "place_index".
std::string_view surface_name(Surface surface);

struct AssessmentParameters;

/// In what a surface's values are: "lx", "px/m", "0-100" for the place index, "index" for
/// sightlines, and for the hotspot surface what its parameters say.
std::string surface_unit(Surface surface, const AssessmentParameters& parameters);

/// Density of incidents: which, and how they are spread. No edit changes it.
struct HotspotParameters {
    /// Already filtered and weighted. Shared, not copied, by every assessment.
    std::shared_ptr<const std::vector<WeightedPoint>> incidents;
    /// As many as incidents, for an adaptive surface; null for one of one bandwidth.
    std::shared_ptr<const std::vector<double>> point_bandwidths_m;
    /// Its own point_bandwidths_m stay empty. The default scale gives incidents per km².
    KernelDensityOptions kernel{.scale = 1e6};
    std::string unit = "1/km2";  ///< what kernel.scale makes of it
    /// A surface made in another way (corrected at the edge, relative to another), on the study's
    /// grid: taken as it is, in place of all above but the unit.
    std::shared_ptr<const Grid<float>> made;
};

struct LightParameters {
    double cell_m = 1.0;
    IlluminanceOptions options;
};

struct CameraParameters {
    double cell_m = 5.0;
    CameraCoverageOptions options;
};

/// Natural surveillance.
struct SightlinesParameters {
    double cell_m = 5.0;
    SurveillanceOptions options = {};
};

/// What an Assessment computes, and how. What is left out here is left out of today's and of every
/// scenario's assessment alike, so that their maps can be compared.
struct AssessmentParameters {
    GridSpec grid;  ///< the study's cells: of the hotspot surface and the place index
    std::optional<HotspotParameters> hotspot = HotspotParameters{};
    std::optional<LightParameters> light = LightParameters{};
    std::optional<CameraParameters> cameras = CameraParameters{};
    /// Left out unless asked for: in a large town it takes longer than all others.
    std::optional<SightlinesParameters> sightlines = std::nullopt;
    /// A density ramp that is not given is taken from today's density, once.
    std::optional<PlaceIndexParameters> place_index = PlaceIndexParameters{};
};

/// The parameters without what nothing is known for: no hotspot surface without incidents, no
/// sightlines without buildings and entrances, and no light or cameras where neither today's town
/// nor any scenario has one (a town all dark because its lamps are not in the study is no finding).
AssessmentParameters without_unknown_surfaces(AssessmentParameters parameters, const Town& today,
                                              std::span<const Scenario> scenarios = {});

/// Where the surface's cells lie: the study's grid, or the cells of light or cameras that cover it.
/// @throws std::invalid_argument for a surface that is left out, or a cell size as grid_covering()
GridSpec spec_of(Surface surface, const AssessmentParameters& parameters);

}  // namespace tk
