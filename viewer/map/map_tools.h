#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/town/town.h"
#include "viewer/map/held_object.h"
#include "viewer/session/command.h"

/// What the pointer means on the map: turns presses, drags and clicks into commands. Knows no
/// window; tests drive it with made-up pointers.
namespace tk {

struct PointerEvent {
    enum class Kind { press, release, move, double_click, wheel };
    enum class Button { left, middle, right };
    Kind kind = Kind::move;
    Button button = Button::left;
    ScreenPoint at;
    double wheel = 0.0;  ///< steps; above 0 zooms in
    bool shift = false;
    bool ctrl = false;
};

/// What tools must know of the rest.
struct ToolContext {
    const Session& session;
    const ViewState& view;
    ScreenRect map;    ///< of the side under the pointer
    const Town& town;  ///< of the active plan; today's without one
    /// Whether objects can be grabbed here: where the map shows the active plan, outside meetings.
    bool editable = true;
    /// In a meeting nothing is changed.
    bool may_draw() const { return !view.meeting; }
    double unit_px = 1.0;  ///< of text at 100 %: how large a finger's tolerance is
    /// What lies there on the side under the pointer.
    std::function<std::optional<PickedObject>(MapPoint at, double radius_m)> pick = {};
};

/// What is being drawn and not yet finished.
struct Sketch {
    Line points;                 ///< set so far
    std::optional<MapPoint> to;  ///< the pointer, as the next one
    bool closed = false;         ///< an area
    bool empty() const { return points.empty(); }
};

class MapTools {
public:
    /// @return what is to be done, in order
    std::vector<Command> handle(const PointerEvent& event, const ToolContext& context);

    /// Ends the sketch as a double click does. Empty when there is nothing to end.
    std::vector<Command> finish(const ToolContext& context);
    /// Gives up the sketch or the drag.
    std::vector<Command> cancel();
    /// Takes the last point of the sketch back. False when there is none.
    bool take_back();
    /// Removes what is selected from the active plan or the drawings.
    std::vector<Command> remove_selected(const ToolContext& context) const;

    const Sketch& sketch() const { return sketch_; }
    /// Whether the next corner is waited for; a line that has been measured is complete.
    bool is_drawing() const { return !sketch_.empty() && !measured_; }
    bool dragging() const { return drag_ != Drag::none; }
    /// Whether a press there takes hold of the eye whose isovist is shown.
    static bool over_eye(ScreenPoint at, const ToolContext& context);

    // Of poles along a line.
    double pole_spacing_m = 25.0;
    double pole_offset_m = 3.0;
    int pole_sides = 0;  ///< 0 one, 1 both, 2 zigzag

private:
    enum class Drag { none, maybe, pan, object, bearing, vertex, rectangle, new_camera, eye };

    std::vector<Command> press(const PointerEvent& event, const ToolContext& context);
    std::vector<Command> move(const PointerEvent& event, const ToolContext& context);
    std::vector<Command> release(const PointerEvent& event, const ToolContext& context);
    std::vector<Command> click(const PointerEvent& event, const ToolContext& context);
    static Command menu_at(const PointerEvent& event, const ToolContext& context);
    std::vector<Command> drag_object(MapPoint to, const ToolContext& context) const;
    std::vector<Command> end_drag(const PointerEvent& event, const ToolContext& context);
    /// What is picked, where it may be changed.
    std::optional<HeldObject> editable_object(const ToolContext& context) const;
    /// A double click on a corner takes it away.
    std::vector<Command> drop_corner(const PointerEvent& event, const ToolContext& context);
    bool grabs_handle(const PointerEvent& event, const ToolContext& context);
    /// A sketch ends with its tool and its study.
    void keep_sketch_of(const ToolContext& context);

    Drag drag_ = Drag::none;
    PointerEvent pressed_;
    std::optional<Tool> tool_pressed_;
    bool same_tool_twice_ = false;
    ScreenPoint last_;
    MapPoint pressed_at_;
    MapPoint eye_was_at_;             ///< when it was taken hold of
    std::optional<HeldObject> held_;  ///< the grabbed object as it was
    std::size_t grabbed_vertex_ = 0;
    Sketch sketch_;
    Tool sketch_tool_ = Tool::identify;   ///< what it is of
    const void* sketch_study_ = nullptr;  ///< compared only
    bool measured_ = false;               ///< the line is complete, and shown until the next click
};

/// Shapes of more corners have no handles: they would hide the shape.
inline constexpr std::size_t most_handles = 64;

/// Whether the stretch between two corners is long enough for a handle in its middle, which adds a
/// corner. @param metres_per_unit of the map, a unit being a pixel at text of 100 %
bool has_middle_handle(MapPoint a, MapPoint b, double metres_per_unit);

/// Where the handle that turns a camera stands: `reach_m` along its bearing.
MapPoint bearing_handle(const Camera& camera, double reach_m);

/// A plan to work in: those commands that make one where none is active, and its name.
struct EnsuredPlan {
    std::vector<Command> commands;
    std::string name;
};
EnsuredPlan ensure_plan(const Session& session);

}  // namespace tk
