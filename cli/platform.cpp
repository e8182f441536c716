// The one file that knows the operating system.
#include "cli/platform.h"

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "engine/core/input_error.h"
#include "layers/output_file.h"

#ifdef _WIN32
#include <io.h>
#include <process.h>
#include <stdio.h>
#include <windows.h>
#else
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace tk::cli {
namespace {

std::atomic<bool> signal_came = false;
static_assert(std::atomic<bool>::is_always_lock_free, "needed in a signal handler");

extern "C" void on_interrupt(int) {
    if (signal_came.exchange(true)) std::_Exit(130);
    std::signal(SIGINT, on_interrupt);
}

}  // namespace

double peak_memory_mb() {
#ifdef _WIN32
    return 0.0;
#else
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) != 0) return 0.0;
#ifdef __APPLE__
    return static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
#else
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
#endif
#endif
}

std::chrono::year_month_day today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
#ifdef _WIN32
    localtime_s(&parts, &now);
#else
    localtime_r(&now, &parts);
#endif
    return {std::chrono::year{parts.tm_year + 1900},
            std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
            std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
}

bool error_stream_is_terminal() {
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) == 1;
#endif
}

const std::atomic<bool>& watch_for_interrupt() {
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
    return signal_came;
}

int run_beside(const std::string& program, const std::vector<std::string>& words) {
    namespace fs = std::filesystem;
#ifdef _WIN32
    wchar_t own[MAX_PATH] = {};
    GetModuleFileNameW(nullptr, own, MAX_PATH);
    const fs::path path = fs::path(own).parent_path() / (program + ".exe");
#else
    std::error_code unknown;
    const fs::path own = fs::read_symlink("/proc/self/exe", unknown);
    const fs::path path = own.parent_path() / program;
#endif
    std::error_code missing;
    if (!fs::exists(path, missing))
        throw InputError(program, "is not installed beside this program",
                         "build or install it: cmake --build BUILD --target tryggkarta_viewer");
    std::vector<std::string> all{utf8(path)};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> pointers;
    for (std::string& word : all) pointers.push_back(word.data());
    pointers.push_back(nullptr);
#ifdef _WIN32
    const auto code = _spawnv(_P_WAIT, all.front().c_str(), pointers.data());
    if (code >= 0) return static_cast<int>(code);
#else
    execv(all.front().c_str(), pointers.data());
#endif
    throw InputError(program, "cannot be started", "check that it may be executed");
}

}  // namespace tk::cli
