#include "layers/gdal_writing.h"

#include <cpl_conv.h>

#include <stdexcept>

#include "engine/core/input_error.h"
#include "layers/output_file.h"

namespace tk {

void check_written(const GdalMessages& messages, const std::filesystem::path& target) {
    if (messages.any_error())
        throw InputError(utf8(target), "could not be written (GDAL: " + messages.last() + ")",
                         "see that there is space on the disk, or write elsewhere");
}

GdalSetting::GdalSetting(const char* key, const std::string& value) : key_(key) {
    if (const char* former = CPLGetThreadLocalConfigOption(key, nullptr)) former_ = former;
    CPLSetThreadLocalConfigOption(key, value.c_str());
}

GdalSetting::~GdalSetting() {
    CPLSetThreadLocalConfigOption(key_, former_ ? former_->c_str() : nullptr);
}

GDALDriver& gdal_driver(const char* name) {
    ensure_gdal();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(name);
    if (driver == nullptr)
        throw std::runtime_error(std::string("this GDAL was built without its driver ") + name);
    return *driver;
}

std::optional<OGRSpatialReference> spatial_reference(const std::string& wkt) {
    if (wkt.empty()) return std::nullopt;
    OGRSpatialReference reference;
    if (reference.importFromWkt(wkt.c_str()) != OGRERR_NONE)
        throw std::invalid_argument("the reference system is not well-known text: " + wkt);
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

std::string sql_text(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

std::string sql_name(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::vector<std::string> run_sql(GDALDataset& dataset, const std::string& statement) {
    std::vector<std::string> values;
    OGRLayer* rows = dataset.ExecuteSQL(statement.c_str(), nullptr, nullptr);
    if (rows == nullptr) return values;
    while (auto feature = std::unique_ptr<OGRFeature>(rows->GetNextFeature()))
        if (feature->GetFieldCount() > 0 && feature->IsFieldSetAndNotNull(0))
            values.emplace_back(feature->GetFieldAsString(0));
    dataset.ReleaseResultSet(rows);
    return values;
}

}  // namespace tk
