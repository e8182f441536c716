#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/geometry.h"
#include "viewer/session/session.h"
#include "viewer/session/view_state.h"

namespace tk {

/// What the command line asks the window to show.
struct ViewerOptions {
    std::string study;       ///< file; empty: begin with the recent ones
    std::string screenshot;  ///< write the picture here and end; empty: a window to work in
    std::optional<double> benchmark_s;
    int width = 1600;
    int height = 900;
    bool size_given = false;
    struct View {
        MapPoint centre;
        double scale = 5000.0;  ///< 1 : scale
    };
    std::optional<View> view;
    std::optional<std::vector<std::string>> show;  ///< only these layers
    std::string scenario;
    std::optional<std::chrono::year_month_day> phase_day;  ///< for which what is planned stands
    std::optional<CompareMode> compare;
    std::optional<BottomPanel> bottom;
    std::optional<PatternMethod> pattern;  ///< looked for in the bottom panel
    std::optional<Language> language;
    std::optional<Theme> theme;
    std::optional<float> text_scale;
    std::optional<int> hour_min;     ///< that light is computed at, in minutes after midnight
    std::string dialog;              ///< opened at once, for pictures of it
    std::optional<MapPoint> ask_at;  ///< the inspector explains this place
    Selection pick;                  ///< the inspector tells of this object; empty: of none
    bool isovist = false;            ///< and what is seen from it is shown
    Line walk;                       ///< what one meets along it; empty: none is asked for
    bool map_only = false;
    bool meeting = false;
    std::string state_folder;  ///< of the remembered window; empty: the user's
};

/// What main() is to do after the words were read.
struct ParsedOptions {
    ViewerOptions options;
    std::optional<int> exit_code;  ///< help was asked for, or the words are off
    std::string text;              ///< to print with it
};

ParsedOptions parse_viewer_options(int argc, char** argv);

}  // namespace tk
