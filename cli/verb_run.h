#pragma once

#include <string>

#include "cli/output_options.h"
#include "cli/verb.h"

namespace tk::cli {

/// `run`: everything a study asks for, for today and every scenario, into one GeoPackage.
class RunVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    std::string study_;
    OutputOptions output_;
    std::string scenario_;
    std::string phase_date_;
    bool with_incidents_ = false;
    bool with_streets_ = false;
};

}  // namespace tk::cli
