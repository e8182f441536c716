#include "layers/read_measure_area.h"

#include "engine/surfaces/camera_coverage.h"
#include "layers/read_areas.h"
#include "layers/read_follow_up.h"
#include "layers/treated_cameras.h"

namespace tk {
namespace {

ReadMeasureArea area_read_from(const std::string& source, MeasureAreaFrom from,
                               const ReadContext& context) {
    ReadMeasureArea read;
    LayerRequest request;
    request.source = source;
    read.area = MeasureArea(read_boundary(request, context, read.report));
    read.from = from;
    return read;
}

ReadMeasureArea no_area(NoMeasureArea why) {
    ReadMeasureArea read;
    read.why_none = why;
    return read;
}

ReadMeasureArea ground_of_plan(Surface which, const Assessment* today, const Assessment* plan) {
    if (today == nullptr || plan == nullptr) return no_area(NoMeasureArea::plan_not_computed);
    const auto before = today->surface(which), after = plan->surface(which);
    if (!before || !after) return no_area(NoMeasureArea::no_surface);
    ReadMeasureArea read;
    if (which == Surface::light) {
        read.area = ground_made_lighter(*before, *after);
        read.from = MeasureAreaFrom::made_lighter;
    } else {
        const CameraStandard standard = today->parameters().cameras->options.standard;
        read.area =
            ground_newly_watched(*before, *after, density_classes(standard).front().pixels_per_m);
        read.from = MeasureAreaFrom::newly_watched;
    }
    return read.area.empty() ? no_area(NoMeasureArea::nothing_changes) : read;
}

}  // namespace

std::optional<Surface> surface_of_measure(const StudyMeasure& measure) {
    if (measure.kind == "lighting") return Surface::light;
    if (measure.kind == "cameras") return Surface::cameras;
    return std::nullopt;
}

ReadMeasureArea read_measure_area(const StudyMeasure& measure, const Study& study,
                                  const LoadedStudy& loaded, const Assessment* today,
                                  const Assessment* plan) {
    if (!measure.area.empty())
        return area_read_from(measure.area, MeasureAreaFrom::own, loaded.context);
    const std::optional<Surface> surface = surface_of_measure(measure);
    if (surface && !measure.scenario.empty()) return ground_of_plan(*surface, today, plan);
    const StudyFollowUp* follow_up = follow_up_called(study, measure.follow_up);
    if (follow_up != nullptr && !follow_up->treated.empty())
        return area_read_from(follow_up->treated, MeasureAreaFrom::follow_up, loaded.context);
    if (follow_up == nullptr || !follow_up->by_cameras()) return no_area(NoMeasureArea::not_said);
    ReadMeasureArea seen;
    const Progress* progress = loaded.context.progress;
    seen.area = MeasureArea(treated_by_cameras(study, *follow_up, loaded,
                                               progress != nullptr ? *progress : Progress{}));
    seen.from = MeasureAreaFrom::follow_up;
    return seen;
}

}  // namespace tk
