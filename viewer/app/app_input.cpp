// Pointer and keys: what they mean to the map and to the program.
#include <imgui.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "layers/output_file.h"
#include "viewer/app/app.h"
#include "viewer/app/shortcuts.h"
#include "viewer/map/pick_object.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr double swipe_grip = 10.0;
constexpr double arrow_step = 80.0;

}  // namespace

void App::pointer_on_map(std::vector<Command>& commands) {
    const ImGuiIO& io = ImGui::GetIO();
    const ScreenPoint at{io.MousePos.x, io.MousePos.y};
    const bool over = !io.WantCaptureMouse && layout_.map.contains(at);
    panels_.pointer_at.reset();
    const MapSide* side = side_under(at);
    // What is held belongs to the side on which it was taken hold of.
    if (pointer_held_ && !sides_.empty()) side = &sides_[std::min(held_side_, sides_.size() - 1)];
    if (side == nullptr || (!over && !pointer_held_)) return;
    panels_.pointer_at = bench_.view().map.to_map(at, side->map);

    if (bench_.view().compare == CompareMode::swipe) {
        const double line = layout_.map.x + layout_.map.width * bench_.view().swipe_share;
        const bool near = over && std::fabs(at.x - line) <= swipe_grip * unit_;
        if (near || swiping_) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        if (near && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
            swiping_ = true;
            swipe_grab_ = at.x - line;
        }
        if (swiping_) {
            commands.emplace_back(
                ViewCommand{SetSwipe{(at.x - swipe_grab_ - layout_.map.x) / layout_.map.width}});
            if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) swiping_ = false;
            return;
        }
    }

    const std::string& active = bench_.session().active_plan;
    const std::shared_ptr<const Town> town = bench_.town_of(active);
    const std::shared_ptr<const Town> seen = bench_.town_of(side->scenario);
    ToolContext context{bench_.session(), bench_.view(), side->map, *town};
    context.editable = side->scenario == active && !bench_.view().meeting;
    context.unit_px = unit_;
    context.pick = [this, &seen](MapPoint p, double radius_m) {
        return pick_object(picker_, bench_, seen, p, radius_m);
    };
    PointerEvent event;
    event.at = at;
    event.shift = io.KeyShift;
    event.ctrl = io.KeyCtrl;
    const auto pass_on = [&](PointerEvent::Kind kind, PointerEvent::Button button) {
        event.kind = kind;
        event.button = button;
        for (Command& command : tools_.handle(event, context))
            commands.push_back(std::move(command));
    };
    using Kind = PointerEvent::Kind;
    using Button = PointerEvent::Button;
    constexpr Button buttons[] = {Button::left, Button::right, Button::middle};
    if (over && io.MouseWheel != 0.0F) {
        event.wheel = io.MouseWheel;
        pass_on(Kind::wheel, Button::left);
    }
    if (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F) pass_on(Kind::move, Button::left);
    for (int b = 0; b < 3; ++b) {
        if (over && ImGui::IsMouseClicked(b) && !pointer_held_) {
            pointer_held_ = true;
            held_button_ = b;
            held_side_ = static_cast<std::size_t>(side - sides_.data());
            pass_on(Kind::press, buttons[b]);
        }
        if (pointer_held_ && b == held_button_ && ImGui::IsMouseReleased(b)) {
            pointer_held_ = false;
            pass_on(Kind::release, buttons[b]);
        }
    }
    if (over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
        pass_on(Kind::double_click, Button::left);
    if (over && MapTools::over_eye(at, context)) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (over && bench_.view().tool != Tool::identify && bench_.view().tool != Tool::pan)
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void App::keys(std::vector<Command>& commands) {
    const bool typing = ImGui::GetIO().WantTextInput;
    for (const KeyPress& press : key_presses_) {
        // A dialog or menu takes its keys itself, and nothing of it is lost by one.
        if (!panels_.dialog.empty() || menu_open_) continue;
        // Ctrl+K also leaves a text field for the search.
        if (typing && (press.key != GLFW_KEY_K || press.modifiers != GLFW_MOD_CONTROL)) continue;
        const Shortcut* shortcut = shortcut_for(press.key, press.modifiers);
        // While something is drawn, undo is of its corners.
        const bool undoes = shortcut != nullptr && std::string_view(shortcut->name) == "Undo";
        if (undoes && tools_.is_drawing() && tools_.take_back()) continue;
        if (shortcut != nullptr)
            commands.push_back(shortcut->command(bench_.session(), bench_.view()));
        else if (!(ImGui::GetIO().NavVisible && ImGui::IsAnyItemFocused()))
            map_key(press.key, commands);  // else they step through a panel's items
    }
    key_presses_.clear();
    if (!dropped_.empty()) {
        panels_.dialog_about.clear();
        for (const std::string& path : dropped_)
            panels_.dialog_about += (panels_.dialog_about.empty() ? "" : "\n") + path;
        const bool study = dropped_.size() == 1 && dropped_.front().size() > 5 &&
                           dropped_.front().ends_with(".toml");
        if (study)
            commands.emplace_back(AppRequest{OpenStudy{std::filesystem::path(
                std::u8string(dropped_.front().begin(), dropped_.front().end()))}});
        else
            commands.emplace_back(AppRequest{
                OpenDialog{bench_.session().loaded == nullptr ? "new_study" : "add_layer",
                           panels_.dialog_about}});
        dropped_.clear();
    }
}

void App::map_key(int key, std::vector<Command>& commands) {
    if (bench_.session().loaded == nullptr || sides_.empty()) return;
    const std::shared_ptr<const Town> town = bench_.town_of(bench_.session().active_plan);
    ToolContext context{bench_.session(), bench_.view(), sides_.front().map, *town};
    context.unit_px = unit_;
    context.pick = [](MapPoint, double) { return std::nullopt; };
    const auto pan = [&](double dx, double dy) {
        commands.emplace_back(
            ViewCommand{SetMapView{bench_.view().map.panned(dx * unit_, dy * unit_)}});
    };
    const auto zoom = [&](double factor) {
        commands.emplace_back(ViewCommand{SetMapView{
            bench_.view().map.zoomed_at(sides_.front().map.centre(), sides_.front().map, factor)}});
    };
    std::vector<Command> more;
    switch (key) {
        case GLFW_KEY_LEFT: pan(arrow_step, 0); break;
        case GLFW_KEY_RIGHT: pan(-arrow_step, 0); break;
        case GLFW_KEY_UP: pan(0, arrow_step); break;
        case GLFW_KEY_DOWN: pan(0, -arrow_step); break;
        case GLFW_KEY_KP_ADD:
        case GLFW_KEY_EQUAL: zoom(1.5); break;
        case GLFW_KEY_KP_SUBTRACT:
        case GLFW_KEY_MINUS: zoom(1.0 / 1.5); break;
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER: more = tools_.finish(context); break;
        case GLFW_KEY_BACKSPACE:
            if (!tools_.take_back() && !tools_.dragging()) more = tools_.remove_selected(context);
            break;
        case GLFW_KEY_DELETE:
            if (!tools_.dragging()) more = tools_.remove_selected(context);
            break;
        case GLFW_KEY_ESCAPE:
            if (tools_.dragging() || !tools_.sketch().empty()) {
                more = tools_.cancel();
            } else if (bench_.view().meeting) {
                more.emplace_back(ViewCommand{SetMeeting{false}});
            } else if (bench_.view().tool != Tool::identify) {
                more.emplace_back(ViewCommand{SetTool{Tool::identify}});
            } else {
                more.emplace_back(SessionCommand{Select{}});
            }
            break;
        default: break;
    }
    for (Command& command : more) commands.push_back(std::move(command));
}

void App::handle(const AppRequest& request) {
    if (const auto* to = std::get_if<ZoomTo>(&request)) {
        if (!sides_.empty())
            carry_out({ViewCommand{
                SetMapView{bench_.view().map.fitted(to->extent, sides_.front().map)}}});
    } else if (std::holds_alternative<ZoomToAll>(request)) {
        if (bench_.session().loaded != nullptr && layout_.map.width > 0) {
            const std::vector<MapSide> sides =
                map_sides(layout_.map, bench_.view(), bench_.session().active_plan, unit_);
            carry_out({ViewCommand{SetMapView{bench_.view().map.fitted(
                bench_.session().loaded->parameters.grid.extent(), sides.front().map)}}});
        }
    } else if (const auto* dialog = std::get_if<OpenDialog>(&request)) {
        // Files dropped on a dialog that is open are added to what it has.
        if (panels_.dialog != dialog->name) panels_.dialog_memory.reset();
        panels_.dialog = dialog->name;
        panels_.dialog_about = dialog->about;
    } else if (const auto* text = std::get_if<CopyText>(&request)) {
        ImGui::SetClipboardText(text->text.c_str());
    } else if (const auto* menu = std::get_if<OpenMapMenu>(&request)) {
        panels_.map_menu = *menu;
    } else if (const auto* told = std::get_if<Tell>(&request)) {
        bench_.tell(Message::Kind::caution, told->words);
    } else if (const auto* kept = std::get_if<KeepView>(&request)) {
        keep_view(*kept);
    } else if (const auto* forgotten = std::get_if<ForgetView>(&request)) {
        if (bench_.session().study != nullptr)
            forget_view(saved_, utf8(bench_.session().study->file), forgotten->name);
        show_saved_views();
        save_state();
    } else {
        handle_study(request);
    }
}

}  // namespace tk
