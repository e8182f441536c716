#pragma once

#include <vector>

#include "engine/grid/grid_spec.h"

namespace tk {

/// The blocks of at most 128 x 128 cells that cover `cells`, from north-west, row by row.
std::vector<CellRange> tiles_of(const CellRange& cells);

}  // namespace tk
