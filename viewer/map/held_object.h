#pragma once

#include <cstddef>
#include <optional>
#include <variant>

#include "engine/town/town.h"
#include "viewer/session/command.h"

namespace tk {

/// An object of a layer.
struct PickedObject {
    std::string layer;
    std::string id;
    friend bool operator==(const PickedObject&, const PickedObject&) = default;
};

/// An object of a plan, or a drawing, that the pointer holds: as it was, and what it becomes when
/// it is moved, turned or reshaped.
class HeldObject {
public:
    explicit HeldObject(Edit edit) : is_(std::move(edit)) {}
    explicit HeldObject(Drawing drawing) : is_(std::move(drawing)) {}
    /// As it is in the town, or drawn; none where there is no such object.
    static std::optional<HeldObject> of(const PickedObject& object, const Session& session,
                                        const Town& town);

    bool is_drawing() const { return std::holds_alternative<Drawing>(is_); }
    /// Null where it is none.
    const Camera* camera() const;
    /// Those that can be dragged: of the first polygon's outer ring, or of the first line. Null
    /// where it has none.
    const Line* corners() const;
    bool has_closed_outline() const;

    HeldObject moved(double east_m, double north_m) const;
    /// With a camera that looks toward a place.
    HeldObject turned_to(MapPoint to) const;
    /// With a corner elsewhere; none where the outline would cross itself.
    std::optional<HeldObject> with_corner(std::size_t corner, MapPoint to) const;
    /// With one more, halfway between a corner and the next; it comes behind the former.
    HeldObject with_corner_behind(std::size_t corner) const;
    /// None where too few would be left, or the outline would cross itself.
    std::optional<HeldObject> without_corner(std::size_t corner) const;

    /// What makes it so.
    DocumentCommand command(const std::string& plan) const;

private:
    Line* own_corners();

    std::variant<Edit, Drawing> is_;
};

/// How many stretches between corners there are: of a closed outline as many as corners.
std::size_t stretch_count(const Line& corners, bool closed);
MapPoint middle_of_stretch(const Line& corners, std::size_t first);

}  // namespace tk
