#pragma once

#include <vector>

/// Which labels of a map find room.
namespace tk {

/// A rectangle that may be turned, by its middle: millimetres and degrees clockwise on the page.
struct LabelBox {
    double x = 0.0, y = 0.0;  ///< the middle
    double width = 0.0, height = 0.0;
    double angle_deg = 0.0;

    friend bool operator==(const LabelBox&, const LabelBox&) = default;
};

/// Whether two boxes have any inner point in common (separating axes).
bool overlap(const LabelBox& a, const LabelBox& b);

/// Whether all corners of the box lie in the upright rectangle.
bool lies_in(const LabelBox& box, double x, double y, double width, double height);

/// Gives out places, first come first served: ask for the most important labels first.
class LabelPlaces {
public:
    /// @param gap_mm kept free around each label
    LabelPlaces(double x, double y, double width, double height, double gap_mm)
        : x_(x), y_(y), width_(width), height_(height), gap_mm_(gap_mm) {}

    /// Takes the place if it is free, with `room_mm` more around it than always, and within the
    /// map.
    /// @return whether it was taken
    bool take(const LabelBox& box, double room_mm = 0.0);
    /// Keeps labels off a place, whether or not it is free.
    void block(const LabelBox& box) { taken_.push_back(box); }

    const std::vector<LabelBox>& taken() const { return taken_; }

private:
    double x_, y_, width_, height_, gap_mm_;
    std::vector<LabelBox> taken_;
};

}  // namespace tk
