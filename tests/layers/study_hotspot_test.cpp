#include "layers/study_hotspot.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/input_error.h"

namespace tk {
namespace {

using namespace std::chrono_literals;

const std::chrono::sys_seconds beginning = std::chrono::sys_days{2022y / 1 / 1};
constexpr std::chrono::seconds two_years{2 * 31'557'600};

/// 40 incidents over two years to the second, every fourth a robbery; those lie late and close.
/// @param baseline what its density is relative to; null: to nothing
LoadedStudy timed_study(const Study& study,
                        std::shared_ptr<const std::vector<WeightedPoint>> baseline = {}) {
    TownParts parts;
    parts.incidents.categories = {"theft", "robbery"};
    for (int i = 0; i < 40; ++i) {
        Incident incident;
        incident.at = {600000.0 + 13 * (i % 8), 6600000.0 + 17 * (i % 5)};
        incident.category = i % 4 == 0 ? 1 : 0;
        IncidentTime when;
        when.from = beginning + two_years * i / 39;
        when.to = when.from;
        incident.when = when;
        parts.incidents.all.push_back(incident);
    }
    LoadedStudy loaded{.context = {ProjectedCrs::local()}};
    loaded.town = build_town(std::move(parts));
    loaded.parameters.grid = grid_covering({599900, 6599900, 600200, 6600200}, 10.0);
    loaded.hotspot_baseline = std::move(baseline);
    std::vector<std::string> notes;
    loaded.parameters.hotspot = study_hotspot(study, loaded, notes, {});
    return loaded;
}

Study rate_study() {
    Study study;
    study.hotspot.bandwidth_m = 80.0;
    study.hotspot.unit = "per-km2-year";
    return study;
}

IncidentFilter of_category(const std::string& name) {
    IncidentFilter filter;
    filter.categories = {name};
    return filter;
}

TEST(StudyHotspot, ACategorysRateIsByTheStudysYears) {
    const Study study = rate_study();
    std::vector<std::string> notes;
    const LoadedStudy loaded = timed_study(study);
    const HotspotParameters robberies =
        filtered_study_hotspot(study, loaded, of_category("robbery"), notes, {});
    EXPECT_EQ(robberies.incidents->size(), 10U);
    EXPECT_DOUBLE_EQ(robberies.kernel.scale, loaded.parameters.hotspot->kernel.scale);
    EXPECT_DOUBLE_EQ(robberies.kernel.scale, 1e6 / 2.0);
    EXPECT_EQ(robberies.unit, loaded.parameters.hotspot->unit);
}

TEST(StudyHotspot, TheFiltersDaysCutTheStudys) {
    const Study study = rate_study();
    std::vector<std::string> notes;
    const LoadedStudy loaded = timed_study(study);
    IncidentFilter first_year;
    // From before the study begins: those days say nothing.
    first_year.from = beginning - 24h * 500;
    first_year.to = beginning + two_years / 2;
    const HotspotParameters half = filtered_study_hotspot(study, loaded, first_year, notes, {});
    EXPECT_NEAR(half.kernel.scale, 1e6, 1e-3);
    // The last incident alone: the days are those that the filter names.
    IncidentFilter last_day;
    last_day.from = beginning + two_years;
    last_day.to = beginning + two_years + 24h;
    const HotspotParameters last = filtered_study_hotspot(study, loaded, last_day, notes, {});
    EXPECT_EQ(last.incidents->size(), 1U);
    EXPECT_NEAR(last.kernel.scale, 1e6 * 365.25, 1.0);
}

TEST(StudyHotspot, TheBandwidthIsThatOfAllAlsoForASingleIncident) {
    Study study = rate_study();
    study.hotspot.bandwidth_rule = "silverman";
    std::vector<std::string> notes;
    const LoadedStudy loaded = timed_study(study);
    IncidentFilter first;
    first.to = beginning + 1s;
    const HotspotParameters one = filtered_study_hotspot(study, loaded, first, notes, {});
    EXPECT_EQ(one.incidents->size(), 1U);
    EXPECT_DOUBLE_EQ(one.kernel.bandwidth_m, loaded.parameters.hotspot->kernel.bandwidth_m);
}

TEST(StudyHotspot, AFilterThatAllMeetLeavesCorrectionAndBaselineAsTheyAre) {
    Study study = rate_study();
    study.hotspot.edge = "uniform";
    const LoadedStudy loaded = timed_study(
        study, std::make_shared<const std::vector<WeightedPoint>>(
                   std::vector<WeightedPoint>{{{600040, 6600030}, 5.0}, {{600080, 6600060}, 9.0}}));
    std::vector<std::string> notes;
    const HotspotParameters& all = *loaded.parameters.hotspot;
    ASSERT_NE(all.made, nullptr);
    EXPECT_EQ(all.unit, "") << "a ratio of two densities";
    IncidentFilter every;
    every.categories = {"theft", "robbery"};
    const HotspotParameters same = filtered_study_hotspot(study, loaded, every, notes, {});
    ASSERT_NE(same.made, nullptr);
    EXPECT_EQ(same.unit, "");
    for (std::size_t i = 0; i < all.made->cells().size(); ++i) {
        const float a = all.made->cells()[i], b = same.made->cells()[i];
        EXPECT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << i;
    }
    // The parts add up to the whole.
    const auto thefts = filtered_study_hotspot(study, loaded, of_category("theft"), notes, {});
    const auto robberies = filtered_study_hotspot(study, loaded, of_category("robbery"), notes, {});
    for (std::size_t i = 0; i < all.made->cells().size(); ++i) {
        const float whole = all.made->cells()[i];
        if (std::isnan(whole)) continue;
        EXPECT_NEAR(thefts.made->cells()[i] + robberies.made->cells()[i], whole,
                    1e-5F * (1.0F + whole));
    }
}

TEST(StudyHotspot, WithoutIncidentsItIsZeroWhereItHasAValue) {
    Study study = rate_study();
    study.hotspot.edge = "uniform";
    std::vector<std::string> notes;
    const LoadedStudy loaded = timed_study(study);
    IncidentFilter none;
    none.to = beginning - 24h;
    const HotspotParameters empty = filtered_study_hotspot(study, loaded, none, notes, {});
    EXPECT_TRUE(empty.incidents->empty());
    for (const float value : empty.made->cells()) EXPECT_EQ(value, 0.0F);
}

}  // namespace
}  // namespace tk
