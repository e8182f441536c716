#pragma once

#include <imgui.h>

#include <optional>
#include <string>

#include "viewer/background/walk_work.h"
#include "viewer/map/legend_model.h"

/// The walk as small charts over one axis of metres.
namespace tk {

/// What they show; refers to what must outlive a frame.
struct WalkShown {
    const WalkedSides& walked;  ///< with places
    double dark_below_lux = 2.0;
    const SurfaceLook& cameras_look;
    std::string before_words, after_words;  ///< what the sides are called
    std::optional<double> marked_m;         ///< the place that is pointed at elsewhere

    /// The side that shading is of: the proposal where there is one.
    const std::vector<WalkPlace>& main() const {
        return walked.after != nullptr ? *walked.after : *walked.before;
    }
    double length_m() const { return walked.before->back().along_m; }
};

struct WalkStripAnswer {
    std::optional<double> hovered_m;  ///< how far along the pointer is
    bool pressed = false;
};
/// Pixels. The pointer's place bears a line through all charts and a tooltip with the values.
WalkStripAnswer walk_strip(const char* id, const WalkShown& shown, float width, float height);
/// Where less is left, they need a scroll bar.
float least_walk_strip_height();

/// A row of the strip: a chart's area, and the part left of it for its title.
struct WalkChart {
    float title_left = 0.0F, left = 0.0F, right = 0.0F, top = 0.0F, bottom = 0.0F;
    double length_m = 1.0;

    float x_of(double along_m) const {
        return left + (right - left) * static_cast<float>(along_m / length_m);
    }
    float height() const { return bottom - top; }
};
void walk_light_row(const WalkShown& shown, const WalkChart& chart);
void walk_watchers_row(const WalkShown& shown, const WalkChart& chart);
void walk_cameras_row(const WalkShown& shown, const WalkChart& chart);
void walk_incidents_row(const WalkShown& shown, const WalkChart& chart);

}  // namespace tk
