#include "layers/read_incidents.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"
#include "engine/core/sun_height.h"
#include "layers/layer_rows.h"
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

    std::vector<std::string> take_categories() { return categories_.take(); }
    void tell(ReadReport& report) const {
        if (time_) time_->tell(report);
    }

private:
    std::string read_weight(Incident& incident) const {
        const NumberValue weight = rows_.number("weight");
        // A row that does not say how many it counts for counts for one.
        if (weight.state == ValueState::missing) return {};
        if (weight.state == ValueState::unreadable) return "weight is not a number";
        if (weight.value < 0.0) return "negative weight";
        incident.weight = weight.value;
        return {};
    }

    LayerRows& rows_;
    std::optional<RowTime> time_;
    int category_;
    int weight_;
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

void add_sun_heights(std::vector<Incident>& incidents, const ProjectedCrs& crs) {
    std::vector<MapPoint> points;
    points.reserve(incidents.size());
    for (const Incident& incident : incidents) points.push_back(incident.at);
    const std::vector<LonLat> places = to_lon_lat(points, crs);
    constexpr std::size_t per_block = 4096;
    parallel_for((incidents.size() + per_block - 1) / per_block, [&](std::size_t block) {
        const std::size_t end = std::min(incidents.size(), (block + 1) * per_block);
        for (std::size_t i = block * per_block; i < end; ++i)
            incidents[i].sun_height_deg = static_cast<float>(
                sun_height_deg(incidents[i].when->from, places[i].lon_deg, places[i].lat_deg));
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

auto repeat_key(const Incident& i) {
    return std::tuple(i.at.east_m, i.at.north_m, i.when->from, i.when->to, i.category);
}

/// Rows that say the same as an earlier one are likely the same incident twice: said, and counted
/// as they are. Without a time nothing can be told: many incidents share a place.
void tell_repeats(const std::vector<Incident>& incidents, ReadReport& report) {
    std::vector<std::size_t> timed;
    for (std::size_t i = 0; i < incidents.size(); ++i)
        if (incidents[i].when && !incidents[i].when->date_only) timed.push_back(i);
    std::sort(timed.begin(), timed.end(), [&](std::size_t a, std::size_t b) {
        const auto key_a = repeat_key(incidents[a]), key_b = repeat_key(incidents[b]);
        return key_a != key_b ? key_a < key_b : a < b;
    });
    std::int64_t repeats = 0, first_row = 0;
    for (std::size_t i = 1; i < timed.size(); ++i) {
        const Incident& incident = incidents[timed[i]];
        if (repeat_key(incidents[timed[i - 1]]) != repeat_key(incident)) continue;
        if (repeats++ == 0 || incident.row < first_row) first_row = incident.row;
    }
    if (repeats > 0)
        report.notes.push_back(std::to_string(repeats) +
                               " rows repeat the place, time and category of another (the first: "
                               "row " +
                               std::to_string(first_row) + "); all are counted.");
}

}  // namespace

Incidents read_incidents(const LayerRequest& request, const ReadContext& context,
                         const IncidentNeeds& needs, ReadReport& report) {
    LayerRows rows(request, context, LayerKind::incidents, report);
    require_fields(rows, needs);
    rows.read_only(needed_roles(needs));
    const bool projects = !rows.to_map().identity();
    IncidentRow row(rows, request, needs, context.crs.is_local());
    Incidents incidents;
    std::vector<std::int64_t> numbers;
    // A vector that grows holds everything twice while it does: room for a tenth more than expected
    // costs only addresses.
    if (rows.expected() > 0)
        incidents.all.reserve(static_cast<std::size_t>(rows.expected() + rows.expected() / 10));
    while (rows.next()) {
        const auto incident = row.read();
        if (!incident) continue;
        incidents.all.push_back(*incident);
        if (projects) numbers.push_back(rows.row());
    }
    incidents.categories = row.take_categories();
    refuse_doubtful_degrees(rows, report);
    project_all(incidents.all, numbers, rows);
    row.tell(report);
    rows.tell_centres();
    tell_repeats(incidents.all, report);
    if (needs.sun_height) add_sun_heights(incidents.all, context.crs);
    return incidents;
}

}  // namespace tk
