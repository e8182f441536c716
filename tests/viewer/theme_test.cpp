#include "viewer/theme/theme.h"

#include <gtest/gtest.h>

#include <vector>

namespace tk {
namespace {

struct NamedColour {
    const char* name;
    Colour colour;
};

TEST(Contrast, RunsFromOneToTwentyOne) {
    EXPECT_NEAR(contrast(Colour::of(0x000000), Colour::of(0xFFFFFF)), 21.0, 1e-9);
    EXPECT_NEAR(contrast(Colour::of(0x777777), Colour::of(0x777777)), 1.0, 1e-9);
    // The known grey that just meets 4.5 : 1 on white.
    EXPECT_NEAR(contrast(Colour::of(0x767676), Colour::of(0xFFFFFF)), 4.54, 0.01);
}

TEST(Contrast, DoesNotAskWhichIsOnTop) {
    const Colour a = Colour::of(0x0B6E99), b = Colour::of(0xF6F7F9);
    EXPECT_DOUBLE_EQ(contrast(a, b), contrast(b, a));
}

TEST(ThemeColours, WordsAreReadableOnEveryGroundTheyStandOn) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const ThemeColours& c = colours_of(theme);
        const std::vector<NamedColour> grounds{
            {"background", c.background}, {"panel", c.panel},
            {"field", c.field},           {"hover", c.hover},
            {"pressed", c.pressed},       {"accent background", c.accent_background}};
        const std::vector<NamedColour> inks{
            {"text", c.text}, {"muted", c.muted}, {"accent", c.accent}, {"error", c.error}};
        for (const NamedColour& ground : grounds)
            for (const NamedColour& ink : inks)
                EXPECT_GE(contrast(ink.colour, ground.colour), 4.5)
                    << ink.name << " on " << ground.name
                    << (theme == Theme::light ? ", light" : ", dark");
    }
}

TEST(ThemeColours, WarningsAreReadableOnTheirTints) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const ThemeColours& c = colours_of(theme);
        for (const Colour ground : {c.panel, c.background, c.caution_background})
            EXPECT_GE(contrast(c.caution, ground), 4.5);
        for (const Colour ground : {c.caution_background, c.error_background, c.info_background}) {
            EXPECT_GE(contrast(c.text, ground), 4.5);
            EXPECT_GE(contrast(c.accent, ground), 4.5);
        }
        EXPECT_GE(contrast(c.error, c.error_background), 4.5);
    }
}

TEST(ThemeColours, WordsOnAccentAreReadable) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const ThemeColours& c = colours_of(theme);
        EXPECT_GE(contrast(c.on_accent, c.accent), 4.5);
        EXPECT_GE(contrast(c.on_accent, c.accent_hover), 4.5);
    }
}

TEST(ThemeColours, LabelsOnTheMapAreReadableOverTheirHalo) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const ThemeColours& c = colours_of(theme);
        EXPECT_GE(contrast(c.text, c.halo), 7.0);
    }
}

TEST(Blended, LiesBetweenTheTwo) {
    const Colour white = Colour::of(0xFFFFFF), black = Colour::of(0x000000);
    EXPECT_EQ(blended(white, Colour::of(0x000000, 0)), white);
    EXPECT_EQ(blended(white, black), black);
    EXPECT_EQ(blended(white, Colour::of(0x000000, 51)), Colour::of(0xCCCCCC));
}

}  // namespace
}  // namespace tk
