#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/assess/assessment.h"
#include "engine/core/progress.h"
#include "layers/load_study.h"
#include "layers/output_file.h"
#include "viewer/session/drawing.h"

/// Layers as files for other programs: tables named as `run` names them, with styles for QGIS,
/// provenance and the INTERNAL stamp. Call on a worker thread.
namespace tk {

/// What can be exported. Assessments are null where nothing was computed yet.
struct ExportPlan {
    Scenario scenario;
    std::shared_ptr<const Assessment> after;
};
struct ExportSource {
    std::shared_ptr<const Study> study;
    std::shared_ptr<const LoadedStudy> loaded;
    std::shared_ptr<const Assessment> today;
    std::vector<ExportPlan> plans;
    std::vector<Drawing> drawings;
    IncidentFilter filter;  ///< the one that today's surfaces follow; incidents too are to meet it
    std::string version;    ///< of the program
};

struct ExportChoice {
    std::vector<std::string> layers = {};  ///< ids of session/layer_id.h; a basemap is not exported
    bool today = true;                     ///< the layers as they are today
    std::vector<std::string> scenarios = {};  ///< and as they are in these
    bool changes = true;                      ///< of each surface by each of these scenarios
    /// Incidents as points too. Else only counted in squares of 250 m, fewer than 5 suppressed.
    bool incident_points = false;
};

/// Writes one GeoPackage, whole or not at all.
/// @return what was written and what was left out and why, a sentence each, in the language that
///         is on
/// @throws InputError if it cannot be written, or none of what was chosen is there
/// @throws Cancelled
std::vector<std::string> export_geopackage(const std::filesystem::path& path,
                                           const ExportSource& source, const ExportChoice& choice,
                                           Existing existing = Existing::refuse,
                                           const Progress& progress = {});

/// A surface for a Cloud Optimized GeoTIFF.
struct ExportedSurface {
    Surface surface = Surface::place_index;
    std::string scenario;  ///< empty: today
    bool change = false;   ///< the scenario less today
};

/// @return what was written, as export_geopackage()
/// @throws InputError if it cannot be written, or the surface is not there
/// @throws Cancelled
std::vector<std::string> export_geotiff(const std::filesystem::path& path,
                                        const ExportSource& source, const ExportedSurface& which,
                                        Existing existing = Existing::refuse,
                                        const Progress& progress = {});

}  // namespace tk
