#pragma once

#include <string_view>

#include "engine/grid/contour_lines.h"
#include "viewer/output/map_sheet.h"
#include "viewer/output/sheet_pen.h"

/// One map of a sheet, part by part from the ground up. Private to output/.
namespace tk {

/// What is drawn, and where. Lengths on the page are for `scale` = 1, A4 at arm's length.
struct FrameScene {
    const SheetContent& content;
    const SheetFrame& frame;
    FramePlace place;
    double scale = 1.0;  ///< of symbols and text
    double dots_per_inch = 300.0;
    std::vector<ContourLine> isolines = {};  ///< of the surface, where the scale can show them

    bool shows(std::string_view layer) const;
    /// Incident points are never there unless asked for, and never in a meeting.
    bool shows_incidents() const;
    const Town& town() const { return *frame.town; }
    double mm(double at_scale_1) const { return at_scale_1 * scale; }
};

/// The whole map with its neat line. @throws Cancelled
void draw_map_frame(const SheetPen& pen, const FrameScene& scene, const Progress& progress);

void draw_backdrops(const SheetPen& pen, const FrameScene& scene);  ///< that are pictures
void draw_ground(const SheetPen& pen, const FrameScene& scene);     ///< land, water, streets
void draw_surface(const SheetPen& pen, const FrameScene& scene);    ///< and hatches what gets worse
void draw_isolines(const SheetPen& pen, const FrameScene& scene);
void draw_values(const SheetPen& pen, const FrameScene& scene);     ///< at a lattice of cells
void draw_buildings(const SheetPen& pen, const FrameScene& scene);  ///< and what is planned
void draw_outlines(const SheetPen& pen, const FrameScene& scene);   ///< areas, boundary, drawings
void draw_symbols(const SheetPen& pen, const FrameScene& scene);
void draw_walking_rings(const SheetPen& pen, const FrameScene& scene);
void draw_labels(const SheetPen& pen, const FrameScene& scene);

/// Symbols, as in the map so in the legend. `radius_mm` about (x, y).
void draw_lamp(const SheetPen& pen, double x, double y, double radius_mm, bool is_new);
void draw_camera_disc(const SheetPen& pen, double x, double y, double radius_mm, bool is_new);
void draw_observation(const SheetPen& pen, double x, double y, double radius_mm);
void draw_incident(const SheetPen& pen, double x, double y, double radius_mm);
void draw_feature(const SheetPen& pen, double x, double y, double radius_mm, std::size_t which);
double lamp_radius_mm(const FrameScene& scene);

/// Draws the path as a line of equal light.
void stroke_isoline(const SheetPen& pen, double scale);

/// Lines at 45° through what gets worse, for a box of a legend.
void draw_hatching(const SheetPen& pen, const MmBox& box, double scale);

}  // namespace tk
