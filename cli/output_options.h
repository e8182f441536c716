#pragma once

#include <string>
#include <vector>

#include "cli/option_set.h"

namespace tk::cli {

/// --out and --overwrite: where a result goes.
class OutputOptions {
public:
    void declare(OptionSet& options, const std::string& help);
    /// @throws UsageError when the ending is none of `endings`
    void check(const std::vector<std::string>& endings) const;

    bool given() const { return !path_.empty(); }
    const std::string& path() const { return path_; }
    bool overwrite() const { return overwrite_; }

private:
    std::string path_;
    bool overwrite_ = false;
};

}  // namespace tk::cli
