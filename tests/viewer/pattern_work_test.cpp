#include "viewer/background/pattern_work.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>

#include "layers/analysis_palette.h"
#include "layers/crs.h"
#include "tests/viewer/language_for_test.h"
#include "tests/viewer/session_samples.h"
#include "viewer/app/pattern_wish.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/panels/pattern_table.h"
#include "viewer/panels/pattern_words.h"
#include "viewer/widgets/ui_scale.h"

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr double east_m = 674000.0, north_m = 6580000.0, cell_m = 100.0;
constexpr int cells_across = 12;

/// In the middle of a cell, counted from the south-west.
MapPoint middle_of(int col, int row) {
    return {east_m + (col + 0.5) * cell_m, north_m + (row + 0.5) * cell_m};
}

Incident incident_at(MapPoint at, int day) {
    using namespace std::chrono;
    Incident incident;
    incident.at = at;
    const sys_seconds when = sys_days{year{2024} / 1 / 1} + days(day) + hours(12);
    incident.when = IncidentTime{when, when, 0, false};
    return incident;
}

/// One incident in every cell, on different days, within a border of 12 x 12 cells.
TownParts even_town() {
    TownParts parts;
    parts.boundary = rectangle(
        {east_m, north_m, east_m + cells_across * cell_m, north_m + cells_across * cell_m});
    for (int row = 0; row < cells_across; ++row)
        for (int col = 0; col < cells_across; ++col)
            parts.incidents.all.push_back(
                incident_at(middle_of(col, row), (row * 131 + col * 71) % 365));
    return parts;
}

PatternWish wish_of(TownParts parts, PatternMethod method) {
    PatternWish wish;
    wish.today = build_town(std::move(parts));
    wish.options.method = method;
    wish.options.cell_m = cell_m;
    wish.options.risk_cell_m = cell_m;
    return wish;
}

std::size_t place_of(const PatternFound& found, int col, int row) {
    const auto place = found.place_at(middle_of(col, row));
    EXPECT_TRUE(place.has_value());
    return place.value_or(0);
}

TEST(PatternWork, ManyInOneCornerAreAHotSpotThere) {
    TownParts parts = even_town();
    for (int i = 0; i < 40; ++i) parts.incidents.all.push_back(incident_at(middle_of(3, 4), i));
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::hot_spots));
    ASSERT_EQ(found.lack, PatternLack::nothing);
    ASSERT_EQ(found.counts.size(), 144U);
    EXPECT_EQ(found.counts[place_of(found, 3, 4)], 41.0);
    EXPECT_EQ(class_of_place(found, place_of(found, 3, 4)), 3);
    EXPECT_EQ(class_of_place(found, place_of(found, 4, 5)), 3) << "it is beside it";
    EXPECT_EQ(class_of_place(found, place_of(found, 9, 9)), 0);
    EXPECT_EQ(sums_of(found).above, 9U) << "the cell and the eight around it";

    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(found));
    EXPECT_EQ(table.rows(), 144);
    EXPECT_EQ(class_of_place(found, table.place(0)), 3) << "what stands out stands first";
    const std::string text = table.as_text();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 145);
}

TEST(PatternWork, AnEvenTownHasNoneAndSaysSo) {
    const LanguageForTest english(Language::english);
    const PatternFound found = find_pattern(wish_of(even_town(), PatternMethod::hot_spots));
    EXPECT_EQ(found.lack, PatternLack::nothing);
    EXPECT_EQ(sums_of(found).above + sums_of(found).below, 0U);
    EXPECT_TRUE(classes_of(found).empty());
    EXPECT_EQ(pattern_sentence(found), "Nothing can be told: all cells have as many incidents.");
}

TEST(PatternWork, CellsAlikeShareOutWhatTheyHoldAndNoneOutsideIsRead) {
    // One in each of 144 cells: a quarter is held by 36 of them, half by 72.
    const PatternFound found = find_pattern(wish_of(even_town(), PatternMethod::concentration));
    const std::vector<PatternClass> classes = classes_of(found);
    ASSERT_EQ(classes.size(), 3U);
    EXPECT_EQ(classes[0].count, 36U);
    EXPECT_EQ(classes[1].count, 36U);
    EXPECT_NEAR(*std::max_element(found.held_with.begin(), found.held_with.end()), 1.0, 1e-12);
    EXPECT_EQ(found.half.places, 72U);

    TownParts outside = even_town();
    for (Incident& incident : outside.incidents.all) incident.at.east_m -= 50000.0;
    const auto none = std::make_shared<const PatternFound>(
        find_pattern(wish_of(outside, PatternMethod::concentration)));
    EXPECT_EQ(none->lack, PatternLack::outside);
    EXPECT_FALSE(lack_words(*none).empty());
}

TEST(PatternWork, IsGivenUpForAnotherWish) {
    const PatternWish wish = wish_of(even_town(), PatternMethod::near_repeats);
    std::atomic<bool> cancelled = true;
    EXPECT_THROW(find_pattern(wish, Progress{{}, &cancelled}), Cancelled);

    PatternWork work({}, std::chrono::milliseconds(10000));
    PatternWish other = wish;
    other.options.method = PatternMethod::hot_spots;
    work.follow(wish);
    work.follow(other);
    work.follow(wish);
    for (int i = 0; i < 1000 && (work.found() == nullptr || !(work.found()->wish == wish)); ++i) {
        work.follow(wish);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_NE(work.found(), nullptr);
    EXPECT_EQ(work.found()->wish, wish) << "what was cancelled is asked for again";
    EXPECT_TRUE(work.take_failure().empty());
}

TEST(PatternWork, OneFullCellAmongEmptyOnesIsAnOutlier) {
    TownParts parts = even_town();
    parts.incidents.all.clear();
    // Many everywhere in the west but for one cell.
    for (int row = 0; row < cells_across; ++row)
        for (int col = 0; col < 5; ++col)
            for (int i = 0; i < (col == 2 && row == 6 ? 0 : 9); ++i)
                parts.incidents.all.push_back(incident_at(middle_of(col, row), i));
    PatternWish wish = wish_of(parts, PatternMethod::clusters);
    wish.options.by_false_discovery = false;
    const PatternFound found = find_pattern(wish);
    EXPECT_EQ(class_of_place(found, place_of(found, 2, 6)), -1) << "few among many";
    EXPECT_EQ(class_of_place(found, place_of(found, 1, 2)), 2) << "many among many";
    EXPECT_GT(found.moran.z, 5.0);
}

TEST(PatternWork, WhatRisesInOneCellIsToldByItsTrend) {
    TownParts parts = even_town();
    for (int month = 0; month < 12; ++month)
        for (int i = 0; i < 3 * month; ++i)
            parts.incidents.all.push_back(incident_at(middle_of(6, 6), month * 30 + 14));
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::trend));
    ASSERT_EQ(found.lack, PatternLack::nothing);
    EXPECT_EQ(found.range.count(), 12U);
    EXPECT_EQ(found.totals.size(), 12U);
    double all = 0.0;
    for (const double total : found.totals) all += total;
    EXPECT_EQ(all, static_cast<double>(parts.incidents.all.size()));
    const PlaceTrend& risen = found.trends[place_of(found, 6, 6)];
    EXPECT_GT(risen.of_counts.z, 3.0);
    EXPECT_TRUE(risen.spot.is_hot);
    EXPECT_GT(found.whole.z, 2.0);
}

TEST(PatternWork, IncidentsThatFollowEachOtherAreTold) {
    TownParts parts = even_town();
    parts.incidents.all.clear();
    // Pairs: the second three days after the first, 20 m away; pairs are months and 100 m apart.
    for (int k = 0; k < 30; ++k) {
        const MapPoint at = middle_of(k % cells_across, k / cells_across * 4);
        const int day = (k * 37) % 360;
        parts.incidents.all.push_back(incident_at(at, day));
        parts.incidents.all.push_back(incident_at({at.east_m + 20.0, at.north_m}, day + 3));
    }
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::near_repeats));
    ASSERT_EQ(found.bands.size(), 20U);
    const auto band = std::find_if(found.bands.begin(), found.bands.end(), [](const auto& b) {
        return b.from_m == 0.1 && b.from_days == 0.0;
    });
    ASSERT_NE(band, found.bands.end());
    EXPECT_EQ(band->to_days, 7.0) << "in days, whatever it was counted in";
    EXPECT_GE(band->observed, 30);
    EXPECT_TRUE(tells_of_repeats(*band));
    EXPECT_EQ(std::count(found.roles.begin(), found.roles.end(), RepeatRole::near_repeat), 30);
}

TEST(PatternWork, HowFewCellsHoldHalfIsCounted) {
    const LanguageForTest english(Language::english);
    TownParts parts = even_town();
    for (int i = 0; i < 144; ++i) parts.incidents.all.push_back(incident_at(middle_of(3, 4), i));
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::concentration));
    ASSERT_EQ(found.lack, PatternLack::nothing);
    EXPECT_EQ(found.concentration.incidents, 288.0);
    EXPECT_EQ(found.half.places, 1U) << "145 of 288 lie in one cell";
    EXPECT_EQ(class_of_place(found, place_of(found, 3, 4)), 3);
    EXPECT_TRUE(pattern_sentence(found).starts_with("1 cell of 144")) << pattern_sentence(found);
    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(found));
    EXPECT_EQ(table.place(0), place_of(found, 3, 4));
    EXPECT_EQ(table.columns().size(), 5U);
}

/// Bars in every third cell of every third row, with twelve incidents each; stops elsewhere.
TownParts town_with_bars() {
    TownParts parts = even_town();
    FeatureSet bars, stops;
    bars.name = "bars";
    stops.name = "bus_stops";
    for (int row = 1; row < cells_across; row += 3)
        for (int col = 1; col < cells_across; col += 3) {
            bars.points.push_back(middle_of(col, row));
            stops.points.push_back(
                middle_of((col + 7) % cells_across, (row * 5 + 1) % cells_across));
            for (int i = 0; i < 12; ++i)
                parts.incidents.all.push_back(incident_at(middle_of(col, row), i));
        }
    parts.features = {bars, stops};
    return parts;
}

TEST(PatternWork, WhatIncidentsGoWithIsFoundAmongFeatures) {
    const PatternFound found = find_pattern(wish_of(town_with_bars(), PatternMethod::risk_terrain));
    ASSERT_EQ(found.lack, PatternLack::nothing) << lack_words(found);
    const RiskTerrain& terrain = found.risk.terrain;
    ASSERT_FALSE(terrain.factors.empty());
    EXPECT_EQ(terrain.factors.front().variable.factor, "bars");
    EXPECT_GT(terrain.factors.front().low, 2.0);
    EXPECT_GT(found.scores[place_of(found, 1, 1)], found.scores[place_of(found, 2, 2)]);
    EXPECT_GT(class_of_place(found, place_of(found, 1, 1)),
              class_of_place(found, place_of(found, 2, 2)));
    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(found));
    EXPECT_FALSE(table.of_places());
    EXPECT_EQ(table.rows(), static_cast<int>(terrain.factors.size()));

    EXPECT_EQ(find_pattern(wish_of(even_town(), PatternMethod::risk_terrain)).lack,
              PatternLack::features);
}

/// What [analysis.risk] asks for.
std::shared_ptr<const Study> study_of_risk() {
    auto study = std::make_shared<Study>();
    RiskAnalysis& risk = study->risk.emplace();
    risk.block_m = 240.0;
    risk.folds = 3;
    risk.split = "2024-01-08";
    return study;
}

TEST(PatternWork, ARiskTerrainIsWhatTheStudyAsksForWithItsAccuracyAndDoubts) {
    PatternWish wish = wish_of(town_with_bars(), PatternMethod::risk_terrain);
    wish.study = study_of_risk();
    wish.options.risk_cell_m.reset();
    wish.options.position_error_m = 300.0;
    const PatternFound found = find_pattern(wish);
    ASSERT_EQ(found.lack, PatternLack::nothing) << lack_words(found);
    EXPECT_EQ(found.cells.number.spec().cell_m, 120.0) << "half a block";
    EXPECT_EQ(found.risk.terrain.cell_m, 120.0);
    EXPECT_EQ(found.risk.folds, 3);
    using namespace std::chrono_literals;
    EXPECT_EQ(found.risk.split_day, std::chrono::local_days{2024y / 1 / 8});
    ASSERT_TRUE(found.risk.split) << found.risk.why_no_split;
    const LanguageForTest english(Language::english);
    const std::vector<std::string> accuracy = accuracy_words(found.risk);
    ASSERT_EQ(accuracy.size(), 2U);
    EXPECT_NE(accuracy[0].find("from 8 Jan 2024 on"), std::string::npos) << accuracy[0];
    EXPECT_NE(accuracy[0].find("PEI"), std::string::npos) << accuracy[0];
    EXPECT_NE(accuracy[0].find("plain density"), std::string::npos) << accuracy[0];
    const std::vector<std::string> doubts = doubt_words(found.risk);
    EXPECT_TRUE(std::any_of(doubts.begin(), doubts.end(), [](const std::string& words) {
        return words.find("Cells of 120 m are smaller than the position error of 300 m") == 0;
    }));
    EXPECT_TRUE(std::any_of(doubts.begin(), doubts.end(), [](const std::string& words) {
        return words.find("The bandwidth of 250 m is smaller than the position error") == 0;
    }));
    {
        const LanguageForTest swedish(Language::swedish);
        EXPECT_NE(accuracy_words(found.risk)[0], accuracy[0]);
    }
    wish.options.risk_cell_m = 100.0;
    EXPECT_EQ(find_pattern(wish).cells.number.spec().cell_m, 100.0) << "unless told otherwise";
}

TEST(PatternWork, WhyItCannotBeComputedIsToldInTheLanguageThatIsOn) {
    TownParts parts = town_with_bars();
    parts.incidents.all.resize(3);
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::risk_terrain));
    ASSERT_EQ(found.lack, PatternLack::problem);
    const LanguageForTest english(Language::english);
    EXPECT_NE(lack_words(found).find("only 3 cells have incidents"), std::string::npos)
        << lack_words(found);
    const LanguageForTest swedish(Language::swedish);
    EXPECT_NE(lack_words(found).find("bara 3 rutor har händelser"), std::string::npos)
        << lack_words(found);
}

TEST(PatternWork, NumbersOfOneAreSaidInTheSingular) {
    TownParts parts = even_town();
    for (int i = 0; i < 144; ++i) parts.incidents.all.push_back(incident_at(middle_of(3, 4), i));
    Incident timeless = parts.incidents.all.front();
    timeless.when.reset();
    parts.incidents.all.push_back(timeless);
    const PatternFound half = find_pattern(wish_of(parts, PatternMethod::concentration));
    const PatternFound trend = find_pattern(wish_of(parts, PatternMethod::trend));
    const LanguageForTest english(Language::english);
    EXPECT_EQ(pattern_sentence(half).find("1 cell of 144"), 0U) << pattern_sentence(half);
    EXPECT_NE(basis_words(trend).find("1 incident without a time is left out."), std::string::npos);
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(pattern_sentence(half).find("1 ruta av 144"), 0U) << pattern_sentence(half);
    EXPECT_NE(basis_words(trend).find("1 händelse utan tid är utelämnad."), std::string::npos);
}

/// As in Stockholm, where the town is.
std::shared_ptr<const LoadedStudy> study_in_stockholm(IncidentFilter filter = {}) {
    auto loaded = std::make_shared<LoadedStudy>(
        LoadedStudy{.context = ReadContext{.crs = ProjectedCrs::parse("EPSG:3006")}});
    loaded->filter = std::move(filter);
    return loaded;
}

/// An incident at 18:30 UTC of every day of 2024, or `in_the_dark` of them where the whole hour is
/// dark: there is an hour of it every day, dark in winter and light in summer.
PatternWish evenings(int in_the_dark) {
    TownParts parts = even_town();
    parts.incidents.all.clear();
    const MapPoint at = middle_of(3, 4);
    const LonLat where = to_lon_lat(at, ProjectedCrs::parse("EPSG:3006"));
    for (int day = 0; day < 366; ++day) {
        Incident incident = incident_at(at, day);
        const auto six = incident.when->from + std::chrono::hours(6);
        incident.when->from = incident.when->to = six + std::chrono::minutes(30);
        const bool dark = light_condition(sun_height_deg(six, where.lon_deg, where.lat_deg)) ==
                          LightCondition::dark;
        for (int i = 0; i < (dark ? in_the_dark : 1); ++i) parts.incidents.all.push_back(incident);
    }
    PatternWish wish = wish_of(std::move(parts), PatternMethod::hours);
    wish.loaded = study_in_stockholm();
    return wish;
}

TEST(PatternWork, HoursTellDarkAgainstDayNoMoreThanTheIntervalAllows) {
    const LanguageForTest english(Language::english);
    const PatternFound more = find_pattern(evenings(3));
    ASSERT_EQ(more.lack, PatternLack::nothing);
    ASSERT_TRUE(more.hours.light);
    // Three for each dark hour and one for each of daylight.
    EXPECT_NEAR(more.hours.light->ratio.ratio, 3.0, 0.1);
    EXPECT_GT(more.hours.light->ratio.interval.low, 1.5);
    EXPECT_EQ(pattern_sentence(more).find("More come in the dark than in daylight"), 0U)
        << pattern_sentence(more);
    EXPECT_EQ(more.hours.week.by_hour()[18], static_cast<double>(more.incidents));

    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(more));
    ASSERT_EQ(table.rows(), 24);
    EXPECT_FALSE(table.of_places());
    EXPECT_EQ(table.columns().size(), 8U);
    EXPECT_EQ(table.cell(18, 0).words, "18–19");
    EXPECT_EQ(table.cell(18, 2).words, "100\u00A0%");
    EXPECT_EQ(table.cell(3, 5).words, "–") << "nothing came at three";

    const PatternFound alike = find_pattern(evenings(1));
    ASSERT_TRUE(alike.hours.light);
    EXPECT_NEAR(alike.hours.light->ratio.ratio, 1.0, 0.05);
    EXPECT_EQ(pattern_sentence(alike).find("Whether more or fewer come in the dark"), 0U)
        << pattern_sentence(alike);
}

TEST(PatternWork, HoursFollowTheFiltersOfWindowAndStudy) {
    const LanguageForTest english(Language::english);
    PatternWish wish = evenings(3);
    wish.filter.darkness = LightCondition::dark;
    const PatternFound by_light = find_pattern(wish);
    EXPECT_FALSE(by_light.hours.light);
    EXPECT_EQ(pattern_sentence(by_light), "Light is not told: the incidents were chosen by it.");
    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(by_light));
    EXPECT_EQ(table.columns().size(), 3U);

    IncidentFilter of_study;
    using namespace std::chrono_literals;
    of_study.from = std::chrono::sys_days{2024y / 1 / 1};
    of_study.to = std::chrono::sys_days{2024y / 7 / 1};
    wish.filter = {};
    wish.filter.to = std::chrono::sys_days{2024y / 1 / 11};
    wish.loaded = study_in_stockholm(of_study);
    const PatternFound ten_days = find_pattern(wish);
    ASSERT_TRUE(ten_days.hours.light);
    double hours = 0.0;
    for (const LightRate& rate : ten_days.hours.light->by_light) hours += rate.hours;
    EXPECT_NEAR(hours, 240.0, 1e-9);

    TownParts timeless = even_town();
    for (Incident& incident : timeless.incidents.all) incident.when.reset();
    EXPECT_EQ(find_pattern(wish_of(timeless, PatternMethod::hours)).lack, PatternLack::times);
}

/// Two streets from border to border, five incidents 10 m from one and one on the other, all in the
/// middle of their length.
TownParts town_with_streets() {
    TownParts parts = even_town();
    parts.incidents.all.clear();
    for (const auto& [name, north] : {std::pair{"Storgatan", 350.0}, {"Parkgatan", 850.0}}) {
        Street street;
        street.id = street.name = name;
        street.lines = {
            {{east_m, north_m + north}, {east_m + cells_across * cell_m, north_m + north}}};
        parts.streets.push_back(street);
    }
    for (int i = 0; i < 5; ++i)
        parts.incidents.all.push_back(incident_at({east_m + 600.0, north_m + 360.0}, i));
    parts.incidents.all.push_back(incident_at({east_m + 600.0, north_m + 850.0}, 9));
    return parts;
}

// Pieces are 10 m, so that the middles of those beside the incidents lie 5 m from them: 5 times the
// quartic kernel of 200 m there, 15/16 / 200 m (1 - (5/200)^2)^2, for each km.
TEST(PatternWork, HowCloseTheyLieAlongStreetsIsToldByStreet) {
    const LanguageForTest english(Language::english);
    const PatternFound found = find_pattern(wish_of(town_with_streets(), PatternMethod::streets));
    ASSERT_EQ(found.lack, PatternLack::nothing) << lack_words(found);
    ASSERT_EQ(found.streets.stretches.size(), 2U);
    const DenseStretch& densest = found.streets.stretches.front();
    EXPECT_EQ(densest.street, "Storgatan");
    EXPECT_NEAR(densest.density, 23.408, 0.001);
    EXPECT_EQ(densest.incidents, 5.0);
    EXPECT_EQ(pattern_sentence(found), "Incidents lie closest along Storgatan: 23.4 per km.");
    EXPECT_NEAR(found.streets.length_m, 2400.0, 1e-6);
    // What is within 200 m of them on either street.
    double near_m = 0.0;
    for (const ClassedLine& line : found.streets.lines) near_m += line.length_m;
    EXPECT_NEAR(near_m, 800.0, 1e-6);
    const std::vector<PatternClass> classes = classes_of(found);
    ASSERT_FALSE(classes.empty());
    EXPECT_TRUE(classes.front().words.ends_with("per km and more"));

    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(found));
    ASSERT_EQ(table.rows(), 2);
    ASSERT_TRUE(table.of_places());
    EXPECT_EQ(table.cell(1, 0).words, "Parkgatan");
    const Extent shown = *table.extent(0);
    EXPECT_LT(shown.west_m, east_m + 600.0);
    EXPECT_GT(shown.east_m, east_m + 600.0);
    EXPECT_DOUBLE_EQ(shown.north_m, north_m + 350.0);

    PatternWish narrow = wish_of(town_with_streets(), PatternMethod::streets);
    narrow.options.street_bandwidth_m = 100.0;
    EXPECT_GT(find_pattern(narrow).streets.stretches.front().density, 1.9 * densest.density);
}

TEST(PatternWork, WithoutStreetsNearTheIncidentsItSaysSo) {
    EXPECT_EQ(find_pattern(wish_of(even_town(), PatternMethod::streets)).lack,
              PatternLack::streets);
    TownParts far = town_with_streets();
    for (Incident& incident : far.incidents.all) incident.at.east_m -= 50000.0;
    const PatternFound found = find_pattern(wish_of(far, PatternMethod::streets));
    EXPECT_EQ(found.lack, PatternLack::off_street);
    EXPECT_FALSE(lack_words(found).empty());
}

TEST(PatternLooks, AreThoseOfTheFilesThatAreWritten) {
    const MapGround ground = ui::theme() == Theme::dark ? MapGround::dark : MapGround::light;
    const auto same_as = [](Rgb rgb) { return Colour{rgb.red, rgb.green, rgb.blue}; };
    PatternFound found;
    found.wish.options.method = PatternMethod::near_repeats;
    for (const RepeatRole role :
         {RepeatRole::originator, RepeatRole::repeat, RepeatRole::near_repeat})
        EXPECT_EQ(class_colour(found, number_of_role(role)), same_as(palette_colour(role, ground)));
    found.wish.options.method = PatternMethod::concentration;
    EXPECT_EQ(class_colour(found, 3), same_as(palette_colour(HoldingClass::quarter, ground)));
    EXPECT_EQ(class_colour(found, 1), same_as(palette_colour(HoldingClass::most, ground)));
    found.wish.options.method = PatternMethod::hot_spots;
    EXPECT_EQ(class_colour(found, -2), same_as(palette_colour(HotSpotClass::cold_95)));
    found.wish.options.method = PatternMethod::clusters;
    EXPECT_EQ(class_colour(found, 1), same_as(palette_colour(MoranClass::high_low)));
    found.wish.options.method = PatternMethod::trend;
    EXPECT_EQ(class_colour(found, -8),
              same_as(palette_colour(EmergingSpot{SpotPattern::intensifying, false})));
    // The second class of scores begins a third of the way from 1 to where the highest does.
    found.wish.options.method = PatternMethod::risk_terrain;
    found.risk.terrain.scale.class_breaks = {1.5, 2.0, 2.5};
    EXPECT_EQ(class_colour(found, 1), same_as(colour_at(level_ramp(ground), 1.0 / 3.0)));
    EXPECT_EQ(class_colour(found, 3), same_as(colour_at(level_ramp(ground), 1.0)));
}

TEST(PatternWork, SaysWhatIsLacking) {
    TownParts none = even_town();
    none.incidents.all.clear();
    EXPECT_EQ(find_pattern(wish_of(none, PatternMethod::hot_spots)).lack, PatternLack::incidents);

    TownParts timeless = even_town();
    for (Incident& incident : timeless.incidents.all) incident.when.reset();
    EXPECT_EQ(find_pattern(wish_of(timeless, PatternMethod::trend)).lack, PatternLack::times);
    EXPECT_EQ(find_pattern(wish_of(timeless, PatternMethod::near_repeats)).lack,
              PatternLack::times);
    EXPECT_EQ(find_pattern(wish_of(timeless, PatternMethod::hot_spots)).lack, PatternLack::nothing);

    PatternWish wish = wish_of(even_town(), PatternMethod::hot_spots);
    wish.options.cell_m = 5000.0;
    EXPECT_EQ(find_pattern(wish).lack, PatternLack::places);
    wish.options.cell_m = 1.0;
    EXPECT_EQ(find_pattern(wish).lack, PatternLack::too_many_cells);
    PatternWish years = wish_of(even_town(), PatternMethod::trend);
    years.options.step = TimeStep::year;
    const PatternFound found = find_pattern(years);
    EXPECT_EQ(found.lack, PatternLack::steps);
    EXPECT_FALSE(lack_words(found).empty());
}

TEST(PatternWish, IsOfTheIncidentsThatAreShownWhileTheyAreLookedAt) {
    const Session session = test::session_with(even_town());
    ViewState view;
    EXPECT_EQ(pattern_wish(session, view, nullptr).today, nullptr) << "another tab is open";
    view.bottom = BottomPanel::patterns;
    view.patterns.cell_m = 400.0;
    const auto shown = std::make_shared<FilteredIncidents>();
    shown->kept.all = {incident_at(middle_of(0, 0), 1)};
    const PatternWish wish = pattern_wish(session, view, shown);
    EXPECT_EQ(wish.today, session.loaded->town);
    ASSERT_NE(wish.shown, nullptr);
    EXPECT_EQ(wish.shown->all.size(), 1U);
    EXPECT_EQ(wish.options.cell_m, 400.0);
    EXPECT_EQ(wish.study, nullptr) << "cells ask nothing of it";

    view.patterns.method = PatternMethod::risk_terrain;
    Session asking = session;
    asking.study = study_of_risk();
    EXPECT_EQ(pattern_wish(asking, view, shown).options.risk_cell_m, 120.0);
    EXPECT_EQ(pattern_wish(asking, view, shown).study, asking.study);
    view.patterns.risk_cell_m = 60.0;
    EXPECT_EQ(pattern_wish(asking, view, shown).options.risk_cell_m, 60.0);
    view.patterns.method = PatternMethod::hours;
    asking.filter.darkness = LightCondition::dark;
    EXPECT_EQ(pattern_wish(asking, view, shown).filter, asking.filter);
    view.meeting = true;
    EXPECT_EQ(pattern_wish(session, view, shown).today, nullptr) << "a meeting has no panels";
}

}  // namespace
}  // namespace tk
