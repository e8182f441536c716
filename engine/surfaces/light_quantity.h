#pragma once

#include <array>
#include <optional>
#include <span>

#include "engine/surfaces/lamp_light.h"

namespace tk {

/// On what kind of small surface light falls at a point (EN 13201-3:2015, section 7).
///
/// With the intensity I toward the point, its distance d, the lamp's height h over it and the
/// distance r on the map:
/// - horizontal:      I h / d³
/// - vertical:        I (r cos α) / d³, α between the way to the lamp and where the surface looks;
///                    none from behind
/// - semicylindrical: I r (1 + cos α) / (π d³)
/// - hemispherical:   I (d + h) / (4 d³)
/// Horizontal and hemispherical surfaces look up: a lamp not above them gives none.
enum class LightQuantity { horizontal, vertical, semicylindrical, hemispherical };

/// Vertical and semicylindrical surfaces stand upright and look somewhere.
inline bool is_upright(LightQuantity quantity) {
    return quantity == LightQuantity::vertical || quantity == LightQuantity::semicylindrical;
}

/// What surfaces of one kind at points get of a lamp's light: one value where they look up or one
/// way, four where the smallest of facing 0, 90, 180 and 270 is asked for.
class LitSurface {
public:
    static constexpr std::size_t most_facings = 4;

    /// @param facing_deg compass bearing in which upright surfaces look; none: the worst of four
    LitSurface(LightQuantity quantity, std::optional<double> facing_deg);

    std::size_t facings() const { return facings_; }

    /// Adds to lux[k] of every point and each facing k what falls on it.
    /// @param cd_per_m3 of each point, as LampLight::find gives
    /// @param lux       facings() lists, each as long as the points
    void add(const LampPoints& points, std::span<const double> cd_per_m3,
             const std::array<double*, most_facings>& lux) const;

private:
    struct Facing {
        double east = 0.0, north = 0.0;
    };

    LightQuantity quantity_;
    std::size_t facings_ = 1;
    std::array<Facing, most_facings> facing_{};
};

}  // namespace tk
