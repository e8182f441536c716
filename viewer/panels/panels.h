#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viewer/app/workbench.h"
#include "viewer/map/isolines.h"
#include "viewer/map/map_tools.h"
#include "viewer/panels/layout.h"
#include "viewer/session/command.h"
#include "viewer/session/saved_state.h"

/// The panels of the window, one function each, one file each. They read the workbench and emit
/// commands; all that they remember between frames stands in PanelState.
namespace tk {

/// A dialog keeps its own fields; the file of each dialog knows their type.
struct DialogMemory {
    virtual ~DialogMemory() = default;
};

struct PanelState {
    std::string dialog;        ///< which is open: "new_study", "open_study", "export", "settings",
                               ///< "command_search", "about", "shortcuts", ...; empty: none
    std::string dialog_about;  ///< what it is about, where the opener says
    std::unique_ptr<DialogMemory> dialog_memory;                        ///< of the open dialog
    std::map<std::string, std::unique_ptr<DialogMemory>> panel_memory;  ///< of panels, by name
    std::optional<OpenMapMenu> map_menu;                                ///< to be opened
    std::optional<MapPoint> pointer_at;  ///< of the pointer on the map
    /// How far along the walk the pointer is, on the map or in the panel below it.
    std::optional<double> walk_on_map_m, walk_in_panel_m;
    /// Of the pattern that is shown, the cell that is pointed at in the panel.
    std::optional<std::size_t> pattern_in_panel;
    std::vector<std::pair<std::string, std::string>> recent_studies;  ///< name, path; newest first
    float menus_width = 0.0F;          ///< of the words in the top bar, in pixels
    float meeting_foot_height = 0.0F;  ///< that its sentences need, in pixels
    /// Of each side of the map; null: none.
    std::vector<std::shared_ptr<const IsolineSet>> map_isolines;
    std::string map_attribution;              ///< whose background maps are seen; may be empty
    bool discard_unsaved = false;             ///< the user said so: what is unsaved may go
    std::optional<AppRequest> after_unsaved;  ///< what waits for the answer of "unsaved"
    std::vector<SavedView> saved_views;       ///< of the study that is open
};

/// What a panel is given for one frame.
struct PanelFrame {
    Workbench& bench;
    PanelState& state;
    MapTools& tools;
    const Layout& layout;
    const std::vector<MapSide>& sides;
    double unit;  ///< pixels of a unit of 100 % text
    double dots_per_inch;
    std::vector<Command>& commands;

    void emit(DocumentCommand command) const { put(std::move(command)); }
    void emit(SessionCommand command) const { put(std::move(command)); }
    void emit(ViewCommand command) const { put(std::move(command)); }
    void emit(AppRequest command) const { put(std::move(command)); }
    const Session& session() const { return bench.session(); }
    const ViewState& view() const { return bench.view(); }

private:
    template <class Kind>
    void put(Kind command) const {
        // In place: GCC 12 takes the way over a converting constructor for an uninitialised one.
        commands.push_back(Command{std::in_place_type<Kind>, std::move(command)});
    }
};

/// The memory of a panel or dialog, made when it is first asked for.
template <class Memory>
Memory& memory_of(std::unique_ptr<DialogMemory>& place) {
    auto* memory = dynamic_cast<Memory*>(place.get());
    if (memory == nullptr) {
        auto made = std::make_unique<Memory>();
        memory = made.get();
        place = std::move(made);
    }
    return *memory;
}

void top_bar(PanelFrame& frame);   ///< menus, the study's name, search, language, stamp
void tool_bar(PanelFrame& frame);  ///< tools, and how the map compares
void layers_panel(PanelFrame& frame);
void inspector_panel(PanelFrame& frame);
void bottom_panel(PanelFrame& frame);  ///< timeline, table by area, layer tables, changes
void status_bar(PanelFrame& frame);
void messages(PanelFrame& frame);     ///< cards over the map
void map_overlay(PanelFrame& frame);  ///< labels, scale bar, north arrow, sketch, handles, captions
void map_menu(PanelFrame& frame);     ///< of the right button, while it is open
void meeting_panel(PanelFrame& frame);  ///< in place of all panels: title, legend, caveats
void map_captions(PanelFrame& frame);   ///< what each side of the map shows, to be chosen
void tool_options(PanelFrame& frame);
void start_page(PanelFrame& frame);  ///< where no study is open
void dialogs(PanelFrame& frame);     ///< the one that is open, if any

}  // namespace tk
