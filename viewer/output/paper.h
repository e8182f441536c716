#pragma once

namespace tk {

/// Everything on a page is in millimetres from its top left corner.
struct MmSize {
    double width = 0.0, height = 0.0;
    friend bool operator==(const MmSize&, const MmSize&) = default;
};

struct MmBox {
    double x = 0.0, y = 0.0;
    double width = 0.0, height = 0.0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    friend bool operator==(const MmBox&, const MmBox&) = default;
};

/// ISO 216.
enum class PaperSize { a4, a3, a2, a1 };

struct Paper {
    PaperSize size = PaperSize::a4;
    bool landscape = true;
    double dots_per_inch = 300.0;  ///< of a picture and of the rasters in a PDF; [96, 600]

    friend bool operator==(const Paper&, const Paper&) = default;
};

/// 297 x 210 for A4 landscape.
MmSize size_of(const Paper& paper);

/// How much larger than on A4 text and symbols are: what hangs on a wall is read from further off.
double text_scale_of(PaperSize size);

}  // namespace tk
