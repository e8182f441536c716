#include "layers/analysis_palette.h"

#include <algorithm>
#include <utility>

#include "layers/qgis_symbols.h"

namespace tk {
namespace {

/// @param strength from -1, sure to be less than chance has it, to 1, sure to be more
Rgb around_chance(double strength) {
    return colour_at(ColourRamp::blue_orange, 0.5 + 0.5 * strength);
}

double strength_of(SpotPattern pattern) {
    switch (pattern) {
        case SpotPattern::intensifying: return 1.0;
        case SpotPattern::persistent: return 0.9;
        case SpotPattern::consecutive: return 0.8;
        case SpotPattern::fresh: return 0.7;
        case SpotPattern::diminishing: return 0.6;
        case SpotPattern::sporadic: return 0.5;
        case SpotPattern::oscillating: return 0.4;
        case SpotPattern::historical: return 0.3;
        case SpotPattern::none: break;
    }
    return 0.0;
}

}  // namespace

Rgb palette_colour(HotSpotClass hot_spot) {
    switch (hot_spot) {
        case HotSpotClass::hot_99: return around_chance(1.0);
        case HotSpotClass::hot_95: return around_chance(0.7);
        case HotSpotClass::hot_90: return around_chance(0.4);
        case HotSpotClass::cold_90: return around_chance(-0.4);
        case HotSpotClass::cold_95: return around_chance(-0.7);
        case HotSpotClass::cold_99: return around_chance(-1.0);
        case HotSpotClass::not_significant:
        case HotSpotClass::untold: break;
    }
    return qgis::white_colour;
}

Rgb palette_colour(MoranClass moran) {
    switch (moran) {
        case MoranClass::high_high: return around_chance(1.0);
        case MoranClass::high_low: return around_chance(0.4);
        case MoranClass::low_high: return around_chance(-0.4);
        case MoranClass::low_low: return around_chance(-1.0);
        case MoranClass::not_significant:
        case MoranClass::untold: break;
    }
    return qgis::white_colour;
}

Rgb palette_colour(const EmergingSpot& spot) {
    if (spot.pattern == SpotPattern::none) return qgis::white_colour;
    return around_chance((spot.is_hot ? 1.0 : -1.0) * strength_of(spot.pattern));
}

Rgb palette_colour(RepeatRole role, MapGround ground) {
    const bool light = ground == MapGround::light;
    switch (role) {
        case RepeatRole::originator: return light ? qgis::accent_colour : Rgb{0x5C, 0xC3, 0xEA};
        case RepeatRole::near_repeat: return light ? qgis::lamp_colour : Rgb{0xFF, 0xC8, 0x45};
        case RepeatRole::repeat: return light ? qgis::incident_colour : Rgb{0xFF, 0x8A, 0x80};
        case RepeatRole::alone: break;
    }
    return light ? qgis::muted_colour : Rgb{0x9A, 0xA8, 0xB6};
}

Rgb palette_colour(HoldingClass holding, MapGround ground) {
    const auto level = [&](double at) { return colour_at(level_ramp(ground), at); };
    switch (holding) {
        case HoldingClass::quarter: return level(0.95);
        case HoldingClass::half: return level(0.7);
        case HoldingClass::most: return level(0.45);
        case HoldingClass::rest: return level(0.2);
        case HoldingClass::empty: break;
    }
    return ground == MapGround::light ? qgis::line_colour : Rgb{0x2E, 0x37, 0x41};
}

double risk_level(double score, const RiskScale& scale) {
    if (scale.class_breaks.empty()) return 0.0;
    return std::clamp((score - 1.0) / (scale.class_breaks.back() - 1.0), 0.0, 1.0);
}

ColourRamp level_ramp(MapGround ground) {
    return ground == MapGround::light ? ColourRamp::batlow_reversed : ColourRamp::batlow;
}

std::vector<double> density_class_starts(std::vector<double> densities) {
    std::erase_if(densities, [](double density) { return !(density > 0.0); });
    return qgis::quantile_starts(std::move(densities));
}

Rgb density_class_colour(std::size_t number, std::size_t count, MapGround ground) {
    const double share = static_cast<double>(number + 1) / static_cast<double>(count);
    return colour_at(level_ramp(ground), 0.1 + 0.8 * share);
}

}  // namespace tk
