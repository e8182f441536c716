#include "layers/read_raster.h"

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include "engine/core/input_error.h"
#include "layers/gdal_writing.h"

namespace tk {
namespace {

/// `FILE.gpkg|layername=TABLE` in the words of GDAL.
std::string gdal_name_of_raster(const std::string& source) {
    constexpr std::string_view key = "|layername=";
    const std::size_t at = source.find(key);
    if (at == std::string::npos) return source;
    return "GPKG:" + source.substr(0, at) + ":" + source.substr(at + key.size());
}

[[noreturn]] void refuse_raster(const std::string& source, const std::string& problem,
                                const std::string& remedy) {
    throw InputError(source, problem, remedy);
}

GdalDatasetPtr open_raster(const std::string& source, const GdalMessages& messages) {
    ensure_gdal();
    GdalDatasetPtr dataset(GDALDataset::Open(gdal_name_of_raster(source).c_str(), GDAL_OF_RASTER));
    if (!dataset)
        refuse_raster(source,
                      messages.any_error() ? "cannot be read (GDAL: " + messages.last() + ")"
                                           : "holds no raster",
                      "check the path and, for a GeoPackage, the table: FILE.gpkg|layername=TABLE");
    if (dataset->GetRasterCount() == 0)
        refuse_raster(source, "holds several rasters", "name one: FILE.gpkg|layername=TABLE");
    return dataset;
}

std::int64_t lattice_index(const std::string& source, double edge_m, double cell_m) {
    const double cells = edge_m / cell_m;
    const double whole = std::round(cells);
    constexpr double furthest = 1e15, tolerance = 1e-3;
    if (!(std::abs(cells) < furthest && std::abs(cells - whole) <= tolerance))
        refuse_raster(source,
                      "its edge at " + std::to_string(edge_m) + " m is not a whole number of its " +
                          std::to_string(cell_m) + " m cells from the origin",
                      "bring it onto the lattice: gdalwarp -tap -tr " + std::to_string(cell_m) +
                          " " + std::to_string(cell_m) + " IN OUT");
    return static_cast<std::int64_t>(whole);
}

GridSpec spec_of_raster(const std::string& source, GDALDataset& dataset) {
    std::array<double, 6> t{};
    if (dataset.GetGeoTransform(t.data()) != CE_None)
        refuse_raster(source, "does not say where it lies",
                      "georeference it: gdal_translate -a_ullr");
    if (t[2] != 0.0 || t[4] != 0.0 || !(t[1] > 0.0) || !(t[5] < 0.0))
        refuse_raster(source,
                      "is turned or mirrored: its rows do not run west to east, north first",
                      "make it north-up: gdalwarp IN OUT");
    constexpr double square = 1e-6;
    if (!(std::abs(t[1] + t[5]) <= square * t[1]))
        refuse_raster(source,
                      "its cells are not square (" + std::to_string(t[1]) + " by " +
                          std::to_string(-t[5]) + ")",
                      "resample it: gdalwarp -tap -tr CELL CELL IN OUT");
    return {t[1], lattice_index(source, t[0], t[1]), lattice_index(source, t[3], t[1]),
            dataset.GetRasterYSize(), dataset.GetRasterXSize()};
}

void replace_no_data(Grid<float>& grid, GDALRasterBand& band) {
    int is_set = FALSE;
    const double no_data = band.GetNoDataValue(&is_set);
    if (is_set && !std::isnan(no_data)) {
        const float cell_value = static_cast<float>(no_data);
        for (float& value : grid.cells())
            if (value == cell_value) value = std::numeric_limits<float>::quiet_NaN();
    }
    const double scale = band.GetScale(), offset = band.GetOffset();
    if (scale != 1.0 || offset != 0.0)
        for (float& value : grid.cells())
            value = static_cast<float>(static_cast<double>(value) * scale + offset);
}

std::string wkt_of_raster(const GDALDataset& dataset) {
    const OGRSpatialReference* reference = dataset.GetSpatialRef();
    if (reference == nullptr || reference->IsLocal()) return {};
    char* text = nullptr;
    const std::array<const char*, 2> options{"FORMAT=WKT2_2019", nullptr};
    std::string wkt;
    if (reference->exportToWkt(&text, options.data()) == OGRERR_NONE) wkt = text;
    CPLFree(text);
    return wkt;
}

}  // namespace

RasterFile read_raster(const std::string& source) {
    const GdalMessages messages;
    const GdalSetting no_sidecar("GDAL_PAM_ENABLED", "NO");
    const GdalDatasetPtr dataset = open_raster(source, messages);
    const GridSpec spec = spec_of_raster(source, *dataset);
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    RasterFile file{Grid<float>(spec), wkt_of_raster(*dataset), band.GetDescription(),
                    band.GetUnitType()};
    if (band.RasterIO(GF_Read, 0, 0, spec.cols, spec.rows, file.values.cells().data(), spec.cols,
                      spec.rows, GDT_Float32, 0, 0, nullptr) != CE_None ||
        messages.any_error())
        refuse_raster(source, "cannot be read to its end (GDAL: " + messages.last() + ")",
                      "copy it again: it is cut short or damaged");
    replace_no_data(file.values, band);
    return file;
}

}  // namespace tk
