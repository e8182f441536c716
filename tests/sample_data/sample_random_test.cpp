#include "sample-data/generator/sample_random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace tk {
namespace {

TEST(SampleRandom, GivesTheSameStreamForTheSameSeedAndPart) {
    SampleRandom a(7, "lamps"), b(7, "lamps");
    for (int i = 0; i < 100; ++i) EXPECT_EQ(a.unit(), b.unit());
}

TEST(SampleRandom, GivesAnotherStreamForAnotherSeedOrPart) {
    std::set<double> firsts;
    for (const char* part : {"lamps", "cameras"})
        for (const std::uint64_t seed : {1u, 2u, 3u})
            firsts.insert(SampleRandom(seed, part).unit());
    EXPECT_EQ(firsts.size(), 6u);
}

TEST(SampleRandom, PoissonHasItsMeanAndVariance) {
    SampleRandom random(1, "test");
    for (const double mean : {0.4, 7.0, 95.0}) {
        const int n = 20000;
        double sum = 0.0, squares = 0.0;
        for (int i = 0; i < n; ++i) {
            const auto drawn = static_cast<double>(random.poisson(mean));
            sum += drawn;
            squares += drawn * drawn;
        }
        const double average = sum / n;
        // Five standard errors of the mean, and a tenth of the variance.
        EXPECT_NEAR(average, mean, 5.0 * std::sqrt(mean / n));
        EXPECT_NEAR(squares / n - average * average, mean, 0.1 * mean);
    }
}

TEST(SampleRandom, PoissonOfZeroIsZero) {
    EXPECT_EQ(SampleRandom(1, "test").poisson(0.0), 0);
}

TEST(SampleRandom, NormalHasMeanZeroAndVarianceOne) {
    SampleRandom random(1, "test");
    double sum = 0.0, squares = 0.0;
    const int n = 50000;
    for (int i = 0; i < n; ++i) {
        const double drawn = random.normal();
        sum += drawn;
        squares += drawn * drawn;
    }
    EXPECT_NEAR(sum / n, 0.0, 5.0 / std::sqrt(n));
    EXPECT_NEAR(squares / n, 1.0, 0.05);
}

TEST(SampleRandom, IndexStaysBelowTheCount) {
    SampleRandom random(1, "test");
    std::set<std::size_t> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(random.index(5));
    EXPECT_EQ(seen, (std::set<std::size_t>{0, 1, 2, 3, 4}));
}

}  // namespace
}  // namespace tk
