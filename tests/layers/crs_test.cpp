#include "layers/crs.h"

#include <gtest/gtest.h>

#include "layers/read_incidents.h"
#include "layers/sweden_outline.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

struct ControlPoint {
    double lat_deg, lon_deg, north_m, east_m;
};

// Lantmäteriet, "Kontrollpunkter för SWEREF 99 TM", 2007-11-20.
constexpr ControlPoint sweref_control_points[] = {
    {55.0, 12.75, 6097106.672, 356083.438}, {55.0, 14.25, 6095048.642, 452024.069},
    {57.0, 12.75, 6319636.937, 363331.554}, {57.0, 19.5, 6326392.707, 773251.054},
    {59.0, 11.25, 6546096.724, 284626.066}, {59.0, 19.5, 6548757.206, 758410.519},
    {61.0, 12.75, 6764877.311, 378323.440}, {63.0, 12.0, 6989134.048, 348083.148},
    {65.0, 13.5, 7209293.753, 429270.201},  {69.0, 21.0, 7666089.698, 739639.195},
};

LayerRequest crs_request(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

TEST(ProjectedCrs, MeetsLantmaterietsControlPointsWithinAMillimetre) {
    const ProjectedCrs crs = ProjectedCrs::parse("EPSG:3006");
    for (const ControlPoint& p : sweref_control_points) {
        const MapPoint at = to_map({p.lon_deg, p.lat_deg}, crs);
        EXPECT_NEAR(at.north_m, p.north_m, 0.001);
        EXPECT_NEAR(at.east_m, p.east_m, 0.001);
        const LonLat back = to_lon_lat(at, crs);
        EXPECT_NEAR(back.lon_deg, p.lon_deg, 1e-9);
        EXPECT_NEAR(back.lat_deg, p.lat_deg, 1e-9);
    }
}

TEST(ProjectedCrs, ControlPointsHoldThroughTheReaderOfACsv) {
    const test::TempFolder folder;
    std::string csv = "id;lat;lon\n";
    for (const ControlPoint& p : sweref_control_points)
        csv += "1;" + std::to_string(p.lat_deg) + ";" + std::to_string(p.lon_deg) + "\n";
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    ReadReport report;
    const Incidents read =
        read_incidents(crs_request(folder.write("points.csv", csv)), context, {}, report);
    ASSERT_EQ(read.all.size(), std::size(sweref_control_points));
    for (std::size_t i = 0; i < read.all.size(); ++i) {
        EXPECT_NEAR(read.all[i].at.north_m, sweref_control_points[i].north_m, 0.001);
        EXPECT_NEAR(read.all[i].at.east_m, sweref_control_points[i].east_m, 0.001);
    }
}

// methods.md O-1b: PROJ's own figures for Stockholm.
TEST(ProjectedCrs, ShowsStockholmInTwoZones) {
    const LonLat stockholm{18.0686, 59.3293};
    const MapPoint zone = to_map(stockholm, ProjectedCrs::parse("EPSG:3011"));
    EXPECT_NEAR(zone.north_m, 6579354.448, 0.001);
    EXPECT_NEAR(zone.east_m, 153905.093, 0.001);
    const MapPoint tm = to_map(stockholm, ProjectedCrs::parse("EPSG:3006"));
    EXPECT_NEAR(tm.north_m, 6580743.008, 0.001);
    EXPECT_NEAR(tm.east_m, 674571.866, 0.001);
}

TEST(ProjectedCrs, IsMadeFromCodeProjTextAndWkt) {
    const ProjectedCrs code = ProjectedCrs::parse("EPSG:3006");
    EXPECT_EQ(code.authority_code(), "EPSG:3006");
    EXPECT_EQ(code.name(), "SWEREF99 TM");
    EXPECT_EQ(ProjectedCrs::parse(code.wkt()), code);
    const ProjectedCrs proj =
        ProjectedCrs::parse("+proj=tmerc +lon_0=18.05 +x_0=1000 +ellps=GRS80");
    EXPECT_TRUE(proj.authority_code().empty());
    EXPECT_FALSE(proj == code);
    EXPECT_FALSE(proj.wkt().empty());
    EXPECT_EQ(ProjectedCrs::parse("EPSG:5845").authority_code(), "EPSG:3006") << "with a height";
}

TEST(ProjectedCrs, RefusesDegreesFeetAndTheUnknownWithARemedy) {
    const auto refusal = [](const char* text) {
        return test::input_error_of([&] { ProjectedCrs::parse(text); });
    };
    EXPECT_TRUE(test::holds_text(refusal("EPSG:4326"), "longitude and latitude"));
    EXPECT_TRUE(
        test::holds_text(refusal("EPSG:4326"), "name a projected one in metres with --crs"));
    EXPECT_TRUE(test::holds_text(refusal("EPSG:2248"), "'EPSG:2248' is in feet"));
    EXPECT_TRUE(test::holds_text(refusal("EPSG:2248"), "EPSG:3006"));
    EXPECT_TRUE(
        test::holds_text(refusal("Nonsense"), "'Nonsense' is no coordinate reference system"));
    EXPECT_TRUE(test::holds_text(refusal("Nonsense"), "write an EPSG code"));
    EXPECT_TRUE(test::holds_text(refusal(""), "--crs"));
    EXPECT_TRUE(test::holds_text(refusal("EPSG:5613"), "not a projected")) << "a height system";
    EXPECT_TRUE(test::holds_text(
        test::input_error_of([] { ProjectedCrs::parse("EPSG:4326", "study.crs"); }), "study.crs"));
}

TEST(ProjectedCrs, OneInFeetIsComputedInAsItsTwinInMetresAndItIsSaid) {
    // NAD83 / New York Long Island (ftUS); a US survey foot is 1200/3937 m.
    constexpr double us_survey_foot_m = 1200.0 / 3937.0;
    std::vector<std::string> notes;
    const ProjectedCrs twin = ProjectedCrs::parse_to_compute_in("EPSG:2263", "--crs", notes);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_TRUE(test::holds_text(notes.front(), "feet")) << notes.front();
    EXPECT_TRUE(twin.authority_code().empty());
    // 984250 ft is the false easting of the zone: 300000 m on its central meridian, 74 degrees
    // west.
    const MapPoint on_meridian = to_map({-74.0, 40.5}, twin);
    EXPECT_NEAR(on_meridian.east_m, 984250.0 * us_survey_foot_m, 0.001);
    // EPSG:32118 is the same zone in metres.
    const MapPoint here = to_map({-73.95, 40.71}, twin);
    const MapPoint there = to_map({-73.95, 40.71}, ProjectedCrs::parse("EPSG:32118"));
    EXPECT_NEAR(here.east_m, there.east_m, 0.001);
    EXPECT_NEAR(here.north_m, there.north_m, 0.001);
}

TEST(ProjectedCrs, AMetricOneIsComputedInAsItIs) {
    std::vector<std::string> notes;
    EXPECT_EQ(ProjectedCrs::parse_to_compute_in("EPSG:3006", "--crs", notes).authority_code(),
              "EPSG:3006");
    EXPECT_TRUE(notes.empty());
    EXPECT_THROW(ProjectedCrs::parse_to_compute_in("EPSG:4326", "--crs", notes), InputError);
}

TEST(ProjectedCrs, IsFoundByItsNameHoweverItIsWritten) {
    for (const char* name : {"SWEREF99 TM", "SWEREF 99 TM", "sweref99tm", "SWEREF_99_TM"})
        EXPECT_EQ(ProjectedCrs::parse(name).authority_code(), "EPSG:3006") << name;
    EXPECT_EQ(ProjectedCrs::parse("SWEREF 99 18 00").authority_code(), "EPSG:3011");
    EXPECT_EQ(ProjectedCrs::parse("WGS 84 / UTM zone 33N").authority_code(), "EPSG:32633");
}

TEST(ProjectedCrs, ANameThatIsNotWholeOffersWhatItMayMean) {
    try {
        ProjectedCrs::parse("SWEREF99 1");
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_TRUE(test::holds_text(error.what(), "did you mean")) << error.what();
        EXPECT_TRUE(test::holds_text(error.what(), "EPSG:30")) << error.what();
    }
}

TEST(ProjectedCrs, LocalLiesNowhereOnTheGlobe) {
    const ProjectedCrs local = ProjectedCrs::parse("local");
    EXPECT_TRUE(local.is_local());
    EXPECT_EQ(local.label(), "local");
    EXPECT_EQ(local, ProjectedCrs::local());
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] {
                                     to_lon_lat(MapPoint{1, 2}, local);
                                 }),
                                 "name the true CRS"));
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] { to_map({1, 2}, local); }), "--crs"));
}

TEST(SwedenOutline, HoldsSwedishTownsAndNotTheNeighbours) {
    const LonLat swedish[] = {{18.07, 59.33}, {11.97, 57.71}, {13.00, 55.60}, {20.23, 67.86},
                              {18.29, 57.64}, {24.13, 65.83}, {11.17, 58.94}, {12.69, 56.05},
                              {13.82, 55.43}, {16.57, 56.90}, {20.26, 63.83}, {12.13, 59.65},
                              {15.59, 56.16}, {22.15, 65.58}, {14.64, 63.18}, {12.70, 55.90}};
    for (const LonLat place : swedish)
        EXPECT_TRUE(in_sweden(place)) << place.lon_deg << " " << place.lat_deg;
    const LonLat foreign[] = {{10.75, 59.91}, {12.57, 55.68}, {10.39, 63.43}, {22.27, 60.45},
                              {19.94, 60.10}, {21.62, 63.10}, {14.91, 55.10}, {12.61, 56.03},
                              {17.43, 68.44}, {24.94, 60.17}, {24.57, 65.73}, {-77.0, 38.9},
                              {10.58, 57.72}, {11.38, 59.13}};
    for (const LonLat place : foreign)
        EXPECT_FALSE(in_sweden(place)) << place.lon_deg << " " << place.lat_deg;
}

std::string geojson_point(double lon_deg, double lat_deg) {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
           R"("geometry":{"type":"Point","coordinates":[)" +
           std::to_string(lon_deg) + "," + std::to_string(lat_deg) + "]}}]}";
}

std::string geojson_in(const std::string& code, double x, double y) {
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
           R"("urn:ogc:def:crs:EPSG::)" +
           code +
           R"("}},"features":[{"type":"Feature","properties":{},)"
           R"("geometry":{"type":"Point","coordinates":[)" +
           std::to_string(x) + "," + std::to_string(y) + "]}}]}";
}

std::string chosen(const std::string& source, std::vector<std::string>& notes) {
    return choose_crs({crs_request(source)}, notes).authority_code();
}

TEST(ChooseCrs, LongitudeLatitudeBecomesSwerefInSwedenAndUtmElsewhere) {
    const test::TempFolder folder;
    std::vector<std::string> notes;
    EXPECT_EQ(chosen(folder.write("orebro.geojson", geojson_point(15.2, 59.27)), notes),
              "EPSG:3006");
    EXPECT_TRUE(test::noted(notes, "its centre lies in Sweden"));
    EXPECT_EQ(chosen(folder.write("oslo.geojson", geojson_point(10.75, 59.91)), notes),
              "EPSG:32632");
    EXPECT_EQ(chosen(folder.write("dc.geojson", geojson_point(-77.03, 38.9)), notes), "EPSG:32618");
    EXPECT_EQ(chosen(folder.write("sydney.geojson", geojson_point(151.2, -33.87)), notes),
              "EPSG:32756");
    EXPECT_EQ(chosen(folder.write("csv.csv", "lat,lon\n38.9,-77.03\n"), notes), "EPSG:32618");
    EXPECT_TRUE(test::noted(notes, "longitude and latitude"));
}

TEST(ChooseCrs, ASourceProjectedInMetresKeepsItsOwn) {
    const test::TempFolder folder;
    std::vector<std::string> notes;
    EXPECT_EQ(chosen(folder.write("a.geojson", geojson_in("3011", 153905, 6579354)), notes),
              "EPSG:3011");
    EXPECT_TRUE(test::noted(notes, "the CRS of"));
}

TEST(ChooseCrs, FeetAndWebMercatorAreReprojectedAndItIsSaid) {
    const test::TempFolder folder;
    std::vector<std::string> notes;
    EXPECT_EQ(chosen(folder.write("ft.geojson", geojson_in("2248", 1305000, 450000)), notes),
              "EPSG:32618");
    EXPECT_TRUE(test::noted(notes, "is not in metres"));
    EXPECT_EQ(chosen(folder.write("web.geojson", geojson_in("3857", 2011000, 8250000)), notes),
              "EPSG:3006");
    EXPECT_TRUE(test::noted(notes, "whose metres are not true"));
}

TEST(ChooseCrs, TheSourcesCrsMayBeNamed) {
    const test::TempFolder folder;
    std::vector<std::string> notes;
    LayerRequest request = crs_request(folder.write("p.csv", "x,y\n674571.9,6580743.0\n"));
    request.input_crs = "EPSG:3006";
    EXPECT_EQ(choose_crs({request}, notes).authority_code(), "EPSG:3006");
    request.input_crs = "EPSG:9999999";
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] { choose_crs({request}, notes); }),
                                 "--input-crs"));
}

TEST(ChooseCrs, GeoJsonWithPlaneNumbersIsNotTakenForDegrees) {
    const test::TempFolder folder;
    std::vector<std::string> notes;
    LayerRequest request =
        crs_request(folder.write("plane.geojson", geojson_point(674571.9, 6580743.0)));
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] { choose_crs({request}, notes); }),
                                 "it says that it is in EPSG:4326, which its coordinates cannot "
                                 "be; name it with --input-crs"));
    request.input_crs = "EPSG:3006";
    EXPECT_EQ(choose_crs({request}, notes).authority_code(), "EPSG:3006");
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    ReadReport report;
    EXPECT_NEAR(read_incidents(request, context, {}, report).all.at(0).at.east_m, 674571.9, 1e-6);
    EXPECT_TRUE(test::noted(report.notes, "EPSG:3006 is used"));
}

TEST(ChooseCrs, RefusesPlaneNumbersWithoutACrsAndNamesInputCrs) {
    const test::TempFolder folder;
    std::vector<std::string> notes;
    const LayerRequest request = crs_request(folder.write("p.csv", "x,y\n674571.9,6580743.0\n"));
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] { choose_crs({request}, notes); }),
                                 "--input-crs EPSG:3006"));
    const LayerRequest header = crs_request(folder.write("h.csv", "x,y\n"));
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] { choose_crs({header}, notes); }),
                                 "has no place to tell it from"));
    const LayerRequest table = crs_request(folder.write("t.csv", "deso,antal\n0180C,12\n"));
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] { choose_crs({table}, notes); }),
                                 "name one with --crs"));
}

}  // namespace
}  // namespace tk
