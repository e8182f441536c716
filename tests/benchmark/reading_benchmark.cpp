#include "layers/read_incidents.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <fstream>
#include <map>
#include <random>
#include <string>

#include "tests/benchmark/benchmark_folder.h"

namespace tk {
namespace {

/// What the rows of a table of incidents hold.
enum class TablePlaces { projected, lon_lat };

/// A CSV of incidents in Stockholm with minutes of five years and eight categories.
std::string write_incident_table(const std::filesystem::path& path, int rows, TablePlaces places) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    const char* const kinds[] = {"rån",     "misshandel", "skadegörelse", "stöld",
                                 "inbrott", "olaga hot",  "bedrägeri",    "narkotika"};
    std::ofstream file(path, std::ios::binary);
    file << (places == TablePlaces::lon_lat ? "lon,lat" : "x,y") << ",datum,brottstyp\n";
    for (int i = 0; i < rows; ++i) {
        const double u = unit(random), v = unit(random);
        file << (places == TablePlaces::lon_lat
                     ? fmt::format("{:.6f},{:.6f}", 17.8 + 0.4 * u, 59.2 + 0.2 * v)
                     : fmt::format("{:.2f},{:.2f}", 660000.0 + 25000.0 * u, 6570000.0 + 20000 * v));
        const auto day = random() % 28 + 1, month = random() % 12 + 1, year = random() % 5 + 2019;
        file << fmt::format(",{}-{:02}-{:02} {:02}:{:02},{}\n", year, month, day, random() % 24,
                            random() % 60, kinds[random() % 8]);
    }
    return path.string();
}

/// Written when first asked for, and taken away when the benchmarks end.
std::string incident_table(int rows, TablePlaces places) {
    static const test::BenchmarkFolder folder;
    static std::map<std::pair<int, TablePlaces>, std::string> written;
    auto& path = written[{rows, places}];
    if (path.empty())
        path = write_incident_table(
            folder.path() / fmt::format("{}-{}.csv", rows, static_cast<int>(places)), rows, places);
    return path;
}

/// What any reader through GDAL has to pay: every feature fetched, no field looked at.
void bare_gdal_loop(benchmark::State& state, TablePlaces places) {
    const std::string path = incident_table(static_cast<int>(state.range(0)), places);
    GDALAllRegister();
    for (auto _ : state) {
        const GDALDatasetUniquePtr dataset(
            GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
        OGRLayer& layer = *dataset->GetLayer(0);
        while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()})
            benchmark::DoNotOptimize(feature.get());
    }
}

void read_incidents_of_table(benchmark::State& state, TablePlaces places, bool all_fields) {
    LayerRequest request;
    request.source = incident_table(static_cast<int>(state.range(0)), places);
    if (places == TablePlaces::projected) request.input_crs = "EPSG:3006";
    const ReadContext context{ProjectedCrs::parse("EPSG:3006")};
    for (auto _ : state) {
        ReadReport report;
        const IncidentNeeds needs{.time = all_fields, .category = all_fields};
        benchmark::DoNotOptimize(read_incidents(request, context, needs, report));
    }
}

constexpr int million_rows = 1'000'000;

BENCHMARK_CAPTURE(bare_gdal_loop, csv / projected, TablePlaces::projected)
    ->Arg(million_rows)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(read_incidents_of_table, csv / projected / places, TablePlaces::projected, false)
    ->Arg(million_rows)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(read_incidents_of_table, csv / projected / time_category, TablePlaces::projected,
                  true)
    ->Arg(million_rows)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(bare_gdal_loop, csv / lon_lat, TablePlaces::lon_lat)
    ->Arg(million_rows)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(read_incidents_of_table, csv / lon_lat / places, TablePlaces::lon_lat, false)
    ->Arg(million_rows)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(read_incidents_of_table, csv / lon_lat / time_category, TablePlaces::lon_lat,
                  true)
    ->Arg(million_rows)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace tk
