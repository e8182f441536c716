#include "viewer/map/map_tools.h"

#include <algorithm>
#include <cmath>

#include "engine/core/compass.h"
#include "viewer/map/measure.h"
#include "viewer/map/new_objects.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/plan_name.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr double click_slack_px = 4.0;  ///< a press that moves less is a click
constexpr double pick_radius_px = 8.0;
constexpr double handle_radius_px = 9.0;
constexpr double handle_reach_px = 56.0;

double screen_distance(ScreenPoint a, ScreenPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

void append(std::vector<Command>& to, std::vector<Command> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Which of the corners lies under the pointer.
std::optional<std::size_t> corner_at(const Line& corners, ScreenPoint at,
                                     const ToolContext& context) {
    if (corners.size() > most_handles) return std::nullopt;
    const double slack = handle_radius_px * context.unit_px;
    for (std::size_t i = 0; i < corners.size(); ++i)
        if (screen_distance(context.view.map.to_screen(corners[i], context.map), at) <= slack)
            return i;
    return std::nullopt;
}

/// Stretches shorter than this on the screen have no handle in their middle.
constexpr double least_stretch_px = 36.0;

/// Which of the stretches between corners has its middle under the pointer.
std::optional<std::size_t> stretch_at(const HeldObject& held, ScreenPoint at,
                                      const ToolContext& context) {
    const Line& corners = *held.corners();
    if (corners.size() > most_handles) return std::nullopt;
    const double slack = handle_radius_px * context.unit_px;
    for (std::size_t i = 0; i < stretch_count(corners, held.has_closed_outline()); ++i) {
        if (!has_middle_handle(corners[i], corners[(i + 1) % corners.size()],
                               context.view.map.metres_per_px * context.unit_px))
            continue;
        const ScreenPoint middle =
            context.view.map.to_screen(middle_of_stretch(corners, i), context.map);
        if (screen_distance(middle, at) <= slack) return i;
    }
    return std::nullopt;
}

bool is_sketching(Tool tool) {
    return tool == Tool::measure || tool == Tool::development || tool == Tool::path ||
           tool == Tool::poles || tool == Tool::draw_area || tool == Tool::draw_line ||
           tool == Tool::mask;
}

bool is_closed(Tool tool) {
    return tool == Tool::development || tool == Tool::draw_area || tool == Tool::area ||
           tool == Tool::mask;
}

/// Whose mask is drawn: of the picked camera, or of the one whose mask is picked; empty: of all.
std::string masked_camera(const Session& session, const Town& town) {
    if (session.selection.ids.size() != 1) return {};
    const std::string& id = session.selection.ids.front();
    if (session.selection.layer == layer_id::cameras) return id;
    if (session.selection.layer == layer_id::masks)
        for (const PrivacyMask& mask : town.masks())
            if (mask.id == id) return mask.camera_id;
    return {};
}

std::optional<PickedObject> selected(const Session& session) {
    if (session.selection.ids.size() != 1) return std::nullopt;
    return PickedObject{session.selection.layer, session.selection.ids.front()};
}

}  // namespace

bool has_middle_handle(MapPoint a, MapPoint b, double metres_per_unit) {
    return distance_m(a, b) >= least_stretch_px * metres_per_unit;
}

MapPoint bearing_handle(const Camera& camera, double reach_m) {
    return moved(camera.at, camera.bearing_deg.value_or(0.0), reach_m);
}

std::vector<Command> MapTools::handle(const PointerEvent& event, const ToolContext& context) {
    using Kind = PointerEvent::Kind;
    std::vector<Command> commands;
    keep_sketch_of(context);
    // What is dragged or drawn ends by the button that began it.
    const bool other_button = drag_ != Drag::none && event.button != pressed_.button;
    if (other_button && (event.kind == Kind::press || event.kind == Kind::release)) return {};
    switch (event.kind) {
        case Kind::wheel:
            commands.push_back(ViewCommand{SetMapView{
                context.view.map.zoomed_at(event.at, context.map, std::pow(1.25, event.wheel))}});
            break;
        case Kind::press: commands = press(event, context); break;
        case Kind::move: commands = move(event, context); break;
        case Kind::release: commands = release(event, context); break;
        case Kind::double_click:
            if (!sketch_.empty() && is_sketching(context.view.tool)) {
                commands = finish(context);
                drag_ = Drag::none;  // the release that follows sets no corner of another one
            } else if (auto dropped = drop_corner(event, context); !dropped.empty()) {
                commands = std::move(dropped);
            } else if (same_tool_twice_ &&
                       (context.view.tool == Tool::identify || context.view.tool == Tool::pan))
                commands.push_back(ViewCommand{
                    SetMapView{context.view.map.zoomed_at(event.at, context.map, 2.0)}});
            break;
    }
    last_ = event.at;
    return commands;
}

std::optional<HeldObject> MapTools::editable_object(const ToolContext& context) const {
    const auto object = selected(context.session);
    if (!object || !context.may_draw()) return std::nullopt;
    auto held = HeldObject::of(*object, context.session, context.town);
    const bool planned = context.session.active() != nullptr && context.editable;
    if (held && !held->is_drawing() && !planned) return std::nullopt;
    return held;
}

bool MapTools::grabs_handle(const PointerEvent& event, const ToolContext& context) {
    auto held = editable_object(context);
    if (!held) return false;
    const MapView& view = context.view.map;
    if (const Camera* camera = held->camera()) {
        const double reach_m = handle_reach_px * context.unit_px * view.metres_per_px;
        const ScreenPoint handle = view.to_screen(bearing_handle(*camera, reach_m), context.map);
        if (screen_distance(handle, event.at) > handle_radius_px * context.unit_px) return false;
        drag_ = Drag::bearing;
        held_ = std::move(held);
        return true;
    }
    const Line* corners = held->corners();
    if (corners == nullptr) return false;
    if (const auto corner = corner_at(*corners, event.at, context)) {
        grabbed_vertex_ = *corner;
        held_ = std::move(held);
    } else if (const auto stretch = stretch_at(*held, event.at, context)) {
        grabbed_vertex_ = *stretch + 1;
        held_ = held->with_corner_behind(*stretch);
    } else {
        return false;
    }
    drag_ = Drag::vertex;
    return true;
}

std::vector<Command> MapTools::drop_corner(const PointerEvent& event, const ToolContext& context) {
    if (context.view.tool != Tool::identify) return {};
    const auto held = editable_object(context);
    const Line* corners = held ? held->corners() : nullptr;
    if (corners == nullptr) return {};
    const auto corner = corner_at(*corners, event.at, context);
    if (!corner) return {};
    // What the second press began has moved nothing.
    drag_ = Drag::none;
    std::vector<Command> commands{DocumentCommand{EndDrag{}}};
    if (const auto without = held->without_corner(*corner))
        commands.push_back(without->command(context.session.active_plan));
    return commands;
}

void MapTools::keep_sketch_of(const ToolContext& context) {
    if (sketch_.empty()) measured_ = false;
    if (sketch_tool_ == context.view.tool && sketch_study_ == context.session.study.get()) return;
    sketch_tool_ = context.view.tool;
    sketch_study_ = context.session.study.get();
    sketch_ = {};
    measured_ = false;
}

std::vector<Command> MapTools::press(const PointerEvent& event, const ToolContext& context) {
    // Two presses with different tools are no double click, however soon they follow.
    same_tool_twice_ = tool_pressed_ == context.view.tool;
    tool_pressed_ = context.view.tool;
    pressed_ = event;
    last_ = event.at;
    pressed_at_ = context.view.map.to_map(event.at, context.map);
    drag_ = Drag::maybe;
    held_.reset();
    if (event.button != PointerEvent::Button::left) return {};
    if (context.view.tool == Tool::identify && grabs_handle(event, context))
        return {DocumentCommand{BeginDrag{}}};
    if (context.view.tool == Tool::identify) {
        const double radius_m = pick_radius_px * context.unit_px * context.view.map.metres_per_px;
        auto held = editable_object(context);
        if (held && context.pick(pressed_at_, radius_m) == selected(context.session)) {
            held_ = std::move(held);
            drag_ = Drag::object;
            return {DocumentCommand{BeginDrag{}}};
        }
    }
    if (over_eye(event.at, context)) {
        eye_was_at_ = *context.session.asked_at;
        drag_ = Drag::eye;
        return {};
    }
    if (context.view.tool == Tool::camera) {
        // The press sets the camera down, the drag turns it, the release is the end of both.
        EnsuredPlan plan = ensure_plan(context.session);
        Camera camera = new_camera(context.town, context.session.plan(plan.name), pressed_at_);
        held_ = HeldObject(Added<Camera>{camera});
        drag_ = Drag::new_camera;
        std::vector<Command> commands = std::move(plan.commands);
        commands.push_back(DocumentCommand{BeginDrag{}});
        commands.push_back(held_->command(plan.name));
        commands.push_back(SessionCommand{Select{{std::string(layer_id::cameras), {camera.id}}}});
        return commands;
    }
    if (context.view.tool == Tool::area && sketch_.empty())
        sketch_ = {{pressed_at_}, pressed_at_, true};
    return {};
}

bool MapTools::over_eye(ScreenPoint at, const ToolContext& context) {
    const Tool tool = context.view.tool;
    const std::optional<MapPoint>& eye = context.session.asked_at;
    if (!context.view.isovist.shown || !eye || (tool != Tool::identify && tool != Tool::pan))
        return false;
    return screen_distance(context.view.map.to_screen(*eye, context.map), at) <=
           handle_radius_px * context.unit_px;
}

std::vector<Command> MapTools::drag_object(MapPoint to, const ToolContext& context) const {
    if (!held_) return {};
    std::optional<HeldObject> made;
    switch (drag_) {
        case Drag::object:
            made = held_->moved(to.east_m - pressed_at_.east_m, to.north_m - pressed_at_.north_m);
            break;
        // A corner stops where the outline would cross itself.
        case Drag::vertex: made = held_->with_corner(grabbed_vertex_, to); break;
        default: made = held_->turned_to(to); break;
    }
    if (!made) return {};
    return {made->command(context.session.active_plan)};
}

std::vector<Command> MapTools::move(const PointerEvent& event, const ToolContext& context) {
    const MapPoint at = context.view.map.to_map(event.at, context.map);
    if (!sketch_.empty() && !measured_) sketch_.to = at;
    const bool far = screen_distance(pressed_.at, event.at) > click_slack_px * context.unit_px;
    switch (drag_) {
        case Drag::none: return {};
        case Drag::maybe:
            if (!far) return {};
            if (context.view.tool == Tool::area && pressed_.button == PointerEvent::Button::left) {
                drag_ = Drag::rectangle;
                return {};
            }
            drag_ = Drag::pan;
            [[fallthrough]];
        case Drag::pan:
            return {ViewCommand{
                SetMapView{context.view.map.panned(event.at.x - last_.x, event.at.y - last_.y)}}};
        case Drag::rectangle: return {};
        case Drag::eye:
            if (!far) return {};
            return {SessionCommand{
                AskAt{MapPoint{eye_was_at_.east_m + at.east_m - pressed_at_.east_m,
                               eye_was_at_.north_m + at.north_m - pressed_at_.north_m}}}};
        case Drag::object:
        case Drag::vertex:
        case Drag::bearing:
        case Drag::new_camera:
            if (!far) return {};
            // An undo, or a study that was closed, has ended it meanwhile.
            if (!context.session.dragging) {
                drag_ = Drag::none;
                return {};
            }
            return drag_object(at, context);
    }
    return {};
}

std::vector<Command> MapTools::end_drag(const PointerEvent& event, const ToolContext& context) {
    const MapPoint at = context.view.map.to_map(event.at, context.map);
    if (drag_ == Drag::rectangle) {
        Extent extent;
        extent.add(pressed_at_);
        extent.add(at);
        sketch_ = {};
        return {SessionCommand{AskArea{rectangle(extent)}}};
    }
    return {DocumentCommand{EndDrag{}}};
}

std::vector<Command> MapTools::release(const PointerEvent& event, const ToolContext& context) {
    const Drag ended = drag_;
    std::vector<Command> commands;
    const bool clicked = screen_distance(pressed_.at, event.at) <= click_slack_px * context.unit_px;
    switch (ended) {
        case Drag::none: break;
        case Drag::maybe:
            if (event.button == PointerEvent::Button::left) commands = click(event, context);
            if (event.button == PointerEvent::Button::right && clicked)
                commands.push_back(menu_at(event, context));
            break;
        case Drag::pan: break;
        case Drag::object:
            commands.push_back(DocumentCommand{EndDrag{}});
            if (clicked) append(commands, click(event, context));
            break;
        case Drag::eye:
            if (clicked) commands = click(event, context);
            break;
        // A click on a handle is none on what lies below it.
        case Drag::vertex:
        case Drag::bearing: commands.push_back(DocumentCommand{EndDrag{}}); break;
        case Drag::rectangle:
        case Drag::new_camera: commands = end_drag(event, context); break;
    }
    drag_ = Drag::none;
    return commands;
}

Command MapTools::menu_at(const PointerEvent& event, const ToolContext& context) {
    const MapPoint at = context.view.map.to_map(event.at, context.map);
    const double radius_m = pick_radius_px * context.unit_px * context.view.map.metres_per_px;
    OpenMapMenu menu{at, {}};
    if (const auto under = context.pick(at, radius_m)) menu.under = {under->layer, {under->id}};
    return AppRequest{std::move(menu)};
}

std::vector<Command> MapTools::click(const PointerEvent& event, const ToolContext& context) {
    const MapPoint at = context.view.map.to_map(event.at, context.map);
    const Tool tool = context.view.tool;
    std::vector<Command> commands;
    if (tool == Tool::identify || tool == Tool::pan) {
        const double radius_m = pick_radius_px * context.unit_px * context.view.map.metres_per_px;
        Selection selection;
        if (const auto under = context.pick(at, radius_m)) {
            selection = {under->layer, {under->id}};
            if (event.shift && context.session.selection.layer == under->layer) {
                selection = context.session.selection;
                const auto known = std::find(selection.ids.begin(), selection.ids.end(), under->id);
                if (known == selection.ids.end())
                    selection.ids.push_back(under->id);
                else
                    selection.ids.erase(known);
            }
        }
        commands.push_back(SessionCommand{Select{selection}});
        commands.push_back(SessionCommand{AskAt{at}});
    } else if (tool == Tool::lamp) {
        EnsuredPlan plan = ensure_plan(context.session);
        const StreetLight lamp = new_lamp(context.town, context.session.plan(plan.name), at);
        commands = std::move(plan.commands);
        commands.push_back(DocumentCommand{PutEdit{plan.name, Added<StreetLight>{lamp}}});
        commands.push_back(SessionCommand{Select{{std::string(layer_id::lights), {lamp.id}}}});
        commands.push_back(SessionCommand{AskAt{at}});
    } else if (tool == Tool::draw_note) {
        Drawing note;
        note.kind = Drawing::Kind::note;
        note.at = at;
        note.id = new_drawing_id(*context.session.document);
        commands.push_back(DocumentCommand{PutDrawing{note}});
        commands.push_back(SessionCommand{Select{{std::string(layer_id::drawings), {note.id}}}});
    } else if (is_sketching(tool) || tool == Tool::area) {
        // The press has begun the polygon already.
        if (tool == Tool::area && sketch_.points.size() == 1 &&
            sketch_.points.front() == pressed_at_)
            return commands;
        if (measured_) sketch_ = {};
        measured_ = false;
        sketch_.points.push_back(at);
        sketch_.to = at;
        sketch_.closed = is_closed(tool);
    }
    return commands;
}

std::vector<Command> MapTools::finish(const ToolContext& context) {
    Line points = sketch_.points;
    // A double click is two clicks on one spot.
    while (points.size() > 1 && points.back() == points[points.size() - 2]) points.pop_back();
    const Tool tool = context.view.tool;
    std::vector<Command> commands;
    if (points.size() < (is_closed(tool) ? 3U : 2U)) return commands;
    if (tool == Tool::measure) {  // stays until the next one begins
        sketch_.points = std::move(points);
        sketch_.to.reset();
        measured_ = true;
        return commands;
    }
    if (is_closed(tool) && crosses_itself(points)) {
        // It stays to be mended: Backspace takes corners back.
        return {
            AppRequest{Tell{tr("The outline crosses itself. Take corners back with Backspace, "
                               "or begin anew with Esc.")}}};
    }
    sketch_ = {};
    if (tool == Tool::area)
        return {SessionCommand{AskArea{MultiPolygon{counter_clockwise(std::move(points))}}}};
    if (tool == Tool::draw_area || tool == Tool::draw_line) {
        Drawing drawing;
        drawing.id = new_drawing_id(*context.session.document);
        if (tool == Tool::draw_area) {
            drawing.area = {counter_clockwise(std::move(points))};
        } else {
            drawing.kind = Drawing::Kind::line;
            drawing.line = std::move(points);
        }
        commands.push_back(DocumentCommand{PutDrawing{drawing}});
        commands.push_back(SessionCommand{Select{{std::string(layer_id::drawings), {drawing.id}}}});
        return commands;
    }
    EnsuredPlan ensured = ensure_plan(context.session);
    commands = std::move(ensured.commands);
    const Plan* plan = context.session.plan(ensured.name);
    if (tool == Tool::development) {
        const Development d =
            new_development(context.town, plan, {counter_clockwise(std::move(points))});
        commands.push_back(DocumentCommand{PutEdit{ensured.name, Added<Development>{d}}});
        commands.push_back(SessionCommand{Select{{std::string(layer_id::developments), {d.id}}}});
    } else if (tool == Tool::mask) {
        const PrivacyMask mask =
            new_mask(context.town, plan, masked_camera(context.session, context.town),
                     {counter_clockwise(std::move(points))});
        commands.push_back(DocumentCommand{PutEdit{ensured.name, Added<PrivacyMask>{mask}}});
        commands.push_back(SessionCommand{Select{{std::string(layer_id::masks), {mask.id}}}});
        // What comes next is to fit it to what it is to hide.
        commands.push_back(ViewCommand{SetTool{Tool::identify}});
    } else if (tool == Tool::path) {
        const Street street = new_path(context.town, plan, std::move(points));
        commands.push_back(DocumentCommand{PutEdit{ensured.name, Added<Street>{street}}});
        commands.push_back(SessionCommand{Select{{std::string(layer_id::streets), {street.id}}}});
    } else if (tool == Tool::poles) {
        PutEdits lamps{ensured.name, {}};
        Selection all{std::string(layer_id::lights), {}};
        for (const StreetLight& lamp :
             new_lamps_along(context.town, plan, points,
                             {pole_spacing_m, pole_offset_m, static_cast<PoleSides>(pole_sides)})) {
            lamps.edits.emplace_back(Added<StreetLight>{lamp});
            all.ids.push_back(lamp.id);
        }
        commands.push_back(DocumentCommand{std::move(lamps)});
        commands.push_back(SessionCommand{Select{all}});
    }
    return commands;
}

std::vector<Command> MapTools::cancel() {
    sketch_ = {};
    measured_ = false;
    const Drag was = drag_;
    drag_ = Drag::none;
    if (was == Drag::eye) return {SessionCommand{AskAt{eye_was_at_}}};
    if (was == Drag::object || was == Drag::vertex || was == Drag::bearing ||
        was == Drag::new_camera)
        return {DocumentCommand{CancelDrag{}}};
    return {};
}

bool MapTools::take_back() {
    if (sketch_.points.empty()) return false;
    sketch_.points.pop_back();
    return true;
}

std::vector<Command> MapTools::remove_selected(const ToolContext& context) const {
    const Selection& selection = context.session.selection;
    std::vector<Command> commands;
    if (selection.ids.empty()) return commands;
    if (selection.layer == layer_id::drawings) {
        commands.push_back(DocumentCommand{BeginDrag{}});
        for (const std::string& id : selection.ids)
            commands.push_back(DocumentCommand{DropDrawing{id}});
        commands.push_back(DocumentCommand{EndDrag{}});
        commands.push_back(SessionCommand{Select{}});
        return commands;
    }
    const EnsuredPlan ensured = ensure_plan(context.session);
    PutEdits removals{ensured.name, {}};
    for (const std::string& id : selection.ids)
        if (const auto edit = removal_of(context.town, selection.layer, id))
            removals.edits.push_back(*edit);
    if (removals.edits.empty()) return commands;
    commands = ensured.commands;
    commands.push_back(DocumentCommand{std::move(removals)});
    commands.push_back(SessionCommand{Select{}});
    return commands;
}

EnsuredPlan ensure_plan(const Session& session) {
    if (session.active() != nullptr) return {{}, session.active_plan};
    const std::string name = free_plan_name(*session.document);
    return {{DocumentCommand{CreatePlan{name}}, SessionCommand{SetActivePlan{name}}}, name};
}

}  // namespace tk
