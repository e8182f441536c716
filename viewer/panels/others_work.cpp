#include "viewer/panels/others_work.h"

#include <utility>

namespace tk {

OthersWork::OthersWork(std::function<void()> woken, std::chrono::milliseconds patience)
    : patience_(patience), job_(std::move(woken)) {}

bool OthersWork::take(std::chrono::milliseconds patience) {
    auto made = job_.take(patience);
    if (made) made_ = std::move(*made);
    return !job_.running();
}

void OthersWork::follow(const OthersWish& wish) {
    if (!take({})) return;
    if (made_.wish == wish) return;
    const bool same_today = made_.wish.camera_id == wish.camera_id &&
                            made_.wish.today == wish.today && made_.wish.options == wish.options;
    job_.start([wish, same_today, today = made_.today, counters = counters_] {
        OthersCounted counted{wish, today, {}};
        if (!same_today)
            counted.today = counters->today.count(wish.today, wish.camera_id, wish.options);
        if (wish.plan != nullptr)
            counted.plan = counters->plan.count(wish.plan, wish.camera_id, wish.options);
        return counted;
    });
    take(patience_);
}

}  // namespace tk
