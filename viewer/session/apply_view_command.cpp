#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/session/apply_command.h"
#include "viewer/session/walk_darkness.h"

namespace tk {
namespace {

constexpr float least_panel_width = 160.0F;
constexpr float most_panel_width = 720.0F;
constexpr float least_bottom_height = 80.0F;
constexpr float most_bottom_height = 640.0F;
constexpr int minutes_of_day = 24 * 60;

/// `value` within its range; `otherwise` for what is no number.
template <class Number>
Number in_range(Number value, Number least, Number most, Number otherwise) {
    return std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

/// The text size on offer that is nearest.
float nearest_text_scale(float wanted) {
    float best = 1.0F;
    for (const float offered : {1.0F, 1.25F, 1.5F, 2.0F})
        if (std::isfinite(wanted) && std::abs(offered - wanted) < std::abs(best - wanted))
            best = offered;
    return best;
}

/// Whether the tool changes nothing.
bool only_looks(Tool tool) {
    return tool == Tool::pan || tool == Tool::identify || tool == Tool::measure ||
           tool == Tool::area;
}

/// Whether there is a way to go.
bool is_walk(const Line& line) {
    const bool finite = std::all_of(line.begin(), line.end(), [](MapPoint p) {
        return std::isfinite(p.east_m) && std::isfinite(p.north_m);
    });
    return finite &&
           std::any_of(line.begin(), line.end(), [&](MapPoint p) { return !(p == line.front()); });
}

struct ViewCommandApplier {
    ViewState& view;

    void operator()(const SetMapView& c) const {
        if (!std::isfinite(c.map.centre.east_m) || !std::isfinite(c.map.centre.north_m)) return;
        const double scale = in_range(c.map.metres_per_px, MapView::closest_m, MapView::farthest_m,
                                      view.map.metres_per_px);
        view.map = c.map;
        view.map.metres_per_px = scale;
    }
    void operator()(const ShowLayer& c) const {
        if (LayerView* layer = view.layer(c.id)) layer->visible = c.visible;
    }
    void operator()(const SetLayerView& c) const {
        LayerView* layer = view.layer(c.layer.id);
        if (layer == nullptr) return;
        const float opacity = in_range(c.layer.opacity, 0.0F, 1.0F, layer->opacity);
        *layer = c.layer;
        layer->opacity = opacity;
        layer->class_count = std::clamp(c.layer.class_count, 3, 9);
    }
    void operator()(const MoveLayer& c) const {
        const auto from = std::find_if(view.layers.begin(), view.layers.end(),
                                       [&](const LayerView& l) { return l.id == c.id; });
        if (from == view.layers.end()) return;
        LayerView layer = std::move(*from);
        view.layers.erase(from);
        const int to = std::clamp(c.to, 0, static_cast<int>(view.layers.size()));
        view.layers.insert(view.layers.begin() + to, std::move(layer));
    }
    void operator()(const SetActiveLayer& c) const {
        if (c.id.empty() || view.layer(c.id) != nullptr) view.active_layer = c.id;
    }
    void operator()(const SetTool& c) const {
        if (!view.meeting || only_looks(c.tool)) view.tool = c.tool;
    }
    void operator()(const SetCompareMode& c) const { view.compare = c.mode; }
    void operator()(const SetSide& c) const {
        if (c.side < 0 || static_cast<std::size_t>(c.side) >= view.sides.size()) return;
        view.sides[static_cast<std::size_t>(c.side)].scenario = c.scenario;
    }
    void operator()(const SetSideCount& c) const { view.side_count = std::clamp(c.count, 2, 3); }
    void operator()(const SetSwipe& c) const {
        view.swipe_share = in_range(c.share, 0.0, 1.0, view.swipe_share);
    }
    void operator()(const SetComparedSurface& c) const { view.compared_surface = c.surface; }
    void operator()(const SetLightHour& c) const {
        view.light_minute = c.minute_of_day;
        if (c.minute_of_day && (*c.minute_of_day < 0 || *c.minute_of_day >= minutes_of_day))
            view.light_minute.reset();
    }
    void operator()(const SetBottomPanel& c) const {
        view.bottom = c.panel;
        view.panels.bottom_open = true;
        if (!c.table_layer.empty()) view.table_layer = c.table_layer;
    }
    void operator()(const SetIsovist& c) const {
        using View = IsovistView;
        const View former = view.isovist;
        view.isovist = {
            c.isovist.shown,
            in_range(c.isovist.reach_m, View::least_reach_m, View::most_reach_m, former.reach_m),
            in_range(c.isovist.eye_height_m, View::least_eye_m, View::most_eye_m,
                     former.eye_height_m)};
    }
    void operator()(const SetWalk& c) const {
        if (c.line.empty() || is_walk(c.line)) view.walk = c.line;
    }
    void operator()(const SetWalkOver& c) const { view.walk_over = c.plan; }
    void operator()(const SetWalkDarkness& c) const {
        view.walk_dark_below =
            in_range(c.below_lux, least_walk_dark_lux, most_walk_dark_lux, view.walk_dark_below);
    }
    void operator()(const SetPatterns& c) const {
        using Options = PatternOptions;
        const Options former = view.patterns;
        view.patterns = c.patterns;
        view.patterns.cell_m =
            in_range(c.patterns.cell_m, Options::least_cell_m, Options::most_cell_m, former.cell_m);
        const auto bound = [](std::optional<double>& value, double least, double most,
                              const std::optional<double>& otherwise) {
            if (value && !std::isfinite(*value)) value = otherwise;
            if (value) value = std::clamp(*value, least, most);
        };
        bound(view.patterns.risk_cell_m, Options::least_cell_m, Options::most_cell_m,
              former.risk_cell_m);
        bound(view.patterns.position_error_m, 0.0, Options::most_position_error_m,
              former.position_error_m);
        bound(view.patterns.street_bandwidth_m, Options::least_bandwidth_m,
              Options::most_bandwidth_m, former.street_bandwidth_m);
    }
    void operator()(const SetFollowUp& c) const { view.follow_up = c.name; }
    void operator()(const SetPanels& c) const {
        const PanelSizes former = view.panels;
        view.panels = c.panels;
        view.panels.layers_width = in_range(c.panels.layers_width, least_panel_width,
                                            most_panel_width, former.layers_width);
        view.panels.inspector_width = in_range(c.panels.inspector_width, least_panel_width,
                                               most_panel_width, former.inspector_width);
        view.panels.tables_height = in_range(c.panels.tables_height, least_bottom_height,
                                             most_bottom_height, former.tables_height);
        view.panels.bottom_height = in_range(c.panels.bottom_height, least_bottom_height,
                                             most_bottom_height, former.bottom_height);
    }
    void operator()(const SetLanguage& c) const { view.language = c.language; }
    void operator()(const SetTheme& c) const { view.theme = c.theme; }
    void operator()(const SetTextScale& c) const { view.text_scale = nearest_text_scale(c.scale); }
    void operator()(const SetMeeting& c) const {
        view.meeting = c.on;
        if (view.meeting && !only_looks(view.tool)) view.tool = Tool::identify;
    }
    void operator()(const ShowView& c) const {
        (*this)(SetMapView{c.view.map});
        // Layers that the study has now, in the order of the view, new ones last.
        std::vector<LayerView> layers;
        for (const LayerView& kept : c.view.layers)
            if (view.layer(kept.id) != nullptr) layers.push_back(kept);
        for (const LayerView& now : view.layers)
            if (std::none_of(layers.begin(), layers.end(),
                             [&](const LayerView& l) { return l.id == now.id; }))
                layers.push_back(now);
        view.layers = std::move(layers);
        view.compare = c.view.compare;
        for (std::size_t i = 0; i < view.sides.size() && i < c.view.sides.size(); ++i)
            view.sides[i] = c.view.sides[i];
        (*this)(SetSideCount{c.view.side_count});
        (*this)(SetSwipe{c.view.swipe_share});
        (*this)(SetActiveLayer{c.view.active_layer});
        view.compared_surface = c.view.compared_surface;
        (*this)(SetLightHour{c.view.light_minute});
        // A view without one leaves the walk that there is.
        if (!c.view.walk.empty()) (*this)(SetWalk{c.view.walk});
        (*this)(SetWalkDarkness{c.view.walk_dark_below});
        (*this)(SetPatterns{c.view.patterns});
        view.follow_up = c.view.follow_up;
    }
};

}  // namespace

void apply(ViewState& view, const ViewCommand& command) {
    std::visit(ViewCommandApplier{view}, command);
}

void follow_plans(ViewState& view, const Document& before, const Document& now) {
    for (Side& side : view.sides) side.scenario = name_after(before, now, side.scenario);
    if (view.walk_over) view.walk_over = name_after(before, now, *view.walk_over);
}

}  // namespace tk
