#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/assess/assessment_parameters.h"
#include "engine/grid/grid_rows.h"
#include "layers/raster_description.h"
#include "viewer/theme/theme.h"

/// How a surface's values become colours and what its legend says: one description for the window,
/// the sheet and the pictures. Plain values; no window, no graphics.
///
/// Ranges are frozen from today's values, so that a plan never rescales its own picture:
/// - hotspot: 0 to the 98th percentile of today's cells above 0, rounded up to a nice number; a few
///   cells of a peak would else take all the colours.
/// - light: 0 to 30 lx by the square root of the value. Sight follows light by steps of ratio, not
///   of difference (Stevens 1957: brightness goes by a power of about 0.33 to 0.5), and 0 has no
///   logarithm. A third of the colours then lies below 3 lx, where street lighting is decided (EN
///   13201-2, class P: 2 to 15 lx).
/// - coverage: the classes of IEC 62676-4 that the study uses, as steps.
/// - place index: 0 to 100.
///
/// Colours: levels batlow, light is low on the light theme's ground and dark is low on the dark
/// one; but of light itself dark is dark in both. Changes blue, white, orange: orange is what gets
/// worse (engine/compare's better_direction), within the threshold a thin white on a light ground,
/// through which the map is seen, and nothing on a dark one.
namespace tk {

/// A sample of a grid's values, made once for many looks.
struct ValueSample {
    std::vector<float> sorted;  ///< ascending, at most 4096, without NaN
    std::size_t count = 0;      ///< cells with data
    double lowest = 0.0;        ///< of all cells with data; 0 where there is none
    double highest = 0.0;

    bool empty() const { return count == 0; }
    /// By nearest rank, share in [0, 1]; 0 for an empty sample.
    double percentile(double share) const;
    /// Of the sample's values above 0.
    double percentile_above_zero(double share) const;
};
/// Every n-th cell with data in row order: the same sample for the same grid.
ValueSample sample_of(const GridRows& grid);
/// Of the differences after - before that are not 0: a lamp changes few of a town's cells, and its
/// scale is to show them. @throws std::invalid_argument for grids of other cells
ValueSample sample_of_change(const GridRows& after, const GridRows& before);
/// The largest difference in size among the cells of `range`; 0 where there is none.
double largest_change(const GridRows& after, const GridRows& before, const CellRange& range);

/// How values are spread over the colours.
enum class LookKind {
    levels,   ///< a ramp from low to high
    classes,  ///< stepped at the breaks
    change,   ///< white within +- threshold, full colour from +- high
};

/// Everything a shader or a painter needs to colour a surface. A position runs from 0 to 1 over
/// `colours`; NaN has no colour.
struct SurfaceLook {
    LookKind kind = LookKind::levels;
    Surface surface = Surface::place_index;
    Theme theme = Theme::light;
    double low = 0.0;   ///< of a change: -high
    double high = 1.0;  ///< > low
    double exponent = 1.0;
    std::vector<double> breaks;   ///< of classes: inner ones, ascending, at most 8
    bool is_change = false;       ///< of kind change, or of classes of change
    double threshold = 0.0;       ///< of a change, >= 0, < high
    int worse_sign = 0;           ///< of a change: +1 where more is worse, -1 where less is, or 0
    std::vector<Colour> colours;  ///< classes: one each; else at equal steps of position
    bool meeting = false;         ///< the legend leads with words

    friend bool operator==(const SurfaceLook&, const SurfaceLook&) = default;
};

struct LookOptions {
    Theme theme = Theme::light;
    Classes classes = Classes::continuous;
    int class_count = 5;   ///< clamped to [3, 9]
    bool meeting = false;  ///< 3 to 5 classes in words; `classes` and `class_count` do not count
    CameraStandard standard = CameraStandard::iec_62676_4_2014;  ///< whose classes coverage has
};

/// The look of a surface's levels, for today and every plan alike.
/// @param today a sample of today's values; may be empty
SurfaceLook look_of(Surface surface, const ValueSample& today, const LookOptions& options = {});

/// The look of a surface's change, one for all plans: full colour from the 98th percentile of the
/// changes that are above the threshold, rounded up to a nice number.
/// @param changes samples of the change of every plan that is to be seen on this scale
/// @param threshold changes not above it count as none; >= 0
/// @param meeting five classes in words instead of a bar
SurfaceLook change_look_of(Surface surface, std::span<const ValueSample> changes, double threshold,
                           Theme theme = Theme::light, bool meeting = false);

/// What a change must exceed to be called one, in the surface's unit: 0.5 lx, 1 px/m, 1 index
/// point; 0 for the hotspot surface.
double default_threshold(Surface surface);

/// In [0, 1]; NaN for NaN. What a shader computes before it reads the lut:
///
///     levels:  pow(clamp((v - low) / (high - low), 0, 1), exponent)
///     classes: ((number of breaks b with v >= b) + 0.5) / (number of breaks + 1)
///     change:  0.5 + 0.5 * sign(v) * clamp((|v| - threshold) / (high - threshold), 0, 1)
double position_of(const SurfaceLook& look, double value);

/// The colour of a value, straight alpha; wholly transparent for NaN. The layer's own opacity is
/// not in it.
Colour colour_of(const SurfaceLook& look, double value);

/// Whether a change's value is to be hatched: it gets worse by more than the threshold.
bool gets_worse(const SurfaceLook& look, double value);

/// RGBA, straight alpha, of 256 positions: entry i is that of (i + 0.5) / 256. To be read without
/// interpolation for classes, with or without for the others.
std::array<std::uint8_t, 1024> lut(const SurfaceLook& look);

// ---- What the legend says, in the language that is on ------------------------------------------

/// "Täthetskarta" / "Hotspot surface".
std::string surface_title(Surface surface);
/// "uppmätt" / "measured", "fysisk" / "physical", "index".
std::string kind_text(NumberKind kind);
NumberKind kind_of(Surface surface);
/// "lx", "px/m", "index 0–100", "händelser per km²". @param unit as surface_unit() gives it
std::string unit_text(Surface surface, const std::string& unit);
/// Which illuminance it is: "horisontell, vid marken", "vertikal, 1,5 m över marken, mot 90°".
std::string light_quantity_text(const IlluminanceOptions& light);
/// In what light is told: "lx", with all that is not usual: "lx vertikal, 1,5 m över marken, lägsta
/// av fyra riktningar, kl. 02:30".
std::string light_unit_text(const IlluminanceOptions& light);
/// Lit are surfaces that lie on the ground, as the classes P of EN 13201-2 have it.
bool is_horizontal_at_ground(const IlluminanceOptions& light);
/// The same of a surface that is shown, with what light it is: "lx kl. 02:30".
std::string shown_unit(Surface surface, const AssessmentParameters& parameters);
/// "känna igen" / "recognise": a class of a camera standard.
std::string density_class_text(const std::string& name);
/// "kl. 02:30" / "at 02:30".
std::string at_time_text(int minute_of_day);

/// A class, or what a colour stands for.
struct LegendEntry {
    Colour colour;
    std::string words = {};    ///< "Mycket mörkt"; empty where there are only numbers
    std::string numbers = {};  ///< "< 1 lx"; empty where there are only words
    bool hatched = false;

    friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};

/// A number under a continuous bar.
struct LegendTick {
    double position = 0.0;  ///< [0, 1] along the bar
    std::string text;

    friend bool operator==(const LegendTick&, const LegendTick&) = default;
};

struct LegendModel {
    std::string title;  ///< "Platsindex", "Platsindex, förändring"
    std::string unit;   ///< "index 0–100"
    std::string kind;   ///< "index"
    std::string note;   ///< the sentence that belongs to the surface; may be empty
    bool bar = true;    ///< a bar of the look's colours with ticks; else entries alone
    std::vector<LegendTick> ticks;
    std::vector<LegendEntry> entries;  ///< from high to low; for a bar: what stands beside it

    friend bool operator==(const LegendModel&, const LegendModel&) = default;
};

/// @param unit as surface_unit() gives it
/// @param light which it is; the place index follows its hour
LegendModel legend_of(const SurfaceLook& look, const std::string& unit,
                      const IlluminanceOptions& light = {});
/// Of a surface that is shown.
LegendModel legend_of(const SurfaceLook& look, const AssessmentParameters& parameters);

}  // namespace tk
