#include "viewer/output/sheet_panel.h"

#include <algorithm>
#include <cmath>

#include "viewer/map/isolines.h"
#include "viewer/map/land_kind.h"
#include "viewer/map/measure.h"
#include "viewer/output/map_frame.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/set_title.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

const ThemeColours& panel_ink() {
    return colours_of(Theme::light);
}

/// A heading such as the window has: small, bold, muted.
double section_head(const SheetPen& pen, const std::string& text, double x, double top,
                    double scale, bool draw) {
    const SheetTextStyle style{7.5 * scale, FontWeight::bold, panel_ink().muted};
    if (draw) pen.paragraph({text}, x, top, style);
    return style.line_mm() + 0.8 * scale;
}

struct SymbolRow {
    std::string words;
    /// Draws the symbol about (x, y); sizes times `scale`.
    std::function<void(double x, double y, double scale)> draw;
};

/// Whether a list of a frame differs from today's: what no edit concerns is the same object.
template <class ListOf>
bool any_edited(const SheetContent& content, const ListOf& list_of) {
    return std::any_of(content.frames.begin(), content.frames.end(), [&](const SheetFrame& frame) {
        return frame.today != nullptr && &list_of(*frame.today) != &list_of(*frame.town);
    });
}

void add_point_rows(const SheetPen& pen, const SheetContent& content,
                    std::vector<SymbolRow>& rows) {
    const bool lights_edited = any_edited(
        content, [](const Town& t) -> const auto& { return t.lights(); });
    const bool cameras_edited = any_edited(
        content, [](const Town& t) -> const auto& { return t.cameras(); });
    const auto shows = [&](std::string_view id) {
        return std::find(content.layers.begin(), content.layers.end(), id) != content.layers.end();
    };
    if (shows(layer_id::lights)) {
        rows.push_back({tr("Street light"), [&pen](double x, double y, double s) {
                            draw_lamp(pen, x, y, 0.8 * s, false);
                        }});
        if (lights_edited)
            rows.push_back({tr("New or changed light"), [&pen](double x, double y, double s) {
                                draw_lamp(pen, x, y, 0.8 * s, true);
                            }});
    }
    if (shows(layer_id::cameras)) {
        rows.push_back({tr("Camera, its view as if nothing stood in the way"),
                        [&pen](double x, double y, double s) {
                            draw_camera_disc(pen, x, y, 1.1 * s, false);
                        }});
        if (cameras_edited)
            rows.push_back({tr("New or changed camera"), [&pen](double x, double y, double s) {
                                draw_camera_disc(pen, x, y, 1.1 * s, true);
                            }});
    }
    if (shows(layer_id::incidents) && content.incident_points && !content.meeting)
        rows.push_back({tr("Reported event"), [&pen](double x, double y, double s) {
                            draw_incident(pen, x, y, 0.7 * s);
                        }});
    if (shows(layer_id::observations))
        rows.push_back({tr("Observation from a safety walk"), [&pen](double x, double y, double s) {
                            draw_observation(pen, x, y, 1.0 * s);
                        }});
    std::size_t which = 0;
    for (const FeatureSet& set : content.frames.front().town->features()) {
        if (land_kind(set.name) != LandKind::none || set.points.empty()) continue;
        const std::size_t symbol = which++;
        if (shows(layer_id::features(set.name)))
            rows.push_back({set_title(set.name), [&pen, symbol](double x, double y, double s) {
                                draw_feature(pen, x, y, 0.9 * s, symbol);
                            }});
    }
}

void add_shape_rows(const SheetPen& pen, const SheetContent& content,
                    std::vector<SymbolRow>& rows) {
    const auto shows = [&](std::string_view id) {
        return std::find(content.layers.begin(), content.layers.end(), id) != content.layers.end();
    };
    const auto any = [&](auto has) {
        return std::any_of(content.frames.begin(), content.frames.end(),
                           [&](const SheetFrame& frame) { return has(*frame.town); });
    };
    if (shows(layer_id::developments) &&
        any([](const Town& t) { return !t.developments().empty(); }))
        rows.push_back({tr("Planned building"), [&pen](double x, double y, double s) {
                            const MmBox box{x - 2.2 * s, y - 1.3 * s, 4.4 * s, 2.6 * s};
                            pen.fill(box, panel_ink().development.faded(0.28));
                            pen.stroke(box, panel_ink().development, 0.5 * s);
                        }});
    if (shows(layer_id::buildings) && any([](const Town& t) { return !t.buildings().empty(); }))
        rows.push_back({tr("Building"), [&pen](double x, double y, double s) {
                            const MmBox box{x - 2.2 * s, y - 1.3 * s, 4.4 * s, 2.6 * s};
                            pen.fill(box, panel_ink().building);
                            pen.stroke(box, panel_ink().building_edge, 0.15 * s);
                        }});
    if (shows(layer_id::areas) && any([](const Town& t) { return !t.areas().empty(); }))
        rows.push_back({tr("Area boundary"), [&pen](double x, double y, double s) {
                            const double dash[] = {1.6 * s, 0.7 * s};
                            cairo_set_dash(pen.context(), dash, 2, 0.0);
                            pen.line(x - 2.2 * s, y, x + 2.2 * s, y, panel_ink().muted, 0.3 * s);
                            cairo_set_dash(pen.context(), nullptr, 0, 0.0);
                        }});
}

double draw_symbol_rows(const SheetPen& pen, const std::vector<SymbolRow>& rows, double x,
                        double top, double width, double scale, bool draw, bool meeting) {
    const SheetTextStyle style{(meeting ? 9.5 : 8.0) * scale, FontWeight::regular,
                               panel_ink().text};
    double y = top + section_head(pen, tr("ON THE MAP"), x, top, scale, draw);
    const double indent = 7.0 * scale;
    for (const SymbolRow& row : rows) {
        const auto lines = pen.wrapped(row.words, width - indent, style);
        if (draw) {
            row.draw(x + 2.4 * scale, y + style.line_mm() * 0.5, scale);
            pen.paragraph(lines, x + indent, y, style);
        }
        y += style.line_mm() * static_cast<double>(lines.size()) + 0.6 * scale;
    }
    return y - top;
}

/// Sentences one below the other, each with a dash before it.
double draw_left_out(const SheetPen& pen, const SheetContent& content, double x, double top,
                     double width, double scale, bool draw) {
    const SheetTextStyle style{(content.meeting ? 8.5 : 7.5) * scale, FontWeight::regular,
                               panel_ink().text};
    double y = top + section_head(pen, tr("NOT IN THE CALCULATION"), x, top, scale, draw);
    const double indent = 2.6 * scale;
    for (const std::string& sentence : content.left_out) {
        const auto lines = pen.wrapped(sentence, width - indent, style);
        if (draw) {
            pen.text("–", x, y + style.line_mm() * 0.76, style);
            pen.paragraph(lines, x + indent, y, style);
        }
        y += style.line_mm() * static_cast<double>(lines.size()) + 0.5 * scale;
    }
    return y - top;
}

double draw_promise(const SheetPen& pen, double x, double top, double width, double scale,
                    bool draw, bool meeting) {
    const SheetTextStyle style{(meeting ? 12.0 : 9.0) * scale, FontWeight::bold,
                               panel_ink().accent};
    const double inset = 2.5 * scale;
    const auto lines = pen.wrapped(tr("A calculation, not a promise"), width - 2 * inset, style);
    const double height = style.line_mm() * static_cast<double>(lines.size()) + 1.6 * inset;
    if (draw) {
        pen.rounded({x, top, width, height}, 1.5 * scale);
        pen.colour(panel_ink().accent_background);
        cairo_fill(pen.context());
        pen.paragraph(lines, x + inset, top + 0.8 * inset, style);
    }
    return height;
}

void draw_sheet_north(const SheetPen& pen, double x, double top, double scale) {
    cairo_t* context = pen.context();
    const double half = 2.3 * scale, height = 6.0 * scale;
    cairo_new_path(context);
    cairo_move_to(context, x, top);
    cairo_line_to(context, x + half, top + height);
    cairo_line_to(context, x, top + height * 0.78);
    cairo_line_to(context, x - half, top + height);
    cairo_close_path(context);
    pen.colour(panel_ink().text);
    cairo_fill(context);
    pen.text_centred("N", x, top + height + 3.4 * scale,
                     {8.5 * scale, FontWeight::bold, panel_ink().text});
}

void draw_scale_bar(const SheetPen& pen, double x, double top, double length_mm, double length_m,
                    double scale) {
    const double height = 1.4 * scale;
    for (int part = 0; part < 4; ++part) {
        const MmBox box{x + part * length_mm / 4.0, top, length_mm / 4.0, height};
        pen.fill(box, part % 2 == 0 ? panel_ink().text : panel_ink().panel);
    }
    pen.stroke({x, top, length_mm, height}, panel_ink().text, 0.2 * scale);
    const SheetTextStyle style{7.5 * scale, FontWeight::medium, panel_ink().text};
    const double baseline = top + height + 3.3 * scale;
    pen.text("0", x, baseline, style);
    pen.text_right(length_text(length_m), x + length_mm, baseline, style);
}

/// "1:5 000", the bar, in a meeting how long one walks it; the north arrow beside.
double draw_scale(const SheetPen& pen, const SheetContent& content, double denominator, double x,
                  double top, double width, double scale, bool draw) {
    const bool meeting = content.meeting;
    const SheetTextStyle ratio{(meeting ? 11.0 : 10.0) * scale, FontWeight::bold, panel_ink().text};
    const SheetTextStyle small{(meeting ? 8.5 : 7.5) * scale, FontWeight::regular,
                               panel_ink().muted};
    const double length_m = scale_bar_length_m(denominator, std::max(width - 14.0 * scale, 10.0));
    double y = top;
    if (draw) {
        pen.paragraph({"1:" + number_text(static_cast<long long>(std::llround(denominator)))}, x, y,
                      ratio);
        draw_sheet_north(pen, x + width - 3.5 * scale, y, scale);
    }
    y += ratio.line_mm() + 1.0 * scale;
    if (draw) draw_scale_bar(pen, x, y, length_m * 1000.0 / denominator, length_m, scale);
    y += 6.2 * scale;
    if (meeting) {
        const double minutes = length_m / walking_m_per_minute;
        const std::string words =
            fill_in(tr("The bar is about {} min walk"),
                    {minutes < 1.0 ? number_text(minutes, 1) : number_text(std::llround(minutes))});
        const auto lines = pen.wrapped(words, width, small);
        if (draw) pen.paragraph(lines, x, y, small);
        y += small.line_mm() * static_cast<double>(lines.size());
    }
    if (!content.crs_name.empty()) {
        const auto lines = pen.wrapped(content.crs_name, width, small);
        if (draw) pen.paragraph(lines, x, y, small);
        y += small.line_mm() * static_cast<double>(lines.size());
    }
    return y - top;
}

/// One legend for each look: frames on one scale share it.
std::vector<const SheetSurface*> different_surfaces(const SheetContent& content) {
    std::vector<const SheetSurface*> surfaces;
    for (const SheetFrame& frame : content.frames) {
        if (!frame.surface) continue;
        const SheetSurface& surface = *frame.surface;
        const bool known =
            std::any_of(surfaces.begin(), surfaces.end(), [&](const SheetSurface* other) {
                return other->look == surface.look && other->unit == surface.unit;
            });
        if (!known) surfaces.push_back(&surface);
    }
    return surfaces;
}

}  // namespace

double panel_gap_mm(double scale) {
    return 4.5 * scale;
}

PanelBlocks panel_blocks(const SheetPen& pen, const SheetContent& content, double denominator,
                         double scale) {
    PanelBlocks blocks;
    const auto surfaces = different_surfaces(content);
    for (const SheetSurface* surface : surfaces)
        blocks.first.push_back(
            [&pen, surface, scale, denominator](double x, double y, double w, bool draw) {
                return draw_surface_legend(pen, *surface, x, y, w, scale, draw,
                                           denominator <= most_isoline_denominator);
            });
    std::vector<SymbolRow> rows;
    add_point_rows(pen, content, rows);
    add_shape_rows(pen, content, rows);
    if (!rows.empty())
        blocks.first.push_back([&pen, rows, scale, meeting = content.meeting](double x, double y,
                                                                              double w, bool draw) {
            return draw_symbol_rows(pen, rows, x, y, w, scale, draw, meeting);
        });
    if (!content.left_out.empty())
        blocks.first.push_back([&pen, &content, scale](double x, double y, double w, bool draw) {
            return draw_left_out(pen, content, x, y, w, scale, draw);
        });
    if (!surfaces.empty())
        blocks.last.push_back(
            [&pen, scale, meeting = content.meeting](double x, double y, double w, bool draw) {
                return draw_promise(pen, x, y, w, scale, draw, meeting);
            });
    blocks.last.push_back(
        [&pen, &content, denominator, scale](double x, double y, double w, bool draw) {
            return draw_scale(pen, content, denominator, x, y, w, scale, draw);
        });
    return blocks;
}

}  // namespace tk
