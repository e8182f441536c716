#include "viewer/map/held_object.h"

#include <algorithm>
#include <utility>

#include "engine/core/compass.h"
#include "viewer/map/measure.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

template <class Object>
const Object* find_object(const std::vector<Object>& all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const Object& o) { return o.id == id; });
    return found == all.end() ? nullptr : &*found;
}

/// The object as it is in the town, as the change that would leave it so.
std::optional<Edit> edit_of(const Town& town, const PickedObject& object) {
    if (object.layer == layer_id::lights) {
        if (const auto* o = find_object(town.lights(), object.id)) return Changed<StreetLight>{*o};
    } else if (object.layer == layer_id::cameras) {
        if (const auto* o = find_object(town.cameras(), object.id)) return Changed<Camera>{*o};
    } else if (object.layer == layer_id::developments) {
        if (const auto* o = find_object(town.developments(), object.id))
            return Changed<Development>{*o};
    } else if (object.layer == layer_id::buildings) {
        if (const auto* o = find_object(town.buildings(), object.id)) return Changed<Building>{*o};
    } else if (object.layer == layer_id::trees) {
        if (const auto* o = find_object(town.trees(), object.id)) return Changed<Tree>{*o};
    } else if (object.layer == layer_id::masks) {
        if (const auto* o = find_object(town.masks(), object.id)) return Changed<PrivacyMask>{*o};
    } else if (object.layer == layer_id::streets) {
        if (const auto* o = find_object(town.streets(), object.id)) return Changed<Street>{*o};
    }
    return std::nullopt;
}

MapPoint shifted(MapPoint p, double east_m, double north_m) {
    return {p.east_m + east_m, p.north_m + north_m};
}
void move_all(MultiPolygon& polygons, double east_m, double north_m) {
    for (Polygon& polygon : polygons) {
        for (MapPoint& p : polygon.outer) p = shifted(p, east_m, north_m);
        for (Ring& hole : polygon.holes)
            for (MapPoint& p : hole) p = shifted(p, east_m, north_m);
    }
}

struct MoveBy {
    double east_m, north_m;
    void operator()(StreetLight& o) const { o.at = shifted(o.at, east_m, north_m); }
    void operator()(Camera& o) const { o.at = shifted(o.at, east_m, north_m); }
    void operator()(Building& o) const { move_all(o.footprint, east_m, north_m); }
    void operator()(Development& o) const { move_all(o.footprint, east_m, north_m); }
    void operator()(PrivacyMask& o) const { move_all(o.shape, east_m, north_m); }
    void operator()(Street& o) const {
        for (Line& line : o.lines)
            for (MapPoint& p : line) p = shifted(p, east_m, north_m);
    }
    void operator()(Tree& o) const {
        o.at = shifted(o.at, east_m, north_m);
        move_all(o.shape, east_m, north_m);
    }
};

/// The vertices that can be dragged: of the first polygon's outer ring, or of the first line.
Line* handles_of(Edit& edit) {
    if (auto* e = std::get_if<Changed<Development>>(&edit))
        return e->object.footprint.empty() ? nullptr : &e->object.footprint.front().outer;
    if (auto* e = std::get_if<Changed<Building>>(&edit))
        return e->object.footprint.empty() ? nullptr : &e->object.footprint.front().outer;
    if (auto* e = std::get_if<Changed<PrivacyMask>>(&edit))
        return e->object.shape.empty() ? nullptr : &e->object.shape.front().outer;
    if (auto* e = std::get_if<Changed<Street>>(&edit))
        return e->object.lines.empty() ? nullptr : &e->object.lines.front();
    return nullptr;
}

Line* handles_of(Drawing& drawing) {
    if (drawing.kind == Drawing::Kind::area)
        return drawing.area.empty() ? nullptr : &drawing.area.front().outer;
    return drawing.kind == Drawing::Kind::line ? &drawing.line : nullptr;
}

void move_drawing(Drawing& drawing, double east_m, double north_m) {
    move_all(drawing.area, east_m, north_m);
    for (MapPoint& p : drawing.line) p = shifted(p, east_m, north_m);
    drawing.at = shifted(drawing.at, east_m, north_m);
}

constexpr std::size_t fewest_corners(bool closed) {
    return closed ? 3 : 2;
}

}  // namespace

std::size_t stretch_count(const Line& corners, bool closed) {
    return closed || corners.empty() ? corners.size() : corners.size() - 1;
}

MapPoint middle_of_stretch(const Line& corners, std::size_t first) {
    const MapPoint a = corners[first], b = corners[(first + 1) % corners.size()];
    return {(a.east_m + b.east_m) / 2.0, (a.north_m + b.north_m) / 2.0};
}

std::optional<HeldObject> HeldObject::of(const PickedObject& object, const Session& session,
                                         const Town& town) {
    if (object.layer == layer_id::drawings) {
        const Drawing* drawing = find_object(session.document->drawings, object.id);
        if (drawing == nullptr) return std::nullopt;
        return HeldObject(*drawing);
    }
    std::optional<Edit> edit = edit_of(town, object);
    if (!edit) return std::nullopt;
    return HeldObject(std::move(*edit));
}

const Camera* HeldObject::camera() const {
    const Edit* edit = std::get_if<Edit>(&is_);
    if (edit == nullptr) return nullptr;
    if (const auto* changed = std::get_if<Changed<Camera>>(edit)) return &changed->object;
    if (const auto* added = std::get_if<Added<Camera>>(edit)) return &added->object;
    return nullptr;
}

Line* HeldObject::own_corners() {
    return std::visit([](auto& held) { return handles_of(held); }, is_);
}

const Line* HeldObject::corners() const {
    // The same list; handles_of() serves both.
    return const_cast<HeldObject*>(this)->own_corners();
}

bool HeldObject::has_closed_outline() const {
    if (const auto* drawing = std::get_if<Drawing>(&is_))
        return drawing->kind == Drawing::Kind::area;
    return !std::holds_alternative<Changed<Street>>(std::get<Edit>(is_));
}

HeldObject HeldObject::moved(double east_m, double north_m) const {
    HeldObject made = *this;
    if (auto* drawing = std::get_if<Drawing>(&made.is_)) {
        move_drawing(*drawing, east_m, north_m);
        return made;
    }
    const MoveBy by{east_m, north_m};
    std::visit(
        [&by](auto& e) {
            if constexpr (requires { e.object; }) by(e.object);
        },
        std::get<Edit>(made.is_));
    return made;
}

HeldObject HeldObject::turned_to(MapPoint to) const {
    HeldObject made = *this;
    auto* edit = std::get_if<Edit>(&made.is_);
    const auto turn = [to](Camera& camera) {
        if (distance_m(camera.at, to) > 0.0) camera.bearing_deg = bearing_deg(camera.at, to);
    };
    if (edit == nullptr) return made;
    if (auto* changed = std::get_if<Changed<Camera>>(edit)) turn(changed->object);
    if (auto* added = std::get_if<Added<Camera>>(edit)) turn(added->object);
    return made;
}

std::optional<HeldObject> HeldObject::with_corner(std::size_t corner, MapPoint to) const {
    HeldObject made = *this;
    Line* corners = made.own_corners();
    if (corners == nullptr || corner >= corners->size()) return std::nullopt;
    (*corners)[corner] = to;
    if (has_closed_outline() && crosses_itself(*corners)) return std::nullopt;
    return made;
}

HeldObject HeldObject::with_corner_behind(std::size_t corner) const {
    HeldObject made = *this;
    Line* corners = made.own_corners();
    if (corners == nullptr || corner >= corners->size()) return made;
    corners->insert(corners->begin() + static_cast<std::ptrdiff_t>(corner) + 1,
                    middle_of_stretch(*corners, corner));
    return made;
}

std::optional<HeldObject> HeldObject::without_corner(std::size_t corner) const {
    HeldObject made = *this;
    Line* corners = made.own_corners();
    if (corners == nullptr || corner >= corners->size()) return std::nullopt;
    if (corners->size() <= fewest_corners(has_closed_outline())) return std::nullopt;
    corners->erase(corners->begin() + static_cast<std::ptrdiff_t>(corner));
    if (has_closed_outline() && crosses_itself(*corners)) return std::nullopt;
    return made;
}

DocumentCommand HeldObject::command(const std::string& plan) const {
    if (const auto* drawing = std::get_if<Drawing>(&is_))
        return DocumentCommand{PutDrawing{*drawing}};
    return DocumentCommand{PutEdit{plan, std::get<Edit>(is_)}};
}

}  // namespace tk
