#include "layers/load_study.h"

#include <gtest/gtest.h>

#include "layers/study_file.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::TempFolder;

constexpr const char* study_on_axis =
    "format = 1\n[study]\ncrs = \"local\"\n[layers.incidents]\nsource = \"i.csv\"\n"
    "[layers.cameras]\nsource = \"c.csv\"\n[analysis.cameras]\nrule = \"on-axis\"\n";

std::string loading_error(const std::string& study) {
    return test::input_error_of([&] { load_study(read_study(study), {}, {}); });
}

TEST(LoadStudy, RefusesTodaysCameraThatTheRuleCannotJudge) {
    const TempFolder folder;
    folder.write("i.csv", "x,y\n5,5\n6,7\n");
    folder.write("c.csv", "id,x,y,focal,sensor\nK1,3,4,2.8,5.37\nK2,3,4,2.8,\n");
    const std::string error = loading_error(folder.write("s.toml", study_on_axis));
    EXPECT_TRUE(test::holds_text(error, "c.csv: camera K2 has no focal length and sensor width"));
    EXPECT_TRUE(test::holds_text(error, "write rule = \"plane\" in [analysis.cameras]"));
}

TEST(LoadStudy, RefusesAPlansCameraThatTheRuleCannotJudge) {
    const TempFolder folder;
    folder.write("i.csv", "x,y\n5,5\n6,7\n");
    folder.write("c.csv", "id,x,y,focal,sensor\nK1,3,4,2.8,5.37\n");
    folder.write("cameras.csv", "edit;id;WKT\nadd;K7;\"POINT (5 5)\"\n");
    const std::string study =
        folder.write("s.toml", std::string(study_on_axis) +
                                   "[[scenario]]\nname = \"B\"\nedits = \"cameras.csv\"\n");
    EXPECT_TRUE(test::holds_text(loading_error(study), "cameras.csv: camera K7 has no focal"));
    LoadOptions options;
    options.without_unreadable_scenarios = true;
    const LoadedStudy loaded = load_study(read_study(study), options, {});
    EXPECT_TRUE(loaded.scenarios.empty());
    EXPECT_TRUE(loaded.edits.empty());
    ASSERT_EQ(loaded.unreadable.size(), 1U);
    EXPECT_EQ(loaded.unreadable[0].first, "B");
}

}  // namespace
}  // namespace tk
