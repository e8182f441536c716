#include "layers/read_report.h"

#include <algorithm>

namespace tk {

void ReadReport::skip(std::string_view reason, std::int64_t row) {
    const auto found = std::find_if(skipped.begin(), skipped.end(),
                                    [&](const SkippedRows& s) { return s.reason == reason; });
    if (found != skipped.end())
        ++found->count;
    else
        skipped.push_back({std::string(reason), 1, row});
}

std::int64_t ReadReport::skipped_rows() const {
    std::int64_t sum = 0;
    for (const SkippedRows& s : skipped) sum += s.count;
    return sum;
}

}  // namespace tk
