#include "viewer/panels/sees_of_others.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "engine/core/letter_case.h"
#include "engine/surfaces/camera_masks.h"
#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/standing_entrances.h"
#include "viewer/background/town_within.h"

namespace tk {
namespace {

/// Windows stand a little before their wall, and points may be judged half a metre nearer.
constexpr double around_camera_m = 2.0;

const Camera* camera_called(const Town& town, const std::string& id) {
    for (const Camera& camera : town.cameras())
        if (camera.id == id) return &camera;
    return nullptr;
}

Extent reach_of(const Camera& camera, const CameraCoverageOptions& options) {
    Extent extent;
    extent.add(camera.at);
    return extent.grown(camera_reach_m(camera, options) + around_camera_m);
}

/// The sets that are asked for, in this order.
enum SetOfOthers : std::size_t { windows_set, entrances_set, playground_points, private_set };

}  // namespace

OthersKind others_kind(std::string_view set_name) {
    const std::string name = folded(std::string(set_name));
    const auto names = [&](std::initializer_list<std::string_view> parts) {
        return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
            return name.find(part) != std::string::npos;
        });
    };
    if (names({"playground", "lekplats", "lekpark"})) return OthersKind::playground;
    if (names({"private", "privat", "tomt", "enskild mark"})) return OthersKind::private_ground;
    return OthersKind::none;
}

KnownOfOthers known_of_others(const Town& town, const Town* plan) {
    const auto states_entrances = [](const auto& built) { return built.entrances.has_value(); };
    KnownOfOthers known;
    known.entrances =
        !town.entrances().empty() ||
        std::any_of(town.buildings().begin(), town.buildings().end(), states_entrances) ||
        std::any_of(town.developments().begin(), town.developments().end(), states_entrances);
    for (const FeatureSet& set : town.features()) {
        known.playgrounds = known.playgrounds || others_kind(set.name) == OthersKind::playground;
        known.private_ground =
            known.private_ground || others_kind(set.name) == OthersKind::private_ground;
    }
    if (plan == nullptr) return known;
    const KnownOfOthers later = known_of_others(*plan);
    return {known.entrances || later.entrances, known.playgrounds || later.playgrounds,
            known.private_ground || later.private_ground};
}

struct OthersCounter::Known {
    /// What stands around the camera, and of what it could see.
    struct Surroundings {
        std::shared_ptr<const Town> of;
        Extent reach;
        std::shared_ptr<const Town> town;  ///< of what lies within reach alone
        Obstacles obstacles;
        std::vector<FeatureSet> sets;  ///< by SetOfOthers, then one for each playground's area

        bool are_of(const Town& other, const Extent& other_reach) const {
            return of != nullptr && reach == other_reach &&
                   &of->buildings() == &other.buildings() &&
                   &of->developments() == &other.developments() &&
                   &of->entrances() == &other.entrances() && &of->features() == &other.features();
        }
    };
    Surroundings around;
    /// What this camera sees where nothing is masked: masks only ever take away.
    Camera camera;
    CameraCoverageOptions options;
    std::vector<FeatureSet> unmasked;
    bool has_unmasked = false;

    void look_around(const std::shared_ptr<const Town>& town, const Extent& reach);
    void look(const Camera& seeing, const CameraCoverageOptions& by);
};

void OthersCounter::Known::look_around(const std::shared_ptr<const Town>& town,
                                       const Extent& reach) {
    has_unmasked = false;
    around.of = town;
    around.reach = reach;
    around.town = town_within(*town, reach);
    around.obstacles = Obstacles(*around.town);
    around.sets.assign(private_set + 1, {});
    for (const Watcher& window : facade_points(around.obstacles)) {
        around.sets[windows_set].points.push_back(window.at);
        around.sets[windows_set].point_heights_m.push_back(window.height_m);
    }
    for (const Entrance& entrance : standing_entrances(*around.town, around.obstacles))
        if (reach.contains(entrance.at)) around.sets[entrances_set].points.push_back(entrance.at);
    for (const FeatureSet& set : town->features()) {
        const OthersKind kind = others_kind(set.name);
        if (kind == OthersKind::none) continue;
        if (kind == OthersKind::playground)
            for (const MapPoint at : set.points)
                if (reach.contains(at)) around.sets[playground_points].points.push_back(at);
        for (const Polygon& polygon : set.polygons) {
            if (!extent_of(polygon.outer).meets(reach)) continue;
            if (kind == OthersKind::private_ground)
                around.sets[private_set].polygons.push_back(polygon);
            else
                around.sets.push_back({"", {}, {}, {polygon}});
        }
    }
}

void OthersCounter::Known::look(const Camera& seeing, const CameraCoverageOptions& by) {
    camera = seeing;
    options = by;
    unmasked = around.sets;
    has_unmasked = true;
    // Each point is a set of its own, so that it is told which of them are seen.
    for (FeatureSet& set : unmasked) {
        FeatureSet seen;
        const MaskedCameras alone(&camera, 1);
        std::vector<FeatureSet> single;
        single.reserve(set.points.size());
        const bool has_heights = !set.point_heights_m.empty();
        for (std::size_t i = 0; i < set.points.size(); ++i) {
            single.push_back({"", {set.points[i]}, {}, {}});
            if (has_heights) single.back().point_heights_m = {set.point_heights_m[i]};
        }
        const auto findings = what_cameras_see(alone, around.obstacles, single, options);
        for (std::size_t i = 0; i < single.size(); ++i) {
            if (findings.front().sees[i].points == 0) continue;
            seen.points.push_back(set.points[i]);
            if (has_heights) seen.point_heights_m.push_back(set.point_heights_m[i]);
        }
        set.points = std::move(seen.points);
        set.point_heights_m = std::move(seen.point_heights_m);
    }
}

OthersCounter::OthersCounter() : known_(std::make_unique<Known>()) {}
OthersCounter::~OthersCounter() = default;
OthersCounter::OthersCounter(OthersCounter&&) noexcept = default;
OthersCounter& OthersCounter::operator=(OthersCounter&&) noexcept = default;

std::optional<SeesOfOthers> OthersCounter::count(const std::shared_ptr<const Town>& town,
                                                 const std::string& camera_id,
                                                 const CameraCoverageOptions& options) {
    const Camera* camera = camera_called(*town, camera_id);
    if (camera == nullptr) return std::nullopt;
    if (!can_be_judged(*camera, options.rule)) return std::nullopt;
    Known& known = *known_;
    const Extent reach = reach_of(*camera, options);
    if (!known.around.are_of(*town, reach)) known.look_around(town, reach);
    if (!known.has_unmasked || !(known.camera == *camera) || !(known.options == options))
        known.look(*camera, options);
    MaskedCameras masked(&known.camera, 1);
    masked.masks = town->masks();
    const CameraFindings found =
        what_cameras_see(masked, known.around.obstacles, known.unmasked, options).front();
    SeesOfOthers sees;
    sees.windows = static_cast<std::int64_t>(found.sees[windows_set].points);
    sees.entrances = static_cast<std::int64_t>(found.sees[entrances_set].points);
    sees.playgrounds = static_cast<std::int64_t>(found.sees[playground_points].points);
    for (std::size_t i = private_set + 1; i < found.sees.size(); ++i)
        if (found.sees[i].area_m2 > 0.0) ++sees.playgrounds;
    sees.private_ground_m2 = found.sees[private_set].area_m2;
    return sees;
}

}  // namespace tk
