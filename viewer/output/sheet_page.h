#pragma once

#include <cairo.h>

#include "viewer/output/map_sheet.h"

namespace tk {

/// Draws the page on a context whose user space is millimetres. Private to output/.
/// @throws Cancelled
void draw_sheet_page(cairo_t* context, const SheetContent& content, const Paper& paper,
                     const Progress& progress);

/// What all maps of that page show together.
Extent extent_of_sheet_page(cairo_t* context, const SheetContent& content, const Paper& paper);

}  // namespace tk
