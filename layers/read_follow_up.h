#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/follow_up/follow_up_outlook.h"
#include "engine/follow_up/follow_up_sensitivity.h"
#include "engine/follow_up/placed_share.h"
#include "engine/town/incident.h"
#include "engine/town/map_features.h"
#include "layers/layer_request.h"
#include "layers/load_study.h"
#include "layers/read_context.h"
#include "layers/read_report.h"
#include "layers/study.h"

/// What a follow-up is computed from: areas and incidents, read alike for all who tell of it, and
/// what the register says of itself.
namespace tk {

/// What lies around an area: metres, or a source.
struct SurroundingsSource {
    double ring_m = 0.0;  ///< >= 0; where there is no source
    std::string source;   ///< empty: a ring, or nothing

    bool none() const { return source.empty() && !(ring_m > 0.0); }
};

/// What is to be read. Sources as GDAL opens them; empty: none.
struct FollowUpRequest {
    LayerRequest incidents;
    StudyFilter filter;
    std::string treated;
    /// What the cameras that are the measure see, in place of `treated`; none: there is a source.
    std::optional<MultiPolygon> seen_by_cameras;
    std::string control;
    SurroundingsSource buffer;
    SurroundingsSource control_buffer;
    std::chrono::year_month_day date;
    int before_days = 365;
    int after_days = 365;
    int installation_days = 0;
    std::string reference;           ///< comparable places, for regression to the mean
    std::string control_candidates;  ///< places that might be the control
};

/// "treated", "control" or "date": the key without which a study's table cannot be computed; empty:
/// it has them all.
std::string lacking_key(const StudyFollowUp& follow_up);

/// The study's follow-up of that name; null where it has none.
const StudyFollowUp* follow_up_called(const Study& study, const std::string& name);

/// What a study's table asks for, with the area that its cameras see (treated_by_cameras()).
/// @param follow_up lacks no key
/// @throws InputError if its cameras are not there, Cancelled
FollowUpRequest follow_up_request(const Study& study, const StudyFollowUp& follow_up,
                                  const LoadedStudy& loaded, const Progress& progress = {});

/// A polygon source of a follow-up.
enum class FollowUpSource {
    treated,
    control,
    displacement,
    control_displacement,
    reference,
    candidates
};

/// The areas that a design names, and what happened to their rows.
struct ReadFollowUpAreas {
    FollowUpAreas areas;
    std::vector<std::pair<FollowUpSource, ReadReport>> reports;  ///< in the order read
};

/// @throws InputError as read_boundary(), Cancelled
ReadFollowUpAreas read_follow_up_areas(const FollowUpRequest& request, const ReadContext& reading);

/// So many days at one end of a period have no incident at all, in no place of the register, that
/// it is the register that is silent, not the streets.
struct RegisterGap {
    FollowUpPeriod period = FollowUpPeriod::before;
    bool at_begin = true;              ///< of the period; else at its end
    std::chrono::local_days edge;      ///< of the period: the first day, or the first after it
    std::chrono::local_days incident;  ///< the register's first day, or its last
    std::chrono::days silent;          ///< how long the gap is
};

/// Whether there is enough to count.
enum class FollowUpReach {
    both_periods,    ///< the register reaches into both
    no_incidents,    ///< nothing meets the filter
    nothing_before,  ///< it ends before the period before, or begins after it
    not_yet          ///< it ends before the period after begins: nothing can have come of it yet
};

/// What a follow-up is computed from, read.
struct FollowUpData {
    Incidents incidents;  ///< those that meet the filter, with times
    ReadReport incidents_report;
    std::vector<std::pair<FollowUpSource, ReadReport>> area_reports;  ///< in the order read
    FollowUpDesign design;
    std::vector<Area> reference;
    std::vector<OtherControl> candidates;

    FollowUpReach reach = FollowUpReach::both_periods;
    /// The register's first and last day with an incident that meets the filter; none without any.
    std::optional<std::pair<std::chrono::local_days, std::chrono::local_days>> days;
    std::vector<RegisterGap> gaps;    ///< of before, then of after unless that is still to come
    std::int64_t with_interval = 0;   ///< incidents of both periods whose time is an interval
    std::int64_t weighted_parts = 0;  ///< and those whose weight is not whole
    /// Rows of the register with and without a place, in both periods; both empty where the filter
    /// asks for the height of the sun, which rows without a place do not have.
    PlacedRows rows_before, rows_after;
};

/// Reads all sources of a request. A register that does not reach into a period is told by
/// FollowUpData::reach; the counts are then not to be used.
/// @throws InputError if a source cannot be used, Cancelled
FollowUpData read_follow_up(const FollowUpRequest& request, const ReadContext& reading);

/// What can be reckoned of a measure still to come, from the days before that the register covers.
/// @param data reaches into the period before
FollowUpOutlook outlook_of(const FollowUpData& data, const std::optional<double>& overdispersion,
                           std::span<const OtherControl> candidates);

/// Candidates that may be compared with: not so near that what moves out of the treated area would
/// move there.
std::vector<OtherControl> fit_controls(const FollowUpData& data);

/// The areas of a study as places that might be the control.
std::vector<OtherControl> controls_from_areas(const std::vector<Area>& areas);

/// "2024-03-01".
std::string day_text(std::chrono::local_days day);

}  // namespace tk
