#include "viewer/panels/others_work.h"

namespace tk {

OthersCounted OthersWork::counted_of(const std::string& camera_id,
                                     const std::string& plan_name) const {
    OthersCounted counted = latest_.answer();
    if (counted.wish.camera_id != camera_id) return {};
    if (counted.wish.plan_name != plan_name) counted.plan.reset();
    return counted;
}

void OthersWork::follow(const OthersWish& wish) {
    latest_.follow(wish, [counters = counters_](const OthersWish& w, const OthersCounted& former) {
        const bool same_today = former.wish.camera_id == w.camera_id &&
                                former.wish.today == w.today && former.wish.options == w.options;
        OthersCounted counted{w, former.today, {}};
        if (!same_today) counted.today = counters->today.count(w.today, w.camera_id, w.options);
        if (w.plan != nullptr) counted.plan = counters->plan.count(w.plan, w.camera_id, w.options);
        return counted;
    });
}

}  // namespace tk
