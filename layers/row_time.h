#pragma once

#include <optional>
#include <string>

#include "layers/layer_rows.h"

namespace tk {

/// The time of each row of a layer of events, from one to three fields. Private to layers/.
class RowTime {
public:
    /// @throws InputError for an unknown time zone
    RowTime(const LayerRows& rows, const LayerRequest& request);

    bool known() const { return time_ >= 0; }

    /// The current row's time. None with `reason` set to why.
    std::optional<IncidentTime> read(const LayerRows& rows, std::string& reason);

    /// Notes on ends before their beginnings, and on hours that the clock skips or repeats.
    void tell(ReadReport& report) const;

private:
    std::optional<WrittenTime> begin(const LayerRows& rows) const;

    int time_ = -1;
    int time_end_ = -1;
    int clock_ = -1;
    std::string zone_name_;
    ZoneClock zone_;
    std::int64_t reversed_ = 0;
    std::int64_t unreadable_ends_ = 0;
};

}  // namespace tk
