// Few pictures of the map, looked at by people, against which the renderer is held. With
// TK_UPDATE_GOLDEN set they are written anew: look at them before they are committed.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

#include "tests/viewer/read_png.h"
#include "tests/viewer/window/window_driver.h"
#include "viewer/output/png_file.h"

namespace tk::test {
namespace {

struct GoldenPicture {
    std::string name;
    Theme theme = Theme::light;
    CompareMode compare = CompareMode::one;
    std::string scenario;
    double metres_per_px = 1.5;
};

class EveryGoldenPicture : public ::testing::TestWithParam<GoldenPicture> {};

/// A channel may differ so much, since software renderers round differently; of so many pixels.
constexpr int channel_slack = 24;
constexpr double share_that_may_differ = 0.01;

double share_that_differs(const App::Picture& seen, const ReadPicture& golden) {
    std::size_t differing = 0;
    for (int y = 0; y < golden.height; ++y)
        for (int x = 0; x < golden.width; ++x) {
            const std::size_t at =
                4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(golden.width) +
                     static_cast<std::size_t>(x));
            const std::uint32_t p = golden.at(x, y);
            const int channels[] = {static_cast<int>(p >> 16 & 255U),
                                    static_cast<int>(p >> 8 & 255U), static_cast<int>(p & 255U)};
            bool same = true;
            for (std::size_t c = 0; c < 3; ++c)
                same = same && std::abs(channels[c] - seen.rgba[at + c]) <= channel_slack;
            differing += same ? 0 : 1;
        }
    return static_cast<double>(differing) / static_cast<double>(golden.pixels.size());
}

TEST_P(EveryGoldenPicture, IsDrawnAgain) {
    TK_NEED_WINDOW();
    const GoldenPicture& wanted = GetParam();
    const TempFolder folder;
    ViewerOptions options;
    options.width = 800;
    options.height = 500;
    options.map_only = true;
    options.language = Language::swedish;
    options.theme = wanted.theme;
    options.compare = wanted.compare;
    options.scenario = wanted.scenario;
    WindowDriver window(copy_of_lilleby(folder), options);
    window.look_at({601720.0, 6601520.0}, wanted.metres_per_px);
    const App::Picture seen = window.app().picture();

    const std::filesystem::path file =
        std::filesystem::path(TK_SOURCE_DIR) / "tests/viewer/golden" / (wanted.name + ".png");
    if (std::getenv("TK_UPDATE_GOLDEN") != nullptr) {
        write_png(file, seen.width, seen.height, seen.rgba, Existing::replace_ours);
        GTEST_SKIP() << "written anew: " << file;
    }
    std::ifstream in(file, std::ios::binary);
    ASSERT_TRUE(in) << file;
    const ReadPicture golden = read_png_bytes({std::istreambuf_iterator<char>(in), {}});
    ASSERT_EQ(golden.width, seen.width);
    ASSERT_EQ(golden.height, seen.height);
    const double share = share_that_differs(seen, golden);
    if (share > share_that_may_differ)
        write_png(wanted.name + "_seen.png", seen.width, seen.height, seen.rgba,
                  Existing::replace_ours);
    EXPECT_LE(share, share_that_may_differ) << "what was drawn is " << wanted.name
                                            << "_seen.png in " << std::filesystem::current_path();
}

INSTANTIATE_TEST_SUITE_P(
    ViewerWindow, EveryGoldenPicture,
    ::testing::Values(
        GoldenPicture{"map_light", Theme::light, CompareMode::one, "Förslag A", 1.5},
        GoldenPicture{"map_dark_swipe", Theme::dark, CompareMode::swipe, "Förslag B", 0.6},
        GoldenPicture{"map_difference", Theme::light, CompareMode::difference, "Förslag B", 1.5}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace tk::test
