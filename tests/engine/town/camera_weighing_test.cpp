#include "engine/town/camera_weighing.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

TEST(InterestWeighing, HasNineFieldsAndNamesThoseThatAreMissing) {
    EXPECT_EQ(missing_in({}),
              (std::vector<std::string>{
                  "purpose", "documented_problem", "less_intrusive_alternatives", "area_filmed",
                  "recording_times", "retention", "signage", "dpia_reference", "weighing_date"}));
    InterestWeighing weighing;
    for (const WeighingText& field : weighing_texts()) weighing.*field.text = "x";
    EXPECT_EQ(missing_in(weighing), std::vector<std::string>{"weighing_date"});
    weighing.date = std::chrono::year{2025} / 4 / 1;
    EXPECT_TRUE(missing_in(weighing).empty());
    weighing.retention = " \t";
    EXPECT_EQ(missing_in(weighing), std::vector<std::string>{"retention"});
}

}  // namespace
}  // namespace tk
