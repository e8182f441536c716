#include "viewer/output/sheet_page.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "viewer/output/map_frame.h"
#include "viewer/output/sheet_layout.h"
#include "viewer/output/sheet_panel.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr double smallest_text = 0.55;

/// A text that was made to fit: wrapped, and shrunk where wrapping was not enough.
struct FittedText {
    std::vector<std::string> lines;
    SheetTextStyle style;

    double height() const { return style.line_mm() * static_cast<double>(lines.size()); }
};

FittedText fitted_text(const SheetPen& pen, const std::string& text, double width,
                       SheetTextStyle style, std::size_t most_lines) {
    FittedText fit{pen.wrapped(text, width, style), style};
    const double smallest = style.points * 0.5;
    while (fit.lines.size() > most_lines && fit.style.points > smallest) {
        fit.style.points *= 0.94;
        fit.lines = pen.wrapped(text, width, fit.style);
    }
    return fit;
}

class SheetPage {
public:
    SheetPage(cairo_t* context, const SheetContent& content, const Paper& paper)
        : pen_(context),
          content_(content),
          paper_(paper),
          scale_(text_scale_of(paper.size)),
          page_(size_of(paper)),
          width_(page_.width - 2.0 * sheet_margin_mm) {
        prepare_header();
        prepare_footer();
        prepare_panel();
    }

    void draw(const Progress& progress) {
        const double denominator = scale_denominator();
        draw_header();
        for (std::size_t i = 0; i < content_.frames.size(); ++i) {
            draw_frame(i, denominator, progress);
            progress.at(static_cast<double>(i + 1) /
                        static_cast<double>(content_.frames.size() + 1));
        }
        draw_panel(denominator);
        draw_footer();
        progress.at(1.0);
    }

    Extent shown() const {
        Extent all;
        for (const MmBox& box : layout_.frames)
            all.add(shown_extent(middle(), box, scale_denominator()));
        return all;
    }

private:
    double mm(double at_scale_1) const { return at_scale_1 * scale_; }
    bool meeting() const { return content_.meeting; }

    // ---- The title and the stamp --------------------------------------------------------------
    std::string stamp_text() const {
        return content_.audience == Audience::internal ? tr("INTERNAL") : "";
    }
    SheetTextStyle stamp_style() const {
        return {10.0 * scale_, FontWeight::bold, colours_of(Theme::light).caution};
    }
    double stamp_width() const {
        const std::string text = stamp_text();
        return text.empty() ? 0.0 : pen_.text_width(text, stamp_style()) + mm(8.0);
    }

    double title_gap() const { return subtitle_.lines.empty() ? 0.0 : mm(0.8); }

    void prepare_header() {
        const ThemeColours& colours = colours_of(Theme::light);
        const double stamp = stamp_width();
        const double room = width_ - (stamp > 0.0 ? stamp + mm(6.0) : 0.0);
        title_ =
            fitted_text(pen_, content_.title, room,
                        {(meeting() ? 22.0 : 17.0) * scale_, FontWeight::bold, colours.text}, 2);
        subtitle_ =
            fitted_text(pen_, content_.subtitle, room,
                        {(meeting() ? 12.0 : 9.5) * scale_, FontWeight::regular, colours.muted}, 2);
        needs_.header_mm = std::max(title_.height() + title_gap() + subtitle_.height(), mm(7.0));
    }

    void draw_header() const {
        const MmBox& box = layout_.header;
        double y = box.y;
        y += pen_.paragraph(title_.lines, box.x, y, title_.style);
        pen_.paragraph(subtitle_.lines, box.x, y + title_gap(), subtitle_.style);
        const std::string text = stamp_text();
        if (text.empty()) return;
        const ThemeColours& colours = colours_of(Theme::light);
        const MmBox pill{box.right() - stamp_width(), box.y, stamp_width(), mm(7.0)};
        pen_.rounded(pill, mm(1.5));
        pen_.colour(colours.caution_background);
        cairo_fill_preserve(pen_.context());
        pen_.colour(colours.caution);
        cairo_set_line_width(pen_.context(), mm(0.3));
        cairo_stroke(pen_.context());
        pen_.text_centred(text, pill.x + pill.width / 2.0, pill.y + mm(4.8), stamp_style());
    }

    // ---- The line at the bottom ---------------------------------------------------------------
    SheetTextStyle footer_style() const {
        return {(meeting() ? 8.0 : 7.0) * scale_, FontWeight::regular,
                colours_of(Theme::light).muted};
    }
    std::string made_text() const {
        std::string text = content_.date.ok() ? date_text(content_.date) + "  ·  " : "";
        return text + "Tryggkarta" + (content_.version.empty() ? "" : " " + content_.version);
    }

    void prepare_footer() {
        std::string sources;
        for (const std::string& source : content_.sources)
            sources += (sources.empty() ? "" : ", ") + source;
        for (const SheetBackdrop& backdrop : content_.backdrops)
            if (!backdrop.attribution.empty())
                sources += (sources.empty() ? "" : ", ") + backdrop.attribution;
        if (!sources.empty()) sources = fill_in(tr("Sources: {}"), {sources});
        const double room = width_ - pen_.text_width(made_text(), footer_style()) - mm(8.0);
        sources_ = fitted_text(pen_, sources, room, footer_style(), 3);
        needs_.footer_mm = std::max(sources_.height(), footer_style().line_mm()) + mm(1.5);
    }

    void draw_footer() const {
        const MmBox& box = layout_.footer;
        pen_.line(box.x, box.y, box.right(), box.y, colours_of(Theme::light).line, mm(0.25));
        pen_.paragraph(sources_.lines, box.x, box.y + mm(1.5), sources_.style);
        pen_.text_right(made_text(), box.right(), box.y + mm(1.5) + footer_style().line_mm() * 0.76,
                        footer_style());
    }

    // ---- Legends ------------------------------------------------------------------------------
    int panel_columns() const { return paper_.landscape ? 1 : 3; }
    double column_gap() const { return mm(7.0); }
    double column_width() const {
        if (paper_.landscape) return needs_.panel_width_mm;
        return (width_ - column_gap() * (panel_columns() - 1)) / panel_columns();
    }

    std::vector<PanelBlock> all_blocks(double denominator) const {
        PanelBlocks blocks = panel_blocks(pen_, content_, denominator, scale_ * panel_scale_);
        blocks.first.insert(blocks.first.end(), blocks.last.begin(), blocks.last.end());
        return blocks.first;
    }
    double panel_height() const {
        // The scale's number changes no height.
        return height_in_columns(all_blocks(1000.0), panel_columns(), column_width(),
                                 panel_gap_mm(scale_ * panel_scale_));
    }

    /// Much text is set smaller until it fits; the maps keep at least 60 % of a portrait page.
    void prepare_panel() {
        needs_.frames = static_cast<int>(content_.frames.size());
        needs_.gap_mm = mm(4.0);
        needs_.panel_width_mm = mm(meeting() ? 68.0 : 60.0);
        const bool named = std::any_of(content_.frames.begin(), content_.frames.end(),
                                       [](const SheetFrame& f) { return !f.label.empty(); });
        needs_.label_mm = named ? mm(meeting() ? 8.0 : 6.5) : 0.0;
        const Extent& extent = content_.extent;
        const double high = extent.north_m - extent.south_m;
        if (!extent.empty() && high > 0.0) needs_.shape = (extent.east_m - extent.west_m) / high;
        for (;;) {
            needs_.panel_height_mm = paper_.landscape ? 0.0 : panel_height();
            layout_ = lay_out(paper_, needs_);
            const double room = paper_.landscape ? layout_.panel.height : page_.height * 0.34;
            if (panel_scale_ <= smallest_text || panel_height() <= room) break;
            panel_scale_ *= 0.95;
        }
    }

    void draw_panel(double denominator) const {
        const double gap = panel_gap_mm(scale_ * panel_scale_);
        if (!paper_.landscape) {
            draw_in_columns(all_blocks(denominator), layout_.panel, panel_columns(), column_gap(),
                            gap);
            return;
        }
        const PanelBlocks blocks = panel_blocks(pen_, content_, denominator, scale_ * panel_scale_);
        draw_in_columns(blocks.first, layout_.panel, 1, 0.0, gap);
        MmBox low = layout_.panel;
        const double first = height_in_columns(blocks.first, 1, low.width, gap);
        const double last = height_in_columns(blocks.last, 1, low.width, gap);
        low.y = std::max(low.bottom() - last, low.y + (first > 0.0 ? first + gap : 0.0));
        draw_in_columns(blocks.last, low, 1, 0.0, gap);
    }

    // ---- The maps -----------------------------------------------------------------------------
    double scale_denominator() const {
        const auto given = content_.scale_denominator;
        if (given && std::isfinite(*given) && *given >= 1.0) return *given;
        return nice_scale_above(fitting_scale(content_.extent, layout_.frames.front()));
    }
    MapPoint middle() const {
        const Extent& e = content_.extent;
        if (e.empty()) return {};
        return {(e.west_m + e.east_m) / 2.0, (e.south_m + e.north_m) / 2.0};
    }

    void draw_frame(std::size_t index, double denominator, const Progress& progress) const {
        const SheetFrame& frame = content_.frames[index];
        const MmBox& box = layout_.frames[index];
        const FrameScene scene{content_,
                               frame,
                               {box, shown_extent(middle(), box, denominator)},
                               scale_,
                               paper_.dots_per_inch};
        draw_map_frame(pen_, scene, progress);
        if (frame.label.empty()) return;
        SheetTextStyle style{(meeting() ? 13.0 : 10.0) * scale_, FontWeight::bold,
                             colours_of(Theme::light).text};
        style.points *= std::min(1.0, box.width / pen_.text_width(frame.label, style));
        const MmBox& above = layout_.labels[index];
        pen_.text(frame.label, above.x, above.bottom() - mm(1.8), style);
    }

    SheetPen pen_;
    const SheetContent& content_;
    const Paper& paper_;
    double scale_;
    double panel_scale_ = 1.0;
    MmSize page_;
    double width_;
    FittedText title_, subtitle_, sources_;
    SheetNeeds needs_;
    SheetLayout layout_;
};

}  // namespace

Extent extent_of_sheet_page(cairo_t* context, const SheetContent& content, const Paper& paper) {
    return SheetPage(context, content, paper).shown();
}

void draw_sheet_page(cairo_t* context, const SheetContent& content, const Paper& paper,
                     const Progress& progress) {
    SheetPage(context, content, paper).draw(progress);
}

}  // namespace tk
