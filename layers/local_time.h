#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/town/incident.h"

namespace tk {

/// A date, with or without a clock time and an offset from UTC, as it was written.
struct WrittenTime {
    std::chrono::local_seconds clock;  ///< as written; midnight for a date alone
    bool date_only = false;
    std::optional<std::int32_t> utc_offset_s;  ///< written with it ("Z": 0)

    friend bool operator==(const WrittenTime&, const WrittenTime&) = default;
};

/// Reads ISO 8601 (`2024-03-31`, `2024-03-31T22:05`, `...:07.25Z`, `+02:00`; a space for the T; an
/// hour of one digit; `20240331`), US order with slashes (`7/25/2016 0:00:00`, `... 1:05 PM`), and
/// a month alone (`2018-07`: its first day). A fraction of a second is dropped. None for anything
/// else, for a day or hour that does not exist, and for an empty text.
std::optional<WrittenTime> parse_time(std::string_view text);

/// `22:15`, `22:15:30`, `22.15`, `2215`: seconds after midnight.
std::optional<std::chrono::seconds> parse_clock(std::string_view text);

/// A date with or without a time, or a year alone (1 January).
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

/// Turns clock times of one zone into UTC. Keeps the offset last found, so that a million
/// neighbouring times cost little; not to be shared between threads.
class ZoneClock {
public:
    /// @param zone   IANA name, "Europe/Stockholm" or "UTC"
    /// @param source named in the error
    /// @throws InputError if the time-zone database does not have it
    ZoneClock(const std::string& zone, const std::string& source);
    ~ZoneClock();
    ZoneClock(ZoneClock&&) noexcept;
    ZoneClock& operator=(ZoneClock&&) noexcept;

    /// The instant that was written; the zone's own offset applies where it has none of its own.
    /// Of an hour that occurs twice the first is taken; in one that is skipped, the instant of the
    /// change. Both are counted.
    IncidentTime instant(const WrittenTime& written);

    /// What the zone's clock shows less UTC, at an instant.
    std::int32_t utc_offset_s(std::chrono::sys_seconds at);

    std::int64_t repeated() const { return repeated_; }  ///< times in an hour that occurs twice
    std::int64_t skipped() const { return skipped_; }    ///< times in an hour that does not exist

private:
    struct Zone;
    std::unique_ptr<Zone> zone_;
    std::int64_t repeated_ = 0;
    std::int64_t skipped_ = 0;
};

}  // namespace tk
