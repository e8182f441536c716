#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/analyses/coefficient_sign.h"
#include "engine/analyses/risk_variables.h"
#include "engine/core/progress.h"
#include "engine/town/incident.h"

/// What a risk terrain is fitted to: incidents by cell, and beside them every variable that may go
/// with them.
namespace tk {

enum class RiskIncrements { whole, half };
enum class RiskOperations { proximity, density, both };

/// Which variables are tried, in the words of RTMDx.
struct RiskCandidateOptions {
    double block_m = 100.0;  ///< a block's length; finite and > 0
    int blocks = 3;          ///< how many of them a feature reaches at most; >= 1
    RiskIncrements increments = RiskIncrements::half;  ///< distances by whole blocks or half ones
    RiskOperations operations = RiskOperations::both;
    double position_error_m = 0.0;  ///< how far incidents may lie from where they are put; >= 0
    std::vector<std::string> without = {};  ///< sets that are left out
};

/// The variables of one feature set: blocks x (1 or 2 increments) x (1 or 2 operations).
/// @throws std::invalid_argument for an option out of its range
std::vector<RiskVariable> feature_candidates(const std::string& set,
                                             const RiskCandidateOptions& options);

/// The same of a set that has no points and no polygons, or of any: density only where there is
/// something to be dense.
std::vector<RiskVariable> feature_candidates(const FeatureSet& set,
                                             const RiskCandidateOptions& options);

/// Mean and spread of a surface within the position error, or within half a cell where that is
/// more.
std::vector<RiskVariable> surface_candidates(const std::string& surface, double cell_m,
                                             const RiskCandidateOptions& options);

/// Cells with a value of every variable, and what is known of each.
struct RiskSample {
    GridSpec spec;
    std::vector<Cell> cells;              ///< within the boundary; one a row, from the north-west
    std::vector<RiskVariable> variables;  ///< frozen by these cells
    std::vector<std::vector<double>> values;  ///< by variable and row, as regression_value()
    std::vector<double> counts;               ///< weights of incidents added up, by row
    std::int64_t elsewhere = 0;               ///< incidents in none of the cells
    std::int64_t without_value = 0;           ///< cells left out: a surface has no value there
    RiskCandidateOptions options;

    double incidents() const;
};

/// Measures all candidates of the ground's sets (risk_set_names()) and surfaces in the cells of
/// `spec` whose centre lies within the town's boundary.
/// @throws InputError if a set or surface is named after the background of people
///         (is_population_background()), a set that is left out is not there, or there is no cell;
///         std::invalid_argument; Cancelled
RiskSample risk_sample(const RiskGround& ground, std::span<const Incident> incidents,
                       const GridSpec& spec, const RiskCandidateOptions& options,
                       const Progress& progress = {});

/// The counts of other incidents in the sample's cells, such as those of a period.
std::vector<double> counts_in_sample(const RiskSample& sample, std::span<const Incident> incidents);

}  // namespace tk
