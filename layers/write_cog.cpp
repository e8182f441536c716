#include "layers/write_cog.h"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <array>
#include <limits>
#include <stdexcept>

#include "engine/core/input_error.h"
#include "layers/gdal_writing.h"
#include "layers/qml_file.h"

namespace tk {
namespace {

constexpr std::size_t most_cells_uncompressed = std::size_t{4096} * 4096;
constexpr const char* version_item = "TRYGGKARTA_VERSION";

bool is_our_geotiff(const std::filesystem::path& path) {
    const GdalMessages messages;
    const GdalSetting no_sidecar("GDAL_PAM_ENABLED", "NO");
    ensure_gdal();
    const GdalDatasetPtr dataset(GDALDataset::Open(utf8(path).c_str(), GDAL_OF_RASTER));
    return dataset && dataset->GetMetadataItem(version_item) != nullptr;
}

void check_geotiff_may_go(const std::filesystem::path& path, Existing existing) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return;
    if (existing == Existing::refuse)
        throw InputError(utf8(path), "is there already",
                         "add --overwrite to replace it, or write to another name");
    if (!is_our_geotiff(path))
        throw InputError(utf8(path), "was not made by this program and is not replaced",
                         "move it away, or write to another name");
}

/// A GDAL dataset that looks at the grid's own cells, which must be in one piece.
GdalDatasetPtr memory_view_of(const GridRows& grid, const std::string& crs_wkt) {
    const GridSpec& spec = grid.spec();
    GdalDatasetPtr dataset(
        gdal_driver("MEM").Create("", spec.cols, spec.rows, 0, GDT_Float32, nullptr));
    std::array<char, 40> address{};
    // GDAL only reads through it.
    CPLPrintPointer(address.data(), const_cast<float*>(grid.row(0).data()),
                    static_cast<int>(address.size()) - 1);
    OptionList band;
    band.SetNameValue("DATAPOINTER", address.data());
    dataset->AddBand(GDT_Float32, band.List());
    std::array<double, 6> transform{spec.west_m(),  spec.cell_m, 0.0,
                                    spec.north_m(), 0.0,         -spec.cell_m};
    dataset->SetGeoTransform(transform.data());
    if (const auto reference = spatial_reference(crs_wkt)) dataset->SetSpatialRef(&*reference);
    return dataset;
}

void describe_cog(GDALDataset& dataset, const RasterDescription& description,
                  const Provenance& provenance) {
    dataset.SetMetadataItem(version_item, provenance.version.c_str());
    dataset.SetMetadataItem("TRYGGKARTA_PROVENANCE", provenance_json(provenance).c_str());
    dataset.SetMetadataItem("TRYGGKARTA_KIND", std::string(name_of(description.kind)).c_str());
    if (const std::string mark(stamp(provenance.audience)); !mark.empty())
        dataset.SetMetadataItem("TRYGGKARTA_STAMP", mark.c_str());
    dataset.SetMetadataItem("AREA_OR_POINT", "Area");
    const std::string& title = description.title.empty() ? description.name : description.title;
    dataset.SetMetadataItem(
        "TIFFTAG_IMAGEDESCRIPTION",
        (description.description.empty() ? title : title + ". " + description.description).c_str());
    dataset.SetMetadataItem("TIFFTAG_SOFTWARE", ("Tryggkarta " + provenance.version).c_str());
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    band.SetDescription(description.name.c_str());
    band.SetUnitType(description.unit.c_str());
    band.SetNoDataValue(std::numeric_limits<double>::quiet_NaN());
}

void set_cog_layout(OptionList& options, const GridSpec& spec, int threads) {
    if (spec.cell_count() <= most_cells_uncompressed) {
        options.SetNameValue("COMPRESS", "NONE");
        options.SetNameValue("OVERVIEWS", "NONE");
        return;
    }
    const char* known = gdal_driver("COG").GetMetadataItem(GDAL_DMD_CREATIONOPTIONLIST);
    const bool zstd =
        known != nullptr && std::string_view(known).find(">ZSTD<") != std::string::npos;
    options.SetNameValue("COMPRESS", zstd ? "ZSTD" : "DEFLATE");
    options.SetNameValue("LEVEL", "1");
    options.SetNameValue("PREDICTOR", "YES");
    options.SetNameValue("OVERVIEW_RESAMPLING", "AVERAGE");
    options.SetNameValue("NUM_THREADS",
                         (threads > 0 ? std::to_string(threads) : std::string("ALL_CPUS")).c_str());
    options.SetNameValue("BIGTIFF", "IF_SAFER");
}

int CPL_STDCALL tell_cog_progress(double share, const char*, void* progress) {
    const auto& told = *static_cast<const Progress*>(progress);
    if (told.is_cancelled()) return FALSE;
    if (told.report) told.report(share);
    return TRUE;
}

}  // namespace

void write_cog(const std::filesystem::path& path, const GridRows& grid,
               const RasterDescription& description, const RasterStyle& style,
               const std::string& crs_wkt, const Provenance& provenance, const CogOptions& options,
               const Progress& progress) {
    if (grid.spec().cell_count() == 0)
        throw std::invalid_argument("write_cog: the grid has no cells");
    if (!grid.in_one_piece())
        throw std::invalid_argument("write_cog: the grid's rows must follow each other in memory");
    progress.check();
    OutputFile file(path);
    check_geotiff_may_go(file.target(), options.existing);
    GdalMessages messages;
    const GdalSetting no_sidecar("GDAL_PAM_ENABLED", "NO");
    const GdalDatasetPtr source = memory_view_of(grid, crs_wkt);
    describe_cog(*source, description, provenance);
    OptionList layout;
    set_cog_layout(layout, grid.spec(), options.threads);
    Progress told = progress;
    GdalDatasetPtr written(gdal_driver("COG").CreateCopy(utf8(file.temporary()).c_str(),
                                                         source.get(), FALSE, layout.List(),
                                                         &tell_cog_progress, &told));
    progress.check();
    const bool made = written != nullptr;
    written.reset();
    check_written(messages, file.target());
    if (!made)
        throw InputError(utf8(file.target()), "could not be written",
                         "see that there is space on the disk, or write elsewhere");
    file.commit();
    write_qml_beside(file.target(), qml_of(style, description));
}

}  // namespace tk
