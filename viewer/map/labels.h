#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/town/map_features.h"
#include "viewer/session/map_view.h"

/// Names on the map: which find room, and where.
namespace tk {

/// A name that wants to stand on the map.
struct LabelCandidate {
    std::string text;
    Line path;               ///< one point: at a place; more: along a street
    double priority = 0.0;   ///< higher ones find room first
    int style = 0;           ///< handed to MeasureText and back: which letters
    double beside_px = 0.0;  ///< of a place: half the size of its symbol; 0: the name stands on it
    double closest_m = 0.0;  ///< shown while metres per pixel are within [closest_m, farthest_m]
    double farthest_m = std::numeric_limits<double>::infinity();
    double repeat_px = 0.0;  ///< in place of LabelOptions::repeat_px; 0: that
};

/// A name that has found its place.
struct PlacedLabel {
    std::size_t candidate = 0;  ///< its number among the candidates
    MapPoint at;                ///< the middle of its text
    double angle_rad = 0.0;     ///< clockwise on the screen, [-π/2, π/2): never on its head
    double width_px = 0.0, height_px = 0.0;

    friend bool operator==(const PlacedLabel&, const PlacedLabel&) = default;
};

struct LabelSize {
    double width_px = 0.0, height_px = 0.0;
};
/// The size of a text on the screen.
using MeasureText = std::function<LabelSize(std::string_view text, int style)>;

struct LabelOptions {
    double gap_px = 4.0;       ///< kept free between names
    double repeat_px = 400.0;  ///< between two names of the same text
    std::size_t most = 300;
};

/// What was placed, to be handed in again with the next picture so that names stay where they are.
struct LabelPlacement {
    double metres_per_px = 0.0;
    std::vector<PlacedLabel> labels;
};

/// Places names in the view so that none overlaps another.
///
/// Names go by priority, then by their number. At the same zoom those of the last picture keep
/// their places while any part of them is seen, whatever newcomers there are; so panning never
/// makes a name jump or blink. New ones only stand where all of them is seen. A name along a street
/// stands where the street is straight enough to lie under the whole of it, at places fixed to the
/// map; a name of a place stands on it or around its symbol.
/// @param map what the view fills on the screen
/// @param before the last picture's; of the same candidates, else `{}`
LabelPlacement place_labels(std::span<const LabelCandidate> candidates, const MapView& view,
                            const ScreenRect& map, const MeasureText& measure,
                            const LabelOptions& options = {}, const LabelPlacement& before = {});

/// Lines that meet end to end become one, as far as each end meets exactly one other: names need
/// room. In an order that only depends on the lines' order.
std::vector<Line> joined_lines(const std::vector<Line>& lines);

/// The streets with names: pieces of the same name joined, longest first in priority (its length in
/// metres, divided so that all lie in [0, 1)).
std::vector<LabelCandidate> street_labels(std::span<const Street> streets, int style,
                                          double farthest_m);

}  // namespace tk
