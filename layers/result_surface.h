#pragma once

#include <memory>
#include <span>
#include <string>

#include "engine/assess/assessment_parameters.h"
#include "engine/scenario/edit.h"
#include "engine/town/town.h"
#include "layers/raster_description.h"
#include "layers/raster_style.h"
#include "layers/vector_layer.h"

/// What a result says of an assessment's surfaces, and how it draws them: alike whoever writes it.
namespace tk {

/// "light_today": title, words, unit and kind. @param parameters of today's assessment
RasterDescription describe_today(Surface surface, const AssessmentParameters& parameters);
/// "light_forslag_b".
RasterDescription describe_plan(Surface surface, const AssessmentParameters& parameters,
                                const std::string& scenario);
/// "light_forslag_b_change".
RasterDescription describe_change(Surface surface, const AssessmentParameters& parameters,
                                  const std::string& scenario);

/// "Vertical illuminance 1.5 m above the ground, facing 90 degrees".
std::string light_in_words(const IlluminanceOptions& options);

/// One scale for today and every plan: up to 20 lx, 250 px/m, index 100, or today's highest value.
RasterStyle style_of_levels(Surface surface, const GridRows& today);
/// One scale for the changes of all plans, with orange for what gets worse.
RasterStyle style_of_changes(Surface surface, std::span<const Grid<float>* const> changes);
/// The same in a ramp of blue and orange.
RasterStyle style_of_changes(ColourRamp ramp, std::span<const Grid<float>* const> changes);

/// What a scenario does, one edit a row, in words.
VectorLayer scenario_changes(const std::string& name, const Scenario& scenario, const Town& today);

}  // namespace tk
