#pragma once

#include <string>
#include <string_view>

/// The names of what the map can show. Scripts give them to --show, saved views keep them.
namespace tk::layer_id {

// Vectors.
inline constexpr std::string_view incidents = "incidents";
inline constexpr std::string_view observations = "observations";
inline constexpr std::string_view lights = "lights";
inline constexpr std::string_view cameras = "cameras";
inline constexpr std::string_view masks = "masks";
inline constexpr std::string_view developments = "developments";
inline constexpr std::string_view buildings = "buildings";
inline constexpr std::string_view streets = "streets";
inline constexpr std::string_view trees = "trees";
inline constexpr std::string_view entrances = "entrances";
inline constexpr std::string_view areas = "areas";
inline constexpr std::string_view boundary = "boundary";
inline constexpr std::string_view drawings = "drawings";
inline constexpr std::string_view basemap = "basemap";

// Surfaces: as in results, but the cameras' is "coverage", since "cameras" are the points.
inline constexpr std::string_view hotspot = "hotspot";
inline constexpr std::string_view light = "light";
inline constexpr std::string_view coverage = "coverage";
inline constexpr std::string_view sightlines = "sightlines";
inline constexpr std::string_view place_index = "place_index";

/// Feature sets of the study are "features:NAME".
inline constexpr std::string_view features_prefix = "features:";
inline std::string features(std::string_view set) {
    return std::string(features_prefix) + std::string(set);
}

}  // namespace tk::layer_id
