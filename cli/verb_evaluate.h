#pragma once

#include <string>

#include "cli/evaluate_study.h"
#include "cli/filter_options.h"
#include "cli/follow_up_from_incidents.h"
#include "cli/source_options.h"
#include "cli/verb.h"

namespace tk::cli {

/// `evaluate`: did a measure work. From incidents and areas, from counts, or from two rates; and
/// what published effects let expect of it.
class EvaluateVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    void check_form(const OptionSet& options) const;
    void check_study(const OptionSet& options) const;
    void check_incidents();
    Outcome from_counts() const;
    Outcome from_rates() const;
    Outcome written_effects() const;
    Outcome from_incidents(const Context& context) const;
    MultiPolygon seen_by_cameras(const ReadContext& reading, std::vector<std::string>& notes) const;

    SourceOptions source_;
    FilterOptions filter_;
    FollowUpTask task_;
    StudyQuestion study_;
    std::string treated_cameras_;
    std::string buildings_;
    AreaWeights weights_;
    std::string counts_;
    std::string rates_;
    std::string crs_;
    std::string treated_;
    std::string control_;
    std::string buffer_;
    std::string control_buffer_;
    std::string date_;
    std::string series_;
    std::string time_weights_;
    std::string area_weights_;
    std::string overdispersion_;
    std::string write_effects_;
    bool overwrite_ = false;
    int seed_ = 1;
};

}  // namespace tk::cli
