// The surface of a map: its cells as a picture, and hatching over what gets worse.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>

#include "viewer/map/value_lattice.h"
#include "viewer/output/map_frame.h"

namespace tk {
namespace {

constexpr double hatch_spacing_mm = 1.5;
constexpr double hatch_width_mm = 0.22;
constexpr double hatch_step_mm = 0.1;
/// Three figures and a sign find room.
constexpr double least_between_values_mm = 8.0;

struct ReleaseSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using CairoPicture = std::unique_ptr<cairo_surface_t, ReleaseSurface>;

/// Sums of premultiplied colour, so that a mean of colours is one.
struct PremultipliedSum {
    std::uint64_t red = 0, green = 0, blue = 0, alpha = 0, count = 0;

    void add(Colour c) {
        red += std::uint64_t{c.red} * c.alpha;
        green += std::uint64_t{c.green} * c.alpha;
        blue += std::uint64_t{c.blue} * c.alpha;
        alpha += c.alpha;
        ++count;
    }
    /// As CAIRO_FORMAT_ARGB32 has it.
    std::uint32_t pixel() const {
        const auto mean = [&](std::uint64_t sum) {
            return static_cast<std::uint32_t>((sum + 255 * count / 2) / (255 * count));
        };
        const auto a = static_cast<std::uint32_t>((alpha + count / 2) / count);
        return a << 24 | std::min(a, mean(red)) << 16 | std::min(a, mean(green)) << 8 |
               std::min(a, mean(blue));
    }
};

/// A picture and where its pixels lie on the page.
struct PlacedPicture {
    CairoPicture picture;
    double x = 0.0, y = 0.0;
    double pixel_width = 1.0, pixel_height = 1.0;
};

/// Painted without smoothing: a cell's edge is where it is.
void paint_picture(const SheetPen& pen, const PlacedPicture& placed, double opacity) {
    cairo_t* context = pen.context();
    cairo_save(context);
    cairo_translate(context, placed.x, placed.y);
    cairo_scale(context, placed.pixel_width, placed.pixel_height);
    cairo_set_source_surface(context, placed.picture.get(), 0.0, 0.0);
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST);
    cairo_paint_with_alpha(context, std::clamp(opacity, 0.0, 1.0));
    cairo_restore(context);
}

CairoPicture new_cairo_picture(int width, int height) {
    return CairoPicture(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
}

std::uint32_t* picture_row(const CairoPicture& picture, int row) {
    unsigned char* data = cairo_image_surface_get_data(picture.get());
    const auto stride = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(picture.get()));
    return reinterpret_cast<std::uint32_t*>(data + row * stride);
}

/// Cells that the frame shows any part of.
CellRange cells_meeting(const GridSpec& spec, const Extent& shown) {
    return cells_with_centre_in(spec, shown.grown(spec.cell_m / 2.0));
}

/// A pixel for every `block` by `block` cells: 1 as long as the page can show each cell.
PlacedPicture picture_of(const SheetSurface& surface, const FrameScene& scene) {
    const SurfaceGrid& grid = *surface.values;
    const GridSpec& spec = grid.spec();
    const CellRange cells = cells_meeting(spec, scene.place.shown);
    PlacedPicture placed;
    if (cells.empty()) return placed;
    const double cell_mm = spec.cell_m * scene.place.mm_per_m();
    const double cell_px = cell_mm * scene.dots_per_inch / 25.4;
    const int block = cell_px >= 1.0 ? 1 : static_cast<int>(std::ceil(1.0 / cell_px));
    const int width = (cells.cols() + block - 1) / block;
    const int height = (cells.rows() + block - 1) / block;
    placed.picture = new_cairo_picture(width, height);
    cairo_surface_flush(placed.picture.get());
    for (int y = 0; y < height; ++y) {
        std::uint32_t* pixels = picture_row(placed.picture, y);
        const int row_begin = cells.row_begin + y * block;
        const int row_end = std::min(cells.row_end, row_begin + block);
        for (int x = 0; x < width; ++x) {
            const int col_begin = cells.col_begin + x * block;
            const int col_end = std::min(cells.col_end, col_begin + block);
            PremultipliedSum sum;
            for (int row = row_begin; row < row_end; ++row)
                for (int col = col_begin; col < col_end; ++col)
                    sum.add(colour_of(surface.look, static_cast<double>(grid(row, col))));
            pixels[x] = sum.pixel();
        }
    }
    cairo_surface_mark_dirty(placed.picture.get());
    placed.x = scene.place.x_mm(spec.west_m() + cells.col_begin * spec.cell_m);
    placed.y = scene.place.y_mm(spec.north_m() - cells.row_begin * spec.cell_m);
    placed.pixel_width = placed.pixel_height = cell_mm * block;
    return placed;
}

/// Dark lines that bear a light edge: seen on pale and on full colours alike, also in grey.
void stroke_hatching(const SheetPen& pen, double scale) {
    cairo_set_line_cap(pen.context(), CAIRO_LINE_CAP_BUTT);
    pen.colour(colours_of(Theme::light).halo.faded(0.8));
    cairo_set_line_width(pen.context(), hatch_width_mm * 2.6 * scale);
    cairo_stroke_preserve(pen.context());
    pen.colour(colours_of(Theme::light).text);
    cairo_set_line_width(pen.context(), hatch_width_mm * scale);
    cairo_stroke(pen.context());
}

/// Calls `is_worse(x, y)` along lines that rise to the right and strokes where it holds.
template <class IsWorse>
void hatch_where(const SheetPen& pen, const MmBox& box, double scale, const IsWorse& is_worse) {
    cairo_new_path(pen.context());
    const double spacing = hatch_spacing_mm * scale * std::sqrt(2.0);
    const int steps = static_cast<int>(std::ceil(box.height / hatch_step_mm));
    for (double start = -box.height + spacing / 2.0; start < box.width; start += spacing) {
        std::optional<double> from;
        for (int i = 0; i <= steps; ++i) {
            const double t = i * hatch_step_mm;
            const double x = box.x + start + t, y = box.bottom() - t;
            const bool worse =
                i < steps && x >= box.x && x <= box.right() && y >= box.y && is_worse(x, y);
            if (worse && !from) from = t;
            if (worse || !from) continue;
            cairo_move_to(pen.context(), box.x + start + *from, box.bottom() - *from);
            cairo_line_to(pen.context(), x, y);
            from.reset();
        }
    }
    stroke_hatching(pen, scale);
}

CairoPicture picture_of(const SheetBackdrop& backdrop) {
    CairoPicture picture = new_cairo_picture(backdrop.width, backdrop.height);
    cairo_surface_flush(picture.get());
    std::size_t at = 0;
    for (int y = 0; y < backdrop.height; ++y) {
        std::uint32_t* pixels = picture_row(picture, y);
        for (int x = 0; x < backdrop.width; ++x, at += 4) {
            PremultipliedSum sum;
            sum.add({backdrop.rgba[at], backdrop.rgba[at + 1], backdrop.rgba[at + 2],
                     backdrop.rgba[at + 3]});
            pixels[x] = sum.pixel();
        }
    }
    cairo_surface_mark_dirty(picture.get());
    return picture;
}

}  // namespace

void draw_backdrops(const SheetPen& pen, const FrameScene& scene) {
    for (const SheetBackdrop& backdrop : scene.content.backdrops) {
        if (backdrop.width <= 0 || backdrop.height <= 0 ||
            backdrop.rgba.size() != 4 * static_cast<std::size_t>(backdrop.width) *
                                        static_cast<std::size_t>(backdrop.height))
            continue;
        PlacedPicture placed;
        placed.picture = picture_of(backdrop);
        placed.x = scene.place.x_mm(backdrop.extent.west_m);
        placed.y = scene.place.y_mm(backdrop.extent.north_m);
        placed.pixel_width = (scene.place.x_mm(backdrop.extent.east_m) - placed.x) / backdrop.width;
        placed.pixel_height =
            (scene.place.y_mm(backdrop.extent.south_m) - placed.y) / backdrop.height;
        paint_picture(pen, placed, scene.content.backdrop_opacity);
    }
}

void draw_surface(const SheetPen& pen, const FrameScene& scene) {
    if (!scene.frame.surface || !scene.frame.surface->values) return;
    const SheetSurface& surface = *scene.frame.surface;
    const PlacedPicture placed = picture_of(surface, scene);
    if (placed.picture == nullptr) return;
    paint_picture(pen, placed, surface.opacity);
    if (!surface.look.is_change || surface.look.worse_sign == 0) return;
    const SurfaceGrid& grid = *surface.values;
    hatch_where(pen, scene.place.frame, scene.scale, [&](double x, double y) {
        const auto cell = cell_at(grid.spec(), scene.place.to_map(x, y));
        return cell && gets_worse(surface.look, static_cast<double>(grid(cell->row, cell->col)));
    });
}

void stroke_isoline(const SheetPen& pen, double scale) {
    cairo_set_line_join(pen.context(), CAIRO_LINE_JOIN_ROUND);
    pen.colour(colours_of(Theme::light).halo.faded(0.8));
    cairo_set_line_width(pen.context(), 0.5 * scale);
    cairo_stroke_preserve(pen.context());
    pen.colour(colours_of(Theme::light).text);
    cairo_set_line_width(pen.context(), 0.18 * scale);
    cairo_stroke(pen.context());
}

void draw_isolines(const SheetPen& pen, const FrameScene& scene) {
    for (const ContourLine& line : scene.isolines) {
        if (!extent_of(line.points).meets(scene.place.shown)) continue;
        cairo_new_path(pen.context());
        pen.path(line.points, scene.place);
        stroke_isoline(pen, scene.scale);
    }
}

void draw_values(const SheetPen& pen, const FrameScene& scene) {
    if (!scene.frame.surface || !scene.frame.surface->values_shown) return;
    const SheetSurface& surface = *scene.frame.surface;
    const SurfaceGrid& grid = *surface.values;
    const ThemeColours& colours = colours_of(Theme::light);
    const SheetTextStyle style{5.5 * scene.scale, FontWeight::medium, colours.text};
    const double metres_per_mm = 1.0 / scene.place.mm_per_m();
    const auto spacing_m =
        value_spacing_m(grid.spec().cell_m, metres_per_mm, scene.mm(least_between_values_mm));
    if (!spacing_m) return;
    for (const Cell cell : cells_on_lattice(grid.spec(), scene.place.shown, *spacing_m)) {
        const auto value = static_cast<double>(grid(cell.row, cell.col));
        if (std::isnan(value)) continue;
        const MapPoint at = grid.spec().centre_of(cell.row, cell.col);
        const double x = scene.place.x_mm(at.east_m), y = scene.place.y_mm(at.north_m);
        cairo_new_path(pen.context());
        cairo_arc(pen.context(), x, y, scene.mm(0.3), 0.0, 2.0 * std::numbers::pi);
        pen.colour(colours.text);
        cairo_fill(pen.context());
        pen.label(value_words(value, surface.look.is_change), x,
                  y + scene.mm(0.5) + style.line_mm() / 2.0, 0.0, style, colours.halo,
                  scene.mm(0.35));
    }
}

void draw_hatching(const SheetPen& pen, const MmBox& box, double scale) {
    cairo_save(pen.context());
    hatch_where(pen, box, scale, [](double, double) { return true; });
    cairo_restore(pen.context());
}

}  // namespace tk
