#include "layers/raster_style.h"

#include <cpl_minixml.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <stdexcept>

#include "layers/analysis_style.h"
#include "layers/colour_ramps.h"
#include "layers/vector_style.h"
#include "tests/layers/gdal_check.h"

namespace tk {
namespace {

/// Relative luminance of WCAG 2.1 (sRGB, ITU-R BT.709 weights).
double luminance(Rgb colour) {
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

int number_of(const std::string& text, const std::string& part) {
    int count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

bool is_well_formed(const std::string& xml) {
    const test::GdalMustBeSilent silent;
    const std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)> tree(
        CPLParseXMLString(xml.c_str()), &CPLDestroyXMLNode);
    return tree != nullptr;
}

TEST(ColourRamps, SequentialOnesGetLighterAllTheWayOrDarkerWhenReversed) {
    for (const ColourRamp ramp : {ColourRamp::batlow, ColourRamp::cividis})
        for (int i = 1; i <= 100; ++i)
            EXPECT_GE(luminance(colour_at(ramp, i / 100.0)) + 0.002,
                      luminance(colour_at(ramp, (i - 1) / 100.0)));
    for (const double at : {0.0, 0.3, 1.0}) {
        EXPECT_EQ(colour_at(ColourRamp::batlow, at),
                  colour_at(ColourRamp::batlow_reversed, 1.0 - at));
        EXPECT_EQ(colour_at(ColourRamp::cividis, at),
                  colour_at(ColourRamp::cividis_reversed, 1.0 - at));
    }
}

TEST(ColourRamps, DivergingOneIsWhiteInTheMiddleAndAboutAsDarkAtBothEnds) {
    EXPECT_EQ(colour_at(ColourRamp::blue_orange, 0.5), (Rgb{255, 255, 255}));
    EXPECT_EQ(colour_at(ColourRamp::orange_blue, 0.5), (Rgb{255, 255, 255}));
    const Rgb blue = colour_at(ColourRamp::blue_orange, 0.0),
              orange = colour_at(ColourRamp::blue_orange, 1.0);
    EXPECT_NEAR(luminance(blue), luminance(orange), 0.03);
    EXPECT_GT(blue.blue, blue.red);
    EXPECT_GT(orange.red, orange.blue);
}

TEST(ColourRamps, PositionsOutsideAreClamped) {
    EXPECT_EQ(colour_at(ColourRamp::batlow, -3.0), (Rgb{1, 25, 89}));
    EXPECT_EQ(colour_at(ColourRamp::batlow, 3.0), (Rgb{250, 204, 250}));
    EXPECT_EQ(hex({11, 110, 153}), "#0b6e99");
}

TEST(RasterStyle, RangeIsThatOfCellsWithData) {
    Grid<float> grid(GridSpec{10.0, 0, 0, 1, 3}, std::numeric_limits<float>::quiet_NaN());
    EXPECT_EQ(value_range(grid).low, 0.0);
    EXPECT_EQ(value_range(grid).high, 1.0);
    grid(0, 1) = 7.0f;
    EXPECT_EQ(value_range(grid).low, 7.0);
    EXPECT_EQ(value_range(grid).high, 8.0);
    grid(0, 2) = -2.5f;
    EXPECT_EQ(value_range(grid).low, -2.5);
    EXPECT_EQ(value_range(grid).high, 7.0);
}

TEST(RasterStyle, ChangeIsWhiteWithinTheThresholdAndSymmetric) {
    const RasterStyle style = diverging_style(10.0, 2.0);
    const Rgb white{255, 255, 255};
    for (std::size_t i = 0; i < style.stops.size(); ++i) {
        EXPECT_EQ(style.stops[i].colour == white, std::abs(style.stops[i].value) <= 2.0);
        EXPECT_EQ(style.stops[i].value, -style.stops[style.stops.size() - 1 - i].value);
        if (i > 0) {
            EXPECT_GT(style.stops[i].value, style.stops[i - 1].value);
        }
    }
    EXPECT_EQ(style.stops.back().value, 10.0);
    EXPECT_EQ(diverging_style(1.0).stops[4].value, 0.0);
}

TEST(RasterStyle, RefusesAnEmptyRange) {
    EXPECT_THROW(sequential_style({1.0, 1.0}), std::invalid_argument);
    EXPECT_THROW(sequential_style({0.0, HUGE_VAL}), std::invalid_argument);
    EXPECT_THROW(diverging_style(0.0), std::invalid_argument);
    EXPECT_THROW(diverging_style(1.0, 1.0), std::invalid_argument);
    EXPECT_THROW(qml_of(RasterStyle{}, {}), std::invalid_argument);
}

TEST(RasterStyle, QmlIsWellFormedWithAnItemForEveryStop) {
    RasterDescription description;
    description.unit = "\"<lx> & Co\"";
    const std::string qml = qml_of(sequential_style({0.0, 40.0}), description);
    EXPECT_TRUE(is_well_formed(qml));
    EXPECT_EQ(number_of(qml, "<item "), 10);
    EXPECT_NE(qml.find("classificationMax=\"40\""), std::string::npos);
    EXPECT_NE(qml.find("value=\"0\""), std::string::npos);
    EXPECT_NE(qml.find("color=\"#011959\""), std::string::npos);
}

TEST(VectorStyle, EveryOneIsWellFormed) {
    for (const VectorStyle& style :
         {style_of_lights(), style_of_cameras(), style_of_developments(), style_of_areas(),
          style_of_buildings(), style_of_incident_points(), style_of_observations(),
          style_of_street_lighting(), style_of_hot_spot_classes(), style_of_moran_classes(),
          style_of_emerging_spots(), style_of_repeat_roles(), style_of_street_density({}),
          style_of_street_density({0.0, 1.5, 2.5, 9.0}),
          style_of_concentration(PlaceShape::polygons), style_of_concentration(PlaceShape::lines),
          style_of_concentration(PlaceShape::points), style_of_incident_squares({}),
          style_of_incident_squares({5, 7, 9, 30, 31, 99})}) {
        EXPECT_TRUE(is_well_formed(style.qml)) << style.name;
        EXPECT_NE(style.qml.find("<renderer-v2"), std::string::npos) << style.name;
    }
}

TEST(VectorStyle, SquaresFallIntoUpToFiveClassesAndTheSuppressed) {
    const auto classes = [](std::vector<double> counts) {
        return number_of(style_of_incident_squares(std::move(counts)).qml, "<rule ");
    };
    EXPECT_EQ(classes({}), 1);
    EXPECT_EQ(classes({5, 5, 5}), 2);
    EXPECT_EQ(classes({5, 6, 7, 8, 9, 10, 11, 12, 13, 14}), 6);
    const std::string qml = style_of_incident_squares({5, 6, 7, 8, 9}).qml;
    EXPECT_NE(qml.find("&quot;count&quot; &gt;= 9"), std::string::npos);
    EXPECT_NE(qml.find("&quot;count&quot; IS NULL"), std::string::npos);
}

}  // namespace
}  // namespace tk
