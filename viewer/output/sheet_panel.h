#pragma once

#include <functional>
#include <vector>

#include "viewer/output/map_sheet.h"
#include "viewer/output/sheet_pen.h"

/// What stands beside or below the maps of a sheet. Private to output/.
namespace tk {

/// A piece that is not broken: draws itself within `width` below `top` when told to, and tells its
/// height either way.
using PanelBlock = std::function<double(double x, double top, double width, bool draw)>;

/// Legends and what is left out come first, what belongs at the end (scale, north) last.
struct PanelBlocks {
    std::vector<PanelBlock> first, last;
};

/// @param scale of the text, 1 on A4
PanelBlocks panel_blocks(const SheetPen& pen, const SheetContent& content, double scale_denominator,
                         double scale);

/// The legend of a surface: a bar or classes, its unit, what kind of number it is.
/// @param isolines its lines are drawn at the page's scale
double draw_surface_legend(const SheetPen& pen, const SheetSurface& surface, double x, double top,
                           double width, double scale, bool draw, bool isolines);

/// Space between blocks.
double panel_gap_mm(double scale);

/// The height in which all blocks find room in `columns` columns, in their order.
double height_in_columns(const std::vector<PanelBlock>& blocks, int columns, double column_width,
                         double gap);

/// Draws the blocks column by column.
void draw_in_columns(const std::vector<PanelBlock>& blocks, const MmBox& box, int columns,
                     double column_gap, double gap);

}  // namespace tk
