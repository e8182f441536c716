// R's density() of `faithful$eruptions` (Härdle 1991; R datasets): Silverman's rule of thumb
// (bw.nrd0) 0.3347770 and the Gaussian density at 2 minutes 0.3415402.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>
#include <string>
#include <vector>

#include "engine/surfaces/kernel_density.h"
#include "tests/support/shared_data.h"

namespace tk {
namespace {

std::vector<double> eruptions_min() {
    std::ifstream in(test::shared_data() / "research-r" / "faithful.csv");
    std::vector<double> values;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) values.push_back(std::stod(line.substr(0, line.find(','))));
    return values;
}

/// R's default quantile (type 7) of sorted values.
double quantile_type_7(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - std::floor(at)) * (sorted[above] - sorted[below]);
}

TEST(UnivariateDensityPublished, GaussianKernelGivesTheDensityOfTheFaithfulEruptions) {
    TK_NEED_SHARED_DATA("research-r");
    std::vector<double> values = eruptions_min();
    ASSERT_EQ(values.size(), 272u);
    std::sort(values.begin(), values.end());
    const double n = static_cast<double>(values.size());
    double mean = 0.0, squares = 0.0;
    for (const double v : values) mean += v / n;
    for (const double v : values) squares += (v - mean) * (v - mean);
    const double sd = std::sqrt(squares / (n - 1.0));
    const double iqr = quantile_type_7(values, 0.75) - quantile_type_7(values, 0.25);
    const double sigma = 0.9 * std::min(sd, iqr / 1.34) * std::pow(n, -0.2);
    EXPECT_NEAR(sigma, 0.3347770, 5e-8);

    // On a line the surface is the univariate density times the kernel's height across it.
    std::vector<WeightedPoint> points;
    for (const double v : values) points.push_back({{v, 0.0}});
    const double on_the_line = kernel_density_at(
        points, {2.0, 0.0}, {.bandwidth_m = sigma, .shape = KernelShape::gaussian});
    EXPECT_NEAR(on_the_line * sigma * std::sqrt(2.0 * std::numbers::pi) / n, 0.3415402, 5e-5);
}

}  // namespace
}  // namespace tk
