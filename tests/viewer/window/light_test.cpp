// The light by the hour, its isolux lines and its values on the map, as a user asks for them.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "engine/town/light_schedule.h"
#include "tests/viewer/window/window_driver.h"
#include "viewer/map/value_lattice.h"
#include "viewer/panels/place_facts.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/night_hours.h"

namespace tk::test {
namespace {

/// The light is shown, nothing above it, and its legend is open.
void show_light(WindowDriver& window) {
    std::vector<Command> commands;
    for (const LayerView& layer : window.view().layers)
        commands.push_back(ViewCommand{
            ShowLayer{layer.id, layer.id == layer_id::light || layer.id == layer_id::lights}});
    commands.push_back(ViewCommand{SetActiveLayer{std::string(layer_id::light)}});
    window.app().carry_out(commands);
    window.settle();
}

ViewerOptions tall_window(Language language) {
    ViewerOptions options = options_in(language);
    options.height = 1100;
    return options;
}

double lux_today(WindowDriver& window, MapPoint at) {
    return value_at(*window.app().workbench().side_of({})->of(Surface::light).grid, at);
}

/// Beside a lamp that dims at night, far from those that do not.
MapPoint dimmed_place(const Town& town) {
    for (const StreetLight& lamp : town.lights()) {
        if (lamp.schedule.steps.empty() || lamp.height_m > 5.0) continue;
        const bool alone = std::none_of(
            town.lights().begin(), town.lights().end(), [&lamp](const StreetLight& other) {
                return other.schedule.steps.empty() && distance_m(lamp.at, other.at) < 70.0;
            });
        if (alone) return {lamp.at.east_m + 3.0, lamp.at.north_m + 1.0};
    }
    return {};
}

std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

int darkness_of_pixel(const App::Picture& picture, ScreenPoint at) {
    const auto x = static_cast<std::size_t>(std::lround(at.x));
    const auto y = static_cast<std::size_t>(std::lround(at.y));
    const std::size_t i = 4 * (y * static_cast<std::size_t>(picture.width) + x);
    return 765 - picture.rgba[i] - picture.rgba[i + 1] - picture.rgba[i + 2];
}

/// The darkest of the pixels around.
int ink_around(const App::Picture& picture, ScreenPoint at) {
    int darkest = 0;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
            darkest = std::max(darkest, darkness_of_pixel(picture, {at.x + dx, at.y + dy}));
    return darkest;
}

TEST(LightWindow, DraggingTheHourDimsAPlaceAtNightAndItIsSaidEverywhere) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), tall_window(Language::english));
    show_light(window);
    const MapPoint at = dimmed_place(*window.app().workbench().today());
    ASSERT_NE(at, MapPoint{});
    window.look_at(at);
    window.settle();
    const double full_lx = lux_today(window, at);
    ASSERT_GT(full_lx, 2.0);
    const auto index = window.app().workbench().side_of({})->of(Surface::place_index);

    const auto slider = window.find("layers/light_hour");
    ASSERT_TRUE(slider);
    ASSERT_FALSE(window.view().light_minute);
    // From the middle of the night on: between eleven and three.
    window.drag(*slider, {slider->x + 25.0, slider->y});
    ASSERT_TRUE(window.view().light_minute);
    const int minute = *window.view().light_minute;
    EXPECT_EQ(minute % night_stop_min, 0);
    ASSERT_TRUE(minute >= 23 * 60 || minute < 4 * 60) << time_of_day_in_words(minute);
    window.settle();
    const double night_lx = lux_today(window, at);
    EXPECT_NEAR(night_lx, 0.35 * full_lx, 0.02 * full_lx) << "paths dim to 35 %";
    EXPECT_NE(window.app().workbench().side_of({})->of(Surface::place_index).version, index.version)
        << "the place index follows";

    window.click(window.on_screen(at));
    window.click_item("inspector/copy_place");
    const std::string said = ImGui::GetClipboardText();
    EXPECT_NE(said.find("(lx at " + time_of_day_in_words(minute) + ")"), std::string::npos) << said;

    window.click_item("layers/As in the study##light_rest");
    EXPECT_FALSE(window.view().light_minute);
    window.settle();
    EXPECT_NEAR(lux_today(window, at), full_lx, 1e-6);
}

TEST(LightWindow, KeysGoThroughTheNightHourByHour) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    ViewerOptions options = options_in(Language::english);
    options.hour_min = 22 * 60 + 30;
    WindowDriver window(copy_of_lilleby(folder), options);
    EXPECT_EQ(window.view().light_minute, 22 * 60 + 30);
    EXPECT_EQ(window.app().workbench().light_minute(), 22 * 60 + 30);
    window.key(GLFW_KEY_PERIOD);
    EXPECT_EQ(window.view().light_minute, 23 * 60 + 30);
    window.key(GLFW_KEY_PERIOD);
    EXPECT_EQ(window.view().light_minute, 30);
    window.key(GLFW_KEY_COMMA);
    EXPECT_EQ(window.view().light_minute, 23 * 60 + 30);
    window.settle();
    EXPECT_EQ(window.app().workbench().light_minute(), 23 * 60 + 30);
}

TEST(LightWindow, TheHourIsThereAgainHoweverTheStudyIsGivenAndOfNoOtherStudy) {
    TK_NEED_WINDOW();
    const TempFolder folder, state;
    const std::filesystem::path study = copy_of_lilleby(folder);
    ViewerOptions options = options_in(Language::english);
    options.state_folder = state.path().string();
    options.hour_min = 23 * 60;
    {
        WindowDriver window(study, options);
        EXPECT_EQ(window.view().light_minute, 23 * 60);
    }
    options.hour_min.reset();
    {
        WindowDriver window(
            study.parent_path() / ".." / study.parent_path().filename() / study.filename(),
            options);
        EXPECT_EQ(window.view().light_minute, 23 * 60);
    }
    // The one that is remembered cannot be read; another is opened in its place.
    const std::string whole = file_text(study);
    std::ofstream(study) << "[study";
    WindowDriver window("", options);
    window.app().carry_out({AppRequest{OpenStudy{study}}});
    window.settle();
    ASSERT_EQ(window.session().study, nullptr);
    const std::filesystem::path other = study.parent_path() / "other.toml";
    std::ofstream(other) << whole;
    window.app().carry_out({AppRequest{OpenStudy{other}}});
    window.settle();
    ASSERT_NE(window.session().study, nullptr);
    EXPECT_FALSE(window.view().light_minute);
}

TEST(LightWindow, AStudyWithoutSchedulesSaysSoInPlaceOfASlider) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const auto study = copy_of_lilleby(folder);
    std::string text = file_text(study);
    const std::string source = "source = \"lights.gpkg\"";
    ASSERT_NE(text.find(source), std::string::npos);
    text.replace(text.find(source), source.size(), "source = \"plain.csv\"\ncrs = \"EPSG:3006\"");
    std::ofstream(study) << text;
    std::ofstream(study.parent_path() / "plain.csv")
        << "id,x,y,height,flux\nL-1,601690,6601540,5,4000\nL-2,601720,6601540,5,4000\n";
    WindowDriver window(study, tall_window(Language::english));
    ASSERT_EQ(window.app().workbench().today()->lights().size(), 2U);
    show_light(window);
    EXPECT_TRUE(window.find("layers/Isolux lines##isolines"));
    EXPECT_FALSE(window.find("layers/light_hour"));
}

TEST(LightWindow, IsoluxLinesLieWhereTheMapShowsThem) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), tall_window(Language::english));
    show_light(window);
    window.look_at(dimmed_place(*window.app().workbench().today()), 0.2);
    window.settle();
    const App::Picture without = window.app().picture();
    window.click_item("layers/Isolux lines##isolines");
    EXPECT_EQ(window.view().layer(layer_id::light)->isolines, Isolines::decades);
    window.settle();
    ASSERT_EQ(window.app().panels().map_isolines.size(), 1U);
    const auto set = window.app().panels().map_isolines[0];
    ASSERT_NE(set, nullptr);
    const App::Picture with = window.app().picture();
    const ScreenRect& map = window.app().layout().map;
    int points = 0, inked = 0, inked_before = 0;
    for (const ContourLine& line : set->lines)
        for (const MapPoint p : line.points) {
            const ScreenPoint s = window.on_screen(p);
            // Off the panels that float over the map.
            if (s.x < map.x + 40 || s.x > map.x + map.width - 60 || s.y < map.y + 120 ||
                s.y > map.y + map.height - 120)
                continue;
            ++points;
            inked += ink_around(with, s) > 560 ? 1 : 0;
            inked_before += ink_around(without, s) > 560 ? 1 : 0;
        }
    EXPECT_GT(points, 200);
    EXPECT_GT(inked, points * 8 / 10);
    EXPECT_LT(inked_before, points * 4 / 10);

    // They follow the hour.
    window.app().carry_out({ViewCommand{SetLightHour{2 * 60}}});
    window.settle();
    const auto at_night = window.app().panels().map_isolines[0];
    ASSERT_NE(at_night, nullptr);
    EXPECT_NE(at_night->version, set->version);
    EXPECT_NE(at_night->lines, set->lines);

    window.click_item("layers/Isolux lines##isolines");
    window.settle();
    EXPECT_EQ(window.app().panels().map_isolines[0], nullptr);
}

TEST(LightWindow, ValuesStandAtCellsWhenThereIsRoom) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), tall_window(Language::english));
    show_light(window);
    const MapPoint at = dimmed_place(*window.app().workbench().today());
    window.look_at(at, 0.05);
    window.settle();
    const App::Picture without = window.app().picture();
    window.click_item("layers/Values##values");
    EXPECT_TRUE(window.view().layer(layer_id::light)->values);
    window.settle();
    const App::Picture with = window.app().picture();
    const auto grid = window.app().workbench().side_of({})->of(Surface::light).grid;
    const auto spacing_m = value_spacing_m(grid->spec().cell_m, 0.05, 40.0 * window.app().unit());
    ASSERT_TRUE(spacing_m);
    Extent near;
    near.add(at);
    int dots = 0, new_ink = 0;
    for (const Cell cell : cells_on_lattice(grid->spec(), near.grown(12.0), *spacing_m)) {
        if (std::isnan((*grid)(cell.row, cell.col))) continue;
        const ScreenPoint s = window.on_screen(grid->spec().centre_of(cell.row, cell.col));
        ++dots;
        new_ink += darkness_of_pixel(with, s) > 560 && darkness_of_pixel(without, s) < 560 ? 1 : 0;
    }
    EXPECT_GT(dots, 20);
    EXPECT_GT(new_ink, dots * 7 / 10);

    window.look_at(at, 3.0);
    window.settle();
    const App::Picture far = window.app().picture();
    window.click_item("layers/Values##values");
    window.settle();
    // Only the panel differs: from so far away there is no room for numbers.
    const App::Picture far_without = window.app().picture();
    const ScreenRect& map = window.app().layout().map;
    int different = 0;
    for (int y = static_cast<int>(map.y) + 1; y < static_cast<int>(map.y + map.height); ++y)
        for (int x = static_cast<int>(map.x) + 4; x < static_cast<int>(map.x + map.width); ++x)
            if (darkness_of_pixel(far, {static_cast<double>(x), static_cast<double>(y)}) !=
                darkness_of_pixel(far_without, {static_cast<double>(x), static_cast<double>(y)}))
                ++different;
    EXPECT_EQ(different, 0);
}

/// Lamps of the plan, in the order in which they were proposed.
std::vector<StreetLight> proposed_lamps(const Plan& plan) {
    std::vector<StreetLight> lamps;
    for (const PlanEdit& edit : plan.edits)
        if (const auto* added = std::get_if<Added<StreetLight>>(&edit.edit))
            lamps.push_back(added->object);
    return lamps;
}

TEST(LightWindow, LampsAlongALineAreProposedAndTakenBackAsOne) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park, 0.5);
    const MapPoint from{in_the_park.east_m - 60.0, in_the_park.north_m};
    const MapPoint to{in_the_park.east_m + 61.0, in_the_park.north_m};
    const int counts[] = {5, 10, 5};  // every 30 m of 121: on one side, on both, by turns
    for (int sides = 0; sides < 3; ++sides) {
        window.key(GLFW_KEY_P);
        ASSERT_EQ(window.view().tool, Tool::poles);
        window.click_item("pole_spacing");
        window.key(GLFW_KEY_A, GLFW_MOD_CONTROL);
        window.type("30");
        window.key(GLFW_KEY_ENTER);
        window.click_item("pole_sides:" + std::to_string(sides));
        window.click(window.on_screen(from));
        window.click(window.on_screen(to));
        window.key(GLFW_KEY_ENTER);
        const std::string plan = window.session().active_plan;
        ASSERT_FALSE(plan.empty());
        const std::vector<StreetLight> lamps = proposed_lamps(*window.session().plan(plan));
        ASSERT_EQ(lamps.size(), static_cast<std::size_t>(counts[sides])) << sides;
        int north = 0;
        for (const StreetLight& lamp : lamps) {
            const double aside_m = lamp.at.north_m - in_the_park.north_m;
            EXPECT_NEAR(std::abs(aside_m), 3.0, 1.0);
            north += aside_m > 0.0 ? 1 : 0;
            // Its road side looks at the line.
            EXPECT_NEAR(lamp.bearing_deg, aside_m > 0.0 ? 180.0 : 0.0, 1.5);
        }
        EXPECT_EQ(north, sides == 0 ? 5 : sides == 1 ? 5 : 3) << "the first is to the left";
        EXPECT_EQ(window.session().selection.ids.size(), lamps.size());
        window.settle();
        const AssessedSide* side = window.app().workbench().side_of(plan);
        EXPECT_GT(value_at(*side->of(Surface::light).grid, lamps[2].at), 3.0) << "it is lit there";
        window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
        EXPECT_TRUE(proposed_lamps(*window.session().plan(plan)).empty()) << "one step of undo";
    }
}

}  // namespace
}  // namespace tk::test
