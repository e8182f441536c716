#pragma once

#include <string>
#include <vector>

#include "layers/crs.h"
#include "layers/layer_request.h"
#include "viewer/output/map_sheet.h"

namespace tk {

/// Reads what background maps have where the page's maps lie, and puts it on the page. The rest of
/// the content must be there: it decides what the page shows. A map that does not say whose it
/// is stands by its source's name.
/// @param maps the lowest first
/// @return what could not be read and why, a sentence each; those maps are left out
/// @throws Cancelled
std::vector<std::string> add_backdrops(SheetContent& content, const Paper& paper,
                                       const std::vector<LayerRequest>& maps,
                                       const ProjectedCrs& crs, const Progress& progress = {});

}  // namespace tk
