#include "viewer/panels/map_marks.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_set>

#include "viewer/session/feature_of_set.h"
#include "viewer/session/fields_of_object.h"
#include "viewer/session/layer_id.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

ImVec2 on_screen(const PanelFrame& frame, const MapSide& side, MapPoint at) {
    const ScreenPoint p = frame.view().map.to_screen(at, side.map);
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

void ring(ImDrawList* list, ImVec2 at, float radius) {
    list->AddCircle(at, radius, ui::colours().panel.packed(), 0, ui::px(4.0F));
    list->AddCircle(at, radius, ui::colours().selection.packed(), 0, ui::px(2.0F));
}

void handle(ImDrawList* list, ImVec2 at) {
    list->AddCircleFilled(at, ui::px(5.0F), ui::colours().panel.packed());
    list->AddCircle(at, ui::px(5.0F), ui::colours().selection.packed(), 0, ui::px(2.0F));
}

/// Handles of corners, and small ones in the middle of long stretches, which add a corner.
void corner_handles(const PanelFrame& frame, const MapSide& side, const Line& corners,
                    bool closed) {
    if (corners.size() > most_handles) return;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const double metres_per_unit = frame.view().map.metres_per_px * frame.unit;
    for (std::size_t i = 0; i < stretch_count(corners, closed); ++i) {
        if (!has_middle_handle(corners[i], corners[(i + 1) % corners.size()], metres_per_unit))
            continue;
        const ImVec2 at = on_screen(frame, side, middle_of_stretch(corners, i));
        list->AddCircleFilled(at, ui::px(3.0F), ui::colours().panel.packed());
        list->AddCircle(at, ui::px(3.0F), ui::colours().selection.packed(), 0, ui::px(1.25F));
    }
    for (const MapPoint p : corners) handle(list, on_screen(frame, side, p));
}

void outline(const PanelFrame& frame, const MapSide& side, const Ring& ring_points, bool handles) {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    std::vector<ImVec2> points;
    for (const MapPoint p : ring_points) points.push_back(on_screen(frame, side, p));
    list->AddPolyline(points.data(), static_cast<int>(points.size()), ui::colours().panel.packed(),
                      ImDrawFlags_Closed, ui::px(4.0F));
    list->AddPolyline(points.data(), static_cast<int>(points.size()),
                      ui::colours().selection.packed(), ImDrawFlags_Closed, ui::px(2.0F));
    if (handles) corner_handles(frame, side, ring_points, true);
}

void mark_line(const PanelFrame& frame, const MapSide& side, const Line& line, bool handles) {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    for (std::size_t i = 1; i < line.size(); ++i)
        list->AddLine(on_screen(frame, side, line[i - 1]), on_screen(frame, side, line[i]),
                      ui::colours().selection.packed(), ui::px(3.0F));
    if (handles) corner_handles(frame, side, line, false);
}

template <class Object>
const Object* by_id(const std::vector<Object>& all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const Object& o) { return o.id == id; });
    return found == all.end() ? nullptr : &*found;
}

/// Incidents and areas are named by their place in the list.
std::optional<std::size_t> number_of(const std::string& id) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), index);
    if (error != std::errc() || end != id.data() + id.size()) return std::nullopt;
    return index;
}

void mark_polygon(const PanelFrame& frame, const MapSide& side, const MultiPolygon& shape,
                  bool handles) {
    for (std::size_t i = 0; i < shape.size(); ++i)
        outline(frame, side, shape[i].outer, handles && i == 0);
}

/// What several picked objects look like, kept while neither they nor the town change: looking for
/// thousands of ids among thousands of objects is nothing for every frame.
struct MarkMemory : DialogMemory {
    std::shared_ptr<const Town> town;  ///< keeps the shapes alive
    Selection selection;
    std::vector<MapPoint> places;
    std::vector<const MultiPolygon*> shapes;
    std::vector<const std::vector<Line>*> lines;
};

/// Whether objects of the layer are found by an id of their own, and not by their number.
bool has_ids(std::string_view layer) {
    return plans_change(layer) || layer == layer_id::observations || layer == layer_id::entrances;
}

template <class Object>
void remember_picked(MarkMemory& memory, const std::vector<Object>& all) {
    const std::vector<std::string>& ids = memory.selection.ids;
    const std::unordered_set<std::string_view> wanted(ids.begin(), ids.end());
    for (const Object& object : all) {
        if (!wanted.contains(object.id)) continue;
        if constexpr (requires { object.footprint; })
            memory.shapes.push_back(&object.footprint);
        else if constexpr (requires { object.lines; })
            memory.lines.push_back(&object.lines);
        else if constexpr (std::is_same_v<Object, PrivacyMask>)
            memory.shapes.push_back(&object.shape);
        else
            memory.places.push_back(object.at);
    }
}

void remember_picked(MarkMemory& memory) {
    const Town& town = *memory.town;
    const std::string& layer = memory.selection.layer;
    if (layer == layer_id::lights) remember_picked(memory, town.lights());
    if (layer == layer_id::cameras) remember_picked(memory, town.cameras());
    if (layer == layer_id::buildings) remember_picked(memory, town.buildings());
    if (layer == layer_id::developments) remember_picked(memory, town.developments());
    if (layer == layer_id::streets) remember_picked(memory, town.streets());
    if (layer == layer_id::trees) remember_picked(memory, town.trees());
    if (layer == layer_id::masks) remember_picked(memory, town.masks());
    if (layer == layer_id::entrances) remember_picked(memory, town.entrances());
    if (layer == layer_id::observations) remember_picked(memory, town.observations());
}

void mark_several(const PanelFrame& frame, const MapSide& side,
                  const std::shared_ptr<const Town>& town) {
    auto& memory = memory_of<MarkMemory>(frame.state.panel_memory["marks of " + side.scenario]);
    const Selection& selection = frame.session().selection;
    if (memory.town != town || !(memory.selection == selection)) {
        memory = MarkMemory{};
        memory.town = town;
        memory.selection = selection;
        remember_picked(memory);
    }
    for (const MapPoint at : memory.places) {
        const ImVec2 on = on_screen(frame, side, at);
        if (side.clip.contains({static_cast<double>(on.x), static_cast<double>(on.y)}))
            ring(ImGui::GetBackgroundDrawList(), on, ui::px(9.0F));
    }
    for (const MultiPolygon* shape : memory.shapes) mark_polygon(frame, side, *shape, false);
    for (const std::vector<Line>* all : memory.lines)
        for (const Line& line : *all) mark_line(frame, side, line, false);
}

void mark_selected(const PanelFrame& frame, const MapSide& side, const Town& town,
                   const std::string& id, bool editable) {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const std::string& layer = frame.session().selection.layer;
    if (layer == layer_id::lights) {
        if (const auto* o = by_id(town.lights(), id))
            ring(list, on_screen(frame, side, o->at), ui::px(9.0F));
    } else if (layer == layer_id::cameras) {
        const auto* o = by_id(town.cameras(), id);
        if (o == nullptr) return;
        const ImVec2 at = on_screen(frame, side, o->at);
        if (editable) {
            const double reach_m = 56.0 * frame.unit * frame.view().map.metres_per_px;
            const ImVec2 grip = on_screen(frame, side, bearing_handle(*o, reach_m));
            list->AddLine(at, grip, ui::colours().selection.packed(), ui::px(1.5F));
            handle(list, grip);
        }
        ring(list, at, ui::px(12.0F));
    } else if (layer == layer_id::developments) {
        if (const auto* o = by_id(town.developments(), id))
            mark_polygon(frame, side, o->footprint, editable);
    } else if (layer == layer_id::buildings) {
        if (const auto* o = by_id(town.buildings(), id))
            mark_polygon(frame, side, o->footprint, editable);
    } else if (layer == layer_id::masks) {
        if (const auto* o = by_id(town.masks(), id)) mark_polygon(frame, side, o->shape, editable);
    } else if (layer == layer_id::entrances) {
        if (const auto* o = by_id(town.entrances(), id))
            ring(list, on_screen(frame, side, o->at), ui::px(9.0F));
    } else if (layer == layer_id::trees) {
        if (const auto* o = by_id(town.trees(), id))
            ring(list, on_screen(frame, side, o->at), ui::px(10.0F));
    } else if (layer == layer_id::observations) {
        if (const auto* o = by_id(town.observations(), id))
            ring(list, on_screen(frame, side, o->at), ui::px(10.0F));
    } else if (layer == layer_id::streets) {
        if (const auto* o = by_id(town.streets(), id))
            for (std::size_t i = 0; i < o->lines.size(); ++i)
                mark_line(frame, side, o->lines[i], editable && i == 0);
    } else if (layer == layer_id::incidents) {
        const auto& all = town.incidents().all;
        if (const auto index = number_of(id); index && *index < all.size())
            ring(list, on_screen(frame, side, all[*index].at), ui::px(9.0F));
    } else if (layer == layer_id::areas) {
        if (const auto index = number_of(id); index && *index < town.areas().size())
            mark_polygon(frame, side, town.areas()[*index].shape, false);
    } else if (const FeatureSet* set = feature_set_of_layer(town, layer)) {
        const auto number = number_of(id);
        const auto feature = number ? feature_of_set(*set, *number) : std::nullopt;
        if (!feature) return;
        if (feature->kind == FeatureOfSet::Kind::line)
            mark_line(frame, side, set->lines[feature->index], false);
        else if (feature->kind == FeatureOfSet::Kind::area)
            mark_polygon(frame, side, {set->polygons[feature->index]}, false);
        else
            ring(list, on_screen(frame, side, feature->at), ui::px(10.0F));
    } else if (layer == layer_id::drawings) {
        const bool drawings_editable =
            !frame.view().meeting && frame.session().selection.ids.size() == 1;
        for (const Drawing& d : frame.session().document->drawings) {
            if (d.id != id) continue;
            if (d.kind == Drawing::Kind::area) mark_polygon(frame, side, d.area, drawings_editable);
            if (d.kind == Drawing::Kind::line) mark_line(frame, side, d.line, drawings_editable);
            if (d.kind == Drawing::Kind::note)
                ring(list, on_screen(frame, side, d.at), ui::px(12.0F));
        }
    }
}

}  // namespace

void draw_halo_text(ImDrawList* list, ScreenPoint middle, double angle_rad,
                    const std::string& words, TextStyle style, Colour ink, Colour halo) {
    ImFont* font = font_of(style);
    if (font == nullptr) return;
    const ImVec2 size = ui::text_size(words, style);
    const ImVec2 at{std::round(static_cast<float>(middle.x) - size.x / 2),
                    std::round(static_cast<float>(middle.y) - size.y / 2)};
    const int first = list->VtxBuffer.Size;
    const float reach = std::max(1.0F, ui::px(1.25F));
    for (int i = 0; i < 8; ++i) {
        const float dx = reach * std::cos(static_cast<float>(i) * 0.7853982F);
        const float dy = reach * std::sin(static_cast<float>(i) * 0.7853982F);
        list->AddText(font, font->FontSize, {at.x + dx, at.y + dy}, halo.faded(0.85).packed(),
                      words.c_str());
    }
    list->AddText(font, font->FontSize, at, ink.packed(), words.c_str());
    if (std::fabs(angle_rad) < 1e-3) return;
    const auto c = static_cast<float>(std::cos(angle_rad));
    const auto s = static_cast<float>(std::sin(angle_rad));
    const auto mx = static_cast<float>(middle.x), my = static_cast<float>(middle.y);
    for (int i = first; i < list->VtxBuffer.Size; ++i) {
        ImVec2& p = list->VtxBuffer[i].pos;
        const float x = p.x - mx, y = p.y - my;
        p = {mx + c * x - s * y, my + s * x + c * y};
    }
}

void draw_chip_box(ImDrawList* list, const ScreenRect& place, double unit) {
    const ImVec2 a{static_cast<float>(place.x), static_cast<float>(place.y)};
    const ImVec2 b{static_cast<float>(place.x + place.width),
                   static_cast<float>(place.y + place.height)};
    const auto radius = static_cast<float>(6.0 * unit);
    list->AddRectFilled(a, b, ui::colours().panel.faded(0.94).packed(), radius);
    list->AddRect(a, b, ui::colours().line.packed(), radius, 0, ui::line_px());
}

void draw_chip(ImDrawList* list, ScreenPoint at, const std::string& words, TextStyle style,
               double unit) {
    const ImVec2 size = ui::text_size(words, style);
    const double pad = 10.0 * unit, height = static_cast<double>(size.y) + 9.0 * unit;
    const ScreenRect box{at.x, at.y, static_cast<double>(size.x) + 2 * pad, height};
    draw_chip_box(list, box, unit);
    ui::draw_text(list, {static_cast<float>(box.x + pad), static_cast<float>(box.y)},
                  {size.x + 1.0F, static_cast<float>(height)}, words, style, ui::colours().text);
}

void draw_north(ImDrawList* list, ScreenPoint tip, double unit) {
    const auto x = static_cast<float>(tip.x), y = static_cast<float>(tip.y);
    const auto u = static_cast<float>(unit);
    const auto ink = ui::colours().text.packed();
    const auto halo = ui::colours().halo.faded(0.8).packed();
    list->AddTriangleFilled({x, y - 3 * u}, {x - 9 * u, y + 24 * u}, {x, y + 19 * u}, halo);
    list->AddTriangleFilled({x, y - 3 * u}, {x, y + 19 * u}, {x + 9 * u, y + 24 * u}, halo);
    list->AddTriangleFilled({x, y}, {x - 7 * u, y + 22 * u}, {x, y + 17 * u}, ink);
    list->AddTriangleFilled({x, y}, {x, y + 17 * u}, {x + 7 * u, y + 22 * u}, ink);
    draw_halo_text(list, {tip.x, tip.y + 31.0 * unit}, 0.0, "N", TextStyle::small_bold,
                   ui::colours().text, ui::colours().halo);
}

void draw_marks(const PanelFrame& frame, const MapSide& side) {
    const Session& session = frame.session();
    const bool editable = session.active() != nullptr && !frame.view().meeting &&
                          side.scenario == session.active_plan;
    const std::shared_ptr<const Town> town = frame.bench.town_of(side.scenario);
    const bool hidden = frame.view().meeting && session.selection.layer == layer_id::incidents;
    if (!hidden && session.selection.ids.size() > 1 && has_ids(session.selection.layer))
        mark_several(frame, side, town);
    else if (!hidden)
        for (const std::string& id : session.selection.ids)
            mark_selected(frame, side, *town, id, editable && session.selection.ids.size() == 1);
    if (session.asked_area) mark_polygon(frame, side, *session.asked_area, false);
    // Where an eye stands it needs no cross.
    if (session.asked_at && session.selection.ids.empty() && !frame.view().isovist.shown) {
        ImDrawList* list = ImGui::GetBackgroundDrawList();
        const ImVec2 at = on_screen(frame, side, *session.asked_at);
        const float r = ui::px(7.0F), gap = ui::px(3.0F);
        for (const auto& [width, colour] : {std::pair{ui::px(4.0F), ui::colours().panel},
                                            {ui::px(2.0F), ui::colours().selection}})
            for (const auto& [dx, dy] :
                 {std::pair{1.0F, 0.0F}, {-1.0F, 0.0F}, {0.0F, 1.0F}, {0.0F, -1.0F}})
                list->AddLine({at.x + dx * gap, at.y + dy * gap},
                              {at.x + dx * (r + gap), at.y + dy * (r + gap)}, colour.packed(),
                              width);
    }
}

void stroke_on_map(const PanelFrame& frame, const MapSide& side, const Line& line, bool closed,
                   Colour colour) {
    std::vector<ImVec2> points;
    for (const MapPoint at : line) {
        const ScreenPoint p = frame.view().map.to_screen(at, side.map);
        points.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
    }
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const auto count = static_cast<int>(points.size());
    const ImDrawFlags flags = closed ? ImDrawFlags_Closed : ImDrawFlags_None;
    list->AddPolyline(points.data(), count, ui::colours().panel.faded(0.85).packed(), flags,
                      ui::px(5.0F));
    list->AddPolyline(points.data(), count, colour.packed(), flags, ui::px(2.5F));
}

void outline_on_map(const PanelFrame& frame, const MapSide& side, const MultiPolygon& shape,
                    Colour colour) {
    for (const Polygon& polygon : shape) {
        stroke_on_map(frame, side, polygon.outer, true, colour);
        for (const Ring& hole : polygon.holes) stroke_on_map(frame, side, hole, true, colour);
    }
}

}  // namespace tk
