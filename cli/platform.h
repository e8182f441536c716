#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

namespace tk::cli {

/// The most memory this process has held, in MiB; 0 where the system does not tell.
double peak_memory_mb();

/// The day that it is here, by the system's clock and time zone.
std::chrono::year_month_day today();

/// Whether what is written to standard error is read by a person at a terminal.
bool error_stream_is_terminal();

/// From now on Ctrl-C sets the flag that is returned; a second Ctrl-C ends the process at once.
const std::atomic<bool>& watch_for_interrupt();

/// Runs another program that lies in the folder of this one, in this one's place where the system
/// can, and gives its exit code. @throws InputError if it is not there or cannot be started
int run_beside(const std::string& program, const std::vector<std::string>& words);

}  // namespace tk::cli
