// All that was told of the study that is open: what was found in reading, and what went wrong.
#include <imgui.h>

#include "viewer/panels/dialogs.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

Icon icon_of_kind(Message::Kind kind) {
    switch (kind) {
        case Message::Kind::info: return Icon::info;
        case Message::Kind::caution: return Icon::warning;
        case Message::Kind::error: return Icon::error;
    }
    return Icon::info;
}

Colour colour_of_kind(Message::Kind kind) {
    switch (kind) {
        case Message::Kind::info: return ui::colours().accent;
        case Message::Kind::caution: return ui::colours().caution;
        case Message::Kind::error: return ui::colours().error;
    }
    return ui::colours().accent;
}

}  // namespace

void dialog_log(PanelFrame& frame, bool& open) {
    frame.bench.mark_log_read();
    if (!ui::begin_dialog("log", tr("Messages"), ui::DialogSize::medium, open)) return;
    const auto& log = frame.bench.log();
    if (log.empty())
        ui::text(tr("Nothing has been told yet."), TextStyle::body, ui::colours().muted);
    std::string all;
    for (const Message& message : log) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ui::draw_icon(ImGui::GetWindowDrawList(), {at.x + ui::px(8.0F), at.y + ui::px(8.0F)},
                      icon_of_kind(message.kind), 16.0F, colour_of_kind(message.kind));
        ImGui::Indent(ui::px(28.0F));
        ui::text_wrapped(message.text);
        ImGui::Unindent(ui::px(28.0F));
        ui::gap(8.0F);
        all += message.text + "\n";
    }
    ui::dialog_footer(ui::button_width(tr("Copy all"), Icon::copy) + ui::button_width(tr("Close")) +
                      ui::px(8.0F));
    if (ui::button(tr("Copy all"), {.icon = Icon::copy, .enabled = !log.empty()}))
        frame.emit(AppRequest{CopyText{all}});
    ui::same_line();
    if (ui::button(tr("Close"), {.kind = ui::ButtonKind::primary}) || ui::dialog_confirmed())
        open = false;
    ui::end_dialog();
}

}  // namespace tk
