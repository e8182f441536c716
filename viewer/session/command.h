#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "viewer/session/session.h"
#include "viewer/session/view_state.h"

/// Everything that a user can intend. Panels and tools emit these; nothing else changes anything.
namespace tk {

// ---- The document: undone and redone -----------------------------------------------------------
struct PutEdit {
    std::string plan;
    Edit edit;
};
/// Several as one step: all of them, or none where one is refused.
struct PutEdits {
    std::string plan;
    std::vector<Edit> edits;
};
struct DropEdit {
    std::string plan, layer, id;
};
struct SwitchEdit {
    std::string plan, layer, id;
    bool on = true;
};
struct CreatePlan {
    std::string name;
};
struct CopyPlan {
    std::string from, name;
};
struct RenamePlan {
    std::string from, name;
};
struct DeletePlan {
    std::string name;
};
struct PutDrawing {
    Drawing drawing;
};
struct DropDrawing {
    std::string id;
};
/// Everything until EndDrag is one step of undo; CancelDrag goes back to its start.
struct BeginDrag {};
struct EndDrag {};
struct CancelDrag {};
struct Undo {};
struct Redo {};

// ---- The session, not undone -------------------------------------------------------------------
struct SetActivePlan {
    std::string name;
};
struct Select {
    Selection selection;
};
struct AskAt {
    std::optional<MapPoint> at;
};
struct AskArea {
    std::optional<MultiPolygon> area;
};
struct SetFilter {
    IncidentFilter filter;
};

// ---- The view ----------------------------------------------------------------------------------
struct SetMapView {
    MapView map;
};
struct ShowLayer {
    std::string id;
    bool visible = true;
};
struct SetLayerView {
    LayerView layer;
};
struct MoveLayer {
    std::string id;
    int to = 0;
};  ///< to: index in ViewState::layers
struct SetActiveLayer {
    std::string id;
};
struct SetTool {
    Tool tool = Tool::identify;
};
struct SetCompareMode {
    CompareMode mode = CompareMode::one;
};
struct SetSide {
    int side = 0;
    std::string scenario;
};
struct SetSideCount {
    int count = 2;
};
struct SetSwipe {
    double share = 0.5;
};
struct SetComparedSurface {
    Surface surface = Surface::place_index;
};
/// The time of the night that light is computed at; none: as the study says.
struct SetLightHour {
    std::optional<int> minute_of_day;
};
struct SetBottomPanel {
    BottomPanel panel = BottomPanel::timeline;
    std::string table_layer = {};
};
struct SetIsovist {
    IsovistView isovist;
};
/// A line of at least two different points; an empty one takes the walk away.
struct SetWalk {
    Line line;
};
/// Lays one of the maps, by its plan, over the first in the walk's strip.
struct SetWalkOver {
    std::string plan;
};
struct SetWalkDarkness {
    double below_lux = 2.0;
};
struct SetPatterns {
    PatternOptions patterns;
};
struct SetFollowUp {
    std::string name;
};
struct SetPanels {
    PanelSizes panels;
};
struct SetLanguage {
    Language language = Language::swedish;
};
struct SetTheme {
    Theme theme = Theme::light;
};
struct SetTextScale {
    float scale = 1.0F;
};
struct SetMeeting {
    bool on = false;
};
/// Another view of the same study: where it looks, what it shows and compares. Language, theme,
/// text size, panels and tool stay as they are.
struct ShowView {
    ViewState view;
};

// ---- What needs files, windows or threads: the application carries these out -------------------
struct OpenStudy {
    std::filesystem::path file;
};
struct ReloadStudy {};
/// Reads the study again for a day: what is planned stands by its dates. None: whatever the day.
struct PlansOfDay {
    std::optional<std::chrono::year_month_day> day;
};
struct CloseStudy {};
struct SavePlans {};
/// Fixes a follow-up's design, as it is shown, in the study's file.
struct LockDesign {
    std::string follow_up;
    bool anew = false;  ///< also where it is locked already
};
/// Takes up, or gives up, the unsaved work that a crash has left.
struct RestoreWork {};
struct DiscardWork {};
/// Keeps the view under a name, in place of another of that name; forgets one.
struct KeepView {
    std::string name;
};
struct ForgetView {
    std::string name;
};
struct ZoomToAll {};
struct ZoomTo {
    Extent extent;
};
struct CancelWork {};
/// Opens a window of the application: "new_study", "open", "export", "command_search", "about", ...
struct OpenDialog {
    std::string name;
    std::string about = {};
};
struct CopyText {
    std::string text;
};
/// A caution for the user, in the language that is on.
struct Tell {
    std::string words;
};
/// What can be done at a place of the map, and with what lies there.
struct OpenMapMenu {
    MapPoint at;
    Selection under;  ///< empty: nothing
};
/// Changes problems, measures or follow-ups in the study's file.
struct ChangeChain {
    ChainChange change;
};
/// The last of these changes, also after others were made elsewhere.
struct UndoChain {};
struct Quit {};

using DocumentCommand =
    std::variant<PutEdit, PutEdits, DropEdit, SwitchEdit, CreatePlan, CopyPlan, RenamePlan,
                 DeletePlan, PutDrawing, DropDrawing, BeginDrag, EndDrag, CancelDrag, Undo, Redo>;
using SessionCommand = std::variant<SetActivePlan, Select, AskAt, AskArea, SetFilter>;
using ViewCommand =
    std::variant<SetMapView, ShowLayer, SetLayerView, MoveLayer, SetActiveLayer, SetTool,
                 SetCompareMode, SetSide, SetSideCount, SetSwipe, SetComparedSurface, SetLightHour,
                 SetBottomPanel, SetIsovist, SetWalk, SetWalkOver, SetWalkDarkness, SetPatterns,
                 SetFollowUp, SetPanels, SetLanguage, SetTheme, SetTextScale, SetMeeting, ShowView>;
using AppRequest =
    std::variant<OpenStudy, ReloadStudy, PlansOfDay, CloseStudy, SavePlans, LockDesign, RestoreWork,
                 DiscardWork, KeepView, ForgetView, ZoomToAll, ZoomTo, CancelWork, OpenDialog,
                 CopyText, Tell, OpenMapMenu, ChangeChain, UndoChain, Quit>;
using Command = std::variant<DocumentCommand, SessionCommand, ViewCommand, AppRequest>;

}  // namespace tk
