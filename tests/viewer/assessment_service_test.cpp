#include "viewer/background/assessment_service.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <random>
#include <thread>

#include "engine/grid/grid_rows.h"
#include "engine/scenario/apply.h"

namespace tk {
namespace {

using namespace std::chrono_literals;

std::shared_ptr<const LoadedStudy> small_study() {
    TownParts parts;
    for (int i = 0; i < 60; ++i) {
        Incident incident;
        incident.at = {674000.0 + 37 * (i % 11), 6580000.0 + 53 * (i % 7)};
        incident.category = i % 2;
        parts.incidents.all.push_back(incident);
    }
    parts.incidents.categories = {"a", "b"};
    for (int i = 0; i < 12; ++i) {
        StreetLight lamp;
        lamp.id = "L" + std::to_string(i);
        lamp.at = {674000.0 + 40 * (i % 4), 6580000.0 + 60 * (i / 4)};
        lamp.luminous_flux_lm = 4000;
        parts.lights.push_back(lamp);
    }
    Camera camera;
    camera.id = "C1";
    camera.at = {674100, 6580100};
    parts.cameras.push_back(camera);
    auto loaded = std::make_shared<LoadedStudy>(LoadedStudy{.context = {ProjectedCrs::local()}});
    loaded->town = build_town(std::move(parts));
    loaded->parameters.grid = grid_covering({673900, 6579900, 674500, 6580400}, 10.0);
    std::vector<WeightedPoint> points;
    for (const Incident& incident : loaded->town->incidents().all)
        points.push_back({incident.at, 1.0});
    loaded->parameters.hotspot->incidents =
        std::make_shared<const std::vector<WeightedPoint>>(points);
    return loaded;
}

Plan lamp_plan(MapPoint at) {
    StreetLight lamp;
    lamp.id = "new-1";
    lamp.at = at;
    lamp.luminous_flux_lm = 6000;
    Plan plan;
    plan.name = "A";
    plan.edits.push_back({Added<StreetLight>{lamp}, true});
    return plan;
}

bool wait_until_done(const AssessmentService& service) {
    for (int i = 0; i < 20000; ++i) {
        if (service.up_to_date()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

using SharedSurface = std::shared_ptr<const SurfaceGrid>;

bool same_bits(const SharedSurface& one, const SharedSurface& other) {
    if (one == nullptr || other == nullptr) return one == other;  // left out in both
    const Grid<float> a = one->whole(), b = other->whole();
    return a.spec() == b.spec() &&
           std::equal(a.cells().begin(), a.cells().end(), b.cells().begin(),
                      [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

double sum_of_cells(const SurfaceGrid& surface) {
    double sum = 0.0;
    GridRows(surface).each_cell([&](float value) { sum += static_cast<double>(value); });
    return sum;
}

TEST(AssessmentServiceIncremental, ADraggedLampEndsAsIfComputedFromScratch) {
    const auto study = std::make_shared<const Study>();
    const auto loaded = small_study();
    AssessmentService service({});
    service.open(study, loaded);
    std::mt19937 random(1);
    std::uniform_real_distribution<double> east(674000, 674300), north(6580000, 6580300);
    Plan plan;
    for (int step = 0; step < 30; ++step) {
        plan = lamp_plan({east(random), north(random)});
        service.want({plan}, {});
    }
    ASSERT_TRUE(wait_until_done(service));
    const auto results = service.results();
    const Assessment today = assess(loaded->town, loaded->parameters);
    const Assessment after = assess(apply(*loaded->town, plan.scenario()), today.parameters());
    for (const Surface surface : all_surfaces) {
        EXPECT_TRUE(same_bits(results->today.of(surface).grid, today.surface(surface)));
        EXPECT_TRUE(same_bits(results->plans.at("A").of(surface).grid, after.surface(surface)));
    }
}

TEST(AssessmentServiceIncremental, EveryChangedCellLiesWhereItIsSaidToHaveChanged) {
    AssessmentService service({});
    service.open(std::make_shared<const Study>(), small_study());
    service.want({lamp_plan({674050, 6580050})}, {});
    ASSERT_TRUE(wait_until_done(service));
    AssessedSide before = service.results()->plans.at("A");
    for (int step = 0; step < 8; ++step) {
        service.want({lamp_plan({674060.0 + 25 * step, 6580050.0 + 10 * step})}, {});
        ASSERT_TRUE(wait_until_done(service));
        const AssessedSide after = service.results()->plans.at("A");
        for (const Surface surface : {Surface::light, Surface::place_index}) {
            const SurfaceState& was = before.of(surface);
            const SurfaceState& now = after.of(surface);
            ASSERT_EQ(now.changed_since, was.version);
            int different = 0;
            const GridSpec& spec = now.grid->spec();
            for (int row = 0; row < spec.rows; ++row)
                for (int col = 0; col < spec.cols; ++col) {
                    const float x = (*was.grid)(row, col), y = (*now.grid)(row, col);
                    if (x == y || (std::isnan(x) && std::isnan(y))) continue;
                    ++different;
                    bool said = false;
                    for (const Extent& extent : now.changed)
                        said = said || extent.contains(spec.centre_of(row, col));
                    ASSERT_TRUE(said) << row << ' ' << col;
                }
            EXPECT_GT(different, 0);
        }
        EXPECT_EQ(after.of(Surface::hotspot).version, before.of(Surface::hotspot).version);
        before = after;
    }
}

/// The small study with lamps of which every other one dims after ten.
std::shared_ptr<const LoadedStudy> study_that_dims() {
    auto loaded = std::make_shared<LoadedStudy>(*small_study());
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < loaded->town->lights().size(); i += 2) {
        StreetLight lamp = loaded->town->lights()[i];
        lamp.schedule.steps = {{{22 * 60, 5 * 60}, 0.3}};
        edits.emplace_back(Changed<StreetLight>{lamp});
    }
    loaded->town = apply(*loaded->town, {"dimming", edits});
    return loaded;
}

Assessment at_minute(const LoadedStudy& loaded, std::shared_ptr<const Town> town,
                     std::optional<int> minute) {
    AssessmentParameters parameters = assess(loaded.town, loaded.parameters).parameters();
    parameters.light->options.minute_of_day = minute;
    return assess(std::move(town), parameters);
}

TEST(AssessmentServiceIncremental, AnHourThatIsDraggedEndsAsIfComputedFromScratch) {
    const auto loaded = study_that_dims();
    AssessmentService service({});
    service.open(std::make_shared<const Study>(), loaded);
    Plan plan = lamp_plan({674050, 6580050});
    service.want({plan}, {});
    ASSERT_TRUE(wait_until_done(service));
    const auto at_rest = service.results();
    for (const int last : {2 * 60 + 30, 20 * 60}) {
        // From three in the afternoon on, faster than anybody could compute; meanwhile an edit.
        for (int minute = 15 * 60; minute < 30 * 60; minute += 15)
            service.want({plan}, {}, minute % 1440);
        plan = lamp_plan({674090, 6580080.0 + last});
        service.want({plan}, {}, last);
        ASSERT_TRUE(wait_until_done(service));
        const auto results = service.results();
        EXPECT_EQ(results->light_minute, last);
        const Assessment today = at_minute(*loaded, loaded->town, last);
        const Assessment after = at_minute(*loaded, apply(*loaded->town, plan.scenario()), last);
        for (const Surface surface : all_surfaces) {
            EXPECT_TRUE(same_bits(results->today.of(surface).grid, today.surface(surface)));
            EXPECT_TRUE(same_bits(results->plans.at("A").of(surface).grid, after.surface(surface)));
        }
        EXPECT_EQ(results->today.of(Surface::hotspot).version,
                  at_rest->today.of(Surface::hotspot).version);
        EXPECT_EQ(results->today.of(Surface::cameras).version,
                  at_rest->today.of(Surface::cameras).version);
    }
    service.want({}, {});
    ASSERT_TRUE(wait_until_done(service));
    EXPECT_TRUE(same_bits(service.results()->today.of(Surface::light).grid,
                          at_rest->today.of(Surface::light).grid));
}

TEST(AssessmentServiceIncremental, AnHourSaysWhereItChangedWhat) {
    const auto loaded = study_that_dims();
    AssessmentService service({});
    service.open(std::make_shared<const Study>(), loaded);
    const Plan plan = lamp_plan({674050, 6580050});
    service.want({plan}, {}, 20 * 60);
    ASSERT_TRUE(wait_until_done(service));
    const auto evening = service.results();
    service.want({plan}, {}, 23 * 60);
    ASSERT_TRUE(wait_until_done(service));
    const auto night = service.results();
    const std::pair<const AssessedSide*, const AssessedSide*> sides[] = {
        {&evening->today, &night->today}, {&evening->plans.at("A"), &night->plans.at("A")}};
    for (const auto& [before, after] : sides)
        for (const Surface surface : {Surface::light, Surface::place_index}) {
            const SurfaceState& was = before->of(surface);
            const SurfaceState& now = after->of(surface);
            ASSERT_EQ(now.changed_since, was.version);
            const GridSpec& spec = now.grid->spec();
            int darker = 0, unsaid = 0;
            for (int row = 0; row < spec.rows; ++row)
                for (int col = 0; col < spec.cols; ++col) {
                    const float x = (*was.grid)(row, col), y = (*now.grid)(row, col);
                    if (x == y || (std::isnan(x) && std::isnan(y))) continue;
                    ++darker;
                    unsaid += std::none_of(now.changed.begin(), now.changed.end(),
                                           [&](const Extent& e) {
                                               return e.contains(spec.centre_of(row, col));
                                           })
                                  ? 1
                                  : 0;
                }
            EXPECT_GT(darker, 0);
            EXPECT_EQ(unsaid, 0);
        }
    // Between ten and eleven nothing changes: the same surface, and nothing to draw.
    service.want({plan}, {}, 22 * 60);
    ASSERT_TRUE(wait_until_done(service));
    EXPECT_EQ(service.results()->light_minute, 22 * 60);
    EXPECT_EQ(service.results()->today.of(Surface::light).version,
              night->today.of(Surface::light).version);
}

TEST(AssessmentService, ASwitchedOffEditLeavesToday) {
    AssessmentService service({});
    service.open(std::make_shared<const Study>(), small_study());
    Plan plan = lamp_plan({674050, 6580050});
    plan.edits.front().on = false;
    service.want({plan}, {});
    ASSERT_TRUE(wait_until_done(service));
    const auto results = service.results();
    EXPECT_TRUE(same_bits(results->plans.at("A").of(Surface::light).grid,
                          results->today.of(Surface::light).grid));
}

TEST(AssessmentService, SurfacesFollowTheFilter) {
    const auto loaded = small_study();
    auto study = std::make_shared<Study>();
    AssessmentService service({});
    service.open(study, loaded);
    service.want({}, {});
    ASSERT_TRUE(wait_until_done(service));
    const auto all = service.results();
    IncidentFilter filter;
    filter.categories = {"a"};
    service.want({}, filter);
    ASSERT_TRUE(wait_until_done(service));
    const auto filtered = service.results();
    const double sum_all = sum_of_cells(*all->today.of(Surface::hotspot).grid);
    const double sum_filtered = sum_of_cells(*filtered->today.of(Surface::hotspot).grid);
    EXPECT_NEAR(sum_filtered / sum_all, 0.5, 0.05);
    EXPECT_TRUE(
        same_bits(all->today.of(Surface::light).grid, filtered->today.of(Surface::light).grid));
}

TEST(AssessmentService, ClosingInTheMiddleLeavesNoResults) {
    AssessmentService service({});
    service.open(std::make_shared<const Study>(), small_study());
    service.want({lamp_plan({674050, 6580050})}, {});
    service.close();
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(service.results(), nullptr);
    EXPECT_TRUE(service.up_to_date());
}

}  // namespace
}  // namespace tk
