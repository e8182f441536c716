// Changes of the session that are not undone, and of the view.
#include <algorithm>
#include <cmath>

#include "viewer/session/apply_command.h"

namespace tk {
namespace {

class SessionChange {
public:
    explicit SessionChange(Session& session) : session_(session) {}
    void operator()(const SetActivePlan& c) {
        if (c.name.empty() || session_.plan(c.name) != nullptr) session_.active_plan = c.name;
    }
    void operator()(const Select& c) { session_.selection = c.selection; }
    void operator()(const AskAt& c) {
        session_.asked_at = c.at;
        session_.asked_area.reset();
    }
    void operator()(const AskArea& c) {
        session_.asked_area = c.area;
        session_.asked_at.reset();
    }
    void operator()(const SetFilter& c) { session_.filter = c.filter; }

private:
    Session& session_;
};

class ViewChange {
public:
    explicit ViewChange(ViewState& view) : view_(view) {}
    void operator()(const SetMapView& c) {
        if (!std::isfinite(c.map.centre.east_m) || !std::isfinite(c.map.centre.north_m) ||
            !std::isfinite(c.map.metres_per_px))
            return;
        view_.map = c.map;
        view_.map.metres_per_px =
            std::clamp(c.map.metres_per_px, MapView::closest_m, MapView::farthest_m);
    }
    void operator()(const ShowLayer& c) {
        if (LayerView* layer = view_.layer(c.id)) layer->visible = c.visible;
    }
    void operator()(const SetLayerView& c) {
        LayerView* layer = view_.layer(c.layer.id);
        if (layer == nullptr) return;
        *layer = c.layer;
        layer->opacity = std::clamp(layer->opacity, 0.0F, 1.0F);
        layer->class_count = std::clamp(layer->class_count, 3, 9);
    }
    void operator()(const MoveLayer& c) {
        std::vector<LayerView>& layers = view_.layers;
        const auto from = std::find_if(layers.begin(), layers.end(),
                                       [&](const LayerView& layer) { return layer.id == c.id; });
        if (from == layers.end()) return;
        const auto to = layers.begin() + std::clamp(c.to, 0, static_cast<int>(layers.size()) - 1);
        if (from < to)
            std::rotate(from, from + 1, to + 1);
        else
            std::rotate(to, from, from + 1);
    }
    void operator()(const SetActiveLayer& c) { view_.active_layer = c.id; }
    void operator()(const SetTool& c) { view_.tool = c.tool; }
    void operator()(const SetCompareMode& c) { view_.compare = c.mode; }
    void operator()(const SetSide& c) {
        if (c.side >= 0 && c.side < static_cast<int>(view_.sides.size()))
            view_.sides[static_cast<std::size_t>(c.side)].scenario = c.scenario;
    }
    void operator()(const SetSideCount& c) { view_.side_count = std::clamp(c.count, 2, 3); }
    void operator()(const SetSwipe& c) { view_.swipe_share = std::clamp(c.share, 0.0, 1.0); }
    void operator()(const SetComparedSurface& c) { view_.compared_surface = c.surface; }
    void operator()(const SetBottomPanel& c) {
        view_.bottom = c.panel;
        view_.panels.bottom_open = true;
        if (!c.table_layer.empty()) view_.table_layer = c.table_layer;
    }
    void operator()(const SetPanels& c) {
        view_.panels = c.panels;
        view_.panels.layers_width = std::clamp(c.panels.layers_width, 180.0F, 600.0F);
        view_.panels.inspector_width = std::clamp(c.panels.inspector_width, 220.0F, 700.0F);
        view_.panels.bottom_height = std::clamp(c.panels.bottom_height, 100.0F, 700.0F);
    }
    void operator()(const SetLanguage& c) { view_.language = c.language; }
    void operator()(const SetTheme& c) { view_.theme = c.theme; }
    void operator()(const SetTextScale& c) { view_.text_scale = std::clamp(c.scale, 1.0F, 2.0F); }
    void operator()(const SetMeeting& c) { view_.meeting = c.on; }

private:
    ViewState& view_;
};

}  // namespace

void apply(Session& session, const SessionCommand& command) {
    std::visit(SessionChange(session), command);
}

void apply(ViewState& view, const ViewCommand& command) {
    std::visit(ViewChange(view), command);
}

}  // namespace tk
