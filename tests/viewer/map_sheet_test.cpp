#include "viewer/output/map_sheet.h"

#include <cpl_conv.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "engine/core/input_error.h"
#include "tests/support/temp_folder.h"
#include "tests/viewer/read_png.h"
#include "viewer/output/sheet_backdrop.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

using namespace std::chrono_literals;

constexpr double test_dpi = 96.0;

std::shared_ptr<const Town> sheet_town() {
    TownParts parts;
    const auto house = [](double x, double y) { return rectangle({x, y, x + 12.0, y + 10.0}); };
    for (int i = 0; i < 6; ++i) {
        Building building;
        building.id = "h" + std::to_string(i);
        building.footprint = house(600050.0 + i * 100, 6600060.0);
        parts.buildings.push_back(building);
    }
    parts.lights.push_back({.id = "l1", .at = {600200, 6600200}, .luminous_flux_lm = 4000});
    Camera camera;
    camera.id = "c1";
    camera.at = {600300, 6600300};
    camera.bearing_deg = 45.0;
    parts.cameras.push_back(camera);
    parts.streets.push_back({.id = "s",
                             .name = "Långgatan",
                             .street_class = "street",
                             .width_m = 8.0,
                             .lines = {{{600000, 6600150}, {600900, 6600160}}}});
    parts.areas.push_back({"Södra stan", rectangle({600000, 6600000, 600600, 6600600}), {}});
    Development planned;
    planned.id = "d";
    planned.name = "Kv. Ängen";
    planned.footprint = rectangle({600400, 6600300, 600520, 6600400});
    planned.floors = 5.0;
    planned.from = 2028y / 1 / 1;
    parts.developments.push_back(planned);
    for (int i = 0; i < 30; ++i) {
        Incident incident;
        incident.at = {600100.0 + 10 * i, 6600450.0};
        parts.incidents.all.push_back(incident);
    }
    return build_town(std::move(parts));
}

/// 100 m cells: `west` in the three columns to the west, `east` in the others.
std::shared_ptr<const SurfaceGrid> two_halves(float west, float east) {
    Grid<float> grid(GridSpec{100.0, 6000, 66006, 6, 6});
    for (int row = 0; row < 6; ++row)
        for (int col = 0; col < 6; ++col) grid(row, col) = col < 3 ? west : east;
    return std::make_shared<const SurfaceGrid>(std::move(grid));
}

SheetContent small_sheet() {
    SheetContent content;
    content.title = "Parken blir ljusare, gården mörkare";
    content.subtitle = "Provstad 2026";
    content.extent = {600000, 6600000, 600600, 6600600};
    content.layers = {"buildings", "streets", "lights", "cameras", "developments", "areas"};
    content.left_out = {"Reflekterat ljus"};
    content.sources = {"Provstads kommun"};
    content.crs_name = "SWEREF 99 TM";
    content.date = 2026y / 11 / 23;
    content.version = "9.8.7";
    content.frames = {{"Nuläge", sheet_town(), nullptr,
                       SheetSurface{two_halves(2.0F, 12.0F), look_of(Surface::light, {}), "lx"}}};
    return content;
}

/// Only the map, its surface and the furniture: nothing stands on the cells.
SheetContent bare_change_sheet() {
    SheetContent content = small_sheet();
    content.layers.clear();
    const auto change = two_halves(8.0F, -8.0F);
    const ValueSample sample = sample_of(*change);
    content.frames[0].surface =
        SheetSurface{change, change_look_of(Surface::light, {&sample, 1}, 0.5), "lx", 1.0};
    return content;
}

const Paper a4_small{PaperSize::a4, true, test_dpi};

int px_of(double mm) {
    return static_cast<int>(std::lround(mm * test_dpi / 25.4));
}

bool margins_are_white(const test::ReadPicture& page) {
    // What is clipped or too wide stands in the margin of 12 mm.
    const int margin = px_of(11.5);
    for (int y = 0; y < page.height; ++y)
        for (int x = 0; x < page.width; ++x) {
            const bool outside =
                x < margin || y < margin || x >= page.width - margin || y >= page.height - margin;
            if (outside && (page.at(x, y) & 0xFFFFFFU) != 0xFFFFFFU) return false;
        }
    return true;
}

/// The content streams of a PDF, unpacked.
std::string unpacked_streams(const std::string& pdf) {
    std::string all;
    for (std::size_t at = pdf.find("stream\n"); at != std::string::npos;
         at = pdf.find("stream\n", at + 1)) {
        if (at >= 3 && pdf.compare(at - 3, 3, "end") == 0) continue;
        std::vector<char> room(std::size_t{1} << 22);
        std::size_t length = 0;
        const std::size_t begin = at + 7;
        if (CPLZLibInflate(pdf.data() + begin, pdf.size() - begin, room.data(), room.size(),
                           &length) != nullptr)
            all.append(room.data(), length);
    }
    return all;
}

TEST(MapSheet, IsTheSameBytesForTheSameContent) {
    EXPECT_EQ(sheet_as_pdf(small_sheet(), a4_small), sheet_as_pdf(small_sheet(), a4_small));
    EXPECT_EQ(sheet_as_png(small_sheet(), a4_small), sheet_as_png(small_sheet(), a4_small));
}

TEST(MapSheet, PdfTellsWhatItIsAndNothingOfTheMachine) {
    const std::string pdf = sheet_as_pdf(small_sheet(), a4_small);
    EXPECT_EQ(pdf.compare(0, 5, "%PDF-"), 0);
    EXPECT_NE(pdf.find("Tryggkarta 9.8.7"), std::string::npos);
    EXPECT_NE(pdf.find("D:20261123") == std::string::npos ? pdf.find("(20261123")
                                                          : pdf.find("D:20261123"),
              std::string::npos);
    EXPECT_NE(pdf.find("/Title"), std::string::npos);
    // 297 x 210 mm in points.
    EXPECT_NE(pdf.find("841.88"), std::string::npos);
    for (const char* secret : {"/home/", "/root/", "/tmp/", "/work/"})
        EXPECT_EQ(pdf.find(secret), std::string::npos) << secret;
}

TEST(MapSheet, PdfHasVectorsTextAndItsFontsInIt) {
    const std::string pdf = sheet_as_pdf(small_sheet(), a4_small);
    const std::string drawn = unpacked_streams(pdf);
    EXPECT_NE(drawn.find("Tj"), std::string::npos) << "no text";
    EXPECT_NE(drawn.find(" l\n"), std::string::npos) << "no lines";
    EXPECT_NE(pdf.find("/FontFile"), std::string::npos) << "no embedded font";
    // One picture: the surface (and its transparency).
    std::size_t pictures = 0;
    for (std::size_t at = pdf.find("/Subtype /Image"); at != std::string::npos;
         at = pdf.find("/Subtype /Image", at + 1))
        ++pictures;
    EXPECT_GE(pictures, 1U);
    EXPECT_LE(pictures, 2U);
}

TEST(MapSheet, PictureHasThePixelsOfItsPaper) {
    const test::ReadPicture page =
        test::read_png_bytes(sheet_as_png(small_sheet(), {PaperSize::a4, false, test_dpi}));
    // 210 mm and 297 mm at 96 dots per inch.
    EXPECT_EQ(page.width, 794);
    EXPECT_EQ(page.height, 1123);
}

TEST(MapSheet, RefusesPicturesThatNoMemoryHolds) {
    EXPECT_THROW(sheet_as_png(small_sheet(), {PaperSize::a1, true, 600.0}), InputError);
}

TEST(MapSheet, RefusesWhatIsNoSheet) {
    SheetContent content = small_sheet();
    content.frames.clear();
    EXPECT_THROW(sheet_as_pdf(content, a4_small), std::invalid_argument);
    content = small_sheet();
    content.frames[0].town = nullptr;
    EXPECT_THROW(sheet_as_pdf(content, a4_small), std::invalid_argument);
    EXPECT_THROW(sheet_as_pdf(small_sheet(), {PaperSize::a4, true, 30.0}), std::invalid_argument);
}

TEST(MapSheet, HoweverMuchIsSaidNothingRunsOverTheMargins) {
    SheetContent content = small_sheet();
    for (int i = 0; i < 40; ++i) {
        content.title += " och ännu en sak som måste sägas";
        content.sources.push_back("Källa nummer " + std::to_string(i));
    }
    for (int i = 0; i < 12; ++i)
        content.left_out.push_back("En lång mening om något som inte är med i beräkningen, här");
    content.frames[0].label = std::string(400, 'x');
    content.subtitle = std::string(300, 'm');
    for (const bool landscape : {true, false})
        for (const bool meeting : {true, false}) {
            content.meeting = meeting;
            EXPECT_TRUE(margins_are_white(
                test::read_png_bytes(sheet_as_png(content, {PaperSize::a4, landscape, test_dpi}))));
        }
}

TEST(MapSheet, OneToSixMapsStandWithinTheMargins) {
    for (const int count : {1, 2, 3, 4, 5, 6}) {
        SheetContent content = small_sheet();
        content.frames.resize(static_cast<std::size_t>(count), content.frames[0]);
        EXPECT_TRUE(margins_are_white(test::read_png_bytes(sheet_as_png(content, a4_small))))
            << count;
    }
}

TEST(MapSheet, WhatGetsWorseIsToldApartInGrey) {
    // The map's middle is the border of the halves; west of it gets lighter, east of it darker.
    for (const float size : {1.0F, 3.0F, 8.0F}) {
        SheetContent content = bare_change_sheet();
        content.scale_denominator = 5000;
        content.frames[0].surface->values = two_halves(size, -size);
        const test::ReadPicture page = test::read_png_bytes(sheet_as_png(content, a4_small));
        const auto grey_range = [&](int x_begin, int x_end) {
            double least = 255.0, most = 0.0;
            for (int y = px_of(90.0); y < px_of(130.0); ++y)
                for (int x = x_begin; x < x_end; ++x) {
                    least = std::min(least, page.grey(x, y));
                    most = std::max(most, page.grey(x, y));
                }
            return most - least;
        };
        EXPECT_EQ(grey_range(px_of(75.0), px_of(105.0)), 0.0) << size;
        EXPECT_GT(grey_range(px_of(130.0), px_of(160.0)), 60.0) << size;
    }
}

TEST(MapSheet, CellsHaveExactEdges) {
    SheetContent content = bare_change_sheet();
    content.scale_denominator = 5000;
    content.frames[0].surface->values = two_halves(4.0F, 8.0F);
    const test::ReadPicture page = test::read_png_bytes(sheet_as_png(content, a4_small));
    std::set<std::uint32_t> colours;
    for (int x = px_of(80.0); x < px_of(160.0); ++x) colours.insert(page.at(x, px_of(110.0)));
    EXPECT_EQ(colours.size(), 2U) << "the edge between two cells is smoothed";
}

/// The column of the page that lines at these levels change most, across the middle of the map.
int column_of_isoline(SheetContent content, double level) {
    content.frames[0].surface->isolines.clear();
    const test::ReadPicture without = test::read_png_bytes(sheet_as_png(content, a4_small));
    content.frames[0].surface->isolines = {level};
    const test::ReadPicture with = test::read_png_bytes(sheet_as_png(content, a4_small));
    int column = 0;
    double most = 0.0;
    for (int x = px_of(85.0); x < px_of(150.0); ++x) {
        double sum = 0.0;
        for (int y = px_of(90.0); y < px_of(130.0); ++y)
            sum += std::abs(with.grey(x, y) - without.grey(x, y));
        if (sum > most) most = sum, column = x;
    }
    return column;
}

TEST(MapSheet, IsoluxLinesLieWhereLightRunsFromCellToCell) {
    // From 2 lx at 250 m to 12 lx at 350 m: 5 lx at 280 m, 10 lx at 330 m.
    SheetContent content = small_sheet();
    content.layers.clear();
    content.scale_denominator = 5000;
    const int five = column_of_isoline(content, 5.0), ten = column_of_isoline(content, 10.0);
    ASSERT_GT(five, 0);
    EXPECT_NEAR(ten - five, px_of(10.0), 3) << "50 m are 10 mm at 1:5000";
    // At a scale that cannot show them they are left out, and out of the legend.
    content.scale_denominator = 25000;
    const std::string without = sheet_as_png(content, a4_small);
    content.frames[0].surface->isolines = {5.0};
    EXPECT_EQ(without, sheet_as_png(content, a4_small));
}

TEST(MapSheet, ValuesStandAtCellsWhereTheScaleLeavesRoom) {
    // Cells of 100 m are 20 mm at 1:5000, and 4 mm at 1:25000.
    SheetContent content = small_sheet();
    content.layers.clear();
    content.scale_denominator = 5000;
    const std::string without = sheet_as_png(content, a4_small);
    content.frames[0].surface->values_shown = true;
    const std::string with = sheet_as_png(content, a4_small);
    EXPECT_NE(with, without);
    // Few and small, as print is: most of the page stays.
    const test::ReadPicture a = test::read_png_bytes(without), b = test::read_png_bytes(with);
    int different = 0, all = 0;
    for (int y = px_of(60.0); y < px_of(140.0); ++y)
        for (int x = px_of(60.0); x < px_of(140.0); ++x) {
            different += a.at(x, y) == b.at(x, y) ? 0 : 1;
            ++all;
        }
    EXPECT_GT(different, 50);
    EXPECT_LT(different, all / 5);
    content.scale_denominator = 25000;
    const std::string far = sheet_as_png(content, a4_small);
    content.frames[0].surface->values_shown = false;
    EXPECT_EQ(far, sheet_as_png(content, a4_small));
}

TEST(MapSheet, IncidentPointsAreOnlyThereWhenAskedFor) {
    SheetContent content = small_sheet();
    content.layers = {"incidents"};
    content.frames[0].surface.reset();
    const std::string without = sheet_as_png(content, a4_small);
    SheetContent none = content;
    none.layers.clear();
    EXPECT_EQ(without, sheet_as_png(none, a4_small));
    content.incident_points = true;
    EXPECT_NE(without, sheet_as_png(content, a4_small));
    content.meeting = none.meeting = true;
    EXPECT_EQ(sheet_as_png(content, a4_small), sheet_as_png(none, a4_small));
}

TEST(MapSheet, ShowsOnlyTheIncidentsThatMeetTheFilter) {
    SheetContent content = small_sheet();
    content.layers = {"incidents"};
    content.frames[0].surface.reset();
    content.incident_points = true;
    const std::string all = sheet_as_png(content, a4_small);
    content.shown_incidents =
        std::make_shared<const Incidents>(content.frames[0].town->incidents());
    EXPECT_EQ(sheet_as_png(content, a4_small), all);
    content.shown_incidents = std::make_shared<const Incidents>();
    const std::string none = sheet_as_png(content, a4_small);
    EXPECT_NE(none, all);
}

/// Two fields of 300 m, red to the west and blue to the east, where small_sheet() lies.
LayerRequest two_fields(const test::TempFolder& folder) {
    std::string pixels;
    for (int row = 0; row < 6; ++row)
        for (int col = 0; col < 6; ++col)
            pixels += col < 3 ? std::string{'\xff', '\0', '\0'} : std::string{'\0', '\0', '\xff'};
    folder.write("fields.wld", "100\n0\n0\n-100\n600050\n6600550\n");
    LayerRequest request;
    request.source = folder.write("fields.ppm", "P6\n6 6\n255\n" + pixels);
    request.input_crs = "EPSG:3006";
    return request;
}

TEST(MapSheet, LaysBackgroundMapsWhereTheyBelong) {
    const test::TempFolder folder;
    SheetContent content = small_sheet();
    content.layers.clear();
    content.frames[0].surface.reset();
    const auto problems =
        add_backdrops(content, a4_small, {two_fields(folder)}, ProjectedCrs::parse("EPSG:3006"));
    EXPECT_TRUE(problems.empty());
    ASSERT_EQ(content.backdrops.size(), 1U);
    EXPECT_EQ(content.backdrops[0].attribution, "fields.ppm") << "its source does not say whose";
    const Extent shown = extent_on_sheet(content, a4_small);
    EXPECT_LE(shown.west_m, content.extent.west_m);
    EXPECT_GE(shown.north_m, content.extent.north_m);
    const auto page = test::read_png_bytes(sheet_as_png(content, a4_small));
    std::int64_t red = 0, blue = 0, red_x = 0, blue_x = 0;
    for (int y = 0; y < page.height; ++y)
        for (int x = 0; x < page.width; ++x) {
            const auto colour = page.at(x, y) & 0xFFFFFFU;
            if (colour == 0xFF0000U) ++red, red_x += x;
            if (colour == 0x0000FFU) ++blue, blue_x += x;
        }
    ASSERT_GT(red, 5000);
    EXPECT_NEAR(static_cast<double>(red), static_cast<double>(blue),
                0.05 * static_cast<double>(red));
    EXPECT_LT(red_x / red, blue_x / blue);
}

TEST(MapSheet, DrawsBackgroundMapsOfVectorsAndNamesThoseThatCannotBeRead) {
    const test::TempFolder folder;
    SheetContent content = small_sheet();
    const std::string without = sheet_as_png(content, a4_small);
    LayerRequest vectors, missing;
    vectors.source = folder.write("mark.geojson", R"({"type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},
        "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
        "coordinates": [[[600100, 6600100], [600400, 6600100], [600400, 6600400],
                         [600100, 6600100]]]}}]})");
    missing.source = folder.file("borta.tif");
    const auto problems =
        add_backdrops(content, a4_small, {vectors, missing}, ProjectedCrs::parse("EPSG:3006"));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_NE(problems[0].find("borta.tif"), std::string::npos);
    EXPECT_EQ(content.backdrop_shapes.size(), 1U);
    EXPECT_EQ(content.sources.back(), "mark.geojson");
    EXPECT_TRUE(content.backdrops.empty());
    EXPECT_NE(sheet_as_png(content, a4_small), without);
}

TEST(MapSheet, TellsWhenThereIsNothingToSee) {
    SheetContent content = small_sheet();
    content.layers.clear();
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    content.frames[0].surface->values = two_halves(none, none);
    SheetContent bare = content;
    bare.frames[0].surface.reset();
    const auto ink_in_the_middle = [](const SheetContent& c) {
        const test::ReadPicture page = test::read_png_bytes(sheet_as_png(c, a4_small));
        std::set<std::uint32_t> colours;
        for (int y = px_of(90.0); y < px_of(130.0); ++y)
            for (int x = px_of(70.0); x < px_of(170.0); ++x) colours.insert(page.at(x, y));
        return colours.size();
    };
    EXPECT_GT(ink_in_the_middle(content), 2U);
    EXPECT_EQ(ink_in_the_middle(bare), 1U);
    bare.extent = {900000, 7000000, 900500, 7000500};
    EXPECT_GT(ink_in_the_middle(bare), 2U);
}

TEST(MapSheet, SharedPagesBearNoStamp) {
    SheetContent content = small_sheet();
    const std::string internal = sheet_as_png(content, a4_small);
    content.audience = Audience::shared;
    EXPECT_NE(internal, sheet_as_png(content, a4_small));
    EXPECT_NE(sheet_as_pdf(small_sheet(), a4_small).find("INTERN / INTERNAL"), std::string::npos);
    EXPECT_EQ(sheet_as_pdf(content, a4_small).find("INTERN / INTERNAL"), std::string::npos);
}

TEST(MapSheet, IsWrittenByItsEnding) {
    const test::TempFolder folder;
    write_sheet(folder.path() / "karta.pdf", small_sheet(), a4_small);
    write_sheet(folder.path() / "karta.PNG", small_sheet(), a4_small);
    EXPECT_THROW(write_sheet(folder.path() / "karta.jpg", small_sheet(), a4_small), InputError);
    EXPECT_THROW(write_sheet(folder.path() / "karta.pdf", small_sheet(), a4_small), InputError);
    write_sheet(folder.path() / "karta.pdf", small_sheet(), a4_small, Existing::replace_ours);
}

TEST(MapSheet, StopsWhenItIsCancelled) {
    const std::atomic<bool> cancelled = true;
    EXPECT_THROW(sheet_as_pdf(small_sheet(), a4_small, {{}, &cancelled}), Cancelled);
}

}  // namespace
}  // namespace tk
