#include "layers/describe_raster.h"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string_view>

#include "engine/core/input_error.h"
#include "layers/crs_transform.h"
#include "layers/gdal_writing.h"

namespace tk {
namespace {

constexpr double most_cells_read = 400e6;

/// The rasters within a source: GDAL lists those of a GeoPackage as subdatasets.
std::vector<std::string> rasters_within(GDALDataset& dataset, const std::string& source) {
    if (dataset.GetRasterCount() > 0) return {source};
    std::vector<std::string> names;
    CSLConstList list = dataset.GetMetadata("SUBDATASETS");
    for (int i = 1;; ++i) {
        const char* name =
            CSLFetchNameValue(list, ("SUBDATASET_" + std::to_string(i) + "_NAME").c_str());
        if (name == nullptr) return names;
        names.emplace_back(name);
    }
}

void describe_place(GDALDataset& dataset, RasterInfo& info) {
    std::array<double, 6> t{};
    if (dataset.GetGeoTransform(t.data()) == CE_None) {
        info.cell_width = std::hypot(t[1], t[4]);
        info.cell_height = std::hypot(t[2], t[5]);
        for (const int col : {0, info.cols})
            for (const int row : {0, info.rows})
                info.extent.add(
                    MapPoint{t[0] + col * t[1] + row * t[2], t[3] + col * t[4] + row * t[5]});
        if (t[2] != 0.0 || t[4] != 0.0)
            info.notes.emplace_back("Its rows do not run west to east.");
    } else {
        info.notes.emplace_back("It does not say where it lies.");
    }
    if (const OGRSpatialReference* srs = dataset.GetSpatialRef(); srs != nullptr)
        if (const SrsPtr known = identified(*srs)) info.crs = crs_label(*known);
}

/// What the values of band 1 are, row by row.
void describe_values(GDALRasterBand& band, const std::string& source, RasterInfo& info,
                     const Progress& progress) {
    int cols = info.cols, rows = info.rows;
    const double cells = static_cast<double>(cols) * rows;
    if (cells > most_cells_read) {
        const double share = std::sqrt(most_cells_read / cells);
        cols = std::max(1, static_cast<int>(cols * share));
        rows = std::max(1, static_cast<int>(rows * share));
        info.notes.push_back("Its values are told from every " +
                             std::to_string(std::lround(1.0 / share)) + "th cell or so.");
    }
    const double scale = band.GetScale(), offset = band.GetOffset();
    std::vector<double> values(static_cast<std::size_t>(cols));
    double sum = 0.0;
    for (int row = 0; row < rows; ++row) {
        progress.at(static_cast<double>(row) / rows);
        const int first = static_cast<int>(static_cast<double>(row) * info.rows / rows);
        const int height =
            std::max(1, static_cast<int>(static_cast<double>(row + 1) * info.rows / rows) - first);
        if (band.RasterIO(GF_Read, 0, first, info.cols, height, values.data(), cols, 1, GDT_Float64,
                          0, 0, nullptr) != CE_None)
            throw InputError(source, "cannot be read to its end",
                             "copy it again: it is cut short or damaged");
        for (double value : values) {
            if (std::isnan(value) || (info.no_data && value == *info.no_data)) continue;
            value = value * scale + offset;
            sum += value;
            info.minimum = info.minimum ? std::min(*info.minimum, value) : value;
            info.maximum = info.maximum ? std::max(*info.maximum, value) : value;
            ++info.cells_with_data;
        }
    }
    if (info.cells_with_data > 0) info.mean = sum / static_cast<double>(info.cells_with_data);
}

RasterInfo describe_one(const std::string& gdal_name, const std::string& source,
                        const Progress& progress) {
    const GdalMessages messages;
    const GdalDatasetPtr dataset(GDALDataset::Open(gdal_name.c_str(), GDAL_OF_RASTER));
    if (!dataset || dataset->GetRasterCount() == 0)
        throw InputError(source, "cannot be read (GDAL: " + messages.last() + ")",
                         "copy it again: it is cut short or damaged");
    RasterInfo info;
    info.driver = dataset->GetDriverName();
    info.cols = dataset->GetRasterXSize();
    info.rows = dataset->GetRasterYSize();
    info.bands = dataset->GetRasterCount();
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    const std::size_t table = gdal_name.rfind(':');
    if (gdal_name.starts_with("GPKG:"))
        info.name = gdal_name.substr(table + 1);
    else
        info.name = band.GetDescription();
    if (info.name.empty()) info.name = std::filesystem::path(source).stem().string();
    info.unit = band.GetUnitType();
    int is_set = FALSE;
    const double no_data = band.GetNoDataValue(&is_set);
    if (is_set) info.no_data = no_data;
    describe_place(*dataset, info);
    describe_values(band, source, info, progress);
    return info;
}

}  // namespace

std::vector<RasterInfo> describe_rasters(const std::string& source, const Progress& progress) {
    ensure_gdal();
    const GdalMessages quiet;
    // Looking must not leave a file of statistics beside the user's.
    const GdalSetting no_sidecar("GDAL_PAM_ENABLED", "NO");
    constexpr std::string_view key = "|layername=";
    const std::size_t layer = source.find(key);
    const std::string name = layer == std::string::npos ? source
                                                        : "GPKG:" + source.substr(0, layer) + ":" +
                                                              source.substr(layer + key.size());
    std::vector<std::string> names;
    {
        const GdalDatasetPtr dataset(GDALDataset::Open(name.c_str(), GDAL_OF_RASTER));
        if (!dataset) return {};
        // GDAL takes any text of numbers in columns for a raster of points.
        if (std::string_view(dataset->GetDriverName()) == "XYZ" && !source.ends_with(".xyz"))
            return {};
        names = rasters_within(*dataset, name);
    }
    std::vector<RasterInfo> rasters;
    for (const std::string& one : names) rasters.push_back(describe_one(one, source, progress));
    return rasters;
}

}  // namespace tk
