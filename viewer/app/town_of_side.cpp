#include "viewer/app/town_of_side.h"

#include <exception>

#include "engine/scenario/apply.h"

namespace tk {

std::shared_ptr<const Town> TownsOfPlans::of(const Session& session, const std::string& name) {
    if (session.loaded == nullptr) return nullptr;
    if (today_ != session.loaded->town) {
        forget();
        today_ = session.loaded->town;
    }
    const Plan* plan = name.empty() ? nullptr : session.plan(name);
    if (plan == nullptr) return today_;
    Known& known = known_[name];
    if (known.town != nullptr && known.document == session.document) return known.town;
    try {
        known = {session.document, apply(*today_, plan->scenario())};
    } catch (const std::exception&) {
        // Commands are checked before they are made; what still does not fit shows today.
        known = {session.document, today_};
    }
    return known.town;
}

void TownsOfPlans::forget() {
    known_.clear();
    today_ = nullptr;
}

}  // namespace tk
