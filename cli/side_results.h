#pragma once

#include <string>
#include <vector>

#include "cli/study_result.h"

/// What `run` tells of today and of each scenario in numbers, besides its maps.
namespace tk::cli {

/// Of the streets of that side's town, at the hour of its light.
/// @throws InputError where the study has no streets or no light; Cancelled
std::vector<PathLighting> light_along_streets(const StudyResult& result, const Assessment& side,
                                              const Progress& progress);

/// What the cameras cover, a row a side: `scenario` (null: today) and what coverage_as_json() has.
/// Without the surface of cameras an empty list.
/// @throws Cancelled
Json coverage_of_sides(const StudyResult& result, const Progress& progress);

/// What the light along streets amounts to, a row a side: `scenario` (null: today), `table`,
/// `streets`, `length_m`, the length by the P class reached, `energy_kwh_per_year`,
/// `lamps_without_power`, `streets_brighter` and `streets_darker` than today by the mean.
Json lighting_of_sides(const StudyResult& result);

/// The same for people, a column a side. @param coverage, lighting as above; may be empty
std::string side_table(const Json& coverage, const Json& lighting);

}  // namespace tk::cli
