#include "viewer/map/legend_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "viewer/map/value_classes.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

Grid<float> grid_of_values(const std::vector<float>& values) {
    Grid<float> grid(GridSpec{10.0, 0, 0, 1, static_cast<int>(values.size())});
    std::copy(values.begin(), values.end(), grid.cells().begin());
    return grid;
}

/// 0, 1, ..., 100.
ValueSample hundred_values() {
    std::vector<float> values;
    for (int i = 0; i <= 100; ++i) values.push_back(static_cast<float>(i));
    return sample_of(grid_of_values(values));
}

double lightness_of(Colour c) {
    return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

constexpr float no_value = std::numeric_limits<float>::quiet_NaN();

TEST(ValueSample, LeavesOutCellsWithoutValue) {
    const ValueSample sample = sample_of(grid_of_values({3.0F, no_value, 1.0F, 2.0F}));
    EXPECT_EQ(sample.count, 3U);
    EXPECT_EQ(sample.sorted, (std::vector<float>{1.0F, 2.0F, 3.0F}));
    EXPECT_EQ(sample.lowest, 1.0);
    EXPECT_EQ(sample.highest, 3.0);
    EXPECT_TRUE(sample_of(grid_of_values({no_value})).empty());
}

TEST(ValueSample, HoldsNoMoreThanItSaysAndTheHighestOfAll) {
    std::vector<float> values(100000, 1.0F);
    values[77777] = 9.0F;
    const ValueSample sample = sample_of(grid_of_values(values));
    EXPECT_LE(sample.sorted.size(), 4096U);
    EXPECT_GT(sample.sorted.size(), 2048U);
    EXPECT_EQ(sample.count, 100000U);
    EXPECT_EQ(sample.highest, 9.0);
}

TEST(ValueSample, PercentilesAreByNearestRank) {
    const ValueSample sample = sample_of(grid_of_values({0.0F, 0.0F, 10.0F, 20.0F, 30.0F}));
    EXPECT_EQ(sample.percentile(0.0), 0.0);
    EXPECT_EQ(sample.percentile(0.6), 10.0);
    EXPECT_EQ(sample.percentile(1.0), 30.0);
    EXPECT_EQ(sample.percentile_above_zero(0.5), 20.0);
}

TEST(NiceNumbers, LieAtOrAboveTheValue) {
    EXPECT_DOUBLE_EQ(nice_above(0.3), 0.3);
    EXPECT_DOUBLE_EQ(nice_above(31.0), 40.0);
    EXPECT_DOUBLE_EQ(nice_above(9.1), 10.0);
    EXPECT_DOUBLE_EQ(nice_above(1234.0), 1500.0);
    EXPECT_EQ(nice_above(0.0), 1.0);
    EXPECT_EQ(nice_above(std::numeric_limits<double>::quiet_NaN()), 1.0);
}

TEST(Breaks, OfNaturalClassesPartTheClusters) {
    // Three heaps around 1, 10 and 100: the least deviation parts them there.
    std::vector<float> values;
    for (int i = 0; i < 60; ++i) {
        const float off = static_cast<float>(i % 5) * 0.1F;
        values.push_back(1.0F + off);
        values.push_back(10.0F + off);
        values.push_back(100.0F + off);
    }
    const ValueSample sample = sample_of(grid_of_values(values));
    const std::vector<double> breaks = breaks_of(sample, Classes::natural_breaks, 3);
    ASSERT_EQ(breaks.size(), 2U);
    EXPECT_GT(breaks[0], 1.5);
    EXPECT_LE(breaks[0], 10.0);
    EXPECT_GT(breaks[1], 10.5);
    EXPECT_LE(breaks[1], 100.0);
}

TEST(Breaks, AreFewerWhereFewValuesAreThere) {
    const ValueSample zeros = sample_of(grid_of_values({0.0F, 0.0F, 0.0F}));
    for (const Classes classes :
         {Classes::quantile, Classes::equal_interval, Classes::natural_breaks})
        EXPECT_TRUE(breaks_of(zeros, classes, 5).empty());
}

TEST(SurfaceLookOf, LightSpreadsByTheSquareRoot) {
    const SurfaceLook look = look_of(Surface::light, {});
    EXPECT_EQ(look.low, 0.0);
    EXPECT_EQ(look.high, 30.0);
    EXPECT_DOUBLE_EQ(position_of(look, 7.5), 0.5);
    EXPECT_EQ(position_of(look, -1.0), 0.0);
    EXPECT_EQ(position_of(look, 1000.0), 1.0);
    EXPECT_TRUE(std::isnan(position_of(look, std::nan(""))));
    EXPECT_EQ(colour_of(look, std::nan("")).alpha, 0);
}

TEST(SurfaceLookOf, TheTopOfTheHotspotSurfaceIsTodays98thPercentile) {
    // Of 1 to 100 the 98th percentile is 98; a nice number above it is 100.
    EXPECT_EQ(look_of(Surface::hotspot, hundred_values()).high, 100.0);
    EXPECT_GT(look_of(Surface::hotspot, {}).high, 0.0);
}

TEST(SurfaceLookOf, LowLevelsSinkIntoTheGround) {
    const SurfaceLook on_light = look_of(Surface::place_index, {}, {.theme = Theme::light});
    const SurfaceLook on_dark = look_of(Surface::place_index, {}, {.theme = Theme::dark});
    EXPECT_GT(lightness_of(colour_of(on_light, 0)), lightness_of(colour_of(on_light, 100)));
    EXPECT_LT(lightness_of(colour_of(on_dark, 0)), lightness_of(colour_of(on_dark, 100)));
}

TEST(SurfaceLookOf, DarkPlacesAreDarkOnEveryGround) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const SurfaceLook look = look_of(Surface::light, {}, {.theme = theme});
        EXPECT_LT(lightness_of(colour_of(look, 0)), lightness_of(colour_of(look, 30)));
    }
}

TEST(SurfaceLookOf, CoverageHasTheClassesOfTheStandard) {
    const SurfaceLook look = look_of(Surface::cameras, {});
    EXPECT_EQ(look.breaks, (std::vector<double>{12.5, 25.0, 62.5, 125.0, 250.0, 1000.0}));
    EXPECT_EQ(look.colours.size(), 7U);
    EXPECT_EQ(colour_of(look, 0.0).alpha, 0);
    EXPECT_EQ(colour_of(look, 62.5), look.colours[3]);
    EXPECT_EQ(colour_of(look, 62.4), look.colours[2]);
}

TEST(SurfaceLookOf, ClassesAreAsManyAsAskedFor) {
    for (const int count : {3, 5, 9}) {
        const SurfaceLook look = look_of(Surface::place_index, hundred_values(),
                                         {.classes = Classes::quantile, .class_count = count});
        EXPECT_EQ(look.kind, LookKind::classes);
        EXPECT_EQ(look.colours.size(), static_cast<std::size_t>(count));
    }
}

TEST(ChangeLook, IsWhiteWithinTheThresholdAndOrangeWhereItGetsWorse) {
    const ValueSample change = sample_of(grid_of_values({-8.0F, 0.0F, 4.0F}));
    const SurfaceLook light = change_look_of(Surface::light, {&change, 1}, 0.5);
    EXPECT_EQ(light.high, 8.0);
    const Colour none = colour_of(light, 0.5);
    EXPECT_EQ(none.red + none.green + none.blue, 3 * 255);
    EXPECT_EQ(colour_of(light, -0.5), none);
    const Colour darker = colour_of(light, -8.0), lighter = colour_of(light, 8.0);
    EXPECT_GT(darker.red, darker.blue);
    EXPECT_GT(lighter.blue, lighter.red);
    EXPECT_TRUE(gets_worse(light, -0.6));
    EXPECT_FALSE(gets_worse(light, -0.5));
    EXPECT_FALSE(gets_worse(light, 8.0));

    const SurfaceLook index = change_look_of(Surface::place_index, {&change, 1}, 1.0);
    EXPECT_TRUE(gets_worse(index, 1.5));
    EXPECT_FALSE(gets_worse(index, -1.5));
    EXPECT_GT(colour_of(index, 8.0).red, colour_of(index, 8.0).blue);
}

TEST(ChangeLook, OnADarkGroundWhatDoesNotChangeIsNotDrawn) {
    const SurfaceLook look = change_look_of(Surface::light, {}, 0.5, Theme::dark);
    EXPECT_EQ(colour_of(look, 0.0).alpha, 0);
    EXPECT_EQ(colour_of(look, look.high).alpha, 255);
}

TEST(LookTable, EveryEntryIsTheColourOfItsPosition) {
    // A linear look from 0 to 100: entry i is that of the value (i + 0.5) / 256 * 100.
    const SurfaceLook look = look_of(Surface::place_index, {});
    const auto table = lut(look);
    for (std::size_t i = 0; i < 256; i += 17) {
        const Colour colour = colour_of(look, (static_cast<double>(i) + 0.5) / 2.56);
        EXPECT_NEAR(table[4 * i], colour.red, 1);
        EXPECT_NEAR(table[4 * i + 1], colour.green, 1);
        EXPECT_NEAR(table[4 * i + 2], colour.blue, 1);
        EXPECT_EQ(table[4 * i + 3], colour.alpha);
    }
}

TEST(LookTable, NoChangeAtAllIsTheMiddleEntry) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const SurfaceLook look = change_look_of(Surface::light, {}, 0.5, theme);
        const auto table = lut(look);
        const Colour none = colour_of(look, 0.0);
        const auto entry = static_cast<std::size_t>(position_of(look, 0.0) * 256.0);
        EXPECT_EQ(table[4 * entry], none.red);
        EXPECT_EQ(table[4 * entry + 3], none.alpha);
    }
}

TEST(LookTable, EveryClassIsFoundAtTheMiddleOfItsPosition) {
    const SurfaceLook look = look_of(Surface::cameras, {});
    const auto table = lut(look);
    for (const double value : {0.0, 12.5, 30.0, 70.0, 130.0, 300.0, 2000.0}) {
        const auto entry = static_cast<std::size_t>(position_of(look, value) * 256.0);
        EXPECT_EQ(table[4 * entry], colour_of(look, value).red) << value;
        EXPECT_EQ(table[4 * entry + 3], colour_of(look, value).alpha) << value;
    }
}

TEST(Legend, TellsTheTimeThatTheLightIsOf) {
    for (const auto& [language, unit] :
         {std::pair{Language::english, "lx at 02:30"}, {Language::swedish, "lx kl. 02:30"}}) {
        set_language(language);
        EXPECT_EQ(legend_of(look_of(Surface::light, {}), "lx", {.minute_of_day = 150}).unit, unit);
        AssessmentParameters parameters;
        EXPECT_EQ(shown_unit(Surface::light, parameters), "lx");
        parameters.light->options.minute_of_day = 150;
        EXPECT_EQ(shown_unit(Surface::light, parameters), unit);
        EXPECT_EQ(legend_of(look_of(Surface::light, {}), parameters).unit, unit);
        // What the index is made of follows; what cameras see does not.
        EXPECT_NE(legend_of(look_of(Surface::place_index, {}), parameters).note.find("02:30"),
                  std::string::npos);
        EXPECT_EQ(shown_unit(Surface::cameras, parameters), "px/m");
        EXPECT_EQ(legend_of(look_of(Surface::cameras, {}), parameters).note.find("02:30"),
                  std::string::npos);
    }
}

TEST(Legend, TellsWhichIlluminanceItIs) {
    set_language(Language::english);
    AssessmentParameters parameters;
    const auto legend = [&] { return legend_of(look_of(Surface::light, {}), parameters); };
    EXPECT_NE(legend().note.find("horizontal, at the ground"), std::string::npos);
    EXPECT_TRUE(is_horizontal_at_ground(parameters.light->options));
    IlluminanceOptions& light = parameters.light->options;
    light.quantity = LightQuantity::vertical;
    light.plane_height_m = 1.5;
    EXPECT_EQ(light_quantity_text(light),
              "vertical, 1.5\u00A0m above the ground, the lowest of four directions");
    light.facing_deg = 90.0;
    light.minute_of_day = 150;
    EXPECT_EQ(shown_unit(Surface::light, parameters),
              "lx vertical, 1.5\u00A0m above the ground, facing 90°, at 02:30");
    EXPECT_EQ(legend().unit, shown_unit(Surface::light, parameters));
    EXPECT_NE(legend().note.find("facing 90°"), std::string::npos);
    EXPECT_FALSE(is_horizontal_at_ground(light));
    set_language(Language::swedish);
    EXPECT_EQ(light_quantity_text(light), "vertikal, 1,5\u00A0m över marken, mot 90°");
    set_language(Language::english);
    light = {.plane_height_m = 1.0};
    EXPECT_FALSE(is_horizontal_at_ground(light)) << "not where the classes P are asked for";
}

TEST(Legend, SaysWhatTheColourOfGroundIsThatNobodySeesOrLights) {
    set_language(Language::english);
    for (const Surface surface : {Surface::sightlines, Surface::light}) {
        const SurfaceLook look = look_of(surface, hundred_values());
        EXPECT_GT(colour_of(look, 0.0).alpha, 0) << "nobody there is a finding, not a gap";
        EXPECT_NE(legend_of(look, "lx").note.find("lowest colour"), std::string::npos);
    }
}

TEST(Legend, TellsTitleUnitAndKind) {
    set_language(Language::english);
    const LegendModel legend = legend_of(look_of(Surface::light, {}), "lx");
    EXPECT_EQ(legend.title, "Illuminance");
    EXPECT_EQ(legend.unit, "lx");
    EXPECT_EQ(legend.kind, "physical");
    ASSERT_FALSE(legend.ticks.empty());
    EXPECT_EQ(legend.ticks.front().text, "0");
    EXPECT_EQ(legend.ticks.back().position, 1.0);
    EXPECT_NE(legend.ticks.back().text.find("30"), std::string::npos);
}

TEST(Legend, OfAMeetingLeadsWithWordsAndHasTheNumbersBeside) {
    set_language(Language::swedish);
    const LegendModel legend = legend_of(look_of(Surface::light, {}, {.meeting = true}), "lx");
    ASSERT_EQ(legend.entries.size(), 5U);
    EXPECT_EQ(legend.entries.back().words, "Mycket mörkt");
    EXPECT_EQ(legend.entries.back().numbers, "< 1 lx");
    EXPECT_EQ(legend.entries[3].words, "Mörkt");
    set_language(Language::english);
}

TEST(Legend, OfAChangeHatchesTheWorseSide) {
    set_language(Language::english);
    for (const bool meeting : {false, true}) {
        const ValueSample change = sample_of(grid_of_values({-8.0F, 0.0F, 4.0F}));
        const SurfaceLook look =
            change_look_of(Surface::light, {&change, 1}, 0.5, Theme::light, meeting);
        const LegendModel legend = legend_of(look, "lx");
        ASSERT_FALSE(legend.entries.empty());
        EXPECT_FALSE(legend.entries.front().hatched);
        EXPECT_TRUE(legend.entries.back().hatched);
    }
}

TEST(ChangeLook, WhatChangesByNothingIsNoChangeAlsoWhereDenormalNumbersAreZero) {
    const SurfaceLook look =
        change_look_of(Surface::hotspot, {}, 0.0, Theme::light, /*meeting=*/true);
    ASSERT_EQ(look.breaks.size(), 4U);
    // As a graphics card has them, which may take what is not normal for zero.
    const auto in_shader = [](double value) {
        const auto v = static_cast<float>(value);
        return std::fpclassify(v) == FP_SUBNORMAL ? 0.0F : v;
    };
    EXPECT_LT(in_shader(look.breaks[1]), 0.0F);
    EXPECT_GT(in_shader(look.breaks[2]), 0.0F);
    EXPECT_EQ(colour_of(look, 0.0), look.colours[2]);
    EXPECT_EQ(colour_of(look, 1e-6), look.colours[3]);
    EXPECT_EQ(colour_of(look, -1e-6), look.colours[1]);
}

TEST(Legend, EveryLookOfEverySurfaceHasOne) {
    for (const Surface surface : all_surfaces)
        for (const bool meeting : {false, true})
            for (const Classes classes : {Classes::continuous, Classes::quantile,
                                          Classes::equal_interval, Classes::natural_breaks}) {
                const SurfaceLook look =
                    look_of(surface, hundred_values(), {.classes = classes, .meeting = meeting});
                const LegendModel legend = legend_of(look, "lx");
                EXPECT_FALSE(legend.title.empty());
                EXPECT_EQ(legend.bar, look.kind != LookKind::classes);
                if (!legend.bar) {
                    EXPECT_EQ(legend.entries.size(), look.colours.size());
                    EXPECT_EQ(look.breaks.size() + 1, look.colours.size());
                }
            }
}

}  // namespace
}  // namespace tk
