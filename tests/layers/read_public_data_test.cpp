// Real files, where they lie beside the checkout; the figures are those of their READMEs.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "layers/far_away.h"
#include "layers/read_areas.h"
#include "layers/read_buildings.h"
#include "layers/read_cameras.h"
#include "layers/read_developments.h"
#include "layers/read_incidents.h"
#include "layers/read_lights.h"
#include "layers/read_streets.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/shared_data.h"

namespace tk {
namespace {

LayerRequest public_request(const std::string& path) {
    LayerRequest request;
    request.source = (test::shared_data() / path).string();
    return request;
}

const ReadContext& maryland_metres() {
    static const ReadContext context{.crs = ProjectedCrs::parse("EPSG:26985")};
    return context;
}

double km2_of(const std::vector<Area>& areas) {
    double sum = 0;
    for (const Area& area : areas) sum += area_m2(area.shape);
    return sum / 1e6;
}

TEST(PublicData, PoliceAreasOf2023) {
    TK_NEED_SHARED_DATA("sweden-uso-2023");
    const LayerRequest request = public_request("sweden-uso-2023/uso_2023.shp");
    std::vector<std::string> notes;
    const ProjectedCrs crs = choose_crs({request}, notes);
    EXPECT_EQ(crs.authority_code(), "EPSG:3006") << "from an ESRI .prj without a code";
    ReadReport report;
    const auto areas = read_areas(request, {.crs = crs}, report);
    EXPECT_EQ(areas.size(), 59U);
    EXPECT_NEAR(km2_of(areas), 79.52, 0.005);
    EXPECT_EQ(report.fields.at("name"), "NAMN");
    EXPECT_TRUE(std::any_of(areas.begin(), areas.end(),
                            [](const Area& a) { return a.name == "Rinkeby/Tensta"; }) ||
                std::any_of(areas.begin(), areas.end(),
                            [](const Area& a) { return a.name.find("ö") != std::string::npos; }))
        << "names are UTF-8";
}

TEST(PublicData, StockholmsDistrictsAreTheSameInTwoCrss) {
    TK_NEED_SHARED_DATA("stockholm-stadsdelar");
    const LayerRequest plane = public_request("stockholm-stadsdelar/stadsdelar.shp");
    std::vector<std::string> notes;
    const ProjectedCrs crs = choose_crs({plane}, notes);
    EXPECT_EQ(crs.authority_code(), "EPSG:3011");
    ReadReport report;
    const auto from_plane = read_areas(plane, {.crs = crs}, report);
    const auto from_degrees = read_areas(public_request("stockholm-stadsdelar/stadsdelar.geo.json"),
                                         {.crs = crs}, report);
    ASSERT_EQ(from_plane.size(), 117U);
    ASSERT_EQ(from_degrees.size(), 117U);
    EXPECT_NEAR(km2_of(from_plane), 215.764, 0.001);
    for (std::size_t i = 0; i < from_plane.size(); ++i) {
        EXPECT_EQ(from_plane[i].name, from_degrees[i].name);
        const Extent a = extent_of(from_plane[i].shape);
        const Extent b = extent_of(from_degrees[i].shape);
        EXPECT_NEAR(a.west_m, b.west_m, 0.02);
        EXPECT_NEAR(a.north_m, b.north_m, 0.02);
        EXPECT_NEAR(a.east_m, b.east_m, 0.02);
        EXPECT_NEAR(a.south_m, b.south_m, 0.02);
    }
}

TEST(PublicData, ChicagoAssaultsOfFiveYears) {
    TK_NEED_SHARED_DATA("chicago-assaults");
    LayerRequest request =
        public_request("chicago-assaults/chicago_aggravated_assaults_2010_2014.csv.gz");
    request.timezone = "America/Chicago";
    request.fields["category"] = "loc_cat";
    ReadReport report;
    const Incidents read = read_incidents(request, {.crs = ProjectedCrs::parse("EPSG:32616")},
                                          {.time = true, .category = true}, report);
    EXPECT_EQ(report.read, 74'240);
    EXPECT_EQ(read.all.size(), 74'240U);
    EXPECT_EQ(read.categories.size(), 13U);
    std::map<std::string, int> counts;
    for (const Incident& incident : read.all)
        ++counts[read.categories[static_cast<std::size_t>(incident.category)]];
    EXPECT_EQ(counts["street"], 36'510);
    EXPECT_EQ(counts["residence"], 22'429);
    EXPECT_EQ(report.fields.at("time"), "date");
}

TEST(PublicData, WashingtonsCrimesPerWard) {
    TK_NEED_SHARED_DATA("dc");
    ReadReport report;
    const Incidents crimes =
        read_incidents(public_request("dc/crime-incidents-last-30-days.geojson"), maryland_metres(),
                       {.time = true, .category = true}, report);
    EXPECT_EQ(crimes.all.size(), 2898U);
    EXPECT_EQ(crimes.categories.size(), 8U);
    EXPECT_EQ(report.fields.at("category"), "OFFENSE");
    EXPECT_EQ(report.fields.at("time"), "START_DATE");
    auto wards = read_areas(public_request("dc/ward-2012.geojson"), maryland_metres(), report);
    ASSERT_EQ(wards.size(), 8U);
    // R sf 1.0-9, planar in EPSG:26985 (README).
    const std::map<std::string, int> expected{{"Ward 1", 395}, {"Ward 2", 548}, {"Ward 3", 160},
                                              {"Ward 4", 233}, {"Ward 5", 387}, {"Ward 6", 535},
                                              {"Ward 7", 330}, {"Ward 8", 310}};
    for (const Area& ward : wards) {
        const auto inside =
            std::count_if(crimes.all.begin(), crimes.all.end(),
                          [&](const Incident& i) { return contains(ward.shape, i.at); });
        EXPECT_EQ(inside, expected.at(ward.name)) << ward.name;
    }
}

TEST(PublicData, WashingtonsCamerasLampsBuildingsAndRoads) {
    TK_NEED_SHARED_DATA("dc");
    ReadReport cameras;
    EXPECT_EQ(
        read_cameras(public_request("dc/cctv-street-cameras.geojson"), maryland_metres(), cameras)
            .size(),
        596U);
    EXPECT_TRUE(test::noted(cameras.notes, "596 of 596 cameras: no height, 4 m is assumed"));
    ReadReport lamps;
    const auto lights =
        read_lights(public_request("dc/downtown/streetlights.csv"), maryland_metres(), lamps);
    EXPECT_EQ(lights.size(), 3963U);
    EXPECT_EQ(lamps.fields.at("x"), "XCOORD");
    EXPECT_EQ(lamps.fields.at("height"), "POLEHEIGHT_DESC");
    EXPECT_EQ(lamps.fields.at("watts"), "WATTAGE1");
    EXPECT_TRUE(test::noted(lamps.notes, "longitude and latitude"));
    EXPECT_NEAR(lights[0].height_m, 4.8768, 1e-9);
    ReadReport houses;
    const auto buildings =
        read_buildings(public_request("dc/downtown/buildings.shp"), maryland_metres(), houses);
    EXPECT_EQ(buildings.size(), 1899U);
    double m2 = 0;
    for (const Building& building : buildings) m2 += area_m2(building.footprint);
    EXPECT_NEAR(m2 / 1e4, 200.23, 0.05);
    ReadReport roads;
    EXPECT_EQ(
        read_streets(public_request("dc/major-roads.geojson"), maryland_metres(), roads).size(),
        1823U);
}

TEST(PublicData, WashingtonsDevelopmentsThatLieInTheAtlantic) {
    TK_NEED_SHARED_DATA("dc");
    const Extent city{389'000, 124'000, 408'000, 148'000};
    ReadReport wrong;
    read_developments(public_request("dc/planned-unit-development-puds.geojson"), maryland_metres(),
                      wrong);
    note_if_far(wrong, city, maryland_metres());
    EXPECT_TRUE(test::noted(wrong.notes, "It lies wholly outside the study, 9"));
    EXPECT_TRUE(test::noted(wrong.notes, "as feet instead of metres would bring it near"));
    ReadReport right;
    const auto developments =
        read_developments(public_request("dc/planned-unit-development-puds_corrected.geojson"),
                          maryland_metres(), right);
    note_if_far(right, city, maryland_metres());
    EXPECT_EQ(developments.size(), 249U);
    EXPECT_FALSE(test::noted(right.notes, "outside the study"));
    double m2 = 0;
    for (const Development& development : developments) m2 += area_m2(development.footprint);
    EXPECT_NEAR(m2 / 1e4, 513.2, 0.5);
}

TEST(PublicData, NoNastyFileGoesUnreported) {
    TK_NEED_SHARED_DATA("nasty");
    // Each is read with a report or refused with a remedy; none ends otherwise.
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(test::shared_data() / "nasty")) {
        const std::string suffix = entry.path().extension().string();
        if (suffix != ".csv" && suffix != ".geojson" && suffix != ".json" && suffix != ".shp" &&
            suffix != ".gpkg")
            continue;
        LayerRequest request;
        request.source = entry.path().string();
        ReadReport report;
        try {
            read_incidents(request, {.crs = ProjectedCrs::parse("EPSG:3006")}, {}, report);
            EXPECT_EQ(report.read, report.used + report.filtered + report.skipped_rows())
                << entry.path();
        } catch (const InputError& error) {
            EXPECT_FALSE(error.remedy().empty()) << error.what();
        }
    }
}

}  // namespace
}  // namespace tk
