#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/app/workbench.h"
#include "viewer/output/export_layers.h"
#include "viewer/output/map_sheet.h"

/// What the export dialog hands to output/: plain values taken from the workbench in the window's
/// thread, made into pages on the worker's.
namespace tk {

/// The study with its newest surfaces.
ExportSource export_source(const Workbench& bench);

/// Whether the plan's surfaces are there; always for an empty name, which is today.
bool is_computed(const ExportSource& source, const std::string& plan);

/// One map of a page: today (no scenario), a plan, or the change of a surface by it.
struct SheetMap {
    std::string scenario = {};
    std::string minus = {};  ///< of a change: what is subtracted; empty: today
    bool change = false;
};

/// A page as the user orders it.
struct SheetOrder {
    ExportSource source;
    std::vector<std::pair<std::string, std::shared_ptr<const Town>>> towns;  ///< of plans, as drawn
    std::vector<SheetMap> maps;
    std::optional<Surface> surface;  ///< none: no surface
    LayerView surface_layer;         ///< how it is classed
    std::string title, subtitle;
    Extent extent;
    std::vector<std::string> layers;      ///< ids of visible vectors
    std::vector<LayerRequest> backdrops;  ///< background maps that are visible, the lowest first
    double backdrop_opacity = 1.0;
    std::string timezone;  ///< of the incidents
    bool incident_points = false;
    bool meeting = false;
    std::optional<MapPoint> walk_from;
    std::chrono::year_month_day date;
    Paper paper;
};

/// The first surface that is seen on the map, from the top; none where none is.
std::optional<Surface> shown_surface(const ViewState& view);
/// What the map shows now: one map, or the difference.
std::vector<SheetMap> maps_shown(const Session& session, const ViewState& view);
/// Today and the plans, at most six in all.
std::vector<SheetMap> all_alternatives(const Session& session);

/// All but maps, title, extent and paper, from what the window shows.
SheetOrder sheet_order(Workbench& bench);

/// A page, and what could not be had for it.
struct OrderedSheet {
    SheetContent content;
    std::vector<std::string> problems;  ///< in sentences
};

/// Takes a while: call it on a worker. @throws Cancelled
OrderedSheet ordered_sheet(const SheetOrder& order, const Progress& progress);

}  // namespace tk
