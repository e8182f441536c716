#pragma once

#include <memory>

#include "engine/surfaces/kernel_cone_plan.h"
#include "engine/surfaces/kernel_tile_layer.h"

/// The triangular kernel's tiles. h - d has no polynomial form, but d is smooth where the points
/// are not too near: bins wholly within reach and far enough act through the fits of a ConePlan,
/// the others point by point. So do bins of a row with so few points that this is cheaper; that is
/// decided by eight far tiles on the lattice and by what lies around them, never by the window.
namespace tk {

/// `window` grown to whole groups of eight far tiles: sources within reach of all of it must be
/// among the bins.
TileFrame cone_frame(const TileFrame& window, const ConePlan& plan);

std::unique_ptr<TileLayer> cone_layer(DirectSum<TileSource> direct, ConePlan plan, TileReach reach,
                                      TileBins<TileSource> bins);
std::unique_ptr<TileLayer> cone_layer(DirectSum<AdaptiveTileSource> direct, ConePlan plan,
                                      TileReach reach, TileBins<AdaptiveTileSource> bins);

}  // namespace tk
