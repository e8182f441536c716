#include "layers/read_incidents.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/sun_height.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using namespace std::chrono_literals;

const ReadContext& sweref_context() {
    static const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    return context;
}

/// Reads one CSV text; what it found lies open.
struct CsvReading {
    explicit CsvReading(const std::string& csv, const IncidentNeeds& needs = {},
                        const LayerRequest& options = {},
                        const ReadContext& context = sweref_context()) {
        const test::TempFolder folder;
        LayerRequest request = options;
        request.source = folder.write("h.csv", csv);
        error = test::input_error_of(
            [&] { incidents = read_incidents(request, context, needs, report); });
    }

    Incidents incidents;
    ReadReport report;
    std::string error;
};

LayerRequest plane_request() {
    LayerRequest request;
    request.input_crs = "EPSG:3006";
    return request;
}

std::int64_t skipped_for(const ReadReport& report, const std::string& reason) {
    for (const SkippedRows& skipped : report.skipped)
        if (skipped.reason == reason) return skipped.count;
    return 0;
}

TEST(ReadIncidents, SaysWhenAnotherTownsClockIsTaken) {
    const std::string told = "Hours and days are those of ";
    const auto in_chicago = [](const std::string& zone) {
        LayerRequest request;
        request.timezone = zone;
        return CsvReading("datum,lon,lat\n2014-07-01 23:30,-87.63,41.88\n", {.time = true}, request,
                          {.crs = ProjectedCrs::parse("EPSG:32616")});
    };
    const auto wrong = in_chicago("Europe/Stockholm");
    ASSERT_EQ(wrong.error, "");
    // Two hours before Greenwich in summer, the sun 5.8 hours behind it.
    EXPECT_TRUE(test::noted(wrong.report.notes,
                            told + "Europe/Stockholm, but the places lie 8 hours away"));
    EXPECT_FALSE(test::noted(in_chicago("America/Chicago").report.notes, told));
    const CsvReading at_home("datum;e;n\n2024-07-01 22:05;674571,866;6580743,008\n", {.time = true},
                             plane_request());
    EXPECT_FALSE(test::noted(at_home.report.notes, told));
    EXPECT_FALSE(test::noted(
        CsvReading("lon,lat\n-87.63,41.88\n", {}, {}, {.crs = ProjectedCrs::parse("EPSG:32616")})
            .report.notes,
        told));
}

TEST(ReadIncidents, TakesWhatTheCrsSaysOfTwoColumns) {
    const CsvReading read("brottstyp;datum;e;n\nrån;2024-01-15 22:05;674571,866;6580743,008\n",
                          {.time = true, .category = true}, plane_request());
    ASSERT_EQ(read.error, "");
    ASSERT_EQ(read.incidents.all.size(), 1U);
    const Incident& incident = read.incidents.all[0];
    EXPECT_EQ(incident.at, (MapPoint{674571.866, 6580743.008}));
    EXPECT_EQ(incident.weight, 1.0);
    EXPECT_EQ(read.incidents.categories, std::vector<std::string>{"rån"});
    EXPECT_EQ(incident.category, 0);
    ASSERT_TRUE(incident.when);
    EXPECT_EQ(incident.when->from,
              std::chrono::sys_days{std::chrono::January / 15 / 2024} + 21h + 5min);
    EXPECT_TRUE(std::isnan(incident.sun_height_deg));
    EXPECT_EQ(read.report.fields.at("time"), "datum");
    EXPECT_EQ(read.report.fields.at("x"), "e");
    EXPECT_EQ(read.report.crs, "EPSG:3006");
    EXPECT_EQ(read.report.driver, "CSV");
    EXPECT_EQ(read.report.extent.west_m, 674571.866);
}

TEST(ReadIncidents, ReportsRepeatsAndCountsThemAll) {
    const CsvReading read(
        "x,y,tid,typ\n"
        "674000,6580000,2024-01-15 22:05,a\n"
        "674000,6580000,2024-01-15 22:05,b\n"
        "674000,6580000,2024-01-15 22:05,a\n"
        "674010,6580000,2024-01-15 22:05,a\n",
        {.time = true, .category = true}, plane_request());
    ASSERT_EQ(read.error, "");
    EXPECT_EQ(read.incidents.all.size(), 4U);
    ASSERT_EQ(read.report.notes.size(), 1U);
    EXPECT_EQ(read.report.notes[0],
              "1 rows repeat the place, time and category of another (the first: row 3); all are "
              "counted.");
}

TEST(ReadIncidents, SkipsCoordinatesThatNoProjectionHas) {
    const CsvReading read("x,y\n1e300,6580000\n674000,6580000\n", {}, plane_request());
    ASSERT_EQ(read.error, "");
    EXPECT_EQ(read.incidents.all.size(), 1U);
    EXPECT_EQ(skipped_for(read.report, "impossible coordinate"), 1);
}

TEST(ReadIncidents, CountsEverySkippedRowWithItsReasonAndFirstRow) {
    const CsvReading read(
        "x;y;tid;antal\n"
        "674000;6580000;2024-01-01;1\n"
        ";;2024-01-01;1\n"
        "0;0;2024-01-01;1\n"
        "674000;okänt;2024-01-01;1\n"
        "674000;6580000;;1\n"
        "674000;6580000;i våras;1\n"
        "674000;6580000;2024-01-01;många\n"
        "674000;6580000;2024-01-01;-2\n"
        "674000;6580000;2024-01-01;\n"
        "0;0;2024-01-01;1\n",
        {.time = true}, plane_request());
    ASSERT_EQ(read.error, "");
    EXPECT_EQ(read.report.read, 10);
    EXPECT_EQ(read.report.used, 2);
    EXPECT_EQ(read.report.read, read.report.used + read.report.skipped_rows());
    const std::vector<std::pair<std::string, std::int64_t>> first_rows{
        {"no coordinate", 2},         {"hidden or missing place (0,0)", 3},
        {"unreadable coordinate", 4}, {"no time", 5},
        {"unreadable time", 6},       {"weight is not a number", 7},
        {"negative weight", 8}};
    ASSERT_EQ(read.report.skipped.size(), first_rows.size());
    for (std::size_t i = 0; i < first_rows.size(); ++i) {
        EXPECT_EQ(read.report.skipped[i].reason, first_rows[i].first);
        EXPECT_EQ(read.report.skipped[i].first_row, first_rows[i].second);
    }
    EXPECT_EQ(skipped_for(read.report, "hidden or missing place (0,0)"), 2);
}

TEST(ReadIncidents, SkipsARowOnlyForAFieldThatIsNeeded) {
    const std::string csv = "x;y;tid;antal\n674000;6580000;i våras;många\n";
    const CsvReading read(csv, {.time = false, .weight = false}, plane_request());
    EXPECT_EQ(read.report.used, 1);
    EXPECT_FALSE(read.incidents.all.at(0).when);
}

TEST(ReadIncidents, LocalTakesPlaneCoordinatesAndZeroAsAPlace) {
    const ReadContext local{.crs = ProjectedCrs::local()};
    const CsvReading read("x,y\n0,0\n12.5,30\n", {}, {}, local);
    ASSERT_EQ(read.error, "");
    ASSERT_EQ(read.incidents.all.size(), 2U);
    EXPECT_EQ(read.incidents.all[0].at, (MapPoint{0, 0}));
    EXPECT_EQ(read.incidents.all[1].at, (MapPoint{12.5, 30}));
    EXPECT_TRUE(read.report.notes.empty());
}

TEST(ReadIncidents, SaysThatItRecognisedLongitudeAndLatitude) {
    const CsvReading read("lat,lon\n59.3293,18.0686\n");
    ASSERT_EQ(read.error, "");
    EXPECT_NEAR(read.incidents.all.at(0).at.east_m, 674571.866, 0.001);
    EXPECT_NEAR(read.incidents.all.at(0).at.north_m, 6580743.008, 0.001);
    EXPECT_TRUE(test::noted(read.report.notes, "recognised as longitude and latitude"));
    EXPECT_EQ(read.report.crs, "EPSG:4326");
}

TEST(ReadIncidents, PrefersDegreesBesideAPlaneThatNobodyNamed) {
    const std::string csv = "X,Y,LATITUDE,LONGITUDE\n674571.866,6580743.008,59.3293,18.0686\n";
    EXPECT_EQ(CsvReading(csv).report.fields.at("x"), "LONGITUDE");
    const CsvReading plane(csv, {}, plane_request());
    EXPECT_EQ(plane.report.fields.at("x"), "X");
    EXPECT_EQ(plane.incidents.all.at(0).at, (MapPoint{674571.866, 6580743.008}));
}

TEST(ReadIncidents, RefusesPlaneNumbersOfAnUnknownCrs) {
    const CsvReading read("x,y\n674571.866,6580743.008\n");
    EXPECT_TRUE(test::holds_text(read.error, "does not say in which coordinate reference system"));
    EXPECT_TRUE(test::holds_text(read.error, "--input-crs EPSG:3006"));
}

TEST(ReadIncidents, RefusesDegreesThatTurnOutNotToBeAny) {
    std::string csv = "x,y\n";
    for (int i = 0; i < 10'500; ++i) csv += "50,60\n";
    for (int i = 0; i < 1000; ++i) csv += "500,60\n";
    EXPECT_TRUE(test::holds_text(CsvReading(csv).error, "--input-crs"));
    csv = "x,y\n18.0,59.3\n";
    for (int i = 0; i < 10'500; ++i) csv += "18,60\n";
    csv += "500,60\n";
    const CsvReading one(csv);
    EXPECT_EQ(one.error, "");
    EXPECT_EQ(skipped_for(one.report, "longitude or latitude out of range"), 1);
    EXPECT_EQ(one.report.skipped.at(0).first_row, 10'502);
}

TEST(ReadIncidents, NamesTheFieldsWhenNoneIsATime) {
    const CsvReading read("brott,lat,lon\na,59,18\n", {.time = true});
    EXPECT_TRUE(test::holds_text(read.error, "no field for the time is recognised"));
    EXPECT_TRUE(
        test::holds_text(read.error, "name it with --time; its fields are: brott, lat, lon"));
    const CsvReading category("lat,lon\n59,18\n", {.category = true});
    EXPECT_TRUE(test::holds_text(category.error, "name it with --category"));
}

TEST(ReadIncidents, NamesTheFieldsWhenNoneIsAPlace) {
    const CsvReading read("brott,plats\na,b\n");
    EXPECT_TRUE(test::holds_text(read.error, "have no place"));
    EXPECT_TRUE(test::holds_text(read.error, "--x and --y; its fields are: brott, plats"));
    LayerRequest half;
    half.fields["x"] = "brott";
    EXPECT_TRUE(test::holds_text(CsvReading("brott,plats\n1,2\n", {}, half).error, "name both"));
}

TEST(ReadIncidents, AFileWithoutAHeaderHasNumberedFields) {
    LayerRequest request = plane_request();
    request.fields = {{"x", "field_2"}, {"y", "field_3"}, {"time", "field_1"}};
    const CsvReading read("2024-01-01;674000;6580000\n2024-01-02;674001;6580001\n", {.time = true},
                          request);
    ASSERT_EQ(read.error, "");
    EXPECT_EQ(read.report.read, 2);
    EXPECT_EQ(read.incidents.all[1].at, (MapPoint{674001, 6580001}));
}

TEST(ReadIncidents, CountsFilteredRowsAndKeepsRecordNumbers) {
    LayerRequest request = plane_request();
    request.where = "brott <> 'X' AND antal > 1";
    const CsvReading read(
        "brott;antal;x;y\nX;5;674000;6580000\na;1;674000;6580000\na;2;;\na;3;674000;6580000\n", {},
        request);
    ASSERT_EQ(read.error, "");
    EXPECT_EQ(read.report.read, 4);
    EXPECT_EQ(read.report.filtered, 2);
    EXPECT_EQ(read.report.used, 1);
    ASSERT_EQ(read.report.skipped.size(), 1U);
    EXPECT_EQ(read.report.skipped[0].first_row, 3);
    request.where = "kommun = 'Lilleby'";
    const CsvReading wrong("brott;x;y\nX;674000;6580000\n", {}, request);
    EXPECT_TRUE(test::holds_text(wrong.error, "the filter \"kommun = 'Lilleby'\" cannot be used"));
    EXPECT_TRUE(test::holds_text(wrong.error, "write it as in SQL"));
}

TEST(ReadIncidents, ReadsIntervalsAndSaysWhichEndBeforeTheyBegin) {
    const CsvReading read(
        "datum_fran;datum_till;lat;lon\n"
        "2024-01-01 22:00;2024-01-02 06:00;59.3;18.1\n"
        "2024-01-01 22:00;2024-01-01 06:00;59.3;18.1\n"
        "2024-01-01 22:00;;59.3;18.1\n",
        {.time = true});
    ASSERT_EQ(read.incidents.all.size(), 3U);
    EXPECT_EQ(read.incidents.all[0].when->to - read.incidents.all[0].when->from, 8h);
    EXPECT_EQ(read.incidents.all[1].when->to, read.incidents.all[1].when->from);
    EXPECT_EQ(read.incidents.all[2].when->to, read.incidents.all[2].when->from);
    EXPECT_TRUE(test::noted(read.report.notes, "1 rows: the end lies before the beginning"));
}

TEST(ReadIncidents, PutsDateAndClockTogetherFromTwoFields) {
    const CsvReading read("datum;tid;lat;lon\n2024-01-15;22:05;59.3;18.1\n2024-01-15;;59.3;18.1\n",
                          {.time = true});
    ASSERT_EQ(read.incidents.all.size(), 2U);
    EXPECT_EQ(read.incidents.all[0].when->from,
              std::chrono::sys_days{std::chrono::January / 15 / 2024} + 21h + 5min);
    EXPECT_FALSE(read.incidents.all[0].when->date_only);
    EXPECT_TRUE(read.incidents.all[1].when->date_only);
    EXPECT_EQ(read.report.fields.at("clock"), "tid");
}

TEST(ReadIncidents, UsesTheRequestsTimeZoneAndNotesTheHoursOfTheClockChange) {
    LayerRequest request;
    request.timezone = "America/New_York";
    const CsvReading read("date,lat,lon\n2024-07-01 12:00,38.9,-77\n2024-11-03 01:30,38.9,-77\n",
                          {.time = true}, request, {.crs = ProjectedCrs::parse("EPSG:32618")});
    EXPECT_EQ(read.incidents.all.at(0).when->utc_offset_s, -4 * 3600);
    EXPECT_TRUE(test::noted(read.report.notes, "the hour occurs twice in America/New_York"));
    request.timezone = "Mars/Base";
    const CsvReading wrong("date,lat,lon\n2024-07-01,38.9,-77\n", {.time = true}, request);
    EXPECT_TRUE(test::holds_text(wrong.error, "'Mars/Base' is no time zone"));
}

TEST(ReadIncidents, GivesTheSunsHeightAtPlaceAndTime) {
    const CsvReading read("time,lat,lon\n2024-06-21T11:00:00Z,59.3293,18.0686\n",
                          {.sun_height = true});
    ASSERT_EQ(read.incidents.all.size(), 1U);
    // Near local noon at the solstice the sun stands 90 - 59.33 + 23.44 degrees high.
    EXPECT_NEAR(read.incidents.all[0].sun_height_deg, 54.1, 0.3);
    const ReadContext local{.crs = ProjectedCrs::local()};
    const CsvReading nowhere("time,x,y\n2024-06-21,1,2\n", {.sun_height = true}, {}, local);
    EXPECT_TRUE(test::holds_text(nowhere.error, "name the true CRS"));
}

TEST(ReadIncidents, LeavesColumnsWithPersonalDataUnreadAndSaysSo) {
    const CsvReading read(
        "type,personnummer,kontakt,lat,lon\n811228-9874,811228-9874,a@b.se,59.3,18.1\n",
        {.weight = true});
    ASSERT_EQ(read.error, "");
    EXPECT_TRUE(test::noted(read.report.notes,
                            "Column 'personnummer' may hold personal data and is not read."));
    EXPECT_TRUE(test::noted(read.report.notes, "Column 'kontakt'"));
    EXPECT_TRUE(test::noted(read.report.notes, "Column 'type'")) << "by its values";
    EXPECT_FALSE(read.report.fields.contains("category"));
}

TEST(ReadIncidents, TextThatIsNotUtf8IsTakenAsWindows1252) {
    const CsvReading read("brottstyp;lat;lon\nr\xE5n;59.3;18.1\n", {.category = true});
    EXPECT_EQ(read.incidents.categories, std::vector<std::string>{"rån"});
}

TEST(ReadIncidents, ManyPlacesComeOutAsOneByOne) {
    // More than are projected in one go.
    std::string csv = "lon,lat\n";
    for (int i = 0; i < 50'000; ++i)
        csv += "18." + std::to_string(100000 + i) + ",59." + std::to_string(300000 - i) + "\n";
    const CsvReading read(csv);
    ASSERT_EQ(read.incidents.all.size(), 50'000U);
    const ProjectedCrs crs = ProjectedCrs::parse("EPSG:3006");
    for (const int i : {0, 1, 4095, 4096, 6250, 25'000, 49'999}) {
        const MapPoint one = to_map({18.1 + i * 1e-6, 59.3 - i * 1e-6}, crs);
        EXPECT_NEAR(read.incidents.all[static_cast<std::size_t>(i)].at.east_m, one.east_m, 1e-6);
        EXPECT_NEAR(read.incidents.all[static_cast<std::size_t>(i)].at.north_m, one.north_m, 1e-6);
    }
}

TEST(ReadIncidents, StopsWhenItIsCancelled) {
    std::string csv = "lat,lon\n";
    for (int i = 0; i < 10'000; ++i) csv += "59,18\n";
    const std::atomic<bool> cancelled{true};
    Progress progress;
    progress.cancelled = &cancelled;
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006"), .progress = &progress};
    EXPECT_THROW(CsvReading(csv, {}, {}, context), Cancelled);
}

}  // namespace
}  // namespace tk
