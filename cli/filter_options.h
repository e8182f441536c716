#pragma once

#include <string>
#include <vector>

#include "cli/option_set.h"
#include "layers/study.h"

namespace tk::cli {

/// --from, --to, --category, --hours, --weekdays, --darkness: which incidents count. Every verb
/// that takes incidents has them.
struct FilterOptions {
    std::string from;
    std::string to;
    std::vector<std::string> categories;
    std::string hours;
    std::string weekdays;
    std::string darkness;

    void declare(OptionSet& options);
    /// The same words, checked. @throws UsageError
    StudyFilter checked() const;
};

}  // namespace tk::cli
