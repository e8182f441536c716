#include "viewer/app/pattern_wish.h"

#include "layers/risk_parameters.h"

namespace tk {
namespace {

bool asks_the_study(PatternMethod method) {
    return method == PatternMethod::risk_terrain || method == PatternMethod::hours ||
           method == PatternMethod::streets;
}

}  // namespace

bool shows_patterns(const ViewState& view) {
    return view.bottom == BottomPanel::patterns && view.panels.bottom_open && !view.meeting;
}

PatternDefaults pattern_defaults(const Session& session) {
    PatternDefaults defaults;
    if (session.study == nullptr || session.loaded == nullptr) return defaults;
    const AssessmentParameters& parameters = session.loaded->parameters;
    defaults.risk_cell_m =
        0.5 * risk_options_of(session.study->risk.value_or(RiskAnalysis{}), parameters)
                  .candidates.block_m;
    if (parameters.hotspot) defaults.street_bandwidth_m = parameters.hotspot->kernel.bandwidth_m;
    return defaults;
}

PatternWish pattern_wish(const Session& session, const ViewState& view,
                         const std::shared_ptr<const FilteredIncidents>& shown) {
    PatternWish wish;
    if (session.loaded == nullptr || !shows_patterns(view)) return wish;
    // While they have not been filtered yet nobody knows which they are.
    if (shown == nullptr && !session.filter.empty()) return wish;
    wish.today = session.loaded->town;
    if (shown != nullptr) wish.shown = {shown, &shown->kept};
    wish.options = view.patterns;
    if (!asks_the_study(wish.options.method)) return wish;
    const PatternDefaults defaults = pattern_defaults(session);
    if (!wish.options.risk_cell_m) wish.options.risk_cell_m = defaults.risk_cell_m;
    if (!wish.options.street_bandwidth_m)
        wish.options.street_bandwidth_m = defaults.street_bandwidth_m;
    wish.study = session.study;
    wish.loaded = session.loaded;
    if (wish.options.method == PatternMethod::hours) {
        wish.timezone = incident_timezone(session);
        wish.filter = session.filter;
    }
    return wish;
}

}  // namespace tk
