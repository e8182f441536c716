#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/gdal_handles.h"

/// What all writers through GDAL share. Only for the .cpp files of layers/.
namespace tk {

struct CloseGdalDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using GdalDatasetPtr = std::unique_ptr<GDALDataset, CloseGdalDataset>;

/// GDAL tells of a full disk only by its messages, and often only on closing.
/// @throws InputError about `target` if there was an error
void check_written(const GdalMessages& messages, const std::filesystem::path& target);

/// A configuration option of GDAL for this thread, put back at the end.
class GdalSetting {
public:
    GdalSetting(const char* key, const std::string& value);
    ~GdalSetting();
    GdalSetting(const GdalSetting&) = delete;
    GdalSetting& operator=(const GdalSetting&) = delete;

private:
    const char* key_;
    std::optional<std::string> former_;
};

/// One of GDAL's drivers. @throws std::runtime_error if GDAL was built without it
GDALDriver& gdal_driver(const char* name);

/// The reference system of `wkt`; none when it is empty. @throws std::invalid_argument
std::optional<OGRSpatialReference> spatial_reference(const std::string& wkt);

/// `text` as an SQL literal; `name` as an SQL identifier.
std::string sql_text(std::string_view text);
std::string sql_name(std::string_view name);

/// Runs a statement and gives the first column of its rows, as text; null values are left out.
std::vector<std::string> run_sql(GDALDataset& dataset, const std::string& statement);

}  // namespace tk
