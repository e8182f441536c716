#include "viewer/background/walk_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <thread>

#include "engine/scenario/apply.h"
#include "tests/viewer/session_samples.h"
#include "viewer/app/walk_wish.h"
#include "viewer/map/line_of_object.h"
#include "viewer/session/apply_command.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

const Line way{{674000, 6580000}, {674080, 6580000}};

Building house_north_of_the_way() {
    Building house;
    house.id = "B";
    house.footprint = rectangle({674020, 6580008, 674060, 6580018});
    house.height_m = 6.0;
    return house;
}

TownParts parts_by_the_way() {
    TownParts parts;
    StreetLight lamp = test::lamp_at("L1", {674010, 6580003});
    lamp.height_m = 5.0;
    parts.lights = {lamp};
    Camera camera;
    camera.id = "K";
    camera.at = {674000, 6580004};
    camera.bearing_deg = 90.0;
    parts.cameras = {camera};
    parts.buildings = {house_north_of_the_way()};
    Incident near, far;
    near.at = {674040, 6579990};
    far.at = {674040, 6579900};
    parts.incidents.all = {far, near};
    return parts;
}

WalkWish wish_for(std::shared_ptr<const Town> before, std::shared_ptr<const Town> after = nullptr) {
    WalkWish wish;
    wish.line = way;
    wish.before = std::move(before);
    wish.after = std::move(after);
    return wish;
}

std::shared_ptr<const Town> with_edit(const std::shared_ptr<const Town>& town, Edit edit) {
    Scenario scenario;
    scenario.edits = {std::move(edit)};
    return apply(*town, scenario);
}

/// The walk without anything remembered.
std::vector<WalkPlace> walked_anew(const Town& town) {
    const Obstacles obstacles(town);
    const auto watchers = watchers_along(way, town, obstacles, {});
    return walk_along(way, town, obstacles, watchers);
}

void expect_same(const std::vector<WalkPlace>& a, const std::vector<WalkPlace>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(std::memcmp(&a[i].lux, &b[i].lux, sizeof(double)), 0);
        EXPECT_EQ(std::memcmp(&a[i].pixels_per_m, &b[i].pixels_per_m, sizeof(double)), 0);
        EXPECT_EQ(std::memcmp(&a[i].watch.value, &b[i].watch.value, sizeof(double)), 0);
        EXPECT_EQ(a[i].watch.watchers_seeing, b[i].watch.watchers_seeing);
    }
}

TEST(Walker, IncrementalAfterEditsIsTheWalkFromScratchAndComputesOnlyWhatTheyChange) {
    Walker walker;
    const auto town = build_town(parts_by_the_way());
    const WalkedSides first = walker.walk(wish_for(town));
    ASSERT_NE(first.before, nullptr);
    EXPECT_EQ(first.after, nullptr);
    expect_same(*first.before, walked_anew(*town));
    EXPECT_EQ(walker.computed().light, 1);
    EXPECT_EQ(walker.computed().sightlines, 1);
    EXPECT_EQ(walker.computed().surroundings, 1);

    StreetLight lamp = test::lamp_at("L2", {674070, 6580003});
    lamp.height_m = 5.0;
    const auto lit = with_edit(town, Added<StreetLight>{lamp});
    const WalkedSides second = walker.walk(wish_for(town, lit));
    ASSERT_NE(second.after, nullptr);
    expect_same(*second.after, walked_anew(*lit));
    EXPECT_GT((*second.after)[70].lux, (*second.before)[70].lux + 1.0);
    EXPECT_EQ(walker.computed().light, 2) << "today's is known";
    EXPECT_EQ(walker.computed().cameras, 1);
    EXPECT_EQ(walker.computed().sightlines, 1);
    EXPECT_EQ(walker.computed().surroundings, 1);
    EXPECT_EQ(walker.computed().incidents, 1);

    // A town made anew with the same in it, as at every step of a drag, asks for nothing.
    walker.walk(wish_for(town, with_edit(town, Added<StreetLight>{lamp})));
    EXPECT_EQ(walker.computed().light, 2);

    Building tower = house_north_of_the_way();
    tower.height_m = 30.0;
    const auto towered = with_edit(town, Changed<Building>{tower});
    const WalkedSides third = walker.walk(wish_for(town, towered));
    expect_same(*third.after, walked_anew(*towered));
    EXPECT_EQ(walker.computed().surroundings, 2);
    EXPECT_EQ(walker.computed().sightlines, 2);
    EXPECT_GT((*third.after)[40].watch.watchers_seeing, (*third.before)[40].watch.watchers_seeing);

    // Undone: all of it is known.
    const WalkedSides undone = walker.walk(wish_for(town, lit));
    expect_same(*undone.after, *second.after);
    EXPECT_EQ(walker.computed().surroundings, 2);
    EXPECT_EQ(walker.computed().sightlines, 2);
    EXPECT_EQ(walker.computed().light, 3) << "for the tower's shade";
}

TEST(Walker, IncrementalAfterAStudyIsReadAgainItsOwnDoorsCount) {
    // All but the doors is as it was, as after a file of entrances was mended.
    TownParts parts = parts_by_the_way();
    parts.entrances = {{"E", {674040, 6580008}, "entré"}};
    const auto town = build_town(parts);
    parts.entrances.push_back({"F", {674030, 6580008}, "entré"});
    parts.entrances.push_back({"G", {674050, 6580008}, "entré"});
    const auto read_again = build_town(parts);
    WalkWish wish = wish_for(town);
    wish.watchers.observers = Observers::entrances;
    Walker walker;
    EXPECT_EQ((*walker.walk(wish).before)[40].watch.watchers_seeing, 1U);
    wish.before = read_again;
    EXPECT_EQ((*walker.walk(wish).before)[40].watch.watchers_seeing, 3U);
}

TEST(Walker, GoesThroughTheTownOfEveryMapAndKnowsWhoseItIs) {
    const auto town = build_town(parts_by_the_way());
    const auto plan_with = [&](double lamp_north_m) {
        StreetLight lamp = test::lamp_at("new", {674070, lamp_north_m});
        lamp.height_m = 5.0;
        return with_edit(town, Added<StreetLight>{lamp});
    };
    WalkWish wish = wish_for(town, plan_with(6580003));
    wish.after_plan = "A";
    wish.others = {{"B", plan_with(6580006)}};
    const WalkedSides walked = Walker().walk(wish);
    ASSERT_NE(walked.of("B"), nullptr);
    EXPECT_EQ(walked.of(""), walked.before.get());
    EXPECT_EQ(walked.of("A"), walked.after.get());
    EXPECT_EQ(walked.of("C"), nullptr) << "another plan's values are not its";
    expect_same(*walked.of("B"), walked_anew(*wish.others[0].town));
    EXPECT_GT((*walked.of("A"))[70].lux, (*walked.of("B"))[70].lux);
    EXPECT_EQ(WalkedSides{}.of(""), nullptr);
}

TEST(Walker, IncidentsFollowTheFilter) {
    Walker walker;
    const auto town = build_town(parts_by_the_way());
    WalkWish wish = wish_for(town);
    WalkedSides walked = walker.walk(wish);
    ASSERT_EQ(walked.incidents.size(), 1U);
    EXPECT_EQ(walked.incidents[0].index, 1U);
    EXPECT_NEAR(walked.incidents[0].along_m, 40.0, 1e-9);
    EXPECT_NEAR(walked.incidents[0].off_m, 10.0, 1e-9) << "south of one going east is right";
    wish.shown = std::make_shared<const Incidents>();
    EXPECT_TRUE(walker.walk(wish).incidents.empty());
    wish.shown = nullptr;
    EXPECT_EQ(walker.walk(wish).incidents.size(), 1U);
}

TEST(WalkWork, TheNewestWishIsFollowedAndNothingIsWalkedForNone) {
    std::atomic<int> woken = 0;
    WalkWork work([&] { ++woken; }, std::chrono::milliseconds(0));
    const auto town = build_town(parts_by_the_way());
    work.follow({});
    EXPECT_FALSE(work.busy());
    const auto until_done = [&](const WalkWish& wish) {
        const auto start = std::chrono::steady_clock::now();
        do {
            work.follow(wish);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        } while ((work.busy() || !(work.walked().wish == wish)) &&
                 std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
    };
    WalkWish wish = wish_for(town);
    work.follow(wish);
    wish.line.back().east_m += 1.0;
    work.follow(wish);
    wish.line.back().east_m += 1.0;
    until_done(wish);
    ASSERT_NE(work.walked().before, nullptr);
    EXPECT_EQ(work.walked().before->size(), 83U);
    EXPECT_GT(woken, 0);
    until_done({});
    EXPECT_EQ(work.walked().before, nullptr);
}

TEST(WalkWork, WhatFailsIsToldAndEnds) {
    WalkWork work({}, std::chrono::seconds(30));
    WalkWish wish = wish_for(build_town(parts_by_the_way()));
    wish.options.sightlines->reach_m = -1.0;
    work.follow(wish);
    work.follow(wish);
    EXPECT_FALSE(work.busy());
    EXPECT_FALSE(work.take_failure().empty());
    EXPECT_TRUE(work.take_failure().empty());
}

TEST(WalkWish, IsOfWhatIsShownAndLeavesOutWhatTheStudyDoesNotKnow) {
    Session session = test::session_with(parts_by_the_way());
    ViewState view;
    const auto wish = [&] {
        return walk_wish(session, view, nullptr,
                         [&](const std::string&) { return session.loaded->town; });
    };
    EXPECT_TRUE(wish().line.empty()) << "no walk is drawn";
    view.walk = way;
    EXPECT_TRUE(wish().line.empty()) << "another tab is open";
    view.bottom = BottomPanel::walk;
    EXPECT_EQ(wish().line, way);
    EXPECT_NE(wish().after, nullptr);
    EXPECT_TRUE(wish().options.light && wish().options.cameras && wish().options.sightlines);
    EXPECT_EQ(wish().options.step_m, 1.0);
    view.panels.bottom_open = false;
    EXPECT_TRUE(wish().line.empty());
    view.panels.bottom_open = true;
    view.meeting = true;
    EXPECT_TRUE(wish().line.empty());
    view.meeting = false;
    view.walk.back().east_m += 40000.0;
    EXPECT_GT(wish().options.step_m, 9.9);

    auto loaded = std::make_shared<LoadedStudy>(*session.loaded);
    loaded->town = build_town({});
    loaded->parameters.light.reset();
    loaded->parameters.cameras->options.rule = PixelDensityRule::on_axis;
    session.loaded = loaded;
    EXPECT_FALSE(wish().options.light);
    EXPECT_FALSE(wish().options.sightlines) << "there is nothing to look from";
    EXPECT_TRUE(wish().options.cameras) << "there is none that cannot be judged";
    loaded = std::make_shared<LoadedStudy>(*session.loaded);
    loaded->town = build_town(parts_by_the_way());
    session.loaded = loaded;
    EXPECT_FALSE(wish().options.cameras) << "without its lens it cannot be judged on its axis";
}

TEST(WalkWish, HasTheLightOfTheHourThatIsShown) {
    const Session session = test::session_with(parts_by_the_way());
    ViewState view;
    view.walk = way;
    view.bottom = BottomPanel::walk;
    const auto wish = [&] {
        return walk_wish(session, view, nullptr,
                         [&](const std::string&) { return session.loaded->town; });
    };
    const WalkWish as_in_the_study = wish();
    EXPECT_FALSE(as_in_the_study.options.light->minute_of_day);
    view.light_minute = 2 * 60;
    EXPECT_EQ(wish().options.light->minute_of_day, 2 * 60);
    EXPECT_FALSE(wish() == as_in_the_study);
}

TEST(WalkWish, IsOfAllThreeMapsAndOneOfThemCanBeChosenOverTheFirst) {
    Session session = test::session_with(parts_by_the_way());
    auto document = std::make_shared<Document>(*session.document);
    document->plans.push_back({"Q", {}, {}});
    session.document = document;
    ViewState view;
    view.walk = way;
    view.bottom = BottomPanel::walk;
    view.compare = CompareMode::side;
    view.side_count = 3;
    view.sides = {{""}, {"P"}, {"Q"}};
    const auto wish = [&] {
        return walk_wish(session, view, nullptr,
                         [&](const std::string&) { return session.loaded->town; });
    };
    EXPECT_EQ(wish().before_plan, "");
    EXPECT_EQ(wish().after_plan, "P");
    ASSERT_EQ(wish().others.size(), 1U);
    EXPECT_EQ(wish().others[0].plan, "Q");
    apply(view, SetWalkOver{"Q"});
    EXPECT_EQ(wish().after_plan, "Q");
    EXPECT_EQ(wish().others[0].plan, "P");
    view.side_count = 2;
    EXPECT_EQ(wish().after_plan, "P") << "it is not shown";
    EXPECT_TRUE(wish().others.empty());
}

TEST(WalkWish, CountsThoseWhoWatchInTheStudysSurface) {
    Session session = test::session_with(parts_by_the_way());
    auto loaded = std::make_shared<LoadedStudy>(*session.loaded);
    loaded->parameters.sightlines = SightlinesParameters{};
    SurveillanceOptions& asked = loaded->parameters.sightlines->options;
    asked.observers = Observers::windows;
    asked.facade.hours = WatchHours::night;
    asked.sightlines.half_distance_m = 40.0;
    session.loaded = loaded;
    EXPECT_EQ(surveillance_options(session), asked);
    ViewState view;
    view.walk = way;
    view.bottom = BottomPanel::walk;
    const WalkWish wish =
        walk_wish(session, view, nullptr, [&](const std::string&) { return session.loaded->town; });
    EXPECT_EQ(wish.watchers.observers, Observers::windows);
    EXPECT_EQ(wish.watchers.facade, asked.facade);
    EXPECT_EQ(*wish.options.sightlines, asked.sightlines);
}

TEST(LineOfObject, IsThatOfAStreetADrawnLineOrALineOfASet) {
    TownParts parts;
    Street street;
    street.id = "S";
    // Two parts that meet end to end, and a short one by itself.
    street.lines = {{{0, 0}, {10, 0}}, {{30, 0}, {10, 0}}, {{100, 100}, {105, 100}}};
    parts.streets = {street};
    parts.features = {{"ways", {{1, 1}}, {{{0, 0}, {5, 5}}}, rectangle({0, 0, 4, 4})}};
    const auto town = build_town(parts);
    Drawing line, area;
    line.id = "d-1";
    line.kind = Drawing::Kind::line;
    line.line = {{3, 3}, {9, 9}};
    area.id = "d-2";
    area.area = rectangle({0, 0, 4, 4});
    const std::vector<Drawing> drawings{line, area};
    const auto of = [&](std::string_view layer, std::string_view id) {
        return line_of_object(*town, drawings, layer, id);
    };
    EXPECT_EQ(of(layer_id::streets, "S"), (Line{{0, 0}, {10, 0}, {30, 0}}));
    EXPECT_EQ(of(layer_id::drawings, "d-1"), line.line);
    EXPECT_EQ(of(layer_id::features("ways"), "1"), (Line{{0, 0}, {5, 5}}));
    for (const auto& [layer, id] : {std::pair{std::string(layer_id::streets), "T"},
                                    {std::string(layer_id::drawings), "d-2"},
                                    {layer_id::features("ways"), "0"},
                                    {layer_id::features("ways"), "2"},
                                    {layer_id::features("ways"), "x"},
                                    {std::string(layer_id::lights), "S"}})
        EXPECT_FALSE(of(layer, id)) << layer << " " << id;
}

}  // namespace
}  // namespace tk
