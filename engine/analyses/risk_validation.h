#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/analyses/forecast_accuracy.h"
#include "engine/analyses/risk_sample.h"
#include "engine/analyses/risk_selection.h"
#include "engine/core/progress.h"

/// How well a risk terrain foretells what it was not fitted to.
namespace tk {

/// How many incidents lie where the scores are highest.
struct TopShare {
    double area_share = 0.0;  ///< of the cells that were taken: the whole number nearest below
    double hit_rate = 0.0;    ///< share of the incidents in them; NaN without incidents
    double pai = 0.0;  ///< predictive accuracy index: hit rate over area share (Chainey, Tompson &
                       ///< Uhlig 2008); 1 is chance
    double pei = 0.0;  ///< predictive efficiency index: hit rate over the highest that any choice
                       ///< of as many cells has (Hunt 2016); at most 1
};
/// Cells with equal scores at the end of the share count in part, as if they were taken by chance:
/// a model of few factors has many of them.
/// @param area_share (0, 1]; one cell at least is taken
TopShare top_share(std::span<const double> scores, std::span<const double> counts,
                   double area_share);

struct RiskAccuracy {
    double deviance = 0.0;       ///< Poisson's, mean for a cell
    double null_deviance = 0.0;  ///< the same where every cell is expected to have the mean
    TopShare top;
    AccuracyCurve curve;  ///< of the cells by what was foretold, those alike taken evenly
};

/// Each square of the map is foretold by a model that is chosen and fitted without it: elastic net,
/// stepwise regression and all.
/// @param area_share of the cells, for the hit rate
/// @returns none where the incidents are too few to be dealt out, or where one of the models cannot
///          be fitted, with `reason` set
std::optional<RiskAccuracy> accuracy_across_squares(const RiskSample& sample,
                                                    const RiskSelectionOptions& options,
                                                    double area_share, std::string& reason,
                                                    const Progress& progress = {});

/// A model chosen and fitted to the incidents before a day, and those from it on; and what a plain
/// density surface of the former says of the latter.
struct RiskSplitAccuracy {
    double before = 0.0, after = 0.0;  ///< incidents in the sample's cells
    RiskAccuracy model;  ///< its expected counts scaled to as many incidents as came after
    TopShare density;
    AccuracyCurve density_curve;
};
/// @param before, after counts by row of the sample
/// @param density by row, of the incidents before
/// @returns none where the incidents are too few or the model cannot be fitted, with `reason` set
std::optional<RiskSplitAccuracy> accuracy_over_time(
    const RiskSample& sample, const std::vector<double>& before, const std::vector<double>& after,
    std::span<const double> density, const RiskSelectionOptions& options, double area_share,
    std::string& reason, const Progress& progress = {});

/// The quartic kernel density of incidents at the sample's cells, by row: what a hotspot map says.
std::vector<double> density_in_sample(const RiskSample& sample, std::span<const Incident> incidents,
                                      double bandwidth_m, const Progress& progress = {});

/// The fold of each cell: squares of ten cells, or fewer where that leaves less than four squares a
/// fold, dealt out so that all folds have about as many incidents.
std::vector<int> square_folds(const RiskSample& sample, int folds, std::uint64_t seed);

}  // namespace tk
