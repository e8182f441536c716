// What each side of the map shows, and the choice of it.
#include <imgui.h>

#include <algorithm>

#include "viewer/map/legend_model.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/panels/panels.h"
#include "viewer/session/plan_name.h"
#include "viewer/text/side_name.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// A window that is nothing but its buttons.
void begin_bare(const std::string& id, ScreenPoint at, float pivot) {
    ImGui::SetNextWindowPos({static_cast<float>(at.x), static_cast<float>(at.y)}, ImGuiCond_Always,
                            {pivot, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
    ImGui::Begin(id.c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::PopStyleVar();
}

/// What a menu button has beside its words.
float button_padding() {
    return ui::px(40.0F);
}

/// A button with what is chosen; in its list today and every plan. @return what was chosen
/// @param room for the button; a longer name is cut
std::optional<std::string> choice_of_side(const PanelFrame& frame, const std::string& id,
                                          const std::string& shown, bool may_add, float room) {
    std::optional<std::string> chosen;
    const std::string popup = "list_" + id;
    const std::string whole = side_name(shown);
    const std::string words = ui::elided(whole, TextStyle::body_medium, room - button_padding());
    ui::menu_button((words + "###" + id).c_str(), popup.c_str());
    if (words != whole && ImGui::IsItemHovered()) ui::tooltip(whole);
    if (!ImGui::BeginPopup(popup.c_str())) return chosen;
    if (ui::menu_item(Icon::none, tr("Today"), nullptr, shown.empty())) chosen = std::string();
    for (const Plan& plan : frame.session().document->plans) {
        ImGui::PushID(plan.name.c_str());
        if (ui::menu_item(Icon::none, plan.name.c_str(), nullptr, plan.name == shown))
            chosen = plan.name;
        ImGui::PopID();
    }
    if (may_add) {
        ImGui::Separator();
        if (ui::menu_item(Icon::plus, tr("New proposal"))) {
            const std::string name = free_plan_name(*frame.session().document);
            frame.emit(DocumentCommand{CreatePlan{name}});
            chosen = name;
        }
    }
    if (frame.view().compare == CompareMode::side) {
        ImGui::Separator();
        const bool three = frame.view().side_count == 3;
        if (ui::menu_item(Icon::side_by_side, three ? tr("Two maps") : tr("Three maps")))
            frame.emit(ViewCommand{SetSideCount{three ? 2 : 3}});
    }
    ImGui::EndPopup();
    return chosen;
}

void choose_surface(const PanelFrame& frame) {
    const AssessedSide* today = frame.bench.side_of({});
    if (today == nullptr) return;
    const Surface now = frame.view().compared_surface;
    ui::menu_button((surface_title(now) + "##difference_of").c_str(), "list_of_surfaces");
    if (!ImGui::BeginPopup("list_of_surfaces")) return;
    for (const Surface surface : all_surfaces) {
        if (today->of(surface).grid == nullptr) continue;
        if (!ui::menu_item(Icon::none, surface_title(surface).c_str(), nullptr, surface == now))
            continue;
        frame.emit(ViewCommand{SetComparedSurface{surface}});
        // What is compared is to be seen.
        frame.emit(ViewCommand{ShowLayer{std::string(layer_of_surface(surface)), true}});
        frame.emit(ViewCommand{SetActiveLayer{std::string(layer_of_surface(surface))}});
    }
    ImGui::EndPopup();
}

void caption_of_difference(const PanelFrame& frame, const MapSide& side) {
    begin_bare("caption_difference",
               {side.clip.x + 12.0 * frame.unit, side.clip.y + 12.0 * frame.unit}, 0.0F);
    choose_surface(frame);
    const float minus = ui::text_size("\u2212", TextStyle::title).x;
    const float used = ImGui::GetItemRectSize().x + minus + ui::px(24.0F + 3.0F * 6.0F);
    const float room = std::max(ui::px(80.0F), (static_cast<float>(side.clip.width) - used) / 2.0F);
    ui::same_line(6.0F);
    if (const auto chosen =
            choice_of_side(frame, "side1", frame.view().sides[1].scenario, false, room))
        frame.emit(ViewCommand{SetSide{1, *chosen}});
    ui::same_line(6.0F);
    ImGui::AlignTextToFramePadding();
    ui::text("\u2212", TextStyle::title);
    ui::same_line(6.0F);
    if (const auto chosen =
            choice_of_side(frame, "side0", frame.view().sides[0].scenario, false, room))
        frame.emit(ViewCommand{SetSide{0, *chosen}});
    ImGui::End();
}

}  // namespace

void map_captions(PanelFrame& frame) {
    const CompareMode mode = frame.view().compare;
    for (std::size_t i = 0; i < frame.sides.size(); ++i) {
        const MapSide& side = frame.sides[i];
        if (side.difference) {
            caption_of_difference(frame, side);
            continue;
        }
        // Beside the swipe's line on both sides, else at the left.
        const bool at_right = mode == CompareMode::swipe && i == 0;
        const double gap = 12.0 * frame.unit;
        if (side.clip.width < 90.0 * frame.unit) continue;
        begin_bare(
            "caption" + std::to_string(i),
            {at_right ? side.clip.x + side.clip.width - gap : side.clip.x + gap, side.clip.y + gap},
            at_right ? 1.0F : 0.0F);
        const bool one = mode == CompareMode::one;
        const auto chosen = choice_of_side(frame, "side" + std::to_string(i), side.scenario, one,
                                           static_cast<float>(side.clip.width - 2.0 * gap));
        if (chosen && one)
            frame.emit(SessionCommand{SetActivePlan{*chosen}});
        else if (chosen)
            frame.emit(ViewCommand{SetSide{static_cast<int>(i), *chosen}});
        ImGui::End();
    }
}

}  // namespace tk
