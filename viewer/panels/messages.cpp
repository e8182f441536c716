// Cards over the map that stay until they are read.
#include <imgui.h>

#include "viewer/panels/panels.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr std::size_t most_cards = 3;

ui::MessageKind kind_of_card(Message::Kind kind) {
    switch (kind) {
        case Message::Kind::info: return ui::MessageKind::info;
        case Message::Kind::caution: return ui::MessageKind::caution;
        case Message::Kind::error: return ui::MessageKind::error;
    }
    return ui::MessageKind::info;
}

}  // namespace

void messages(PanelFrame& frame) {
    const auto& all = frame.bench.messages();
    if (all.empty() || frame.view().meeting) return;
    const ScreenRect& map =
        frame.session().loaded == nullptr ? frame.layout.top_bar : frame.layout.map;
    const double width = std::min(360.0 * frame.unit, map.width - 32.0 * frame.unit);
    const double y = frame.session().loaded == nullptr ? map.y + map.height + 12.0 * frame.unit
                                                       : map.y + 52.0 * frame.unit;
    ImGui::SetNextWindowPos(
        {static_cast<float>(map.x + map.width - width - 12.0 * frame.unit), static_cast<float>(y)});
    ImGui::SetNextWindowSize({static_cast<float>(width), 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
    ImGui::Begin("messages", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysAutoResize);
    std::vector<std::uint64_t> closed;
    // Errors first, then what came last.
    std::vector<const Message*> order;
    for (const Message& m : all)
        if (m.kind == Message::Kind::error) order.push_back(&m);
    for (auto m = all.rbegin(); m != all.rend(); ++m)
        if (m->kind == Message::Kind::caution) order.push_back(&*m);
    for (auto m = all.rbegin(); m != all.rend(); ++m)
        if (m->kind == Message::Kind::info) order.push_back(&*m);
    for (std::size_t i = 0; i < std::min(order.size(), most_cards); ++i) {
        const Message& m = *order[i];
        if (ui::message_card(std::to_string(m.id).c_str(), kind_of_card(m.kind), m.text).closed)
            closed.push_back(m.id);
        ui::gap(6.0F);
    }
    if (order.size() > most_cards) {
        const std::string more =
            fill_in(tr_n("and {} more message", "and {} more messages",
                         static_cast<long long>(order.size() - most_cards)),
                    {number_text(static_cast<long long>(order.size() - most_cards))});
        ui::small_text(more);
        ui::same_line();
        if (ui::button(tr("Close all")))
            for (const Message* m : order) closed.push_back(m->id);
    }
    ImGui::End();
    ImGui::PopStyleVar();
    for (const std::uint64_t id : closed) frame.bench.dismiss(id);
}

}  // namespace tk
