// Patterns in the real window: looked for, pointed at in the table, seen on the map, filtered.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "tests/viewer/window/window_driver.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/panels/pattern_words.h"

namespace tk::test {
namespace {

std::shared_ptr<const PatternFound> pattern_in(WindowDriver& window) {
    return window.app().workbench().pattern();
}

void choose_method(WindowDriver& window, PatternMethod method) {
    PatternOptions wanted = window.view().patterns;
    wanted.method = method;
    // The fewer the sooner.
    wanted.risk_cell_m = 100.0;
    window.app().carry_out({ViewCommand{SetPatterns{wanted}}});
    window.settle();
}

/// The most certain hot spot.
std::size_t hottest_place(const PatternFound& found) {
    return static_cast<std::size_t>(std::max_element(found.z.begin(), found.z.end()) -
                                    found.z.begin());
}

MapPoint middle_of_place(const PatternFound& found, std::size_t place) {
    const Extent extent = found.extent_of(place);
    return {(extent.west_m + extent.east_m) / 2.0, (extent.south_m + extent.north_m) / 2.0};
}

TEST(WindowPatterns, AHotSpotIsOnTheMapInTheTableAndInTheInspector) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::swedish));
    window.settle();
    window.key(GLFW_KEY_F12);
    window.settle();
    ASSERT_EQ(window.view().bottom, BottomPanel::patterns);
    const auto found = pattern_in(window);
    ASSERT_NE(found, nullptr);
    ASSERT_EQ(found->lack, PatternLack::nothing);
    EXPECT_GT(sums_of(*found).above, 5U);
    EXPECT_LT(sums_of(*found).above, found->counts.size() / 2);

    const std::size_t hottest = hottest_place(*found);
    ASSERT_EQ(class_of_place(*found, hottest), 3);
    const MapPoint middle = middle_of_place(*found, hottest);
    window.look_at(middle, 2.0);
    window.settle();
    const auto with = window.colour_at(middle);
    window.app().carry_out({ViewCommand{SetBottomPanel{BottomPanel::walk}}});
    window.settle();
    const auto without = window.colour_at(middle);
    EXPECT_NE(with, without) << "its colour lies on the map while the panel is open";
    window.key(GLFW_KEY_F12);
    window.settle();

    // The first row is that place: a click shows it on the map.
    window.look_at({middle.east_m + 1500.0, middle.north_m}, 2.0);
    const auto row = window.find("/row0");
    ASSERT_TRUE(row);
    window.move_to(*row);
    window.frames(2);
    ASSERT_TRUE(window.app().panels().pattern_in_panel);
    EXPECT_EQ(*window.app().panels().pattern_in_panel, hottest);
    window.click(*row);
    window.frames(3);
    EXPECT_LT(distance_m(window.view().map.centre, middle), 200.0);
    window.click(window.on_screen(middle));
    window.settle();
    ASSERT_TRUE(window.session().asked_at);
}

TEST(WindowPatterns, StreetsAreColouredByHowCloseIncidentsLieAlongThem) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::swedish));
    window.settle();
    window.key(GLFW_KEY_F12);
    choose_method(window, PatternMethod::streets);
    const auto found = pattern_in(window);
    ASSERT_NE(found, nullptr);
    ASSERT_EQ(found->lack, PatternLack::nothing) << lack_words(*found);
    ASSERT_EQ(found->streets.stretches.size(), 10U);
    EXPECT_FALSE(found->streets.stretches.front().street.empty());
    const Line& densest = found->streets.stretches.front().line;
    const auto along = [&densest](double share) {
        return MapPoint{std::lerp(densest[0].east_m, densest[1].east_m, share),
                        std::lerp(densest[0].north_m, densest[1].north_m, share)};
    };
    // A name may lie over some of it.
    const auto colours = [&] {
        std::vector<std::array<std::uint8_t, 3>> seen;
        for (const double share : {0.2, 0.35, 0.5, 0.65, 0.8})
            seen.push_back(window.colour_at(along(share)));
        return seen;
    };
    const MapPoint on_it = along(0.5);
    window.look_at(on_it, 0.5);
    window.settle();
    const auto with = colours();
    window.app().carry_out({ViewCommand{SetBottomPanel{BottomPanel::walk}}});
    window.settle();
    EXPECT_NE(with, colours()) << "its colour lies on the map while the panel is open";

    window.key(GLFW_KEY_F12);
    window.settle();
    window.look_at({on_it.east_m + 2000.0, on_it.north_m}, 2.0);
    const auto row = window.find("/row0");
    ASSERT_TRUE(row);
    window.move_to(*row);
    window.frames(2);
    ASSERT_TRUE(window.app().panels().pattern_in_panel);
    EXPECT_EQ(*window.app().panels().pattern_in_panel, 0U) << "the densest stands first";
    window.click(*row);
    window.frames(3);
    EXPECT_LT(distance_m(window.view().map.centre, on_it), 400.0);
}

/// Incidents that others follow at the very same place.
std::vector<MapPoint> places_of_firsts(const PatternFound& found) {
    std::vector<MapPoint> places;
    for (std::size_t i = 0; i < found.roles.size(); ++i)
        for (std::size_t j = 0; j < found.roles.size(); ++j)
            if (found.roles[i] == RepeatRole::originator && found.roles[j] == RepeatRole::repeat &&
                found.at[i] == found.at[j]) {
                places.push_back(found.at[i]);
                break;
            }
    return places;
}

TEST(WindowPatterns, WhatOthersFollowLiesOnTopOfThem) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.settle();
    window.key(GLFW_KEY_F12);
    IncidentFilter filter;
    filter.categories = {"bostadsinbrott"};
    window.app().carry_out({SessionCommand{SetFilter{filter}}});
    choose_method(window, PatternMethod::near_repeats);
    const auto found = pattern_in(window);
    ASSERT_NE(found, nullptr);
    std::vector<MapPoint> places = places_of_firsts(*found);
    ASSERT_FALSE(places.empty()) << "Lilleby has dwellings that are broken into again";
    places.resize(std::min<std::size_t>(places.size(), 5));
    const auto shown = [&](RepeatRole role) {
        const Colour colour = class_colour(*found, number_of_role(role));
        return std::array<std::uint8_t, 3>{colour.red, colour.green, colour.blue};
    };
    int firsts = 0;
    for (const MapPoint place : places) {
        window.look_at(place, 0.5);
        window.settle();
        const auto colour = window.colour_at(place);
        EXPECT_NE(colour, shown(RepeatRole::repeat));
        firsts += colour == shown(RepeatRole::originator) ? 1 : 0;
    }
    EXPECT_GT(firsts, 0) << "names of the map may lie over some, not over all";
}

TEST(WindowPatterns, FollowTheFilterAndEveryMethodCanBeShown) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english, Theme::dark));
    window.settle();
    window.key(GLFW_KEY_F12);
    window.settle();
    const std::size_t all = pattern_in(window)->incidents;
    IncidentFilter filter;
    filter.categories = {"bostadsinbrott"};
    window.app().carry_out({SessionCommand{SetFilter{filter}}});
    window.settle();
    const std::size_t burglaries = pattern_in(window)->incidents;
    EXPECT_LT(burglaries, all / 2);
    EXPECT_GT(burglaries, 100U);
    choose_method(window, PatternMethod::clusters);
    EXPECT_FALSE(pattern_in(window)->clusters.empty());
    choose_method(window, PatternMethod::trend);
    EXPECT_GE(pattern_in(window)->totals.size(), 60U) << "five years of months";
    choose_method(window, PatternMethod::near_repeats);
    const auto repeats = pattern_in(window);
    ASSERT_FALSE(repeats->bands.empty());
    EXPECT_TRUE(std::any_of(repeats->bands.begin(), repeats->bands.end(), tells_of_repeats))
        << "burglaries were planted to repeat";
    choose_method(window, PatternMethod::concentration);
    EXPECT_GT(pattern_in(window)->half.places, 0U);
    choose_method(window, PatternMethod::risk_terrain);
    const auto risk = pattern_in(window);
    ASSERT_EQ(risk->lack, PatternLack::nothing) << lack_words(*risk);
    EXPECT_EQ(risk->risk.terrain.cell_m, 100.0);
    EXPECT_TRUE(risk->risk.split) << risk->risk.why_no_split;
    EXPECT_TRUE(risk->risk.squares) << risk->risk.why_no_squares;
    EXPECT_TRUE(window.find("/pattern_accuracy")) << "its accuracy stands beside the map";
    choose_method(window, PatternMethod::hours);
    const auto hours = pattern_in(window);
    ASSERT_EQ(hours->lack, PatternLack::nothing) << lack_words(*hours);
    EXPECT_TRUE(hours->hours.light);
    EXPECT_TRUE(window.find("/pattern_hours"));
    window.app().carry_out({ViewCommand{SetLanguage{Language::swedish}}});
    window.settle();
    EXPECT_TRUE(window.find("/pattern_hours"));
    window.app().carry_out({ViewCommand{SetBottomPanel{BottomPanel::timeline}}});
    window.settle();
    EXPECT_EQ(pattern_in(window), nullptr) << "nothing is looked for unseen";
}

}  // namespace
}  // namespace tk::test
