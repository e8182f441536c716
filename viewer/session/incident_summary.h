#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/town/incident_filter.h"
#include "engine/town/town.h"

/// Counts of incidents for the timeline and the inspector.
namespace tk {

/// Incidents by month, by weekday and hour, by category and by light. Each ignores the part of the
/// filter that it shows and heeds all others, so that what is left out can be seen and taken back.
struct IncidentSummary {
    std::chrono::year_month first_month{};  ///< of months[0]
    std::vector<std::int64_t> months;       ///< by the local clock; heeds all but from and to
    std::array<std::array<std::int64_t, 24>, 7> week{};  ///< [0] Monday; all but hours, weekdays
    std::vector<std::int64_t> categories;  ///< as Incidents::categories; all but categories
    std::int64_t without_category = 0;     ///< likewise
    std::array<std::int64_t, 3> light{};   ///< by LightCondition; all but darkness
    std::int64_t shown = 0;                ///< that meet the whole filter
    std::int64_t without_time = 0;         ///< of all incidents: in no month
    std::int64_t without_hour = 0;         ///< of all incidents that have a time: in no hour
};

/// The incidents of a town made ready for counting: some bytes each. A million take 0.1 s to make
/// and about 10 ms to count. Keeps the town alive.
class IncidentIndex {
public:
    explicit IncidentIndex(std::shared_ptr<const Town> town);

    /// Counts are of incidents, not of their weights. Agrees with filter_incidents().
    IncidentSummary summary(const IncidentFilter& filter) const;

    /// The first and last month; both not ok() where no incident has a time.
    std::chrono::year_month first_month() const { return first_month_; }
    std::chrono::year_month last_month() const;
    const Town& town() const { return *town_; }

private:
    struct Entry {
        std::int64_t from_s = 0;  ///< UTC; of one without a time 0
        std::int32_t category = -1;
        std::int16_t month = -1;   ///< since first_month_; -1 without a time
        std::uint16_t minute = 0;  ///< of the local day
        std::uint8_t weekday = 0;  ///< std::chrono::weekday's encoding
        std::uint8_t light = 3;    ///< LightCondition; 3 unknown
        bool has_hour = false;
    };
    class Tally;

    std::shared_ptr<const Town> town_;
    std::chrono::year_month first_month_{};
    std::size_t month_count_ = 0;
    std::vector<Entry> entries_;
};

/// Incidents around a place.
struct NearbyIncidents {
    struct ByCategory {
        std::int32_t category = -1;  ///< index into Incidents::categories; -1: without one
        std::int64_t count = 0;
    };
    std::int64_t count = 0;
    std::vector<ByCategory> categories;   ///< the most frequent first
    std::chrono::year first_year{};       ///< of years[0]
    std::vector<std::int64_t> years;      ///< by the local clock; empty where none has a time
    std::array<std::int64_t, 3> light{};  ///< by LightCondition, of those whose light is known
};

/// Within `radius_m` of a place, that distance included; among all, or among those of an index list
/// (FilteredIncidents::indices).
NearbyIncidents incidents_near(const Incidents& incidents, MapPoint at, double radius_m);
NearbyIncidents incidents_near(const Incidents& incidents, std::span<const std::size_t> only,
                               MapPoint at, double radius_m);

}  // namespace tk
