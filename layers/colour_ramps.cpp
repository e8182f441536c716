#include "layers/colour_ramps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace tk {
namespace {

template <std::size_t Count>
constexpr std::array<Rgb, Count> turned_ramp(std::array<Rgb, Count> ramp) {
    std::reverse(ramp.begin(), ramp.end());
    return ramp;
}

constexpr std::array<Rgb, 10> batlow_stops{{{1, 25, 89},
                                            {16, 63, 96},
                                            {28, 90, 98},
                                            {60, 109, 86},
                                            {104, 123, 62},
                                            {157, 137, 43},
                                            {210, 147, 67},
                                            {248, 161, 123},
                                            {253, 183, 188},
                                            {250, 204, 250}}};
constexpr std::array<Rgb, 9> cividis_stops{{{0, 32, 76},
                                            {0, 52, 110},
                                            {60, 74, 107},
                                            {91, 95, 109},
                                            {117, 117, 117},
                                            {146, 140, 120},
                                            {176, 165, 114},
                                            {209, 191, 102},
                                            {255, 233, 69}}};
constexpr std::array<Rgb, 9> blue_orange_stops{{{10, 72, 143},
                                                {50, 117, 178},
                                                {122, 173, 213},
                                                {195, 219, 238},
                                                {255, 255, 255},
                                                {253, 217, 181},
                                                {243, 164, 88},
                                                {205, 105, 25},
                                                {132, 50, 2}}};
constexpr auto batlow_turned = turned_ramp(batlow_stops);
constexpr auto cividis_turned = turned_ramp(cividis_stops);
constexpr auto orange_blue_stops = turned_ramp(blue_orange_stops);

std::uint8_t channel_between(std::uint8_t from, std::uint8_t to, double share) {
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
}

}  // namespace

std::string hex(Rgb colour) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (const unsigned channel : {colour.red, colour.green, colour.blue}) {
        text += digits[channel / 16];
        text += digits[channel % 16];
    }
    return text;
}

std::span<const Rgb> stops_of(ColourRamp ramp) {
    switch (ramp) {
        case ColourRamp::batlow: return batlow_stops;
        case ColourRamp::batlow_reversed: return batlow_turned;
        case ColourRamp::cividis: return cividis_stops;
        case ColourRamp::cividis_reversed: return cividis_turned;
        case ColourRamp::blue_orange: return blue_orange_stops;
        case ColourRamp::orange_blue: return orange_blue_stops;
    }
    return {};
}

Rgb colour_at(ColourRamp ramp, double position) {
    const std::span<const Rgb> stops = stops_of(ramp);
    const double steps = static_cast<double>(stops.size() - 1);
    const double at = std::isnan(position) ? 0.0 : std::clamp(position, 0.0, 1.0) * steps;
    const std::size_t below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const double share = at - static_cast<double>(below);
    const Rgb from = stops[below], to = stops[below + 1];
    return {channel_between(from.red, to.red, share), channel_between(from.green, to.green, share),
            channel_between(from.blue, to.blue, share)};
}

}  // namespace tk
