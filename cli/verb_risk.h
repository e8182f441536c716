#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/output_options.h"
#include "cli/risk_options.h"
#include "cli/risk_result.h"
#include "cli/verb.h"
#include "engine/analyses/risk_sample.h"
#include "layers/load_study.h"
#include "layers/study.h"

namespace tk::cli {

/// `risk`: which features of places incidents go with, and the relative risk of every place.
class RiskVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    RiskGround ground_of(std::shared_ptr<const Town> town, const LoadedStudy& loaded,
                         const Progress& progress) const;
    Json parameters(const LoadedStudy& loaded, const RiskFindings& findings) const;
    void tell_plan(const LoadedStudy& loaded, const Grid<float>& today, const Grid<float>& plan,
                   Outcome& outcome) const;
    void write(const Grid<float>& scores, const RiskTerrain& terrain, const LoadedStudy& loaded,
               const Progress& progress, Outcome& outcome) const;

    RiskOptions asked_;
    OutputOptions output_;
};

}  // namespace tk::cli
