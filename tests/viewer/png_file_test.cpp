#include "viewer/output/png_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "engine/core/input_error.h"
#include "tests/support/temp_folder.h"
#include "tests/viewer/read_png.h"

namespace tk {
namespace {

const std::vector<std::uint8_t> two_by_two{255, 0, 0,   255, 0,  255, 0,  255,
                                           0,   0, 255, 255, 10, 20,  30, 255};

std::string png_bytes_in(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(PngFile, GivesOpaquePixelsBack) {
    const test::ReadPicture picture = test::read_png_bytes(png_of(2, 2, two_by_two));
    ASSERT_EQ(picture.width, 2);
    ASSERT_EQ(picture.height, 2);
    EXPECT_EQ(picture.at(0, 0) & 0xFFFFFFU, 0xFF0000U);
    EXPECT_EQ(picture.at(1, 0) & 0xFFFFFFU, 0x00FF00U);
    EXPECT_EQ(picture.at(0, 1) & 0xFFFFFFU, 0x0000FFU);
    EXPECT_EQ(picture.at(1, 1) & 0xFFFFFFU, 0x0A141EU);
}

TEST(PngFile, KeepsWhatIsTransparent) {
    const std::vector<std::uint8_t> clear{200, 100, 50, 0};
    EXPECT_EQ(test::read_png_bytes(png_of(1, 1, clear)).at(0, 0) >> 24, 0U);
}

TEST(PngFile, IsTheSameForTheSamePixelsAndTellsItsResolution) {
    const std::string bytes = png_of(2, 2, two_by_two, 300.0);
    EXPECT_EQ(bytes, png_of(2, 2, two_by_two, 300.0));
    // 300 dots per inch are 11811 per metre: 0x2E23.
    const std::size_t chunk = bytes.find("pHYs");
    ASSERT_NE(chunk, std::string::npos);
    EXPECT_EQ(bytes.substr(chunk + 4, 4), std::string("\x00\x00\x2E\x23", 4));
    EXPECT_EQ(png_of(2, 2, two_by_two).find("pHYs"), std::string::npos);
    EXPECT_NE(bytes.find("Tryggkarta"), std::string::npos);
}

TEST(PngFile, RefusesPixelsThatDoNotFillIt) {
    EXPECT_THROW(png_of(3, 2, two_by_two), std::invalid_argument);
    EXPECT_THROW(png_of(0, 0, {}), std::invalid_argument);
}

TEST(PngFile, ReplacesOnlyWhatThisProgramMade) {
    const test::TempFolder folder;
    const std::filesystem::path path = folder.path() / path_from_utf8("läge.png");
    write_png(path, 2, 2, two_by_two);
    EXPECT_THROW(write_png(path, 2, 2, two_by_two), InputError);
    write_png(path, 1, 1, {two_by_two.data(), 4}, Existing::replace_ours);
    EXPECT_EQ(test::read_png_bytes(png_bytes_in(path)).width, 1);
    folder.write("other.png", "somebody's");
    EXPECT_THROW(write_png(folder.path() / "other.png", 2, 2, two_by_two, Existing::replace_ours),
                 InputError);
    EXPECT_EQ(png_bytes_in(folder.path() / "other.png"), "somebody's");
}

}  // namespace
}  // namespace tk
