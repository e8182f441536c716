#include "viewer/app/pattern_wish.h"

namespace tk {

bool shows_patterns(const ViewState& view) {
    return view.bottom == BottomPanel::patterns && view.panels.bottom_open && !view.meeting;
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
    return wish;
}

}  // namespace tk
