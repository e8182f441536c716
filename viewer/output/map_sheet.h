#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/surface_grid.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/surfaces/illuminance.h"
#include "engine/town/town.h"
#include "layers/output_file.h"
#include "layers/provenance.h"
#include "viewer/map/legend_model.h"
#include "viewer/output/paper.h"
#include "viewer/session/drawing.h"

/// A map page: one to six maps on one scale with all that a reader needs to trust them, as vector
/// PDF or as a picture. Words in the language that is on; colours of the light theme.
namespace tk {

/// A surface, or its change, in a frame.
struct SheetSurface {
    std::shared_ptr<const SurfaceGrid> values;
    SurfaceLook look;
    std::string unit;               ///< as surface_unit() gives it
    double opacity = 0.7;           ///< [0, 1]
    IlluminanceOptions light = {};  ///< which it is, and of which hour
    /// Levels of lines of equal value, ascending; drawn at scales that can show them.
    std::vector<double> isolines = {};
    bool values_shown = false;  ///< its numbers, where the scale leaves room for them
};

/// One map of the page.
struct SheetFrame {
    std::string label;                  ///< "Nuläge", "Förslag B"; may be empty for a single map
    std::shared_ptr<const Town> town;   ///< what is drawn; not null
    std::shared_ptr<const Town> today;  ///< what is new is marked against it; null: nothing is
    std::optional<SheetSurface> surface;
};

/// A picture of a background map in the study's CRS.
struct SheetBackdrop {
    Extent extent;
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  ///< straight alpha, 4 * width * height, row 0 north
    std::string attribution;         ///< may be empty
};

struct SheetContent {
    std::string title;     ///< wraps and shrinks as it must
    std::string subtitle;  ///< may be empty
    std::vector<SheetFrame> frames;
    /// What is to be seen: the middle of every frame; and all of it where no scale is given.
    Extent extent;
    std::optional<double> scale_denominator;  ///< 1:N; none: the first nice one that shows all
    std::vector<std::string> layers;          ///< visible vectors, ids of session/layer_id.h
    bool incident_points = false;             ///< asked for; else not even if they are visible
    std::vector<Drawing> drawings;
    std::vector<SheetBackdrop> backdrops;     ///< the lowest first
    std::vector<FeatureSet> backdrop_shapes;  ///< of background maps that are vectors
    double backdrop_opacity = 1.0;            ///< [0, 1]
    /// Which incidents meet the filter that is on; null: all do.
    std::shared_ptr<const Incidents> shown_incidents;
    CameraCoverageOptions cameras;      ///< what their fields of view are drawn by
    std::vector<std::string> left_out;  ///< sentences: what the calculation does not know
    std::vector<std::string> sources;   ///< names and attributions, never paths
    std::string crs_name;               ///< "SWEREF 99 TM (EPSG:3006)"
    std::chrono::year_month_day date;
    Audience audience = Audience::internal;  ///< internal: stamped
    /// For those who will see it: large text, words before numbers, never incident points.
    bool meeting = false;
    std::optional<MapPoint> walk_from;  ///< rings of 1, 5 and 10 minutes' walk around it
    std::string version;                ///< of the program
};

/// What the maps of the page show together: at least `content.extent`, and more where a map's shape
/// or the scale's round number makes room.
/// @throws as sheet_as_pdf()
Extent extent_on_sheet(const SheetContent& content, const Paper& paper);

/// The page as PDF 1.5, all but surfaces and backdrops as vectors and text as text. The same
/// content gives the same bytes.
/// @throws std::invalid_argument unless there are 1 to 6 frames with a town each, and 96 to 600 dpi
/// @throws Cancelled
std::string sheet_as_pdf(const SheetContent& content, const Paper& paper,
                         const Progress& progress = {});

/// The page as a picture of the paper's resolution, which stands in the file.
/// @throws InputError if it had more than 150 million pixels
std::string sheet_as_png(const SheetContent& content, const Paper& paper,
                         const Progress& progress = {});

/// Writes either, by the file's ending (.pdf, .png), whole or not at all.
/// @throws InputError for another ending, if the file is there and may not be replaced, or cannot
///         be written
void write_sheet(const std::filesystem::path& path, const SheetContent& content, const Paper& paper,
                 Existing existing = Existing::refuse, const Progress& progress = {});

}  // namespace tk
