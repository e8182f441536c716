#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

namespace tk::cli {

/// One line on a terminal that shows how far work has come; appears once it has lasted a second.
class ProgressBar {
public:
    ProgressBar(std::ostream& out, bool shown);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void begin(const std::string& part);
    void at(double share);
    /// Takes the line away.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    std::ostream& out_;
    bool shown_;
    bool drawn_ = false;
    std::string part_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point last_drawn_ = started_;
};

}  // namespace tk::cli
