// What one lamp of a photometric file gives on flat ground, against values reckoned here by hand
// from the file's own numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

constexpr double lamp_height_m = 8.0;

/// One plane of a file, candela by γ.
struct HandPlane {
    std::vector<double> gamma_deg, candela;

    double at(double gamma) const {
        for (std::size_t i = 0; i + 1 < gamma_deg.size(); ++i)
            if (gamma >= gamma_deg[i] && gamma <= gamma_deg[i + 1])
                return candela[i] + (candela[i + 1] - candela[i]) * (gamma - gamma_deg[i]) /
                                        (gamma_deg[i + 1] - gamma_deg[i]);
        return 0.0;
    }
    /// E = I cos³γ / h².
    double lux(double away_m) const {
        const double gamma = std::atan2(away_m, lamp_height_m);
        return at(gamma * 180.0 / std::numbers::pi) * std::pow(std::cos(gamma), 3.0) /
               (lamp_height_m * lamp_height_m);
    }
};

std::vector<std::string> hand_lines(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

/// Lux at 0, 5, ... 40 m in a compass direction, by the command line.
std::vector<double> commanded_lux(const std::string& photometry, const std::string& more,
                                  double east, double north) {
    const TempFolder folder;
    const std::string csv =
        folder.write("l.csv", "x,y,height,bearing" + more.substr(0, more.find(';')) +
                                  "\n674000,6580000,8,0" + more.substr(more.find(';') + 1) + "\n");
    std::string places;
    for (int r = 0; r <= 40; r += 5) {
        std::ostringstream place;
        place.precision(12);
        place << 674000.0 + east * r << ',' << 6580000.0 + north * r << ';';
        places += place.str();
    }
    places.pop_back();
    const auto result = command({"lighting", csv, "--input-crs", "EPSG:3006", "--photometry",
                                 photometry, "--at", places, "--json"});
    EXPECT_EQ(result.status, 0) << result.err;
    std::vector<double> lux;
    const auto json = result.json();
    for (const auto& value : json["result"]["values"]) lux.push_back(value["value"].get<double>());
    return lux;
}

struct Way {
    const char* name;
    double east, north;
    double c_deg;  ///< with the front to the north: compass = 90 - C
};
constexpr Way four_ways[] = {
    {"north", 0, 1, 90.0}, {"east", 1, 0, 0.0}, {"south", 0, -1, 270.0}, {"west", -1, 0, 180.0}};

// EULUMDAT, symmetry 3: the planes from C 270 over C 0 to C 90 are stored, the others mirror them.
TEST(LightingVerb, OfTheRoadLuminaireAgreesWithAHandCalculation) {
    TK_NEED_SHARED_DATA("photometry");
    const std::string file =
        (test::shared_data() / "photometry/ldt-eulumdat-rs/road_luminaire.ldt").string();
    const std::vector<std::string> lines = hand_lines(file);
    const auto number = [&](std::size_t line) { return std::stod(lines[line - 1]); };
    ASSERT_EQ(number(3), 3.0);
    const int planes = static_cast<int>(number(4)), angles = static_cast<int>(number(6));
    const double candela_per_table = number(29) / 1000.0 * number(24);
    const std::size_t first_c = 26 + 6 + 10 + 1;
    const std::size_t first_gamma = first_c + static_cast<std::size_t>(planes);
    std::size_t line = first_gamma + static_cast<std::size_t>(angles);
    std::map<double, HandPlane> by_c;
    for (int stored = 0; stored <= planes / 2; ++stored) {
        const int plane = (3 * planes / 4 + stored) % planes;
        HandPlane& hand = by_c[number(first_c + static_cast<std::size_t>(plane))];
        for (int g = 0; g < angles; ++g) {
            hand.gamma_deg.push_back(number(first_gamma + static_cast<std::size_t>(g)));
            hand.candela.push_back(number(line++) * candela_per_table);
        }
    }
    for (const Way& way : four_ways) {
        const auto found = by_c.find(way.c_deg == 180.0 ? 0.0 : way.c_deg);
        ASSERT_NE(found, by_c.end()) << way.name;
        const std::vector<double> lux = commanded_lux(file, ";", way.east, way.north);
        ASSERT_EQ(lux.size(), 9u);
        for (std::size_t i = 0; i < lux.size(); ++i) {
            const double expected = found->second.lux(5.0 * static_cast<double>(i));
            EXPECT_NEAR(lux[i], expected, 1e-9 * expected + 1e-12) << way.name << " " << 5 * i;
        }
        EXPECT_GT(lux[0], 90.0);
    }
}

/// The numbers of an IES file after its TILT line.
std::vector<double> ies_numbers(const std::string& path) {
    std::vector<double> numbers;
    bool begun = false;
    for (const std::string& line : hand_lines(path)) {
        if (begun) {
            std::istringstream words(line);
            for (double value = 0.0; words >> value;) numbers.push_back(value);
        }
        begun = begun || line.rfind("TILT", 0) == 0;
    }
    return numbers;
}

// The module's files: in IESNA orientation horizontal angle 0 is the front, in CIE it is along the
// road; either way the same light comes out.
TEST(LightingVerb, OfTheStreetModuleAgreesWithAHandCalculationInBothOrientations) {
    TK_NEED_SHARED_DATA("photometry");
    const std::string folder = (test::shared_data() / "photometry/ies-street/").string();
    struct Orientation {
        std::string file, more;
        double front_deg;  ///< the horizontal angle of C 90
    };
    const Orientation both[] = {
        {folder + "S01.01.02.354_MAXWELL-8-T4_MEASURED_IESNA.ies", ";", 0.0},
        {folder + "S01.01.02.354_MAXWELL-8-T4_MEASURED_CIE.IES", ",orientation,photometry;,cie,",
         90.0}};
    for (const Orientation& how : both) {
        const std::vector<double> n = ies_numbers(how.file);
        const auto vertical = static_cast<std::size_t>(n[3]);
        const auto horizontal = static_cast<std::size_t>(n[4]);
        const double factor = n[2] * n[10] * n[11];
        const std::size_t first = 13;
        std::map<double, HandPlane> by_h;
        for (std::size_t h = 0; h < horizontal; ++h) {
            HandPlane& hand = by_h[n[first + vertical + h]];
            hand.gamma_deg.assign(n.begin() + static_cast<std::ptrdiff_t>(first),
                                  n.begin() + static_cast<std::ptrdiff_t>(first + vertical));
            for (std::size_t v = 0; v < vertical; ++v)
                hand.candela.push_back(factor *
                                       n[first + vertical + horizontal + h * vertical + v]);
        }
        std::string more = how.more;
        if (more != ";") more += "S01.01.02.354_MAXWELL-8-T4_MEASURED_CIE.IES";
        for (const Way& way : four_ways) {
            const double h = std::fmod(way.c_deg - 90.0 + how.front_deg + 360.0, 360.0);
            ASSERT_TRUE(by_h.contains(h)) << h;
            const std::vector<double> lux = commanded_lux(how.file, more, way.east, way.north);
            ASSERT_EQ(lux.size(), 9u);
            // The reach ends where the brightest direction falls below 0.01 lx.
            for (std::size_t i = 0; i < lux.size(); ++i) {
                const double expected = by_h[h].lux(5.0 * static_cast<double>(i));
                if (lux[i] == 0.0) {
                    EXPECT_LT(expected, 0.01) << way.name;
                } else {
                    EXPECT_NEAR(lux[i], expected, 1e-9 * expected + 1e-12) << way.name << 5 * i;
                }
            }
            EXPECT_GT(lux[1], 0.1);
        }
    }
}

}  // namespace
}  // namespace tk
