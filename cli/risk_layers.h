#pragma once

#include <string>

#include "engine/analyses/risk_terrain.h"
#include "layers/raster_description.h"
#include "layers/raster_style.h"

/// Risk maps as rasters, alike whoever writes them.
namespace tk::cli {

/// "risk_today", or of a plan "risk_forslag_b". @param scenario empty: today
RasterDescription describe_risk(const std::string& scenario);
/// "risk_forslag_b_change".
RasterDescription describe_risk_change(const std::string& scenario);

/// One scale for today and every plan, which ends where today's highest class begins.
RasterStyle style_of_risk(const RiskTerrain& terrain);

}  // namespace tk::cli
