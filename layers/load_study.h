#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/assess/assessment_parameters.h"
#include "engine/core/input_error.h"
#include "engine/scenario/edit.h"
#include "engine/town/incident_filter.h"
#include "engine/town/town.h"
#include "layers/read_context.h"
#include "layers/read_report.h"
#include "layers/scenario_edits.h"
#include "layers/study.h"

namespace tk {

/// A study with everything read that it names: what an assessment needs.
struct LoadedStudy {
    ReadContext context;
    std::shared_ptr<const Town> town = {};
    AssessmentParameters parameters = {};  ///< without the surfaces for which nothing is known
    std::vector<Scenario> scenarios = {};  ///< in the study's order
    /// Of each scenario all edits, with those that are switched off.
    std::vector<std::vector<ScenarioEdit>> edits = {};
    IncidentFilter filter = {};  ///< applied to the hotspot surface's incidents
    /// What the density is relative to; null: to nothing.
    std::shared_ptr<const std::vector<WeightedPoint>> hotspot_baseline = {};
    std::vector<ReadReport> reports = {};  ///< a layer each, in the order read
    std::vector<std::string> notes = {};   ///< what was chosen or left out, in sentences
    /// Scenarios that were left out: name and why.
    std::vector<std::pair<std::string, InputError>> unreadable = {};
    std::vector<std::string> sources = {};  ///< all files and connections that were read
};

struct LoadOptions {
    std::optional<std::chrono::year_month_day> phase_date;
    /// Only this scenario; empty: all.
    std::string scenario;
    /// Computes the sun's height at the place and time of each incident whose hour is known.
    bool sun_heights = false;
    /// A scenario that cannot be read is left out, and told in LoadedStudy::unreadable; else the
    /// study cannot be read.
    bool without_unreadable_scenarios = false;
};

/// Reads all layers of a study into metres of one CRS, builds its town, reads its scenarios and
/// lays its grid. Incidents are those that meet [analysis.hotspot]'s filter.
/// @throws InputError, Cancelled
LoadedStudy load_study(const Study& study, const LoadOptions& options, const Progress& progress);

}  // namespace tk
