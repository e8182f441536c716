#include "layers/analysis_palette.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "layers/analysis_style.h"

namespace tk {
namespace {

std::string written(Rgb colour) {
    return std::to_string(colour.red) + "," + std::to_string(colour.green) + "," +
           std::to_string(colour.blue);
}

bool has_colour(const VectorStyle& style, Rgb colour) {
    return style.qml.find(written(colour)) != std::string::npos;
}

constexpr RepeatRole all_roles[] = {RepeatRole::alone, RepeatRole::originator, RepeatRole::repeat,
                                    RepeatRole::near_repeat};
constexpr HoldingClass all_holdings[] = {HoldingClass::quarter, HoldingClass::half,
                                         HoldingClass::most, HoldingClass::rest};
constexpr HotSpotClass all_hot_spots[] = {HotSpotClass::hot_99,  HotSpotClass::hot_95,
                                          HotSpotClass::hot_90,  HotSpotClass::cold_90,
                                          HotSpotClass::cold_95, HotSpotClass::cold_99};

TEST(AnalysisPalette, IsTheFiles) {
    for (const RepeatRole role : all_roles)
        EXPECT_TRUE(has_colour(style_of_repeat_roles(), palette_colour(role)));
    for (const HoldingClass holding : all_holdings)
        for (const PlaceShape shape : {PlaceShape::polygons, PlaceShape::points})
            EXPECT_TRUE(has_colour(style_of_concentration(shape), palette_colour(holding)));
    for (const HotSpotClass hot_spot : all_hot_spots)
        EXPECT_TRUE(has_colour(style_of_hot_spot_classes(), palette_colour(hot_spot)));
    const std::vector<double> densities{0.0, 1.0, 2.0, 3.0, 4.0, 5.0};
    ASSERT_EQ(density_class_starts(densities), (std::vector<double>{1.0, 2.0, 3.0, 4.0, 5.0}));
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_TRUE(has_colour(style_of_street_density(densities), density_class_colour(i, 5)));
}

TEST(AnalysisPalette, TellsWhatIsUnlikeApartOnEitherGround) {
    for (const MapGround ground : {MapGround::light, MapGround::dark}) {
        std::set<std::string> roles, holdings;
        for (const RepeatRole role : all_roles) roles.insert(written(palette_colour(role, ground)));
        for (const HoldingClass holding : all_holdings)
            holdings.insert(written(palette_colour(holding, ground)));
        EXPECT_EQ(roles.size(), std::size(all_roles));
        EXPECT_EQ(holdings.size(), std::size(all_holdings));
    }
    EXPECT_EQ(palette_colour(EmergingSpot{}), palette_colour(HotSpotClass::not_significant));
    EXPECT_EQ(palette_colour(EmergingSpot{SpotPattern::intensifying, true}),
              palette_colour(HotSpotClass::hot_99));
    EXPECT_EQ(palette_colour(EmergingSpot{SpotPattern::intensifying, false}),
              palette_colour(MoranClass::low_low));
}

// The scale of a risk grid ends where the highest class begins: here at 1.5 + 2 * 0.5.
TEST(AnalysisPalette, RiskIsDrawnFromOneToTheHighestClass) {
    RiskScale scale;
    scale.class_breaks = {1.5, 2.0, 2.5};
    EXPECT_DOUBLE_EQ(risk_level(1.0, scale), 0.0);
    EXPECT_DOUBLE_EQ(risk_level(1.5, scale), 1.0 / 3.0);
    EXPECT_DOUBLE_EQ(risk_level(9.0, scale), 1.0);
    EXPECT_DOUBLE_EQ(risk_level(2.0, RiskScale{}), 0.0) << "all scores are alike";
    const RasterStyle style = style_of_risk_scores(scale);
    EXPECT_EQ(style.stops.front().value, 1.0);
    EXPECT_EQ(style.stops.back().value, 2.5);
    const ColourRamp ramp = level_ramp(MapGround::light);
    EXPECT_EQ(style.stops.front().colour, colour_at(ramp, risk_level(1.0, scale)));
    EXPECT_EQ(style.stops.back().colour, colour_at(ramp, risk_level(2.5, scale)));
}

}  // namespace
}  // namespace tk
