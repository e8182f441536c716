#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/temp_folder.h"

namespace tk::test {

/// A made-up square town of 2 km: incidents are four times as many within 100 m of a bar.
struct RiskTown {
    TempFolder folder;
    std::string study;

    explicit RiskTown(const std::string& more = "", const std::string& set = "bars") {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> place(50.0, 2050.0), share(0.0, 1.0);
        std::uniform_int_distribution<int> day(1, 28), month(1, 12);
        std::vector<std::pair<double, double>> bars;
        std::string of_bars = "x,y\n", of_kiosks = "x,y\n", incidents = "x,y,datum\n";
        for (int i = 0; i < 12; ++i) {
            bars.emplace_back(place(random), place(random));
            of_bars +=
                std::to_string(bars.back().first) + "," + std::to_string(bars.back().second) + "\n";
            of_kiosks += std::to_string(place(random)) + "," + std::to_string(place(random)) + "\n";
        }
        const auto two_digits = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        for (int i = 0; i < 3000; ++i) {
            const double x = place(random), y = place(random);
            const bool near = std::any_of(bars.begin(), bars.end(), [&](const auto& bar) {
                return std::hypot(bar.first - x, bar.second - y) <= 100.0;
            });
            if (!near && share(random) > 0.25) continue;
            incidents += std::to_string(x) + "," + std::to_string(y) + ",2024-" +
                         two_digits(month(random)) + "-" + two_digits(day(random)) + "\n";
        }
        folder.write("i.csv", incidents);
        folder.write("bars.csv", of_bars);
        folder.write("kiosks.csv", of_kiosks);
        study =
            folder.write("s.toml",
                         "format = 1\n[study]\ncrs = \"local\"\nextent = [50, 50, 2050, 2050]\n"
                         "[layers.incidents]\nsource = \"i.csv\"\n"
                         "[[layers.features]]\nname = \"" +
                             set +
                             "\"\nsource = \"bars.csv\"\nuses = [\"bar\"]\n"
                             "[[layers.features]]\nname = \"kiosks\"\nsource = \"kiosks.csv\"\n" +
                             more);
    }
};

}  // namespace tk::test
