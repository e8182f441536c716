#include "layers/study_file.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>

#include "engine/core/input_error.h"

namespace tk {
namespace {

const std::string least_study = "[layers.incidents]\nsource = \"handelser.csv\"\n";

Study parsed_study(const std::string& toml) {
    return parse_study(toml, "/data/norr.tryggkarta.toml");
}

/// What is said about a study that is refused; line 0: the whole file.
struct StudyRefusal {
    std::int64_t line = 0;
    std::string what;
};

StudyRefusal refusal_of(const std::string& toml) {
    try {
        parsed_study(toml);
    } catch (const InputError& error) {
        EXPECT_EQ(error.source(), "/data/norr.tryggkarta.toml");
        EXPECT_FALSE(error.remedy().empty());
        return {error.row().value_or(0), error.what()};
    }
    ADD_FAILURE() << "was not refused:\n" << toml;
    return {};
}

void expect_refusal(const std::string& toml, std::int64_t line, const std::string& part) {
    const StudyRefusal refusal = refusal_of(toml);
    EXPECT_EQ(refusal.line, line) << refusal.what;
    EXPECT_NE(refusal.what.find(part), std::string::npos) << refusal.what;
}

/// `table` behind the least study, whose two lines come first.
void expect_refusal_after(const std::string& table, std::int64_t line, const std::string& part) {
    expect_refusal(least_study + table, line + 2, part);
}

TEST(StudyFile, HasADefaultForEverythingButTheIncidents) {
    const Study study = parsed_study(least_study);
    EXPECT_EQ(study.name, "norr");
    EXPECT_EQ(study.crs, "");
    EXPECT_EQ(study.cell_m, 10.0);
    EXPECT_FALSE(study.extent);
    ASSERT_NE(study.layer("incidents"), nullptr);
    EXPECT_EQ(study.layer("incidents")->source, "/data/handelser.csv");
    EXPECT_EQ(study.layer("incidents")->timezone, "Europe/Stockholm");
    EXPECT_EQ(study.layer("lights"), nullptr);
    EXPECT_EQ(study.hotspot, HotspotAnalysis{});
    EXPECT_EQ(study.hotspot.kernel, "quartic");
    EXPECT_EQ(study.hotspot.bandwidth_m, 250.0);
    EXPECT_EQ(study.lighting.cell_m, 1.0);
    EXPECT_EQ(study.cameras.cell_m, 5.0);
    EXPECT_EQ(study.place_index, PlaceIndexParameters{});
    EXPECT_TRUE(study.not_computed.empty());
}

TEST(StudyFile, NeedsTheSourceOfTheIncidents) {
    expect_refusal("[study]\nname = \"x\"\n", 0, "[layers.incidents]");
    expect_refusal("\n[layers.incidents]\nlayer = \"x\"\n", 2, "has no source");
    expect_refusal("[layers.incidents]\nsource = \"\"\n", 2, "has no source");
    expect_refusal("", 0, "[layers.incidents]");
}

TEST(StudyFile, ReadsLayersWithTheirFields) {
    const Study study = parsed_study(R"(
        [layers.incidents]
        source   = "PG:dbname=brott"
        layer    = "handelser"
        crs      = "EPSG:4326"
        where    = "brottskod <> 'X'"
        fields   = { x = "lon", y = "lat", time = "datum", time_end = "datum_till", category = "brottstyp", weight = "antal" }
        timezone = "Europe/Helsinki"
        [layers.lights]
        source = "belysning.gpkg|layername=armaturer"
        fields = { flux = "lumen", maintenance_factor = "mf" }
        [[layers.features]]
        name = "hållplatser"
        source = "hpl.geojson"
        [[layers.features]]
        name = "krogar"
        uses = ["restaurang", "bar"]
        source = "https://example.org/krogar.geojson"
        [[layers.basemap]]
        source = "karta.gpkg"
    )");
    const LayerRequest& incidents = *study.layer("incidents");
    EXPECT_EQ(incidents.source, "PG:dbname=brott");
    EXPECT_EQ(incidents.layer, "handelser");
    EXPECT_EQ(incidents.input_crs, "EPSG:4326");
    EXPECT_EQ(incidents.where, "brottskod <> 'X'");
    EXPECT_EQ(incidents.fields.size(), 6u);
    EXPECT_EQ(incidents.fields.at("time_end"), "datum_till");
    EXPECT_EQ(incidents.timezone, "Europe/Helsinki");
    EXPECT_EQ(study.layer("lights")->source, "/data/belysning.gpkg|layername=armaturer");
    ASSERT_EQ(study.features.size(), 2u);
    EXPECT_EQ(study.features[0].name, "hållplatser");
    EXPECT_EQ(study.features[0].request.source, "/data/hpl.geojson");
    EXPECT_TRUE(study.features[0].uses.empty());
    EXPECT_EQ(study.features[1].uses, (std::vector<std::string>{"restaurang", "bar"}));
    EXPECT_EQ(study.features[1].request.source, "https://example.org/krogar.geojson");
    ASSERT_EQ(study.basemaps.size(), 1u);
}

TEST(StudyFile, KnowsEveryLayerAndFieldOfTheFormat) {
    const std::map<std::string, std::vector<std::string>> format = {
        {"observations", {"time", "kind", "text", "responsible", "reported_back"}},
        {"lights",
         {"id", "height", "flux", "watts", "source", "photometry", "distribution", "tilt",
          "bearing", "maintenance_factor", "dimming"}},
        {"cameras",
         {"id", "height", "bearing", "fov", "focal", "sensor", "pixels", "tilt", "range", "purpose",
          "documented_problem", "less_intrusive_alternatives", "area_filmed", "recording_times",
          "retention", "signage", "dpia_reference", "weighing_date"}},
        {"buildings",
         {"id", "height", "floors", "use", "window_share", "ground_floor_use", "entrances"}},
        {"developments",
         {"height", "use", "action", "from", "to", "dwellings", "workplaces", "ground_floor_use",
          "entrances"}},
        {"areas", {"name", "population"}},
        {"streets", {"class", "name", "width"}},
        {"entrances", {"id", "kind"}},
        {"masks", {"id", "camera"}},
        {"trees", {"height", "crown", "porosity"}},
        {"addresses", {}},
        {"terrain", {}}};
    std::string toml = least_study;
    for (const auto& [layer, fields] : format) {
        toml += "[layers." + layer + "]\nsource = \"x\"\n[layers." + layer + ".fields]\n";
        for (const std::string& field : fields) toml += field + " = \"f\"\n";
    }
    const Study study = parsed_study(toml);
    EXPECT_EQ(study.layers.size(), format.size() + 1);
    for (const auto& [layer, fields] : format) {
        ASSERT_NE(study.layer(layer), nullptr) << layer;
        EXPECT_EQ(study.layer(layer)->fields.size(), fields.size()) << layer;
    }
    EXPECT_EQ(study.not_computed, (std::vector<std::string>{"[layers.addresses]"}));
}

TEST(StudyFile, NamesTheLineAndTheNearestKeyForAnUnknownOne) {
    expect_refusal_after("[analysis.hotspot]\nkernel = \"quartic\"\nbandwith = 250\n", 3,
                         "unknown key 'bandwith' in [analysis.hotspot]; did you mean 'bandwidth'?");
    expect_refusal_after("[layers.light]\nsource = \"x\"\n", 1, "did you mean 'lights'?");
    expect_refusal_after("[[scenarios]]\nname = \"x\"\n", 1, "did you mean 'scenario'?");
    expect_refusal_after("[study]\nboundry = \"x\"\n", 2, "did you mean 'boundary'?");
    expect_refusal("[layers.incidents]\nsource = \"a\"\nfields = { tiem = \"t\" }\n", 3,
                   "did you mean 'time'?");
    expect_refusal_after("[[measure]]\nid = \"A\"\nfollow-up = \"x\"\n", 3,
                         "did you mean 'follow_up'?");
    expect_refusal_after("[analysis.hotspot]\nzzzzzz = 1\n", 2, "known are kernel");
}

TEST(StudyFile, NamesTheLineOfAWrongType) {
    expect_refusal_after("[study]\n\ncell = \"ten\"\n", 3,
                         "'cell' in [study] is a text; give a number above 0");
    expect_refusal_after("[study]\nname = 3\n", 2, "is a whole number; give a text in quotes");
    expect_refusal_after("[analysis.hotspot]\nadaptive = 1\n", 2, "give true or false");
    expect_refusal_after("[scenario]\nname = \"x\"\n", 1, "each headed [[scenario]]");
    expect_refusal("layers = 3\n", 1, "give a table, [layers]");
    expect_refusal_after("[[layers.lights]]\nsource = \"x\"\n", 1, "give a table, [layers.lights]");
    expect_refusal_after("[[follow_up]]\nname = \"x\"\ncategory = [\"a\", 3]\n", 3, "give texts");
}

TEST(StudyFile, NamesTheLineWhereItIsNotToml) {
    expect_refusal("format = 1\n[study\n", 2, "is not TOML here");
    expect_refusal("format = 1\nformat = 1\n", 2, "is not TOML here");
    expect_refusal("\n\nname = 'x\n", 3, "is not TOML here");
    expect_refusal_after("[[measure]]\nid = \"A\"\nstarts = 2025-02-30\n", 3, "is not TOML here");
}

TEST(StudyFile, RefusesANewerFormatBeforeAnythingElse) {
    expect_refusal("format = 2\nnew_thing = true\n", 1, "newer Tryggkarta");
    expect_refusal("format = 0\n", 1, "whole number of 1 or more");
    EXPECT_NO_THROW(parsed_study("format = 1\n" + least_study));
}

TEST(StudyFile, RefusesValuesOutOfTheirRange) {
    expect_refusal_after("[study]\ncell = 0\n", 2, "give a number above 0");
    expect_refusal_after("[study]\ncell = nan\n", 2, "give a number above 0");
    expect_refusal_after("[study]\nextent = [0, 0, 5]\n", 2, "has 3 numbers");
    expect_refusal_after("[study]\nextent = [5, 0, 0, 5]\n", 2, "encloses nothing");
    expect_refusal_after("[analysis.hotspot]\nkernel = \"quadratic\"\n", 2, "'quartic'");
    expect_refusal_after("[analysis.hotspot]\nbandwidth = -1\n", 2, "above 0");
    expect_refusal_after("[analysis.hotspot]\nbandwidth = \"scot\"\n", 2, "'scott'");
    expect_refusal_after("[analysis.hotspot]\nhours = \"22-25\"\n", 2, "not a part of the day");
    expect_refusal_after("[analysis.hotspot]\nfrom = \"yesterday\"\n", 2, "give a date or time");
    expect_refusal_after("[analysis.hotspot]\nfrom = 2024-01-01\nto = 2024-01-01\n", 3,
                         "is not after 'from'");
    expect_refusal_after("[analysis.lighting]\nmaintenance_factor = 1.2\n", 2, "at most 1");
    expect_refusal_after("[analysis.cameras]\nstandard = 2019\n", 2, "give 2014 or 2025");
    expect_refusal_after("[[follow_up]]\nname = \"x\"\ndate = \"2025-02-29\"\n", 3, "calendar day");
    expect_refusal_after("[[follow_up]]\nname = \"x\"\nbefore_days = 0\n", 3, "1 or more");
    expect_refusal_after(
        "[[follow_up]]\nname = \"x\"\ntreated = \"a\"\ntreated_cameras = [\"K1\"]\n", 3,
        "stands beside cameras");
    expect_refusal_after("[[follow_up]]\nname = \"x\"\ntreated_scenario = \"B\"\n", 3,
                         "is 'B', which the study does not have");
    expect_refusal_after("[[scenario]]\nname = \"x\"\nedits = \"e\"\ncost = { light = -1 }\n", 4,
                         "0 or more");
}

TEST(StudyFile, ReadsTheHotspotAndItsFilter) {
    const Study study = parsed_study(least_study + R"(
        [analysis.hotspot]
        kernel = "gaussian"
        bandwidth = "cross-validation"
        unit = "per-km2-year"
        from = 2023-01-01
        to = "2024-01-01T12:00"
        category = ["misshandel, grov", "personrån"]
        hours = "22-04"
        weekdays = "fre-lör"
        darkness = "dark"
    )");
    EXPECT_EQ(study.hotspot.kernel, "gaussian");
    EXPECT_EQ(study.hotspot.bandwidth_rule, "cross-validation");
    EXPECT_EQ(study.hotspot.unit, "per-km2-year");
    const StudyFilter& filter = study.hotspot.filter;
    EXPECT_EQ(filter.from, "2023-01-01");
    EXPECT_EQ(filter.to, "2024-01-01T12:00");
    EXPECT_EQ(filter.categories, (std::vector<std::string>{"misshandel, grov", "personrån"}));
    EXPECT_EQ(filter.hours, "22-04");
    EXPECT_EQ(filter.weekdays, "fre-lör");
    EXPECT_EQ(filter.darkness, "dark");
}

TEST(StudyFile, ATextOfCategoriesIsSplitAtItsCommas) {
    const Study study =
        parsed_study(least_study + "[analysis.hotspot]\ncategory = '\"misshandel, grov\",rån'\n");
    EXPECT_EQ(study.hotspot.filter.categories,
              (std::vector<std::string>{"misshandel, grov", "rån"}));
}

TEST(StudyFile, KeepsTheOffsetOfATimeThatHasOne) {
    const Study study =
        parsed_study(least_study + "[analysis.hotspot]\nfrom = 2023-01-01 08:30:00+01:00\n");
    EXPECT_EQ(study.hotspot.filter.from, "2023-01-01T08:30:00+01:00");
}

const std::string two_features =
    "[[layers.features]]\nname = \"bars\"\nsource = \"a\"\n"
    "[[layers.features]]\nname = \"parks\"\nsource = \"b\"\n";

TEST(StudyFile, ReadsWeightsAndRampsOfThePlaceIndex) {
    const Study study = parsed_study(least_study + two_features + R"(
        [analysis.place_index]
        weights = { incidents = 2, unwatched = 0, parks = 0.25, bars = 0.5 }
        ramps   = { incidents = [0, 40], parks = [0, 300] }
    )");
    const PlaceIndexParameters& index = study.place_index;
    EXPECT_EQ(index.incident_density_weight, 2.0);
    EXPECT_EQ(index.darkness_weight, 1.0);
    EXPECT_EQ(index.unwatchedness_weight, 0.0);
    EXPECT_EQ(index.incident_density_ramp, (Ramp{0.0, 40.0}));
    EXPECT_EQ(index.darkness_ramp, (Ramp{10.0, 0.0}));
    ASSERT_EQ(index.features.size(), 2u);
    EXPECT_EQ(index.features[0], (FeaturePart{"parks", 0.25, {0.0, 300.0}}));
    EXPECT_EQ(index.features[1], (FeaturePart{"bars", 0.5, {200.0, 0.0}}));
}

TEST(StudyFile, RefusesAPlaceIndexOfUnknownOrUnusableParts) {
    const auto refused = [](const std::string& lines, const std::string& part) {
        expect_refusal(least_study + two_features + "[analysis.place_index]\n" + lines, 10, part);
    };
    refused("weights = { bar = 1 }\n", "did you mean 'bars'?");
    refused("weights = { bars = -1 }\n", "0 or more");
    refused("weights = { incidents = 0, darkness = 0, unwatched = 0 }\n", "nothing that counts");
    refused("ramps = { darkness = [5, 5] }\n", "same value");
    refused("ramps = { darkness = [5] }\n", "has 1 numbers");
    refused("ramps = { bars = [100, 0] }\n", "no weight");
    expect_refusal_after("[[layers.features]]\nname = \"darkness\"\nsource = \"a\"\n", 2,
                         "another name");
}

TEST(StudyFile, ReadsScenariosProblemsMeasuresAndFollowUps) {
    const Study study = parsed_study(least_study + R"(
        [[scenario]]
        name = "Detaljplan 2028, förslag B"
        edits = "forslag-b.gpkg"
        cost = { light = 45000, camera = 60000 }
        [[problem]]
        id = "P1"
        text = "Personrån i mörker"
        area = "station.gpkg"
        cause = "Mörk gångväg"
        [[measure]]
        id = "A1"
        problem = "P1"
        kind = "lighting"
        scenario = "Detaljplan 2028, förslag B"
        responsible = "Tekniska förvaltningen"
        cost = 450000
        indicator = "personrån i mörker"
        starts = 2025-03-01
        follow_up = "Ny belysning"
        [[follow_up]]
        name = "Ny belysning"
        treated = "parken.gpkg"
        control = "jamforelse.gpkg"
        buffer = 150.0
        date = "2025-03-01"
        before_days = 300
        category = ["personrån"]
        overdispersion = "estimate"
        locked = ""
    )");
    using namespace std::chrono_literals;
    ASSERT_EQ(study.scenarios.size(), 1u);
    EXPECT_EQ(study.scenarios[0].edits, "/data/forslag-b.gpkg");
    EXPECT_EQ(study.scenarios[0].cost_sek.at("camera"), 60000.0);
    ASSERT_EQ(study.problems.size(), 1u);
    EXPECT_EQ(study.problems[0].area, "/data/station.gpkg");
    ASSERT_EQ(study.measures.size(), 1u);
    EXPECT_EQ(study.measures[0].starts, 2025y / std::chrono::March / 1);
    EXPECT_EQ(study.measures[0].cost_sek, 450000.0);
    ASSERT_EQ(study.follow_ups.size(), 1u);
    EXPECT_EQ(study.follow_ups[0].buffer_m, 150.0);
    EXPECT_EQ(study.follow_ups[0].date, 2025y / std::chrono::March / 1);
    EXPECT_EQ(study.follow_ups[0].before_days, 300);
    EXPECT_EQ(study.follow_ups[0].after_days, 365);
    EXPECT_FALSE(study.follow_ups[0].overdispersion);
    EXPECT_TRUE(study.not_computed.empty());
}

TEST(StudyFile, RefusesNamesThatNothingBearsOrTwoBear) {
    expect_refusal_after("[[problem]]\nid = \"P1\"\n[[measure]]\nid = \"A\"\nproblem = \"P2\"\n", 5,
                         "did you mean 'P1'?");
    expect_refusal_after("[[measure]]\nid = \"A\"\nscenario = \"B\"\n", 3, "does not have");
    expect_refusal_after("[[problem]]\nid = \"P\"\n[[problem]]\nid = \"P\"\n", 4, "a second time");
    expect_refusal_after("[[scenario]]\nedits = \"e\"\n", 1, "has no name");
    expect_refusal_after("[[scenario]]\nname = \"e\"\n", 1, "has no edits");
}

TEST(StudyFile, ReadsTheTableOfEvidenceAndWhatCategoriesAre) {
    EXPECT_EQ(parsed_study(least_study).evidence, EvidenceAnalysis{});
    const Study study = parsed_study(least_study +
                                     "[analysis.evidence]\ntable = \"evidens.csv\"\n"
                                     "violence = \"personrån, hot\"\nproperty = [\"stöld\"]\n");
    EXPECT_EQ(study.evidence.table, "/data/evidens.csv");
    EXPECT_EQ(study.evidence.crime_types.violence, (std::vector<std::string>{"personrån", "hot"}));
    EXPECT_EQ(study.evidence.crime_types.property, std::vector<std::string>{"stöld"});
    EXPECT_TRUE(study.not_computed.empty());
    expect_refusal_after("[analysis.evidence]\ntables = \"a.csv\"\n", 2, "did you mean 'table'?");
    expect_refusal_after("[analysis.evidence]\nproperty = [\"a\"]\nviolence = [\"a\"]\n", 3,
                         "which property has too");
}

TEST(StudyFile, ReadsTheKindAndTheSettingOfAMeasure) {
    const Study study = parsed_study(
        least_study + "[[measure]]\nid = \"A\"\nkind = \"cameras\"\nsetting = \"car park\"\n");
    EXPECT_EQ(study.measures[0].kind, "cameras");
    EXPECT_EQ(study.measures[0].setting, "car park");
    expect_refusal_after("[[measure]]\nid = \"A\"\nkind = \"camera\"\n", 3,
                         "did you mean 'cameras'?");
}

TEST(StudyFile, ReadsWhatIsAskedOfTheSightlines) {
    EXPECT_EQ(parsed_study(least_study).sightlines, std::nullopt);
    EXPECT_EQ(parsed_study(least_study + "[analysis.sightlines]\n").sightlines,
              SightlinesAnalysis{});
    const Study study = parsed_study(
        least_study +
        "[analysis.sightlines]\nobservers = \"entrances\"\nentrances = \"dorrar.gpkg\"\n"
        "time_of_day = \"night\"\nreach = 35\neye_height = 1.2\ncell = 2\n");
    const SightlinesAnalysis expected{"entrances", "/data/dorrar.gpkg", "night", 35.0, 1.2, 2.0};
    EXPECT_EQ(study.sightlines, expected);
    EXPECT_TRUE(study.not_computed.empty());
    expect_refusal_after("[analysis.sightlines]\nobservers = \"doors\"\n", 2, "windows");
    expect_refusal_after("[analysis.sightlines]\nreach = 0\n", 2, "above 0");
}

TEST(StudyFile, ReadsHowLightIsAsked) {
    EXPECT_EQ(parsed_study(least_study + "[analysis.lighting]\nquantity = \"vertical\"\n")
                  .lighting.plane_height_m,
              1.5);
    expect_refusal_after("[analysis.lighting]\nhour = \"25\"\n", 2, "no time of the day");
}

TEST(ResolvedSource, ResolvesPathsAndLeavesConnections) {
    const std::filesystem::path folder = "/data/norr";
    EXPECT_EQ(resolved_source("a.csv", folder), "/data/norr/a.csv");
    EXPECT_EQ(resolved_source("../åäö/b.gpkg|layername=x", folder), "/data/åäö/b.gpkg|layername=x");
    EXPECT_EQ(resolved_source("/abs/c.shp", folder), "/abs/c.shp");
    EXPECT_EQ(resolved_source("/vsizip/d.zip/d.shp", folder), "/vsizip//data/norr/d.zip/d.shp");
    for (const char* stays :
         {"", "PG:dbname=x host=y", "WFS:https://example.org/wfs", "https://example.org/x.json",
          "/vsicurl/https://example.org/x.csv", "/vsizip//abs/d.zip", "/vsizip/vsicurl/https://e.x",
          "/vsis3/bucket/x.tif", "<GDAL_WMS></GDAL_WMS>"})
        EXPECT_EQ(resolved_source(stays, folder), stays);
    EXPECT_EQ(resolved_source("a.csv", "relative"), "relative/a.csv");
    EXPECT_EQ(resolved_source("a.csv", ""), "a.csv");
}

TEST(RelativeSource, IsTheWayBack) {
    const std::filesystem::path folder = "/data/norr";
    for (const char* written :
         {"a.csv", "underlag/a.csv", "../b.gpkg|layername=x", "/vsizip/d.zip/d.shp", "PG:dbname=x",
          "/other/place/x.csv", "https://example.org/x.json"})
        EXPECT_EQ(relative_source(resolved_source(written, folder), folder), written);
}

}  // namespace
}  // namespace tk
