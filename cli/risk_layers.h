#pragma once

#include <string>

#include "layers/raster_description.h"

/// Risk maps as rasters, alike whoever writes them.
namespace tk::cli {

/// "risk_today", or of a plan "risk_forslag_b". @param scenario empty: today
RasterDescription describe_risk(const std::string& scenario);
/// "risk_forslag_b_change".
RasterDescription describe_risk_change(const std::string& scenario);

}  // namespace tk::cli
