#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tk {

/// How a luminaire spreads its light, as measured: luminous intensity by direction, from a
/// photometric file. Read-only once made, and shared by all lights that bear it.
///
/// Directions as in EN 13201-3:2015 and EULUMDAT (Stockmar 1990): γ from the luminaire's axis
/// (straight down when it is not tilted), C around it, counter-clockwise seen from above, C 0 and
/// C 180 along the road, C 90 to the road side. Readers bring every file to this form.
struct Photometry {
    /// What the light's `photometry` field says, by which it is found again.
    std::string name;
    std::string luminaire;         ///< what the file calls it; may be empty
    int lamp_set = 1;              ///< of a EULUMDAT file, from 1
    bool cie_orientation = false;  ///< of an IES file: its horizontal angle 0 was taken as C 0

    std::vector<double> c_deg;      ///< planes, rising strictly from 0 to 360, both of them there
    std::vector<double> gamma_deg;  ///< rising strictly within [0, 180]; at least two
    /// Candela, plane by plane: c_deg.size() x gamma_deg.size(), >= 0; the last plane is the first.
    std::vector<double> intensity_cd;

    double flux_lm = 0.0;                  ///< what leaves it: integrated_flux_lm() of the above
    std::optional<double> stated_flux_lm;  ///< the same as the file itself tells it, where it does
    std::optional<double> watts;           ///< that it draws, where the file says so

    std::span<const double> plane_cd(std::size_t plane) const {
        return std::span<const double>(intensity_cd)
            .subspan(plane * gamma_deg.size(), gamma_deg.size());
    }
};

/// Candela in a direction: bilinear in C and γ between the entries, none beyond the first and the
/// last γ.
/// @param c_deg     any angle
/// @param gamma_deg [0, 180]
double intensity_cd(const Photometry& photometry, double c_deg, double gamma_deg);

/// Lumens in all directions: trapezoids in C, and for each zone of γ the mean of its two edges
/// times the zone's solid angle (zonal method, IES Lighting Handbook; CIE 84:1989).
double integrated_flux_lm(const Photometry& photometry);

/// Whether it has the form that its members state; says what is wrong otherwise.
/// @throws std::invalid_argument
void check_photometry(const Photometry& photometry);

}  // namespace tk
