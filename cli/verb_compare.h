#pragma once

#include <string>

#include "cli/output_options.h"
#include "cli/verb.h"

namespace tk::cli {

/// `compare`: the difference of two surfaces, in all and by area.
class CompareVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    std::string before_;
    std::string after_;
    std::string areas_;
    std::string csv_;
    OutputOptions output_;
};

}  // namespace tk::cli
