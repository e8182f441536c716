#include "viewer/map/basemap_tiles.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "tests/support/temp_folder.h"

namespace tk {
namespace {

/// Four fields of 100 m, red and green above blue and white, with their north-west corner at
/// 674 000, 6 580 200, as a plain picture with a world file.
std::string four_fields(const test::TempFolder& folder) {
    std::string pixels;
    for (int row = 0; row < 20; ++row)
        for (int col = 0; col < 20; ++col)
            pixels += row < 10 ? (col < 10 ? std::string{'\xff', '\0', '\0'}
                                           : std::string{'\0', '\xff', '\0'})
                               : (col < 10 ? std::string{'\0', '\0', '\xff'}
                                           : std::string{'\xff', '\xff', '\xff'});
    folder.write("fields.wld", "10\n0\n0\n-10\n674005\n6580195\n");
    return folder.write("fields.ppm", "P6\n20 20\n255\n" + pixels);
}

LayerRequest basemap_request(const std::string& source) {
    LayerRequest request;
    request.source = source;
    request.input_crs = "EPSG:3006";
    return request;
}

/// Tiles whose news a test can wait for.
class WaitedTiles {
public:
    explicit WaitedTiles(std::size_t most_bytes = BasemapTiles::usual_bytes)
        : tiles_([this] { wake(); }, most_bytes) {}

    BasemapTiles& operator*() { return tiles_; }
    BasemapTiles* operator->() { return &tiles_; }
    /// False if it does not come true within seconds.
    template <class Until>
    bool wait(Until until) {
        std::unique_lock lock(mutex_);
        return woken_.wait_for(lock, std::chrono::seconds(20), until);
    }

private:
    void wake() {
        { const std::lock_guard lock(mutex_); }
        woken_.notify_all();
    }
    std::mutex mutex_;
    std::condition_variable woken_;
    BasemapTiles tiles_;
};

constexpr Extent fields_extent{674000, 6580000, 674200, 6580200};

std::array<int, 4> pixel_at(const BasemapPicture& picture, int row, int col) {
    const std::size_t at = static_cast<std::size_t>(row * picture.width + col) * 4;
    return {picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2], picture.rgba[at + 3]};
}

using Rgba = std::array<int, 4>;

TEST(BasemapTiles, FetchWhatIsAskedForInTheBackground) {
    const test::TempFolder folder;
    WaitedTiles tiles;
    EXPECT_EQ(tiles->part(fields_extent, 40, 40), nullptr);
    tiles->open(basemap_request(four_fields(folder)), ProjectedCrs::parse("EPSG:3006"));
    EXPECT_EQ(tiles->part(fields_extent, 40, 40), nullptr);
    ASSERT_TRUE(tiles.wait([&] { return tiles->part(fields_extent, 40, 40) != nullptr; }));
    const auto picture = tiles->part(fields_extent, 40, 40);
    EXPECT_EQ(pixel_at(*picture, 5, 5), (Rgba{255, 0, 0, 255}));
    EXPECT_EQ(pixel_at(*picture, 5, 35), (Rgba{0, 255, 0, 255}));
    EXPECT_EQ(pixel_at(*picture, 35, 5), (Rgba{0, 0, 255, 255}));
    EXPECT_EQ(pixel_at(*picture, 35, 35), (Rgba{255, 255, 255, 255}));
    EXPECT_EQ(tiles->take_news(), std::vector<Extent>{fields_extent});
    EXPECT_TRUE(tiles->take_news().empty());
    EXPECT_TRUE(tiles->take_errors().empty());
}

TEST(BasemapTiles, SayOnceWhatIsMissing) {
    const test::TempFolder folder;
    WaitedTiles tiles;
    tiles->open(basemap_request(folder.file("not_there.tif")), ProjectedCrs::parse("EPSG:3006"));
    ASSERT_TRUE(tiles.wait([&] { return !tiles->busy(); }));
    const auto errors = tiles->take_errors();
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_NE(errors[0].find("not_there.tif"), std::string::npos);
    EXPECT_EQ(tiles->part(fields_extent, 8, 8), nullptr);
    EXPECT_FALSE(tiles->busy());
    EXPECT_TRUE(tiles->take_errors().empty());
}

TEST(BasemapTiles, ForgetThePartsLongestUnasked) {
    const test::TempFolder folder;
    WaitedTiles tiles(3 * 16 * 16 * 4);
    tiles->open(basemap_request(four_fields(folder)), ProjectedCrs::parse("EPSG:3006"));
    const auto strip = [](int number) {
        return Extent{674000.0 + 10 * number, 6580000, 674010.0 + 10 * number, 6580010};
    };
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(tiles.wait([&] { return tiles->part(strip(i), 16, 16) != nullptr; }));
    EXPECT_NE(tiles->part(strip(4), 16, 16), nullptr);
    EXPECT_NE(tiles->part(strip(2), 16, 16), nullptr);
    EXPECT_EQ(tiles->part(strip(0), 16, 16), nullptr);
}

TEST(BasemapTiles, OfAClosedMapAreGone) {
    const test::TempFolder folder;
    WaitedTiles tiles;
    tiles->open(basemap_request(four_fields(folder)), ProjectedCrs::parse("EPSG:3006"));
    ASSERT_TRUE(tiles.wait([&] { return tiles->part(fields_extent, 8, 8) != nullptr; }));
    tiles->take_news();
    tiles->close();
    EXPECT_EQ(tiles->part(fields_extent, 8, 8), nullptr);
    EXPECT_EQ(tiles->take_news(), std::vector<Extent>{fields_extent});
}

TEST(BasemapTiles, EndAtOnceWithMuchLeftToFetch) {
    const test::TempFolder folder;
    const auto start = std::chrono::steady_clock::now();
    {
        BasemapTiles tiles({});
        tiles.open(basemap_request(four_fields(folder)), ProjectedCrs::parse("EPSG:3006"));
        for (int i = 0; i < 1000; ++i)
            tiles.part({674000.0 + i, 6580000, 674200.0 + i, 6580200}, 512, 512);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

}  // namespace
}  // namespace tk
