#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

#include "engine/scenario/apply.h"
#include "engine/scenario/edited_objects.h"
#include "engine/visibility/obstacles.h"
#include "tests/engine/assess/random_town.h"

/// Obstacles that follow edits are those that are made from scratch.
namespace tk {
namespace {

EditedSolids solids_named(const Town& before, const Town& after, std::span<const Edit> edits) {
    const EditedObjects edited = edited_objects(before, after, edits);
    EditedSolids named;
    for (const auto& b : edited.buildings)
        named.buildings.insert((b.after ? b.after : b.before)->id);
    for (const auto& d : edited.developments)
        named.developments.insert((d.after ? d.after : d.before)->id);
    return named;
}

/// What can be told of an obstacle without its number.
auto told(const Obstacle& o) {
    const std::string id = o.building != nullptr ? "b" + o.building->id : "d" + o.development->id;
    return std::tuple(id, o.height_m, o.top_m, o.extent.west_m, o.extent.north_m, o.wall_count);
}

void expect_same_obstacles(const Obstacles& followed, const Obstacles& fresh) {
    const std::vector<Obstacle> a = followed.all(), b = fresh.all();
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(told(a[i]), told(b[i])) << "number " << i;
        EXPECT_EQ(*a[i].footprint, *b[i].footprint);
    }
    const std::vector<Wall> walls = followed.walls(), fresh_walls = fresh.walls();
    ASSERT_EQ(walls.size(), fresh_walls.size());
    for (std::size_t i = 0; i < walls.size(); ++i) {
        EXPECT_EQ(walls[i].a, fresh_walls[i].a);
        EXPECT_EQ(walls[i].b, fresh_walls[i].b);
        EXPECT_EQ(walls[i].top_m, fresh_walls[i].top_m);
        EXPECT_EQ(told(followed.obstacle(walls[i].obstacle)),
                  told(fresh.obstacle(fresh_walls[i].obstacle)));
    }
}

/// The same to whoever asks by place.
void expect_same_answers(const Obstacles& followed, const Obstacles& fresh, std::mt19937& random) {
    std::uniform_real_distribution<double> east(673990, 674250), north(6579990, 6580210),
        size(0.0, 40.0);
    for (int i = 0; i < 20; ++i) {
        const MapPoint at{east(random), north(random)};
        const Extent box{at.east_m, at.north_m, at.east_m + size(random),
                         at.north_m + size(random)};
        const auto obstacles_of = [&](const Obstacles& of, const std::vector<std::int32_t>& found) {
            std::multiset<decltype(told(Obstacle{}))> set;
            for (const std::int32_t k : found) set.insert(told(of.obstacle(k)));
            return set;
        };
        const auto walls_of = [&](const Obstacles& of) {
            std::multiset<std::tuple<double, double, double, double, double>> set;
            for (const std::int32_t k : of.walls_meeting(box)) {
                const Wall& w = of.wall(k);
                set.insert({w.a.east_m, w.a.north_m, w.b.east_m, w.b.north_m, w.top_m});
            }
            return set;
        };
        EXPECT_EQ(obstacles_of(followed, followed.obstacles_meeting(box)),
                  obstacles_of(fresh, fresh.obstacles_meeting(box)));
        EXPECT_EQ(obstacles_of(followed, followed.containing(at)),
                  obstacles_of(fresh, fresh.containing(at)));
        EXPECT_EQ(walls_of(followed), walls_of(fresh));
        EXPECT_EQ(followed.trees_meeting(box), fresh.trees_meeting(box));
    }
}

class ObstaclesIncremental : public ::testing::TestWithParam<unsigned> {};

TEST_P(ObstaclesIncremental, FollowAnyEditsOneByOne) {
    test::RandomTown random_town(GetParam());
    std::mt19937 random(GetParam());
    const auto today = random_town.town();
    // Obstacles point into the first town and into the newest one.
    auto town = today;
    Obstacles obstacles(*today);
    for (int step = 0; step < 40; ++step) {
        const std::vector<Edit> edits{random_town.edit(*town)};
        const auto next = apply(*town, {"step", edits});
        obstacles = Obstacles(obstacles, *next, solids_named(*town, *next, edits));
        town = next;
        const Obstacles fresh(*town);
        expect_same_obstacles(obstacles, fresh);
        expect_same_answers(obstacles, fresh, random);
        if (HasFailure()) FAIL() << "after step " << step;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ObstaclesIncremental, ::testing::Range(1U, 9U));

TEST(ObstaclesIncrementalOrder, WhatIsRemovedAndAddedAgainStandsLast) {
    test::RandomTown random_town(2);
    const auto today = random_town.town();
    const Building first = today->buildings().front();
    const std::vector<Edit> edits{Removed<Building>{first.id}, Added<Building>{first}};
    const auto after = apply(*today, {"P", edits});
    const Obstacles followed(Obstacles(*today), *after, solids_named(*today, *after, edits));
    expect_same_obstacles(followed, Obstacles(*after));
}

TEST(ObstaclesIncrementalOrder, ThousandsOfEditsAreFollowedToo) {
    test::RandomTown random_town(4);
    const auto today = random_town.town();
    std::vector<Edit> edits;
    for (int i = 0; i < 600; ++i) {
        Building building = today->buildings().front();
        building.id = "new " + std::to_string(i);
        building.height_m = 1.0 + i;
        edits.push_back(Added<Building>{building});
    }
    const auto after = apply(*today, {"P", edits});
    const Obstacles followed(Obstacles(*today), *after, solids_named(*today, *after, edits));
    expect_same_obstacles(followed, Obstacles(*after));
}

}  // namespace
}  // namespace tk
