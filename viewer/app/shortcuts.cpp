#include "viewer/app/shortcuts.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>

#include "viewer/session/night_hours.h"
#include "viewer/session/plan_name.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr int ctrl = GLFW_MOD_CONTROL;
constexpr int ctrl_shift = GLFW_MOD_CONTROL | GLFW_MOD_SHIFT;

template <Tool tool>
Command use_tool(const Session&, const ViewState&) {
    return ViewCommand{SetTool{tool}};
}
template <CompareMode mode>
Command compare_as(const Session&, const ViewState&) {
    return ViewCommand{SetCompareMode{mode}};
}
template <BottomPanel panel>
Command show_bottom(const Session&, const ViewState&) {
    return ViewCommand{SetBottomPanel{panel}};
}
template <bool PanelSizes::*open>
Command toggle_panel(const Session&, const ViewState& view) {
    PanelSizes panels = view.panels;
    panels.*open = !(panels.*open);
    return ViewCommand{SetPanels{panels}};
}
template <class Request>
Command request(const Session&, const ViewState&) {
    return AppRequest{Request{}};
}
template <class Change>
Command document(const Session&, const ViewState&) {
    return DocumentCommand{Change{}};
}

template <int by_min>
Command light_hour_moved(const Session&, const ViewState& view) {
    return ViewCommand{SetLightHour{hour_moved(view.light_minute, by_min)}};
}

Command dialog(const char* name) {
    return AppRequest{OpenDialog{name}};
}

Command resized_text(const ViewState& view, int steps) {
    constexpr std::array sizes{1.0F, 1.25F, 1.5F, 2.0F};
    int at = 0;
    for (int i = 0; i < 4; ++i)
        if (view.text_scale >= sizes[static_cast<std::size_t>(i)] - 0.01F) at = i;
    at = std::clamp(at + steps, 0, 3);
    return ViewCommand{SetTextScale{sizes[static_cast<std::size_t>(at)]}};
}

const std::array all_shortcuts{
    Shortcut{tr_mark("New study"), "Ctrl+N", GLFW_KEY_N, ctrl,
             [](const Session&, const ViewState&) { return dialog("new_study"); }},
    Shortcut{tr_mark("Open study"), "Ctrl+O", GLFW_KEY_O, ctrl,
             [](const Session&, const ViewState&) { return dialog("open_study"); }},
    Shortcut{tr_mark("Read the study again"), "F5", GLFW_KEY_F5, 0, request<ReloadStudy>},
    Shortcut{tr_mark("Save proposals"), "Ctrl+S", GLFW_KEY_S, ctrl, request<SavePlans>},
    Shortcut{tr_mark("Export"), "Ctrl+E", GLFW_KEY_E, ctrl,
             [](const Session&, const ViewState&) { return dialog("export"); }},
    Shortcut{tr_mark("Quit"), "Ctrl+Q", GLFW_KEY_Q, ctrl, request<Quit>},

    Shortcut{tr_mark("New proposal"), "", 0, 0,
             [](const Session& session, const ViewState&) -> Command {
                 return DocumentCommand{CreatePlan{free_plan_name(*session.document)}};
             }},
    Shortcut{tr_mark("Copy proposal"), "", 0, 0,
             [](const Session& session, const ViewState&) -> Command {
                 return DocumentCommand{CopyPlan{
                     session.active_plan, free_copy_name(*session.document, session.active_plan)}};
             }},
    Shortcut{tr_mark("Rename proposal"), "", 0, 0,
             [](const Session&, const ViewState&) { return dialog("rename_plan"); }},
    Shortcut{tr_mark("Delete proposal"), "", 0, 0,
             [](const Session& session, const ViewState&) -> Command {
                 return DocumentCommand{DeletePlan{session.active_plan}};
             }},
    Shortcut{tr_mark("Add layers"), "", 0, 0,
             [](const Session&, const ViewState&) { return dialog("add_layer"); }},
    Shortcut{tr_mark("Keep this view"), "", 0, 0,
             [](const Session&, const ViewState&) { return dialog("keep_view"); }},
    Shortcut{tr_mark("Close the study"), "", 0, 0, request<CloseStudy>},

    Shortcut{tr_mark("Undo"), "Ctrl+Z", GLFW_KEY_Z, ctrl, document<Undo>},
    Shortcut{tr_mark("Redo"), "Ctrl+Shift+Z", GLFW_KEY_Z, ctrl_shift, document<Redo>},
    Shortcut{tr_mark("Redo"), "Ctrl+Y", GLFW_KEY_Y, ctrl, document<Redo>},
    Shortcut{tr_mark("Search commands and places"), "Ctrl+K", GLFW_KEY_K, ctrl,
             [](const Session&, const ViewState&) { return dialog("command_search"); }},

    Shortcut{tr_mark("Show all"), "Home", GLFW_KEY_HOME, 0, request<ZoomToAll>},
    Shortcut{tr_mark("Move the map"), "H", GLFW_KEY_H, 0, use_tool<Tool::pan>},
    Shortcut{tr_mark("Ask about a place"), "I", GLFW_KEY_I, 0, use_tool<Tool::identify>},
    Shortcut{tr_mark("Show what is seen from here"), "V", GLFW_KEY_V, 0,
             [](const Session&, const ViewState& view) -> Command {
                 IsovistView isovist = view.isovist;
                 isovist.shown = !isovist.shown;
                 return ViewCommand{SetIsovist{isovist}};
             }},
    Shortcut{tr_mark("Measure a length"), "M", GLFW_KEY_M, 0, use_tool<Tool::measure>},
    Shortcut{tr_mark("Ask about an area"), "A", GLFW_KEY_A, 0, use_tool<Tool::area>},
    Shortcut{tr_mark("Walk along a way"), "W", GLFW_KEY_W, 0, use_tool<Tool::walk>},
    Shortcut{tr_mark("Add lamps"), "L", GLFW_KEY_L, 0, use_tool<Tool::lamp>},
    Shortcut{tr_mark("Add lamps along a line"), "P", GLFW_KEY_P, 0, use_tool<Tool::poles>},
    Shortcut{tr_mark("Add cameras"), "C", GLFW_KEY_C, 0, use_tool<Tool::camera>},
    Shortcut{tr_mark("Add a building"), "B", GLFW_KEY_B, 0, use_tool<Tool::development>},
    Shortcut{tr_mark("Add a path"), "S", GLFW_KEY_S, 0, use_tool<Tool::path>},
    Shortcut{tr_mark("Draw an area"), "D", GLFW_KEY_D, 0, use_tool<Tool::draw_area>},
    Shortcut{tr_mark("Draw a line"), "Shift+D", GLFW_KEY_D, GLFW_MOD_SHIFT,
             use_tool<Tool::draw_line>},
    Shortcut{tr_mark("Write a note"), "N", GLFW_KEY_N, 0, use_tool<Tool::draw_note>},

    Shortcut{tr_mark("One map"), "1", GLFW_KEY_1, 0, compare_as<CompareMode::one>},
    Shortcut{tr_mark("Swipe"), "2", GLFW_KEY_2, 0, compare_as<CompareMode::swipe>},
    Shortcut{tr_mark("Side by side"), "3", GLFW_KEY_3, 0, compare_as<CompareMode::side>},
    Shortcut{tr_mark("Difference"), "4", GLFW_KEY_4, 0, compare_as<CompareMode::difference>},

    Shortcut{tr_mark("The light an hour later"), ".", GLFW_KEY_PERIOD, 0, light_hour_moved<60>},
    Shortcut{tr_mark("The light an hour earlier"), ",", GLFW_KEY_COMMA, 0, light_hour_moved<-60>},
    Shortcut{
        tr_mark("The light as the study says"), "", 0, 0,
        [](const Session&, const ViewState&) -> Command { return ViewCommand{SetLightHour{}}; }},

    Shortcut{tr_mark("Layers panel"), "Ctrl+1", GLFW_KEY_1, ctrl,
             toggle_panel<&PanelSizes::layers_open>},
    Shortcut{tr_mark("Inspector"), "Ctrl+2", GLFW_KEY_2, ctrl,
             toggle_panel<&PanelSizes::inspector_open>},
    Shortcut{tr_mark("Panel below the map"), "Ctrl+3", GLFW_KEY_3, ctrl,
             toggle_panel<&PanelSizes::bottom_open>},
    Shortcut{tr_mark("Timeline"), "F6", GLFW_KEY_F6, 0, show_bottom<BottomPanel::timeline>},
    Shortcut{tr_mark("Compare by area"), "F7", GLFW_KEY_F7, 0,
             show_bottom<BottomPanel::compare_table>},
    Shortcut{tr_mark("Table of a layer"), "F8", GLFW_KEY_F8, 0,
             show_bottom<BottomPanel::layer_table>},
    Shortcut{tr_mark("List of changes"), "F9", GLFW_KEY_F9, 0, show_bottom<BottomPanel::changes>},
    Shortcut{tr_mark("What one meets on the walk"), "F10", GLFW_KEY_F10, 0,
             show_bottom<BottomPanel::walk>},
    Shortcut{tr_mark("Patterns among incidents"), "F12", GLFW_KEY_F12, 0,
             show_bottom<BottomPanel::patterns>},
    Shortcut{tr_mark("Did a measure work"), "Shift+F12", GLFW_KEY_F12, GLFW_MOD_SHIFT,
             show_bottom<BottomPanel::follow_up>},
    Shortcut{tr_mark("Problems and measures"), "Ctrl+F12", GLFW_KEY_F12, ctrl,
             show_bottom<BottomPanel::measures>},
    Shortcut{tr_mark("Meeting mode"), "F11", GLFW_KEY_F11, 0,
             [](const Session&, const ViewState& view) -> Command {
                 return ViewCommand{SetMeeting{!view.meeting}};
             }},
    Shortcut{tr_mark("Larger text"), "Ctrl++", GLFW_KEY_EQUAL, ctrl,
             [](const Session&, const ViewState& view) { return resized_text(view, 1); }},
    Shortcut{tr_mark("Smaller text"), "Ctrl+-", GLFW_KEY_MINUS, ctrl,
             [](const Session&, const ViewState& view) { return resized_text(view, -1); }},
    Shortcut{tr_mark("Light or dark"), "Ctrl+T", GLFW_KEY_T, ctrl,
             [](const Session&, const ViewState& view) -> Command {
                 return ViewCommand{
                     SetTheme{view.theme == Theme::light ? Theme::dark : Theme::light}};
             }},
    Shortcut{tr_mark("Swedish or English"), "Ctrl+L", GLFW_KEY_L, ctrl,
             [](const Session&, const ViewState& view) -> Command {
                 return ViewCommand{SetLanguage{
                     view.language == Language::swedish ? Language::english : Language::swedish}};
             }},
    Shortcut{tr_mark("Settings"), "Ctrl+,", GLFW_KEY_COMMA, ctrl,
             [](const Session&, const ViewState&) { return dialog("settings"); }},
    Shortcut{tr_mark("Keys"), "F1", GLFW_KEY_F1, 0,
             [](const Session&, const ViewState&) { return dialog("shortcuts"); }},
    Shortcut{tr_mark("Messages"), "F4", GLFW_KEY_F4, 0,
             [](const Session&, const ViewState&) { return dialog("log"); }},
    Shortcut{tr_mark("About Tryggkarta"), "", 0, 0,
             [](const Session&, const ViewState&) { return dialog("about"); }},
};

}  // namespace

std::span<const Shortcut> shortcuts() {
    return all_shortcuts;
}

const Shortcut* shortcut_for(int key, int modifiers) {
    // Caps lock and num lock are no part of a shortcut.
    const int held = modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SHIFT | GLFW_MOD_ALT);
    for (const Shortcut& shortcut : all_shortcuts)
        if (shortcut.key == key && shortcut.key != 0 && shortcut.modifiers == held)
            return &shortcut;
    return nullptr;
}

}  // namespace tk
