#pragma once

#include <string>
#include <vector>

#include "engine/core/geometry.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Which fields of areas hold what is studied in them.
struct AreaFields {
    std::string value;       ///< empty: none is read
    std::string population;  ///< empty: none is read
};

/// Areas with what is studied in them, each list in the order of the rows.
struct AreaValues {
    std::vector<std::string> names;
    std::vector<MultiPolygon> shapes;
    std::vector<double> values;       ///< as many; empty where no field is asked for
    std::vector<double> populations;  ///< the same; above 0
};

/// Reads polygons and numbers of theirs. Rows without one that is asked for are skipped: "no
/// value", "value is not a number", and with a population "negative value", "no population",
/// "population is not a number", "population is not above 0".
///
/// @throws InputError if the source, a named field or its CRS cannot be used
AreaValues read_area_values(const LayerRequest& request, const AreaFields& fields,
                            const ReadContext& context, ReadReport& report);

/// Whether the layer holds areas: by its kind of geometry or, where that is open, its first row
/// with a geometry.
/// @throws InputError if the source cannot be opened
bool holds_areas(const LayerRequest& request);

}  // namespace tk
