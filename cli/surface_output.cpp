#include "cli/surface_output.h"

#include <cmath>
#include <limits>

#include "cli/reading.h"
#include "cli/version.h"
#include "layers/geopackage_writer.h"
#include "layers/output_file.h"
#include "layers/write_cog.h"

namespace tk::cli {

void write_surface(const SurfaceResult& surface, const OutputOptions& output,
                   const Json& parameters, const Progress& progress) {
    Provenance provenance;
    provenance.version = version;
    provenance.parameters = parameters.dump();
    for (const std::string& source : surface.sources)
        if (!source.empty()) provenance.sources.push_back(source);
    provenance.timestamp = newest_input(surface.sources);
    const Existing existing = output.overwrite() ? Existing::replace_ours : Existing::refuse;
    const std::filesystem::path path = path_from_utf8(output.path());
    if (output.path().ends_with(".tif")) {
        write_cog(path, surface.values, surface.description, surface.style, surface.crs_wkt,
                  provenance, {.existing = existing}, progress);
        return;
    }
    GeoPackageWriter writer({path, existing, GeoPackageTarget::Scope::tables}, surface.crs_wkt,
                            provenance);
    writer.add_raster(surface.values, surface.description, surface.style, progress);
    writer.commit();
}

std::filesystem::path folder_of(const std::string& file) {
    return path_from_utf8(file).parent_path();
}

SurfaceStatistics statistics_of(const GridRows& values) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    SurfaceStatistics s{none, none, none, {}, 0};
    double sum = 0.0;
    const GridSpec& spec = values.spec();
    for (int row = 0; row < spec.rows; ++row) {
        const std::span<const float> cells = values.row(row);
        for (int col = 0; col < spec.cols; ++col) {
            const double value = static_cast<double>(cells[static_cast<std::size_t>(col)]);
            if (std::isnan(value)) continue;
            sum += value;
            if (s.cells_with_data == 0 || value < s.minimum) s.minimum = value;
            if (s.cells_with_data == 0 || value > s.maximum) {
                s.maximum = value;
                s.maximum_at = {row, col};
            }
            ++s.cells_with_data;
        }
    }
    if (s.cells_with_data > 0) s.mean = sum / static_cast<double>(s.cells_with_data);
    return s;
}

}  // namespace tk::cli
