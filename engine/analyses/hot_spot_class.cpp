#include "engine/analyses/hot_spot_class.h"

#include <cmath>

namespace tk {

HotSpotClass hot_spot_class(double z, double p) {
    if (std::isnan(p) || std::isnan(z)) return HotSpotClass::untold;
    const bool hot = z > 0.0;
    if (p <= 0.01) return hot ? HotSpotClass::hot_99 : HotSpotClass::cold_99;
    if (p <= 0.05) return hot ? HotSpotClass::hot_95 : HotSpotClass::cold_95;
    if (p <= 0.10) return hot ? HotSpotClass::hot_90 : HotSpotClass::cold_90;
    return HotSpotClass::not_significant;
}

std::string_view name_of(HotSpotClass hot_spot) {
    switch (hot_spot) {
        case HotSpotClass::untold: return "";
        case HotSpotClass::cold_99: return "cold_99";
        case HotSpotClass::cold_95: return "cold_95";
        case HotSpotClass::cold_90: return "cold_90";
        case HotSpotClass::not_significant: return "not_significant";
        case HotSpotClass::hot_90: return "hot_90";
        case HotSpotClass::hot_95: return "hot_95";
        case HotSpotClass::hot_99: return "hot_99";
    }
    return "";
}

MoranClass moran_class(MoranQuadrant quadrant, double p, double alpha) {
    if (std::isnan(p)) return MoranClass::untold;
    if (!(p <= alpha)) return MoranClass::not_significant;
    switch (quadrant) {
        case MoranQuadrant::high_high: return MoranClass::high_high;
        case MoranQuadrant::low_low: return MoranClass::low_low;
        case MoranQuadrant::high_low: return MoranClass::high_low;
        case MoranQuadrant::low_high: return MoranClass::low_high;
    }
    return MoranClass::untold;
}

std::string_view name_of(MoranClass moran) {
    switch (moran) {
        case MoranClass::untold: return "";
        case MoranClass::low_low: return "low_low";
        case MoranClass::low_high: return "low_high";
        case MoranClass::not_significant: return "not_significant";
        case MoranClass::high_low: return "high_low";
        case MoranClass::high_high: return "high_high";
    }
    return "";
}

}  // namespace tk
