#include "viewer/output/sheet_pen.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace tk {
namespace {

constexpr double mm_per_point = 0.352778;

struct ReleasePattern {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using PatternPtr = std::unique_ptr<FcPattern, ReleasePattern>;

int fontconfig_weight(FontWeight weight) {
    switch (weight) {
        case FontWeight::regular: return FC_WEIGHT_REGULAR;
        case FontWeight::medium: return FC_WEIGHT_MEDIUM;
        case FontWeight::semibold: return FC_WEIGHT_DEMIBOLD;
        case FontWeight::bold: return FC_WEIGHT_BOLD;
    }
    return FC_WEIGHT_REGULAR;
}

/// The system's fonts, known to nobody else, so that all of it is given back.
struct ReleaseFontConfig {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using FontConfigPtr = std::unique_ptr<FcConfig, ReleaseFontConfig>;

cairo_font_face_t* face_of(FontWeight weight, FcConfig* fonts) {
    const PatternPtr wanted(FcPatternCreate());
    for (const char* family : {"Inter", "Noto Sans", "DejaVu Sans"})
        FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
    FcPatternAddInteger(wanted.get(), FC_WEIGHT, fontconfig_weight(weight));
    // An outline: pictures of letters would not scale, and could not be embedded.
    FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
    FcConfigSubstitute(fonts, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    const PatternPtr found(FcFontMatch(fonts, wanted.get(), &result));
    return cairo_ft_font_face_create_for_pattern(found ? found.get() : wanted.get());
}

/// Where the code point that begins at `at` ends.
std::size_t after_letter(const std::string& text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return at;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c != ' ' && c != '\n') {
            word += c;
            continue;
        }
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
        if (c == '\n') words.emplace_back("\n");
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

}  // namespace

SheetPen::SheetPen(cairo_t* context) : context_(context) {
    const FontConfigPtr fonts(FcInitLoadConfigAndFonts());
    for (const FontWeight weight :
         {FontWeight::regular, FontWeight::medium, FontWeight::semibold, FontWeight::bold})
        faces_.emplace_back(face_of(weight, fonts.get()));
    cairo_font_options_t* options = cairo_font_options_create();
    // Letters stand where they would on paper, whatever the resolution.
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(context_, options);
    cairo_font_options_destroy(options);
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
}

void SheetPen::colour(Colour c) const {
    cairo_set_source_rgba(context_, c.red / 255.0, c.green / 255.0, c.blue / 255.0,
                          c.alpha / 255.0);
}

void SheetPen::fill(const MmBox& box, Colour c) const {
    colour(c);
    cairo_rectangle(context_, box.x, box.y, box.width, box.height);
    cairo_fill(context_);
}

void SheetPen::stroke(const MmBox& box, Colour c, double width_mm) const {
    colour(c);
    cairo_set_line_width(context_, width_mm);
    cairo_rectangle(context_, box.x, box.y, box.width, box.height);
    cairo_stroke(context_);
}

void SheetPen::rounded(const MmBox& box, double radius_mm) const {
    const double r = std::min({radius_mm, box.width / 2.0, box.height / 2.0});
    constexpr double quarter = std::numbers::pi / 2.0;
    cairo_new_sub_path(context_);
    cairo_arc(context_, box.right() - r, box.y + r, r, -quarter, 0.0);
    cairo_arc(context_, box.right() - r, box.bottom() - r, r, 0.0, quarter);
    cairo_arc(context_, box.x + r, box.bottom() - r, r, quarter, 2.0 * quarter);
    cairo_arc(context_, box.x + r, box.y + r, r, 2.0 * quarter, 3.0 * quarter);
    cairo_close_path(context_);
}

void SheetPen::line(double x0, double y0, double x1, double y1, Colour c, double width_mm) const {
    colour(c);
    cairo_set_line_width(context_, width_mm);
    cairo_move_to(context_, x0, y0);
    cairo_line_to(context_, x1, y1);
    cairo_stroke(context_);
}

void SheetPen::use(const SheetTextStyle& style) const {
    cairo_set_font_face(context_, faces_[static_cast<std::size_t>(style.weight)].get());
    cairo_set_font_size(context_, style.points * mm_per_point);
}

double SheetPen::text_width(const std::string& text, const SheetTextStyle& style) const {
    use(style);
    cairo_text_extents_t extents;
    cairo_text_extents(context_, text.c_str(), &extents);
    return extents.x_advance;
}

void SheetPen::text(const std::string& text, double x, double baseline,
                    const SheetTextStyle& style) const {
    use(style);
    colour(style.colour);
    cairo_move_to(context_, x, baseline);
    cairo_show_text(context_, text.c_str());
    cairo_new_path(context_);
}

void SheetPen::text_centred(const std::string& text, double x, double baseline,
                            const SheetTextStyle& style) const {
    this->text(text, x - text_width(text, style) / 2.0, baseline, style);
}

void SheetPen::text_right(const std::string& text, double x, double baseline,
                          const SheetTextStyle& style) const {
    this->text(text, x - text_width(text, style), baseline, style);
}

void SheetPen::label(const std::string& text, double x, double y, double angle_deg,
                     const SheetTextStyle& style, Colour halo, double halo_mm) const {
    const double width = text_width(text, style);
    cairo_save(context_);
    cairo_translate(context_, x, y);
    cairo_rotate(context_, angle_deg * std::numbers::pi / 180.0);
    // The middle of small letters, not of the line, is what the eye takes for the middle.
    const double left = -width / 2.0, baseline = style.points * mm_per_point * 0.36;
    cairo_move_to(context_, left, baseline);
    cairo_text_path(context_, text.c_str());
    colour(halo);
    cairo_set_line_width(context_, halo_mm * 2.0);
    cairo_stroke(context_);
    this->text(text, left, baseline, style);
    cairo_restore(context_);
}

std::vector<std::string> SheetPen::wrapped(const std::string& text, double width_mm,
                                           const SheetTextStyle& style) const {
    std::vector<std::string> lines(1);
    for (std::string word : words_of(text)) {
        if (word == "\n") {
            lines.emplace_back();
            continue;
        }
        const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
        if (text_width(longer, style) <= width_mm) {
            lines.back() = longer;
            continue;
        }
        if (!lines.back().empty()) lines.emplace_back();
        while (text_width(word, style) > width_mm && after_letter(word, 0) < word.size()) {
            std::size_t end = after_letter(word, 0);
            for (std::size_t next = after_letter(word, end);
                 next < word.size() && text_width(word.substr(0, next), style) <= width_mm;
                 next = after_letter(word, next))
                end = next;
            lines.back() = word.substr(0, end);
            lines.emplace_back();
            word.erase(0, end);
        }
        lines.back() = word;
    }
    if (lines.size() == 1 && lines.front().empty()) lines.clear();
    return lines;
}

double SheetPen::paragraph(const std::vector<std::string>& lines, double x, double top,
                           const SheetTextStyle& style) const {
    double y = top;
    for (const std::string& line : lines) {
        text(line, x, y + style.line_mm() * 0.76, style);
        y += style.line_mm();
    }
    return y - top;
}

void SheetPen::path(const Line& line, const FramePlace& place) const {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const double x = place.x_mm(line[i].east_m), y = place.y_mm(line[i].north_m);
        if (i == 0)
            cairo_move_to(context_, x, y);
        else
            cairo_line_to(context_, x, y);
    }
}

void SheetPen::path(const MultiPolygon& polygons, const FramePlace& place) const {
    for (const Polygon& polygon : polygons) {
        path(polygon.outer, place);
        cairo_close_path(context_);
        for (const Ring& hole : polygon.holes) {
            path(hole, place);
            cairo_close_path(context_);
        }
    }
}

}  // namespace tk
