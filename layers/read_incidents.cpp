#include "layers/read_incidents.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>

#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"
#include "engine/core/sun_height.h"
#include "layers/far_time_zone.h"
#include "layers/layer_rows.h"
#include "layers/repeated_incidents.h"
#include "layers/row_time.h"

namespace tk {

namespace {

/// The names of categories, numbered in the order in which they first occur.
class CategoryNumbers {
public:
    /// The number of the category in a field of the current row; -1 for none.
    std::int32_t number_of(const LayerRows& rows, int field) {
        const char* raw = rows.raw_text(field);
        if (raw == nullptr) return number_of_name(rows.text(field));
        // A text seen before needs neither decoding nor trimming again.
        if (const auto seen = by_raw_text_.find(std::string_view(raw)); seen != by_raw_text_.end())
            return seen->second;
        const std::int32_t number = number_of_name(rows.text(field));
        by_raw_text_.emplace(raw, number);
        return number;
    }
    std::vector<std::string> take() { return std::move(names_); }

private:
    std::int32_t number_of_name(const std::string& name) {
        if (name.empty()) return -1;
        const auto next = static_cast<std::int32_t>(names_.size());
        const auto [at, is_new] = numbers_.emplace(name, next);
        if (is_new) names_.push_back(name);
        return at->second;
    }

    std::map<std::string, std::int32_t, std::less<>> by_raw_text_;
    std::map<std::string, std::int32_t, std::less<>> numbers_;
    std::vector<std::string> names_;
};

/// What is read of each row, and where it stands.
class IncidentRow {
public:
    IncidentRow(LayerRows& rows, const LayerRequest& request, const IncidentNeeds& needs,
                bool local)
        : rows_(rows),
          time_(needs.time || needs.sun_height || (needs.all_there_is && rows.has("time"))
                    ? std::optional<RowTime>(std::in_place, rows, request)
                    : std::nullopt),
          category_(needs.category || needs.all_there_is ? rows.index("category") : -1),
          weight_(needs.weight ? rows.index("weight") : -1),
          weight_is_named_(request.fields.contains("weight")),
          local_(local),
          needs_time_(needs.time || needs.sun_height) {}

    /// None once the row has been skipped.
    std::optional<Incident> read() {
        const auto at = usable_place(rows_, local_);
        if (!at) return std::nullopt;
        Incident incident;
        incident.at = *at;
        incident.row = rows_.row();
        std::string reason;
        if (time_) incident.when = time_->read(rows_, reason);
        if (!needs_time_) reason.clear();
        if (reason.empty() && weight_ >= 0) reason = read_weight(incident);
        if (!reason.empty()) {
            rows_.skip(reason);
            return std::nullopt;
        }
        if (category_ >= 0) incident.category = categories_.number_of(rows_, category_);
        return incident;
    }

    bool timed() const { return time_.has_value(); }
    std::vector<std::string> take_categories() { return categories_.take(); }
    void tell(ReadReport& report) const {
        if (time_) time_->tell(report);
    }

private:
    std::string read_weight(Incident& incident) const {
        const NumberValue weight = rows_.number("weight");
        // Where the field was only recognised, a row that leaves it empty counts for one; who names
        // it needs it.
        if (weight.state == ValueState::missing) return weight_is_named_ ? "no weight" : "";
        if (weight.state == ValueState::unreadable) return "weight is not a number";
        if (weight.value < 0.0) return "negative weight";
        incident.weight = weight.value;
        return {};
    }

    LayerRows& rows_;
    std::optional<RowTime> time_;
    int category_;
    int weight_;
    bool weight_is_named_;
    bool local_;
    bool needs_time_;
    CategoryNumbers categories_;
};

std::vector<std::string_view> needed_roles(const IncidentNeeds& needs) {
    std::vector<std::string_view> roles;
    if (needs.time || needs.sun_height || needs.all_there_is)
        roles.insert(roles.end(), {"time", "time_end", "clock"});
    if (needs.category || needs.all_there_is) roles.emplace_back("category");
    if (needs.weight) roles.emplace_back("weight");
    return roles;
}

void require_fields(const LayerRows& rows, const IncidentNeeds& needs) {
    if ((needs.time || needs.sun_height) && !rows.has("time"))
        throw InputError(rows.source(), "no field for the time is recognised",
                         "name it with --time; its fields are: " + listed(rows.field_names()));
    if (needs.category && !rows.has("category"))
        throw InputError(
            rows.source(), "no field for the category is recognised",
            "name it with --category-field; its fields are: " + listed(rows.field_names()));
}

/// Of those that have a time; of a day without an hour only where `also_days`.
void add_sun_heights(std::vector<Incident>& incidents, const ProjectedCrs& crs, bool also_days) {
    std::vector<MapPoint> points;
    points.reserve(incidents.size());
    for (const Incident& incident : incidents) points.push_back(incident.at);
    const std::vector<LonLat> places = to_lon_lat(points, crs);
    constexpr std::size_t per_block = 4096;
    parallel_for((incidents.size() + per_block - 1) / per_block, [&](std::size_t block) {
        const std::size_t end = std::min(incidents.size(), (block + 1) * per_block);
        for (std::size_t i = block * per_block; i < end; ++i) {
            if (!incidents[i].when || (incidents[i].when->date_only && !also_days)) continue;
            incidents[i].sun_height_deg = static_cast<float>(
                sun_height_deg(incidents[i].when->from, places[i].lon_deg, places[i].lat_deg));
        }
    });
}

/// Ranges are recognised from the first rows; rows that then disagree in number were no longitude
/// and latitude after all.
void refuse_doubtful_degrees(const LayerRows& rows, const ReadReport& report) {
    if (!rows.recognised_lon_lat()) return;
    for (const SkippedRows& skipped : report.skipped) {
        if (skipped.reason != "longitude or latitude out of range") continue;
        if (skipped.count * 20 > report.read)
            throw InputError(rows.source(),
                             "its first places look like longitude and latitude, but " +
                                 std::to_string(skipped.count) + " of " +
                                 std::to_string(report.read) + " cannot be",
                             "name its coordinate reference system with --input-crs, or its "
                             "fields with --x and --y");
    }
}

/// What can be done with the incidents read so far while later rows are still being fetched.
class IncidentBlocks {
public:
    IncidentBlocks(std::vector<Incident>& incidents, const LayerRows& rows, bool timed)
        : incidents_(incidents), to_map_(rows.to_map()) {
        if (timed) repeats_ = std::make_unique<RepeatedIncidents>(incidents, rows.expected());
    }

    /// After each new incident.
    void added() {
        if (incidents_.size() - done_ == block_rows) finish();
    }
    /// After the last one: a place that cannot be shown is now NaN.
    void finish() {
        project();
        if (repeats_) repeats_->look();
    }
    /// Once, at the end: the memory is needed for what comes next.
    void tell(ReadReport& report) {
        if (repeats_) repeats_->tell(report);
        repeats_.reset();
    }

private:
    static constexpr std::size_t block_rows = 4096;

    void project() {
        if (to_map_.identity()) {
            done_ = incidents_.size();
            return;
        }
        points_.clear();
        for (std::size_t i = done_; i < incidents_.size(); ++i) points_.push_back(incidents_[i].at);
        to_map_.transform(points_);
        for (const MapPoint& point : points_) incidents_[done_++].at = point;
    }

    std::vector<Incident>& incidents_;
    const ToMap& to_map_;
    std::unique_ptr<RepeatedIncidents> repeats_;  ///< null: places and times are not compared
    std::vector<MapPoint> points_;
    std::size_t done_ = 0;
};

}  // namespace

Incidents read_incidents(const LayerRequest& request, const ReadContext& context,
                         const IncidentNeeds& needs, ReadReport& report) {
    LayerRows rows(request, context, LayerKind::incidents, report);
    require_fields(rows, needs);
    rows.read_only(needed_roles(needs));
    IncidentRow row(rows, request, needs, context.crs.is_local());
    Incidents incidents;
    // A vector that grows holds everything twice while it does: room for a tenth more than expected
    // costs only addresses.
    if (rows.expected() > 0)
        incidents.all.reserve(static_cast<std::size_t>(rows.expected() + rows.expected() / 10));
    IncidentBlocks blocks(incidents.all, rows, row.timed());
    while (rows.next()) {
        const auto incident = row.read();
        if (!incident) continue;
        incidents.all.push_back(*incident);
        blocks.added();
    }
    incidents.categories = row.take_categories();
    refuse_doubtful_degrees(rows, report);
    blocks.finish();
    keep_projected(incidents.all, rows, [&](std::size_t i) { return incidents.all[i].row; });
    row.tell(report);
    if (row.timed()) tell_far_time_zone(incidents.all, context.crs, request.timezone, report);
    rows.tell_centres();
    blocks.tell(report);
    if (needs.sun_height || (needs.sun_height_where_known && !context.crs.is_local()))
        add_sun_heights(incidents.all, context.crs, needs.sun_height);
    return incidents;
}

}  // namespace tk
