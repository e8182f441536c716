#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include <imgui.h>

#include "viewer/app/window.h"
#include "viewer/background/background_job.h"
#include "viewer/panels/panels.h"
#include "viewer/panels/timeline_data.h"

/// The parts of the timeline, side by side: each draws into a rectangle of the panel.
namespace tk {

/// What the timeline keeps between frames.
struct TimelineMemory : DialogMemory {
    BackgroundJob<std::shared_ptr<const TimelineData>> making{Window::wake};
    std::shared_ptr<const TimelineData> data;
    IncidentFilter filter;  ///< that `summary` is of
    IncidentSummary summary;
    std::array<double, 3> light_hours{};  ///< that meet the filter, by LightCondition; or zeros
    std::string category_search;
};

/// Pixels of the window.
struct TimelinePlace {
    ImVec2 at;
    float width = 0.0F, height = 0.0F;
    float right() const { return at.x + width; }
};

/// How the buttons of light are made, by the room there is.
enum class LightButtons { words, icons };
float light_buttons_width(LightButtons kind);
/// Daylight, twilight, darkness; below them what that is by the hour.
void timeline_light(PanelFrame& frame, const TimelineMemory& memory, const TimelinePlace& place,
                    LightButtons kind, bool with_rates);

/// A list that scrolls, for where there is room.
void timeline_category_list(PanelFrame& frame, TimelineMemory& memory, const TimelinePlace& place);
/// A button that opens it, for where there is not.
void timeline_category_button(PanelFrame& frame, TimelineMemory& memory,
                              const TimelinePlace& place);

constexpr float timeline_head_height = 20.0F;  ///< units
/// A head over a chart, in small capitals. @param end pixels; the words are cut there
void timeline_head(const TimelinePlace& place, std::string_view words, float end);
/// Words at the right of a head that do something. @return where they begin, and whether they were
/// pressed
struct HeadAction {
    float begin = 0.0F;
    bool pressed = false;
    ImVec2 min, max;
};
HeadAction timeline_head_action(const char* id, const TimelinePlace& place, std::string_view words,
                                bool opens_menu);
/// The popup that comes next opens over what opened it: below it is the window's end.
void timeline_popup_above(ImVec2 min, ImVec2 max);
/// What a chart says that has nothing to show.
void timeline_nothing(const TimelinePlace& place, std::string_view what, std::string_view why);

}  // namespace tk
