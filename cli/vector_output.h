#pragma once

#include <string>
#include <vector>

#include "cli/output_options.h"
#include "cli/verb.h"
#include "layers/vector_layer.h"
#include "layers/vector_style.h"

namespace tk::cli {

/// A table with places that a verb made, and what is to be told of it.
struct VectorResult {
    VectorLayer layer;
    VectorStyle style;
    std::string crs_wkt;
    std::vector<std::string> sources;  ///< empty ones are left out
};

/// Writes it to --out, a table of that GeoPackage. @throws InputError, Cancelled
void write_vector(const VectorResult& vector, const OutputOptions& output, const Json& parameters,
                  const Progress& progress);
/// The same to another file than --out.
void write_vector(const VectorResult& vector, const std::string& path, bool overwrite,
                  const Json& parameters, const Progress& progress);

}  // namespace tk::cli
