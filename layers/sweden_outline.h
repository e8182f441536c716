#pragma once

#include "layers/crs.h"

namespace tk {

/// Whether a place lies in Sweden or its waters, by an outline that is good to about 10 km along
/// the land borders. Only for choosing a default CRS.
bool in_sweden(LonLat where);

}  // namespace tk
