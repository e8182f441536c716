// Follow-ups of measures that nobody took: in Lilleby, where all is known, on any day and in any
// place away from the park whose lamps were changed.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "engine/follow_up/follow_up_evaluation.h"
#include "sample-data/generator/sample_random.h"
#include "tests/sample_data/sample_lilleby.h"

namespace tk {
namespace {

namespace chrono = std::chrono;

constexpr MapPoint in_stadsparken{601690.0, 6601540.0};
constexpr double far_from_the_park_m = 600.0, placebo_radius_m = 200.0;

std::vector<Incident> dated_incidents_of(const std::vector<SampleIncident>& drawn) {
    std::vector<Incident> incidents;
    for (const SampleIncident& one : drawn) {
        if (one.place != WrittenPlace::coordinates || one.time_is_missing) continue;
        Incident incident;
        incident.at = one.at;
        const chrono::sys_seconds at{one.from.time_since_epoch()};
        incident.when = IncidentTime{.from = at, .to = at};
        incidents.push_back(incident);
    }
    return incidents;
}

MultiPolygon round_area(MapPoint middle) {
    Ring ring;
    for (int i = 0; i < 24; ++i) {
        const double turn = 2.0 * std::numbers::pi * i / 24.0;
        ring.push_back({middle.east_m + placebo_radius_m * std::cos(turn),
                        middle.north_m + placebo_radius_m * std::sin(turn)});
    }
    return {{ring, {}}};
}

/// Somewhere that something happens, and another such place well apart from it.
FollowUpDesign placebo_design(const std::vector<Incident>& incidents, SampleRandom& random) {
    const auto anywhere = [&] {
        while (true) {
            const MapPoint at = incidents[random.index(incidents.size())].at;
            if (distance_m(at, in_stadsparken) > far_from_the_park_m) return at;
        }
    };
    const MapPoint treated = anywhere();
    MapPoint control = anywhere();
    while (distance_m(treated, control) < 3.0 * placebo_radius_m) control = anywhere();
    FollowUpDesign design;
    design.areas.treated = round_area(treated);
    design.areas.control = round_area(control);
    design.date =
        chrono::local_days{chrono::year{2022} / 1 / 1} + chrono::days{random.index(3 * 365)};
    design.before_days = design.after_days = 365;
    return design;
}

TEST(PlaceboFollowUp, TellsNothingWhereNothingWasDone) {
    const Lilleby& lilleby = test::sample_lilleby();
    constexpr int towns = 20, placebos_of_each = 10;
    int excluded = 0;
    for (int town = 0; town < towns; ++town) {
        const auto seed = static_cast<std::uint64_t>(100 + town);
        const std::vector<Incident> incidents =
            dated_incidents_of(draw_incidents(lilleby.town, lilleby.lattice, seed));
        SampleRandom random(seed, "placebos");
        for (int i = 0; i < placebos_of_each; ++i) {
            const FollowUpEvaluation found =
                evaluate_follow_up(incidents, placebo_design(incidents, random));
            const RelativeEffect& effect = found.findings.effect;
            const bool is_excluded = effect.interval.low > 1.0 || effect.interval.high < 1.0;
            const bool is_told =
                verdict_of(found.findings, found.doubts).find("cannot be told from chance") ==
                std::string::npos;
            EXPECT_EQ(is_told, is_excluded);
            excluded += is_excluded ? 1 : 0;
        }
    }
    constexpr double placebos = towns * placebos_of_each;
    // An interval of 95 % excludes what is true in 5 of 100.
    EXPECT_GE(excluded, 0.02 * placebos);
    EXPECT_LE(excluded, 0.09 * placebos);
    RecordProperty("excluded", excluded);
}

}  // namespace
}  // namespace tk
