#include "viewer/output/map_frame.h"

#include <algorithm>
#include <cmath>

#include "viewer/map/isolines.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// All that the frame could show.
Extent extent_of_frame_data(const FrameScene& scene) {
    const Town& town = scene.town();
    Extent all;
    for (const Building& b : town.buildings()) all.add(extent_of(b.footprint));
    for (const Street& street : town.streets())
        for (const Line& line : street.lines) all.add(extent_of(line));
    for (const StreetLight& light : town.lights()) all.add(light.at);
    for (const Camera& camera : town.cameras()) all.add(camera.at);
    for (const Area& area : town.areas()) all.add(extent_of(area.shape));
    for (const Development& d : town.developments()) all.add(extent_of(d.footprint));
    for (const Incident& incident : town.incidents().all) all.add(incident.at);
    if (town.boundary()) all.add(extent_of(*town.boundary()));
    if (scene.frame.surface) all.add(scene.frame.surface->values->spec().extent());
    return all;
}

bool has_value_in(const SurfaceGrid& grid, const Extent& shown) {
    const CellRange cells = cells_with_centre_in(grid.spec(), shown);
    for (int row = cells.row_begin; row < cells.row_end; ++row)
        for (int col = cells.col_begin; col < cells.col_end; ++col)
            if (!std::isnan(grid(row, col))) return true;
    return false;
}

/// Why the frame is empty; nothing where it is not.
std::string emptiness(const FrameScene& scene) {
    const Extent all = extent_of_frame_data(scene);
    if (all.empty() || !all.meets(scene.place.shown)) return tr("Nothing of the study lies here.");
    if (scene.frame.surface && !has_value_in(*scene.frame.surface->values, scene.place.shown))
        return tr("The surface has no values here.");
    return {};
}

/// Lamps stand too near to each other for lines at smaller scales.
std::vector<ContourLine> isolines_on_page(const FrameScene& scene, const Progress& progress) {
    const auto& surface = scene.frame.surface;
    const bool can_show = scene.place.mm_per_m() * most_isoline_denominator >= 999.0;
    if (!surface || surface->isolines.empty() || !can_show) return {};
    IsolineRequest request;
    request.surface.grid = surface->values;
    request.levels = surface->isolines;
    request.shown = scene.place.shown;
    return isolines_of(request, {{}, progress.cancelled}).lines;
}

void draw_message(const SheetPen& pen, const FrameScene& scene, const std::string& message) {
    const ThemeColours& colours = colours_of(Theme::light);
    const SheetTextStyle style{11.0 * scene.scale, FontWeight::semibold, colours.text};
    const MmBox& frame = scene.place.frame;
    const std::vector<std::string> lines =
        pen.wrapped(message, frame.width - scene.mm(16.0), style);
    double width = 0.0;
    for (const std::string& line : lines) width = std::max(width, pen.text_width(line, style));
    const double height = style.line_mm() * static_cast<double>(lines.size());
    const MmBox box{frame.x + (frame.width - width) / 2.0 - scene.mm(4.0),
                    frame.y + (frame.height - height) / 2.0 - scene.mm(2.5), width + scene.mm(8.0),
                    height + scene.mm(5.0)};
    pen.rounded(box, scene.mm(1.5));
    pen.colour(colours.panel.faded(0.92));
    cairo_fill(pen.context());
    pen.paragraph(lines, box.x + scene.mm(4.0), box.y + scene.mm(2.5), style);
}

}  // namespace

bool FrameScene::shows(std::string_view layer) const {
    return std::find(content.layers.begin(), content.layers.end(), layer) != content.layers.end();
}

bool FrameScene::shows_incidents() const {
    return shows(layer_id::incidents) && content.incident_points && !content.meeting;
}

void draw_map_frame(const SheetPen& pen, const FrameScene& given, const Progress& progress) {
    FrameScene scene = given;
    scene.isolines = isolines_on_page(given, progress);
    const ThemeColours& colours = colours_of(Theme::light);
    const MmBox& frame = scene.place.frame;
    pen.fill(frame, colours.map_ground);
    cairo_save(pen.context());
    cairo_rectangle(pen.context(), frame.x, frame.y, frame.width, frame.height);
    cairo_clip(pen.context());
    for (const auto draw :
         {draw_backdrops, draw_ground, draw_surface, draw_isolines, draw_buildings, draw_outlines,
          draw_values, draw_symbols, draw_walking_rings, draw_labels}) {
        progress.check();
        draw(pen, scene);
    }
    const std::string empty = emptiness(scene);
    if (!empty.empty()) draw_message(pen, scene, empty);
    cairo_restore(pen.context());
    pen.stroke(frame, colours.text, scene.mm(0.25));
}

}  // namespace tk
