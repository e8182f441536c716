#include "cli/progress_bar.h"

#include <algorithm>
#include <ostream>

namespace tk::cli {
namespace {

constexpr auto patience = std::chrono::seconds(1);
constexpr auto between_drawings = std::chrono::milliseconds(100);
constexpr int width = 30;

}  // namespace

ProgressBar::ProgressBar(std::ostream& out, bool shown) : out_(out), shown_(shown) {}

ProgressBar::~ProgressBar() {
    clear();
}

void ProgressBar::begin(const std::string& part) {
    part_ = part;
    at(0.0);
}

void ProgressBar::at(double share) {
    if (!shown_) return;
    const auto now = Clock::now();
    if (now - started_ < patience || now - last_drawn_ < between_drawings) return;
    last_drawn_ = now;
    drawn_ = true;
    const int full = static_cast<int>(std::clamp(share, 0.0, 1.0) * width);
    out_ << "\r[" << std::string(static_cast<std::size_t>(full), '#')
         << std::string(static_cast<std::size_t>(width - full), '.') << "] " << part_ << " "
         << static_cast<int>(share * 100.0) << " %\x1b[K" << std::flush;
}

void ProgressBar::clear() {
    if (drawn_) out_ << "\r\x1b[K" << std::flush;
    drawn_ = false;
}

}  // namespace tk::cli
