#pragma once

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "sample-data/generator/factor_lattice.h"

/// The written-down truth about Lilleby's incidents. sample-data/README.md tells it in words.
namespace tk {

/// When something usually happens, by the local clock.
struct Rhythm {
    struct Peak {
        double hour;     ///< of the day
        double width_h;  ///< standard deviation
        double weight;
    };
    double base = 0.1;  ///< at every hour, on top of which the peaks come
    std::vector<Peak> peaks;
    double weekend_night = 1.0;  ///< factor Friday 20 to Saturday 05, Saturday 20 to Sunday 05
    std::array<double, 7> day{1, 1, 1, 1, 1, 1, 1};  ///< Monday to Sunday
    double season = 0.0;  ///< 1 + season × cos(2 pi (month - peak month) / 12)
    int peak_month = 7;
};

/// One category of incidents: log intensity in a cell = a constant + sum of beta × factor, times
/// the rhythm. The constant is such that `expected` incidents come in five years.
struct CategoryModel {
    std::string name;
    double expected = 0.0;
    std::array<double, factor_count> beta{};  ///< in the order of Factor
    Rhythm rhythm;
    double longest_interval_h = 0.0;  ///< 0: the instant is known
    bool at_dwellings = false;        ///< cells weigh by their dwellings; drawn at one of them
    double beta_of(Factor factor) const { return beta[static_cast<std::size_t>(factor)]; }
};

std::vector<CategoryModel> incident_model();

/// Near repeats of burglaries: each brings on another with this probability ...
inline constexpr double near_repeat_probability = 0.30;
inline constexpr double near_repeat_reach_m = 200.0;  ///< ... at a dwelling within this distance,
inline constexpr int near_repeat_days = 14;           ///< ... one to so many days later,
inline constexpr double same_dwelling_probability = 0.15;  ///< ... sometimes at the same one.

/// New lamps in Stadsparken: from this day on, incidents there in dark hours (sun below -6°) come
/// at 1 / 1.35 of their former rate.
inline constexpr double planted_relative_effect = 1.35;
inline constexpr std::chrono::year_month_day relighting_date{
    std::chrono::year{2024}, std::chrono::month{1}, std::chrono::day{1}};

inline constexpr double position_noise_m = 8.0;  ///< standard deviation, east and north each
inline constexpr std::chrono::year_month_day first_day{std::chrono::year{2021},
                                                       std::chrono::month{1}, std::chrono::day{1}};
inline constexpr std::chrono::year_month_day day_after_last{
    std::chrono::year{2026}, std::chrono::month{1}, std::chrono::day{1}};

/// Rows of incidents.csv that are spoilt on purpose.
inline constexpr int rows_without_coordinates = 120;
inline constexpr int rows_at_zero = 60;
inline constexpr int rows_without_time = 45;

/// The rate of a category at each local hour from first_day on, unscaled; 0 in hours that the
/// change to summer time skips.
std::vector<double> hourly_rates(const Rhythm& rhythm);

/// UTC of a local time in Sweden (the first of the two in the hour that comes twice).
std::chrono::sys_seconds utc_of_local(std::chrono::local_seconds local);
/// Whether it lies in the hour that the change to summer time skips.
bool is_skipped_hour(std::chrono::local_seconds local);
/// Whether the sun stands below -6° over Lilleby.
bool is_dark_hour(std::chrono::local_seconds local);

}  // namespace tk
