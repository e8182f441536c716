// Meeting mode: what those who will see it need to read the map, and nothing else.
#include <imgui.h>

#include <algorithm>

#include "layers/provenance.h"
#include "viewer/map/legend_model.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/panels/panels.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/side_name.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// The surface that the legend explains: of a difference the compared one, else the uppermost.
std::optional<Surface> explained_surface(const ViewState& view) {
    if (view.compare == CompareMode::difference) return view.compared_surface;
    for (const LayerView& layer : view.layers)
        if (const auto surface = surface_of_layer(layer.id); surface && layer.visible)
            return surface;
    return std::nullopt;
}

std::string sides_in_words(const PanelFrame& frame) {
    std::string words;
    for (const MapSide& side : frame.sides) {
        if (!words.empty()) words += " · ";
        const std::string name = side_name(side.scenario);
        words += side.difference ? fill_in(tr("What {} changes"), {name}) : name;
    }
    return words;
}

void meeting_head(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.top_bar;
    ui::begin_panel(
        "meeting_head", place,
        {.lines = ui::line_bottom, .padding_x = 20.0F, .padding_y = 8.0F, .scrolls = false});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const char* leave = tr("Leave meeting mode");
    const float button = ui::button_width(leave, Icon::leave_full_screen);
    const float right = static_cast<float>(place.x + place.width) - ui::px(20.0F);
    const float room = right - button - ui::px(16.0F) - at.x;
    const std::optional<Surface> surface = explained_surface(frame.view());
    std::string what = surface ? surface_title(*surface) + " · " : std::string();
    what += sides_in_words(frame);
    ui::draw_text(list, at, {room, ui::line_height(TextStyle::display)},
                  frame.session().study->name, TextStyle::display, ui::colours().text);
    ui::draw_text(list, {at.x, at.y + ui::line_height(TextStyle::display)},
                  {room, ui::line_height(TextStyle::body)}, what, TextStyle::body,
                  ui::colours().muted);
    ImGui::SetCursorScreenPos(
        {right - button, static_cast<float>(place.y + place.height / 2) - ui::px(16.0F)});
    if (ui::button(leave, {.icon = Icon::leave_full_screen, .tooltip = "F11"}))
        frame.emit(ViewCommand{SetMeeting{false}});
    ui::end_panel();
}

/// Sentences that belong to what is shown.
std::string meeting_caveats(const PanelFrame& frame, std::optional<Surface> surface) {
    std::string words;
    const auto add = [&words](const char* sentence) {
        words += (words.empty() ? "" : " ") + std::string(sentence);
    };
    if (surface == Surface::light || surface == Surface::place_index)
        add(tr("Light is direct light from street lights; reflections are left out."));
    if (surface == Surface::hotspot || surface == Surface::place_index)
        add(tr("Reported events only; reporting differs between places."));
    std::vector<std::string> sources;
    for (const std::string& source : frame.session().loaded->sources)
        sources.push_back(source_name(source));
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    std::string listed;
    for (const std::string& source : sources) listed += (listed.empty() ? "" : ", ") + source;
    if (!listed.empty()) words += " " + fill_in(tr("Sources: {}."), {listed});
    return words;
}

void meeting_foot(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.status;
    ui::begin_panel(
        "meeting_foot", place,
        {.lines = ui::line_top, .padding_x = 20.0F, .padding_y = 0.0F, .scrolls = false});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto x = static_cast<float>(place.x) + ui::px(20.0F);
    const auto y = static_cast<float>(place.y);
    const auto right = static_cast<float>(place.x + place.width) - ui::px(20.0F);
    const float promise =
        ui::draw_text(list, {x, y}, {right - x, ui::px(28.0F)}, tr("A calculation, not a promise"),
                      TextStyle::number, ui::colours().caution);
    // Beside it, in as many lines as they take; the next frame makes room for them.
    const float from = x + promise + ui::px(20.0F);
    ImGui::SetCursorScreenPos({from, y + ui::px(6.0F)});
    ui::text_wrapped(meeting_caveats(frame, explained_surface(frame.view())), TextStyle::small,
                     ui::colours().muted, std::max(ui::px(80.0F), right - from));
    frame.state.meeting_foot_height = ImGui::GetItemRectMax().y - y + ui::px(6.0F);
    ui::end_panel();
}

void meeting_legend(PanelFrame& frame) {
    const std::optional<Surface> surface = explained_surface(frame.view());
    if (!surface) return;
    const bool change = frame.view().compare == CompareMode::difference;
    const SurfaceLook& look =
        change ? frame.bench.change_look(*surface) : frame.bench.look(*surface);
    const LegendModel model = legend_of(look, frame.bench.parameters());
    const ScreenRect& map = frame.layout.map;
    const double unit = frame.unit;
    // Beside the north arrow, below what names the sides.
    if (!ui::begin_floating("meeting_legend",
                            {map.x + map.width - 56.0 * unit, map.y + map.height - 12.0 * unit},
                            {1.0, 1.0}))
        return;
    ImGui::Dummy({ui::px(230.0F), 0.0F});
    ui::text(model.title, TextStyle::title);
    ui::small_text(model.unit + " · " + model.kind);
    ui::gap(4.0F);
    for (const LegendEntry& entry : model.entries)
        ui::legend_class(entry.colour, entry.words, entry.numbers, entry.hatched);
    if (!model.note.empty()) {
        ui::gap(4.0F);
        ui::text_wrapped(model.note, TextStyle::small, ui::colours().muted, ui::px(230.0F));
    }
    ui::end_floating();
}

}  // namespace

void meeting_panel(PanelFrame& frame) {
    meeting_head(frame);
    meeting_foot(frame);
    meeting_legend(frame);
}

}  // namespace tk
