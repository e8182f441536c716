// What is a point on a map: lamps, cameras, observations, incidents, features; and walking rings.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_set>

#include "engine/surfaces/camera_coverage.h"
#include "viewer/map/camera_sectors.h"
#include "viewer/map/land_kind.h"
#include "viewer/map/measure.h"
#include "viewer/output/map_frame.h"
#include "viewer/output/new_in_plan.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr double full_turn = 2.0 * std::numbers::pi;

const ThemeColours& symbol_ink() {
    return colours_of(Theme::light);
}

void fill_disc(const SheetPen& pen, double x, double y, double radius, Colour colour) {
    cairo_new_path(pen.context());
    cairo_arc(pen.context(), x, y, radius, 0.0, full_turn);
    pen.colour(colour);
    cairo_fill(pen.context());
}

void stroke_ring(const SheetPen& pen, double x, double y, double radius, double width,
                 Colour colour) {
    cairo_new_path(pen.context());
    cairo_arc(pen.context(), x, y, radius, 0.0, full_turn);
    pen.colour(colour);
    cairo_set_line_width(pen.context(), width);
    cairo_stroke(pen.context());
}

void draw_sectors(const SheetPen& pen, const FrameScene& scene, const Camera& camera) {
    for (const CameraSector& sector :
         camera_sectors(camera, scene.content.cameras, drawn_sector_reach_m)) {
        pen.path(sector.shape, scene.place);
        pen.colour(symbol_ink().camera.faded(0.10));
        cairo_fill(pen.context());
    }
}

void draw_cameras(const SheetPen& pen, const FrameScene& scene) {
    if (!scene.shows(layer_id::cameras)) return;
    const std::vector<Camera>& cameras = scene.town().cameras();
    const NewInPlan<Camera> fresh(cameras,
                                  scene.frame.today ? &scene.frame.today->cameras() : nullptr);
    // Where they would be smaller than the cameras' own symbols they are left out.
    const Extent near = scene.place.shown.grown(drawn_sector_reach_m);
    if (drawn_sector_reach_m * scene.place.mm_per_m() > scene.mm(6.0))
        for (const Camera& camera : cameras)
            if (near.contains(camera.at)) draw_sectors(pen, scene, camera);
    for (const Camera& camera : cameras)
        if (scene.place.shown.contains(camera.at))
            draw_camera_disc(pen, scene.place.x_mm(camera.at.east_m),
                             scene.place.y_mm(camera.at.north_m), lamp_radius_mm(scene) * 1.5,
                             fresh.holds(camera));
}

/// New ones last, on top of those that were there.
void draw_lamps(const SheetPen& pen, const FrameScene& scene) {
    if (!scene.shows(layer_id::lights)) return;
    const std::vector<StreetLight>& lights = scene.town().lights();
    const NewInPlan<StreetLight> fresh(lights,
                                       scene.frame.today ? &scene.frame.today->lights() : nullptr);
    for (const bool only_new : {false, true})
        for (const StreetLight& light : lights)
            if (scene.place.shown.contains(light.at) && fresh.holds(light) == only_new)
                draw_lamp(pen, scene.place.x_mm(light.at.east_m),
                          scene.place.y_mm(light.at.north_m), lamp_radius_mm(scene), only_new);
}

void draw_features(const SheetPen& pen, const FrameScene& scene) {
    std::size_t which = 0;
    for (const FeatureSet& set : scene.town().features()) {
        if (land_kind(set.name) != LandKind::none || set.points.empty()) continue;
        const std::size_t symbol = which++;
        if (!scene.shows(layer_id::features(set.name))) continue;
        for (const MapPoint& at : set.points)
            if (scene.place.shown.contains(at))
                draw_feature(pen, scene.place.x_mm(at.east_m), scene.place.y_mm(at.north_m),
                             scene.mm(0.9), symbol);
    }
}

/// Of those that would lie on top of each other only one: a page cannot show more, and a million
/// of them would make a file that nobody can open.
void draw_incidents(const SheetPen& pen, const FrameScene& scene) {
    const double step = scene.mm(0.25);
    std::unordered_set<std::int64_t> taken;
    const Incidents& shown = scene.content.shown_incidents != nullptr
                                 ? *scene.content.shown_incidents
                                 : scene.town().incidents();
    for (const Incident& incident : shown.all) {
        if (!scene.place.shown.contains(incident.at)) continue;
        const double x = scene.place.x_mm(incident.at.east_m);
        const double y = scene.place.y_mm(incident.at.north_m);
        const std::int64_t cell = std::llround(y / step) * 100000 + std::llround(x / step);
        if (taken.insert(cell).second) draw_incident(pen, x, y, scene.mm(0.4));
    }
}

void draw_events(const SheetPen& pen, const FrameScene& scene) {
    if (scene.shows_incidents()) draw_incidents(pen, scene);
    if (scene.shows(layer_id::observations))
        for (const Observation& observation : scene.town().observations())
            if (scene.place.shown.contains(observation.at))
                draw_observation(pen, scene.place.x_mm(observation.at.east_m),
                                 scene.place.y_mm(observation.at.north_m), scene.mm(1.0));
}

}  // namespace

double lamp_radius_mm(const FrameScene& scene) {
    // A lamp every 25 m: at smaller scales the dots shrink before they touch.
    return std::clamp(4.0 * scene.place.mm_per_m(), scene.mm(0.3), scene.mm(0.8));
}

void draw_lamp(const SheetPen& pen, double x, double y, double radius, bool is_new) {
    if (is_new) {
        fill_disc(pen, x, y, radius * 1.9, symbol_ink().panel);
        stroke_ring(pen, x, y, radius * 1.9, radius * 0.45, symbol_ink().text);
    }
    fill_disc(pen, x, y, is_new ? radius * 1.25 : radius, symbol_ink().lamp);
    stroke_ring(pen, x, y, is_new ? radius * 1.25 : radius, radius * 0.22,
                symbol_ink().text.faded(0.55));
}

void draw_camera_disc(const SheetPen& pen, double x, double y, double radius, bool is_new) {
    fill_disc(pen, x, y, radius * 1.25, symbol_ink().panel);
    if (is_new) stroke_ring(pen, x, y, radius * 1.5, radius * 0.3, symbol_ink().text);
    fill_disc(pen, x, y, radius, symbol_ink().camera);
    fill_disc(pen, x, y, radius * 0.4, symbol_ink().panel);
}

void draw_observation(const SheetPen& pen, double x, double y, double radius) {
    cairo_t* context = pen.context();
    cairo_new_path(context);
    cairo_move_to(context, x, y - radius);
    cairo_line_to(context, x + radius, y);
    cairo_line_to(context, x, y + radius);
    cairo_line_to(context, x - radius, y);
    cairo_close_path(context);
    pen.colour(symbol_ink().caution);
    cairo_fill_preserve(context);
    pen.colour(symbol_ink().panel);
    cairo_set_line_width(context, radius * 0.25);
    cairo_stroke(context);
}

void draw_incident(const SheetPen& pen, double x, double y, double radius) {
    fill_disc(pen, x, y, radius, symbol_ink().incident.faded(0.8));
}

void draw_feature(const SheetPen& pen, double x, double y, double radius, std::size_t which) {
    // Told apart by shape as much as by colour: full, hollow, then smaller ones.
    static constexpr Colour colours[] = {Colour::of(0x1B2430), Colour::of(0x0B6E99),
                                         Colour::of(0x7A4B8C), Colour::of(0x5D6B7A)};
    const Colour colour = colours[which % 4];
    const double half = radius * (which >= 4 ? 0.75 : 1.0);
    const MmBox box{x - half, y - half, 2.0 * half, 2.0 * half};
    pen.fill(box, which % 2 == 0 ? colour : symbol_ink().panel);
    pen.stroke(box, which % 2 == 0 ? symbol_ink().panel : colour, radius * 0.35);
}

void draw_symbols(const SheetPen& pen, const FrameScene& scene) {
    draw_features(pen, scene);
    draw_cameras(pen, scene);
    draw_lamps(pen, scene);
    draw_events(pen, scene);
}

void draw_walking_rings(const SheetPen& pen, const FrameScene& scene) {
    if (!scene.content.walk_from) return;
    const MapPoint from = *scene.content.walk_from;
    const double x = scene.place.x_mm(from.east_m), y = scene.place.y_mm(from.north_m);
    const Colour colour = symbol_ink().text;
    const SheetTextStyle style{8.5 * scene.scale, FontWeight::semibold, colour};
    for (const int minutes : ring_minutes) {
        const double radius = minutes * walking_m_per_minute * scene.place.mm_per_m();
        stroke_ring(pen, x, y, radius, scene.mm(1.0), symbol_ink().halo.faded(0.8));
        const double dash_mm[] = {scene.mm(1.6), scene.mm(1.0)};
        cairo_set_dash(pen.context(), dash_mm, 2, 0.0);
        stroke_ring(pen, x, y, radius, scene.mm(0.4), colour);
        cairo_set_dash(pen.context(), nullptr, 0, 0.0);
        pen.label(fill_in(tr("{} min walk"), {number_text(static_cast<long long>(minutes))}), x,
                  y - radius, 0.0, style, symbol_ink().halo, scene.mm(0.7));
    }
    fill_disc(pen, x, y, scene.mm(1.4), symbol_ink().panel);
    fill_disc(pen, x, y, scene.mm(0.9), colour);
}

}  // namespace tk
