#include "engine/surfaces/network_density.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>
#include <stdexcept>

#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"
#include "tests/engine/network/made_streets.h"

namespace tk {
namespace {

using test::streets_of;

constexpr NodeSplit both_splits[] = {NodeSplit::discontinuous, NodeSplit::continuous};
constexpr KernelShape ending_shapes[] = {KernelShape::quartic, KernelShape::epanechnikov,
                                         KernelShape::triangular, KernelShape::uniform,
                                         KernelShape::triweight};

/// Three streets of 100 m from one junction at their beginning.
StreetNetwork star() {
    return StreetNetwork(streets_of({{{0, 0}, {100, 0}}, {{0, 0}, {0, 100}}, {{0, 0}, {-100, 0}}}));
}

double value_at(const StreetNetwork& streets, const std::vector<NetworkIncident>& incidents,
                const NetworkPlace& at, const NetworkDensityOptions& options) {
    return network_density(incidents, streets, std::vector{at}, options)[0];
}

/// The values over short pieces times their length, added up.
double mass_of(const StreetNetwork& streets, const std::vector<NetworkIncident>& incidents,
               const NetworkDensityOptions& options, double piece_m = 0.5) {
    const std::vector<Lixel> lixels = lixels_of(streets, piece_m);
    std::vector<NetworkPlace> middles;
    for (const Lixel& lixel : lixels) middles.push_back(lixel.middle());
    const std::vector<double> values = network_density(incidents, streets, middles, options);
    double mass = 0.0;
    for (std::size_t i = 0; i < lixels.size(); ++i) mass += values[i] * lixels[i].length_m();
    return mass;
}

// O-6: a star of three streets of 100 m, an incident 40 m from its centre, quartic of 100 m.
TEST(NetworkDensity, OfAStarHasThePublishedValuesOfBothSplits) {
    const std::vector<NetworkIncident> one{{{0, 40.0, 0.0}, 1.0}};
    NetworkDensityOptions options{100.0};
    EXPECT_NEAR(value_at(star(), one, {1, 30.0, 0.0}, options), 0.001219219, 5e-10);
    EXPECT_NEAR(value_at(star(), one, {0, 10.0, 0.0}, options), 0.007763438, 5e-10);
    EXPECT_NEAR(mass_of(star(), one, options, 0.1), 0.942080, 5e-7);
    options.split = NodeSplit::continuous;
    EXPECT_NEAR(value_at(star(), one, {1, 30.0, 0.0}, options), 0.001625625, 5e-10);
    EXPECT_NEAR(value_at(star(), one, {0, 10.0, 0.0}, options), 0.006005625, 5e-10);
    EXPECT_NEAR(mass_of(star(), one, options, 0.1), 1.0, 5e-7);
}

// What crosses the dead end 60 m away, in closed form: the integral of the kernel beyond it.
TEST(NetworkDensity, AtADeadEndTheContinuousReflectsAndTheDiscontinuousLosesTheTail) {
    const std::vector<NetworkIncident> one{{{0, 40.0, 0.0}, 1.0}};
    NetworkDensityOptions options{100.0};
    const double u = 0.6;
    const double beyond =
        15.0 / 16.0 * (8.0 / 15.0 - (u - 2.0 / 3.0 * std::pow(u, 3) + std::pow(u, 5) / 5.0));
    EXPECT_NEAR(1.0 - mass_of(star(), one, options, 0.1), beyond, 5e-7);
    const double direct = 15.0 / 1600.0 * std::pow(1.0 - 0.55 * 0.55, 2);
    const double reflected = 15.0 / 1600.0 * std::pow(1.0 - 0.65 * 0.65, 2);
    const NetworkPlace near_end{0, 95.0, 0.0};
    EXPECT_NEAR(value_at(star(), one, near_end, options), direct, 1e-12);
    options.split = NodeSplit::continuous;
    EXPECT_NEAR(value_at(star(), one, near_end, options), direct + reflected, 1e-12);
}

TEST(NetworkDensity, AlongOneStreetIsTheKernelOfEveryShape) {
    const StreetNetwork street(streets_of({{{0, 0}, {1000, 0}}}));
    const std::vector<NetworkIncident> two{{{0, 500.0, 0.0}, 2.0}};
    const double half[] = {0.5625, 0.75, 0.5, 1.0, 0.421875};  // g(0.5)
    const double peak[] = {15.0 / 16.0, 0.75, 1.0, 0.5, 35.0 / 32.0};
    for (std::size_t s = 0; s < std::size(ending_shapes); ++s) {
        NetworkDensityOptions options{200.0, ending_shapes[s]};
        options.scale = 1000.0;
        const double expected = 2.0 * peak[s] / 200.0 * 1000.0;
        EXPECT_NEAR(value_at(street, two, {0, 500.0, 0.0}, options), expected, 1e-12);
        EXPECT_NEAR(value_at(street, two, {0, 600.0, 0.0}, options), expected * half[s], 1e-12);
        EXPECT_EQ(value_at(street, two, {0, 700.0, 0.0}, options), 0.0);
        options.scale = 1.0;
        EXPECT_NEAR(mass_of(street, two, options), 2.0, 0.006);
        options.normalisation = Normalisation::raw;
        EXPECT_NEAR(value_at(street, two, {0, 600.0, 0.0}, options), 2.0 * half[s], 1e-12);
    }
}

/// From the incident outward, one path after the other, as McSwiggan et al. (2017) define it.
class PlainDensity {
public:
    PlainDensity(const StreetNetwork& streets, const NetworkDensityOptions& options)
        : streets_(streets), options_(options) {}

    double at(const NetworkPlace& to, const NetworkPlace& incident) const {
        double sum = 0.0;
        if (to.edge == incident.edge) sum = kernel(std::abs(to.along_m - incident.along_m));
        const double length_m = streets_.edge(incident.edge).length_m;
        sum += beyond(way_along(incident.edge), length_m - incident.along_m, 1.0, to);
        sum += beyond(turned(way_along(incident.edge)), incident.along_m, 1.0, to);
        return sum;
    }

private:
    double kernel(double d) const {
        const double h = options_.bandwidth_m;
        return d < h
                   ? line_kernel_factor(options_.shape) / h * kernel_shape_at(options_.shape, d / h)
                   : 0.0;
    }

    /// By all paths that have come to the end of a way.
    double beyond(Way arriving, double come_m, double factor, const NetworkPlace& to) const {
        if (come_m >= options_.bandwidth_m) return 0.0;
        const auto ways = streets_.ways_from(streets_.end_of(arriving));
        const double n = static_cast<double>(ways.size());
        double sum = 0.0;
        for (const Way way : ways) {
            double share = options_.split == NodeSplit::continuous ? 2.0 / n : 1.0 / (n - 1.0);
            if (way == turned(arriving))
                share = options_.split == NodeSplit::continuous ? (2.0 - n) / n : 0.0;
            if (share == 0.0) continue;
            const double length_m = streets_.edge(edge_of(way)).length_m;
            if (edge_of(way) == to.edge)
                sum += factor * share *
                       kernel(come_m + (way % 2 == 0 ? to.along_m : length_m - to.along_m));
            sum += beyond(way, come_m + length_m, factor * share, to);
        }
        return sum;
    }

    const StreetNetwork& streets_;
    const NetworkDensityOptions& options_;
};

struct RandomCase {
    StreetNetwork streets;
    std::vector<NetworkIncident> incidents;
    std::vector<NetworkPlace> places;
};

RandomCase random_case(unsigned seed) {
    RandomCase made{StreetNetwork(test::random_streets(seed, 12, 18, 300.0)), {}, {}};
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::uint32_t> any(
        0, static_cast<std::uint32_t>(made.streets.edges() - 1));
    std::uniform_real_distribution<double> share(0.01, 0.99), weight(0.0, 3.0);
    const auto place = [&] {
        const std::uint32_t edge = any(random);
        return NetworkPlace{edge, share(random) * made.streets.edge(edge).length_m, 0.0};
    };
    for (int i = 0; i < 15; ++i) made.incidents.push_back({place(), weight(random)});
    for (int i = 0; i < 40; ++i) made.places.push_back(place());
    return made;
}

TEST(NetworkDensity, AgreesWithPathsFollowedOneByOne) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        const RandomCase made = random_case(seed);
        for (const NodeSplit split : both_splits)
            for (const KernelShape shape : ending_shapes) {
                const NetworkDensityOptions options{350.0, shape, split};
                const PlainDensity plain(made.streets, options);
                const auto values =
                    network_density(made.incidents, made.streets, made.places, options);
                for (std::size_t i = 0; i < made.places.size(); ++i) {
                    double sum = 0.0;
                    for (const NetworkIncident& incident : made.incidents)
                        sum += incident.weight * plain.at(made.places[i], incident.at);
                    EXPECT_NEAR(values[i], sum, 1e-12) << seed << " at " << i;
                }
            }
    }
}

// Even where streets lead around and back: the continuous form everywhere, the discontinuous
// wherever there is no dead end.
TEST(NetworkDensity, EveryIncidentsWeightIsKeptWhereNothingEnds) {
    const StreetNetwork closed(streets_of({{{0, 0}, {120, 0}},
                                           {{120, 0}, {120, 90}},
                                           {{120, 90}, {0, 0}},
                                           {{0, 0}, {60, -80}, {120, 0}},
                                           {{120, 90}, {200, 90}, {200, 150}, {120, 90}}}));
    std::mt19937 random(5);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    for (std::uint32_t edge = 0; edge < closed.edges(); ++edge) {
        const std::vector<NetworkIncident> one{
            {{edge, share(random) * closed.edge(edge).length_m, 0.0}, 1.7}};
        for (const NodeSplit split : both_splits)
            EXPECT_NEAR(mass_of(closed, one, {300.0, KernelShape::quartic, split}), 1.7, 1e-4);
    }
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const RandomCase made = random_case(seed);
        double weights = 0.0;
        for (const NetworkIncident& incident : made.incidents) weights += incident.weight;
        EXPECT_NEAR(mass_of(made.streets, made.incidents,
                            {200.0, KernelShape::quartic, NodeSplit::continuous}),
                    weights, 1e-3 * weights);
    }
}

TEST(NetworkDensity, IsTheSameFromAToBAsFromBToA) {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const RandomCase made = random_case(seed);
        for (const NodeSplit split : both_splits)
            for (std::size_t i = 1; i < made.places.size(); ++i) {
                const NetworkPlace &a = made.places[i - 1], &b = made.places[i];
                const NetworkDensityOptions options{300.0, KernelShape::quartic, split};
                EXPECT_NEAR(value_at(made.streets, {{a, 1.0}}, b, options),
                            value_at(made.streets, {{b, 1.0}}, a, options), 1e-13);
            }
    }
}

// A street that is kept in two pieces is the same street.
TEST(NetworkDensity, DoesNotDependOnHowAStreetIsCut) {
    const StreetNetwork whole = star();
    const StreetNetwork cut(streets_of(
        {{{0, 0}, {25, 0}}, {{25, 0}, {100, 0}}, {{0, 0}, {0, 100}}, {{0, 0}, {-100, 0}}}));
    for (const NodeSplit split : both_splits) {
        const NetworkDensityOptions options{150.0, KernelShape::quartic, split};
        for (const double y : {5.0, 50.0, 95.0}) {
            const std::vector<NetworkIncident> in_whole{{{0, 40.0, 0.0}, 1.0}};
            const std::vector<NetworkIncident> in_cut{{{1, 15.0, 0.0}, 1.0}};
            EXPECT_NEAR(value_at(whole, in_whole, {1, y, 0.0}, options),
                        value_at(cut, in_cut, {2, y, 0.0}, options), 1e-13);
            EXPECT_NEAR(value_at(whole, in_whole, {0, 25.0 + 0.7 * y, 0.0}, options),
                        value_at(cut, in_cut, {1, 0.7 * y, 0.0}, options), 1e-13);
        }
    }
}

TEST(NetworkDensity, AnIncidentAtAJunctionIsSharedByItsStreetsWhicheverHoldsIt) {
    const StreetNetwork streets = star();
    for (const NodeSplit split : both_splits) {
        const NetworkDensityOptions options{100.0, KernelShape::quartic, split};
        const double expected = 2.0 / 3.0 * 15.0 / 1600.0 * std::pow(1.0 - 0.3 * 0.3, 2);
        for (std::uint32_t holds = 0; holds < 3; ++holds)
            for (std::uint32_t at = 0; at < 3; ++at)
                EXPECT_NEAR(value_at(streets, {{{holds, 0.0, 0.0}, 1.0}}, {at, 30.0, 0.0}, options),
                            expected, 1e-12);
        EXPECT_NEAR(mass_of(streets, {{{1, 0.0, 0.0}, 1.0}}, options), 1.0, 1e-5);
    }
}

// Values on both sides of a node of three streets.
TEST(NetworkDensity, ContinuousHasNoStepAtANodeAndDiscontinuousDoes) {
    const std::vector<NetworkIncident> one{{{0, 40.0, 0.0}, 1.0}};
    const auto step = [&](NodeSplit split) {
        const NetworkDensityOptions options{100.0, KernelShape::quartic, split};
        return value_at(star(), one, {0, 1e-9, 0.0}, options) -
               value_at(star(), one, {1, 1e-9, 0.0}, options);
    };
    EXPECT_NEAR(step(NodeSplit::continuous), 0.0, 1e-10);
    EXPECT_NEAR(step(NodeSplit::discontinuous), 0.5 * 15.0 / 1600.0 * std::pow(1 - 0.16, 2), 1e-10);
}

TEST(NetworkDensity, IsTheSameBytesOnAnyNumberOfThreads) {
    const RandomCase made = random_case(3);
    const NetworkDensityOptions options{400.0, KernelShape::quartic, NodeSplit::continuous};
    const auto all = network_density(made.incidents, made.streets, made.places, options);
    const ThreadLimit one(1);
    EXPECT_EQ(network_density(made.incidents, made.streets, made.places, options), all);
}

TEST(NetworkDensity, OfChicagosCrimesKeepsAllOfThem) {
    TK_NEED_SHARED_DATA("research-spatstat-chicago/chicago_points.csv");
    const StreetNetwork chicago(test::chicago_streets());
    std::vector<NetworkIncident> crimes;
    for (const auto& crime : test::chicago_crimes())
        crimes.push_back({*chicago.nearest(crime.at, 1.0), 1.0});
    EXPECT_NEAR(mass_of(chicago, crimes, {200.0, KernelShape::quartic, NodeSplit::continuous}),
                116.0, 1e-3);
    const double kept =
        mass_of(chicago, crimes, {200.0, KernelShape::quartic, NodeSplit::discontinuous});
    EXPECT_LT(kept, 116.0) << "there are dead ends";
    EXPECT_GT(kept, 110.0);
}

TEST(NetworkDensity, RefusesWhatItCannotCompute) {
    const StreetNetwork streets = star();
    const std::vector<NetworkPlace> at{{0, 1.0, 0.0}};
    const auto with = [&](NetworkDensityOptions options, double weight) {
        return network_density(std::vector<NetworkIncident>{{{0, 1.0, 0.0}, weight}}, streets, at,
                               options);
    };
    EXPECT_THROW(with({0.0}, 1.0), std::invalid_argument);
    EXPECT_THROW(with({HUGE_VAL}, 1.0), std::invalid_argument);
    EXPECT_THROW(with({100.0, KernelShape::gaussian}, 1.0), std::invalid_argument);
    EXPECT_THROW(with({100.0}, -1.0), std::invalid_argument);
    EXPECT_THROW(lixels_of(streets, 0.0), std::invalid_argument);
    EXPECT_TRUE(network_density({}, StreetNetwork(), {}, {100.0}).empty());
    EXPECT_EQ(network_density({}, streets, at, {100.0})[0], 0.0);
}

// Streets of a metre or so that branch everywhere: no path is as long as another.
TEST(NetworkDensity, SaysWhereTooManyPathsLead) {
    const StreetNetwork thicket(test::random_streets(1, 40, 120, 3.0));
    const std::vector<NetworkIncident> one{{{0, 0.5, 0.0}, 1.0}};
    const std::vector<NetworkPlace> at{{1, 0.5, 0.0}};
    try {
        network_density(one, thicket, at, {250.0});
        FAIL() << "it cannot have followed them all";
    } catch (const InputError& error) {
        EXPECT_NE(error.problem().find("250 000 paths"), std::string::npos);
        EXPECT_NE(error.remedy().find("--bandwidth"), std::string::npos);
    }
}

TEST(Lixels, AreTheFewestOfTheSameLengthThatAreShortEnough) {
    const StreetNetwork streets(
        streets_of({{{0, 0}, {100, 0}}, {{0, 0}, {0, 95}}, {{0, 0}, {-3, -4}}}));
    const auto lixels = lixels_of(streets, 10.0);
    ASSERT_EQ(lixels.size(), 21u);
    for (const Lixel& lixel : lixels)
        EXPECT_NEAR(lixel.length_m(), lixel.edge == 0 ? 10.0 : lixel.edge == 1 ? 9.5 : 5.0, 1e-12);
    EXPECT_EQ(lixels[3].middle().along_m, 35.0);
    EXPECT_EQ(lixels[9].to_m, 100.0);
}

}  // namespace
}  // namespace tk
