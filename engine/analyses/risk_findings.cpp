#include "engine/analyses/risk_findings.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/analyses/risk_warnings.h"
#include "engine/town/local_day.h"

namespace tk {
namespace {

constexpr double share_before_split = 0.8;

void judge_over_time(const RiskSample& sample, std::span<const Incident> incidents,
                     const RiskTerrainOptions& options, const Progress& progress,
                     RiskFindings& findings) {
    findings.split_day = options.split ? options.split : day_of_last_fifth(incidents);
    if (!findings.split_day) {
        findings.why_no_split = "no incident has a time";
        return;
    }
    std::vector<Incident> before, after;
    for (const Incident& incident : incidents) {
        if (!incident.when)
            ++findings.without_time;
        else
            (local_day_of(incident) < *findings.split_day ? before : after).push_back(incident);
    }
    findings.split = accuracy_over_time(
        sample, counts_in_sample(sample, before), counts_in_sample(sample, after),
        density_in_sample(sample, before, options.density_bandwidth_m, progress), options.selection,
        options.area_share, findings.why_no_split, progress);
}

}  // namespace

std::optional<std::chrono::local_days> day_of_last_fifth(std::span<const Incident> incidents) {
    std::vector<std::chrono::local_days> days;
    for (const Incident& incident : incidents)
        if (incident.when) days.push_back(local_day_of(incident));
    if (days.empty()) return std::nullopt;
    const auto at = days.begin() + static_cast<std::ptrdiff_t>(share_before_split *
                                                               static_cast<double>(days.size()));
    std::nth_element(days.begin(), at, days.end());
    return *at;
}

RiskFindings find_risk_terrain(const RiskSample& sample, std::span<const Incident> incidents,
                               const RiskTerrainOptions& options, const Progress& progress) {
    RiskFindings findings;
    findings.folds = options.selection.folds;
    findings.density_bandwidth_m = options.density_bandwidth_m;
    // A model for the whole, one for each fold and one for the earlier incidents.
    const double models = findings.folds + 2.0;
    const double squares_from = 1.0 / models, split_from = (models - 1.0) / models;
    findings.terrain =
        fit_risk_terrain(sample, options.selection, part_of_progress(progress, 0.0, squares_from));
    findings.squares = accuracy_across_squares(
        sample, options.selection, options.area_share, findings.why_no_squares,
        part_of_progress(progress, squares_from, split_from));
    judge_over_time(sample, incidents, options, part_of_progress(progress, split_from, 1.0),
                    findings);
    std::vector<std::string>& warnings = findings.terrain.warnings;
    for (std::string& warning :
         bandwidth_warnings(options.density_bandwidth_m, options.candidates.position_error_m))
        warnings.push_back(std::move(warning));
    for (std::string& warning : accuracy_warnings(findings.squares, findings.split))
        warnings.push_back(std::move(warning));
    return findings;
}

}  // namespace tk
