#include "viewer/background/isovist_work.h"

#include <utility>

namespace tk {

IsovistWork::IsovistWork(std::function<void()> woken, std::chrono::milliseconds patience)
    : patience_(patience), job_(std::move(woken)) {}

bool IsovistWork::take(std::chrono::milliseconds patience) {
    auto made = job_.take(patience);
    if (made) made_ = std::move(*made);
    return !job_.running();
}

void IsovistWork::follow(const IsovistWish& wish) {
    if (!take({})) return;
    if (made_.wish == wish) return;
    if (wish.towns.empty()) {
        made_ = {wish, {}};
        finders_->clear();
        return;
    }
    job_.start([wish, former = made_, finders = finders_] {
        FoundIsovists found{wish, {}};
        const bool same_place = former.wish.at == wish.at && former.wish.options == wish.options;
        for (const auto& [name, town] : wish.towns) {
            const auto known = former.wish.towns.find(name);
            const bool same_town = known != former.wish.towns.end() && known->second == town;
            found.isovists[name] = same_place && same_town
                                       ? former.isovists.at(name)
                                       : std::make_shared<const Isovist>(
                                             (*finders)[name].find(town, wish.at, wish.options));
        }
        std::erase_if(*finders,
                      [&](const auto& finder) { return !wish.towns.contains(finder.first); });
        return found;
    });
    take(patience_);
}

}  // namespace tk
