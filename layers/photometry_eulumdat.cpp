#include "layers/photometry_eulumdat.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/input_error.h"
#include "layers/photometry_planes.h"
#include "layers/photometry_text.h"

namespace tk {
namespace {

constexpr int max_eulumdat_lamp_sets = 100;
constexpr std::size_t eulumdat_set_lines = 6;
constexpr std::size_t eulumdat_direct_ratios = 10;
constexpr const char* fetch_eulumdat_again = "fetch the whole file again";

/// The lines of a file, numbered from 1.
class EulumdatLines {
public:
    EulumdatLines(std::string_view bytes, const std::string& source)
        : lines_(photometry_lines(bytes)), source_(source) {}

    [[noreturn]] void refuse(std::size_t line, const std::string& problem,
                             const std::string& remedy) const {
        throw InputError(source_, static_cast<std::int64_t>(line), problem, remedy);
    }

    std::string_view text(std::size_t line, const std::string& what) const {
        if (line > lines_.size())
            refuse(lines_.size(),
                   "the file ends before " + what + ", due at line " + std::to_string(line),
                   fetch_eulumdat_again);
        return photometry_trimmed(lines_[line - 1]);
    }

    /// A number where one stands, with a decimal point or comma.
    std::optional<double> number_if_any(std::size_t line, const std::string& what) {
        const std::string_view written = text(line, what);
        if (written.find(',') == std::string_view::npos) return photometry_number(written);
        std::string pointed(written);
        pointed[written.find(',')] = '.';
        const auto value = photometry_number(pointed);
        commas_ = commas_ || value;
        return value;
    }

    double number(std::size_t line, const std::string& what) {
        const auto value = number_if_any(line, what);
        if (!value)
            refuse(line, what + " is " + photometry_quoted(text(line, what)) + ", not a number",
                   "write a number there, or fetch the file again");
        return *value;
    }

    int whole(std::size_t line, const std::string& what, int least, int most) {
        const double value = number(line, what);
        if (!(value >= least && value <= most) || value != std::floor(value))
            refuse(line,
                   what + " is " + photometry_digits(value) + ", not a whole number from " +
                       std::to_string(least) + " to " + std::to_string(most),
                   "write the right number there, or fetch the file again");
        return static_cast<int>(value);
    }

    /// The next line from `line` on that is not blank; past the end where there is none.
    std::size_t filled_from(std::size_t line) const {
        while (line <= lines_.size() && photometry_trimmed(lines_[line - 1]).empty()) ++line;
        return line;
    }

    std::size_t size() const { return lines_.size(); }
    bool any_commas() const { return commas_; }

private:
    std::vector<std::string_view> lines_;
    const std::string& source_;
    bool commas_ = false;
};

/// Numbers of a table and the lines where they stand.
struct EulumdatColumn {
    std::vector<double> values;
    std::vector<std::size_t> lines;
};

/// Reads `count` numbers from `line` on, which it moves behind them.
EulumdatColumn eulumdat_column(EulumdatLines& lines, std::size_t& line, std::size_t count,
                               const std::string& what) {
    EulumdatColumn column;
    for (std::size_t i = 0; i < count; ++i) {
        line = lines.filled_from(line);
        column.values.push_back(lines.number(
            line, what + " " + std::to_string(i + 1) + " of " + std::to_string(count)));
        column.lines.push_back(line++);
    }
    return column;
}

void check_eulumdat_rising(const EulumdatLines& lines, const EulumdatColumn& column, double most,
                           const std::string& what) {
    for (std::size_t i = 0; i < column.values.size(); ++i) {
        const double value = column.values[i];
        const std::string found = what + " is " + photometry_digits(value);
        if (!(value >= 0.0 && value <= most))
            lines.refuse(column.lines[i],
                         found + " degrees, not from 0 to " + photometry_digits(most),
                         "correct the angle, or fetch the file again");
        if (i > 0 && !(value > column.values[i - 1]))
            lines.refuse(column.lines[i],
                         found + " degrees after " + photometry_digits(column.values[i - 1]),
                         "angles must rise: correct them, or fetch the file again");
    }
}

/// The planes that a file holds: `count` from the `first` on, round past the last.
struct StoredPlanes {
    std::size_t first = 0;
    std::size_t count = 0;
    PlaneSymmetry symmetry = PlaneSymmetry::none;
    double from_deg = 0.0;  ///< where the first and the last must be, for the mirrors to be right
    double to_deg = 0.0;
};

StoredPlanes eulumdat_stored_planes(const EulumdatLines& lines, int symmetry, std::size_t planes) {
    const std::size_t part = symmetry == 2 ? 2 : 4;
    if (symmetry >= 2 && planes % part != 0)
        lines.refuse(4,
                     "the number of C planes is " + std::to_string(planes) + ", which symmetry " +
                         std::to_string(symmetry) + " cannot halve",
                     "write a multiple of " + std::to_string(part) +
                         " there, or symmetry 0 on line 3 with all planes");
    switch (symmetry) {
        case 1: return {0, 1, PlaneSymmetry::all_round, 0.0, 0.0};
        case 2: return {0, planes / 2 + 1, PlaneSymmetry::c0_c180, 0.0, 180.0};
        case 3: return {3 * planes / 4, planes / 2 + 1, PlaneSymmetry::c90_c270, 270.0, 90.0};
        case 4: return {0, planes / 4 + 1, PlaneSymmetry::both, 0.0, 90.0};
        default: return {0, planes, PlaneSymmetry::none, 0.0, 0.0};
    }
}

void check_eulumdat_ends(const EulumdatLines& lines, const StoredPlanes& stored,
                         const EulumdatColumn& planes) {
    if (stored.symmetry == PlaneSymmetry::all_round) return;
    if (stored.symmetry == PlaneSymmetry::none) {
        if (!closes_circle(planes.values))
            lines.refuse(planes.lines.back(),
                         "the C angles run from " + photometry_digits(planes.values.front()) +
                             " to " + photometry_digits(planes.values.back()) +
                             " degrees, not all round as symmetry 0 needs",
                         "correct the symmetry on line 3, or the angles");
        return;
    }
    const auto check = [&](std::size_t plane, double due_deg) {
        const std::size_t i = plane % planes.values.size();
        if (std::abs(planes.values[i] - due_deg) > 0.01)
            lines.refuse(planes.lines[i],
                         "C plane " + std::to_string(i + 1) + " is at " +
                             photometry_digits(planes.values[i]) +
                             " degrees, where the symmetry needs it at " +
                             photometry_digits(due_deg),
                         "correct the symmetry on line 3, or the angle");
    };
    check(stored.first, stored.from_deg);
    check(stored.first + stored.count - 1, stored.to_deg);
}

/// The lamps that the table is multiplied with.
struct EulumdatLampSet {
    double flux_lm = 0.0;
    bool absolute = false;
    std::optional<double> watts;
};

EulumdatLampSet eulumdat_lamp_set(EulumdatLines& lines, int chosen, int sets,
                                  std::vector<std::string>& notes) {
    if (chosen < 1 || chosen > sets)
        lines.refuse(26,
                     "lamp set " + std::to_string(chosen) + " is asked for, the file has " +
                         std::to_string(sets),
                     "choose a lamp set from 1 to " + std::to_string(sets));
    const std::size_t first = 27 + eulumdat_set_lines * static_cast<std::size_t>(chosen - 1);
    EulumdatLampSet set;
    set.flux_lm = lines.number(first + 2, "the flux of lamp set " + std::to_string(chosen));
    if (!(set.flux_lm > 0.0))
        lines.refuse(first + 2,
                     "the flux of lamp set " + std::to_string(chosen) + " is " +
                         photometry_digits(set.flux_lm) + " lm",
                     "write the flux of its lamps there, or choose another lamp set");
    set.absolute = lines.number_if_any(first, "the number of lamps").value_or(1.0) < 0.0;
    const auto watts = lines.number_if_any(first + 5, "the watts of the lamp set");
    if (watts && *watts > 0.0) set.watts = watts;
    if (sets > 1)
        notes.push_back("lamp set " + std::to_string(chosen) + " of " + std::to_string(sets) +
                        " is used, of " + photometry_digits(set.flux_lm) + " lm");
    return set;
}

double eulumdat_conversion_factor(EulumdatLines& lines, std::vector<std::string>& notes) {
    const auto written = lines.number_if_any(24, "the conversion factor");
    if (!written || *written == 0.0) {
        notes.emplace_back("the conversion factor on line 24 is missing or 0, and counts as 1");
        return 1.0;
    }
    if (*written < 0.0)
        lines.refuse(24, "the conversion factor is " + photometry_digits(*written),
                     "write a factor above 0 there, usually 1");
    return *written;
}

/// The two tables of angles, and where the intensities begin.
struct EulumdatAngles {
    EulumdatColumn planes;
    EulumdatColumn gamma;
    std::size_t line = 0;
};

EulumdatAngles eulumdat_angles(EulumdatLines& lines, int planes, int angles, int sets) {
    EulumdatAngles read;
    read.line = 27 + eulumdat_set_lines * static_cast<std::size_t>(sets) + eulumdat_direct_ratios;
    read.planes = eulumdat_column(lines, read.line, static_cast<std::size_t>(planes), "C angle");
    read.gamma = eulumdat_column(lines, read.line, static_cast<std::size_t>(angles), "gamma angle");
    check_eulumdat_rising(lines, read.gamma, 180.0, "the gamma angle");
    return read;
}

MeasuredPlanes eulumdat_planes(EulumdatLines& lines, EulumdatAngles& angles,
                               const StoredPlanes& stored, double cd_per_entry) {
    MeasuredPlanes measured;
    measured.gamma_deg = angles.gamma.values;
    for (std::size_t i = 0; i < stored.count; ++i)
        measured.c_deg.push_back(
            angles.planes.values[(stored.first + i) % angles.planes.values.size()]);
    const EulumdatColumn table =
        eulumdat_column(lines, angles.line, stored.count * angles.gamma.values.size(), "intensity");
    for (std::size_t i = 0; i < table.values.size(); ++i) {
        if (table.values[i] < 0.0)
            lines.refuse(
                table.lines[i],
                "the intensity is " + photometry_digits(table.values[i]) + " cd/klm, below 0",
                "correct it, or fetch the file again");
        measured.cd.push_back(std::abs(table.values[i]) * cd_per_entry);
    }
    return measured;
}

void say_what_was_taken(const EulumdatLines& lines, std::size_t after, const EulumdatLampSet& set,
                        std::vector<std::string>& notes) {
    if (set.absolute)
        notes.emplace_back("absolute photometry: the flux of the lamp set is the luminaire's");
    if (lines.any_commas()) notes.emplace_back("decimal commas are read as decimal points");
    const std::size_t more = lines.filled_from(after);
    if (more <= lines.size())
        notes.push_back("what stands after the last intensity, from line " + std::to_string(more) +
                        ", is left out");
}

}  // namespace

PhotometryReading parse_eulumdat(std::string_view bytes, const std::string& source,
                                 const PhotometryOptions& options) {
    EulumdatLines lines(bytes, source);
    PhotometryReading reading;
    const int symmetry = lines.whole(3, "the symmetry", 0, 4);
    const int planes = lines.whole(4, "the number of C planes", 1, max_photometry_angles);
    const int angles = lines.whole(6, "the number of gamma angles", 2, max_photometry_angles);
    reading.photometry.luminaire = photometry_utf8(lines.text(9, "the luminaire's name"));
    const auto output_percent = lines.number_if_any(23, "the light output ratio");
    const double factor = eulumdat_conversion_factor(lines, reading.notes);
    const int sets = lines.whole(26, "the number of lamp sets", 1, max_eulumdat_lamp_sets);
    const EulumdatLampSet set = eulumdat_lamp_set(lines, options.lamp_set, sets, reading.notes);

    EulumdatAngles read = eulumdat_angles(lines, planes, angles, sets);
    StoredPlanes stored = eulumdat_stored_planes(lines, symmetry, static_cast<std::size_t>(planes));
    if (symmetry != 1) check_eulumdat_rising(lines, read.planes, 360.0, "the C angle");
    if (symmetry == 0 && planes == 1) stored.symmetry = PlaneSymmetry::all_round;
    check_eulumdat_ends(lines, stored, read.planes);
    set_planes(reading.photometry,
               eulumdat_planes(lines, read, stored, set.flux_lm / 1000.0 * factor), stored.symmetry,
               0.0);

    reading.photometry.watts = set.watts;
    if (set.absolute)
        reading.photometry.stated_flux_lm = set.flux_lm;
    else if (output_percent && *output_percent > 0.0)
        reading.photometry.stated_flux_lm = set.flux_lm * *output_percent / 100.0;
    say_what_was_taken(lines, read.line, set, reading.notes);
    finish_photometry(reading, source);
    return reading;
}

}  // namespace tk
