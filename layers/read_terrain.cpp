#include "layers/read_terrain.h"

#include <gdal_utils.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/core/input_error.h"
#include "layers/crs_transform.h"
#include "layers/vector_source.h"

namespace tk {

namespace {

struct FreeWarpOptions {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};

/// A number as GDAL's option parser reads it back to the same double.
std::string exactly(double value) {
    char text[32];
    CPLsnprintf(text, sizeof text, "%.17g", value);
    return text;
}

/// The source's CRS as text for GDAL; empty in a local study.
std::string terrain_crs(GDALDataset& raster, const LayerRequest& request,
                        const ReadContext& context, ReadReport& report) {
    if (context.crs.is_local()) return {};
    SrsPtr srs;
    if (const OGRSpatialReference* own = raster.GetSpatialRef(); own != nullptr)
        srs = identified(*own);
    if (!srs && !request.input_crs.empty())
        srs = identified(*parse_srs(request.input_crs, "--input-crs"));
    if (!srs)
        throw InputError(request.source, "it does not say its coordinate reference system",
                         "name it with crs in the study's terrain layer, or with --input-crs");
    report.crs = crs_label(*srs);
    char* wkt = nullptr;
    srs->exportToWkt(&wkt);
    const std::string text = wkt == nullptr ? "" : wkt;
    CPLFree(wkt);
    return text;
}

std::vector<std::string> warp_words(const GridSpec& spec, const std::string& source_crs,
                                    const ReadContext& context) {
    std::vector<std::string> words{"-of",
                                   "MEM",
                                   "-ot",
                                   "Float32",
                                   "-r",
                                   "bilinear",
                                   "-te",
                                   exactly(spec.west_m()),
                                   exactly(spec.south_m()),
                                   exactly(spec.east_m()),
                                   exactly(spec.north_m()),
                                   "-ts",
                                   std::to_string(spec.cols),
                                   std::to_string(spec.rows),
                                   "-dstnodata",
                                   "nan",
                                   "-et",
                                   "0",
                                   "-q"};
    if (!source_crs.empty()) {
        words.insert(words.end(), {"-s_srs", source_crs, "-t_srs", context.crs.impl().definition});
    }
    return words;
}

void count_heights(const Grid<float>& heights, ReadReport& report) {
    const GridSpec& spec = heights.spec();
    for (int row = 0; row < spec.rows; ++row) {
        for (int col = 0; col < spec.cols; ++col) {
            ++report.read;
            if (std::isnan(heights(row, col))) {
                report.skip("no height here", report.read);
            } else {
                ++report.used;
                report.extent.add(spec.centre_of(row, col));
            }
        }
    }
}

}  // namespace

Grid<float> read_terrain(const LayerRequest& request, const ReadContext& context,
                         const GridSpec& spec, ReadReport& report) {
    ensure_gdal();
    GdalMessages messages;
    const GDALDatasetUniquePtr raster(
        GDALDataset::Open(request.source.c_str(), GDAL_OF_RASTER | GDAL_OF_VERBOSE_ERROR));
    if (!raster || raster->GetRasterCount() == 0)
        throw InputError(request.source,
                         "GDAL cannot read it as a raster" +
                             (messages.last().empty() ? "" : " (" + messages.last() + ")"),
                         "terrain is an elevation raster, such as a GeoTIFF");
    report.source = request.source;
    report.role = "terrain";
    report.driver = raster->GetDriverName();
    OptionList words;
    for (const std::string& word :
         warp_words(spec, terrain_crs(*raster, request, context, report), context))
        words.AddString(word.c_str());
    const std::unique_ptr<GDALWarpAppOptions, FreeWarpOptions> options(
        GDALWarpAppOptionsNew(words.List(), nullptr));
    GDALDatasetH source = raster.get();
    const GDALDatasetUniquePtr warped(
        GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source, options.get(), nullptr)));
    Grid<float> heights(spec, std::nanf(""));
    if (!warped || warped->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, spec.cols, spec.rows,
                                                      heights.cells().data(), spec.cols, spec.rows,
                                                      GDT_Float32, 0, 0, nullptr) != CE_None)
        throw InputError(request.source,
                         "its heights cannot be brought onto the grid (" + messages.last() + ")",
                         "see that it is complete and its CRS is right");
    count_heights(heights, report);
    if (report.used == 0)
        throw InputError(request.source, "it covers none of the study's extent",
                         "choose the terrain of this place, or see that its CRS is right");
    return heights;
}

}  // namespace tk
