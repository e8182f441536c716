#include "viewer/background/isovist_work.h"

#include <utility>

namespace tk {

void IsovistWork::follow(const IsovistWish& wish) {
    if (wish.towns.empty()) {
        // Nothing runs that could still need them.
        if (!latest_.busy()) finders_->clear();
        return latest_.follow(wish, FoundIsovists{wish, {}});
    }
    latest_.follow(wish, [finders = finders_](const IsovistWish& w, const FoundIsovists& former) {
        FoundIsovists found{w, {}};
        const bool same_place = former.wish.at == w.at && former.wish.options == w.options;
        for (const auto& [name, town] : w.towns) {
            const auto known = former.wish.towns.find(name);
            const bool same_town = known != former.wish.towns.end() && known->second == town;
            found.isovists[name] =
                same_place && same_town
                    ? former.isovists.at(name)
                    : std::make_shared<const Isovist>((*finders)[name].find(town, w.at, w.options));
        }
        std::erase_if(*finders,
                      [&](const auto& finder) { return !w.towns.contains(finder.first); });
        return found;
    });
}

}  // namespace tk
