// [analysis.clusters], [analysis.near_repeat], [analysis.risk] and the density along streets.
#include <gtest/gtest.h>

#include <limits>

#include "engine/core/input_error.h"
#include "layers/study_file.h"

namespace tk {
namespace {

const std::string study_of_incidents = "[layers.incidents]\nsource = \"handelser.csv\"\n";

Study study_with_patterns(const std::string& tables) {
    return parse_study(study_of_incidents + tables, "/data/norr.toml");
}

/// That the tables are refused at `line` of them, with words that hold `part`.
void expect_patterns_refused(const std::string& tables, std::int64_t line,
                             const std::string& part) {
    try {
        study_with_patterns(tables);
        ADD_FAILURE() << "was not refused:\n" << tables;
    } catch (const InputError& error) {
        EXPECT_EQ(error.row().value_or(0), line + 2) << error.what();
        EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        EXPECT_FALSE(error.remedy().empty());
    }
}

/// The same study again, from its own text.
Study read_again(const Study& study) {
    return parse_study(to_toml(study), study.file);
}

TEST(StudyPatterns, AreNotAskedForUnlessTheirTablesAreThere) {
    const Study study = study_with_patterns("");
    EXPECT_FALSE(study.clusters);
    EXPECT_FALSE(study.near_repeat);
    EXPECT_FALSE(study.risk);
    const Study asks =
        study_with_patterns("[analysis.clusters]\n[analysis.near_repeat]\n[analysis.risk]\n");
    EXPECT_EQ(asks.clusters, ClustersAnalysis{});
    EXPECT_EQ(asks.near_repeat, NearRepeatAnalysis{});
    EXPECT_EQ(asks.risk, RiskAnalysis{});
    EXPECT_TRUE(asks.not_computed.empty());
    EXPECT_EQ(read_again(asks), asks);
}

TEST(StudyPatterns, ReadsClustersByTheCommandLinesWords) {
    const Study study = study_with_patterns(
        "[analysis.clusters]\nstatistic = \"local-moran\"\nneighbours = \"distance:500\"\n"
        "areas = \"deso.gpkg\"\nvalue = \"skada\"\npopulation = \"antal\"\n"
        "row_standardise = true\ninference = \"permutation\"\npermutations = 99\n"
        "alpha = 0.01\nfdr = true\nsnap = 0.5\nseed = 7\n");
    ClustersAnalysis expected;
    expected.statistic = "local-moran";
    expected.neighbours = "distance:500";
    expected.areas = "/data/deso.gpkg";
    expected.value = "skada";
    expected.population = "antal";
    expected.row_standardised = true;
    expected.inference = "permutation";
    expected.permutations = 99;
    expected.alpha = 0.01;
    expected.by_false_discovery = true;
    expected.snap_m = 0.5;
    expected.seed = 7;
    EXPECT_EQ(study.clusters, expected);
    EXPECT_EQ(read_again(study), study);
    EXPECT_EQ(study_with_patterns("[analysis.clusters]\ncell = 100\n").clusters->cell_m, 100.0);
}

TEST(StudyPatterns, RefusesClustersThatCannotBeAskedFor) {
    expect_patterns_refused("[analysis.clusters]\nneighbors = \"queen\"\n", 2, "'neighbours'");
    for (const char* none : {"distance:", "distance:0", "distance:1.2.3", "nearest:2.5",
                             "nearest:0", "king", "queen:3", "distance:inf"})
        expect_patterns_refused(std::string("[analysis.clusters]\nneighbours = \"") + none + "\"\n",
                                2, "nearest:K");
    expect_patterns_refused("[analysis.clusters]\nalpha = 1\n", 2, "between 0 and 1");
    expect_patterns_refused("[analysis.clusters]\nalpha = 0\n", 2, "alpha");
    expect_patterns_refused("[analysis.clusters]\nfdr = true\npopulation = \"antal\"\n", 3,
                            "'areas'");
    expect_patterns_refused("[analysis.clusters]\nareas = \"a.gpkg\"\ncell = 100\n", 3,
                            "in whose place");
    expect_patterns_refused("[analysis.clusters]\npermutations = 5000000000\n", 2, "at most");
}

TEST(StudyPatterns, ReadsBandsWhoseLastMayBeOpen) {
    const Study study = study_with_patterns(
        "[analysis.near_repeat]\ndistance_bands = [0.1, 100, inf]\nday_bands = [7]\n"
        "metric = \"manhattan\"\npermutations = 99\nseed = 3\n");
    const NearRepeatAnalysis& asked = study.near_repeat.value();
    EXPECT_EQ(asked.distance_ends_m,
              (std::vector<double>{0.1, 100.0, std::numeric_limits<double>::infinity()}));
    EXPECT_EQ(asked.day_ends, std::vector<double>{7.0});
    EXPECT_EQ(asked.metric, "manhattan");
    EXPECT_EQ(asked.permutations, 99);
    EXPECT_EQ(asked.seed, 3);
    EXPECT_EQ(read_again(study), study) << to_toml(study);
    expect_patterns_refused("[analysis.near_repeat]\nday_bands = [7, 7]\n", 2, "does not rise");
    expect_patterns_refused("[analysis.near_repeat]\nday_bands = []\n", 2, "is empty");
    expect_patterns_refused("[analysis.near_repeat]\nday_bands = [0, 7]\n", 2, "above 0");
    expect_patterns_refused("[analysis.near_repeat]\ndistance_bands = [inf, 100]\n", 2,
                            "does not rise");
    expect_patterns_refused("[analysis.near_repeat]\ndistance_bands = [nan]\n", 2, "above 0");
}

TEST(StudyPatterns, TheNetworkMetricNeedsStreets) {
    const std::string network = "[analysis.near_repeat]\nmetric = \"network\"\n";
    expect_patterns_refused(network, 2, "has no streets");
    const Study named =
        study_with_patterns(network + "streets = \"gator.gpkg\"\nsnap = 0.5\nstreet_reach = 50\n");
    EXPECT_EQ(named.near_repeat->streets, (AlongStreets{"/data/gator.gpkg", 0.5, 50.0}));
    EXPECT_EQ(read_again(named), named);
    const Study own = study_with_patterns("[layers.streets]\nsource = \"gator.gpkg\"\n" + network);
    EXPECT_EQ(own.near_repeat->streets, AlongStreets{});
    expect_patterns_refused("[analysis.near_repeat]\nsnap = 1\n", 2, "network");
}

TEST(StudyPatterns, ReadsTheRiskModel) {
    const Study study = study_with_patterns(
        "[analysis.risk]\nblock = 200\nblocks = 2\nincrements = \"whole\"\n"
        "operations = \"density\"\neffect = \"either\"\nfolds = 4\nfamily = \"poisson\"\n"
        "split = 2023-06-01\narea_share = 0.2\nwithout = [\"parker\"]\n"
        "surface = [\"light\", \"sightlines\"]\nposition_error = 80\nseed = 9\n");
    RiskAnalysis expected;
    expected.block_m = 200.0;
    expected.blocks = 2;
    expected.increments = "whole";
    expected.operations = "density";
    expected.effect = "either";
    expected.folds = 4;
    expected.family = "poisson";
    expected.split = "2023-06-01";
    expected.area_share = 0.2;
    expected.without = {"parker"};
    expected.surfaces = {"light", "sightlines"};
    expected.position_error_m = 80.0;
    expected.seed = 9;
    EXPECT_EQ(study.risk, expected);
    EXPECT_EQ(read_again(study), study);
    expect_patterns_refused("[analysis.risk]\nfolds = 1\n", 2, "2 or more");
    expect_patterns_refused("[analysis.risk]\nblock = 100\nsurface = [\"noise\"]\n", 3, "noise");
    expect_patterns_refused("[analysis.risk]\nsplit = \"soon\"\n", 2, "no calendar day");
    expect_patterns_refused("[analysis.risk]\nscenario = \"B\"\n", 2, "scenario");
}

TEST(StudyPatterns, DensityAlongStreetsIsAskedForBesideThePlanes) {
    const Study study = study_with_patterns(
        "[analysis.hotspot]\nbandwidth = 100\nalong = \"gator.gpkg\"\n"
        "split = \"continuous\"\nsnap = 0\nstreet_reach = 30\n");
    EXPECT_EQ(study.hotspot.along, (AlongStreets{"/data/gator.gpkg", 0.0, 30.0}));
    EXPECT_EQ(study.hotspot.split, "continuous");
    EXPECT_TRUE(study.not_computed.empty());
    EXPECT_EQ(read_again(study), study);
    const std::string along = "[analysis.hotspot]\nalong = \"gator.gpkg\"\n";
    for (const char* beside : {"adaptive = true", "edge = \"uniform\"", "kernel = \"gaussian\"",
                               "bandwidth = \"scott\"", "relative_to = \"folk.gpkg\""})
        expect_patterns_refused(along + beside + "\n", 2, "does not go with");
}

}  // namespace
}  // namespace tk
