#pragma once

#include <cairo.h>

#include <memory>
#include <string>
#include <vector>

#include "engine/core/geometry.h"
#include "viewer/output/paper.h"
#include "viewer/output/sheet_layout.h"
#include "viewer/theme/theme.h"

/// Drawing on a page in millimetres. Private to output/: no public header includes this one.
namespace tk {

enum class FontWeight { regular, medium, semibold, bold };

/// Size in points on the page.
struct SheetTextStyle {
    double points = 9.0;
    FontWeight weight = FontWeight::regular;
    Colour colour = {};

    double line_mm() const { return points * 0.352778 * 1.35; }
};

struct ReleaseFontFace {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};

/// A cairo context with fonts and colours. Text is Inter, else Noto Sans, else DejaVu Sans.
class SheetPen {
public:
    /// @param context not owned; its user space is millimetres
    explicit SheetPen(cairo_t* context);

    cairo_t* context() const { return context_; }

    void colour(Colour c) const;
    void fill(const MmBox& box, Colour c) const;
    void stroke(const MmBox& box, Colour c, double width_mm) const;
    void rounded(const MmBox& box, double radius_mm) const;  ///< adds to the path
    void line(double x0, double y0, double x1, double y1, Colour c, double width_mm) const;

    double text_width(const std::string& text, const SheetTextStyle& style) const;
    /// With its baseline's left end at (x, y).
    void text(const std::string& text, double x, double baseline,
              const SheetTextStyle& style) const;
    void text_centred(const std::string& text, double x, double baseline,
                      const SheetTextStyle& style) const;
    void text_right(const std::string& text, double x, double baseline,
                    const SheetTextStyle& style) const;
    /// With a halo, its middle at (x, y), turned clockwise.
    void label(const std::string& text, double x, double y, double angle_deg,
               const SheetTextStyle& style, Colour halo, double halo_mm) const;

    /// Broken into lines at spaces; a word that is wider than the line is broken within.
    std::vector<std::string> wrapped(const std::string& text, double width_mm,
                                     const SheetTextStyle& style) const;
    /// Draws the lines below `top`. @return the height that they take
    double paragraph(const std::vector<std::string>& lines, double x, double top,
                     const SheetTextStyle& style) const;

    /// Add to the path, in map coordinates.
    void path(const Line& line, const FramePlace& place) const;
    void path(const MultiPolygon& polygons, const FramePlace& place) const;

private:
    void use(const SheetTextStyle& style) const;

    cairo_t* context_;
    std::vector<std::unique_ptr<cairo_font_face_t, ReleaseFontFace>> faces_;  ///< by FontWeight
};

}  // namespace tk
