#pragma once

#include <span>
#include <vector>

#include "cli/verb.h"
#include "engine/analyses/path_lighting.h"

namespace tk::cli {

/// Adds `streets` to a result: of each street its values, the classes that they reach and its
/// lamps; and a table of them to the text.
void add_path_lighting(std::span<const PathLighting> paths, Outcome& outcome);

/// Classes reached, as an object: {"P": "P3", "C": null, ...}.
Json classes_as_json(const LightingClasses& classes);

/// What is said wherever classes are.
inline constexpr const char* classes_are_unchecked =
    "Lighting classes are read from a table of EN 13201-2:2015 that was not checked against the "
    "standard: they say which values the computed ones reach, not that a standard is met.";

}  // namespace tk::cli
