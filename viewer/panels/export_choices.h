#pragma once

#include <string>
#include <vector>

#include "viewer/output/paper.h"
#include "viewer/panels/file_browser.h"
#include "viewer/panels/panels.h"

/// What the user can choose in the export dialog, and how it is asked.
namespace tk {

/// A layer or a proposal in a list to check.
struct ChosenLayer {
    std::string id, title;
    bool on = true;
};

/// What the dialog holds. Indices are those of its lists.
struct ExportMemory : DialogMemory {
    std::shared_ptr<const LoadedStudy> loaded;  ///< of the study that it was begun with
    bool begun = false;
    int tab = 0;
    bool choosing_file = false;
    bool started = false;
    FileBrowser browser;
    // GeoPackage
    std::vector<ChosenLayer> layers;
    bool today = true, changes = true, incident_points = false;
    std::vector<ChosenLayer> plans;
    // GeoTIFF
    std::vector<Surface> surfaces;
    int surface = 0, state = 0;
    // Map
    int format = 0, size = 1, orientation = 0, dots = 1, maps = 0, extent = 0;
    std::string title;
    bool meeting = false, points_on_map = false, walk = false;
};

enum ExportTab { tab_geopackage, tab_geotiff, tab_map };

/// Which days' state of a surface: today, a plan's, or its change.
struct SurfaceStateChoice {
    std::string words, scenario;
    bool change = false;
};

/// Today first, then of each plan its state and its change.
std::vector<SurfaceStateChoice> surface_states(const Session& session);

/// As the dialog begins: what is seen, or the layer that it was opened for.
void begin_export(const PanelFrame& frame, ExportMemory& memory);

/// Draws the tab that is chosen.
void draw_export_tab(const PanelFrame& frame, ExportMemory& memory);

/// ".gpkg", ".tif", ".pdf" or ".png".
std::string ending_of(const ExportMemory& memory);
Paper paper_of(const ExportMemory& memory);

}  // namespace tk
