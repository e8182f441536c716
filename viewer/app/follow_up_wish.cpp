#include "viewer/app/follow_up_wish.h"

#include <algorithm>

namespace tk {

bool shows_follow_up(const ViewState& view) {
    return view.bottom == BottomPanel::follow_up && view.panels.bottom_open && !view.meeting;
}

std::string shown_follow_up(const Session& session, const ViewState& view) {
    if (session.study == nullptr || session.study->follow_ups.empty()) return {};
    const auto& all = session.study->follow_ups;
    const bool chosen = std::any_of(all.begin(), all.end(), [&](const StudyFollowUp& one) {
        return one.name == view.follow_up;
    });
    return chosen ? view.follow_up : all.front().name;
}

FollowUpWish follow_up_wish(const Session& session, const ViewState& view) {
    FollowUpWish wish;
    if (session.loaded == nullptr || !shows_follow_up(view)) return wish;
    wish.name = shown_follow_up(session, view);
    if (wish.name.empty()) return wish;
    wish.study = session.study;
    wish.loaded = session.loaded;
    return wish;
}

}  // namespace tk
