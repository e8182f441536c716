#include "layers/photometry_eulumdat.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/compass.h"
#include "tests/layers/photometry_texts.h"

namespace tk {
namespace {

using test::eulumdat_text;
using test::EulumdatParts;

PhotometryReading eulumdat_read(const EulumdatParts& parts) {
    return parse_eulumdat(eulumdat_text(parts), "a.ldt", {});
}

/// Even planes as a file lists them, without 360.
std::vector<double> listed_planes(int count) {
    std::vector<double> c_deg;
    for (int i = 0; i < count; ++i) c_deg.push_back(360.0 * i / count);
    return c_deg;
}

/// Lambertian over the lower half, in candela per kilolumen.
EulumdatParts lambertian_eulumdat() {
    EulumdatParts parts;
    parts.symmetry = 1;
    parts.c_deg = {0.0};
    parts.gamma_deg = test::even_angles(0.0, 180.0, 37);
    for (const double gamma : parts.gamma_deg)
        parts.entries.push_back(1000.0 / std::numbers::pi *
                                std::max(0.0, std::cos(gamma * radians_per_degree)));
    return parts;
}

TEST(ParseEulumdat, GivesTheFluxOfKnownFields) {
    // O-33: each zone's mean cosine times its difference of cosines telescopes to exactly 1000
    EXPECT_NEAR(eulumdat_read(lambertian_eulumdat()).photometry.flux_lm, 1000.0, 1e-9);
    EulumdatParts even = lambertian_eulumdat();
    std::fill(even.entries.begin(), even.entries.end(), 1000.0 / (4.0 * std::numbers::pi));
    EXPECT_NEAR(eulumdat_read(even).photometry.flux_lm, 1000.0, 1e-9);
}

TEST(ParseEulumdat, CountsPlanesBySymmetry) {
    // O-34: of 24 planes and 37 angles
    const std::vector<std::pair<int, int>> stored{{0, 24}, {1, 1}, {2, 13}, {3, 13}, {4, 7}};
    for (const auto& [symmetry, planes] : stored) {
        EulumdatParts parts;
        parts.symmetry = symmetry;
        parts.c_deg = listed_planes(24);
        parts.gamma_deg = test::even_angles(0.0, 180.0, 37);
        parts.entries.assign(static_cast<std::size_t>(planes) * 37, 10.0);
        const PhotometryReading reading = eulumdat_read(parts);
        EXPECT_EQ(reading.photometry.c_deg.size(), symmetry == 1 ? 2U : 25U);
        // all 24 planes' worth of 10 cd/klm in every direction
        EXPECT_NEAR(reading.photometry.flux_lm, 40.0 * std::numbers::pi, 1e-9);
        parts.entries.pop_back();
        EXPECT_NE(test::refusal_of([&] { eulumdat_read(parts); }).source(), "not refused");
        parts.entries.insert(parts.entries.end(), 2, 10.0);
        EXPECT_NE(eulumdat_read(parts).notes[0].find("is left out"), std::string::npos);
    }
}

RC_GTEST_PROP(ParseEulumdat, AnySymmetryIsReadBackAsWritten, ()) {
    const int symmetry = *rc::gen::inRange(0, 5);
    const int planes = 4 * *rc::gen::inRange(1, 10);
    const int angles = *rc::gen::inRange(2, 12);
    // the intensity of a direction, from the plane that stands for it
    const auto entries = *rc::gen::container<std::vector<int>>(
        static_cast<std::size_t>(planes * angles), rc::gen::inRange(1, 5000));
    const auto stands_for = [&](int plane) {
        const int mirrored = (planes - plane) % planes;
        const int across = (planes / 2 - plane + planes) % planes;
        const int opposite = (planes / 2 + plane) % planes;
        if (symmetry == 1) return 0;
        if (symmetry == 2) return std::min(plane, mirrored);
        // stored from 270 to 90: of a pair, the one on that side
        if (symmetry == 3) return plane <= planes / 4 || plane >= 3 * planes / 4 ? plane : across;
        if (symmetry == 4) return std::min({plane, mirrored, across, opposite});
        return plane;
    };
    const auto cd = [&](int plane, int angle) {
        return entries[static_cast<std::size_t>(stands_for(plane) * angles + angle)] / 8.0;
    };
    EulumdatParts parts;
    parts.symmetry = symmetry;
    parts.c_deg = listed_planes(planes);
    parts.gamma_deg = test::even_angles(0.0, 90.0, angles);
    const int first = symmetry == 3 ? 3 * planes / 4 : 0;
    const std::vector<int> counts{planes, 1, planes / 2 + 1, planes / 2 + 1, planes / 4 + 1};
    for (int i = 0; i < counts[static_cast<std::size_t>(symmetry)]; ++i)
        for (int g = 0; g < angles; ++g) parts.entries.push_back(cd((first + i) % planes, g));
    const Photometry photometry = eulumdat_read(parts).photometry;
    for (int p = 0; p < planes; ++p)
        for (int g = 0; g < angles; ++g)
            RC_ASSERT(std::abs(intensity_cd(photometry, parts.c_deg[static_cast<std::size_t>(p)],
                                            parts.gamma_deg[static_cast<std::size_t>(g)]) -
                               cd(p, g)) < 1e-6);
}

TEST(ParseEulumdat, ScalesByFluxAndConversionFactor) {
    EulumdatParts parts = lambertian_eulumdat();
    parts.flux = "8100";
    parts.lamps = "2";
    parts.conversion = "0.5";
    // the flux of a set is that of all its lamps: the number of lamps does not count
    EXPECT_NEAR(eulumdat_read(parts).photometry.flux_lm, 4050.0, 1e-6);
    parts.conversion = "0";
    const PhotometryReading reading = eulumdat_read(parts);
    EXPECT_NEAR(reading.photometry.flux_lm, 8100.0, 1e-6);
    ASSERT_EQ(reading.notes.size(), 1U);
    EXPECT_EQ(reading.notes[0],
              "the conversion factor on line 24 is missing or 0, and counts as 1");
}

TEST(ParseEulumdat, StatesWhatLeavesTheLuminaire) {
    EulumdatParts parts = lambertian_eulumdat();
    parts.output_percent = "80";
    const PhotometryReading reading = eulumdat_read(parts);
    EXPECT_DOUBLE_EQ(*reading.photometry.stated_flux_lm, 800.0);
    EXPECT_EQ(reading.notes, std::vector<std::string>{
                                 "the intensities add up to 1000 lm, the file states 800 lm"});
    parts.output_percent = "99.5";
    EXPECT_TRUE(eulumdat_read(parts).notes.empty());
    parts.output_percent = "0";
    EXPECT_FALSE(eulumdat_read(parts).photometry.stated_flux_lm);
    parts.lamps = "-1";
    EXPECT_DOUBLE_EQ(*eulumdat_read(parts).photometry.stated_flux_lm, 1000.0);
    EXPECT_EQ(eulumdat_read(parts).photometry.watts, 40.0);
    EXPECT_EQ(eulumdat_read(parts).photometry.luminaire, "Lantern");
}

TEST(ParseEulumdat, TakesAnyLineEndAndEncoding) {
    EulumdatParts parts = lambertian_eulumdat();
    const Photometry plain = eulumdat_read(parts).photometry;
    for (const char* end : {"\n", "\r", "  \r\n"}) {
        parts.line_end = end;
        EXPECT_EQ(eulumdat_read(parts).photometry.intensity_cd, plain.intensity_cd);
    }
    std::string text = "\xEF\xBB\xBF" + eulumdat_text(parts);
    text.replace(text.find("Lantern"), 7, "Str\xE5lkastare");
    EXPECT_EQ(parse_eulumdat(text, "a.ldt", {}).photometry.luminaire, "Str\xC3\xA5lkastare");
    while (text.back() == '\r' || text.back() == '\n' || text.back() == ' ') text.pop_back();
    EXPECT_EQ(parse_eulumdat(text, "a.ldt", {}).photometry.intensity_cd, plain.intensity_cd);
}

TEST(ParseEulumdat, ChoosesTheLampSet) {
    std::string text = eulumdat_text(lambertian_eulumdat());
    const std::size_t sets = text.find("\r\n1\r\n1\r\nLED\r\n1000") + 2;
    text.replace(sets, 1, "2");
    text.insert(text.find("0.5\r\n"), "1\r\nLED\r\n3000\r\n\r\n\r\nunknown\r\n");
    const PhotometryReading first = parse_eulumdat(text, "a.ldt", {});
    EXPECT_NEAR(first.photometry.flux_lm, 1000.0, 1e-6);
    EXPECT_EQ(first.notes[0], "lamp set 1 of 2 is used, of 1000 lm");
    const PhotometryReading second = parse_eulumdat(text, "a.ldt", {.lamp_set = 2});
    EXPECT_NEAR(second.photometry.flux_lm, 3000.0, 1e-6);
    EXPECT_FALSE(second.photometry.watts);
    const InputError none =
        test::refusal_of([&] { parse_eulumdat(text, "a.ldt", {.lamp_set = 3}); });
    EXPECT_STREQ(
        none.what(),
        "a.ldt:26: lamp set 3 is asked for, the file has 2; choose a lamp set from 1 to 2");
}

TEST(ParseEulumdat, RefusesPlanesThatTheMirrorsDoNotFit) {
    EulumdatParts parts;
    parts.symmetry = 2;
    parts.c_deg = listed_planes(8);
    parts.gamma_deg = {0.0, 90.0};
    parts.entries.assign(10, 1.0);
    parts.c_deg[4] = 170.0;
    EXPECT_EQ(test::refusal_of([&] { eulumdat_read(parts); }).problem(),
              "C plane 5 is at 170 degrees, where the symmetry needs it at 180");
    parts.c_deg.pop_back();
    EXPECT_EQ(test::refusal_of([&] { eulumdat_read(parts); }).problem(),
              "the number of C planes is 7, which symmetry 2 cannot halve");
    parts.symmetry = 0;
    parts.c_deg[4] = 130.0;
    EXPECT_EQ(test::refusal_of([&] { eulumdat_read(parts); }).problem(),
              "the C angle is 130 degrees after 135");
    parts.c_deg = {0.0, 30.0, 60.0, 90.0};
    EXPECT_EQ(test::refusal_of([&] { eulumdat_read(parts); }).problem(),
              "the C angles run from 0 to 90 degrees, not all round as symmetry 0 needs");
}

TEST(ParseEulumdat, RefusesWhatGivesNoLight) {
    EulumdatParts parts = lambertian_eulumdat();
    parts.flux = "0";
    EXPECT_EQ(test::refusal_of([&] { eulumdat_read(parts); }).row(), 29);
    parts.flux = "1e308";
    parts.entries[0] = 1e308;
    EXPECT_EQ(test::refusal_of([&] { eulumdat_read(parts); }).problem(),
              "its intensities are too great to be added");
    parts.entries.assign(37, 0.0);
    EXPECT_EQ(test::refusal_of([&] { eulumdat_read(parts); }).problem(),
              "its intensities give no light");
    parts.entries[3] = -2.0;
    // 26 lines, six of the lamp set, ten ratios, one plane, 37 angles, the fourth intensity
    EXPECT_EQ(test::refusal_of([&] { eulumdat_read(parts); }).row(), 26 + 6 + 10 + 1 + 37 + 4);
}

}  // namespace
}  // namespace tk
