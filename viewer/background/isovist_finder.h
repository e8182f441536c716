#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <variant>

#include "engine/surfaces/surveillance.h"
#include "engine/town/town.h"
#include "engine/visibility/visible_polygon.h"

/// What is seen from a place, and who sees it. No window.
namespace tk {

/// Of the watchers of one town that see a place.
struct PlaceWatchers {
    std::size_t windows = 0;
    std::size_t entrances = 0;
    /// Natural surveillance by those that the study counts; NaN in a standing building.
    double index = 0.0;

    friend bool operator==(const PlaceWatchers&, const PlaceWatchers&) = default;
};

struct Isovist {
    std::variant<VisiblePolygon, NoView> view = NoView::inside_building;
    PlaceWatchers by_day, by_night;
    /// Over uneven ground, by cells of ground_cell_m; none where the town's ground is level.
    std::optional<double> ground_m2;

    static constexpr double ground_cell_m = 1.0;
    /// Null where there is no view.
    const VisiblePolygon* seen() const { return std::get_if<VisiblePolygon>(&view); }
};

/// Corners are counted that hide at least so much: behind less nobody stands.
inline constexpr double least_hidden_m = 1.0;
std::size_t hidden_corners(const VisiblePolygon& seen);

struct IsovistOptions {
    double reach_m = 50.0;
    double eye_height_m = 1.6;
    /// Who counts of those that look at the place, from how far, and at what height above it; by
    /// day and by night, whatever its hours.
    SurveillanceOptions watching;

    friend bool operator==(const IsovistOptions&, const IsovistOptions&) = default;
};

/// Finds isovists of one town after another. Remembers what stands around the place, so that a
/// place that is dragged costs little. Of one thread at a time.
class IsovistFinder {
public:
    IsovistFinder();
    ~IsovistFinder();
    IsovistFinder(IsovistFinder&&) noexcept;
    IsovistFinder& operator=(IsovistFinder&&) noexcept;

    Isovist find(const std::shared_ptr<const Town>& town, MapPoint at,
                 const IsovistOptions& options);

private:
    struct Surroundings;
    std::unique_ptr<Surroundings> around_;
};

}  // namespace tk
