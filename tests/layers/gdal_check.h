#pragma once

#include <cpl_error.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace tk::test {

/// While it lives, any warning or error of GDAL on this thread fails the test.
class GdalMustBeSilent {
public:
    GdalMustBeSilent() { CPLPushErrorHandler(&GdalMustBeSilent::fail); }
    ~GdalMustBeSilent() { CPLPopErrorHandler(); }
    GdalMustBeSilent(const GdalMustBeSilent&) = delete;
    GdalMustBeSilent& operator=(const GdalMustBeSilent&) = delete;

private:
    static void CPL_STDCALL fail(CPLErr level, CPLErrorNum, const char* text) {
        if (level >= CE_Warning) ADD_FAILURE() << "GDAL says: " << text;
    }
};

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using OpenDataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// Opened for reading, as a neighbour would.
inline OpenDataset open_with_gdal(const std::string& name, unsigned kind) {
    GDALAllRegister();
    return OpenDataset(GDALDataset::Open(name.c_str(), kind | GDAL_OF_VERBOSE_ERROR));
}

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline int files_in(const std::filesystem::path& folder) {
    const std::filesystem::directory_iterator all(folder);
    return static_cast<int>(std::distance(begin(all), end(all)));
}

/// Well-known text of SWEREF 99 TM.
inline std::string sweref99_tm() {
    OGRSpatialReference reference;
    reference.importFromEPSG(3006);
    char* text = nullptr;
    reference.exportToWkt(&text);
    const std::string wkt = text;
    CPLFree(text);
    return wkt;
}

}  // namespace tk::test
