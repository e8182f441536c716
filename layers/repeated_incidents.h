#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/town/incident.h"
#include "layers/read_report.h"

namespace tk {

/// Finds the rows that say the same as an earlier one: likely the same incident twice, but counted
/// as they are. The same means place, time and category; without an hour nothing can be told, since
/// many incidents share a place. Private to layers/.
///
/// Cost: one look into a table of 8 to 24 bytes for each incident with an hour.
class RepeatedIncidents {
public:
    /// @param incidents to be looked at; those looked at may not change. Must outlive this
    /// @param expected  about how many there will be; -1 when unknown
    RepeatedIncidents(const std::vector<Incident>& incidents, std::int64_t expected);

    /// Looks at all that have been added since the last call. A place that is NaN equals none.
    void look();
    /// Adds a note of how many repeat another and which row is the first.
    void tell(ReadReport& report) const;

private:
    struct Slot {
        std::uint32_t tag = 0;     ///< of its hash: spares most looks at the incident itself
        std::uint32_t number = 0;  ///< of the first of its equals, from 1; 0 for an empty slot
    };
    /// For the next few.
    void make_room();
    void look_at(const Incident& incident, std::uint64_t hash);
    /// The slot of an equal incident, or the empty one where it belongs.
    Slot& slot_of(const Incident& incident, std::uint64_t hash);

    const std::vector<Incident>& incidents_;
    std::vector<Slot> slots_;  ///< a power of two, at most two thirds of them taken
    std::size_t taken_ = 0;
    std::size_t next_ = 0;  ///< the first that has not been looked at
    std::int64_t repeats_ = 0;
    std::int64_t first_row_ = 0;
};

}  // namespace tk
