#include "engine/analyses/risk_feature_sets.h"

#include <algorithm>
#include <set>

#include "engine/town/land_use.h"
#include "engine/visibility/obstacles.h"

namespace tk {
namespace {

constexpr std::string_view streets_name = "streets", buildings_name = "buildings";

FeatureSet streets_of(const Town& town) {
    FeatureSet set;
    set.name = streets_name;
    for (const Street& street : town.streets())
        set.lines.insert(set.lines.end(), street.lines.begin(), street.lines.end());
    return set;
}

FeatureSet buildings_of(const Town& town) {
    FeatureSet set;
    set.name = buildings_name;
    const auto add = [&](const MultiPolygon& footprint) {
        set.polygons.insert(set.polygons.end(), footprint.begin(), footprint.end());
    };
    const std::vector<const Building*> gone = torn_down_buildings(town);
    const std::set<const Building*> torn_down(gone.begin(), gone.end());
    for (const Building& building : town.buildings())
        if (!torn_down.contains(&building)) add(building.footprint);
    for (const Development& development : town.developments())
        if (development.stands && development.action == DevelopmentAction::build)
            add(development.footprint);
    return set;
}

}  // namespace

std::vector<std::string> risk_set_names(const Town& town) {
    std::vector<std::string> names;
    for (const FeatureSet& set : town.features()) names.push_back(set.name);
    const auto add = [&](std::string_view name, bool is_there) {
        if (is_there && town.feature_set(name) == nullptr) names.emplace_back(name);
    };
    add(streets_name, !town.streets().empty());
    add(buildings_name, !town.buildings().empty());
    return names;
}

std::optional<FeatureSet> risk_set_of(const Town& town, std::string_view name) {
    if (const FeatureSet* set = town.feature_set(name)) return with_developments(*set, town);
    if (name == streets_name) return streets_of(town);
    if (name == buildings_name) return buildings_of(town);
    return std::nullopt;
}

}  // namespace tk
