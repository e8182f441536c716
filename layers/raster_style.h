#pragma once

#include <string>
#include <vector>

#include "engine/grid/grid_rows.h"
#include "layers/colour_ramps.h"
#include "layers/raster_description.h"

namespace tk {

/// A colour at a value; between two of them colours are interpolated linearly.
struct ColourStop {
    double value = 0.0;
    Rgb colour;
};

/// How a raster is drawn, here and in QGIS. Stops ascend strictly.
struct RasterStyle {
    std::vector<ColourStop> stops;
};

/// The smallest and largest value with data; {0, 1} where there is none, and never of width 0.
struct ValueRange {
    double low = 0.0;
    double high = 1.0;
};
ValueRange value_range(const GridRows& grid);

/// Levels from `range.low` to `range.high`. For several surfaces of a kind (today and scenarios)
/// use one style, made from today's range.
/// @throws std::invalid_argument unless low < high, both finite
RasterStyle sequential_style(const ValueRange& range, ColourRamp ramp = ColourRamp::batlow);

/// Changes, centred on zero: white where |change| <= threshold, full colour from |change| = limit.
/// blue_orange: less is blue, more is orange; orange_blue: less is orange, more is blue. Give
/// orange to what gets worse.
/// @throws std::invalid_argument unless 0 <= threshold < limit, both finite
RasterStyle diverging_style(double limit, double threshold = 0.0,
                            ColourRamp ramp = ColourRamp::blue_orange);

/// The style as a QGIS style file (.qml) for band 1, readable from QGIS 3.22.
/// @throws std::invalid_argument if it has fewer than two stops
std::string qml_of(const RasterStyle& style, const RasterDescription& description);

}  // namespace tk
