#include "layers/read_cameras.h"

#include <cmath>
#include <utility>

#include "engine/core/compass.h"
#include "engine/core/input_error.h"
#include "layers/read_points.h"

namespace tk {

namespace {

/// The field of view, stated or from the lens.
std::string take_view(Camera& camera, const LayerRows& row, const RowFill& fill) {
    const NumberValue fov = row.quantity("fov");
    const UsableRange positive{.lowest_excluded = true};
    const std::string reasons[] = {
        take_number(fov, camera.field_of_view_deg, {.highest = 360.0, .lowest_excluded = true},
                    "field of view"),
        take_number(row.quantity("focal"), camera.focal_length_mm, positive, "focal length"),
        take_number(row.quantity("sensor"), camera.sensor_width_mm, positive, "sensor width")};
    for (const std::string& reason : reasons)
        if (!reason.empty()) return reason;
    if (fov.state == ValueState::there) return {};
    const bool lens_in_row = row.quantity("focal").state == ValueState::there ||
                             row.quantity("sensor").state == ValueState::there;
    if (lens_in_row && camera.focal_length_mm && camera.sensor_width_mm) {
        camera.field_of_view_deg =
            2.0 * std::atan(*camera.sensor_width_mm / (2.0 * *camera.focal_length_mm)) /
            radians_per_degree;
    } else if (fill.use == RowUse::fresh) {
        fill.assumptions.add("no field of view, 90 degrees is assumed");
    }
    return {};
}

/// What is documented of the weighing of interests. An unreadable date leaves the camera usable.
void take_weighing(InterestWeighing& weighing, const LayerRows& row, const RowFill& fill) {
    for (const WeighingText& field : weighing_texts())
        if (std::string text = row.text(field.name); !text.empty())
            weighing.*field.text = std::move(text);
    if (!take_date(row, weighing_date_name, weighing.date).empty())
        fill.assumptions.add("unreadable date of the weighing of interests, left out");
}

}  // namespace

std::string fill_from_row(Camera& camera, const LayerRows& row, const RowFill& fill) {
    const bool fresh = fill.use == RowUse::fresh;
    const NumberValue height = row.length("height");
    const NumberValue pixels = row.quantity("pixels");
    const NumberValue bearing = row.number("bearing");
    const UsableRange positive{.lowest_excluded = true};
    const std::string reasons[] = {
        take_number(height, camera.height_m, positive, "height"),
        take_number(pixels, camera.pixels_across, positive, "number of pixels"),
        take_number(bearing, camera.bearing_deg, {.lowest = -HUGE_VAL}, "bearing"),
        take_number(row.number("tilt"), camera.tilt_deg, {.lowest = -90.0, .highest = 90.0},
                    "tilt"),
        take_number(row.length("range"), camera.range_m, positive, "range"),
        take_view(camera, row, fill)};
    for (const std::string& reason : reasons)
        if (!reason.empty()) return reason;
    take_weighing(camera.weighing, row, fill);
    if (camera.bearing_deg) camera.bearing_deg = normalised_bearing_deg(*camera.bearing_deg);
    if (!fresh) return {};
    if (height.state == ValueState::missing) fill.assumptions.add("no height, 4 m is assumed");
    if (bearing.state == ValueState::missing)
        fill.assumptions.add("no bearing, it is taken to see all round");
    if (pixels.state == ValueState::missing)
        fill.assumptions.add("no number of pixels, 1920 is assumed");
    return {};
}

std::vector<Camera> read_cameras(const LayerRequest& request, const ReadContext& context,
                                 ReadReport& report) {
    LayerRows rows(request, context, LayerKind::cameras, report);
    Assumptions assumptions;
    return read_points<Camera>(rows, context, assumptions);
}

void require_judgeable(std::span<const Camera> cameras, PixelDensityRule rule,
                       const std::string& source, const std::string& otherwise) {
    for (const Camera& camera : cameras)
        if (!can_be_judged(camera, rule))
            throw InputError(source,
                             "camera " + camera.id + " has no focal length and sensor width",
                             "give both in the layer, or " + otherwise);
}

}  // namespace tk
