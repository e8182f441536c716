#include "layers/read_terrain.h"

#include <gdal_alg.h>
#include <gdal_utils.h>

#include <array>
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

GDALDatasetUniquePtr open_terrain(const LayerRequest& request, const GdalMessages& messages) {
    GDALDatasetUniquePtr raster(
        GDALDataset::Open(request.source.c_str(), GDAL_OF_RASTER | GDAL_OF_VERBOSE_ERROR));
    if (!raster || raster->GetRasterCount() == 0)
        throw InputError(request.source,
                         "GDAL cannot read it as a raster" +
                             (messages.last().empty() ? "" : " (" + messages.last() + ")"),
                         "terrain is an elevation raster, such as a GeoTIFF");
    return raster;
}

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
    const std::string& told =
        request.input_crs.empty() ? context.usual_input_crs : request.input_crs;
    if (!srs && !told.empty()) srs = identified(*parse_srs(told, "--input-crs"));
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

TerrainCells terrain_cells(const LayerRequest& request, const ReadContext& context) {
    ensure_gdal();
    GdalMessages messages;
    const GDALDatasetUniquePtr raster = open_terrain(request, messages);
    ReadReport report;
    const std::string source_crs = terrain_crs(*raster, request, context, report);
    std::array<double, 6> transform{};
    int cols = raster->GetRasterXSize(), rows = raster->GetRasterYSize();
    bool known = false;
    if (source_crs.empty()) {
        known = raster->GetGeoTransform(transform.data()) == CE_None;
    } else {
        OptionList words;
        words.SetNameValue("SRC_SRS", source_crs.c_str());
        words.SetNameValue("DST_SRS", context.crs.impl().definition.c_str());
        void* to_map = GDALCreateGenImgProjTransformer2(raster.get(), nullptr, words.List());
        known = to_map != nullptr &&
                GDALSuggestedWarpOutput(raster.get(), GDALGenImgProjTransform, to_map,
                                        transform.data(), &cols, &rows) == CE_None;
        if (to_map != nullptr) GDALDestroyGenImgProjTransformer(to_map);
    }
    if (!known || !(transform[1] > 0.0))
        throw InputError(request.source, "its cells cannot be brought onto the map",
                         "see that its CRS is right and that it is north-up");
    TerrainCells cells{transform[1], {}};
    cells.extent.add(MapPoint{transform[0], transform[3]});
    cells.extent.add(
        MapPoint{transform[0] + cols * transform[1], transform[3] + rows * transform[5]});
    return cells;
}

Grid<float> read_terrain(const LayerRequest& request, const ReadContext& context,
                         const GridSpec& spec, ReadReport& report) {
    ensure_gdal();
    GdalMessages messages;
    const GDALDatasetUniquePtr raster = open_terrain(request, messages);
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
