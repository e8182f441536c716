#pragma once

#include "cli/output_options.h"
#include "cli/risk_options.h"
#include "cli/verb.h"
#include "engine/analyses/risk_terrain.h"
#include "engine/grid/grid.h"
#include "layers/load_study.h"

namespace tk::cli {

/// `risk`: which features of places incidents go with, and the relative risk of every place.
class RiskVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    void write(const Grid<float>& scores, const RiskTerrain& terrain, const LoadedStudy& loaded,
               const Progress& progress, Outcome& outcome) const;

    RiskOptions asked_;
    OutputOptions output_;
};

}  // namespace tk::cli
