// Menus, the study's name, search, language and the stamp.
#include <imgui.h>

#include <array>

#include "viewer/app/shortcuts.h"
#include "viewer/map/new_objects.h"
#include "viewer/panels/panels.h"
#include "viewer/session/plan_name.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// A menu entry for each shortcut between two names of the table, both included.
void shortcut_items(PanelFrame& frame, const char* first, const char* last) {
    bool within = false;
    for (const Shortcut& shortcut : shortcuts()) {
        within = within || std::string_view(shortcut.name) == first;
        // The second key of a command is known to those who press it.
        const bool again = std::string_view(shortcut.keys) == "Ctrl+Y";
        if (within && !again && ui::menu_item(Icon::none, tr(shortcut.name), shortcut.keys))
            frame.commands.push_back(shortcut.command(frame.session(), frame.view()));
        if (std::string_view(shortcut.name) == last) within = false;
    }
}

void file_menu(PanelFrame& frame) {
    shortcut_items(frame, "New study", "Open study");
    if (!frame.state.recent_studies.empty()) {
        ImGui::Separator();
        // Two studies may bear one name.
        for (const auto& [name, path] : frame.state.recent_studies) {
            ImGui::PushID(path.c_str());
            if (ui::menu_item(Icon::history, name.c_str()))
                frame.emit(AppRequest{
                    OpenStudy{std::filesystem::path(std::u8string(path.begin(), path.end()))}});
            ImGui::PopID();
        }
    }
    ImGui::Separator();
    shortcut_items(frame, "Read the study again", "Export");
    if (ui::menu_item(Icon::none, tr("Close the study"), nullptr, false,
                      frame.session().loaded != nullptr))
        frame.emit(AppRequest{CloseStudy{}});
    ImGui::Separator();
    shortcut_items(frame, "Quit", "Quit");
}

void proposal_menu(PanelFrame& frame) {
    const Session& session = frame.session();
    if (ui::menu_item(Icon::none, tr("Today"), nullptr, session.active_plan.empty()))
        frame.emit(SessionCommand{SetActivePlan{}});
    // A plan may be called as an entry is.
    ImGui::PushID("plans");
    for (const Plan& plan : session.document->plans)
        if (ui::menu_item(Icon::none, plan.name.c_str(), nullptr, plan.name == session.active_plan))
            frame.emit(SessionCommand{SetActivePlan{plan.name}});
    ImGui::PopID();
    ImGui::Separator();
    if (ui::menu_item(Icon::plus, tr("New proposal"), nullptr, false, session.loaded != nullptr)) {
        frame.emit(DocumentCommand{CreatePlan{free_plan_name(*session.document)}});
    }
    const bool active = session.active() != nullptr;
    if (ui::menu_item(Icon::copy, tr("Copy proposal"), nullptr, false, active)) {
        const std::string name = free_copy_name(*session.document, session.active_plan);
        frame.emit(DocumentCommand{CopyPlan{session.active_plan, name}});
    }
    if (ui::menu_item(Icon::edit, tr("Rename proposal"), nullptr, false, active))
        frame.emit(AppRequest{OpenDialog{"rename_plan", session.active_plan}});
    if (ui::menu_item(Icon::remove, tr("Delete proposal"), nullptr, false, active))
        frame.emit(DocumentCommand{DeletePlan{session.active_plan}});
    ImGui::Separator();
    shortcut_items(frame, "Add lamps", "Add a path");
    ImGui::Separator();
    shortcut_items(frame, "List of changes", "List of changes");
}

/// Views that were kept, and keeping one.
void view_items(PanelFrame& frame) {
    if (frame.session().loaded == nullptr) return;
    ImGui::Separator();
    if (ui::menu_item(Icon::star, tr("Keep this view")))
        frame.emit(AppRequest{OpenDialog{"keep_view"}});
    for (const SavedView& kept : frame.state.saved_views) {
        ImGui::PushID(kept.name.c_str());
        if (ui::menu_item(Icon::eye, kept.name.c_str()))
            frame.emit(ViewCommand{ShowView{kept.view}});
        ImGui::PopID();
    }
}

void menus(PanelFrame& frame) {
    if (ui::begin_menu(tr("File"))) {
        file_menu(frame);
        ui::end_menu();
    }
    ui::same_line(0.0F);
    if (ui::begin_menu(tr("Edit"))) {
        shortcut_items(frame, "Undo", "Search commands and places");
        ui::end_menu();
    }
    ui::same_line(0.0F);
    if (ui::begin_menu(tr("View"))) {
        shortcut_items(frame, "Show all", "Show all");
        shortcut_items(frame, "One map", "Difference");
        ImGui::Separator();
        shortcut_items(frame, "Layers panel", "Swedish or English");
        view_items(frame);
        ui::end_menu();
    }
    ui::same_line(0.0F);
    if (ui::begin_menu(tr("Analysis"))) {
        shortcut_items(frame, "Ask about a place", "Ask about an area");
        shortcut_items(frame, "Draw an area", "Write a note");
        shortcut_items(frame, "Compare by area", "Table of a layer");
        ui::end_menu();
    }
    ui::same_line(0.0F);
    if (ui::begin_menu(tr("Proposal"))) {
        proposal_menu(frame);
        ui::end_menu();
    }
    ui::same_line(0.0F);
    if (ui::begin_menu(tr("Help"))) {
        shortcut_items(frame, "Settings", "About Tryggkarta");
        ui::end_menu();
    }
}

/// What of the bar there is room for.
struct TopBarParts {
    bool program_name = true, search_field = true, languages = true;
};

/// @param room    between the bar's paddings
/// @param without what cannot be left out: menus, stamp, the search as an icon, gaps
TopBarParts parts_for(float room, float without, float name, float field, float languages) {
    TopBarParts parts;
    if (without + name + field + languages <= room) return parts;
    parts.search_field = false;
    if (without + name + languages <= room) return parts;
    parts.program_name = false;
    parts.languages = without + languages <= room;
    return parts;
}

}  // namespace

void top_bar(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.top_bar;
    ui::begin_panel(
        "top_bar", place,
        {.lines = ui::line_bottom, .padding_x = 16.0F, .padding_y = 4.0F, .scrolls = false});
    const float row_y = ImGui::GetCursorPosY();
    const float inner = ui::px(32.0F);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float name_width = ui::text_size("Tryggkarta", TextStyle::title).x;
    const float stamp_width = ui::px(92.0F), languages_width = ui::px(72.0F);
    const float icon_width = ui::px(32.0F);
    const float search_width =
        std::min(ui::px(220.0F), std::max(ui::px(120.0F), static_cast<float>(place.width) * 0.15F));
    const TopBarParts parts = parts_for(
        static_cast<float>(place.width) - ui::px(32.0F),
        frame.state.menus_width + stamp_width + icon_width + ui::px(24.0F),
        name_width + ui::px(16.0F), search_width - icon_width, languages_width + ui::px(8.0F));
    if (parts.program_name) {
        ui::draw_text(list, start, {name_width, inner}, "Tryggkarta", TextStyle::title,
                      ui::colours().text);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + name_width + ui::px(16.0F));
    }
    const float before_menus = ImGui::GetCursorScreenPos().x;
    menus(frame);
    const float after_menus = ImGui::GetItemRectMax().x;
    frame.state.menus_width = after_menus - before_menus;

    // From the right: the stamp, the language, the search.
    const float right = static_cast<float>(place.x + place.width) - ui::px(16.0F);
    float x = right - stamp_width;
    ImGui::SetCursorScreenPos({x, start.y + ui::px(4.0F)});
    ui::tag(tr("INTERNAL"), ui::TagKind::caution, 92.0F);
    if (parts.languages) {
        x -= languages_width + ui::px(8.0F);
        ImGui::SetCursorScreenPos({x, start.y + ui::px(2.0F)});
        const std::array<const char*, 2> languages{"SV", "EN"};
        int chosen = frame.view().language == Language::swedish ? 0 : 1;
        if (ui::switch_words("language", languages, chosen))
            frame.emit(
                ViewCommand{SetLanguage{chosen == 0 ? Language::swedish : Language::english}});
    }
    x -= (parts.search_field ? search_width : icon_width) + ui::px(12.0F);
    ImGui::SetCursorScreenPos({x, start.y});
    const bool search = parts.search_field
                            ? ui::search_button("search", tr("Search"), "Ctrl+K", search_width)
                            : ui::icon_button("search", Icon::search, "Ctrl+K");
    if (search) frame.emit(AppRequest{OpenDialog{"command_search"}});

    if (const auto& study = frame.session().study) {
        // In the middle of the window where there is room, else of what is left.
        std::string name = study->name + (frame.session().unsaved() ? " •" : "");
        const float from = after_menus + ui::px(12.0F), to = x - ui::px(12.0F);
        const float wide = ui::text_size(name, TextStyle::body).x;
        const float middle = static_cast<float>(place.x + place.width / 2);
        float at = middle - wide / 2;
        if (at < from || at + wide > to) at = from;
        // A few letters of it would tell nothing.
        if (to - from > std::min(wide, ui::px(64.0F)))
            ui::draw_text(list, {at, start.y}, {std::min(wide + 1.0F, to - at), inner}, name,
                          TextStyle::body, ui::colours().muted);
    }
    ImGui::SetCursorPosY(row_y);
    ui::end_panel();
}

}  // namespace tk
