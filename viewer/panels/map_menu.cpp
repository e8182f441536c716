// What can be done at a place of the map: the menu of the right button.
#include <imgui.h>

#include "viewer/map/new_objects.h"
#include "viewer/panels/panels.h"
#include "viewer/session/fields_of_object.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct MapMenuMemory : DialogMemory {
    OpenMapMenu menu;
};

constexpr const char* popup_name = "map_menu";

void place_items(PanelFrame& frame, const OpenMapMenu& menu) {
    if (ui::menu_item(Icon::identify, tr("What is here?"))) {
        frame.emit(SessionCommand{Select{menu.under}});
        frame.emit(SessionCommand{AskAt{menu.at}});
    }
    if (ui::menu_item(Icon::eye, tr("What is seen from here?"))) {
        IsovistView isovist = frame.view().isovist;
        isovist.shown = true;
        frame.emit(ViewCommand{SetIsovist{isovist}});
        frame.emit(SessionCommand{Select{}});
        frame.emit(SessionCommand{AskAt{menu.at}});
    }
    if (ui::menu_item(Icon::copy, tr("Copy the coordinates")))
        frame.emit(AppRequest{CopyText{"N " + number_text(menu.at.north_m, 1) + "\tE " +
                                       number_text(menu.at.east_m, 1)}});
    if (ui::menu_item(Icon::zoom_in, tr("Zoom in here"))) {
        MapView map = frame.view().map;
        map.centre = menu.at;
        map.metres_per_px /= 2.0;
        frame.emit(ViewCommand{SetMapView{map}});
    }
}

void adding_items(PanelFrame& frame, const OpenMapMenu& menu) {
    const Session& session = frame.session();
    const auto add = [&](auto object, std::string_view layer) {
        EnsuredPlan plan = ensure_plan(session);
        for (Command& command : plan.commands) frame.commands.push_back(std::move(command));
        const std::string id = object.id;
        frame.emit(DocumentCommand{PutEdit{plan.name, Added<decltype(object)>{object}}});
        frame.emit(SessionCommand{Select{{std::string(layer), {id}}}});
    };
    const std::shared_ptr<const Town> town = frame.bench.town_of(session.active_plan);
    if (ui::menu_item(Icon::lamp, tr("Add a lamp here")))
        add(new_lamp(*town, session.active(), menu.at), layer_id::lights);
    if (ui::menu_item(Icon::camera, tr("Add a camera here")))
        add(new_camera(*town, session.active(), menu.at), layer_id::cameras);
    if (ui::menu_item(Icon::note, tr("Write a note here"))) {
        Drawing note;
        note.kind = Drawing::Kind::note;
        note.at = menu.at;
        note.id = new_drawing_id(*session.document);
        frame.emit(DocumentCommand{PutDrawing{note}});
        frame.emit(SessionCommand{Select{{std::string(layer_id::drawings), {note.id}}}});
    }
}

void object_items(PanelFrame& frame, const OpenMapMenu& menu) {
    const Session& session = frame.session();
    const std::string& layer = menu.under.layer;
    if (ui::menu_item(Icon::table, tr("Show it in the table"))) {
        frame.emit(SessionCommand{Select{menu.under}});
        frame.emit(ViewCommand{SetBottomPanel{BottomPanel::layer_table, layer}});
    }
    if (frame.view().meeting) return;
    const std::string& id = menu.under.ids.front();
    if (layer == layer_id::drawings) {
        if (ui::menu_item(Icon::remove, tr("Remove"), "Delete"))
            frame.emit(DocumentCommand{DropDrawing{id}});
    } else if (plans_change(layer) && session.active() != nullptr) {
        if (ui::menu_item(Icon::remove, tr("Remove in the proposal"), "Delete"))
            if (auto removal = removal_of(*frame.bench.town_of(session.active_plan), layer, id))
                frame.emit(DocumentCommand{PutEdit{session.active_plan, *removal}});
    }
}

}  // namespace

void map_menu(PanelFrame& frame) {
    auto& memory = memory_of<MapMenuMemory>(frame.state.panel_memory["map_menu"]);
    // A popup belongs to a window; this one is nothing else.
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize({1.0F, 1.0F});
    constexpr ImGuiWindowFlags nothing =
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs |
        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
        ImGuiWindowFlags_NoBringToFrontOnFocus;
    ImGui::Begin("map_menu_host", nullptr, nothing);
    if (frame.state.map_menu) {
        memory.menu = *std::exchange(frame.state.map_menu, std::nullopt);
        ImGui::OpenPopup(popup_name);
    }
    if (ImGui::BeginPopup(popup_name)) {
        place_items(frame, memory.menu);
        if (!memory.menu.under.ids.empty()) {
            ImGui::Separator();
            object_items(frame, memory.menu);
        }
        if (!frame.view().meeting) {
            ImGui::Separator();
            adding_items(frame, memory.menu);
        }
        ImGui::EndPopup();
    }
    ImGui::End();
}

}  // namespace tk
