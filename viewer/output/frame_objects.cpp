// What has an extent on a map: ground, streets, buildings, what is planned, areas.
#include <algorithm>
#include <initializer_list>

#include "viewer/map/city_shapes.h"
#include "viewer/map/land_kind.h"
#include "viewer/output/map_frame.h"
#include "viewer/output/new_in_plan.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

const ThemeColours& object_ink() {
    return colours_of(Theme::light);
}

/// How a set of shapes is drawn.
struct SetLook {
    Colour fill, outline;
};

SetLook look_of_set(const FeatureSet& set, Colour plain, double plain_fill, double plain_outline,
                    double opacity) {
    switch (land_kind(set.name)) {
        case LandKind::park:
            return {object_ink().park.faded(opacity), object_ink().park.faded(opacity)};
        case LandKind::water:
            return {object_ink().water.faded(opacity), object_ink().water.faded(opacity)};
        case LandKind::none: break;
    }
    return {plain.faded(plain_fill * opacity), plain.faded(plain_outline * opacity)};
}

void draw_set(const SheetPen& pen, const FrameScene& scene, const FeatureSet& set,
              const SetLook& look) {
    cairo_t* context = pen.context();
    cairo_set_line_width(context, scene.mm(0.25));
    if (!set.polygons.empty() && extent_of(set.polygons).meets(scene.place.shown)) {
        pen.path(set.polygons, scene.place);
        pen.colour(look.fill);
        cairo_fill_preserve(context);
        pen.colour(look.outline);
        cairo_stroke(context);
    }
    pen.colour(look.outline);
    for (const Line& line : set.lines) {
        if (!extent_of(line).meets(scene.place.shown)) continue;
        pen.path(line, scene.place);
        cairo_stroke(context);
    }
}

void draw_land(const SheetPen& pen, const FrameScene& scene) {
    for (const FeatureSet& set : scene.content.backdrop_shapes)
        draw_set(pen, scene, set,
                 look_of_set(set, object_ink().muted, 0.12, 0.6, scene.content.backdrop_opacity));
    for (const FeatureSet& set : scene.town().features())
        if (scene.shows(layer_id::features(set.name)))
            draw_set(pen, scene, set, look_of_set(set, object_ink().accent, 0.18, 0.5, 1.0));
}

/// First all edges, then all surfaces: streets join where they meet.
void draw_streets(const SheetPen& pen, const FrameScene& scene) {
    if (!scene.shows(layer_id::streets)) return;
    cairo_t* context = pen.context();
    cairo_save(context);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    for (const bool edge : {true, false})
        for (const Street& street : scene.town().streets()) {
            const double width =
                std::max(street_width_m(street) * scene.place.mm_per_m(), scene.mm(0.3));
            for (const Line& line : street.lines) {
                if (!extent_of(line).grown(20.0).meets(scene.place.shown)) continue;
                pen.path(line, scene.place);
                pen.colour(edge ? object_ink().street_edge : object_ink().street);
                cairo_set_line_width(context, edge ? width + scene.mm(0.24) : width);
                cairo_stroke(context);
            }
        }
    cairo_restore(context);
}

void draw_trees(const SheetPen& pen, const FrameScene& scene) {
    if (!scene.shows(layer_id::trees)) return;
    pen.colour(object_ink().park);
    for (const Tree& tree : scene.town().trees()) {
        if (!tree.shape.empty()) {
            pen.path(tree.shape, scene.place);
        } else if (scene.place.shown.contains(tree.at)) {
            cairo_new_sub_path(pen.context());
            cairo_arc(pen.context(), scene.place.x_mm(tree.at.east_m),
                      scene.place.y_mm(tree.at.north_m),
                      std::max(tree.crown_m / 2.0 * scene.place.mm_per_m(), scene.mm(0.25)), 0.0,
                      6.2831853);
        }
        cairo_fill(pen.context());
    }
}

void set_dashes(const SheetPen& pen, std::initializer_list<double> lengths_mm) {
    cairo_set_dash(pen.context(), lengths_mm.begin(), static_cast<int>(lengths_mm.size()), 0.0);
}

/// A white line below keeps an outline readable on any colour.
void stroke_outline(const SheetPen& pen, const FrameScene& scene, Colour colour, double width,
                    std::initializer_list<double> dashes_mm = {}) {
    cairo_t* context = pen.context();
    pen.colour(object_ink().halo.faded(0.7));
    cairo_set_line_width(context, width + scene.mm(0.3));
    cairo_stroke_preserve(context);
    pen.colour(colour);
    cairo_set_line_width(context, width);
    set_dashes(pen, dashes_mm);
    cairo_stroke(context);
    set_dashes(pen, {});
}

void draw_development(const SheetPen& pen, const FrameScene& scene, const Development& planned) {
    cairo_t* context = pen.context();
    pen.path(planned.footprint, scene.place);
    pen.colour(object_ink().panel.faded(0.75));
    cairo_fill_preserve(context);
    pen.colour(
        object_ink().development.faded(planned.action == DevelopmentAction::build ? 0.28 : 0.08));
    cairo_fill_preserve(context);
    const double dash_mm = scene.mm(1.2);
    if (planned.action == DevelopmentAction::build)
        stroke_outline(pen, scene, object_ink().development, scene.mm(0.55));
    else
        stroke_outline(pen, scene, object_ink().development, scene.mm(0.45),
                       {dash_mm, dash_mm * 0.7});
}

void draw_drawings(const SheetPen& pen, const FrameScene& scene) {
    if (!scene.shows(layer_id::drawings)) return;
    for (const Drawing& drawing : scene.content.drawings) {
        const Colour colour =
            drawing.meaning == Drawing::Meaning::problem ? object_ink().caution : object_ink().text;
        if (drawing.kind == Drawing::Kind::note) continue;
        if (drawing.kind == Drawing::Kind::area) {
            pen.path(drawing.area, scene.place);
            pen.colour(colour.faded(0.08));
            cairo_fill_preserve(pen.context());
        } else {
            pen.path(drawing.line, scene.place);
        }
        stroke_outline(pen, scene, colour, scene.mm(0.5));
    }
}

}  // namespace

void draw_ground(const SheetPen& pen, const FrameScene& scene) {
    draw_land(pen, scene);
    draw_trees(pen, scene);
    draw_streets(pen, scene);
}

void draw_buildings(const SheetPen& pen, const FrameScene& scene) {
    const Town& town = scene.town();
    if (scene.shows(layer_id::buildings)) {
        const NewInPlan<Building> fresh(
            town.buildings(), scene.frame.today ? &scene.frame.today->buildings() : nullptr);
        for (const Building& building : town.buildings()) {
            if (!extent_of(building.footprint).meets(scene.place.shown)) continue;
            pen.path(building.footprint, scene.place);
            pen.colour(object_ink().building.faded(0.9));
            cairo_fill_preserve(pen.context());
            const bool marked = fresh.holds(building);
            pen.colour(marked ? object_ink().development : object_ink().building_edge);
            cairo_set_line_width(pen.context(), scene.mm(marked ? 0.5 : 0.12));
            cairo_stroke(pen.context());
        }
    }
    if (!scene.shows(layer_id::developments)) return;
    for (const Development& planned : town.developments())
        if (extent_of(planned.footprint).meets(scene.place.shown))
            draw_development(pen, scene, planned);
}

void draw_outlines(const SheetPen& pen, const FrameScene& scene) {
    const Town& town = scene.town();
    if (scene.shows(layer_id::areas))
        for (const Area& area : town.areas()) {
            if (!extent_of(area.shape).meets(scene.place.shown)) continue;
            pen.path(area.shape, scene.place);
            stroke_outline(pen, scene, object_ink().muted, scene.mm(0.3),
                           {scene.mm(2.0), scene.mm(0.9)});
        }
    if (scene.shows(layer_id::boundary) && town.boundary()) {
        pen.path(*town.boundary(), scene.place);
        stroke_outline(pen, scene, object_ink().text, scene.mm(0.4));
    }
    draw_drawings(pen, scene);
}

}  // namespace tk
