// A picked camera's masks, and what it sees of others; the same below a picked mask.
#include <imgui.h>

#include <cmath>

#include "engine/surfaces/camera_masks.h"
#include "viewer/app/window.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/panels/others_work.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct OthersMemory : DialogMemory {
    OthersWork work{Window::wake};
};

std::string mask_words(const PrivacyMask& mask) {
    std::string words =
        mask.id + ", " + number_text(std::llround(area_m2(mask.shape))) + "\u00A0m²";
    if (mask.camera_id.empty()) words += ", " + std::string(tr("of every camera"));
    return words;
}

void list_masks(PanelFrame& frame, const Town& town, const std::string& camera_id) {
    ui::divider(10.0F);
    ui::text(tr("Masks"), TextStyle::title);
    ui::gap(2.0F);
    bool any = false;
    for (const PrivacyMask& mask : town.masks()) {
        if (!acts_on(mask, camera_id)) continue;
        any = true;
        ImGui::PushID(mask.id.c_str());
        if (ui::link(mask_words(mask).c_str()))
            frame.emit(SessionCommand{Select{{std::string(layer_id::masks), {mask.id}}}});
        ImGui::PopID();
    }
    if (!any)
        ui::text_wrapped(tr("None: it sees all that is in its view."), TextStyle::small,
                         ui::colours().muted);
    ui::gap(4.0F);
    if (frame.view().meeting) return;
    if (ui::button(tr("Draw mask"),
                   {.icon = Icon::polygon, .tooltip = tr("An area that the camera must not see.")}))
        frame.emit(ViewCommand{SetTool{Tool::mask}});
}

using Sees = std::optional<SeesOfOthers>;

std::string count_of(const Sees& sees, std::int64_t SeesOfOthers::*what) {
    return sees ? number_text(static_cast<long long>((*sees).*what)) : std::string();
}

std::string ground_of(const Sees& sees) {
    return sees ? number_text(std::llround(sees->private_ground_m2)) + "\u00A0m²" : std::string();
}

void rows_of_others(const OthersCounted& counted, const KnownOfOthers& known, bool two_columns) {
    const auto row = [&](const char* name, std::int64_t SeesOfOthers::*what, const char* tip) {
        const std::string today = count_of(counted.today, what);
        const std::string plan = count_of(counted.plan, what);
        ui::value_row({name, {}, today, plan, tip}, two_columns);
    };
    row(tr("Windows"), &SeesOfOthers::windows,
        tr("Assumed every three metres along façades, on every floor. One counts as seen where the "
           "camera sees the place in front of it, at the window's own height."));
    if (known.entrances) row(tr("Entrances"), &SeesOfOthers::entrances, nullptr);
    if (known.playgrounds)
        row(tr("Playgrounds"), &SeesOfOthers::playgrounds,
            tr("Those of which any ground is seen."));
    if (known.private_ground) {
        const std::string today = ground_of(counted.today), plan = ground_of(counted.plan);
        ui::value_row({tr("Private ground"),
                       {},
                       today,
                       plan,
                       tr("Of the sets of places whose name says that they are private.")},
                      two_columns);
    }
    if (!known.entrances || !known.playgrounds || !known.private_ground)
        ui::text_wrapped(
            tr("Entrances, playgrounds and private ground are counted where the study has them."),
            TextStyle::small, ui::colours().muted);
}

void sees_of_others(PanelFrame& frame, const std::string& camera_id) {
    auto& memory = memory_of<OthersMemory>(frame.state.panel_memory["sees_of_others"]);
    const Session& session = frame.session();
    const std::string plan = inspected_plan(frame);
    OthersWish wish{camera_id, session.loaded->town, nullptr, camera_options(session), plan};
    if (!plan.empty()) wish.plan = frame.bench.town_of(plan);
    memory.work.follow(wish);
    if (std::string failure = memory.work.take_failure(); !failure.empty())
        frame.bench.tell(Message::Kind::error, std::move(failure));
    ui::divider(10.0F);
    ui::text(tr("What it sees of others"), TextStyle::title);
    // Another camera's numbers are not shown as this one's, nor another plan's.
    const OthersCounted counted = memory.work.counted_of(camera_id, plan);
    ui::value_head(tr("Today"), plan);
    rows_of_others(counted, known_of_others(*session.loaded->town, wish.plan.get()), !plan.empty());
}

}  // namespace

void inspect_camera(PanelFrame& frame, const Town& town, const std::string& camera_id) {
    sees_of_others(frame, camera_id);
    list_masks(frame, town, camera_id);
}

void inspect_mask(PanelFrame& frame, const Town& town, const std::string& id) {
    for (const PrivacyMask& mask : town.masks()) {
        if (mask.id != id || mask.camera_id.empty()) continue;
        ui::gap(4.0F);
        if (ui::link(fill_in(tr("Show camera {}"), {mask.camera_id}).c_str()))
            frame.emit(SessionCommand{Select{{std::string(layer_id::cameras), {mask.camera_id}}}});
        sees_of_others(frame, mask.camera_id);
        return;
    }
}

const OthersWork* others_work(PanelState& state) {
    const auto found = state.panel_memory.find("sees_of_others");
    const auto* memory = found == state.panel_memory.end()
                             ? nullptr
                             : dynamic_cast<const OthersMemory*>(found->second.get());
    return memory == nullptr ? nullptr : &memory->work;
}

}  // namespace tk
