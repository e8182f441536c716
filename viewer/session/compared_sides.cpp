#include "viewer/session/compared_sides.h"

namespace tk {

ComparedSides compared_sides(const Session& session, const ViewState& view) {
    const std::vector<Side>& sides = view.sides;
    if (view.compare != CompareMode::one && sides[0].scenario != sides[1].scenario)
        return {sides[0].scenario, sides[1].scenario};
    if (!session.active_plan.empty()) return {{}, session.active_plan};
    if (session.plan(sides[1].scenario) != nullptr) return {{}, sides[1].scenario};
    const auto& plans = session.document->plans;
    return {{}, plans.empty() ? std::string() : plans.front().name};
}

}  // namespace tk
