#pragma once

#include <string>

#include "cli/source_options.h"
#include "cli/verb.h"

namespace tk::cli {

/// `info`: what is in a file, a service or a study.
class InfoVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    SourceOptions source_;
    std::string role_;
};

}  // namespace tk::cli
