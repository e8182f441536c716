#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iomanip>
#include <locale>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "engine/core/input_error.h"

namespace tk::test {

/// What a EULUMDAT text is made of; `entries` as they stand, plane by plane.
struct EulumdatParts {
    int symmetry = 0;
    std::vector<double> c_deg;
    std::vector<double> gamma_deg;
    std::vector<double> entries;
    std::string flux = "1000";
    std::string lamps = "1";
    std::string output_percent = "100";
    std::string conversion = "1";
    std::string line_end = "\r\n";
};

/// What an IES text is made of: for each horizontal angle all vertical ones.
struct IesParts {
    std::string version = "IESNA:LM-63-1995";
    std::string tilt = "NONE";
    int type = 1;
    std::vector<double> vertical_deg;
    std::vector<double> horizontal_deg;
    std::vector<double> entries;
    std::string multiplier = "1";
    std::string ballast = "1";
    std::string ballast_lamp = "1";
};

inline std::string written_exactly(double value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::setprecision(17) << value;
    return text.str();
}

inline std::string eulumdat_text(const EulumdatParts& parts) {
    std::vector<std::string> lines{"Maker",
                                   "1",
                                   std::to_string(parts.symmetry),
                                   std::to_string(parts.c_deg.size()),
                                   "0",
                                   std::to_string(parts.gamma_deg.size()),
                                   "0",
                                   "report",
                                   "Lantern",
                                   "number",
                                   "file.ldt",
                                   "user"};
    for (int i = 13; i <= 21; ++i) lines.emplace_back("0");
    for (const std::string& line :
         {std::string("100"), parts.output_percent, parts.conversion, std::string("0"),
          std::string("1"), parts.lamps, std::string("LED"), parts.flux, std::string("3000 K"),
          std::string(">80"), std::string("40")})
        lines.push_back(line);
    for (int i = 0; i < 10; ++i) lines.emplace_back("0.5");
    for (const auto* table : {&parts.c_deg, &parts.gamma_deg, &parts.entries})
        for (const double value : *table) lines.push_back(written_exactly(value));
    std::string text;
    for (const std::string& line : lines) text += line + parts.line_end;
    return text;
}

inline std::string ies_text(const IesParts& parts) {
    std::string text =
        parts.version + "\r\n[LUMINAIRE] Lantern\r\nTILT=" + parts.tilt + "\r\n1 -1 " +
        parts.multiplier + " " + std::to_string(parts.vertical_deg.size()) + " " +
        std::to_string(parts.horizontal_deg.size()) + " " + std::to_string(parts.type) +
        " 2 0.2 0.2 0\r\n" + parts.ballast + " " + parts.ballast_lamp + " 40\r\n";
    for (const auto* table : {&parts.vertical_deg, &parts.horizontal_deg, &parts.entries}) {
        for (const double value : *table) text += written_exactly(value) + " ";
        text += "\r\n";
    }
    return text;
}

/// What reading refuses with; a source of "not refused" where it does not.
inline InputError refusal_of(const std::function<void()>& read) {
    try {
        read();
    } catch (const InputError& error) {
        return error;
    }
    return {"not refused", "", ""};
}

/// Evenly from `first` to `last`, both.
inline std::vector<double> even_angles(double first, double last, int count) {
    std::vector<double> angles;
    for (int i = 0; i < count; ++i)
        angles.push_back(count == 1 ? first : first + (last - first) * i / (count - 1));
    return angles;
}

}  // namespace tk::test
