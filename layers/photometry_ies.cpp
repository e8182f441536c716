#include "layers/photometry_ies.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/photometry_axes.h"
#include "layers/photometry_ies_text.h"
#include "layers/photometry_planes.h"
#include "layers/photometry_text.h"

namespace tk {
namespace {

/// The numbers before the angles.
struct IesHeader {
    int vertical = 0;
    int horizontal = 0;
    int type = 1;  ///< 1 C, 2 B, 3 A
    double cd_per_entry = 1.0;
    std::optional<double> watts;
};

double ies_factor(IesNumbers& numbers, const std::string& what, std::vector<std::string>& notes) {
    const double factor = numbers.number(what);
    if (factor < 0.0)
        numbers.refuse(what + " is " + photometry_digits(factor),
                       "write a factor above 0 there, usually 1");
    if (factor > 0.0) return factor;
    notes.push_back(what + " is 0, and counts as 1");
    return 1.0;
}

IesHeader ies_header(IesNumbers& numbers, IesEdition edition, std::vector<std::string>& notes) {
    IesHeader header;
    numbers.word("the number of lamps");
    numbers.number("the lumens per lamp");
    header.cd_per_entry = ies_factor(numbers, "the candela multiplier", notes);
    header.vertical = numbers.whole("the number of vertical angles", 2, max_photometry_angles);
    header.horizontal = numbers.whole("the number of horizontal angles", 1, max_photometry_angles);
    header.type = numbers.whole("the photometric type", 1, 3);
    for (const char* what : {"the units", "the width", "the length", "the height"})
        numbers.word(what);
    header.cd_per_entry *= ies_factor(numbers, "the ballast factor", notes);
    if (edition == IesEdition::until_1995) {
        header.cd_per_entry *= ies_factor(numbers, "the ballast-lamp factor", notes);
    } else {
        // 2002 keeps the field for later use, 2019 says there how the file came about
        const double later = numbers.number("the field after the ballast factor");
        if (edition == IesEdition::of_2002 && later != 1.0)
            notes.push_back("the field after the ballast factor is " + photometry_digits(later) +
                            ", which an LM-63-2002 file leaves unused, and is not applied");
    }
    const auto watts = photometry_number(numbers.word("the watts"));
    if (watts && *watts > 0.0) header.watts = watts;
    return header;
}

/// A list of rising angles; the line of each for errors.
std::vector<double> ies_angles(IesNumbers& numbers, int count, double least_deg, double most_deg,
                               const std::string& what) {
    std::vector<double> angles;
    for (int i = 0; i < count; ++i) {
        const double angle = numbers.number(what + " angle " + std::to_string(i + 1) + " of " +
                                            std::to_string(count));
        const std::string found = "the " + what + " angle is " + photometry_digits(angle);
        if (!(angle >= least_deg && angle <= most_deg))
            numbers.refuse(found + " degrees, not from " + photometry_digits(least_deg) + " to " +
                               photometry_digits(most_deg) + " as the photometric type has it",
                           "correct the photometric type or the angle");
        if (!angles.empty() && !(angle > angles.back()))
            numbers.refuse(found + " degrees after " + photometry_digits(angles.back()),
                           "angles must rise: correct them, or fetch the file again");
        angles.push_back(angle);
    }
    return angles;
}

std::vector<double> ies_intensities(IesNumbers& numbers, std::size_t count, double cd_per_entry) {
    std::vector<double> cd;
    for (std::size_t i = 0; i < count; ++i) {
        const double entry =
            numbers.number("intensity " + std::to_string(i + 1) + " of " + std::to_string(count));
        if (entry < 0.0)
            numbers.refuse("the intensity is " + photometry_digits(entry) + " cd, below 0",
                           "correct it, or fetch the file again");
        cd.push_back(std::abs(entry) * cd_per_entry);
    }
    return cd;
}

/// The mirrors that the horizontal angles of type C call for.
PlaneSymmetry ies_symmetry(const IesNumbers& numbers, const std::vector<double>& h_deg,
                           std::vector<std::string>& notes) {
    constexpr double near_deg = 0.01;
    const auto is = [](double angle, double due) { return std::abs(angle - due) <= near_deg; };
    const double first = h_deg.front();
    const double last = h_deg.back();
    if (h_deg.size() == 1 && is(first, 0.0)) return PlaneSymmetry::all_round;
    if (is(first, 90.0) && is(last, 270.0)) return PlaneSymmetry::c90_c270;
    if (is(first, 0.0) && is(last, 90.0)) return PlaneSymmetry::both;
    if (is(first, 0.0) && is(last, 180.0)) return PlaneSymmetry::c0_c180;
    if (is(first, 0.0) && is(last, 360.0)) return PlaneSymmetry::none;
    if (is(first, 0.0) && last > 180.0 && closes_circle(h_deg)) {
        notes.push_back("the horizontal angles end at " + photometry_digits(last) +
                        " degrees: the plane at 0 closes the circle");
        return PlaneSymmetry::none;
    }
    numbers.refuse("the horizontal angles run from " + photometry_digits(first) + " to " +
                       photometry_digits(last) + " degrees",
                   "they must be 0 alone or run 0-90, 0-180, 0-360 or 90-270");
}

void read_type_c(IesNumbers& numbers, const IesHeader& header, bool cie_orientation,
                 PhotometryReading& reading) {
    MeasuredPlanes measured;
    measured.gamma_deg = ies_angles(numbers, header.vertical, 0.0, 180.0, "vertical");
    measured.c_deg = ies_angles(numbers, header.horizontal, 0.0, 360.0, "horizontal");
    const PlaneSymmetry symmetry = ies_symmetry(numbers, measured.c_deg, reading.notes);
    measured.cd = ies_intensities(numbers, measured.gamma_deg.size() * measured.c_deg.size(),
                                  header.cd_per_entry);
    if (measured.c_deg.back() > 359.0 && !ends_meet(measured))
        reading.notes.emplace_back(
            "the planes at 0 and 360 degrees differ: the one at 0 is used for both");
    set_planes(reading.photometry, measured, symmetry, cie_orientation ? 0.0 : 90.0);
}

void read_types_a_and_b(IesNumbers& numbers, const IesHeader& header, PhotometryReading& reading) {
    if (header.horizontal < 2)
        numbers.refuse("there is one horizontal angle, too few for photometric types A and B",
                       "correct the number of angles or the photometric type");
    FloodlightTable table;
    const auto angles = [&](int count, const char* what) {
        std::vector<double> read = ies_angles(numbers, count, -90.0, 90.0, what);
        if (read.front() > 0.0)
            numbers.refuse(std::string("the ") + what + " angles begin at " +
                               photometry_digits(read.front()) + " degrees",
                           "in photometric types A and B they begin at 0, where they are "
                           "mirrored, or below");
        return read;
    };
    table.v_deg = angles(header.vertical, "vertical");
    table.h_deg = angles(header.horizontal, "horizontal");
    table.cd =
        ies_intensities(numbers, table.v_deg.size() * table.h_deg.size(), header.cd_per_entry);
    const bool b = header.type == 2;
    set_planes(reading.photometry,
               planes_of_floodlight(table, b ? FloodlightAxes::b : FloodlightAxes::a),
               PlaneSymmetry::none, 0.0);
    reading.notes.push_back(std::string("photometric type ") + (b ? "B" : "A") +
                            " is resampled to planes of C, its axis pointing down");
}

}  // namespace

PhotometryReading parse_ies(std::string_view bytes, const std::string& source,
                            const PhotometryOptions& options) {
    IesNumbers numbers(bytes, source);
    PhotometryReading reading;
    const IesLabels labels = read_ies_labels(numbers, reading.notes);
    reading.photometry.luminaire = labels.luminaire;
    reading.photometry.stated_flux_lm = labels.stated_flux_lm;
    const IesHeader header = ies_header(numbers, labels.edition, reading.notes);
    reading.photometry.watts = header.watts;
    if (header.type == 1)
        read_type_c(numbers, header, options.cie_orientation, reading);
    else
        read_types_a_and_b(numbers, header, reading);
    if (const auto more = numbers.line_of_more())
        reading.notes.push_back("what stands after the last intensity, from line " +
                                std::to_string(*more) + ", is left out");
    finish_photometry(reading, source);
    return reading;
}

}  // namespace tk
