#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/core/input_error.h"
#include "layers/study_file.h"

namespace tk {
namespace {

const std::filesystem::path round_trip_file = "/data/norr/study.toml";

const std::string whole_study = R"(
format = 1
[study]
name     = "Centrum och \"Norra\" \\ stationsområdet"
crs      = "EPSG:3006"
cell     = 12.5
boundary = "underlag/omrade.gpkg"
extent   = [671000, 6577000, 676000.25, 6582000]
[layers.incidents]
source   = "../underlag/handelser.csv|layername=a"
layer    = "handelser"
crs      = "EPSG:4326"
where    = "brottskod <> 'X'"
fields   = { x = "lon", time = "datum, tid" }
timezone = "America/New_York"
[layers.lights]
source = "PG:dbname=ljus"
[layers.terrain]
source = "/elsewhere/far/away.tif"
[[layers.features]]
name = "bus stops"
source = "hpl.geojson"
[[layers.features]]
name = "krogar"
uses = ["restaurang", "bar"]
source = "/vsizip/k.zip/k.shp"
[[layers.basemap]]
source = "karta.gpkg"
[analysis.hotspot]
kernel = "triweight"
bandwidth = 0.1
adaptive = true
edge = "jones-diggle"
unit = "raw"
relative_to = "folk.gpkg"
split = "continuous"
from = 2023-01-01
to = 2024-01-01T00:00:00Z
category = ["a, b", "å"]
hours = "22-04"
weekdays = "fri"
darkness = "twilight"
[analysis.lighting]
quantity = "vertical"
plane_height = 0
facing = 90
maintenance_factor = 0.8
photometry = "ldt"
luminaires = "armaturer.csv"
lamp_kinds = "lampor.csv"
hour = "02:30"
cell = 2
[analysis.cameras]
target_height = 1.5
rule = "on-axis"
standard = "2025"
cell = 2.5
[analysis.place_index]
weights = { darkness = 0.3, krogar = 2, "bus stops" = 1 }
ramps = { incidents = [0, 40], unwatched = [125, 10], krogar = [0, 50] }
[analysis.sightlines]
observers = "windows"
entrances = "dorrar.gpkg"
time_of_day = "night"
reach = 40
eye_height = 1.5
cell = 2
[analysis.evidence]
table = "evidens.csv"
property = ["cykelstöld"]
violence = ["personrån", "hot, olaga"]
[analysis.risk]
split = 2023-06-01
[analysis.clusters]
neighbours = "nearest:8"
alpha = 0.1
row_standardise = false
[analysis.near_repeat]
distance_bands = [0.1, 100]
[[scenario]]
name = "B"
edits = "b.gpkg"
cost = { light = 45000 }
[[problem]]
id = "P"
text = "radbrytning\noch\ttabb"
area = "p.gpkg"
cause = "c"
[[measure]]
id = "A"
problem = "P"
kind = "upkeep"
setting = "car park"
scenario = "B"
area = "m.gpkg"
responsible = "r"
cost = 1e22
indicator = "i"
starts = 2025-03-01
follow_up = "F"
[[follow_up]]
name = "F"
treated = "t.gpkg"
control = "k.gpkg"
buffer = "ring.gpkg"
date = 2025-03-01
before_days = 100
after_days = 200
category = ["x"]
control_buffer = "kr.gpkg"
overdispersion = 1.5
locked = "2025-01-01 abc"
[[follow_up]]
name = "G"
buffer = 0
)";

TEST(StudyText, OfAWholeStudyReadsBackAsTheSameStudy) {
    const Study study = parse_study(whole_study, round_trip_file);
    const std::string text = to_toml(study);
    EXPECT_EQ(parse_study(text, round_trip_file), study) << text;
    EXPECT_NE(text.find("source = \"../underlag/handelser.csv|layername=a\""), std::string::npos)
        << text;
    EXPECT_NE(text.find("source = \"/vsizip/k.zip/k.shp\""), std::string::npos) << text;
}

TEST(StudyText, OfALeastStudySaysNoMoreThanItNeeds) {
    const Study study = parse_study("[layers.incidents]\nsource = \"a.csv\"\n", round_trip_file);
    EXPECT_EQ(to_toml(study), "format = 1\n\n[layers.incidents]\nsource = \"a.csv\"\n");
}

TEST(StudyText, KeepsATableThatHasNoKeys) {
    const Study study = parse_study("[layers.incidents]\nsource = \"a.csv\"\n[analysis.clusters]\n",
                                    round_trip_file);
    EXPECT_EQ(parse_study(to_toml(study), round_trip_file), study);
}

RC_GTEST_PROP(StudyText, AnyTextAndNumberReadsBackAsItself, ()) {
    Study study = parse_study("[layers.incidents]\nsource = \"a.csv\"\n", round_trip_file);
    const std::vector<std::string> letters = {"a",    "\"", "\\",   "å", "\n",
                                              "\x01", "'",  "\x7F", "#", "日"};
    const auto any_text = [&] {
        std::string text = "x";
        for (const int i : *rc::gen::container<std::vector<int>>(
                 rc::gen::inRange(0, static_cast<int>(letters.size()))))
            text += letters[static_cast<std::size_t>(i)];
        return text;
    };
    study.name = any_text();
    study.layers["incidents"].where = any_text();
    study.scenarios.push_back({any_text(), "/data/norr/b.gpkg", {}});
    FeatureLayer feature{any_text(), study.layers["incidents"]};
    study.features.push_back(feature);
    study.place_index.features.push_back({.set = study.features[0].name});
    study.cell_m = *rc::gen::suchThat(rc::gen::arbitrary<double>(),
                                      [](double v) { return v > 0.0 && std::isfinite(v); });
    RC_ASSERT(parse_study(to_toml(study), round_trip_file) == study);
}

std::string file_text(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// An empty folder that is gone after the test.
class SavedStudy : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() /
                  ("tk_saved_study_" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        study_.file = folder_ / std::filesystem::path(u8"område.toml");
        study_.layers["incidents"].source = "/elsewhere/a.csv";
        study_.name = "första";
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder_;
    Study study_;
};

TEST_F(SavedStudy, ReadsBackAndKeepsTheFormerText) {
    save_study(study_);
    const std::string first = file_text(study_.file);
    EXPECT_EQ(read_study(study_.file), study_);
    study_.name = "andra";
    save_study(study_);
    EXPECT_EQ(read_study(study_.file).name, "andra");
    EXPECT_EQ(file_text(folder_ / std::filesystem::path(u8"område.toml.bak")), first);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 2);
}

TEST_F(SavedStudy, IsAsItWasWhenItCannotBeWritten) {
    study_.file = folder_ / "missing" / "study.toml";
    EXPECT_THROW(save_study(study_), InputError);
    EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(SavedStudy, ThatIsNotThereOrAFolderIsRefused) {
    EXPECT_THROW(read_study(folder_ / "none.toml"), InputError);
    EXPECT_THROW(read_study(folder_), InputError);
}

}  // namespace
}  // namespace tk
