#include "sample-data/generator/incidents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/sample_data/sample_lilleby.h"

namespace tk {
namespace {

using test::sample_lilleby;

std::size_t category_number(const std::string& name) {
    const auto model = incident_model();
    const auto found = std::find_if(model.begin(), model.end(),
                                    [&](const CategoryModel& m) { return m.name == name; });
    return static_cast<std::size_t>(found - model.begin());
}

/// How many incidents of a category each lattice cell holds.
std::vector<double> counts_by_cell(std::size_t category) {
    const FactorLattice& lattice = sample_lilleby().lattice;
    std::vector<double> counts(lattice.spec.cell_count());
    for (const SampleIncident& i : sample_lilleby().incidents) {
        const auto cell = cell_at(lattice.spec, i.at);
        if (cell && i.category == category)
            counts[static_cast<std::size_t>(cell->row * lattice.spec.cols + cell->col)] += 1.0;
    }
    return counts;
}

/// Rate ratio of cells with the factor to cells without it, like with like in all other factors
/// (Mantel and Haenszel 1959, for rates; Rothman, Greenland and Lash 2008, ch. 15).
double stratified_rate_ratio(const std::string& category, Factor factor) {
    const FactorLattice& lattice = sample_lilleby().lattice;
    const std::vector<double> counts = counts_by_cell(category_number(category));
    struct Stratum {
        double events[2] = {0, 0}, cells[2] = {0, 0};
    };
    std::map<unsigned, Stratum> strata;
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
        if (!lattice.land.cells()[cell]) continue;
        unsigned others = 0;
        for (std::size_t f = 0; f < factor_count; ++f)
            if (f != static_cast<std::size_t>(factor) && lattice.factors[f].cells()[cell])
                others |= 1u << f;
        const std::size_t with = lattice.has(factor, cell) ? 1 : 0;
        strata[others].events[with] += counts[cell];
        strata[others].cells[with] += 1.0;
    }
    double above = 0.0, below = 0.0;
    for (const auto& each : strata) {
        const Stratum& s = each.second;
        const double total = s.cells[0] + s.cells[1];
        above += s.events[1] * s.cells[0] / total;
        below += s.events[0] * s.cells[1] / total;
    }
    return above / below;
}

TEST(SampleIncidents, AreAboutTwentyThousandInFiveYears) {
    const auto& all = sample_lilleby().incidents;
    EXPECT_GT(all.size(), 19000u);
    EXPECT_LT(all.size(), 21000u);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(),
                               [](const auto& a, const auto& b) { return a.from < b.from; }));
    for (const SampleIncident& i : all) {
        EXPECT_GE(i.happened, std::chrono::local_days{first_day});
        EXPECT_LT(i.happened, std::chrono::local_days{day_after_last});
        EXPECT_LE(i.from, i.happened);
        if (i.till) {
            EXPECT_GE(*i.till, i.happened);
        }
    }
}

TEST(SampleIncidents, CountsFollowTheModelsExpectation) {
    const auto model = incident_model();
    for (std::size_t k = 0; k < model.size(); ++k) {
        const auto drawn = static_cast<double>(
            std::count_if(sample_lilleby().incidents.begin(), sample_lilleby().incidents.end(),
                          [&](const SampleIncident& i) { return i.category == k; }));
        // Four standard errors; near repeats come in clusters, so that theirs is wider.
        const double spread = model[k].at_dwellings ? 1.5 : 1.0;
        EXPECT_NEAR(drawn, model[k].expected, 4.0 * spread * std::sqrt(model[k].expected))
            << model[k].name;
    }
}

TEST(SampleIncidents, SpoiltRowsAreAsManyAsDocumented) {
    int empty = 0, zero = 0, no_time = 0;
    for (const SampleIncident& i : sample_lilleby().incidents) {
        empty += i.place == WrittenPlace::empty;
        zero += i.place == WrittenPlace::zero;
        no_time += i.time_is_missing;
    }
    EXPECT_EQ(empty, rows_without_coordinates);
    EXPECT_EQ(zero, rows_at_zero);
    EXPECT_EQ(no_time, rows_without_time);
}

TEST(SampleIncidents, PlantedFactorsAreThereToBeFound) {
    const auto model = incident_model();
    // The noise of 8 m moves some incidents to a neighbouring cell and so draws ratios toward 1.
    for (const auto& [category, factor] : {std::pair{"misshandel", Factor::bars},
                                           {"stöld ur bil", Factor::car_parks},
                                           {"skadegörelse", Factor::schools},
                                           {"narkotikabrott", Factor::parks},
                                           {"cykelstöld", Factor::station},
                                           {"skadegörelse", Factor::bus_stops}}) {
        const double planted = model[category_number(category)].beta_of(factor);
        EXPECT_NEAR(std::log(stratified_rate_ratio(category, factor)), planted, 0.3)
            << category << " and " << name_of(factor);
    }
}

TEST(SampleIncidents, FactorsThatAreNotPlantedDoNotShow) {
    for (const auto& [category, factor] : {std::pair{"stöld ur bil", Factor::bars},
                                           {"misshandel", Factor::car_parks},
                                           {"ordningsstörning", Factor::schools}})
        EXPECT_NEAR(std::log(stratified_rate_ratio(category, factor)), 0.0, 0.25)
            << category << " and " << name_of(factor);
}

/// Pairs within 200 m and 14 days, and how many there would be if place and time had nothing to
/// do with each other: all pairs near in space, by the share of all pairs near in time.
TEST(SampleIncidents, BurglariesRepeatNearbyMoreThanByChance) {
    std::vector<const SampleIncident*> burglaries;
    for (const SampleIncident& i : sample_lilleby().incidents)
        if (i.category == category_number("bostadsinbrott")) burglaries.push_back(&i);
    double both = 0.0, near = 0.0, soon = 0.0, pairs = 0.0;
    for (std::size_t i = 0; i < burglaries.size(); ++i)
        for (std::size_t j = i + 1; j < burglaries.size(); ++j) {
            const bool close = distance_m(burglaries[i]->at, burglaries[j]->at) <= 200.0;
            const auto apart = std::chrono::abs(burglaries[i]->happened - burglaries[j]->happened);
            const bool quick = apart <= std::chrono::days{near_repeat_days};
            pairs += 1.0;
            near += close;
            soon += quick;
            both += close && quick;
        }
    EXPECT_GT(both, 1.2 * near * soon / pairs);
    const auto repeats =
        static_cast<double>(std::count_if(burglaries.begin(), burglaries.end(),
                                          [](const SampleIncident* i) { return i->near_repeat; }));
    const auto all = static_cast<double>(burglaries.size());
    EXPECT_NEAR(repeats / all, near_repeat_probability, 4.0 * std::sqrt(0.3 * 0.7 / all));
}

TEST(SampleIncidents, AssaultsComeOnWeekendNightsAndBicycleTheftsInSummerDays) {
    int night = 0, assaults = 0, summer = 0, thefts = 0;
    for (const SampleIncident& i : sample_lilleby().incidents) {
        const auto day = std::chrono::floor<std::chrono::days>(i.happened);
        const auto month = static_cast<unsigned>(std::chrono::year_month_day{day}.month());
        const auto hour = std::chrono::floor<std::chrono::hours>(i.happened - day).count();
        const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
        if (i.category == category_number("misshandel")) {
            ++assaults;
            night += (hour >= 20 && (weekday == 5 || weekday == 6)) ||
                     (hour < 5 && (weekday == 6 || weekday == 7));
        }
        if (i.category == category_number("cykelstöld")) {
            ++thefts;
            summer += month >= 6 && month <= 9;
        }
    }
    EXPECT_GT(night, 0.35 * assaults);  // 18 of the week's 168 hours are a tenth
    EXPECT_GT(summer, 0.42 * thefts);   // four months are a third of the year
}

TEST(SampleFollowUp, TheModelsOwnEffectInDarkHoursIsTheOnePlanted) {
    const ExpectedFollowUp dark =
        expected_follow_up(sample_lilleby().town, sample_lilleby().lattice,
                           {"misshandel", "ordningsstörning"}, 730, WhichHours::dark);
    // Not to the last digit: the two parks differ a little in what happens in them, and so in when.
    EXPECT_NEAR(dark.relative_effect(), planted_relative_effect, 1e-3);
    const ExpectedFollowUp all =
        expected_follow_up(sample_lilleby().town, sample_lilleby().lattice,
                           {"misshandel", "ordningsstörning"}, 730, WhichHours::all);
    EXPECT_GT(all.relative_effect(), 1.05);
    EXPECT_LT(all.relative_effect(), dark.relative_effect());
    EXPECT_GT(all.treated_before, dark.treated_before);
}

TEST(SampleFollowUp, DrawnCountsHoldThePlantedEffectWithinTheirInterval) {
    const Ring treated = treated_area(sample_lilleby().town);
    const Ring control = control_area(sample_lilleby().town);
    const std::chrono::local_days date{relighting_date};
    double counts[2][2] = {{0, 0}, {0, 0}};
    const auto model = incident_model();
    for (const SampleIncident& i : sample_lilleby().incidents) {
        const bool after = i.happened >= date;
        if (std::chrono::abs(i.happened - date) > std::chrono::days{730}) continue;
        if (model[i.category].longest_interval_h > 0.0 || !is_dark_hour(i.happened)) continue;
        if (inside(treated, i.at)) counts[0][after] += 1.0;
        if (inside(control, i.at)) counts[1][after] += 1.0;
    }
    const double ln_effect = std::log(counts[0][0] * counts[1][1] / (counts[0][1] * counts[1][0]));
    const double error =
        std::sqrt(1 / counts[0][0] + 1 / counts[0][1] + 1 / counts[1][0] + 1 / counts[1][1]);
    EXPECT_LT(std::abs(ln_effect - std::log(planted_relative_effect)), 1.96 * error);
    EXPECT_GT(counts[0][0], 100.0);
    EXPECT_GT(counts[1][0], 80.0);
}

TEST(SampleLattice, LuxAgreesWithTheSumOverAllLamps) {
    const FactorLattice& lattice = sample_lilleby().lattice;
    for (int row = 3; row < lattice.spec.rows; row += 11)
        for (int col = 5; col < lattice.spec.cols; col += 13)
            EXPECT_NEAR(lattice.lux(row, col),
                        lamp_lux(sample_lilleby().town.lamps, lattice.spec.centre_of(row, col)),
                        1e-12);
}

TEST(SampleLattice, ALampAloneGivesItsFluxOverPiHeightSquaredBelowIt) {
    SampleLamp lamp;
    lamp.light.at = at(1000, 1000);
    lamp.light.height_m = 5.0;
    lamp.light.luminous_flux_lm = 4000.0;
    // Lambertian: intensity flux / pi straight down, 5 m away.
    EXPECT_NEAR(lamp_lux({lamp}, at(1000, 1000)), 4000.0 / 3.14159265358979 / 25.0, 1e-9);
    EXPECT_EQ(lamp_lux({lamp}, at(1061, 1000)), 0.0);
}

TEST(SampleClock, SummerTimeBeginsAndEndsOnTheLastSundays) {
    using namespace std::chrono;
    const auto utc = [](year_month_day day, int hour) {
        return utc_of_local(local_days{day} + hours{hour}) - sys_days{day};
    };
    EXPECT_EQ(utc(2024y / March / 31, 1), hours{0});
    EXPECT_EQ(utc(2024y / March / 31, 3), hours{1});
    EXPECT_EQ(utc(2024y / October / 27, 1), hours{-1});
    EXPECT_EQ(utc(2024y / October / 27, 3), hours{2});
    EXPECT_EQ(utc(2021y / July / 1, 12), hours{10});
}

TEST(SampleClock, MidsummerNightIsNeverDarkAndDecemberAfternoonIs) {
    using namespace std::chrono;
    EXPECT_FALSE(is_dark_hour(local_days{2023y / June / 21} + hours{12}));
    EXPECT_TRUE(is_dark_hour(local_days{2023y / December / 21} + hours{17}));
    EXPECT_FALSE(is_dark_hour(local_days{2023y / December / 21} + hours{12}));
}

}  // namespace
}  // namespace tk
