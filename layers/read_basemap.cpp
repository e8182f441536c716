#include "layers/read_basemap.h"

#include <gdal_utils.h>

#include <algorithm>
#include <stdexcept>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/crs_transform.h"
#include "layers/gdal_writing.h"

namespace tk {
namespace {

/// Services that do not answer must not hold up the program for GDAL's own patience.
struct ShortPatience {
    GdalSetting connect{"GDAL_HTTP_CONNECTTIMEOUT", "5"};
    GdalSetting answer{"GDAL_HTTP_TIMEOUT", "10"};
};

struct FreeBasemapWarp {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};
struct FreeBasemapTranslate {
    void operator()(GDALTranslateOptions* options) const { GDALTranslateOptionsFree(options); }
};

std::string gdal_name_of_basemap(const LayerRequest& request) {
    constexpr std::string_view key = "|layername=";
    const std::size_t at = request.source.find(key);
    if (at != std::string::npos)
        return "GPKG:" + request.source.substr(0, at) + ":" +
               request.source.substr(at + key.size());
    return request.layer.empty() ? request.source : "GPKG:" + request.source + ":" + request.layer;
}

std::string number_option(double value) {
    return CPLSPrintf("%.17g", value);
}

/// Whose map it is. The public tile servers of OpenStreetMap do not say, but must be named.
std::string attribution_of(GDALDataset& dataset, const LayerRequest& request) {
    for (const char* key : {"attribution", "ATTRIBUTION", "TIFFTAG_COPYRIGHT", "COPYRIGHT",
                            "copyright", "AREA_ATTRIBUTION"})
        if (const char* text = dataset.GetMetadataItem(key))
            if (*text != '\0') return text;
    const char* service = dataset.GetMetadataItem("XML", "WMS");
    const std::string said = request.source + (service == nullptr ? "" : service);
    return folded(said).find("openstreetmap.org") == std::string::npos
               ? ""
               : "© OpenStreetMap contributors";
}

/// A palette becomes colours.
GdalDatasetPtr expanded(GDALDataset& dataset) {
    OptionList words;
    for (const char* word : {"-of", "VRT", "-expand", "rgba"}) words.AddString(word);
    const std::unique_ptr<GDALTranslateOptions, FreeBasemapTranslate> options(
        GDALTranslateOptionsNew(words.List(), nullptr));
    return GdalDatasetPtr(GDALDataset::FromHandle(
        GDALTranslate("", GDALDataset::ToHandle(&dataset), options.get(), nullptr)));
}

int CPL_STDCALL goes_on(double, const char*, void* progress) {
    return static_cast<const Progress*>(progress)->is_cancelled() ? FALSE : TRUE;
}

}  // namespace

struct Basemap::Impl {
    std::string source;
    std::string target_wkt;  ///< empty: coordinates are taken as they are
    std::string source_crs;  ///< only where the source does not say
    std::string attribution;
    GdalDatasetPtr dataset;
    GdalDatasetPtr colours;  ///< of a palette; reads from dataset, so it goes first

    GDALDataset& picture() const { return colours ? *colours : *dataset; }
    void check_bands() const;
    void check_place(const LayerRequest& request, const ProjectedCrs& crs);
    GdalDatasetPtr warped(const Extent& extent, int width, int height,
                          const Progress& progress) const;
};

void Basemap::Impl::check_bands() const {
    const int count = picture().GetRasterCount();
    if (count == 0)
        throw InputError(source, "holds no picture",
                         "name one of its rasters with layer = \"...\"");
    const GDALDataType type = picture().GetRasterBand(1)->GetRasterDataType();
    if (type != GDT_Byte)
        throw InputError(source,
                         std::string("holds numbers of type ") + GDALGetDataTypeName(type) +
                             ", not a picture of bytes",
                         "make a picture of it: gdal_translate -ot Byte -scale IN OUT");
}

void Basemap::Impl::check_place(const LayerRequest& request, const ProjectedCrs& crs) {
    double transform[6];
    if (dataset->GetGeoTransform(transform) != CE_None && dataset->GetGCPCount() == 0)
        throw InputError(source, "does not say where it lies",
                         "georeference it: gdal_translate -a_ullr");
    if (crs.is_local()) return;
    target_wkt = crs.wkt();
    const OGRSpatialReference* own = dataset->GetSpatialRef();
    if (own == nullptr) own = dataset->GetGCPSpatialRef();
    if (own != nullptr && !own->IsLocal()) return;
    if (request.input_crs.empty())
        throw InputError(source, "does not say in which coordinate system it is",
                         "name it, as in crs = \"EPSG:3006\"");
    parse_srs(request.input_crs, "crs");
    source_crs = request.input_crs;
}

Basemap::Basemap(const LayerRequest& request, const ProjectedCrs& crs)
    : impl_(std::make_unique<Impl>()) {
    ensure_gdal();
    const ShortPatience patience;
    const GdalMessages messages;
    impl_->source = request.source;
    impl_->dataset.reset(GDALDataset::Open(gdal_name_of_basemap(request).c_str(), GDAL_OF_RASTER));
    if (!impl_->dataset)
        throw InputError(request.source,
                         messages.any_error() ? "cannot be read (GDAL: " + messages.last() + ")"
                                              : "is no picture that can be read",
                         "check the path or the address of the background map");
    if (impl_->dataset->GetRasterCount() > 0 &&
        impl_->dataset->GetRasterBand(1)->GetColorTable() != nullptr)
        impl_->colours = expanded(*impl_->dataset);
    impl_->check_bands();
    impl_->check_place(request, crs);
    impl_->attribution = attribution_of(*impl_->dataset, request);
}

Basemap::~Basemap() = default;
Basemap::Basemap(Basemap&&) noexcept = default;
Basemap& Basemap::operator=(Basemap&&) noexcept = default;

const std::string& Basemap::attribution() const {
    return impl_->attribution;
}

GdalDatasetPtr Basemap::Impl::warped(const Extent& extent, int width, int height,
                                     const Progress& progress) const {
    OptionList words;
    for (const char* word : {"-of", "MEM", "-r", "bilinear", "-dstalpha"}) words.AddString(word);
    words.AddString("-te");
    for (const double edge : {extent.west_m, extent.south_m, extent.east_m, extent.north_m})
        words.AddString(number_option(edge).c_str());
    words.AddString("-ts");
    for (const int side : {width, height}) words.AddString(std::to_string(side).c_str());
    const auto crs_option = [&words](const char* name, const std::string& crs) {
        if (crs.empty()) return;
        words.AddString(name);
        words.AddString(crs.c_str());
    };
    crs_option("-t_srs", target_wkt);
    crs_option("-s_srs", source_crs);
    const std::unique_ptr<GDALWarpAppOptions, FreeBasemapWarp> options(
        GDALWarpAppOptionsNew(words.List(), nullptr));
    if (!options) return nullptr;
    GDALWarpAppOptionsSetProgress(options.get(), goes_on, const_cast<Progress*>(&progress));
    GDALDatasetH from = GDALDataset::ToHandle(&picture());
    return GdalDatasetPtr(
        GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &from, options.get(), nullptr)));
}

BasemapPicture Basemap::read(const Extent& extent, int width, int height,
                             const Progress& progress) const {
    if (extent.empty() || width <= 0 || height <= 0)
        throw std::invalid_argument("a part of a background map needs a size");
    const ShortPatience patience;
    const GdalMessages messages;
    const GdalDatasetPtr part = impl_->warped(extent, width, height, progress);
    progress.check();
    if (!part || messages.any_error())
        throw InputError(impl_->source, "cannot be read here (GDAL: " + messages.last() + ")",
                         "check the file, or the connection to the service");
    BasemapPicture picture{extent, width, height, {}};
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    picture.rgba.resize(pixels * 4);
    // The last band is how opaque it is; one or two bands are grey.
    const int bands = part->GetRasterCount();
    const int colour_step = bands >= 4 ? 1 : 0;
    int from[4] = {1, 1 + colour_step, 1 + 2 * colour_step, bands};
    if (part->RasterIO(GF_Read, 0, 0, width, height, picture.rgba.data(), width, height, GDT_Byte,
                       4, from, 4, static_cast<GSpacing>(4) * width, 1, nullptr) != CE_None)
        throw InputError(impl_->source, "cannot be read here (GDAL: " + messages.last() + ")",
                         "check the file, or the connection to the service");
    return picture;
}

}  // namespace tk
