// The legend of a surface on a sheet.
#include <algorithm>

#include "viewer/map/isolines.h"
#include "viewer/output/map_frame.h"
#include "viewer/output/sheet_panel.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// Draws downwards, or only measures.
class LegendPen {
public:
    LegendPen(const SheetPen& pen, const SheetSurface& surface, double x, double top, double width,
              double scale, bool draw)
        : pen_(pen),
          surface_(surface),
          x_(x),
          top_(top),
          y_(top),
          width_(width),
          scale_(scale),
          draw_(draw),
          meeting_(surface.look.meeting) {}

    double height() const { return y_ - top_; }
    void space(double mm) { y_ += mm * scale_; }

    SheetTextStyle style(double points, FontWeight weight, Colour colour) const {
        return {points * scale_, weight, colour};
    }
    void lines(const std::string& text, const SheetTextStyle& style, double indent = 0.0) {
        const auto wrapped = pen_.wrapped(text, width_ - indent, style);
        if (draw_) pen_.paragraph(wrapped, x_ + indent, y_, style);
        y_ += style.line_mm() * static_cast<double>(wrapped.size());
    }

    void bar(const LegendModel& legend);
    void entry(const LegendEntry& entry);
    void isolines();

private:
    /// As the surface looks on the map's ground.
    void swatch(const MmBox& box, Colour colour, bool hatched) const {
        const ThemeColours& colours = colours_of(Theme::light);
        pen_.fill(box, colours.map_ground);
        pen_.fill(box, colour.faded(surface_.opacity));
        if (hatched) draw_hatching(pen_, box, scale_);
        pen_.stroke(box, colours.muted, 0.12 * scale_);
    }
    void gradient(const MmBox& box) const;

    const SheetPen& pen_;
    const SheetSurface& surface_;
    double x_, top_, y_, width_, scale_;
    bool draw_, meeting_;
};

void LegendPen::gradient(const MmBox& box) const {
    const SurfaceLook& look = surface_.look;
    pen_.fill(box, colours_of(Theme::light).map_ground);
    cairo_pattern_t* pattern = cairo_pattern_create_linear(box.x, 0.0, box.right(), 0.0);
    const double last = static_cast<double>(std::max<std::size_t>(look.colours.size(), 2) - 1);
    for (std::size_t i = 0; i < look.colours.size(); ++i) {
        const Colour c = look.colours[i];
        cairo_pattern_add_color_stop_rgba(pattern, static_cast<double>(i) / last, c.red / 255.0,
                                          c.green / 255.0, c.blue / 255.0,
                                          c.alpha / 255.0 * surface_.opacity);
    }
    cairo_set_source(pen_.context(), pattern);
    cairo_rectangle(pen_.context(), box.x, box.y, box.width, box.height);
    cairo_fill(pen_.context());
    cairo_pattern_destroy(pattern);
    if (look.worse_sign != 0) {
        const double half = box.width / 2.0;
        const double worse_x = look.worse_sign > 0 ? box.x + half : box.x;
        draw_hatching(pen_, {worse_x, box.y, half, box.height}, scale_);
    }
    pen_.stroke(box, colours_of(Theme::light).muted, 0.12 * scale_);
}

void LegendPen::bar(const LegendModel& legend) {
    const ThemeColours& colours = colours_of(Theme::light);
    const MmBox box{x_, y_, width_, 4.0 * scale_};
    const SheetTextStyle numbers = style(7.0, FontWeight::medium, colours.text);
    if (draw_) {
        gradient(box);
        double free_from = box.x - 1.0;
        for (std::size_t i = 0; i < legend.ticks.size(); ++i) {
            const LegendTick& tick = legend.ticks[i];
            const double at = box.x + tick.position * box.width;
            const double width = pen_.text_width(tick.text, numbers);
            const double left = std::clamp(at - width / 2.0, box.x, box.right() - width);
            pen_.line(at, box.bottom(), at, box.bottom() + 0.9 * scale_, colours.muted,
                      0.15 * scale_);
            // The last number always stands; others give way to what stands before them and to it.
            const double limit =
                box.right() - pen_.text_width(legend.ticks.back().text, numbers) - scale_;
            const bool is_last = i + 1 == legend.ticks.size();
            if (!is_last && (left < free_from || left + width > limit)) continue;
            pen_.text(tick.text, left, box.bottom() + 3.6 * scale_, numbers);
            free_from = left + width + scale_;
        }
    }
    y_ = box.bottom() + 5.0 * scale_;
}

void LegendPen::entry(const LegendEntry& entry) {
    const ThemeColours& colours = colours_of(Theme::light);
    const double swatch_width = (meeting_ ? 9.0 : 6.0) * scale_;
    const SheetTextStyle words = style(
        meeting_ ? 9.5 : 8.0, meeting_ ? FontWeight::semibold : FontWeight::regular, colours.text);
    const SheetTextStyle numbers = style(meeting_ ? 8.5 : 7.5, FontWeight::regular, colours.muted);
    const double indent = swatch_width + 2.0 * scale_;
    const double top = y_;
    const std::string& first = entry.words.empty() ? entry.numbers : entry.words;
    const auto lines = pen_.wrapped(first, width_ - indent, words);
    const double room = width_ - indent -
                        (lines.empty() ? 0.0 : pen_.text_width(lines.back(), words)) - 2.0 * scale_;
    if (draw_) pen_.paragraph(lines, x_ + indent, y_, words);
    y_ += words.line_mm() * static_cast<double>(lines.size());
    if (!entry.words.empty() && !entry.numbers.empty()) {
        const double width = pen_.text_width(entry.numbers, numbers);
        const bool beside = width <= room && !meeting_;
        if (draw_ && beside)
            pen_.text_right(entry.numbers, x_ + width_, y_ - words.line_mm() * 0.24, numbers);
        if (draw_ && !beside) pen_.paragraph({entry.numbers}, x_ + indent, y_, numbers);
        if (!beside) y_ += numbers.line_mm();
    }
    const double height = std::min(y_ - top, (meeting_ ? 6.5 : 3.8) * scale_);
    if (draw_)
        swatch({x_, top + (y_ - top - height) / 2.0, swatch_width, height}, entry.colour,
               entry.hatched);
    y_ += (meeting_ ? 1.4 : 0.7) * scale_;
}

void LegendPen::isolines() {
    const ThemeColours& colours = colours_of(Theme::light);
    const double sample = (meeting_ ? 9.0 : 6.0) * scale_;
    space(0.8);
    const SheetTextStyle words = style(meeting_ ? 9.0 : 7.5, FontWeight::regular, colours.text);
    const double middle = y_ + words.line_mm() / 2.0;
    if (draw_) {
        cairo_new_path(pen_.context());
        cairo_move_to(pen_.context(), x_, middle);
        cairo_line_to(pen_.context(), x_ + sample, middle);
        stroke_isoline(pen_, scale_);
    }
    lines(fill_in(tr("Isolux lines {}"), {isoline_levels_text(surface_.isolines)}), words,
          sample + 2.0 * scale_);
}

}  // namespace

double draw_surface_legend(const SheetPen& pen, const SheetSurface& surface, double x, double top,
                           double width, double scale, bool draw, bool isolines) {
    const ThemeColours& colours = colours_of(Theme::light);
    LegendPen legend_pen(pen, surface, x, top, width, scale, draw);
    const LegendModel legend = legend_of(surface.look, surface.unit, surface.light);
    const bool meeting = surface.look.meeting;
    legend_pen.lines(legend.title,
                     legend_pen.style(meeting ? 12.0 : 10.0, FontWeight::bold, colours.text));
    std::string kind = legend.kind;
    // "index · index 0–100" would say it twice.
    if (legend.unit.find(kind) != std::string::npos) kind.clear();
    if (!kind.empty() && !legend.unit.empty()) kind += " · ";
    legend_pen.lines(kind + legend.unit,
                     legend_pen.style(meeting ? 9.0 : 7.5, FontWeight::regular, colours.muted));
    legend_pen.space(1.5);
    if (legend.bar) legend_pen.bar(legend);
    if (legend.bar && !legend.entries.empty()) legend_pen.space(0.8);
    for (const LegendEntry& entry : legend.entries) legend_pen.entry(entry);
    if (isolines && !surface.isolines.empty()) legend_pen.isolines();
    if (!legend.note.empty()) {
        legend_pen.space(0.8);
        legend_pen.lines(legend.note,
                         legend_pen.style(meeting ? 8.5 : 7.0, FontWeight::regular, colours.muted));
    }
    return legend_pen.height();
}

}  // namespace tk
