#include "viewer/session/new_id.h"

#include <unordered_set>
#include <vector>

#include "viewer/session/layer_id.h"

namespace tk {
namespace {

constexpr std::string_view new_prefix = "new-";

template <class Object>
void collect_new_ids(const std::vector<Object>& objects,
                     std::unordered_set<std::string_view>& into) {
    for (const Object& object : objects)
        if (object.id.starts_with(new_prefix)) into.insert(object.id);
}

void collect_new_ids(const Town& town, std::string_view layer,
                     std::unordered_set<std::string_view>& into) {
    if (layer == layer_id::lights) collect_new_ids(town.lights(), into);
    if (layer == layer_id::cameras) collect_new_ids(town.cameras(), into);
    if (layer == layer_id::buildings) collect_new_ids(town.buildings(), into);
    if (layer == layer_id::developments) collect_new_ids(town.developments(), into);
    if (layer == layer_id::streets) collect_new_ids(town.streets(), into);
    if (layer == layer_id::trees) collect_new_ids(town.trees(), into);
    if (layer == layer_id::masks) collect_new_ids(town.masks(), into);
}

std::string first_free(std::string_view prefix, const std::unordered_set<std::string_view>& taken) {
    for (std::size_t number = 1;; ++number) {
        std::string id = std::string(prefix) + std::to_string(number);
        if (!taken.contains(id)) return id;
    }
}

}  // namespace

std::string new_id(const Town& town, const Plan& plan, std::string_view layer) {
    std::unordered_set<std::string_view> taken;
    collect_new_ids(town, layer, taken);
    for (const PlanEdit& e : plan.edits)
        if (layer_of(e.edit) == layer) taken.insert(id_of(e.edit));
    return first_free(new_prefix, taken);
}

std::string next_drawing_id(const Document& document) {
    std::unordered_set<std::string_view> taken;
    for (const Drawing& drawing : document.drawings) taken.insert(drawing.id);
    return first_free("d-", taken);
}

Drawing duplicate_of(const Drawing& drawing, const Document& document, double east_m,
                     double north_m) {
    Drawing copy = drawing;
    copy.id = next_drawing_id(document);
    const auto shift = [&](MapPoint& p) {
        p.east_m += east_m;
        p.north_m += north_m;
    };
    for (Polygon& polygon : copy.area) {
        for (MapPoint& p : polygon.outer) shift(p);
        for (Ring& hole : polygon.holes)
            for (MapPoint& p : hole) shift(p);
    }
    for (MapPoint& p : copy.line) shift(p);
    shift(copy.at);
    return copy;
}

}  // namespace tk
