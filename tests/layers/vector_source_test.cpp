#include "layers/vector_source.h"

#include <gtest/gtest.h>

#include "layers/file_head.h"
#include "layers/read_features.h"
#include "layers/read_incidents.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

std::string opening_error(const std::string& source, const std::string& layer = {}) {
    return test::input_error_of([&] {
        LayerRequest request;
        request.source = source;
        request.layer = layer;
        ReadReport report;
        read_features(request, "", {.crs = ProjectedCrs::parse("EPSG:3006")}, report);
    });
}

constexpr const char* two_points =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[15.2,59.2]}},)"
    R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[15.3,59.3]}}]})";

void write_through_gdal(const std::string& path, const std::string& content) {
    ensure_gdal();
    VSILFILE* file = VSIFOpenL(path.c_str(), "wb");
    ASSERT_NE(file, nullptr) << path;
    VSIFWriteL(content.data(), 1, content.size(), file);
    VSIFCloseL(file);
}

std::int64_t rows_in(const std::string& source) {
    LayerRequest request;
    request.source = source;
    ReadReport report;
    read_incidents(request, {.crs = ProjectedCrs::parse("EPSG:3006")}, {}, report);
    return report.used;
}

TEST(VectorSource, SaysWhatIsWrongWithAFileAndWhatWouldMendIt) {
    const test::TempFolder folder;
    EXPECT_EQ(opening_error(folder.file("gone.csv")),
              folder.file("gone.csv") +
                  ": there is no such file; check the path; one in a study is relative to the "
                  "study file");
    EXPECT_TRUE(test::holds_text(opening_error(folder.write("zero.geojson", "")),
                                 "the file is empty; export or download it again"));
    EXPECT_TRUE(test::holds_text(
        opening_error(folder.write("page.csv", "\n <!DOCTYPE HTML><html><body>404</body></html>")),
        "it is a web page, not a data file; download the data again"));
    const std::string half(std::string_view(two_points).substr(0, 150));
    EXPECT_TRUE(test::holds_text(opening_error(folder.write("half.geojson", half)),
                                 "GDAL cannot read it ("));
    EXPECT_TRUE(test::holds_text(opening_error(folder.write("what.bin", "\x01\x02\x03")),
                                 "see that it is complete and of a vector format"));
    EXPECT_TRUE(test::holds_text(opening_error(""), "give the path of a file"));
}

TEST(VectorSource, PrintsNothingItself) {
    const test::TempFolder folder;
    ::testing::internal::CaptureStderr();
    opening_error(folder.write("half.geojson", R"({"type":"FeatureCollection","features":[{)"));
    opening_error(folder.write("cut.shp", "\x01\x02\x03"));
    EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(VectorSource, ASubsetBehindTheSourceLetsItsRowsThroughOfThoseThatWhereDoes) {
    const test::TempFolder folder;
    const std::string path =
        folder.write("i.csv", "x,y,kind,n\n1,1,a|b,1\n2,2,c,1\n3,3,c,2\n4,4,c,3\n");
    const auto used = [&](const std::string& source, const std::string& where = {}) {
        LayerRequest request;
        request.source = source;
        request.where = where;
        request.input_crs = "EPSG:3006";
        ReadReport report;
        read_incidents(request, {.crs = ProjectedCrs::parse("EPSG:3006")}, {}, report);
        return report.used;
    };
    EXPECT_EQ(used(path), 4);
    EXPECT_EQ(used(path + "|subset=kind = 'c'"), 3);
    EXPECT_EQ(used(path + "|layername=i|subset=kind = 'a|b'"), 1) << "the filter is all behind it";
    EXPECT_EQ(used(path + "|subset=kind = 'c'", "n = '1' OR n = '2'"), 2);
    EXPECT_TRUE(test::holds_text(opening_error(path + "|subset=kind ="), "cannot be used"));
}

TEST(VectorSource, ListsTheLayersWhenOneIsNotThere) {
    const test::TempFolder folder;
    const std::string path = folder.write("two.geojson", two_points);
    EXPECT_TRUE(test::holds_text(opening_error(path, "three"),
                                 "it has no layer 'three'; its layers are: two"));
    EXPECT_EQ(opening_error(path + "|layername=two"), "");
    EXPECT_TRUE(test::holds_text(opening_error(path + "|layername=three"), "'three'"));
}

TEST(VectorSource, ReadsGzippedAndZippedFiles) {
    const test::TempFolder folder;
    const std::string csv = "lat,lon\n59.2,15.2\n59.3,15.3\n59.4,15.4\n";
    write_through_gdal("/vsigzip/" + folder.file("a.csv.gz"), csv);
    EXPECT_EQ(rows_in(folder.file("a.csv.gz")), 3);
    write_through_gdal("/vsizip/" + folder.file("one.zip") + "/deep/a.csv", csv);
    EXPECT_EQ(rows_in(folder.file("one.zip")), 3);
    write_through_gdal("/vsizip/" + folder.file("g.zip") + "/two.geojson", two_points);
    EXPECT_EQ(rows_in(folder.file("g.zip")), 2);
    write_through_gdal("/vsizip/" + folder.file("many.zip") + "/b.csv", csv);
    write_through_gdal("/vsizip/" + folder.file("many.zip") + "/c.csv", csv + "59.5,15.5\n");
    EXPECT_TRUE(test::holds_text(opening_error(folder.file("many.zip")),
                                 "it holds several files: b.csv, c.csv"));
    EXPECT_EQ(rows_in(folder.file("many.zip") + "|layername=c"), 4);
}

TEST(VectorSource, SaysThatACompressedFileIsCutOff) {
    const test::TempFolder folder;
    std::string csv = "lat,lon\n";
    for (int i = 0; i < 20'000; ++i)
        csv += "59." + std::to_string(i * 7919 % 10007) + ",15." + std::to_string(i) + "\n";
    write_through_gdal("/vsigzip/" + folder.file("whole.csv.gz"), csv);
    ASSERT_EQ(rows_in(folder.file("whole.csv.gz")), 20'000);
    std::filesystem::copy_file(folder.file("whole.csv.gz"), folder.file("cut.csv.gz"));
    std::filesystem::resize_file(folder.file("cut.csv.gz"),
                                 std::filesystem::file_size(folder.file("cut.csv.gz")) / 2);
    EXPECT_TRUE(test::holds_text(opening_error(folder.file("cut.csv.gz")), "download it again"));
}

TEST(VectorSource, ReadsCsvWithEverySeparatorAndAByteOrderMark) {
    const test::TempFolder folder;
    EXPECT_EQ(rows_in(folder.write("c.csv", "lat,lon\n59.2,15.2\n")), 1);
    EXPECT_EQ(rows_in(folder.write("s.csv", "lat;lon\n59,2;15,2\n")), 1);
    EXPECT_EQ(rows_in(folder.write("t.csv", "lat\tlon\n59.2\t15.2\n")), 1);
    EXPECT_EQ(rows_in(folder.write("t.tsv", "lat\tlon\n59.2\t15.2\n")), 1);
    EXPECT_EQ(rows_in(folder.write("t.txt", "lat;lon\n59.2;15.2\n")), 1);
    EXPECT_EQ(rows_in(folder.write("b.csv", "\xEF\xBB\xBFlat,lon\r\n59.2,15.2\r\n")), 1);
    EXPECT_EQ(rows_in(folder.write("å ä,ö.csv", "lat,lon\n59.2,15.2\n")), 1);
    EXPECT_EQ(rows_in(folder.write("w.csv", "id;WKT\n1;POINT (15.2 59.2)\n2;POINT (15 59)\n")), 2);
}

TEST(VectorSource, TellsAHeaderFromAFirstRow) {
    EXPECT_FALSE(first_row_is_values("id,datum,x,y\n1,2024-01-01,2,3\n"));
    EXPECT_FALSE(first_row_is_values("deso,2021,2022\n0180,4,5\n"));
    EXPECT_TRUE(first_row_is_values("2010-01-01 00:05,residence,-87.6,41.79\n"));
    EXPECT_TRUE(first_row_is_values("674571;6580743\n"));
    EXPECT_TRUE(first_row_is_values("rån;674571,5;6580743,5"));
    EXPECT_FALSE(first_row_is_values(""));
}

}  // namespace
}  // namespace tk
