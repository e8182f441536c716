#include "viewer/panels/layout.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

constexpr double top_bar_height = 40.0;
constexpr double tool_bar_height = 44.0;
constexpr double status_height = 28.0;
constexpr double meeting_head_height = 60.0;
constexpr double splitter_width = 5.0;
constexpr double least_map = 240.0;
constexpr double least_map_share = 0.48;
constexpr double least_map_height = 160.0;
constexpr double least_map_height_share = 0.28;
constexpr double side_gap = 2.0;

}  // namespace

Layout layout_of(double width, double height, double unit, const ViewState& view, bool map_only,
                 double foot_height) {
    Layout layout;
    if (map_only) {
        layout.map = {0, 0, width, height};
        return layout;
    }
    const double top = std::round(top_bar_height * unit);
    const double tools = std::round(tool_bar_height * unit);
    const double status = std::round(status_height * unit);
    layout.top_bar = {0, 0, width, top};
    layout.status = {0, height - status, width, status};
    if (view.meeting) {
        const double head = std::round(meeting_head_height * unit);
        const double foot = std::max(status, std::min(std::round(foot_height), height / 3.0));
        layout.top_bar = {0, 0, width, head};
        layout.status = {0, height - foot, width, foot};
        layout.map = {0, head, width, height - head - foot};
        return layout;
    }
    const PanelSizes& p = view.panels;
    double left = p.layers_open ? std::round(p.layers_width * unit) : 0.0;
    double right = p.inspector_open ? std::round(p.inspector_width * unit) : 0.0;
    const double room = width - std::max(least_map * unit, least_map_share * width);
    if (left + right > room) {
        const double share = left + right > 0.0 ? room / (left + right) : 0.0;
        left = std::round(left * share);
        right = std::round(right * share);
    }
    const bool timeline = view.bottom == BottomPanel::timeline;
    const float bottom_height = timeline ? p.bottom_height : p.tables_height;
    const double least_height = std::min(least_map_height * unit, least_map_height_share * height);
    double bottom = p.bottom_open ? std::round(bottom_height * unit) : 0.0;
    bottom = std::min(bottom, std::max(0.0, height - top - tools - status - least_height));
    const double middle = height - top - status - bottom;
    layout.layers = {0, top, left, middle};
    layout.inspector = {width - right, top, right, middle};
    layout.tool_bar = {left, top, width - left - right, tools};
    layout.map = {left, top + tools, width - left - right, middle - tools};
    layout.bottom = {0, top + middle, width, bottom};
    const double grip = splitter_width * unit;
    layout.layers_splitter = {left - grip / 2, top, grip, middle};
    layout.inspector_splitter = {width - right - grip / 2, top, grip, middle};
    layout.bottom_splitter = {0, top + middle - grip / 2, width, grip};
    return layout;
}

std::vector<MapSide> map_sides(const ScreenRect& map, const ViewState& view,
                               const std::string& active_plan, double unit) {
    std::vector<MapSide> sides;
    const std::vector<Side>& s = view.sides;
    switch (view.compare) {
        case CompareMode::one: sides.push_back({map, map, active_plan, false}); break;
        case CompareMode::difference: sides.push_back({map, map, s[1].scenario, true}); break;
        case CompareMode::swipe: {
            const double at = std::round(map.width * view.swipe_share);
            sides.push_back({map, {map.x, map.y, at, map.height}, s[0].scenario, false});
            sides.push_back(
                {map, {map.x + at, map.y, map.width - at, map.height}, s[1].scenario, false});
            break;
        }
        case CompareMode::side: {
            const int count = std::clamp(view.side_count, 2, 3);
            const double gap = std::max(1.0, std::round(side_gap * unit));
            const double each = std::floor((map.width - gap * (count - 1)) / count);
            for (int i = 0; i < count; ++i) {
                const double x = map.x + i * (each + gap);
                const double wide = i == count - 1 ? map.x + map.width - x : each;
                const ScreenRect part{x, map.y, wide, map.height};
                sides.push_back({part, part, s[static_cast<std::size_t>(i)].scenario, false});
            }
            break;
        }
    }
    return sides;
}

}  // namespace tk
