#include "engine/analyses/near_repeat.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>
#include <random>
#include <string>
#include <utility>

#include "engine/core/parallel_for.h"
#include "engine/core/random_stream.h"
#include "engine/network/network_distances.h"
#include "tests/engine/network/made_streets.h"
#include "tests/support/shared_data.h"

namespace tk {
namespace {

constexpr double no_end = std::numeric_limits<double>::infinity();

std::vector<std::int64_t> observed(const std::vector<NearRepeatBand>& bands) {
    std::vector<std::int64_t> counts;
    for (const NearRepeatBand& band : bands) counts.push_back(band.observed);
    return counts;
}

// O-17. Half-open bands: 3 days are not in [0, 3), and 100 m lie in [1, 201).
TEST(NearRepeat, OnePairLiesInTheBandThatBeginsAtItsDistance) {
    const std::vector<DatedPlace> two{{{0, 0}, 0.0}, {{0, 100}, 3.0}};
    NearRepeatOptions options{{1, 201, 401}, {4, 7}};
    EXPECT_EQ(observed(near_repeat(two, options)), (std::vector<std::int64_t>{0, 0, 1, 0, 0, 0}));
    options.day_ends = {3, 7};
    EXPECT_EQ(observed(near_repeat(two, options)), (std::vector<std::int64_t>{0, 0, 0, 1, 0, 0}));
    options.distance_ends_m = {100, 200};
    EXPECT_EQ(observed(near_repeat(two, options)), (std::vector<std::int64_t>{0, 0, 0, 1}));
}

std::vector<DatedPlace> chicago_arson() {
    std::ifstream in(test::shared_data() / "research-nearrepeat" / "chicago_arson.csv");
    std::vector<DatedPlace> incidents;
    for (std::string line; std::getline(in, line);) {
        double east = 0.0, north = 0.0;
        int year = 0;
        unsigned month = 0, day = 0;
        if (std::sscanf(line.c_str(), "%lf,%lf,%d-%u-%u", &east, &north, &year, &month, &day) != 5)
            continue;
        const std::chrono::sys_days date =
            std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
        incidents.push_back({{east, north}, static_cast<double>(date.time_since_epoch().count())});
    }
    return incidents;
}

// In place of O-18. Counted in R over [a, b); the last band of days includes its end there, 21.
TEST(NearRepeat, CountsOfChicagosArsonAreThoseOfR) {
    TK_NEED_SHARED_DATA("research-nearrepeat/chicago_arson.csv");
    const std::vector<DatedPlace> arson = chicago_arson();
    ASSERT_EQ(arson.size(), 522u);
    NearRepeatOptions options{{0.1, 100, 200, 300, 400}, {7, 14, 22}, NearRepeatMetric::manhattan};
    EXPECT_EQ(observed(near_repeat(arson, options)),
              (std::vector<std::int64_t>{4, 1, 0, 4, 1, 1, 7, 0, 4, 3, 1, 5, 7, 3, 2}));
    options.metric = NearRepeatMetric::euclidean;
    EXPECT_EQ(observed(near_repeat(arson, options)),
              (std::vector<std::int64_t>{4, 1, 0, 6, 1, 2, 7, 0, 3, 5, 2, 6, 10, 7, 4}));
}

// The counts that Ratcliffe's Near Repeat Calculator 1.3 prints for within a day on that file. What
// it expects is for other days than its heading says, and is not compared.
TEST(NearRepeat, CountsWithinADayAreThoseOfTheNearRepeatCalculator) {
    TK_NEED_SHARED_DATA("research-nearrepeat/chicago_arson.csv");
    const NearRepeatOptions options{{1, 201, 401, 601}, {2}, NearRepeatMetric::manhattan};
    const auto counts = observed(near_repeat(chicago_arson(), options));
    EXPECT_EQ(std::vector<std::int64_t>(counts.begin() + 1, counts.end()),
              (std::vector<std::int64_t>{9, 4, 6}));
}

std::vector<DatedPlace> made_up(unsigned seed, std::size_t count, double step_of_days) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0.0, 1500.0), day(0.0, 90.0);
    std::vector<DatedPlace> incidents;
    for (std::size_t i = 0; i < count; ++i)
        incidents.push_back({{674000.0 + place(random), 6580000.0 + place(random)},
                             step_of_days * std::floor(day(random) / step_of_days)});
    return incidents;
}

std::vector<std::int64_t> counted_plainly(const std::vector<DatedPlace>& incidents,
                                          const NearRepeatOptions& options) {
    std::vector<std::int64_t> counts(options.distance_ends_m.size() * options.day_ends.size(), 0);
    for (std::size_t i = 0; i < incidents.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const MapPoint a = incidents[i].at, b = incidents[j].at;
            const double apart =
                options.metric == NearRepeatMetric::euclidean
                    ? std::hypot(a.east_m - b.east_m, a.north_m - b.north_m)
                    : std::abs(a.east_m - b.east_m) + std::abs(a.north_m - b.north_m);
            const double days = std::abs(incidents[i].day - incidents[j].day);
            for (std::size_t d = 0; d < options.distance_ends_m.size(); ++d)
                for (std::size_t t = 0; t < options.day_ends.size(); ++t) {
                    const double from_m = d == 0 ? 0.0 : options.distance_ends_m[d - 1];
                    const double from_days = t == 0 ? 0.0 : options.day_ends[t - 1];
                    if (apart >= from_m && apart < options.distance_ends_m[d] &&
                        days >= from_days && days < options.day_ends[t])
                        ++counts[d * options.day_ends.size() + t];
                }
        }
    return counts;
}

TEST(NearRepeat, AgreesWithAllPairsCountedOpenBandsToo) {
    for (const double step : {1.0, 0.01})
        for (const auto metric : {NearRepeatMetric::euclidean, NearRepeatMetric::manhattan})
            for (const double last_m : {400.0, no_end})
                for (const double last_days : {28.0, no_end}) {
                    NearRepeatOptions options{
                        {0.1, 100, 250, last_m}, {3, 7, last_days}, metric, 3};
                    const auto incidents = made_up(7, 300, step);
                    EXPECT_EQ(observed(near_repeat(incidents, options)),
                              counted_plainly(incidents, options));
                }
}

// The permutations one by one, every pair of incidents looked at in each: Fisher & Yates' shuffle
// by the random stream of its number.
TEST(NearRepeat, AgreesWithTheSamePermutationsCountedPlainly) {
    constexpr int permutations = 37;
    for (const double step : {1.0, 0.25, 1.0 / 86400.0, 0.013})
        for (const double last_m : {350.0, no_end}) {
            // Seven bands of days: more than are compared at once.
            NearRepeatOptions options{{0.1, 120, last_m}, {1, 2.5, 4, 8, 16, 32, no_end}};
            options.permutations = permutations;
            options.seed = 20;
            std::vector<DatedPlace> incidents = made_up(13, 150, step);
            if (step < 0.001)
                for (DatedPlace& incident : incidents)
                    incident.day = std::round(incident.day * 86400.0);
            const auto bands = near_repeat(incidents, options);
            std::vector<std::vector<std::int64_t>> counts(bands.size());
            for (int k = 0; k < permutations; ++k) {
                std::vector<DatedPlace> dealt = incidents;
                RandomStream random(options.seed, static_cast<std::uint64_t>(k));
                for (std::size_t left = dealt.size(); left > 1; --left)
                    std::swap(dealt[left - 1].day, dealt[random.below(left)].day);
                const auto plain = counted_plainly(dealt, options);
                for (std::size_t b = 0; b < bands.size(); ++b) counts[b].push_back(plain[b]);
            }
            const auto observed_plainly = counted_plainly(incidents, options);
            for (std::size_t b = 0; b < bands.size(); ++b) {
                std::sort(counts[b].begin(), counts[b].end());
                double sum = 0.0, as_many = 0.0;
                for (const std::int64_t count : counts[b]) {
                    sum += static_cast<double>(count);
                    as_many += count >= observed_plainly[b] ? 1.0 : 0.0;
                }
                EXPECT_EQ(bands[b].observed, observed_plainly[b]);
                EXPECT_EQ(bands[b].expected, sum / permutations);
                EXPECT_EQ(bands[b].median, static_cast<double>(counts[b][permutations / 2]));
                EXPECT_EQ(bands[b].p, (1.0 + as_many) / (1.0 + permutations));
            }
        }
}

/// Incidents on random streets, some beside them, and where they lie on them.
struct StreetIncidents {
    StreetNetwork streets;
    std::vector<DatedPlace> incidents;
    std::vector<NetworkPlace> places;
};

StreetIncidents on_random_streets(unsigned seed, std::size_t count) {
    StreetIncidents made{StreetNetwork(test::random_streets(seed, 25, 40, 900.0)), {}, {}};
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0.0, 900.0), day(0.0, 60.0);
    while (made.incidents.size() < count) {
        const MapPoint at{674000.0 + place(random), 6580000.0 + place(random)};
        const auto nearest = made.streets.nearest(at, 40.0);
        if (!nearest) continue;
        made.incidents.push_back({at, std::floor(day(random))});
        made.places.push_back(*nearest);
        // Now and then another at the very same place.
        if (made.incidents.size() % 10 == 0) {
            made.incidents.push_back({at, std::floor(day(random))});
            made.places.push_back(*nearest);
        }
    }
    return made;
}

TEST(NearRepeat, AlongStreetsAgreesWithTheShortestWaysOfAllPairs) {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const StreetIncidents made = on_random_streets(seed, 150);
        for (const double last_m : {400.0, no_end}) {
            NearRepeatOptions options{{0.1, 100, 250, last_m}, {3, 7, 28}};
            options.metric = NearRepeatMetric::network;
            options.permutations = 3;
            options.on_streets = {&made.streets, made.places};
            std::vector<std::int64_t> counts(12, 0);
            NetworkDistances distances(made.streets);
            for (std::size_t i = 0; i < made.incidents.size(); ++i) {
                distances.from(made.places[i], 1e9);
                for (std::size_t j = 0; j < i; ++j) {
                    const double apart =
                        std::max(distances.to(made.places[j]),
                                 distance_m(made.incidents[i].at, made.incidents[j].at));
                    const double days = std::abs(made.incidents[i].day - made.incidents[j].day);
                    const std::size_t d = apart < 0.1 ? 0 : apart < 100 ? 1 : apart < 250 ? 2 : 3;
                    const std::size_t t = days < 3 ? 0 : days < 7 ? 1 : 2;
                    if ((apart < last_m || last_m == no_end) && days < 28) ++counts[3 * d + t];
                }
            }
            EXPECT_GT(counts[0] + counts[1] + counts[2], 0) << "some are at the same place";
            EXPECT_EQ(observed(near_repeat(made.incidents, options)), counts);
        }
    }
}

// Two streets that a wall keeps apart: near in the plane, far along streets.
TEST(NearRepeat, AlongStreetsIsNotAcrossWhatLiesBetweenThem) {
    const StreetNetwork streets(test::streets_of({{{0, 0}, {500, 0}, {500, 30}, {0, 30}}}));
    const std::vector<DatedPlace> incidents{{{10, 2}, 0.0}, {{10, 28}, 1.0}, {{10, -2}, 2.0}};
    std::vector<NetworkPlace> places;
    for (const DatedPlace& incident : incidents)
        places.push_back(*streets.nearest(incident.at, 10.0));
    NearRepeatOptions options{{0.1, 100}, {7}};
    EXPECT_EQ(observed(near_repeat(incidents, options)), (std::vector<std::int64_t>{0, 3}));
    options.metric = NearRepeatMetric::network;
    options.on_streets = {&streets, places};
    EXPECT_EQ(observed(near_repeat(incidents, options)), (std::vector<std::int64_t>{0, 1}))
        << "those on either side of the street are near, and not at the same place";
    NearRepeatBand soon_and_near;
    soon_and_near.to_m = 100.0;
    soon_and_near.to_days = 7.0;
    EXPECT_EQ(repeat_roles(incidents,
                           {{soon_and_near}, 0.1, NearRepeatMetric::network, {&streets, places}}),
              (std::vector<RepeatRole>{RepeatRole::originator, RepeatRole::alone,
                                       RepeatRole::near_repeat}));
    options.on_streets.places = options.on_streets.places.first(2);
    EXPECT_THROW(near_repeat(incidents, options), std::invalid_argument);
    options.on_streets = {};
    EXPECT_THROW(near_repeat(incidents, options), std::invalid_argument);
}

// Over all 24 ways to deal four dates out.
TEST(NearRepeat, ExpectsTheMeanOverTheWaysToDealTheDaysOut) {
    const std::vector<DatedPlace> four{
        {{0, 0}, 0.0}, {{50, 0}, 1.0}, {{900, 0}, 10.0}, {{5000, 0}, 20.0}};
    NearRepeatOptions options{{100}, {5}};
    options.permutations = 20000;
    const auto bands = near_repeat(four, options);
    EXPECT_EQ(bands[0].observed, 1);
    // One pair of places, one of six pairs of dates.
    EXPECT_NEAR(bands[0].expected, 1.0 / 6.0, 0.01);
    EXPECT_NEAR(bands[0].p, 1.0 / 6.0, 0.01);
    EXPECT_EQ(bands[0].median, 0.0);
}

TEST(NearRepeat, IsTheSameOnAnyNumberOfThreads) {
    const auto incidents = made_up(3, 500, 1.0);
    const auto all = near_repeat(incidents);
    const ThreadLimit one(1);
    const auto alone = near_repeat(incidents);
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].expected, alone[i].expected);
        EXPECT_EQ(all[i].p, alone[i].p);
    }
}

// O-16: Knox (1964). Of the 4560 pairs of 96 children with leukaemia 25 fell ill nearby, 152 soon
// after each other, and 5 both, where 25 x 152 / 4560 are expected.
TEST(NearRepeat, ExpectsOfKnoxsChildrenWhatHeDoes) {
    std::vector<DatedPlace> children;
    for (int i = 0; i < 96; ++i) {
        // Two in each of 25 villages, one in each of the others.
        const double village = i < 50 ? i / 2 : i - 25;
        // 17 on one day, ten of them in five villages; six on another and two on a third.
        const bool first = i < 10 || (i >= 50 && i < 57), second = i >= 57 && i < 63;
        const double day = first ? 0 : second ? 100 : i == 63 || i == 64 ? 200 : 300 + 100 * i;
        children.push_back({{10000.0 * village, i % 2 == 0 ? 0.0 : 500.0}, day});
    }
    NearRepeatOptions options{{1000.0, no_end}, {60.0, no_end}};
    options.permutations = 9999;
    const std::vector<NearRepeatBand> bands = near_repeat(children, options);
    EXPECT_EQ(observed(bands), (std::vector<std::int64_t>{5, 20, 147, 4388}));
    // Its standard error over the permutations is about 0.009.
    EXPECT_NEAR(bands[0].expected, 25.0 * 152.0 / 4560.0, 0.04);
    EXPECT_EQ(bands[0].median, 1.0);
    // He takes Poisson's chance of five or more; the days of so few dealt out have less.
    EXPECT_LT(bands[0].p, 0.001684433);
}

// Without near repeats p lies anywhere, with them it is small.
TEST(NearRepeat, FindsWhatIsPlantedAndNothingElse) {
    auto incidents = made_up(11, 600, 1.0);
    EXPECT_GT(near_repeat(incidents)[4].p, 0.01);
    for (std::size_t i = 0; i < 200; ++i)
        incidents.push_back(
            {{incidents[i].at.east_m + 40.0, incidents[i].at.north_m}, incidents[i].day + 2.0});
    const NearRepeatBand planted = near_repeat(incidents)[4];
    EXPECT_LT(planted.p, 0.01);
    EXPECT_GT(planted.ratio, 1.2);
}

TEST(NearRepeat, RefusesBandsThatDoNotAscend) {
    EXPECT_THROW(near_repeat({}, {{100, 100}, {7}}), std::invalid_argument);
    EXPECT_THROW(near_repeat({}, {{100}, {}}), std::invalid_argument);
    EXPECT_EQ(near_repeat({}, {{100}, {7}})[0].observed, 0);
}

TEST(RepeatRoles, TellWhoFollowsWhom) {
    const std::vector<DatedPlace> incidents{
        {{0, 0}, 0.0}, {{0, 0}, 3.0}, {{90, 0}, 5.0}, {{95, 0}, 5.0}, {{5000, 0}, 1.0}};
    NearRepeatBand soon_and_near;
    soon_and_near.to_m = 100.0;
    soon_and_near.to_days = 7.0;
    const auto roles = repeat_roles(incidents, {{soon_and_near}});
    EXPECT_EQ(roles, (std::vector<RepeatRole>{RepeatRole::originator, RepeatRole::repeat,
                                              RepeatRole::near_repeat, RepeatRole::near_repeat,
                                              RepeatRole::alone}));
}

TEST(RepeatRoles, ComeFromTheBandsThatTellAloneAndFromNoneWithoutAnEnd) {
    const std::vector<DatedPlace> incidents{
        {{0, 0}, 0.0}, {{50, 0}, 3.0}, {{0, 0}, 9.0}, {{900, 0}, 9.5}};
    const auto band = [](double from_m, double to_m, double from_days, double to_days) {
        NearRepeatBand made;
        made.from_m = from_m;
        made.to_m = to_m;
        made.from_days = from_days;
        made.to_days = to_days;
        return made;
    };
    using enum RepeatRole;
    EXPECT_EQ(repeat_roles(incidents, {{band(0, 0.1, 7, 14)}}),
              (std::vector<RepeatRole>{originator, alone, repeat, alone}));
    EXPECT_EQ(repeat_roles(incidents, {{band(0.1, 100, 0, 7)}}),
              (std::vector<RepeatRole>{originator, near_repeat, near_repeat, alone}));
    EXPECT_EQ(repeat_roles(incidents, {{band(100, no_end, 0, 7)}}),
              std::vector<RepeatRole>(4, alone));
    EXPECT_EQ(repeat_roles(incidents, {}), std::vector<RepeatRole>(4, alone));
}

}  // namespace
}  // namespace tk
