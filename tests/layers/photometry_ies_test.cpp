#include "layers/photometry_ies.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "engine/core/compass.h"
#include "tests/layers/photometry_texts.h"

namespace tk {
namespace {

using test::even_angles;
using test::ies_text;
using test::IesParts;

PhotometryReading ies_read(const IesParts& parts, const PhotometryOptions& options = {}) {
    return parse_ies(ies_text(parts), "a.ies", options);
}

IesParts lambertian_ies() {
    IesParts parts;
    parts.horizontal_deg = {0.0};
    parts.vertical_deg = even_angles(0.0, 90.0, 19);
    for (const double gamma : parts.vertical_deg)
        parts.entries.push_back(1000.0 / std::numbers::pi *
                                std::max(0.0, std::cos(gamma * radians_per_degree)));
    return parts;
}

TEST(ParseIes, GivesTheFluxOfKnownFields) {
    EXPECT_NEAR(ies_read(lambertian_ies()).photometry.flux_lm, 1000.0, 1e-9);
    IesParts upper = lambertian_ies();
    upper.vertical_deg = even_angles(90.0, 180.0, 19);
    std::reverse(upper.entries.begin(), upper.entries.end());
    EXPECT_NEAR(ies_read(upper).photometry.flux_lm, 1000.0, 1e-9);
}

TEST(ParseIes, MultipliesByTheFactorsOfItsEdition) {
    IesParts parts = lambertian_ies();
    parts.multiplier = "2";
    parts.ballast = "0.5";
    parts.ballast_lamp = "0.9";
    for (const char* early : {"IESNA:LM-63-1995", "IESNA91", "IESNA:LM-63-1986"}) {
        parts.version = early;
        EXPECT_NEAR(ies_read(parts).photometry.flux_lm, 900.0, 1e-9) << early;
    }
    parts.version = "IESNA:LM-63-2002";
    EXPECT_NEAR(ies_read(parts).photometry.flux_lm, 1000.0, 1e-9);
    EXPECT_EQ(ies_read(parts).notes,
              std::vector<std::string>{"the field after the ballast factor is 0.9, which an "
                                       "LM-63-2002 file leaves unused, and is not applied"});
    // there it tells how the file came about: 1.10000 is a test in an accredited laboratory
    parts.version = "IES:LM-63-2019";
    parts.ballast_lamp = "1.10000";
    EXPECT_NEAR(ies_read(parts).photometry.flux_lm, 1000.0, 1e-9);
    EXPECT_TRUE(ies_read(parts).notes.empty());
}

TEST(ParseIes, TakesAFileWithoutVersionWithItsTiltOnly) {
    IesParts parts = lambertian_ies();
    parts.version = "  ";
    const PhotometryReading reading = ies_read(parts);
    EXPECT_NEAR(reading.photometry.flux_lm, 1000.0, 1e-9);
    EXPECT_EQ(reading.notes,
              std::vector<std::string>{"there is no version line: the file is read as LM-63-1986"});
    std::string text = ies_text(parts);
    text.erase(text.find("TILT=NONE\r\n"), 11);
    EXPECT_STREQ(test::refusal_of([&] { parse_ies(text, "a.ies", {}); }).what(),
                 "a.ies:3: there is no TILT= line before the numbers; put the line TILT=NONE "
                 "between the keywords and the numbers");
}

TEST(ParseIes, PassesTheFactorsOfTilt) {
    IesParts parts = lambertian_ies();
    parts.tilt = "INCLUDE\r\n1\r\n3\r\n0 45 90\r\n1 0.9 0.8";
    EXPECT_NEAR(ies_read(parts).photometry.flux_lm, 1000.0, 1e-9);
    EXPECT_EQ(ies_read(parts).notes[0], "the factors of TILT=INCLUDE are not applied");
    parts.tilt = "lamp.tlt";
    EXPECT_NEAR(ies_read(parts).photometry.flux_lm, 1000.0, 1e-9);
    EXPECT_EQ(ies_read(parts).notes[0], "the factors of the TILT file 'lamp.tlt' are not applied");
}

TEST(ParseIes, TakesNumbersWrappedAnywhereAndCommas) {
    const IesParts parts = lambertian_ies();
    const Photometry plain = ies_read(parts).photometry;
    std::string text = ies_text(parts);
    const std::size_t numbers = text.find("NONE") + 4;
    std::string lines = text;
    std::replace(lines.begin() + static_cast<std::ptrdiff_t>(numbers), lines.end(), ' ', '\n');
    EXPECT_EQ(parse_ies(lines, "a.ies", {}).photometry.intensity_cd, plain.intensity_cd);
    std::string commas = text;
    std::replace(commas.begin() + static_cast<std::ptrdiff_t>(numbers), commas.end(), ' ', ',');
    EXPECT_EQ(parse_ies(commas, "a.ies", {}).photometry.intensity_cd, plain.intensity_cd);
    text.replace(text.find("[LUMINAIRE] Lantern"), 19, "[Luminaire]Gr\xF6na gatan");
    text.replace(text.find("TILT=NONE"), 9, "Tilt = none");
    text += "\x1A";
    const PhotometryReading reading = parse_ies(text, "a.ies", {});
    EXPECT_EQ(reading.photometry.luminaire, "Gr\xC3\xB6na gatan");
    EXPECT_EQ(reading.photometry.watts, 40.0);
    EXPECT_TRUE(reading.notes.empty());
}

RC_GTEST_PROP(ParseIes, AnyHorizontalRangeIsReadBackAsWritten, ()) {
    struct Range {
        double first = 0.0;
        double last = 0.0;
        /// The angle within the range that stands for one outside it.
        std::function<double(double)> within;
    };
    const auto folded_at_180 = [](double h) { return h > 180.0 ? 360.0 - h : h; };
    const std::vector<Range> ranges{{0.0, 0.0, [](double) { return 0.0; }},
                                    {0.0, 90.0,
                                     [&](double h) {
                                         const double half = folded_at_180(h);
                                         return half > 90.0 ? 180.0 - half : half;
                                     }},
                                    {0.0, 180.0, folded_at_180},
                                    {0.0, 360.0, [](double h) { return h; }},
                                    {90.0, 270.0, [](double h) {
                                         return h < 90.0 ? 180.0 - h : h > 270.0 ? 540.0 - h : h;
                                     }}};
    const Range& range = ranges[*rc::gen::inRange<std::size_t>(0, ranges.size())];
    const int parts_of_90 = *rc::gen::inRange(1, 6);
    const int angles = *rc::gen::inRange(2, 9);
    const int seed = *rc::gen::inRange(0, 1000);
    const bool cie = *rc::gen::arbitrary<bool>();
    const double step = 90.0 / parts_of_90;
    const auto cd = [&](double h, int angle) {
        const double at = range.within(std::fmod(h, 360.0));
        return static_cast<double>(
            (static_cast<int>(std::lround(at / step)) * 37 + angle * 11 + seed) % 101 + 1);
    };
    IesParts parts;
    parts.vertical_deg = even_angles(0.0, 180.0, angles);
    const int planes = static_cast<int>(std::lround((range.last - range.first) / step)) + 1;
    parts.horizontal_deg = even_angles(range.first, range.last, planes);
    for (const double h : parts.horizontal_deg)
        for (int g = 0; g < angles; ++g) parts.entries.push_back(cd(h, g));
    const Photometry photometry = ies_read(parts, {.cie_orientation = cie}).photometry;
    for (double h = 0.0; h < 359.0; h += step)
        for (int g = 0; g < angles; ++g)
            RC_ASSERT(std::abs(intensity_cd(photometry, cie ? h : h + 90.0,
                                            parts.vertical_deg[static_cast<std::size_t>(g)]) -
                               cd(h, g)) < 1e-6);
}

TEST(ParseIes, PutsAPlaneAtZeroBetweenItsNeighbours) {
    IesParts parts;
    parts.vertical_deg = {0.0, 90.0};
    parts.horizontal_deg = {0.0, 80.0, 180.0};
    parts.entries = {10.0, 10.0, 20.0, 20.0, 40.0, 40.0};
    // the mirror of 80 is 280; 270 lies between 180 and it, as 90 does between 80 and 180
    const Photometry photometry = ies_read(parts).photometry;
    EXPECT_NEAR(intensity_cd(photometry, 0.0, 45.0), 22.0, 1e-9);
    EXPECT_NEAR(intensity_cd(photometry, 180.0, 45.0), 22.0, 1e-9);
    EXPECT_NEAR(intensity_cd(photometry, 90.0, 45.0), 10.0, 1e-9);
    EXPECT_NEAR(intensity_cd(photometry, 270.0, 45.0), 40.0, 1e-9);
}

TEST(ParseIes, ClosesACircleThatLacksItsLastPlane) {
    IesParts parts;
    parts.vertical_deg = {0.0, 90.0};
    parts.horizontal_deg = even_angles(0.0, 330.0, 12);
    parts.entries.assign(24, 5.0);
    EXPECT_EQ(ies_read(parts).photometry.c_deg.size(), 13U);
    EXPECT_EQ(ies_read(parts).notes[0],
              "the horizontal angles end at 330 degrees: the plane at 0 closes the circle");
    parts.horizontal_deg = even_angles(0.0, 300.0, 12);
    const InputError open = test::refusal_of([&] { ies_read(parts); });
    EXPECT_EQ(open.problem(), "the horizontal angles run from 0 to 300 degrees");
    EXPECT_EQ(open.row(), 7);
}

TEST(ParseIes, UsesTheFirstOfTwoPlanesInOneDirection) {
    IesParts parts;
    parts.vertical_deg = {0.0, 90.0};
    parts.horizontal_deg = {0.0, 120.0, 240.0, 360.0};
    parts.entries = {5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 9.0};
    const PhotometryReading reading = ies_read(parts);
    EXPECT_NEAR(intensity_cd(reading.photometry, 90.0, 90.0), 5.0, 1e-12);
    EXPECT_EQ(reading.notes[0],
              "the planes at 0 and 360 degrees differ: the one at 0 is used for both");
}

/// A field over the lower half, by its direction: towards C 0, towards C 90, down.
using FieldOfLight = std::function<double(double right, double front, double down)>;

/// Type B: H is the latitude, V turns about the axis through the poles at the sides.
IesParts type_b_of(const FieldOfLight& field) {
    IesParts parts;
    parts.type = 2;
    parts.vertical_deg = even_angles(-90.0, 90.0, 73);
    parts.horizontal_deg = even_angles(-90.0, 90.0, 73);
    for (const double h : parts.horizontal_deg)
        for (const double v : parts.vertical_deg) {
            const double a = h * radians_per_degree;
            const double b = v * radians_per_degree;
            parts.entries.push_back(std::max(
                0.0, field(std::sin(a), std::cos(a) * std::sin(b), std::cos(a) * std::cos(b))));
        }
    return parts;
}

/// Type A: V is the latitude, H turns about the upright axis.
IesParts type_a_of(const FieldOfLight& field) {
    IesParts parts = type_b_of([](double, double, double) { return 0.0; });
    parts.type = 3;
    parts.entries.clear();
    for (const double h : parts.horizontal_deg)
        for (const double v : parts.vertical_deg) {
            const double a = h * radians_per_degree;
            const double b = v * radians_per_degree;
            parts.entries.push_back(std::max(
                0.0, field(std::cos(b) * std::sin(a), std::sin(b), std::cos(b) * std::cos(a))));
        }
    return parts;
}

TEST(ParseIes, KeepsFieldsOfTypesAAndB) {
    const FieldOfLight lambertian = [](double, double, double down) { return 1000.0 * down; };
    // more to the front than behind, and more to the right than to the left
    const FieldOfLight leaning = [](double right, double front, double down) {
        return 1000.0 * down * (1.0 + 0.5 * front + 0.25 * right * down);
    };
    for (const FieldOfLight& field : {lambertian, leaning})
        for (const IesParts& parts : {type_b_of(field), type_a_of(field)}) {
            const PhotometryReading reading = ies_read(parts);
            // down x solid angle over the half sphere is pi; what leans evens out
            EXPECT_NEAR(reading.photometry.flux_lm, 1000.0 * std::numbers::pi, 3.0);
            for (double c = 0.0; c < 360.0; c += 7.0)
                for (double gamma = 0.0; gamma <= 90.0; gamma += 3.7) {
                    const double across = std::sin(gamma * radians_per_degree);
                    EXPECT_NEAR(intensity_cd(reading.photometry, c, gamma),
                                std::max(0.0, field(across * std::cos(c * radians_per_degree),
                                                    across * std::sin(c * radians_per_degree),
                                                    std::cos(gamma * radians_per_degree))),
                                3.0)
                        << "type " << parts.type << " C " << c << " gamma " << gamma;
                }
        }
    EXPECT_EQ(ies_read(type_b_of(lambertian)).notes[0],
              "photometric type B is resampled to planes of C, its axis pointing down");
}

TEST(ParseIes, MirrorsTypesAAndBThatBeginAtZero) {
    IesParts parts;
    parts.type = 2;
    parts.vertical_deg = {0.0, 45.0, 90.0};
    parts.horizontal_deg = {0.0, 45.0, 90.0};
    parts.entries = {100.0, 80.0, 0.0, 60.0, 40.0, 0.0, 0.0, 0.0, 0.0};
    const Photometry photometry = ies_read(parts).photometry;
    for (const double c : {0.0, 180.0})
        EXPECT_NEAR(intensity_cd(photometry, c, 45.0), 60.0, 1e-9) << c;
    for (const double c : {90.0, 270.0})
        EXPECT_NEAR(intensity_cd(photometry, c, 45.0), 80.0, 1e-9) << c;
    parts.vertical_deg = {10.0, 45.0, 90.0};
    EXPECT_EQ(test::refusal_of([&] { ies_read(parts); }).problem(),
              "the vertical angles begin at 10 degrees");
}

TEST(ParseIes, NamesTheLineOfWhatItRefuses) {
    IesParts parts = lambertian_ies();
    parts.entries[4] = -1.0;
    // version, keyword, TILT, two lines of numbers, two of angles
    EXPECT_STREQ(test::refusal_of([&] { ies_read(parts); }).what(),
                 "a.ies:8: the intensity is -1 cd, below 0; correct it, or fetch the file again");
    parts = lambertian_ies();
    parts.vertical_deg[3] = 4.0;
    EXPECT_EQ(test::refusal_of([&] { ies_read(parts); }).problem(),
              "the vertical angle is 4 degrees after 10");
    parts = lambertian_ies();
    parts.multiplier = "-3";
    EXPECT_STREQ(test::refusal_of([&] { ies_read(parts); }).what(),
                 "a.ies:4: the candela multiplier is -3; write a factor above 0 there, usually 1");
    parts.multiplier = "one";
    EXPECT_STREQ(test::refusal_of([&] { ies_read(parts); }).what(),
                 "a.ies:4: the candela multiplier is 'one', not a number; write a number there, or "
                 "fetch the file again");
}

}  // namespace
}  // namespace tk
