#include "engine/analyses/lighting_class.h"

#include <array>
#include <limits>

namespace tk {
namespace {

constexpr std::array<PClass, 6> p_table{{{"P1", 15.0, 3.0, 5.0, 5.0},
                                         {"P2", 10.0, 2.0, 3.0, 2.0},
                                         {"P3", 7.5, 1.5, 2.5, 1.5},
                                         {"P4", 5.0, 1.0, 1.5, 1.0},
                                         {"P5", 3.0, 0.6, 1.0, 0.6},
                                         {"P6", 2.0, 0.4, 0.6, 0.2}}};
constexpr std::array<MeanClass, 6> c_table{
    {{"C0", 50.0}, {"C1", 30.0}, {"C2", 20.0}, {"C3", 15.0}, {"C4", 10.0}, {"C5", 7.5}}};
constexpr std::array<MeanClass, 3> hs_table{{{"HS1", 5.0}, {"HS2", 2.5}, {"HS3", 1.0}}};
constexpr std::array<MinimumClass, 9> sc_table{{{"SC1", 10.0},
                                                {"SC2", 7.5},
                                                {"SC3", 5.0},
                                                {"SC4", 3.0},
                                                {"SC5", 2.0},
                                                {"SC6", 1.5},
                                                {"SC7", 1.0},
                                                {"SC8", 0.75},
                                                {"SC9", 0.5}}};
constexpr std::array<MinimumClass, 6> ev_table{
    {{"EV1", 50.0}, {"EV2", 30.0}, {"EV3", 10.0}, {"EV4", 7.5}, {"EV5", 5.0}, {"EV6", 0.5}}};

std::string_view mean_class(std::span<const MeanClass> classes, double mean_lux, double minimum_lux,
                            double least_uniformity) {
    // Not so for NaN.
    if (!(overall_uniformity(minimum_lux, mean_lux) >= least_uniformity)) return {};
    for (const MeanClass& c : classes)
        if (mean_lux >= c.mean_lux) return c.name;
    return {};
}

std::string_view minimum_class(std::span<const MinimumClass> classes, double minimum_lux) {
    for (const MinimumClass& c : classes)
        if (minimum_lux >= c.minimum_lux) return c.name;
    return {};
}

}  // namespace

std::span<const PClass> p_classes() {
    return p_table;
}
std::span<const MeanClass> c_classes() {
    return c_table;
}
std::span<const MeanClass> hs_classes() {
    return hs_table;
}
std::span<const MinimumClass> sc_classes() {
    return sc_table;
}
std::span<const MinimumClass> ev_classes() {
    return ev_table;
}

double overall_uniformity(double minimum_lux, double mean_lux) {
    return mean_lux > 0.0 ? minimum_lux / mean_lux : std::numeric_limits<double>::quiet_NaN();
}

LightingClasses classes_reached(const LightingValues& v) {
    LightingClasses reached;
    for (const PClass& p : p_table) {
        if (!(v.mean_lux >= p.mean_lux && v.minimum_lux >= p.minimum_lux)) continue;
        reached.p = p.name;
        reached.p_mean_too_high = v.mean_lux > p_most_of_mean * p.mean_lux;
        break;
    }
    reached.c = mean_class(c_table, v.mean_lux, v.minimum_lux, c_least_uniformity);
    reached.hs = mean_class(hs_table, v.mean_hemispherical_lux, v.minimum_hemispherical_lux,
                            hs_least_uniformity);
    reached.sc = minimum_class(sc_table, v.minimum_semicylindrical_lux);
    reached.ev = minimum_class(ev_table, v.minimum_vertical_lux);
    return reached;
}

}  // namespace tk
