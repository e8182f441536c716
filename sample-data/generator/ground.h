#pragma once

#include <string>
#include <vector>

#include "sample-data/generator/plan_geometry.h"

namespace tk {

enum class SiteKind { park, square, churchyard, school, car_park, shopping, reserved };

/// Land set aside before streets and houses are laid out.
struct Site {
    std::string name;
    SiteKind kind = SiteKind::reserved;
    Ring ring;
};

/// What lies there before there is a town: lake, river, railway, and what the plan keeps free.
struct Ground {
    Ring lake;
    Line river;
    double river_width_m = 34.0;
    Line railway;
    std::vector<Site> sites;

    /// Whether `p` lies in water or nearer to it than `margin_m`.
    bool wet(MapPoint p, double margin_m) const;
    bool on_railway(MapPoint p, double margin_m) const;
    /// The site at `p` (grown by `margin_m`); null when there is none.
    const Site* site_at(MapPoint p, double margin_m = 0.0) const;
    const Site& site(const std::string& name) const;
};

/// A district: its name and its outline. Neighbours share their border point by point.
struct District {
    std::string name;
    Ring ring;
};

/// The frames that the quarters' streets follow.
PlanFrame centre_frame();
PlanFrame east_town_frame();

Ground lay_ground();
std::vector<District> draw_districts();
/// The outline of all districts together.
Ring municipal_border();

}  // namespace tk
