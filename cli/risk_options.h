#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/filter_options.h"
#include "cli/option_set.h"
#include "layers/study.h"

namespace tk::cli {

/// What `risk` is asked: a study, which incidents and features of it, and how the model is made.
class RiskOptions {
public:
    void declare(OptionSet& options);
    /// @throws UsageError
    void check(const OptionSet& options);
    /// The study with the features and filter that were asked for; `model` is then what the command
    /// says, else what the study's [analysis.risk] does.
    /// @throws InputError
    Study asked_study();

    std::string study;
    std::string scenario, phase_date;
    RiskAnalysis model;

private:
    void take_defaults(const Study& of);

    FilterOptions filter_;
    StudyFilter checked_filter_;
    RiskAnalysis said_;            ///< by the command
    std::set<std::string> given_;  ///< names of the options that it gives
    std::vector<std::string> features_;
};

}  // namespace tk::cli
