#include "viewer/output/map_sheet.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/core/input_error.h"
#include "viewer/output/png_file.h"
#include "viewer/output/sheet_page.h"

namespace tk {
namespace {

constexpr double most_pixels = 150e6;
constexpr double points_per_mm = 72.0 / 25.4;

struct ReleaseCairoSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using SheetSurfacePtr = std::unique_ptr<cairo_surface_t, ReleaseCairoSurface>;

struct ReleaseCairo {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using CairoPtr = std::unique_ptr<cairo_t, ReleaseCairo>;

cairo_status_t append_sheet_bytes(void* to, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

void check_sheet(const SheetContent& content, const Paper& paper) {
    if (content.frames.empty() || content.frames.size() > 6)
        throw std::invalid_argument("a sheet has one to six maps");
    for (const SheetFrame& frame : content.frames)
        if (frame.town == nullptr || (frame.surface && frame.surface->values == nullptr))
            throw std::invalid_argument("a sheet's map needs a town, and its surface values");
    if (!(paper.dots_per_inch >= 96.0 && paper.dots_per_inch <= 600.0))
        throw std::invalid_argument("a sheet has 96 to 600 dots per inch");
}

void require_good(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("the page could not be drawn: ") +
                                 cairo_status_to_string(status));
}

std::string iso_day(std::chrono::year_month_day day) {
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(static_cast<int>(day.year())) + "-" +
           two(static_cast<unsigned>(day.month())) + "-" + two(static_cast<unsigned>(day.day()));
}

void describe_pdf(cairo_surface_t* pdf, const SheetContent& content) {
    const auto say = [&](cairo_pdf_metadata_t what, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(pdf, what, text.c_str());
    };
    say(CAIRO_PDF_METADATA_TITLE, content.title);
    say(CAIRO_PDF_METADATA_SUBJECT, std::string(stamp(content.audience)));
    say(CAIRO_PDF_METADATA_CREATOR,
        content.version.empty() ? "Tryggkarta" : "Tryggkarta " + content.version);
    // The day that the page tells, not the clock's: the same page gives the same bytes.
    const std::string moment =
        (content.date.ok() ? iso_day(content.date) : "1970-01-01") + "T00:00:00Z";
    say(CAIRO_PDF_METADATA_CREATE_DATE, moment);
    say(CAIRO_PDF_METADATA_MOD_DATE, moment);
}

}  // namespace

Extent extent_on_sheet(const SheetContent& content, const Paper& paper) {
    check_sheet(content, paper);
    const MmSize page = size_of(paper);
    const cairo_rectangle_t bounds{0.0, 0.0, page.width, page.height};
    // Only texts are measured on it.
    const SheetSurfacePtr measured(
        cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &bounds));
    const CairoPtr context(cairo_create(measured.get()));
    return extent_of_sheet_page(context.get(), content, paper);
}

std::string sheet_as_pdf(const SheetContent& content, const Paper& paper,
                         const Progress& progress) {
    check_sheet(content, paper);
    const MmSize page = size_of(paper);
    std::string bytes;
    const SheetSurfacePtr pdf(cairo_pdf_surface_create_for_stream(
        append_sheet_bytes, &bytes, page.width * points_per_mm, page.height * points_per_mm));
    cairo_pdf_surface_restrict_to_version(pdf.get(), CAIRO_PDF_VERSION_1_5);
    describe_pdf(pdf.get(), content);
    {
        const CairoPtr context(cairo_create(pdf.get()));
        cairo_scale(context.get(), points_per_mm, points_per_mm);
        draw_sheet_page(context.get(), content, paper, progress);
        require_good(cairo_status(context.get()));
        cairo_show_page(context.get());
    }
    cairo_surface_finish(pdf.get());
    require_good(cairo_surface_status(pdf.get()));
    return bytes;
}

std::string sheet_as_png(const SheetContent& content, const Paper& paper,
                         const Progress& progress) {
    check_sheet(content, paper);
    const MmSize page = size_of(paper);
    const double per_mm = paper.dots_per_inch / 25.4;
    const double width = std::round(page.width * per_mm), height = std::round(page.height * per_mm);
    if (width * height > most_pixels)
        throw InputError("", "a picture of this size and resolution would be too large",
                         "choose a lower resolution, a smaller paper, or PDF");
    const SheetSurfacePtr picture(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
    require_good(cairo_surface_status(picture.get()));
    {
        const CairoPtr context(cairo_create(picture.get()));
        cairo_set_source_rgb(context.get(), 1.0, 1.0, 1.0);
        cairo_paint(context.get());
        cairo_scale(context.get(), per_mm, per_mm);
        draw_sheet_page(context.get(), content, paper, progress);
        require_good(cairo_status(context.get()));
    }
    cairo_surface_flush(picture.get());
    std::string bytes;
    require_good(cairo_surface_write_to_png_stream(picture.get(), append_sheet_bytes, &bytes));
    return described_png(std::move(bytes), paper.dots_per_inch);
}

void write_sheet(const std::filesystem::path& path, const SheetContent& content, const Paper& paper,
                 Existing existing, const Progress& progress) {
    std::string ending = utf8(path.extension());
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (ending != ".pdf" && ending != ".png")
        throw InputError(utf8(path), "a map page is written as .pdf or .png",
                         "give the file one of these endings");
    write_picture_bytes(path,
                        ending == ".pdf" ? sheet_as_pdf(content, paper, progress)
                                         : sheet_as_png(content, paper, progress),
                        existing);
}

}  // namespace tk
