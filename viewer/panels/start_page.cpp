// What is seen where no study is open.
#include <imgui.h>

#include "viewer/panels/panels.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {

void start_page(PanelFrame& frame) {
    const Layout& l = frame.layout;
    const ScreenRect place{0, l.top_bar.height, l.top_bar.width, l.status.y - l.top_bar.height};
    ui::begin_panel("start", place, {.background = true});
    if (frame.bench.loading()) {
        ui::empty_state(Icon::folder, tr("Reading the study"),
                        tr("Layers, proposals and the grid are being read."));
        ui::end_panel();
        return;
    }
    const float width = std::min(ui::px(520.0F), ui::content_width());
    const float x = (static_cast<float>(place.width) - width) / 2;
    ImGui::SetCursorPos({x, std::max(ui::px(24.0F), static_cast<float>(place.height) * 0.16F)});
    ImGui::BeginGroup();
    ImGui::PushItemWidth(width);
    ui::text("Tryggkarta", TextStyle::display);
    ui::text_wrapped(tr("See where places are dark, unwatched or burdened; try lamps, cameras and "
                        "buildings; follow up what a measure did."),
                     TextStyle::body, ui::colours().muted, width);
    ui::gap(16.0F);
    if (ui::button(tr("New study"), {.kind = ui::ButtonKind::primary, .icon = Icon::plus}))
        frame.emit(AppRequest{OpenDialog{"new_study"}});
    ui::same_line();
    if (ui::button(tr("Open study"), {.icon = Icon::folder}))
        frame.emit(AppRequest{OpenDialog{"open_study"}});
    ui::gap(20.0F);
    ui::section_head(tr("Recent studies"));
    if (frame.state.recent_studies.empty())
        ui::small_text(tr("None yet. Drop files on the window to begin."));
    for (const auto& [name, path] : frame.state.recent_studies) {
        const ui::ActionRow row{.icon = Icon::history, .name = name, .detail = path, .keys = {}};
        if (ui::action_row(path.c_str(), row))
            frame.emit(AppRequest{
                OpenStudy{std::filesystem::path(std::u8string(path.begin(), path.end()))}});
    }
    ImGui::PopItemWidth();
    ImGui::EndGroup();
    ui::end_panel();
}

}  // namespace tk
