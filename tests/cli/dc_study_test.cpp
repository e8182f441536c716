// A study over real data of one city, Washington DC; skipped where the data is not at hand.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "layers/read_raster.h"
#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

std::string dc_study(const TempFolder& folder) {
    const std::string dc = (test::shared_data() / "dc").generic_string() + "/";
    return folder.write(
        "dc.toml",
        "format = 1\n[study]\nname = \"DC\"\ncrs = \"EPSG:26985\"\n"
        "cell = 50.0\n"
        "[layers.incidents]\nsource = \"" +
            dc + "crime-incidents-last-30-days.geojson\"\n" +
            "timezone = \"America/New_York\"\n"
            "[layers.cameras]\nsource = \"" +
            dc + "cctv-street-cameras.geojson\"\n" + "[layers.lights]\nsource = \"" + dc +
            "downtown/streetlights.csv\"\n" + "[layers.buildings]\nsource = \"" + dc +
            "downtown/buildings.shp\"\n" + "[layers.developments]\nsource = \"" + dc +
            "planned-unit-development-puds.geojson\"\n" + "[layers.areas]\nsource = \"" + dc +
            "ward-2012.geojson\"\n" + "[layers.streets]\nsource = \"" + dc +
            "major-roads.geojson\"\n"
            "[analysis.lighting]\ncell = 10.0\n");
}

std::string dc_bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(DcStudy, RunsToTheEndWithEveryRowAccountedFor) {
    TK_NEED_SHARED_DATA("dc");
    const TempFolder folder;
    const std::string out = folder.file("dc.gpkg");
    const auto result = command({"run", dc_study(folder), "--out", out, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json();
    const std::map<std::string, int> rows{
        {"incidents", 2898},   {"cameras", 596}, {"lights", 3963}, {"buildings", 1899},
        {"developments", 249}, {"areas", 8},     {"streets", 1823}};
    std::map<std::string, int> read;
    for (const auto& layer : json["result"]["layers"]) read[layer["role"]] = layer["used"];
    EXPECT_EQ(read, rows);
    // The developments were published with feet read as metres, far out in the Atlantic.
    EXPECT_NE(json["notes"].dump().find("feet"), std::string::npos);

    // All incidents lie inside, less what the kernel spreads beyond the grid: none, as the grid is
    // grown by the bandwidth.
    const RasterFile density = read_raster(out + "|layername=hotspot_today");
    double sum = 0.0;
    for (const float v : density.values.cells())
        sum += std::isnan(v) ? 0.0 : static_cast<double>(v);
    EXPECT_NEAR(sum * density.values.spec().cell_area_m2() / 1e6, 2898.0, 0.005 * 2898.0);
}

TEST(DcStudy, GivesTheSameBytesOnOneAndTwoThreads) {
    TK_NEED_SHARED_DATA("dc");
    const TempFolder folder;
    const std::string study = dc_study(folder);
    ASSERT_EQ(command({"run", study, "--out", folder.file("1.gpkg"), "--threads", "1"}).status, 0);
    ASSERT_EQ(command({"run", study, "--out", folder.file("2.gpkg"), "--threads", "2"}).status, 0);
    EXPECT_TRUE(dc_bytes_of(folder.file("1.gpkg")) == dc_bytes_of(folder.file("2.gpkg")));
}

}  // namespace
}  // namespace tk
