#include "layers/risk_parameters.h"

#include <gtest/gtest.h>

#include "layers/study_file.h"

namespace tk {
namespace {

Study study_with(const std::string& tables) {
    return parse_study("[layers.incidents]\nsource = \"i.csv\"\n" + tables, "/data/risk.toml");
}

TEST(RiskParameters, AreWhatIsAskedFor) {
    const Study study = study_with(
        "[analysis.risk]\nblock = 160\nincrements = \"whole\"\nfolds = 7\n"
        "family = \"negative-binomial\"\nsplit = 2023-10-01\nseed = 12\n");
    AssessmentParameters of;
    of.hotspot.emplace();
    of.hotspot->kernel.bandwidth_m = 180.0;
    const RiskTerrainOptions options = risk_options_of(study.risk.value(), of);
    EXPECT_EQ(options.candidates.block_m, 160.0);
    EXPECT_EQ(options.candidates.increments, RiskIncrements::whole);
    EXPECT_EQ(options.selection.folds, 7);
    EXPECT_EQ(options.selection.family, RiskFamily::negative_binomial);
    EXPECT_EQ(options.selection.seed, 12U);
    using namespace std::chrono_literals;
    EXPECT_EQ(options.split, std::chrono::local_days{2023y / 10 / 1});
    EXPECT_EQ(options.density_bandwidth_m, 180.0);
}

TEST(RiskParameters, AreTheCommandLinesWhereNothingIsSaid) {
    const RiskTerrainOptions options = risk_options_of({}, {});
    EXPECT_EQ(options.candidates.block_m, 100.0);
    EXPECT_EQ(options.candidates.blocks, 3);
    EXPECT_EQ(options.candidates.increments, RiskIncrements::half);
    EXPECT_EQ(options.candidates.operations, RiskOperations::both);
    EXPECT_EQ(options.selection.folds, 5);
    EXPECT_EQ(options.selection.family, RiskFamily::lower_bic);
    EXPECT_EQ(options.selection.seed, 1U);
    EXPECT_FALSE(options.split);
    EXPECT_EQ(options.area_share, 0.1);
}

}  // namespace
}  // namespace tk
