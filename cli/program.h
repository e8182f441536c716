#pragma once

#include <atomic>
#include <iosfwd>
#include <string>
#include <vector>

namespace tk::cli {

/// Exit status of the program.
enum ExitStatus : int {
    exit_done = 0,
    exit_impossible = 1,  ///< bad input, no space, ...
    exit_usage = 2,       ///< the command's words are off
    exit_defect = 3,      ///< a defect of ours
    exit_interrupted = 130,
};

/// Runs one command. `words` are those after the program's name; results go to `out`, all talk
/// to `err`. On an error nothing is written to `out`.
/// @param interrupted set when the user wants it to stop; may be null
int run_program(const std::vector<std::string>& words, std::ostream& out, std::ostream& err,
                const std::atomic<bool>* interrupted = nullptr);

}  // namespace tk::cli
