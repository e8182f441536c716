// The strip of a walk in frames that nobody draws: the pointer over it, in every state.
#include <gtest/gtest.h>

#include <imgui.h>

#include "viewer/panels/walk_strip.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

class WalkStripInFrame : public testing::Test {
protected:
    void SetUp() override {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1000, 400};
        for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
        build_fonts(1.0F, 1.0F);
        ui::apply_style(Theme::light, 1.0F);
        std::vector<WalkPlace> before;
        for (int i = 0; i <= 200; ++i)
            before.push_back({.at = {static_cast<double>(i), 0.0},
                              .along_m = static_cast<double>(i),
                              .lux = i % 40 < 5 ? 0.2 : 9.0,
                              .pixels_per_m = i < 80 ? 300.0 : 0.0,
                              .watch = {0.1, static_cast<std::size_t>(i % 3)}});
        before[90] = {.at = {90.0, 0.0}, .along_m = 90.0};  // within a building
        walked_.before = std::make_shared<const std::vector<WalkPlace>>(before);
        for (WalkPlace& place : before) place.lux += 3.0;
        walked_.after = std::make_shared<const std::vector<WalkPlace>>(before);
        walked_.incidents = {{0, 20.0, 10.0}, {1, 150.0, -25.0}};
    }
    void TearDown() override { ImGui::DestroyContext(); }

    /// The strip 800 wide and 240 high, its corner at 16, 12.
    WalkStripAnswer frame() {
        ImGui::GetIO().DeltaTime = 1.0F / 60.0F;
        ImGui::NewFrame();
        ui::begin_panel("panel", {0, 0, 1000, 400});
        const WalkShown shown{walked_, 2.0, look_, "Today", "Plan A", marked_m_};
        const WalkStripAnswer answer = walk_strip("strip", shown, 800.0F, 240.0F);
        ui::end_panel();
        ImGui::Render();
        return answer;
    }
    int vertices() const { return ImGui::GetDrawData()->TotalVtxCount; }

    WalkedSides walked_;
    SurfaceLook look_ = look_of(Surface::cameras, {});
    std::optional<double> marked_m_;
};

TEST_F(WalkStripInFrame, ThePointerIsAtItsDistanceAlongAndAClickIsTold) {
    frame();
    // The charts reach from 176 to 12 before the strip's right edge.
    const float left = 16.0F + 176.0F, right = 16.0F + 800.0F - 12.0F;
    for (const double share : {0.0, 0.25, 0.9}) {
        ImGui::GetIO().MousePos = {left + (right - left) * static_cast<float>(share), 60.0F};
        frame();
        const WalkStripAnswer answer = frame();
        ASSERT_TRUE(answer.hovered_m);
        EXPECT_NEAR(*answer.hovered_m, 200.0 * share, 0.5);
        EXPECT_FALSE(answer.pressed);
    }
    ImGui::GetIO().MouseDown[0] = true;
    bool pressed = frame().pressed;
    ImGui::GetIO().MouseDown[0] = false;
    pressed = frame().pressed || pressed;
    EXPECT_TRUE(pressed);
    // Over the titles, and outside, there is no place.
    for (const ImVec2 at : {ImVec2{60.0F, 60.0F}, ImVec2{400.0F, 350.0F}}) {
        ImGui::GetIO().MousePos = at;
        frame();
        EXPECT_FALSE(frame().hovered_m);
    }
}

TEST_F(WalkStripInFrame, DrawsAProposalAPlaceThatIsMarkedAndOnlyWhatIsKnown) {
    ImGui::GetIO().MousePos = {-100.0F, -100.0F};
    frame();
    frame();
    const int both = vertices();
    marked_m_ = 120.0;
    frame();
    EXPECT_EQ(vertices(), both + 4) << "an upright line";
    marked_m_.reset();
    walked_.after = nullptr;
    frame();
    const int today = vertices();
    EXPECT_LT(today, both);
    walked_.wish.options.cameras.reset();
    frame();
    const int without_cameras = vertices();
    EXPECT_LT(without_cameras, today);
    walked_.wish.options.light.reset();
    walked_.wish.options.sightlines.reset();
    frame();
    EXPECT_LT(vertices(), without_cameras);
    EXPECT_GT(vertices(), 0);
    EXPECT_GT(least_walk_strip_height(), 100.0F);
}

}  // namespace
}  // namespace tk
