#pragma once

#include <string>

#include "cli/verb.h"

namespace tk::cli {

/// `view`: opens the window, which is a program of its own beside this one.
class ViewVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    std::string study_;
};

}  // namespace tk::cli
