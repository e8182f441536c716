#include "viewer/map/legend_model.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "engine/compare/compare_assessments.h"
#include "layers/colour_ramps.h"
#include "viewer/map/value_classes.h"

namespace tk {
namespace {

constexpr double top_of_light_lx = 30.0;
constexpr double top_share = 0.98;
constexpr int level_colours = 33;
constexpr int change_colours = 65;

/// The ramp whose colours stand off the ground: what is low sinks into it.
ColourRamp ramp_of(Surface surface, Theme theme) {
    const bool dark_is_low = theme == Theme::dark || surface == Surface::light;
    return dark_is_low ? ColourRamp::batlow : ColourRamp::batlow_reversed;
}

Colour opaque_colour(Rgb rgb) {
    return {rgb.red, rgb.green, rgb.blue, 255};
}

/// Where there is nothing the map itself is to be seen, not the lowest colour.
bool nothing_at_zero(Surface surface) {
    return surface == Surface::hotspot || surface == Surface::cameras;
}

std::vector<Colour> colours_of_levels(Surface surface, Theme theme) {
    std::vector<Colour> colours;
    for (int i = 0; i < level_colours; ++i) {
        const double position = static_cast<double>(i) / (level_colours - 1);
        Colour colour = opaque_colour(colour_at(ramp_of(surface, theme), position));
        if (nothing_at_zero(surface)) colour = colour.faded(std::min(1.0, position / 0.2));
        colours.push_back(colour);
    }
    return colours;
}

std::vector<Colour> colours_of_classes(Surface surface, Theme theme, std::size_t count,
                                       bool first_is_nothing) {
    std::vector<Colour> colours;
    const std::size_t shown = count - (first_is_nothing ? 1 : 0);
    if (first_is_nothing) colours.push_back(Colour{255, 255, 255, 0});
    for (std::size_t i = 0; i < shown; ++i)
        colours.push_back(opaque_colour(
            colour_at(ramp_of(surface, theme),
                      shown == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(shown - 1))));
    return colours;
}

/// The diverging colour `share` of the way from no change to the full one, on a dark ground: light
/// at the ends and nothing at all in the middle.
Colour change_on_dark(bool orange, double share) {
    const Rgb ends[2] = {{74, 144, 196}, {214, 118, 36}};
    const Rgb full[2] = {{150, 214, 255}, {255, 190, 110}};
    const Rgb a = ends[orange ? 1 : 0], b = full[orange ? 1 : 0];
    const auto mix = [&](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(std::lerp(x, y, share)));
    };
    const double alpha = share == 0.0 ? 0.0 : std::lerp(0.35, 1.0, share);
    return Colour{mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue), 255}.faded(alpha);
}

/// @param position 0 to 1 with 0.5 for none
Colour change_colour(ColourRamp ramp, Theme theme, double position) {
    if (theme == Theme::light) {
        // White that does not hide the map where nothing changes.
        const double away = std::abs(position - 0.5) * 2.0;
        return opaque_colour(colour_at(ramp, position)).faded(std::min(1.0, 0.4 + 3.0 * away));
    }
    const bool orange = (position > 0.5) == (ramp == ColourRamp::blue_orange);
    return change_on_dark(orange, std::abs(position - 0.5) * 2.0);
}

int worse_sign_of(Surface surface) {
    switch (better_direction(surface)) {
        case BetterDirection::lower_is_better: return 1;
        case BetterDirection::higher_is_better: return -1;
        case BetterDirection::none: return 0;
    }
    return 0;
}

void set_classes(SurfaceLook& look, std::vector<double> breaks, bool first_is_nothing) {
    look.kind = LookKind::classes;
    look.breaks = std::move(breaks);
    look.colours =
        colours_of_classes(look.surface, look.theme, look.breaks.size() + 1, first_is_nothing);
}

std::vector<double> standard_breaks(CameraStandard standard, bool meeting) {
    const std::span<const DensityClass> classes = density_classes(standard);
    std::vector<double> breaks;
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (!meeting || (i % 2 == 0 && i <= 4)) breaks.push_back(classes[i].pixels_per_m);
    return breaks;
}

std::vector<double> meeting_breaks(const SurfaceLook& look) {
    switch (look.surface) {
        case Surface::light: return {1.0, 3.0, 10.0, 20.0};
        case Surface::place_index: return {20.0, 40.0, 60.0, 80.0};
        case Surface::hotspot:
        case Surface::sightlines: return {look.high * 0.25, look.high * 0.5, look.high * 0.75};
        case Surface::cameras: break;
    }
    return {};
}

double top_of_scale(Surface surface, const ValueSample& today, CameraStandard standard) {
    switch (surface) {
        case Surface::hotspot:
        case Surface::sightlines: return nice_above(today.percentile_above_zero(top_share));
        case Surface::light: return top_of_light_lx;
        case Surface::cameras: return density_classes(standard).back().pixels_per_m;
        case Surface::place_index: return 100.0;
    }
    return 1.0;
}

Colour mixed_colour(Colour a, Colour b, double share) {
    const auto mix = [&](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(std::lerp(x, y, share)));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue), mix(a.alpha, b.alpha)};
}

Colour colour_at_position(const SurfaceLook& look, double position) {
    const std::size_t count = look.colours.size();
    if (count == 0 || std::isnan(position)) return {0, 0, 0, 0};
    const double place = std::clamp(position, 0.0, 1.0);
    if (look.kind == LookKind::classes)
        return look.colours[std::min(count - 1,
                                     static_cast<std::size_t>(place * static_cast<double>(count)))];
    const double at = place * static_cast<double>(count - 1);
    const std::size_t below = std::min(static_cast<std::size_t>(at), count - 1);
    if (below + 1 >= count) return look.colours.back();
    return mixed_colour(look.colours[below], look.colours[below + 1],
                        at - static_cast<double>(below));
}

}  // namespace

SurfaceLook look_of(Surface surface, const ValueSample& today, const LookOptions& options) {
    SurfaceLook look;
    look.surface = surface;
    look.theme = options.theme;
    look.meeting = options.meeting;
    look.high = top_of_scale(surface, today, options.standard);
    look.exponent = surface == Surface::light ? 0.5 : 1.0;
    look.colours = colours_of_levels(surface, options.theme);
    if (surface == Surface::cameras &&
        (options.meeting || options.classes == Classes::continuous)) {
        set_classes(look, standard_breaks(options.standard, options.meeting), true);
    } else if (options.meeting) {
        set_classes(look, meeting_breaks(look), false);
    } else if (options.classes != Classes::continuous) {
        std::vector<double> breaks =
            breaks_of(today, options.classes, std::clamp(options.class_count, 3, 9));
        // A surface that is all of one value has no classes: the ramp shows it.
        if (!breaks.empty()) set_classes(look, std::move(breaks), false);
    }
    return look;
}

SurfaceLook change_look_of(Surface surface, std::span<const ValueSample> changes, double threshold,
                           Theme theme, bool meeting) {
    SurfaceLook look;
    look.kind = LookKind::change;
    look.is_change = true;
    look.surface = surface;
    look.theme = theme;
    look.meeting = meeting;
    look.threshold = std::isfinite(threshold) ? std::max(0.0, threshold) : 0.0;
    look.worse_sign = worse_sign_of(surface);
    double limit = 0.0;
    for (const ValueSample& sample : changes) {
        std::vector<float> sizes;
        for (const float value : sample.sorted)
            if (std::abs(static_cast<double>(value)) > look.threshold)
                sizes.push_back(std::abs(value));
        std::sort(sizes.begin(), sizes.end());
        limit = std::max(limit, ValueSample{sizes, sizes.size()}.percentile(top_share));
    }
    look.high = nice_above(std::max(limit, look.threshold * 4.0));
    look.low = -look.high;
    const ColourRamp ramp = look.worse_sign < 0 ? ColourRamp::orange_blue : ColourRamp::blue_orange;
    if (!meeting) {
        for (int i = 0; i < change_colours; ++i)
            look.colours.push_back(
                change_colour(ramp, theme, static_cast<double>(i) / (change_colours - 1)));
        return look;
    }
    look.kind = LookKind::classes;
    const double half = look.high / 2.0;
    // What is exactly at the threshold counts as no change on either side.
    // The least normal number at least: graphics cards take smaller ones for zero, and so every
    // cell for changed.
    const double above =
        std::max(std::nextafter(static_cast<float>(look.threshold), HUGE_VALF), FLT_MIN);
    look.breaks = {-half, std::min(-look.threshold, -static_cast<double>(FLT_MIN)), above, half};
    for (const double position : {0.1, 0.27, 0.5, 0.73, 0.9})
        look.colours.push_back(change_colour(ramp, theme, position));
    return look;
}

double default_threshold(Surface surface) {
    switch (surface) {
        case Surface::hotspot: return 0.0;
        case Surface::light: return 0.5;
        case Surface::cameras: return 1.0;
        case Surface::sightlines: return 0.1;
        case Surface::place_index: return 1.0;
    }
    return 0.0;
}

double position_of(const SurfaceLook& look, double value) {
    if (std::isnan(value)) return value;
    if (look.kind == LookKind::levels)
        return std::pow(std::clamp((value - look.low) / (look.high - look.low), 0.0, 1.0),
                        look.exponent);
    if (look.kind == LookKind::classes) {
        const auto passed = std::count_if(look.breaks.begin(), look.breaks.end(),
                                          [&](double b) { return value >= b; });
        return (static_cast<double>(passed) + 0.5) / static_cast<double>(look.breaks.size() + 1);
    }
    const double size =
        std::clamp((std::abs(value) - look.threshold) / (look.high - look.threshold), 0.0, 1.0);
    return 0.5 + std::copysign(0.5 * size, value);
}

Colour colour_of(const SurfaceLook& look, double value) {
    return colour_at_position(look, position_of(look, value));
}

bool gets_worse(const SurfaceLook& look, double value) {
    return look.is_change && value * look.worse_sign > look.threshold;
}

std::array<std::uint8_t, 1024> lut(const SurfaceLook& look) {
    std::array<std::uint8_t, 1024> table{};
    for (std::size_t i = 0; i < 256; ++i) {
        // Classes are asked for in their middle; of a change the middle is no change at all.
        const double half = look.kind == LookKind::change ? 0.0 : 0.5;
        const Colour c = colour_at_position(look, (static_cast<double>(i) + half) / 256.0);
        table[4 * i] = c.red;
        table[4 * i + 1] = c.green;
        table[4 * i + 2] = c.blue;
        table[4 * i + 3] = c.alpha;
    }
    return table;
}

}  // namespace tk
