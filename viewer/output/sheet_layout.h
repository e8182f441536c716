#pragma once

#include <string>
#include <vector>

#include "engine/core/map_point.h"
#include "viewer/output/paper.h"

/// Where things stand on a map page: pure geometry.
namespace tk {

inline constexpr double sheet_margin_mm = 12.0;

/// What the page has to hold.
struct SheetNeeds {
    int frames = 1;                 ///< 1 to 6
    double shape = 1.0;             ///< width / height of what the frames show
    double header_mm = 16.0;        ///< height of the title
    double footer_mm = 8.0;         ///< height of the line at the bottom
    double label_mm = 0.0;          ///< height of the name above each frame; 0: none
    double panel_width_mm = 62.0;   ///< of the legends beside the map (landscape)
    double panel_height_mm = 62.0;  ///< of the legends below the map (portrait)
    double gap_mm = 4.0;
};

struct SheetLayout {
    MmSize page;
    MmBox header, footer;
    MmBox panel;  ///< legends: right of the maps, or below them in portrait
    bool panel_below = false;
    std::vector<MmBox> labels;  ///< above the frames; of height 0 where there are none
    std::vector<MmBox> frames;  ///< all of one size, row by row

    friend bool operator==(const SheetLayout&, const SheetLayout&) = default;
};

/// Frames stand in the rows and columns that show most: the largest scale for `needs.shape`.
/// @throws std::invalid_argument unless needs.frames is from 1 to 6
SheetLayout lay_out(const Paper& paper, const SheetNeeds& needs);

/// The smallest 1:N of 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8 times a power of ten with N not
/// below `denominator`; at least 1:100.
double nice_scale_above(double denominator);

/// The 1:N at which all of `extent` just fits the frame; 1:100 for an extent without size.
double fitting_scale(const Extent& extent, const MmBox& frame);

/// What a frame shows at 1:N around `centre`.
Extent shown_extent(MapPoint centre, const MmBox& frame, double scale_denominator);

/// The longest of 1, 2 or 5 times a power of ten metres that is not longer than `most_mm` at 1:N.
double scale_bar_length_m(double scale_denominator, double most_mm);

/// Where a map point comes to lie on the page.
struct FramePlace {
    MmBox frame;
    Extent shown;

    double mm_per_m() const { return frame.width / (shown.east_m - shown.west_m); }
    double x_mm(double east_m) const { return frame.x + (east_m - shown.west_m) * mm_per_m(); }
    double y_mm(double north_m) const { return frame.y + (shown.north_m - north_m) * mm_per_m(); }
    MapPoint to_map(double x_mm, double y_mm) const {
        return {shown.west_m + (x_mm - frame.x) / mm_per_m(),
                shown.north_m - (y_mm - frame.y) / mm_per_m()};
    }
};

}  // namespace tk
