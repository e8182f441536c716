#include "sample-data/generator/incident_model.h"

#include <cmath>
#include <numbers>

#include "engine/core/sun_height.h"

namespace tk {
namespace {

namespace chrono = std::chrono;

// Longitude and latitude of the plan's centre.
constexpr double town_lon_deg = 16.8041;
constexpr double town_lat_deg = 59.5439;

chrono::local_days last_sunday(chrono::year year, chrono::month month) {
    return chrono::local_days{year / month / chrono::Sunday[chrono::last]};
}

bool is_weekend_night(int weekday_from_monday, int hour) {
    const bool evening = hour >= 20 && (weekday_from_monday == 4 || weekday_from_monday == 5);
    const bool morning = hour < 5 && (weekday_from_monday == 5 || weekday_from_monday == 6);
    return evening || morning;
}

double clock_rate(const Rhythm& rhythm, double hour) {
    double rate = rhythm.base;
    for (const Rhythm::Peak& peak : rhythm.peaks) {
        const double off = std::remainder(hour - peak.hour, 24.0) / peak.width_h;
        rate += peak.weight * std::exp(-0.5 * off * off);
    }
    return rate;
}

}  // namespace

std::vector<CategoryModel> incident_model() {
    // beta: bars, bus stops, car parks, schools, parks, station, unwatched, off street, dark
    return {
        {"skadegörelse",
         5200,
         {0.6, 0.5, 0.0, 0.9, 0.8, 0.5, 0.4, -3.0, 0.3},
         {0.15,
          {{22.5, 3.0, 1.0}, {16.0, 2.0, 0.5}},
          1.5,
          {0.9, 0.9, 0.9, 1, 1.2, 1.2, 0.9},
          0.15,
          6},
         10.0,
         false},
        {"cykelstöld",
         3300,
         {0.3, 0.3, 0.0, 0.7, 0.0, 1.8, 0.0, -3.0, 0.0},
         {0.2,
          {{13.0, 3.5, 1.0}, {19.0, 3.0, 0.6}},
          1.0,
          {1.1, 1.1, 1.1, 1.1, 1.1, 0.8, 0.7},
          0.45,
          8},
         12.0,
         false},
        {"misshandel",
         2600,
         {1.5, 0.4, 0.0, 0.4, 1.4, 0.6, 0.0, -3.0, 0.2},
         {0.12,
          {{23.5, 2.2, 0.9}, {16.0, 2.5, 0.45}},
          3.2,
          {0.8, 0.8, 0.85, 0.9, 1.2, 1.4, 1.05},
          0.12,
          7},
         0.0,
         false},
        {"ordningsstörning",
         2600,
         {1.2, 0.5, 0.0, 0.0, 2.2, 0.7, 0.0, -3.0, 0.4},
         {0.15,
          {{22.0, 3.0, 1.0}, {17.0, 2.5, 0.5}},
          1.8,
          {0.9, 0.9, 0.9, 0.95, 1.15, 1.25, 0.95},
          0.25,
          7},
         0.0,
         false},
        {"stöld ur bil",
         2300,
         {0.0, 0.0, 1.7, 0.0, 0.0, 0.0, 0.6, -3.0, 0.5},
         {0.2, {{2.0, 3.0, 1.0}, {21.0, 2.5, 0.5}}, 1.0, {1, 1, 1, 1, 1.05, 1, 0.95}, 0.15, 11},
         14.0,
         false},
        {"narkotikabrott",
         1700,
         {0.8, 0.4, 0.0, 0.0, 2.1, 1.0, 0.0, -3.0, 0.3},
         {0.1,
          {{20.5, 3.5, 1.0}, {14.0, 2.5, 0.35}},
          1.5,
          {0.9, 0.9, 1, 1, 1.2, 1.15, 0.85},
          0.1,
          8},
         0.0,
         false},
        {"bostadsinbrott",
         1500,
         {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.4},
         {0.15, {{13.0, 3.0, 0.8}, {18.5, 2.0, 0.9}}, 1.0, {1, 1, 1, 1, 1.2, 1.05, 0.8}, 0.35, 12},
         9.0,
         true},
        {"personrån",
         800,
         {1.1, 0.7, 0.0, 0.5, 1.6, 0.9, 0.5, -3.0, 0.9},
         {0.08,
          {{22.5, 2.8, 1.0}, {17.0, 2.0, 0.4}},
          1.8,
          {0.85, 0.85, 0.9, 0.95, 1.25, 1.25, 0.95},
          0.15,
          11},
         0.0,
         false},
    };
}

std::vector<double> hourly_rates(const Rhythm& rhythm) {
    constexpr std::array<double, 5> level{0.94, 1.00, 1.03, 1.02, 1.01};
    std::vector<double> rates;
    for (chrono::local_days day{first_day}; day < chrono::local_days{day_after_last};
         day += chrono::days{1}) {
        const chrono::year_month_day date{day};
        const int weekday = static_cast<int>(chrono::weekday{day}.iso_encoding()) - 1;
        const double months =
            static_cast<double>(static_cast<unsigned>(date.month())) - rhythm.peak_month;
        const double season = 1.0 + rhythm.season * std::cos(std::numbers::pi * months / 6.0);
        const double of_day = rhythm.day[static_cast<std::size_t>(weekday)] * season *
                              level[static_cast<std::size_t>(static_cast<int>(date.year()) - 2021)];
        for (int hour = 0; hour < 24; ++hour) {
            const bool skipped = is_skipped_hour(day + chrono::hours{hour});
            const double night = is_weekend_night(weekday, hour) ? rhythm.weekend_night : 1.0;
            rates.push_back(skipped ? 0.0 : of_day * night * clock_rate(rhythm, hour + 0.5));
        }
    }
    return rates;
}

chrono::sys_seconds utc_of_local(chrono::local_seconds local) {
    const chrono::year year = chrono::year_month_day{chrono::floor<chrono::days>(local)}.year();
    const auto summer = last_sunday(year, chrono::March) + chrono::hours{3};
    const auto winter = last_sunday(year, chrono::October) + chrono::hours{3};
    const chrono::hours offset{local >= summer && local < winter ? 2 : 1};
    return chrono::sys_seconds{local.time_since_epoch() - offset};
}

bool is_skipped_hour(chrono::local_seconds local) {
    const auto day = chrono::floor<chrono::days>(local);
    const chrono::year_month_day date{day};
    return day == last_sunday(date.year(), chrono::March) &&
           chrono::floor<chrono::hours>(local - day) == chrono::hours{2};
}

bool is_dark_hour(chrono::local_seconds local) {
    return light_condition(sun_height_deg(utc_of_local(local), town_lon_deg, town_lat_deg)) ==
           LightCondition::dark;
}

}  // namespace tk
