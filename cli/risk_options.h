#pragma once

#include <string>
#include <vector>

#include "cli/filter_options.h"
#include "cli/option_set.h"
#include "engine/analyses/risk_findings.h"
#include "engine/assess/assessment_parameters.h"
#include "layers/study.h"

namespace tk::cli {

/// What `risk` is asked: a study, which incidents and features of it, and how the model is made.
class RiskOptions {
public:
    void declare(OptionSet& options);
    /// @throws UsageError
    void check(const OptionSet& options);
    /// The study with the features, filter and defaults that were asked for; candidates and
    /// selection are then those of the command, else of the study's [analysis.risk].
    /// @throws InputError
    Study asked_study();
    /// What is asked for as the engine takes it, after asked_study().
    /// @param of the study: its density's bandwidth is what the model is compared with
    RiskTerrainOptions terrain_options(const AssessmentParameters& of) const;

    std::string study;
    std::string scenario, phase_date;
    std::string split;                  ///< a day; empty: none was asked for
    std::vector<std::string> surfaces;  ///< of light, cameras, sightlines
    double position_error_m = 0.0;      ///< 0: not known
    double area_share = 0.1;
    std::string increments = "half", operations = "both", effect = "raise", family = "auto";
    RiskCandidateOptions candidates;
    RiskSelectionOptions selection;

private:
    void take_defaults(const Study& of);

    FilterOptions filter_;
    StudyFilter checked_filter_;
    bool has_block_ = false, has_increments_ = false, has_folds_ = false, has_family_ = false,
         has_seed_ = false;
    double block_m_ = 100.0;
    int blocks_ = 3, folds_ = 5, seed_ = 1;
    std::vector<std::string> features_, without_;
};

}  // namespace tk::cli
