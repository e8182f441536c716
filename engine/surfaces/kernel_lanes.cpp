#include "engine/surfaces/kernel_lanes.h"

namespace tk {

TK_WIDE_CLONES void add_multiple(double factor, const double* from, double* to, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) to[i] += factor * from[i];
}

}  // namespace tk
