#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "sample-data/generator/output_layer.h"
#include "tests/sample_data/sample_lilleby.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> bytes_of_folder(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files[fs::relative(entry.path(), folder).string()] = {std::istreambuf_iterator<char>(in),
                                                              {}};
    }
    return files;
}

std::unique_ptr<GDALDataset> opened(const fs::path& file) {
    GDALAllRegister();
    return std::unique_ptr<GDALDataset>(
        GDALDataset::Open(file.string().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
}

TEST(SampleFiles, HaveTheSameBytesEachTime) {
    const test::TempFolder first, second;
    write_lilleby(test::sample_lilleby(), first.path());
    write_text(second.path() / "lights.gpkg", "a former file");
    write_lilleby(make_lilleby(1), second.path());
    const auto a = bytes_of_folder(first.path()), b = bytes_of_folder(second.path());
    ASSERT_EQ(a.size(), b.size());
    for (const auto& [name, bytes] : a)
        EXPECT_TRUE(b.contains(name) && b.at(name) == bytes) << name;
}

TEST(SampleFiles, HoldAsManyRowsAsThereAreObjects) {
    const test::TempFolder folder;
    write_lilleby(test::sample_lilleby(), folder.path());
    const SampleTown& town = test::sample_lilleby().town;
    const std::map<std::string, std::size_t> expected{
        {"streets.gpkg", town.streets.size()},
        {"buildings.gpkg", town.buildings.size()},
        {"lights.gpkg", town.lamps.size()},
        {"cameras.geojson", 80},
        {"areas.gpkg", 12},
        {"observations.geojson", 60},
        {"incidents.csv", test::sample_lilleby().incidents.size()},
        {"parks.shp", town.features.parks.size()},
        {"bars.csv", town.features.bars.size()},
        {"bus_stops.geojson", town.features.bus_stops.size()},
        {"playgrounds.csv", town.features.playgrounds.size()},
        {"omrade.gpkg", 1},
        {"developments.gpkg", 6}};
    for (const auto& [name, rows] : expected) {
        const auto dataset = opened(folder.path() / name);
        ASSERT_TRUE(dataset) << name;
        EXPECT_EQ(static_cast<std::size_t>(dataset->GetLayer(0)->GetFeatureCount()), rows) << name;
    }
}

TEST(SampleFiles, LonLatLayersLieWhereThePlanLies) {
    const test::TempFolder folder;
    write_lilleby(test::sample_lilleby(), folder.path());
    const auto dataset = opened(folder.path() / "cameras.geojson");
    ASSERT_TRUE(dataset);
    OGREnvelope box;
    ASSERT_EQ(dataset->GetLayer(0)->GetExtent(&box), OGRERR_NONE);
    // EPSG:3006 (600000, 6600000) is 16.768° E 59.526° N; the plan is 4 km wide and high.
    EXPECT_GT(box.MinX, 16.767);
    EXPECT_LT(box.MaxX, 16.842);
    EXPECT_GT(box.MinY, 59.525);
    EXPECT_LT(box.MaxY, 59.563);
}

TEST(SampleFiles, TheStudyNamesNoFileThatIsNotThere) {
    const test::TempFolder folder;
    write_lilleby(test::sample_lilleby(), folder.path());
    std::ifstream in(folder.path() / "lilleby.toml");
    int named = 0;
    for (std::string line; std::getline(in, line);) {
        for (const char* key :
             {"source", "edits", "boundary", "treated", "control", "area", "along"}) {
            const std::size_t open = line.find('"');
            if (line.rfind(key, 0) != 0 || open == std::string::npos) continue;
            const std::string file = line.substr(open + 1, line.find('"', open + 1) - open - 1);
            EXPECT_TRUE(fs::exists(folder.path() / file)) << line;
            ++named;
        }
    }
    EXPECT_GE(named, 20);
}

TEST(BrokenFiles, EveryFileHasACaseAndEveryCaseAFile) {
    const test::TempFolder folder;
    write_broken_files(folder.path());
    std::ifstream in(folder.path() / "cases.json");
    const std::string cases{std::istreambuf_iterator<char>(in), {}};
    std::set<std::string> told;
    const std::string key = "\"file\": \"";
    for (std::size_t i = cases.find(key); i != std::string::npos; i = cases.find(key, i + 1)) {
        const std::size_t begin = i + key.size();
        EXPECT_TRUE(told.insert(cases.substr(begin, cases.find('"', begin) - begin)).second);
    }
    std::set<std::string> there;
    for (const auto& entry : fs::directory_iterator(folder.path()))
        if (entry.path().filename() != "cases.json") there.insert(entry.path().filename().string());
    EXPECT_EQ(told, there);
    EXPECT_GE(there.size(), 50u);
}

TEST(BrokenFiles, HaveTheSameBytesEachTime) {
    const test::TempFolder first, second;
    write_broken_files(first.path());
    write_broken_files(second.path());
    EXPECT_EQ(bytes_of_folder(first.path()), bytes_of_folder(second.path()));
}

}  // namespace
}  // namespace tk
