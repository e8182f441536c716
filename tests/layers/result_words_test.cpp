// What a result says of its surfaces and parameters.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "layers/load_study.h"
#include "layers/result_parameters.h"
#include "layers/result_surface.h"
#include "tests/layers/reading_checks.h"

namespace tk {
namespace {

AssessmentParameters lit_by(const IlluminanceOptions& options) {
    AssessmentParameters parameters;
    parameters.light = LightParameters{.cell_m = 2.0, .options = options};
    return parameters;
}

TEST(DescribeToday, NamesTheQuantityTheHeightAndWhereItFaces) {
    const auto flat = describe_today(Surface::light, lit_by({}));
    EXPECT_EQ(flat.title, "Illuminance, today");
    EXPECT_TRUE(test::holds_text(flat.description, "Horizontal illuminance from street lights"));
    const auto east = describe_today(Surface::light, lit_by({LightQuantity::vertical, 1.5, 90.0}));
    EXPECT_EQ(east.title, "Vertical illuminance, today");
    EXPECT_TRUE(test::holds_text(
        east.description,
        "Vertical illuminance 1.5 m above the ground, facing 90 degrees from street lights"));
    const auto worst =
        describe_plan(Surface::light, lit_by({LightQuantity::semicylindrical, 1.5}), "B");
    EXPECT_EQ(worst.title, "Semicylindrical illuminance, B");
    EXPECT_TRUE(test::holds_text(worst.description, "the smallest of facing 0, 90, 180 and 270"));
    const auto half = describe_change(Surface::light, lit_by({LightQuantity::hemispherical}), "B");
    EXPECT_TRUE(test::holds_text(half.description, "Hemispherical illuminance from"));
}

TEST(ResultParameters, TellWhatTheLightIsOfAndTheDay) {
    using namespace std::chrono_literals;
    Study study;
    study.lighting.quantity = "vertical";
    study.lighting.maintenance_factor = 0.8;
    study.lighting.photometry = "/somewhere/lamps/lamp.ldt";
    study.lighting.luminaires = "/somewhere/types.csv";
    LoadedStudy loaded{.context = {ProjectedCrs::local()}};
    loaded.context.phase_date = 2028y / 6 / 1;
    const auto json = nlohmann::json::parse(
        result_parameters(study, loaded, lit_by({LightQuantity::vertical, 1.5})));
    EXPECT_EQ(json["phase_date"], "2028-06-01");
    const auto& light = json["light"];
    EXPECT_EQ(light["quantity"], "vertical");
    EXPECT_EQ(light["facing"], "worst");
    EXPECT_EQ(light["plane_height_m"], 1.5);
    EXPECT_EQ(light["maintenance_factor"], 0.8);
    EXPECT_EQ(light["photometry"], "lamp.ldt");
    EXPECT_EQ(light["luminaires"], "types.csv");
    const auto today = nlohmann::json::parse(result_parameters({}, loaded, lit_by({})));
    EXPECT_FALSE(today["light"].contains("facing"));
    EXPECT_FALSE(today["light"].contains("photometry"));
}

}  // namespace
}  // namespace tk
