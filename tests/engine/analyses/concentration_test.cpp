#include "engine/analyses/concentration.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>

namespace tk {
namespace {

std::vector<double> and_zeros(std::vector<double> counts, std::size_t zeros) {
    counts.resize(counts.size() + zeros, 0.0);
    return counts;
}

// The examples in the manual of the R package lorenzgini by the paper's authors, version 0.1.2.
TEST(Concentration, GinisAreThoseOfTheAuthorsOwnProgram) {
    const auto sparse = concentration_of(and_zeros({5, 2, 1}, 7));
    EXPECT_NEAR(sparse.gini, 0.8, 1e-12);
    EXPECT_NEAR(sparse.generalised_gini, 0.75, 1e-12);
    const auto enough = concentration_of(and_zeros({10, 8, 2}, 7));
    EXPECT_NEAR(enough.gini, 0.78, 1e-12);
    EXPECT_NEAR(enough.generalised_gini, 0.78, 1e-12);
    EXPECT_NEAR(concentration_of(and_zeros({10}, 9)).gini, 0.9, 1e-12);
    EXPECT_NEAR(concentration_of(and_zeros({10}, 99)).gini, 0.99, 1e-12);
}

// Their point: five robberies in five of ten places are no more concentrated than ten in ten.
TEST(Concentration, OneEachIsTheMostEqualThatFewIncidentsCanBe) {
    EXPECT_NEAR(concentration_of(std::vector<double>(10, 1.0)).generalised_gini, 0.0, 1e-12);
    const auto half = concentration_of(and_zeros(std::vector<double>(5, 1.0), 5));
    EXPECT_NEAR(half.gini, 0.5, 1e-12);
    EXPECT_NEAR(half.generalised_gini, 0.0, 1e-12);
}

TEST(Concentration, LorenzAndRepeatsGoThroughTheNumbersThatOccur) {
    const auto found = concentration_of(std::vector<double>{0, 3, 1, 1, 0, 5, 0, 0});
    EXPECT_EQ(found.places, 8u);
    EXPECT_EQ(found.places_with, 4u);
    EXPECT_EQ(found.incidents, 10.0);
    ASSERT_EQ(found.lorenz.size(), 5u);
    EXPECT_DOUBLE_EQ(found.lorenz[1].share_of_places, 0.125);
    EXPECT_DOUBLE_EQ(found.lorenz[1].share_of_incidents, 0.5);
    EXPECT_DOUBLE_EQ(found.lorenz[3].share_of_places, 0.5);
    EXPECT_DOUBLE_EQ(found.lorenz[3].share_of_incidents, 1.0);
    ASSERT_EQ(found.repeats.size(), 3u);
    EXPECT_EQ(found.repeats[0].at_least, 1.0);
    EXPECT_EQ(found.repeats[0].places, 4u);
    EXPECT_EQ(found.repeats[0].incidents, 10.0);
    EXPECT_EQ(found.repeats[1].at_least, 3.0);
    EXPECT_EQ(found.repeats[1].places, 2u);
    EXPECT_EQ(found.repeats[1].incidents, 8.0);
    EXPECT_EQ(found.repeats[2].incidents, 5.0);
}

TEST(Concentration, TheFewestPlacesThatHoldAShare) {
    const std::vector<double> counts{0, 3, 1, 1, 0, 5, 0, 0};
    const auto found = places_that_hold(counts, std::vector<double>{0.5, 0.51, 0.8, 1.0});
    EXPECT_EQ(found[0].places, 1u);
    EXPECT_EQ(found[1].places, 2u);
    EXPECT_EQ(found[2].places, 2u);
    EXPECT_EQ(found[3].places, 4u);
    EXPECT_DOUBLE_EQ(found[3].share_of_places, 0.5);
    // 0.7 times 10 is a little less than 7, 0.1 three times a little more than 0.3.
    const std::vector<double> tenths(10, 0.1);
    EXPECT_EQ(places_that_hold(tenths, std::vector<double>{0.3})[0].places, 3u);
    EXPECT_EQ(places_that_hold(tenths, std::vector<double>{0.7})[0].places, 7u);
}

// Sum over all pairs: Gini's own definition.
RC_GTEST_PROP(Concentration, AnyGiniAgreesWithAllPairs, ()) {
    const auto raw =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30)));
    std::vector<double> counts(raw.begin(), raw.end());
    counts.push_back(1.0);
    double sum = 0.0;
    for (const double a : counts)
        for (const double b : counts) sum += std::abs(a - b);
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    const auto n = static_cast<double>(counts.size());
    const auto found = concentration_of(counts);
    RC_ASSERT(std::abs(found.gini - sum / (2.0 * n * all)) < 1e-12);
    RC_ASSERT(found.generalised_gini <= found.gini + 1e-12);
    RC_ASSERT(found.generalised_gini >= -1e-12);
    RC_ASSERT(found.repeats.front().places == found.places_with);
    RC_ASSERT(std::abs(found.repeats.front().incidents - all) < 1e-9);
}

// Many places, incidents thrown at them.
TEST(Concentration, ByChanceIsWhatThrowingAtRandomGives) {
    std::mt19937 random(2);
    for (const double mean : {0.05, 0.4, 1.0, 6.0}) {
        constexpr std::size_t places = 400000;
        std::uniform_int_distribution<std::size_t> any(0, places - 1);
        std::vector<double> counts(places, 0.0);
        const auto incidents = static_cast<int>(mean * places);
        for (int i = 0; i < incidents; ++i) counts[any(random)] += 1.0;
        for (const HoldingPlaces& holding :
             places_that_hold(counts, std::vector<double>{0.25, 0.5, 0.8, 1.0}))
            EXPECT_NEAR(holding.share_by_chance, holding.share_of_places, 2.5e-3)
                << mean << " " << holding.share_of_incidents;
    }
    // With hardly any incidents each lies alone, and half of them hold half.
    EXPECT_NEAR(places_by_chance(1e-6, 0.5), 0.5e-6, 1e-9);
    EXPECT_NEAR(places_by_chance(0.4, 1.0), 1.0 - std::exp(-0.4), 1e-12);
}

TEST(Concentration, PlacesAlikeStandAtTheSameShare) {
    const std::vector<double> counts{1, 4, 1, 0, 4};
    EXPECT_EQ(places_by_count(counts), (std::vector<std::size_t>{1, 4, 0, 2, 3}));
    EXPECT_EQ(share_held_before(counts), (std::vector<double>{0.8, 0.0, 0.8, 1.0, 0.0}));
    EXPECT_EQ(share_held_with(counts), (std::vector<double>{0.9, 0.4, 1.0, 1.0, 0.8}));
}

TEST(Concentration, OfPlacesAlikeOnlyAsManyHoldAShareAsItTakes) {
    using enum HoldingClass;
    EXPECT_EQ(holding_classes(std::vector<double>(8, 1.0)),
              (std::vector<HoldingClass>{quarter, quarter, half, half, most, most, most, rest}));
    EXPECT_EQ(holding_classes(std::vector<double>{0.0, 30.0, 1.0}),
              (std::vector<HoldingClass>{empty, quarter, rest}));
    for (std::size_t places = 1; places < 60; ++places) {
        const std::vector<double> counts(places, 0.1);
        const auto classes = holding_classes(counts);
        const auto hold = places_that_hold(counts, std::vector<double>{0.25, 0.5, 0.8});
        const auto up_to = [&](HoldingClass last) {
            return static_cast<std::size_t>(std::count_if(
                classes.begin(), classes.end(), [&](HoldingClass c) { return c <= last; }));
        };
        EXPECT_EQ(up_to(quarter), hold[0].places) << places;
        EXPECT_EQ(up_to(half), hold[1].places) << places;
        EXPECT_EQ(up_to(most), hold[2].places) << places;
    }
}

TEST(Concentration, TellsNothingOfNoIncidentsAndRefusesNoCount) {
    const auto none = concentration_of(std::vector<double>(3, 0.0));
    EXPECT_TRUE(std::isnan(none.gini) && std::isnan(none.generalised_gini));
    EXPECT_TRUE(none.lorenz.empty() && none.repeats.empty());
    EXPECT_EQ(concentration_of({}).places, 0u);
    EXPECT_TRUE(std::isnan(
        places_that_hold(std::vector<double>{0, 0}, std::vector<double>{0.5})[0].share_of_places));
    EXPECT_THROW(concentration_of(std::vector<double>{-1.0}), std::invalid_argument);
    EXPECT_THROW(concentration_of(std::vector<double>{std::nan("")}), std::invalid_argument);
    EXPECT_THROW(places_that_hold({}, std::vector<double>{0.0}), std::invalid_argument);
}

}  // namespace
}  // namespace tk
