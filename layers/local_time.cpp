#include "layers/local_time.h"

#include <date/tz.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "engine/core/input_error.h"

namespace tk {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year;
using std::chrono::year_month_day;

/// Walks along a text; each take_ either takes what it names or takes nothing.
class TimeText {
public:
    explicit TimeText(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }
    std::size_t left() const { return rest_.size(); }
    char front() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool digit() const { return front() >= '0' && front() <= '9'; }

    bool take(char c) {
        if (front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// A number of `fewest` to `most` digits.
    std::optional<int> take_number(std::size_t fewest, std::size_t most) {
        std::size_t count = 0;
        int value = 0;
        while (count < most && count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9')
            value = value * 10 + (rest_[count++] - '0');
        if (count < fewest) return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }
    void take_digits() {
        while (digit()) rest_.remove_prefix(1);
    }
    void take_blanks() {
        while (front() == ' ') rest_.remove_prefix(1);
    }
    std::size_t digits_ahead() const {
        const auto end = rest_.find_first_not_of("0123456789");
        return end == std::string_view::npos ? rest_.size() : end;
    }
    bool take_word(std::string_view lower) {
        if (rest_.size() < lower.size()) return false;
        for (std::size_t i = 0; i < lower.size(); ++i)
            if ((rest_[i] | 0x20) != lower[i]) return false;
        rest_.remove_prefix(lower.size());
        return true;
    }

private:
    std::string_view rest_;
};

std::string_view trimmed_time(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<year_month_day> existing_day(int y, int m, int d) {
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                              day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

/// `2024-03-31`, `2024/03/31`, `20240331`, `2024-03`, `7/25/2016`.
std::optional<year_month_day> take_date(TimeText& text) {
    const std::size_t digits = text.digits_ahead();
    if (digits == 8) {
        const auto y = text.take_number(4, 4);
        const auto m = text.take_number(2, 2);
        const auto d = text.take_number(2, 2);
        return existing_day(*y, *m, *d);
    }
    if (digits == 4) {
        const auto y = text.take_number(4, 4);
        const char separator = text.front();
        if (separator != '-' && separator != '/') return std::nullopt;
        text.take(separator);
        const auto m = text.take_number(1, 2);
        if (!m) return std::nullopt;
        if (!text.take(separator))
            return text.at_end() && separator == '-' ? existing_day(*y, *m, 1) : std::nullopt;
        const auto d = text.take_number(1, 2);
        return d ? existing_day(*y, *m, *d) : std::nullopt;
    }
    // Slashes with the year last are American: month first.
    const auto m = text.take_number(1, 2);
    if (!m || !text.take('/')) return std::nullopt;
    const auto d = text.take_number(1, 2);
    if (!d || !text.take('/')) return std::nullopt;
    const auto y = text.take_number(4, 4);
    return y ? existing_day(*y, *m, *d) : std::nullopt;
}

/// `22:05`, `22:05:07.25`, `1:05 PM`, and after a T `220507`.
std::optional<seconds> take_clock(TimeText& text, bool compact) {
    int h = 0;
    int m = 0;
    int s = 0;
    if (compact && text.digits_ahead() >= 4) {
        h = *text.take_number(2, 2);
        m = *text.take_number(2, 2);
        s = text.take_number(2, 2).value_or(0);
    } else {
        const auto hour = text.take_number(1, 2);
        if (!hour) return std::nullopt;
        h = *hour;
        if (text.take(':')) {
            const auto minute = text.take_number(2, 2);
            if (!minute) return std::nullopt;
            m = *minute;
            if (text.take(':')) {
                const auto second = text.take_number(2, 2);
                if (!second) return std::nullopt;
                s = *second;
            }
        } else if (!compact) {
            return std::nullopt;
        }
    }
    if (text.take('.') || text.take(',')) {
        if (!text.digit()) return std::nullopt;
        text.take_digits();
    }
    text.take_blanks();
    const bool afternoon = text.take_word("pm");
    if (afternoon || text.take_word("am")) {
        if (h < 1 || h > 12) return std::nullopt;
        h = h % 12 + (afternoon ? 12 : 0);
    }
    // 24:00 ends a day; a leap second is the one before it.
    if (h > 24 || (h == 24 && (m != 0 || s != 0)) || m > 59 || s > 60) return std::nullopt;
    return hours{h} + minutes{m} + seconds{std::min(s, 59)};
}

/// `Z`, `UTC`, `+02:00`, `-0500`, `+02`, in seconds.
std::optional<std::int32_t> take_offset(TimeText& text) {
    if (text.take('Z') || text.take('z') || text.take_word("utc") || text.take_word("gmt"))
        return 0;
    const bool west = text.front() == '-';
    if (!west && text.front() != '+') return std::nullopt;
    text.take(text.front());
    const auto h = text.take_number(2, 2);
    if (!h) return std::nullopt;
    text.take(':');
    const int m = text.take_number(2, 2).value_or(0);
    if (*h > 14 || m > 59) return std::nullopt;
    const std::int32_t offset_s = *h * 3600 + m * 60;
    return west ? -offset_s : offset_s;
}

}  // namespace

std::optional<WrittenTime> parse_time(std::string_view written) {
    TimeText text(trimmed_time(written));
    const auto date = take_date(text);
    if (!date) return std::nullopt;
    WrittenTime time;
    time.clock = local_seconds{local_days{*date}.time_since_epoch()};
    if (text.at_end()) {
        time.date_only = true;
        return time;
    }
    const bool after_t = text.take('T') || text.take('t');
    if (!after_t && !text.take(' ')) return std::nullopt;
    text.take_blanks();
    const auto clock = take_clock(text, after_t);
    if (!clock) return std::nullopt;
    time.clock += *clock;
    text.take_blanks();
    if (!text.at_end()) {
        time.utc_offset_s = take_offset(text);
        if (!time.utc_offset_s || !text.at_end()) return std::nullopt;
    }
    return time;
}

std::optional<seconds> parse_clock(std::string_view written) {
    const std::string_view whole = trimmed_time(written);
    std::string colons(whole);
    // `22.15` is how many Swedish forms write it.
    if (colons.find(':') == std::string::npos) std::replace(colons.begin(), colons.end(), '.', ':');
    TimeText text(colons);
    const bool compact = text.digits_ahead() == 4 && text.left() == 4;
    const auto clock = take_clock(text, compact);
    if (!clock || !text.at_end()) return std::nullopt;
    return clock;
}

std::optional<year_month_day> parse_date(std::string_view written) {
    const std::string_view text = trimmed_time(written);
    if (text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos) {
        int y = 0;
        std::from_chars(text.data(), text.data() + text.size(), y);
        return existing_day(y, 1, 1);
    }
    const auto time = parse_time(text);
    if (!time) return std::nullopt;
    return year_month_day{std::chrono::floor<days>(time->clock)};
}

struct ZoneClock::Zone {
    const date::time_zone* zone = nullptr;
    /// Local time within which an offset surely holds: two days from where it changes.
    struct Stretch {
        local_seconds from;
        local_seconds to;
        seconds offset;
    };
    std::vector<Stretch> stretches;  ///< met so far; two for each year
    std::size_t last = 0;

    std::optional<seconds> sure_offset(local_seconds clock) {
        const auto holds = [&](const Stretch& s) { return clock >= s.from && clock < s.to; };
        if (last < stretches.size() && holds(stretches[last])) return stretches[last].offset;
        for (last = 0; last < stretches.size(); ++last)
            if (holds(stretches[last])) return stretches[last].offset;
        return std::nullopt;
    }
    seconds keep(const date::sys_info& info) {
        const Stretch found{local_seconds{info.begin.time_since_epoch()} + days{2},
                            local_seconds{info.end.time_since_epoch()} - days{2}, info.offset};
        // A time near its ends finds a stretch again that is there already.
        const bool known = std::any_of(stretches.begin(), stretches.end(),
                                       [&](const Stretch& s) { return s.from == found.from; });
        if (!known) stretches.push_back(found);
        return found.offset;
    }
    seconds offset_at(sys_seconds instant) {
        // The offset is under a day, so the stretch is sure whichever it is.
        if (const auto sure = sure_offset(local_seconds{instant.time_since_epoch()})) return *sure;
        return keep(zone->get_info(date::sys_seconds{instant.time_since_epoch()}));
    }
};

ZoneClock::ZoneClock(const std::string& zone, const std::string& source)
    : zone_(std::make_unique<Zone>()) {
    try {
        zone_->zone = date::locate_zone(zone);
    } catch (const std::runtime_error&) {
        throw InputError(source, "'" + zone + "' is no time zone that this computer knows",
                         "write a name of the IANA database such as Europe/Stockholm, and see that "
                         "the system's tzdata is installed");
    }
}

ZoneClock::~ZoneClock() = default;
ZoneClock::ZoneClock(ZoneClock&&) noexcept = default;
ZoneClock& ZoneClock::operator=(ZoneClock&&) noexcept = default;

std::int32_t ZoneClock::utc_offset_s(sys_seconds at) {
    return static_cast<std::int32_t>(zone_->offset_at(at).count());
}

IncidentTime ZoneClock::instant(const WrittenTime& written) {
    IncidentTime time;
    time.date_only = written.date_only;
    if (written.utc_offset_s) {
        // The offset as written, also where the zone has another: its clock is the local one of
        // the place only if they agree, so the zone's offset at that instant is what counts.
        time.from = sys_seconds{written.clock.time_since_epoch() - seconds{*written.utc_offset_s}};
        time.to = time.from;
        time.utc_offset_s = static_cast<std::int32_t>(zone_->offset_at(time.from).count());
        return time;
    }
    const auto sure = zone_->sure_offset(written.clock);
    seconds offset = sure.value_or(seconds{0});
    if (!sure) {
        const auto info =
            zone_->zone->get_info(date::local_seconds{written.clock.time_since_epoch()});
        if (info.result == date::local_info::nonexistent) {
            ++skipped_;
            time.from = sys_seconds{info.first.end.time_since_epoch()};
            time.to = time.from;
            time.utc_offset_s = static_cast<std::int32_t>(info.second.offset.count());
            return time;
        }
        if (info.result == date::local_info::ambiguous) ++repeated_;
        offset = info.result == date::local_info::unique ? zone_->keep(info.first)
                                                         : seconds{info.first.offset};
    }
    time.from = sys_seconds{written.clock.time_since_epoch() - offset};
    time.to = time.from;
    time.utc_offset_s = static_cast<std::int32_t>(offset.count());
    return time;
}

}  // namespace tk
