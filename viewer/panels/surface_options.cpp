#include "viewer/panels/surface_options.h"

#include <imgui.h>

#include <algorithm>
#include <array>

#include "engine/town/light_schedule.h"
#include "viewer/map/isolines.h"
#include "viewer/map/legend_model.h"
#include "viewer/panels/map_values.h"
#include "viewer/session/night_hours.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// What today's lights give through the night, kept while they are the same.
struct NightMemory : DialogMemory {
    std::shared_ptr<const Town> today;
    NightOutput output;
};

bool plans_have_schedules(const PanelFrame& frame) {
    for (const Plan& plan : frame.session().document->plans)
        for (const PlanEdit& edit : plan.edits) {
            const auto* added = std::get_if<Added<StreetLight>>(&edit.edit);
            const auto* changed = std::get_if<Changed<StreetLight>>(&edit.edit);
            if ((added != nullptr && !added->object.schedule.empty()) ||
                (changed != nullptr && !changed->object.schedule.empty()))
                return true;
        }
    return false;
}

void small_wrapped(const std::string& words) {
    ui::text_wrapped(words, TextStyle::small, ui::colours().muted);
}

/// The hour, or what stands in its place, at the right of its name.
void hour_head(const PanelFrame& frame) {
    const auto& minute = frame.view().light_minute;
    const float width = ui::content_width(), height = ui::line_height(TextStyle::body);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui::draw_text(list, at, {width, height}, tr("Hour of the night"), TextStyle::body,
                  ui::colours().muted);
    ui::draw_text(list, at, {width, height},
                  minute ? time_of_day_in_words(*minute) : std::string(tr("as in the study")),
                  minute ? TextStyle::number : TextStyle::body,
                  minute ? ui::colours().text : ui::colours().muted, ui::Align::right);
    ImGui::Dummy({width, height});
}

void hour_words(const PanelFrame& frame, const NightOutput& night) {
    const AssessmentParameters& study = frame.session().loaded->parameters;
    const auto& minute = frame.view().light_minute;
    const auto& own = study.light->options.minute_of_day;
    std::string words;
    if (minute)
        words = fill_in(tr("Today's lamps give {} of their full light."),
                        {share_text(output_of_lights(frame.bench.today()->lights(), minute))});
    else if (own)
        words = fill_in(tr("The study's own hour: {}."), {time_of_day_in_words(*own)});
    else
        words = fill_in(tr("Every lamp as its dimming says, whatever the hour: {} of full light."),
                        {share_text(night.at_rest)});
    if (study.place_index) words += " " + std::string(tr("The place index follows the light."));
    small_wrapped(words);
}

void light_hour(PanelFrame& frame) {
    auto& memory = memory_of<NightMemory>(frame.state.panel_memory["light_hour"]);
    if (memory.today != frame.session().loaded->town) {
        memory.today = frame.session().loaded->town;
        memory.output = night_output(memory.today->lights());
    }
    ui::gap(8.0F);
    hour_head(frame);
    const auto& minute = frame.view().light_minute;
    if (memory.output.has_schedule || plans_have_schedules(frame)) {
        ui::gap(2.0F);
        static constexpr std::array<ui::NightMark, 7> marks{
            {{0, "15"}, {12, "18"}, {24, "21"}, {36, "00"}, {48, "03"}, {60, "06"}, {72, "09"}}};
        int stop = minute ? stop_of_minute(*minute) : -1;
        if (ui::night_slider("light_hour", stop, memory.output.by_stop, marks)) {
            SetLightHour hour;
            if (stop >= 0) hour.minute_of_day = minute_of_stop(stop);
            frame.emit(ViewCommand{hour});
        }
        hour_words(frame, memory.output);
    } else {
        small_wrapped(
            tr("No lamp in the study has burning hours or dimming by hour, so the light is the "
               "same all night."));
    }
    if (minute && ui::link((std::string(tr("As in the study")) + "##light_rest").c_str()))
        frame.emit(ViewCommand{SetLightHour{}});
}

/// Those of the classes P, too.
void choose_levels(PanelFrame& frame, const LayerView& layer) {
    const std::array levels{isoline_levels_text(isoline_levels(Isolines::decades)),
                            "P6–P1: " + isoline_levels_text(isoline_levels(Isolines::classes))};
    int chosen = layer.isolines == Isolines::classes ? 1 : 0;
    if (ui::choice("isoline_levels", levels, chosen)) {
        LayerView changed = layer;
        changed.isolines = chosen == 1 ? Isolines::classes : Isolines::decades;
        frame.emit(ViewCommand{SetLayerView{changed}});
    }
}

void isoline_options(PanelFrame& frame, const LayerView& layer) {
    bool on = layer.isolines != Isolines::none;
    if (ui::toggle((std::string(tr("Isolux lines")) + "##isolines").c_str(), on)) {
        LayerView changed = layer;
        changed.isolines = on ? Isolines::decades : Isolines::none;
        frame.emit(ViewCommand{SetLayerView{changed}});
    }
    if (layer.isolines == Isolines::none) return;
    const IlluminanceOptions& light = frame.session().loaded->parameters.light->options;
    if (is_horizontal_at_ground(light)) {
        choose_levels(frame, layer);
    } else {
        small_wrapped(isoline_levels_text(isoline_levels(Isolines::decades)));
    }
    if (frame.view().compare == CompareMode::difference)
        small_wrapped(tr("A difference has no isolux lines."));
    else if (frame.view().map.metres_per_px * frame.unit > most_isoline_m)
        small_wrapped(tr("Zoom in to see the lines."));
}

void value_options(PanelFrame& frame, const LayerView& layer, Surface surface) {
    bool on = layer.values;
    if (ui::toggle((std::string(tr("Values")) + "##values").c_str(), on)) {
        LayerView changed = layer;
        changed.values = on;
        frame.emit(ViewCommand{SetLayerView{changed}});
    }
    if (!layer.values) return;
    const std::optional<Surface> shown = surface_with_values(frame.view());
    if (shown && *shown != surface)
        small_wrapped(
            fill_in(tr("Those of {} are shown: it lies above."), {surface_title(*shown)}));
    else if (shown && !shown_value_spacing_m(frame, surface))
        small_wrapped(tr("Zoom in to see the values."));
}

}  // namespace

void surface_options(PanelFrame& frame, const LayerView& layer, Surface surface) {
    if (surface == Surface::light && frame.session().loaded->parameters.light) {
        light_hour(frame);
        ui::gap(4.0F);
        isoline_options(frame, layer);
    }
    value_options(frame, layer, surface);
}

}  // namespace tk
