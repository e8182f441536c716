#pragma once

#include <string>

#include "cli/filter_options.h"
#include "cli/near_repeat_analysis.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/street_options.h"
#include "cli/verb.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `near-repeat`: whether more incidents than chance has it follow others soon and nearby.
class NearRepeatVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    void write(const IncidentRoles& found, const ReadContext& reading, const Progress& progress,
               Outcome& outcome) const;

    SourceOptions source_;
    FilterOptions filter_;
    OutputOptions output_;
    StreetOptions streets_;
    StudyFilter checked_filter_;
    NearRepeatAnalysis asked_;
    std::string crs_;
    std::string distance_bands_ = "0.1,100,200,300,400";
    std::string day_bands_ = "7,14,21,28";
};

}  // namespace tk::cli
