#include "viewer/app/measure_wish.h"

#include <algorithm>

namespace tk {

bool shows_measures(const ViewState& view) {
    return view.bottom == BottomPanel::measures && view.panels.bottom_open && !view.meeting;
}

MeasureWish measure_wish(const Session& session, const ViewState& view,
                         const std::shared_ptr<const AssessedStudy>& surfaces) {
    MeasureWish wish;
    if (session.study == nullptr || session.loaded == nullptr || !shows_measures(view)) return wish;
    wish.study = session.study;
    wish.loaded = session.loaded;
    wish.saved = session.saved;
    const auto& measures = session.study->measures;
    if (std::any_of(measures.begin(), measures.end(), [](const StudyMeasure& measure) {
            return measure.area.empty() && !measure.scenario.empty() &&
                   surface_of_measure(measure).has_value();
        }))
        wish.surfaces = surfaces;
    return wish;
}

}  // namespace tk
