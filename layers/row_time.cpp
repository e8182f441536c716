#include "layers/row_time.h"

#include <array>

namespace tk {

namespace {

/// A field that tells when something was reported has nothing to do with one that tells when it
/// ended.
bool is_report_time(const std::string& field) {
    const std::string key = field_key(field);
    static constexpr std::array<std::string_view, 4> parts{"report", "rapport", "anmal", "add"};
    for (const std::string_view part : parts)
        if (key.rfind(part, 0) == 0) return true;
    return false;
}

}  // namespace

RowTime::RowTime(const LayerRows& rows, const LayerRequest& request)
    : time_(rows.index("time")),
      time_end_(rows.index("time_end")),
      clock_(rows.index("clock")),
      zone_name_(request.timezone),
      zone_(request.timezone, rows.source()) {
    const bool end_is_named = request.fields.contains("time_end");
    if (time_ >= 0 && !end_is_named &&
        is_report_time(rows.field_names()[static_cast<std::size_t>(time_)]))
        time_end_ = -1;
}

std::optional<WrittenTime> RowTime::begin(const LayerRows& rows) const {
    auto written = rows.time(time_);
    if (written && written->date_only && !rows.missing(clock_)) {
        if (const auto clock = parse_clock(rows.text("clock"))) {
            written->clock += *clock;
            written->date_only = false;
        }
    }
    return written;
}

std::optional<IncidentTime> RowTime::read(const LayerRows& rows, std::string& reason) {
    if (rows.missing(time_)) {
        reason = "no time";
        return std::nullopt;
    }
    const auto written = begin(rows);
    if (!written) {
        reason = "unreadable time";
        return std::nullopt;
    }
    IncidentTime time = zone_.instant(*written);
    if (rows.missing(time_end_)) return time;
    const auto end = rows.time(time_end_);
    if (!end) {
        ++unreadable_ends_;
        return time;
    }
    const auto to = zone_.instant(*end).from;
    if (to < time.from)
        ++reversed_;
    else
        time.to = to;
    return time;
}

void RowTime::tell(ReadReport& report) const {
    const auto note = [&](std::int64_t count, const std::string& what) {
        if (count > 0) report.notes.push_back(std::to_string(count) + " rows: " + what + ".");
    };
    note(reversed_, "the end lies before the beginning and is left out");
    note(unreadable_ends_, "the end cannot be read and is left out");
    note(zone_.repeated(), "the hour occurs twice in " + zone_name_ +
                               " when the clock is set back; the first is taken");
    note(zone_.skipped(), "the hour does not occur in " + zone_name_ +
                              " when the clock is set forward; the instant of the change is taken");
}

}  // namespace tk
