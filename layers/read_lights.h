#pragma once

#include <vector>

#include "engine/town/street_light.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads street lights. Fields: id, height, flux, watts, source, luminaire, photometry, lamp_set,
/// orientation, distribution, tilt, rotation, bearing, maintenance_factor, dimming, burning_hours,
/// dimming_hours, out_of_order.
///
/// What a row does not state comes from its type in the luminaire library, where the context has
/// one and its `luminaire` meets a pattern; else it is assumed, and counted in the notes: height
/// 6 m; flux that of the photometric file, else from watts by flux_per_watt_lm(), else
/// assumed_flux_lm; a maintenance factor as in the context; dimming 1; the lambertian distribution;
/// a bearing across the nearest street of the context within furthest_street_m, else 0.
/// Photometric files are found as LightSources says, and in the folder of the lights' source; one
/// that is not there or cannot be read is noted, and the light spreads as by its distribution.
/// A word for out_of_order that is neither yes nor no in Swedish or English is noted: such a light
/// works.
/// A height that is not positive, a negative flux, or a factor or dimming outside its range skips
/// the row with that reason.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<StreetLight> read_lights(const LayerRequest& request, const ReadContext& context,
                                     ReadReport& report);

/// Lumens that leave the luminaire for each watt of the lamp, by its kind as written in the
/// source ("LED", "HPS-High Pressure Sodium", "högtrycksnatrium", ...); an unknown kind counts as
/// high-pressure sodium.
///
/// Round figures in lm/W; what each rests on is LampKind::reference, and docs/methods.md has them
/// in a table: high-pressure sodium 100, low-pressure sodium 130, metal halide 80, fluorescent 75,
/// mercury 45, halogen 18, incandescent 12, of which 0.8 is assumed to leave the luminaire, and LED
/// 110 for the whole of it. A table of one's own goes before them: read_lamp_kinds().
double flux_per_watt_lm(const std::string& lamp_kind);

/// Of a lamp with neither flux nor watts: about a 50 W LED luminaire on a residential street.
inline constexpr double assumed_flux_lm = 5000.0;
inline constexpr double assumed_light_height_m = 6.0;
/// No further than this does a lamp without a bearing belong to a street.
inline constexpr double furthest_street_m = 30.0;

}  // namespace tk
