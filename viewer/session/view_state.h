#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/assess/assessment_parameters.h"
#include "engine/core/geometry.h"
#include "engine/core/map_point.h"
#include "viewer/session/map_view.h"
#include "viewer/session/pattern_options.h"

/// What the window shows and how: plain values, saved with the window, never part of the study.
namespace tk {

enum class Language { swedish, english };
enum class Theme { light, dark };

enum class Tool {
    pan,          ///< drag moves the map, a click asks about a place
    identify,     ///< a click asks about a place, a drag selects an area
    measure,      ///< lengths along a line
    area,         ///< drag a rectangle or click a polygon: its counts and means
    lamp,         ///< click adds a lamp to the scenario
    camera,       ///< click adds a camera, drag gives its bearing
    development,  ///< click corner by corner
    path,         ///< a street or path, click by click
    poles,        ///< lamps along a line
    draw_area,
    draw_line,
    draw_note,
    mask,  ///< what the picked camera must not see, corner by corner
    walk,  ///< a way whose light, watchers, cameras and incidents are shown, click by click
};

enum class CompareMode { one, swipe, side, difference };

/// How a surface's values become colours.
enum class Classes { continuous, quantile, equal_interval, natural_breaks };

/// At which levels lines of equal light are drawn.
enum class Isolines {
    none,
    decades,  ///< 0.5, 1, 2, 5, 10, 20, 50 lx
    classes,  ///< the mean of the classes P6 to P1: 2, 3, 5, 7.5, 10, 15 lx
};

struct LayerView {
    std::string id;  ///< see layer_id.h
    bool visible = true;
    float opacity = 1.0F;  ///< [0, 1]
    Classes classes = Classes::continuous;
    int class_count = 5;                 ///< 3 to 9
    Isolines isolines = Isolines::none;  ///< of the light
    bool values = false;                 ///< of a surface: its numbers, where there is room

    friend bool operator==(const LayerView&, const LayerView&) = default;
};

/// What one side of the map shows: today, or a scenario by its name.
struct Side {
    std::string scenario;  ///< empty: today
    bool today() const { return scenario.empty(); }
    friend bool operator==(const Side&, const Side&) = default;
};

struct PanelSizes {
    float layers_width = 280.0F;  ///< in units of 100 % text
    float inspector_width = 320.0F;
    float bottom_height = 132.0F;  ///< of the timeline
    float tables_height = 300.0F;  ///< of tables and lists in the same place
    bool layers_open = true;
    bool inspector_open = true;
    bool bottom_open = true;

    friend bool operator==(const PanelSizes&, const PanelSizes&) = default;
};

/// What is seen from the place that is asked about, drawn on the map.
struct IsovistView {
    bool shown = false;
    double reach_m = 50.0;      ///< [least_reach_m, most_reach_m]
    double eye_height_m = 1.6;  ///< above the ground; [least_eye_m, most_eye_m]

    static constexpr double least_reach_m = 10.0, most_reach_m = 200.0;
    static constexpr double least_eye_m = 0.3, most_eye_m = 50.0;

    friend bool operator==(const IsovistView&, const IsovistView&) = default;
};

/// What the bottom panel shows.
enum class BottomPanel {
    timeline,
    compare_table,
    layer_table,
    changes,
    walk,
    patterns,
    follow_up,
    measures
};

struct ViewState {
    MapView map;
    std::vector<LayerView> layers;  ///< top of the map first
    Tool tool = Tool::identify;
    CompareMode compare = CompareMode::one;
    /// The sides from left to right; a difference is the second less the first. One map shows the
    /// active plan, and these are not used. Always 3.
    std::vector<Side> sides = std::vector<Side>(3);
    int side_count = 2;                               ///< 2 or 3, for CompareMode::side
    double swipe_share = 0.5;                         ///< of the map's width, [0, 1]
    std::string active_layer = "place_index";         ///< whose legend is open
    Surface compared_surface = Surface::place_index;  ///< of the table and the difference
    /// At which time light is computed, in minutes after midnight; none: as the study says.
    std::optional<int> light_minute;
    BottomPanel bottom = BottomPanel::timeline;
    std::string table_layer = "lights";
    IsovistView isovist;
    Line walk;  ///< of the bottom panel; empty: none
    /// Which of three maps lies over the first in its strip, by its plan; none: the second.
    std::optional<std::string> walk_over;
    PatternOptions patterns;       ///< of the bottom panel
    std::string follow_up;         ///< the name of the one that is shown; none such: the first
    double walk_dark_below = 2.0;  ///< lux below which a stretch of it is called dark, > 0
    PanelSizes panels;
    Language language = Language::swedish;
    Theme theme = Theme::light;
    float text_scale = 1.0F;  ///< 1, 1.25, 1.5, 2
    bool meeting = false;     ///< meeting mode: full screen, big text, incidents hidden

    /// Null when there is no such layer.
    const LayerView* layer(std::string_view id) const;
    LayerView* layer(std::string_view id);
    /// In a meeting always the light one, which a projector shows best.
    Theme shown_theme() const { return meeting ? Theme::light : theme; }

    friend bool operator==(const ViewState&, const ViewState&) = default;
};

}  // namespace tk
