#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/assess/assessment.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/town/town.h"

/// What is known of a place or an area, as numbers. No window.
namespace tk {

/// The cameras that see a place.
struct SeeingCameras {
    int count = 0;
    double finest_px_per_m = 0.0;  ///< of the one that sees it most finely
};

/// Judged camera by camera as the coverage surface is, at the place itself rather than at the
/// middle of its cell; 0 within a building.
SeeingCameras cameras_seeing(const Town& town, MapPoint at, const CameraCoverageOptions& options);

/// The value of the cell that holds the place; NaN outside the grid and where there is none.
double value_at(const SurfaceGrid& grid, MapPoint at);

/// The name of the smallest area that holds the place; empty where none does.
std::string area_name_at(const Town& town, MapPoint at);

/// A part of the place index at a place, today and under a plan.
struct IndexPart {
    PlaceIndexPart today;
    std::optional<PlaceIndexPart> plan;
    /// Of the one that is shown: the plan's where there is one.
    const PlaceIndexPart& shown() const { return plan ? *plan : today; }
};
/// The largest share first. Empty where the index has no value.
/// @param plan may be null
std::vector<IndexPart> index_parts_at(const Assessment& today, const Assessment* plan, MapPoint at);

/// What lies in an area.
struct AreaFacts {
    double area_km2 = 0.0;
    std::int64_t incidents = 0;  ///< of those that are shown
    struct ByCategory {
        std::int32_t category = -1;
        std::int64_t count = 0;
    };
    std::vector<ByCategory> categories;  ///< the most frequent first
    std::int64_t lights_today = 0, lights_plan = 0;
    std::int64_t cameras_today = 0, cameras_plan = 0;
    std::int64_t buildings_today = 0, buildings_plan = 0;
    /// Of the standing developments that are built and whose middle lies in the area.
    struct Planned {
        double dwellings = 0.0, workplaces = 0.0;
    };
    Planned planned_today, planned_plan;
};

/// @param shown indices of the incidents that count; null: all
/// @param plan may be null
AreaFacts area_facts(const Town& today, const Town* plan, const std::vector<std::size_t>* shown,
                     const MultiPolygon& area);

/// From the first to the last incident that has a time, in years; none where fewer than two times
/// differ.
std::optional<double> observed_years(const Incidents& incidents);

}  // namespace tk
