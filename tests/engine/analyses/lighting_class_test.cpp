#include "engine/analyses/lighting_class.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace tk {
namespace {

constexpr double not_computed = std::numeric_limits<double>::quiet_NaN();

LightingValues horizontal_values(double mean, double minimum) {
    return {mean, minimum, not_computed, not_computed, not_computed, not_computed};
}

// Oracle O-36: the table of EN 13201-2:2015 as the methods give it.
TEST(LightingClass, TablesAreThoseOfTheMethods) {
    const double p[6][4] = {{15.0, 3.0, 5.0, 5.0}, {10.0, 2.0, 3.0, 2.0}, {7.5, 1.5, 2.5, 1.5},
                            {5.0, 1.0, 1.5, 1.0},  {3.0, 0.6, 1.0, 0.6},  {2.0, 0.4, 0.6, 0.2}};
    ASSERT_EQ(p_classes().size(), 6u);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(p_classes()[i].name, "P" + std::to_string(i + 1));
        EXPECT_EQ(p_classes()[i].mean_lux, p[i][0]);
        EXPECT_EQ(p_classes()[i].minimum_lux, p[i][1]);
        EXPECT_EQ(p_classes()[i].minimum_vertical_lux, p[i][2]);
        EXPECT_EQ(p_classes()[i].minimum_semicylindrical_lux, p[i][3]);
    }
    const double c[] = {50, 30, 20, 15, 10, 7.5}, hs[] = {5, 2.5, 1};
    const double sc[] = {10, 7.5, 5, 3, 2, 1.5, 1, 0.75, 0.5}, ev[] = {50, 30, 10, 7.5, 5, 0.5};
    for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(c_classes()[i].mean_lux, c[i]);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(hs_classes()[i].mean_lux, hs[i]);
    for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(sc_classes()[i].minimum_lux, sc[i]);
    for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(ev_classes()[i].minimum_lux, ev[i]);
}

TEST(LightingClass, APClassAsksForItsMeanAndItsMinimum) {
    EXPECT_EQ(classes_reached(horizontal_values(7.5, 1.5)).p, "P3");
    EXPECT_EQ(classes_reached(horizontal_values(7.49, 1.5)).p, "P4");
    EXPECT_EQ(classes_reached(horizontal_values(20.0, 0.5)).p, "P6");
    EXPECT_EQ(classes_reached(horizontal_values(20.0, 0.3)).p, "");
    EXPECT_EQ(classes_reached(horizontal_values(1.9, 1.9)).p, "");
}

TEST(LightingClass, AMeanFarAboveTheClassIsSaid) {
    EXPECT_FALSE(classes_reached(horizontal_values(7.5, 1.0)).p_mean_too_high);
    EXPECT_TRUE(classes_reached(horizontal_values(7.6, 1.0)).p_mean_too_high);
}

TEST(LightingClass, CAndHsAskForEvenness) {
    EXPECT_EQ(classes_reached(horizontal_values(20.0, 8.0)).c, "C2");
    EXPECT_EQ(classes_reached(horizontal_values(20.0, 7.9)).c, "");
    LightingValues values = horizontal_values(not_computed, not_computed);
    values.mean_hemispherical_lux = 2.6;
    values.minimum_hemispherical_lux = 0.39;
    EXPECT_EQ(classes_reached(values).hs, "HS2");
    values.minimum_hemispherical_lux = 0.38;
    EXPECT_EQ(classes_reached(values).hs, "");
}

TEST(LightingClass, UprightClassesAskForAMinimum) {
    LightingValues values = horizontal_values(1.0, 1.0);
    values.minimum_semicylindrical_lux = 0.8;
    values.minimum_vertical_lux = 7.5;
    EXPECT_EQ(classes_reached(values).sc, "SC8");
    EXPECT_EQ(classes_reached(values).ev, "EV4");
}

TEST(LightingClass, WhatWasNotComputedReachesNone) {
    const LightingClasses none = classes_reached(horizontal_values(not_computed, not_computed));
    EXPECT_TRUE(none.p.empty() && none.c.empty() && none.hs.empty() && none.sc.empty() &&
                none.ev.empty());
    EXPECT_TRUE(std::isnan(overall_uniformity(0.0, 0.0)));
}

}  // namespace
}  // namespace tk
