#include <gtest/gtest.h>

#include <random>
#include <string>

#include "layers/photometry_eulumdat.h"
#include "layers/photometry_ies.h"
#include "tests/layers/photometry_texts.h"

namespace tk {
namespace {

using PhotometryParser = PhotometryReading (*)(std::string_view, const std::string&,
                                               const PhotometryOptions&);

/// Whether it was read, to something usable; anything but that or an InputError fails the test.
bool read_or_refused(PhotometryParser parse, std::string_view text) {
    try {
        const PhotometryReading reading = parse(text, "damaged", {});
        check_photometry(reading.photometry);
        return true;
    } catch (const InputError& error) {
        EXPECT_FALSE(error.problem().empty());
        EXPECT_FALSE(error.remedy().empty());
        return false;
    }
}

std::string good_eulumdat() {
    test::EulumdatParts parts;
    parts.symmetry = 4;
    parts.c_deg = {0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0};
    parts.gamma_deg = test::even_angles(0.0, 90.0, 7);
    parts.entries = test::even_angles(300.0, 20.0, 21);
    return test::eulumdat_text(parts);
}

std::string good_ies(int type) {
    test::IesParts parts;
    parts.type = type;
    parts.tilt = "INCLUDE\r\n1\r\n2\r\n0 90\r\n1 0.9";
    parts.vertical_deg = test::even_angles(0.0, 90.0, 7);
    parts.horizontal_deg = test::even_angles(0.0, 90.0, 4);
    parts.entries = test::even_angles(300.0, 20.0, 28);
    return test::ies_text(parts);
}

void cut_at_every_byte(PhotometryParser parse, const std::string& text) {
    ASSERT_TRUE(read_or_refused(parse, text));
    int read = 0;
    for (std::size_t length = 0; length < text.size(); ++length)
        read += read_or_refused(parse, std::string_view(text).substr(0, length)) ? 1 : 0;
    // only where the cut is in the last number or behind it
    EXPECT_LT(read, 12);
}

void edit_bytes(PhotometryParser parse, const std::string& text, int times) {
    std::mt19937 random(63);
    const std::string bytes = std::string("0123456789-+.,eE \r\n\t[]=\xE5\xFF\x1A") + '\0';
    int read = 0;
    for (int i = 0; i < times; ++i) {
        std::string damaged = text;
        const auto edits = 1 + random() % 6;
        for (unsigned e = 0; e < edits; ++e) {
            const std::size_t at = random() % damaged.size();
            const char byte = bytes[random() % bytes.size()];
            const auto kind = random() % 3;
            if (kind == 0) damaged[at] = byte;
            if (kind == 1) damaged.insert(at, 1, byte);
            if (kind == 2 && damaged.size() > 1) damaged.erase(at, 1 + random() % 4);
        }
        read += read_or_refused(parse, damaged) ? 1 : 0;
    }
    EXPECT_GT(read, 0);
    EXPECT_LT(read, times);
}

TEST(DamagedPhotometry, IsReadOrRefusedAtEveryCut) {
    cut_at_every_byte(parse_eulumdat, good_eulumdat());
    cut_at_every_byte(parse_ies, good_ies(1));
    cut_at_every_byte(parse_ies, good_ies(2));
}

TEST(DamagedPhotometry, IsReadOrRefusedWithAnyBytesChanged) {
    edit_bytes(parse_eulumdat, good_eulumdat(), 3000);
    edit_bytes(parse_ies, good_ies(1), 3000);
    edit_bytes(parse_ies, good_ies(3), 60);
}

TEST(DamagedPhotometry, IsReadOrRefusedWhateverNumberStandsInALine) {
    const std::string good = good_eulumdat();
    for (const char* number : {"0", "-1", "721", "722", "2147483648", "-9e18", "1e300", "0.5"}) {
        for (std::size_t start = 0; start < good.size(); start = good.find('\n', start) + 1) {
            std::string damaged = good;
            damaged.replace(start, good.find('\r', start) - start, number);
            read_or_refused(parse_eulumdat, damaged);
        }
    }
}

}  // namespace
}  // namespace tk
