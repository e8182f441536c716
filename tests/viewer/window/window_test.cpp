// What a user does, in the real window: the pointer and keys go in by the window system's
// callbacks, and what then is computed, written and shown is looked at.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <cmath>
#include <fstream>

#include "engine/core/compass.h"
#include "engine/surfaces/facade_points.h"
#include "layers/describe_source.h"
#include "tests/viewer/window/window_driver.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/panels/others_work.h"
#include "viewer/panels/place_facts.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/translation.h"

namespace tk::test {
namespace {

double lux_at(WindowDriver& window, const std::string& plan, MapPoint at) {
    const AssessedSide* side = window.app().workbench().side_of(plan);
    if (side == nullptr || side->of(Surface::light).grid == nullptr) return std::nan("");
    return value_at(*side->of(Surface::light).grid, at);
}

std::string clipboard() {
    const char* text = ImGui::GetClipboardText();
    return text == nullptr ? "" : text;
}

TEST(ViewerWindow, OpensAStudyAndTogglesALayer) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    ASSERT_NE(window.session().loaded, nullptr);
    const App::Picture with = window.app().picture();
    ASSERT_TRUE(window.view().layer(layer_id::lights)->visible);
    window.click_item("layers/lights/dot");
    EXPECT_FALSE(window.view().layer(layer_id::lights)->visible);
    window.settle();
    const App::Picture without = window.app().picture();
    EXPECT_NE(with.rgba, without.rgba);
    window.click_item("layers/lights/dot");
    EXPECT_TRUE(window.view().layer(layer_id::lights)->visible);
}

TEST(ViewerWindow, ExplainsAPlaceThatIsClicked) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park);
    window.click(window.on_screen(in_the_park));
    ASSERT_TRUE(window.session().asked_at.has_value());
    EXPECT_LT(distance_m(*window.session().asked_at, in_the_park), 1.0);
    window.click_item("inspector/copy_place");
    const std::string said = clipboard();
    EXPECT_NE(said.find("6,601,540"), std::string::npos) << said;
    EXPECT_NE(said.find("Stadsparken"), std::string::npos) << said;
    EXPECT_NE(said.find("(lx)"), std::string::npos) << said;
}

TEST(ViewerWindow, AddsALampWhichLightsThePlaceAndDragsItAndUndoes) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park);
    const double dark_lx = lux_at(window, {}, in_the_park);
    ASSERT_TRUE(std::isfinite(dark_lx));

    const std::size_t plans_before = window.session().document->plans.size();
    window.key(GLFW_KEY_L);
    EXPECT_EQ(window.view().tool, Tool::lamp);
    window.click(window.on_screen(in_the_park));
    ASSERT_EQ(window.session().document->plans.size(), plans_before + 1);
    const std::string plan = window.session().active_plan;
    ASSERT_FALSE(plan.empty());
    ASSERT_EQ(window.session().plan(plan)->edits.size(), 1U);
    window.settle();
    const double lit_lx = lux_at(window, plan, in_the_park);
    EXPECT_GT(lit_lx, dark_lx + 5.0);

    // Away with it: a drag with the tool that asks, of the lamp that is picked.
    window.key(GLFW_KEY_I);
    const MapPoint away{in_the_park.east_m + 60.0, in_the_park.north_m};
    window.drag(window.on_screen(in_the_park), window.on_screen(away));
    window.settle();
    const auto& edit = std::get<Added<StreetLight>>(window.session().plan(plan)->edits[0].edit);
    EXPECT_LT(distance_m(edit.object.at, away), 2.0);
    EXPECT_LT(lux_at(window, plan, in_the_park), lit_lx - 4.0);
    EXPECT_GT(lux_at(window, plan, away), 5.0);

    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
    window.settle();
    EXPECT_NEAR(lux_at(window, plan, in_the_park), lit_lx, 1e-6);
    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
    EXPECT_TRUE(window.session().plan(plan)->edits.empty());
    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT);
    EXPECT_EQ(window.session().plan(plan)->edits.size(), 1U);
}

/// A camera that sees windows, and the middle of those that it sees.
struct CameraAtWindows {
    Camera camera;
    MapPoint windows;
};

CameraAtWindows camera_at_windows(const Town& town) {
    const Obstacles obstacles(town);
    const std::vector<Watcher> windows = facade_points(obstacles);
    CameraAtWindows found;
    std::size_t most = 0;
    for (const Camera& camera : town.cameras()) {
        Extent extent;
        extent.add(camera.at);
        extent = extent.grown(60.0);
        std::size_t seen = 0;
        MapPoint sum;
        for (const Watcher& window : windows) {
            if (!extent.contains(window.at)) continue;
            if (!(camera_coverage_at(window.at, {&camera, 1}, obstacles) > 0.0)) continue;
            ++seen;
            sum.east_m += window.at.east_m;
            sum.north_m += window.at.north_m;
        }
        if (seen <= most) continue;
        most = seen;
        const auto count = static_cast<double>(seen);
        found = {camera, {sum.east_m / count, sum.north_m / count}};
    }
    return found;
}

TEST(ViewerWindow, AMaskIsDrawnAndDraggedOverWindowsAndTheCameraSeesFewer) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    const CameraAtWindows found = camera_at_windows(*window.session().loaded->town);
    const MapPoint at = found.camera.at;
    ASSERT_FALSE(found.camera.id.empty());
    window.look_at(at, 0.25);
    window.click(window.on_screen(at));
    ASSERT_EQ(window.session().selection, (Selection{"cameras", {found.camera.id}}));
    const auto counted = [&]() -> OthersCounted {
        const OthersWork* work = others_work(window.app().panels());
        return work == nullptr ? OthersCounted{} : work->counted();
    };
    const auto numbers_follow = [&] {
        window.until("the numbers follow", [&] {
            const OthersCounted now = counted();
            return now.wish.camera_id == found.camera.id &&
                   now.wish.plan ==
                       (window.session().active() == nullptr
                            ? nullptr
                            : window.app().workbench().town_of(window.session().active_plan));
        });
    };
    numbers_follow();
    const std::int64_t windows_today = counted().today->windows;
    ASSERT_GT(windows_today, 10);
    EXPECT_FALSE(counted().plan) << "there is no proposal yet";

    // Behind its back, 30 m across.
    const MapPoint back = moved(at, found.camera.bearing_deg.value_or(0.0) + 180.0, 35.0);
    window.click_item("/Draw mask");
    EXPECT_EQ(window.view().tool, Tool::mask);
    const auto corner = [&](double east, double north) {
        return window.on_screen({back.east_m + east, back.north_m + north});
    };
    window.click(corner(-15, -15));
    window.click(corner(15, -15));
    window.click(corner(15, 15));
    window.double_click(corner(-15, 15));
    EXPECT_EQ(window.view().tool, Tool::identify);
    ASSERT_NE(window.session().active(), nullptr);
    ASSERT_EQ(window.session().active()->edits.size(), 1U);
    const auto mask = [&] {
        return std::get<Added<PrivacyMask>>(window.session().active()->edits.at(0).edit).object;
    };
    EXPECT_EQ(mask().camera_id, found.camera.id);
    ASSERT_EQ(mask().shape.at(0).outer.size(), 4U);
    window.settle();
    numbers_follow();
    EXPECT_EQ(counted().plan->windows, windows_today) << "it hides nothing there";
    const App::Picture behind = window.app().picture();

    window.drag(corner(0, 0), window.on_screen(found.windows));
    window.settle();
    numbers_follow();
    EXPECT_LT(distance_m(centroid(mask().shape), found.windows), 1.5);
    EXPECT_LT(counted().plan->windows, windows_today);
    EXPECT_EQ(counted().today->windows, windows_today);
    const auto plan_town = window.app().workbench().town_of(window.session().active_plan);
    EXPECT_EQ(counted().plan,
              OthersCounter().count(plan_town, found.camera.id, camera_options(window.session())));
    EXPECT_NE(window.app().picture().rgba, behind.rgba);
    const auto covered = [&](const std::string& plan) {
        return value_at(*window.app().workbench().side_of(plan)->of(Surface::cameras).grid,
                        {found.windows.east_m, found.windows.north_m});
    };
    // The surface has taken the mask in: by one cell, since others may see the place too.
    EXPECT_TRUE(window.app().workbench().surfaces_up_to_date());
    EXPECT_FALSE(covered(window.session().active_plan) > covered({}));

    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
    window.settle();
    numbers_follow();
    EXPECT_EQ(counted().plan->windows, windows_today);
    window.key(GLFW_KEY_DELETE);
    EXPECT_TRUE(window.session().active()->edits.empty());
}

TEST(ViewerWindow, ShowsTheDifference) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.click_item("tool_bar/compare:1");
    EXPECT_EQ(window.view().compare, CompareMode::swipe);
    window.settle();
    const App::Picture swiped = window.app().picture();
    window.click_item("tool_bar/compare:3");
    EXPECT_EQ(window.view().compare, CompareMode::difference);
    window.settle();
    EXPECT_NE(window.app().picture().rgba, swiped.rgba);
    window.click_item("tool_bar/compare:2");
    window.settle();
    EXPECT_EQ(map_sides(window.app().layout().map, window.view(), {}, 1.0).size(), 2U);
}

TEST(ViewerWindow, ExportsAGeoPackageThatCanBeReadBack) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    WindowDriver window(study, options_in(Language::english));
    window.key(GLFW_KEY_E, GLFW_MOD_CONTROL);
    window.settle();
    window.click_item("/Choose file");
    window.settle();
    window.click_item("/Write");
    const std::filesystem::path written = study.parent_path() / "lilleby.gpkg";
    window.until("the export is written", [&] {
        for (const Message& m : window.app().workbench().messages())
            if (m.text.find("lilleby.gpkg") != std::string::npos) return true;
        return false;
    });
    ASSERT_TRUE(std::filesystem::exists(written));
    std::vector<std::string> names;
    LayerRequest request;
    request.source = written.string();
    for (const LayerInfo& layer : describe_source(request).layers) names.push_back(layer.name);
    EXPECT_NE(std::find(names.begin(), names.end(), "lights"), names.end());
}

TEST(ViewerWindow, SwitchesTheLanguageWhileItRuns) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    EXPECT_STREQ(tr("Layers"), "Layers");
    window.click_item("top_bar/language:0");
    EXPECT_EQ(window.view().language, Language::swedish);
    EXPECT_STREQ(tr("Layers"), "Lager");
    window.settle();
    window.click_item("top_bar/language:1");
    EXPECT_STREQ(tr("Layers"), "Layers");
}

TEST(ViewerWindow, CancelsAnAnalysisAndClosesInTheMiddleOfOne) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    // Cells so small that the surfaces take their time.
    std::ifstream in(study);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    in.close();
    const std::size_t cell = text.find("cell     = 10.0");
    ASSERT_NE(cell, std::string::npos);
    text.replace(cell, 15, "cell     = 0.7 ");
    std::ofstream(study) << text;

    ViewerOptions options = options_in(Language::english);
    auto window = std::make_unique<WindowDriver>(std::filesystem::path(), options);
    window->app().carry_out({AppRequest{OpenStudy{study}}});
    window->until("an analysis runs", [&] {
        return window->session().loaded != nullptr && window->app().workbench().work().busy &&
               window->find("status/Cancel").has_value();
    });
    window->click_item("status/Cancel");
    window->until(
        "it is cancelled", [&] { return !window->app().workbench().work().busy; }, 5.0);

    // The next change begins anew; the window is closed in the middle.
    window->app().carry_out({DocumentCommand{CreatePlan{"Plan X"}}});
    window->until("an analysis runs again", [&] { return window->app().workbench().work().busy; });
    const auto start = std::chrono::steady_clock::now();
    window.reset();
    EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 1.0);
}

TEST(ViewerWindow, SavesPlansAndReopensThem) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    std::string plan;
    std::vector<PlanEdit> edits;
    {
        WindowDriver window(study, options_in(Language::english));
        window.look_at(in_the_park);
        window.key(GLFW_KEY_L);
        window.click(window.on_screen(in_the_park));
        plan = window.session().active_plan;
        edits = window.session().plan(plan)->edits;
        EXPECT_TRUE(window.session().unsaved());
        window.key(GLFW_KEY_S, GLFW_MOD_CONTROL);
        EXPECT_FALSE(window.session().unsaved());
    }
    WindowDriver again(study, options_in(Language::english));
    ASSERT_NE(again.session().plan(plan), nullptr);
    EXPECT_TRUE(again.session().plan(plan)->edits == edits);
}

TEST(ViewerWindow, OffersWhatACrashHasLeft) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    ViewerOptions options = options_in(Language::english);
    options.state_folder = folder.file("state");
    {
        WindowDriver window(study, options);
        window.look_at(in_the_park);
        window.key(GLFW_KEY_L);
        window.click(window.on_screen(in_the_park));
        window.app().workbench().keep_unsaved_work();
        // Ends without saving, as a crash would.
    }
    WindowDriver window(study, options);
    EXPECT_EQ(window.app().panels().dialog, "recover");
    const std::size_t before = window.session().document->plans.size();
    window.click_item("/Restore it");
    EXPECT_EQ(window.session().document->plans.size(), before + 1);
    EXPECT_TRUE(window.app().panels().dialog.empty());
}

TEST(ViewerWindow, AsksBeforeUnsavedWorkIsLost) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.app().carry_out({DocumentCommand{CreatePlan{"Plan X"}}});
    window.key(GLFW_KEY_Q, GLFW_MOD_CONTROL);
    EXPECT_EQ(window.app().panels().dialog, "unsaved");
    window.settle();
    window.click_item("/Cancel");
    EXPECT_TRUE(window.app().panels().dialog.empty());
    EXPECT_NE(window.session().loaded, nullptr);
}

TEST(ViewerWindow, ShowsNothingUnderTheNameOfAPlanThatIsGone) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    ViewState kept = window.view();
    kept.compare = CompareMode::difference;
    kept.sides[1].scenario = "Deleted meanwhile";
    window.app().carry_out(
        {ViewCommand{ShowView{kept}}, ViewCommand{SetBottomPanel{BottomPanel::compare_table}}});
    EXPECT_EQ(window.view().sides[1].scenario, "");
    window.settle();
    EXPECT_TRUE(window.find("/Export as CSV").has_value()) << "a table that can be had";
}

TEST(ViewerWindow, ChoosesWhatEachSideShows) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.click_item("tool_bar/compare:2");
    ASSERT_EQ(window.view().sides[1].scenario, "Förslag A");
    window.click_item("##side1");
    window.click_item("/Förslag B");
    EXPECT_EQ(window.view().sides[1].scenario, "Förslag B");
    window.click_item("##side0");
    window.click_item("/Three maps");
    EXPECT_EQ(window.view().side_count, 3);
    window.settle();
    // The difference of two plans, not only of one and today.
    window.click_item("tool_bar/compare:3");
    window.click_item("##side0");
    window.click_item("/Förslag A");
    EXPECT_EQ(window.view().sides[0].scenario, "Förslag A");
    EXPECT_EQ(window.view().sides[1].scenario, "Förslag B");
    window.settle();
}

TEST(ViewerWindow, SetsLampsAlongALine) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park);
    window.key(GLFW_KEY_P);
    const MapPoint end{in_the_park.east_m + 100.0, in_the_park.north_m};
    window.click(window.on_screen(in_the_park));
    window.click(window.on_screen(end));
    window.key(GLFW_KEY_ENTER);
    const Plan* plan = window.session().active();
    ASSERT_NE(plan, nullptr);
    // Every 25 m along 100 m, both ends included.
    EXPECT_EQ(plan->edits.size(), 5U);
    EXPECT_EQ(window.session().selection.ids.size(), 5U);
    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
    EXPECT_TRUE(window.session().active() == nullptr || window.session().active()->edits.empty());
}

TEST(ViewerWindow, DrawsAnAreaWhichIsMovedAndSaved) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    std::vector<Drawing> drawn;
    {
        WindowDriver window(study, options_in(Language::english));
        window.look_at(in_the_park);
        window.key(GLFW_KEY_D);
        const ScreenPoint middle = window.on_screen(in_the_park);
        for (const auto& [dx, dy] : {std::pair{0.0, 0.0}, {80.0, 0.0}, {80.0, 60.0}, {0.0, 60.0}})
            window.click({middle.x + dx, middle.y + dy});
        window.key(GLFW_KEY_ENTER);
        ASSERT_EQ(window.session().document->drawings.size(), 1U);
        window.key(GLFW_KEY_I);
        const Extent before = extent_of(window.session().document->drawings[0].area);
        window.drag({middle.x + 40.0, middle.y + 30.0}, {middle.x + 90.0, middle.y + 30.0});
        const Extent after = extent_of(window.session().document->drawings[0].area);
        EXPECT_NEAR(after.west_m, before.west_m + 25.0, 1.0);
        window.key(GLFW_KEY_S, GLFW_MOD_CONTROL);
        EXPECT_FALSE(window.session().unsaved());
        drawn = window.session().document->drawings;
    }
    WindowDriver again(study, options_in(Language::english));
    EXPECT_EQ(again.session().document->drawings, drawn);
}

TEST(ViewerWindow, BeginsAStudyFromDroppedFiles) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path data = copy_of_lilleby(folder).parent_path();
    std::ofstream(data / "events.csv") << "lon,lat,date,category\n16.80,59.540,2024-05-01,theft\n"
                                          "16.81,59.541,2024-06-01,damage\n";
    std::string dropped;
    for (const char* name : {"events.csv", "lights.gpkg", "buildings.gpkg"})
        dropped += (data / name).string() + "\n";
    dropped.pop_back();
    WindowDriver window(std::filesystem::path(), options_in(Language::english));
    window.app().carry_out({AppRequest{OpenDialog{"new_study", dropped}}});
    window.until("the files are recognised", [&] { return window.count("/field") == 3; });
    window.settle();
    window.click_item("/name");
    window.type("Ny plats å");
    window.settle();
    window.click_item("/Create study");
    window.until("the study is open", [&] { return window.session().loaded != nullptr; });
    ASSERT_NE(window.session().loaded, nullptr);
    EXPECT_EQ(window.session().study->name, "Ny plats å");
    EXPECT_EQ(window.app().workbench().today()->incidents().all.size(), 2U);
    EXPECT_FALSE(window.app().workbench().today()->lights().empty());
    EXPECT_FALSE(window.app().workbench().today()->buildings().empty());
    EXPECT_TRUE(std::filesystem::exists(window.session().study->file));
    window.settle();
}

TEST(ViewerWindow, WritesTheMapAsPdf) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    WindowDriver window(study, options_in(Language::english));
    window.key(GLFW_KEY_E, GLFW_MOD_CONTROL);
    window.settle();
    window.click_item("export_tabs:2");
    window.settle();
    window.click_item("/Choose file");
    window.settle();
    window.click_item("/Write");
    window.until("the map is written", [&] {
        for (const Message& m : window.app().workbench().messages())
            if (m.text.find("lilleby.pdf") != std::string::npos) return true;
        return false;
    });
    std::ifstream in(study.parent_path() / "lilleby.pdf", std::ios::binary);
    std::string head(5, ' ');
    in.read(head.data(), 5);
    EXPECT_EQ(head, "%PDF-");
}

TEST(ViewerWindow, FindsACommandAndAPlaceBySearch) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.key(GLFW_KEY_K, GLFW_MOD_CONTROL);
    EXPECT_EQ(window.app().panels().dialog, "command_search");
    window.frames(3);
    window.type("swipe");
    window.key(GLFW_KEY_ENTER);
    EXPECT_EQ(window.view().compare, CompareMode::swipe);
    EXPECT_TRUE(window.app().panels().dialog.empty());
    const MapView before = window.view().map;
    window.key(GLFW_KEY_K, GLFW_MOD_CONTROL);
    window.frames(3);
    window.type("Kungsv");
    window.key(GLFW_KEY_ENTER);
    EXPECT_TRUE(window.app().panels().dialog.empty());
    EXPECT_LT(window.view().map.metres_per_px, before.metres_per_px);
}

TEST(ViewerWindow, SurfacesFollowTheFilter) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    const auto before = window.app().workbench().side_of({})->of(Surface::hotspot).version;
    IncidentFilter dark;
    dark.darkness = LightCondition::dark;
    window.app().carry_out({SessionCommand{SetFilter{dark}}});
    window.settle();
    EXPECT_EQ(window.app().workbench().results()->filter, dark);
    ASSERT_NE(window.app().workbench().shown_incidents(), nullptr);
    EXPECT_GT(window.app().workbench().shown_incidents()->kept.all.size(), 1000U);
    EXPECT_LT(window.app().workbench().shown_incidents()->kept.all.size(),
              window.app().workbench().today()->incidents().all.size());
    EXPECT_NE(window.app().workbench().side_of({})->of(Surface::hotspot).version, before);
}

TEST(ViewerWindow, ZoomsToThePointerAndPans) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park, 1.0);
    const ScreenPoint off{window.on_screen(in_the_park).x + 120.0,
                          window.on_screen(in_the_park).y + 60.0};
    const MapView before = window.view().map;
    const ScreenRect map = window.app().layout().map;
    const MapPoint held = before.to_map(off, map);
    window.wheel(off, 2.0);
    EXPECT_LT(window.view().map.metres_per_px, before.metres_per_px);
    EXPECT_LT(distance_m(window.view().map.to_map(off, map), held), 0.01);
    window.drag(off, {off.x + 100.0, off.y});
    EXPECT_NEAR(window.view().map.to_map({off.x + 100.0, off.y}, map).east_m, held.east_m, 0.5);
}

}  // namespace
}  // namespace tk::test
