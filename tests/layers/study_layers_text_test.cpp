#include "layers/study_layers_text.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/core/input_error.h"
#include "layers/study_file.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

const std::string commented_study = R"(# Our town
format = 1  # the first

[study]
crs = "EPSG:3006" # as ever

# Where it happened.
[layers.incidents]
source = 'i.csv'  # from the police
where = '''a = "[x]" # no comment
[layers.lights]'''

[layers.lights]   # of the street office
source = "lamps.gpkg"  # every year
layer = "poles"
[layers.lights.fields]
height = "h"

# Sets of places.
[[layers.features]]
source = "bars.csv"
name = 'bars'     # licensed

# What is computed.
[analysis.hotspot]
bandwidth = 250.0 # metres
)";

LayerEntry layer_entry(const std::string& role, const std::string& source,
                       const std::string& name = {}) {
    LayerEntry entry;
    entry.role = role;
    entry.name = name;
    entry.request.source = source;
    return entry;
}

StudyWithLayers with_these(const std::vector<LayerEntry>& entries,
                           const std::string& text = commented_study) {
    return with_layers(text, "/s/town/study.toml", entries);
}

/// The text with `to` in place of `from`, which stands in it once.
std::string with_swapped(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    EXPECT_EQ(text.find(from, at + 1), std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(StudyLayers, NewOnesComeBehindTheLayersAndNothingElseChanges) {
    LayerEntry cameras = layer_entry("cameras", "/s/town/data/kameror.csv");
    cameras.request.input_crs = "EPSG:3011";
    cameras.request.fields = {{"height", "höjd"}, {"tilt", ""}};
    const auto made = with_these({cameras, layer_entry("features", "/s/other/stops.gpkg", "bus"),
                                  layer_entry("basemap", "/far/map.tif")});
    EXPECT_TRUE(made.text_kept);
    EXPECT_EQ(made.toml, with_swapped(commented_study, "     # licensed\n", R"(     # licensed

[layers.cameras]
source = "data/kameror.csv"
crs = "EPSG:3011"
fields = { height = "höjd", tilt = "" }

[[layers.features]]
name = "bus"
source = "../other/stops.gpkg"

[[layers.basemap]]
source = "/far/map.tif"
)"));
    EXPECT_EQ(made.study.layer("cameras")->source, "/s/town/data/kameror.csv");
    EXPECT_EQ(made.study.features.at(1).request.source, "/s/other/stops.gpkg");
}

TEST(StudyLayers, OneThatTakesAPlaceChangesOnlyItsTable) {
    LayerEntry lights = layer_entry("lights", "/s/town/new.csv");
    lights.request.input_crs = "EPSG:3006";
    const auto made = with_these({lights});
    EXPECT_TRUE(made.text_kept);
    std::string expected = with_swapped(commented_study, "\"lamps.gpkg\"  # every year\n",
                                        "\"new.csv\"  # every year\ncrs = \"EPSG:3006\"\n");
    expected = with_swapped(expected, "layer = \"poles\"\n", "");
    expected = with_swapped(expected, "[layers.lights.fields]\nheight = \"h\"\n", "");
    EXPECT_EQ(made.toml, expected);
    EXPECT_TRUE(made.study.layer("lights")->fields.empty());
}

TEST(StudyLayers, ASetOfThatNameIsReplacedHoweverItsNameIsWritten) {
    const auto made = with_these({layer_entry("features", "/s/town/krogar.csv", "bars")});
    EXPECT_TRUE(made.text_kept);
    EXPECT_EQ(made.toml, with_swapped(commented_study, "\"bars.csv\"", "\"krogar.csv\""));
    EXPECT_EQ(made.study.features.size(), 1U);
}

TEST(StudyLayers, TheBoundaryStandsInTheStudysOwnTable) {
    LayerEntry boundary = layer_entry("boundary", "/s/town/omr.gpkg");
    boundary.request.layer = "town";
    const auto made = with_these({boundary});
    EXPECT_TRUE(made.text_kept);
    EXPECT_EQ(made.toml, with_swapped(commented_study, " # as ever\n",
                                      " # as ever\nboundary = \"omr.gpkg|layername=town\"\n"));
    EXPECT_EQ(made.study.boundary, "/s/town/omr.gpkg|layername=town");
    const auto again = with_these({layer_entry("boundary", "/s/town/b.gpkg")}, made.toml);
    EXPECT_EQ(again.toml, with_swapped(made.toml, "\"omr.gpkg|layername=town\"", "\"b.gpkg\""));
    const auto bare = with_these({layer_entry("boundary", "/s/town/b.gpkg")},
                                 "# no table of its own\n[layers.incidents]\nsource = \"i.csv\"");
    EXPECT_TRUE(bare.text_kept);
    EXPECT_EQ(bare.study.boundary, "/s/town/b.gpkg");
    EXPECT_TRUE(bare.toml.starts_with("# no table of its own\n[layers.incidents]\n"));
}

TEST(StudyLayers, LinesEndAsTheyDoInTheText) {
    const auto made = with_these({layer_entry("trees", "/s/town/t.gpkg")},
                                 "[layers.incidents]\r\nsource = \"i.csv\"\r\n# end\r\n");
    EXPECT_EQ(made.toml,
              "[layers.incidents]\r\nsource = \"i.csv\"\r\n\r\n[layers.trees]\r\nsource = "
              "\"t.gpkg\"\r\n# end\r\n");
}

TEST(StudyLayers, ATextWithLayersInOneLineIsWrittenAnewWithAllThatItSays) {
    const auto made = with_these({layer_entry("trees", "/s/town/t.gpkg")},
                                 "layers = { incidents = { source = \"i.csv\" } } # short\n");
    EXPECT_FALSE(made.text_kept);
    EXPECT_EQ(parse_study(made.toml, "/s/town/study.toml"), made.study);
    EXPECT_EQ(made.study.layer("incidents")->source, "/s/town/i.csv");
    EXPECT_EQ(made.study.layer("trees")->source, "/s/town/t.gpkg");
}

TEST(StudyLayers, WhatCannotBeReadBackIsRefused) {
    EXPECT_THROW(with_these({layer_entry("features", "/s/town/t.gpkg", "darkness")}), InputError);
}

TEST(StudyLayers, WhatIsRemovedLeavesAllElseAsItWas) {
    const std::string before =
        "# Town\n[study]\nboundary = \"b.gpkg\"  # old\ncell = 10\n"
        "[layers.incidents]\nsource = \"i.csv\"\n";
    const std::string lights =
        "[layers.lights]\nsource = \"l.gpkg\"\n[layers.lights.fields]\n"
        "height = \"h\"\n";
    const std::string bars = "[[layers.features]]\nname = \"bars\"\nsource = \"bars.csv\"\n";
    const std::string stops = "[[layers.features]]\nname = \"stops\"\nsource = \"s.csv\"\n";
    const test::TempFolder folder;
    const std::string file = folder.write("study.toml", before + lights + bars + stops);
    remove_layer_of_study(file, "lights");
    EXPECT_EQ(read_study_text(file), before + bars + stops);
    remove_layer_of_study(file, "features", "bars");
    EXPECT_EQ(read_study_text(file), before + stops);
    const StudyWithLayers last = remove_layer_of_study(file, "boundary");
    EXPECT_TRUE(last.text_kept);
    EXPECT_EQ(last.study.boundary, "");
    EXPECT_EQ(read_study_text(file),
              with_swapped(before + stops, "boundary = \"b.gpkg\"  # old\n", ""));
    EXPECT_THROW(remove_layer_of_study(file, "incidents"), InputError);
    EXPECT_EQ(parse_study(read_study_text(file), file).layers.count("incidents"), 1U);
}

TEST(StudyLayers, AStudyNamedByARelativePathGetsRelativeSources) {
    const test::TempFolder folder;
    folder.write("study.toml", commented_study);
    const std::filesystem::path file = std::filesystem::path(folder.path()) / "study.toml";
    const std::filesystem::path named = std::filesystem::relative(file);
    ASSERT_FALSE(named.is_absolute());
    add_layers_to_study(named, std::vector{layer_entry(
                                   "trees", (file.parent_path() / "data" / "t.gpkg").string())});
    EXPECT_EQ(read_study_text(file),
              with_swapped(commented_study, "     # licensed\n",
                           "     # licensed\n\n[layers.trees]\nsource = \"data/t.gpkg\"\n"));
    EXPECT_TRUE(std::filesystem::exists(file.string() + ".bak"));
    EXPECT_EQ(relative_source((file.parent_path() / "a.csv").string(), named.parent_path()),
              "a.csv");
}

}  // namespace
}  // namespace tk
