#include "engine/town/photometry.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "engine/core/compass.h"

namespace tk {
namespace {

/// The same in every plane: `cd_at(gamma in degrees)` at 0, 5, ... 180.
template <class Intensity>
Photometry turned_about_its_axis(Intensity cd_at) {
    Photometry made;
    made.name = "made.ldt";
    made.c_deg = {0.0, 360.0};
    for (int k = 0; k <= 36; ++k) made.gamma_deg.push_back(5.0 * k);
    for (int plane = 0; plane < 2; ++plane)
        for (const double gamma : made.gamma_deg) made.intensity_cd.push_back(cd_at(gamma));
    made.flux_lm = integrated_flux_lm(made);
    return made;
}

Photometry lambertian() {
    return turned_about_its_axis([](double gamma) {
        const double c = gamma >= 90.0 ? 0.0 : std::cos(gamma * radians_per_degree);
        return 1000.0 / std::numbers::pi * c;
    });
}

// O-33 of the methods: zones of 5 degrees.
TEST(PhotometryFlux, OfLambertianAndOfIsotropicLightIsAThousandLumens) {
    EXPECT_NEAR(lambertian().flux_lm, 1000.0, 1e-9);
    const Photometry isotropic = turned_about_its_axis([](double) { return 79.577; });
    EXPECT_NEAR(isotropic.flux_lm, 79.577 * 4.0 * std::numbers::pi, 1e-9);
    EXPECT_NEAR(isotropic.flux_lm, 1000.0, 0.01);  // 79.577 has five digits
}

TEST(PhotometryFlux, WeighsPlanesByTheAnglesBetweenThem) {
    Photometry uneven;
    uneven.c_deg = {0.0, 90.0, 360.0};
    uneven.gamma_deg = {0.0, 90.0};
    uneven.intensity_cd = {100.0, 100.0, 300.0, 300.0, 100.0, 100.0};
    // Straight from 100 to 300 over a quarter and back over three: 200 on the mean of both.
    EXPECT_NEAR(integrated_flux_lm(uneven), 200.0 * 2.0 * std::numbers::pi, 1e-9);
}

TEST(PhotometryIntensity, IsBilinearAndNoneBeyondItsAngles) {
    Photometry two;
    two.c_deg = {0.0, 180.0, 360.0};
    two.gamma_deg = {10.0, 20.0, 60.0};
    two.intensity_cd = {10.0, 20.0, 40.0, 110.0, 120.0, 140.0, 10.0, 20.0, 40.0};
    EXPECT_DOUBLE_EQ(intensity_cd(two, 0.0, 10.0), 10.0);
    EXPECT_DOUBLE_EQ(intensity_cd(two, 360.0, 60.0), 40.0);
    EXPECT_DOUBLE_EQ(intensity_cd(two, 90.0, 15.0), 65.0);
    EXPECT_DOUBLE_EQ(intensity_cd(two, -90.0, 40.0), 80.0);
    EXPECT_DOUBLE_EQ(intensity_cd(two, 450.0, 15.0), 65.0);
    EXPECT_DOUBLE_EQ(intensity_cd(two, 0.0, 9.9), 0.0);
    EXPECT_DOUBLE_EQ(intensity_cd(two, 0.0, 60.1), 0.0);
}

TEST(PhotometryCheck, SaysWhatIsWrong) {
    const Photometry good = lambertian();
    EXPECT_NO_THROW(check_photometry(good));
    const auto spoilt = [&](auto spoil) {
        Photometry bad = good;
        spoil(bad);
        return bad;
    };
    const Photometry bad[] = {
        spoilt([](Photometry& p) {
            p.c_deg = {0.0, 350.0};
        }),
        spoilt([](Photometry& p) {
            p.c_deg = {0.0, 0.0, 360.0};
        }),
        spoilt([](Photometry& p) { p.gamma_deg[1] = 0.0; }),
        spoilt([](Photometry& p) { p.gamma_deg.back() = 181.0; }),
        spoilt([](Photometry& p) { p.intensity_cd.pop_back(); }),
        spoilt([](Photometry& p) { p.intensity_cd[3] = -1.0; }),
        spoilt([](Photometry& p) { p.intensity_cd[3] = std::numeric_limits<double>::infinity(); }),
        spoilt([](Photometry& p) { p.intensity_cd[3] += 1.0; }),
        spoilt([](Photometry& p) { p.flux_lm = 0.0; })};
    for (const Photometry& photometry : bad)
        EXPECT_THROW(check_photometry(photometry), std::invalid_argument);
}

}  // namespace
}  // namespace tk
