#pragma once

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/program.h"

namespace tk::test {

/// What a command said and how it ended.
struct CommandResult {
    int status = 0;
    std::string out;
    std::string err;

    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// Runs the program in this process.
inline CommandResult command(const std::vector<std::string>& words) {
    std::ostringstream out, err;
    CommandResult result;
    result.status = cli::run_program(words, out, err);
    result.out = out.str();
    result.err = err.str();
    return result;
}

}  // namespace tk::test
