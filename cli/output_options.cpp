#include "cli/output_options.h"

#include <algorithm>

namespace tk::cli {

void OutputOptions::declare(OptionSet& options, const std::string& help) {
    options.text("--out", "FILE", path_, help);
    options.flag("--overwrite", overwrite_,
                 "replace a file or table that this program made (never another)");
}

void OutputOptions::check(const std::vector<std::string>& endings) const {
    if (path_.empty()) return;
    std::string expected;
    for (const std::string& ending : endings) {
        if (path_.size() > ending.size() && path_.ends_with(ending)) return;
        expected += (expected.empty() ? "" : " or ") + ending;
    }
    throw UsageError("--out: '" + path_ + "' must end in " + expected);
}

}  // namespace tk::cli
