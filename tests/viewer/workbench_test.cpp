#include "viewer/app/workbench.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>

#include "tests/support/temp_folder.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

/// A study of so many lamps by so many that dim by night, on cells of a metre.
class BenchWithLamps : public testing::Test {
protected:
    void open(int across) {
        std::string lamps = "id,x,y,flux,height,dimming_hours\n";
        for (int i = 0; i < across * across; ++i)
            lamps += "L" + std::to_string(i) + "," + std::to_string(670010 + 20 * (i % across)) +
                     "," + std::to_string(6580010 + 20 * (i / across)) + ",5000,6,22-05:0.3\n";
        folder_.write("lights.csv", lamps);
        folder_.write("i.csv", "x,y\n670010,6580010\n");
        bench.open_study(folder_.write(
            "town.toml", "[study]\ncrs = \"EPSG:3006\"\nextent = [670000, 6580000, " +
                             std::to_string(670000 + 20 * across) + ", " +
                             std::to_string(6580000 + 20 * across) +
                             "]\n[layers.incidents]\nsource = \"i.csv\"\ncrs = \"EPSG:3006\"\n"
                             "fields = { x = \"x\", y = \"y\" }\n[layers.lights]\nsource = "
                             "\"lights.csv\"\ncrs = \"EPSG:3006\"\n"
                             "fields = { x = \"x\", y = \"y\" }\n"));
        until_settled();
        ASSERT_NE(bench.results(), nullptr)
            << (bench.messages().empty() ? "" : bench.messages().front().text);
        ASSERT_NE(bench.side_of({})->of(Surface::light).grid, nullptr);
    }
    void until_settled() {
        for (int i = 0; i < 60000; ++i) {
            bench.catch_up();
            if (bench.settled()) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        FAIL() << "not settled";
    }
    void carry_out(ViewCommand command) { bench.carry_out({std::move(command)}); }
    LayerView light() const { return *bench.view().layer(layer_id::light); }

    Workbench bench{[] {}};

private:
    test::TempFolder folder_;
};

TEST_F(BenchWithLamps, AnHourThatIsCancelledLeavesTheHourThatIsShown) {
    open(40);
    carry_out(SetLightHour{2 * 60});
    ASSERT_TRUE(bench.work().busy);
    EXPECT_FALSE(bench.surfaces_up_to_date());
    bench.carry_out({AppRequest{CancelWork{}}});
    EXPECT_FALSE(bench.view().light_minute) << "the map still shows the study's own";
    until_settled();
    EXPECT_EQ(bench.view().light_minute, bench.results()->light_minute);
    EXPECT_TRUE(bench.surfaces_up_to_date());
    // The same hour again is computed.
    carry_out(SetLightHour{2 * 60});
    EXPECT_FALSE(bench.surfaces_up_to_date());
    until_settled();
    EXPECT_EQ(bench.results()->light_minute, 2 * 60);
    EXPECT_TRUE(bench.surfaces_up_to_date());
}

TEST_F(BenchWithLamps, WhatIsCancelledIsNotTakenForComputed) {
    open(40);
    IncidentFilter filter;
    filter.categories = {"none"};
    bench.carry_out({SessionCommand{SetFilter{filter}}});
    ASSERT_TRUE(bench.work().busy);
    bench.carry_out({AppRequest{CancelWork{}}});
    until_settled();
    EXPECT_EQ(bench.surfaces_up_to_date(), bench.results()->filter == filter);
}

TEST_F(BenchWithLamps, ValuesIsoluxLinesAndHoursLeaveTheColoursAsTheyAre) {
    open(6);
    LayerView layer = light();
    layer.classes = Classes::quantile;
    carry_out(SetLayerView{layer});
    const SurfaceLook look = bench.look(Surface::light);
    ASSERT_FALSE(look.breaks.empty());
    carry_out(SetLightHour{2 * 60});
    until_settled();
    ASSERT_EQ(bench.results()->light_minute, 2 * 60);
    EXPECT_EQ(bench.look(Surface::light), look);
    layer.values = true;
    layer.isolines = Isolines::decades;
    carry_out(SetLayerView{layer});
    EXPECT_EQ(bench.look(Surface::light), look);
    // Another theme has other colours, of the same classes.
    carry_out(SetTheme{Theme::dark});
    EXPECT_EQ(bench.look(Surface::light).breaks, look.breaks);
    layer.class_count = 7;
    carry_out(SetLayerView{layer});
    EXPECT_NE(bench.look(Surface::light).breaks, look.breaks);
}

}  // namespace
}  // namespace tk
