#include <benchmark/benchmark.h>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>

#include <array>
#include <cmath>
#include <limits>

#include "layers/crs.h"
#include "layers/raster_style.h"
#include "layers/write_cog.h"
#include "tests/benchmark/benchmark_folder.h"

namespace tk {
namespace {

const Grid<float>& written_surface(int side) {
    static Grid<float> surface;
    if (surface.spec().cols == side) return surface;
    surface = Grid<float>({10.0, 66000, 659000, side, side});
    for (int row = 0; row < side; ++row)
        for (int col = 0; col < side; ++col)
            surface(row, col) = static_cast<float>(std::sin(row * 0.01) + std::cos(col * 0.01));
    return surface;
}

bool is_written_plain(int side) {
    return side <= 4096;
}

std::filesystem::path cog_path(const char* name) {
    static const test::BenchmarkFolder folder;
    return folder.path() / name;
}

/// Whether a file of the same name lies there already.
enum class Former { none, replaced };

void take_away(benchmark::State& state, const std::filesystem::path& path) {
    state.PauseTiming();
    std::filesystem::remove(path);
    state.ResumeTiming();
}

/// The same cells, place, no-data value and layout through GDAL alone.
void bare_gdal_cog(benchmark::State& state, Former former) {
    const int side = static_cast<int>(state.range(0));
    const Grid<float>& grid = written_surface(side);
    const std::string wkt = ProjectedCrs::parse("EPSG:3006").wkt();
    const std::filesystem::path path = cog_path("bare.tif");
    GDALAllRegister();
    GDALDriver& cog = *GetGDALDriverManager()->GetDriverByName("COG");
    CPLStringList layout;
    layout.SetNameValue("COMPRESS", is_written_plain(side) ? "NONE" : "ZSTD");
    if (is_written_plain(side)) {
        layout.SetNameValue("OVERVIEWS", "NONE");
    } else {
        for (const auto& [key, value] : {std::pair{"LEVEL", "1"},
                                         {"PREDICTOR", "YES"},
                                         {"OVERVIEW_RESAMPLING", "AVERAGE"},
                                         {"NUM_THREADS", "ALL_CPUS"},
                                         {"BIGTIFF", "IF_SAFER"}})
            layout.SetNameValue(key, value);
    }
    for (auto _ : state) {
        if (former == Former::none) take_away(state, path);
        const GDALDatasetUniquePtr memory(GetGDALDriverManager()->GetDriverByName("MEM")->Create(
            "", side, side, 0, GDT_Float32, nullptr));
        std::array<char, 40> address{};
        CPLPrintPointer(address.data(), const_cast<float*>(grid.cells().data()), 39);
        CPLStringList band;
        band.SetNameValue("DATAPOINTER", address.data());
        memory->AddBand(GDT_Float32, band.List());
        std::array<double, 6> transform{660000.0, 10.0, 0.0, 6590000.0, 0.0, -10.0};
        memory->SetGeoTransform(transform.data());
        memory->SetProjection(wkt.c_str());
        memory->GetRasterBand(1)->SetNoDataValue(std::numeric_limits<double>::quiet_NaN());
        const GDALDatasetUniquePtr written(
            cog.CreateCopy(path.c_str(), memory.get(), FALSE, layout.List(), nullptr, nullptr));
        if (!written) state.SkipWithError("GDAL cannot write it");
    }
}

void written_cog(benchmark::State& state, Former former) {
    const int side = static_cast<int>(state.range(0));
    const Grid<float>& grid = written_surface(side);
    const std::string wkt = ProjectedCrs::parse("EPSG:3006").wkt();
    const std::filesystem::path path = cog_path("ours.tif");
    const RasterDescription description{"light", "Light", "Horizontal illuminance", "lx",
                                        NumberKind::physical};
    const RasterStyle style = sequential_style({-2.0, 2.0});
    Provenance provenance;
    provenance.version = "0.0.0";
    provenance.parameters = R"({"cell_m":10})";
    provenance.timestamp = "2024-05-01T12:00:00Z";
    for (auto _ : state) {
        if (former == Former::none) take_away(state, path);
        write_cog(path, grid, description, style, wkt, provenance,
                  {.existing = Existing::replace_ours});
    }
}

BENCHMARK_CAPTURE(bare_gdal_cog, new_file, Former::none)
    ->Arg(2000)
    ->Arg(4000)
    ->Arg(6000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(written_cog, new_file, Former::none)
    ->Arg(2000)
    ->Arg(4000)
    ->Arg(6000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(bare_gdal_cog, replaced, Former::replaced)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(written_cog, replaced, Former::replaced)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace tk
