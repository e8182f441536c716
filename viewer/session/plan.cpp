#include "viewer/session/plan.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "viewer/session/layer_id.h"

namespace tk {
namespace {

template <class EditOf>
struct PartsOfEdit;
template <template <class> class What, class Object>
struct PartsOfEdit<What<Object>> {
    using ObjectType = Object;
    static constexpr bool adds = std::is_same_v<What<Object>, Added<Object>>;
    static constexpr bool removes = std::is_same_v<What<Object>, Removed<Object>>;
};

template <class Object>
inline constexpr std::string_view layer_of_kind = {};
template <>
inline constexpr std::string_view layer_of_kind<StreetLight> = layer_id::lights;
template <>
inline constexpr std::string_view layer_of_kind<Camera> = layer_id::cameras;
template <>
inline constexpr std::string_view layer_of_kind<Building> = layer_id::buildings;
template <>
inline constexpr std::string_view layer_of_kind<Development> = layer_id::developments;
template <>
inline constexpr std::string_view layer_of_kind<Street> = layer_id::streets;
template <>
inline constexpr std::string_view layer_of_kind<Tree> = layer_id::trees;
template <>
inline constexpr std::string_view layer_of_kind<PrivacyMask> = layer_id::masks;

std::vector<PlanEdit>::iterator place_of_edit(std::vector<PlanEdit>& edits, std::string_view layer,
                                              std::string_view id) {
    return std::find_if(edits.begin(), edits.end(), [&](const PlanEdit& e) {
        return id_of(e.edit) == id && layer_of(e.edit) == layer;
    });
}

Edit as_addition(Edit edit) {
    return std::visit(
        [](auto& change) -> Edit {
            using Parts = PartsOfEdit<std::decay_t<decltype(change)>>;
            if constexpr (Parts::adds || Parts::removes)
                return std::move(change);
            else
                return Added<typename Parts::ObjectType>{std::move(change.object)};
        },
        edit);
}

Edit as_change(Edit edit) {
    return std::visit(
        [](auto& change) -> Edit {
            using Parts = PartsOfEdit<std::decay_t<decltype(change)>>;
            if constexpr (Parts::adds)
                return Changed<typename Parts::ObjectType>{std::move(change.object)};
            else
                return std::move(change);
        },
        edit);
}

}  // namespace

bool operator==(const PlanEdit& a, const PlanEdit& b) {
    return a.on == b.on && same_edit(a.edit, b.edit);
}

Scenario Plan::scenario() const {
    Scenario made{name, {}};
    for (const PlanEdit& e : edits)
        if (e.on) made.edits.push_back(e.edit);
    return made;
}

std::string_view layer_of(const Edit& edit) {
    return std::visit(
        [](const auto& change) {
            return layer_of_kind<typename PartsOfEdit<std::decay_t<decltype(change)>>::ObjectType>;
        },
        edit);
}

bool same_edit(const Edit& a, const Edit& b) {
    if (a.index() != b.index()) return false;
    return std::visit(
        [&b](const auto& change) {
            const auto& other = std::get<std::decay_t<decltype(change)>>(b);
            if constexpr (requires { change.object; })
                return change.object == other.object;
            else
                return change.id == other.id;
        },
        a);
}

bool is_addition(const Edit& edit) {
    return std::visit(
        [](const auto& change) { return PartsOfEdit<std::decay_t<decltype(change)>>::adds; }, edit);
}

bool is_removal(const Edit& edit) {
    return std::visit(
        [](const auto& change) { return PartsOfEdit<std::decay_t<decltype(change)>>::removes; },
        edit);
}

void put_edit(Plan& plan, Edit edit) {
    const auto former = place_of_edit(plan.edits, layer_of(edit), id_of(edit));
    if (former == plan.edits.end()) {
        plan.edits.push_back({std::move(edit), true});
        return;
    }
    if (is_addition(former->edit)) {
        if (is_removal(edit)) {
            plan.edits.erase(former);
            return;
        }
        *former = {as_addition(std::move(edit)), true};
        return;
    }
    *former = {as_change(std::move(edit)), true};
}

bool drop_edit(Plan& plan, std::string_view layer, std::string_view id) {
    const auto found = place_of_edit(plan.edits, layer, id);
    if (found == plan.edits.end()) return false;
    plan.edits.erase(found);
    return true;
}

const PlanEdit* find_edit(const Plan& plan, std::string_view layer, std::string_view id) {
    for (const PlanEdit& e : plan.edits)
        if (id_of(e.edit) == id && layer_of(e.edit) == layer) return &e;
    return nullptr;
}

}  // namespace tk
