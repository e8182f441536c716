#include "engine/follow_up/follow_up_sensitivity.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/follow_up/follow_up_verdict.h"

namespace tk {
namespace {

constexpr int shortest_half_days = 28, installation_weeks_days = 28;

/// Tries one other choice after the other.
class SensitivityRun {
public:
    SensitivityRun(std::span<const Incident> incidents, const FollowUpDesign& design,
                   const SensitivityOptions& options)
        : incidents_(incidents),
          design_(design),
          options_(options),
          zones_(zones_of(incidents, design.areas).of) {}

    std::vector<SensitivityRow> rows() {
        try_buffers();
        try_controls();
        try_periods();
        return std::move(rows_);
    }

private:
    void add(DesignChoice choice, std::string value, const FollowUpAreas& areas,
             std::span<const FollowUpZone> zones, const FollowUpPeriods& periods) {
        SensitivityRow row;
        row.choice = choice;
        row.value = std::move(value);
        row.counts = area_counts(count_by_period(incidents_, zones, periods), areas);
        AreaWeights weights = options_.area_weights;
        weights.before = weights_of(periods).before;
        row.findings =
            findings_of({row.counts, weights, options_.overdispersion, options_.bootstrap});
        rows_.push_back(std::move(row));
    }

    void try_buffers() {
        const double ring_m = design_.areas.displacement.ring_m;
        if (!design_.areas.displacement.shape.empty() || !(ring_m > 0.0)) return;
        for (const double times : {0.5, 1.5, 2.0}) {
            FollowUpAreas areas = design_.areas;
            areas.displacement.ring_m = times * ring_m;
            Surroundings& of_control = areas.control_displacement;
            if (of_control.shape.empty()) of_control.ring_m *= times;
            add(DesignChoice::buffer, std::to_string(std::llround(times * ring_m)) + " m", areas,
                zones_of(incidents_, areas).of, design_.periods());
        }
    }

    void try_controls() {
        // The control's own surroundings are not those of another.
        FollowUpAreas areas = design_.areas;
        areas.control_displacement = {};
        std::vector<FollowUpZone> all_else = zones_;
        for (FollowUpZone& zone : all_else)
            if (zone != FollowUpZone::treated && zone != FollowUpZone::displacement)
                zone = FollowUpZone::control;
        add(DesignChoice::control, "all other places", areas, all_else, design_.periods());
        for (const OtherControl& other : options_.other_controls) {
            areas.control = other.shape;
            add(DesignChoice::control, other.name, areas, zones_of(incidents_, areas).of,
                design_.periods());
        }
    }

    bool has_data(const FollowUpPeriods& periods) const {
        return (!options_.data_from || periods.before_from >= *options_.data_from) &&
               (!options_.data_to || periods.after_to <= *options_.data_to);
    }

    void try_period(const std::string& value, const FollowUpPeriods& periods) {
        if (periods == design_.periods()) return;
        add(DesignChoice::period, value, design_.areas, zones_, periods);
    }

    void try_periods() {
        const FollowUpDesign& d = design_;
        if (std::min(d.before_days, d.after_days) >= 2 * shortest_half_days)
            try_period("half the days", periods_around(d.date, d.before_days / 2, d.after_days / 2,
                                                       d.installation_days));
        const int years = std::min(d.before_days, d.after_days) / 365;
        if (years >= 1 && std::max(d.before_days, d.after_days) % 365 > 1)
            try_period(years == 1 ? "one whole year" : std::to_string(years) + " whole years",
                       whole_years_around(d.date, years, d.installation_days));
        const FollowUpPeriods doubled =
            periods_around(d.date, 2 * d.before_days, d.after_days, d.installation_days);
        if (has_data(doubled)) try_period("twice the days before", doubled);
        if (d.installation_days == 0 && d.after_days > 3 * installation_weeks_days)
            try_period("the first four weeks after left out",
                       periods_around(d.date, d.before_days, d.after_days - installation_weeks_days,
                                      installation_weeks_days));
    }

    std::span<const Incident> incidents_;
    const FollowUpDesign& design_;
    const SensitivityOptions& options_;
    std::vector<FollowUpZone> zones_;
    std::vector<SensitivityRow> rows_;
};

}  // namespace

AreaWeights weights_of(const FollowUpPeriods& periods) {
    AreaWeights weights;
    weights.before = static_cast<double>(periods.before_days()) / periods.after_days();
    return weights;
}

AreaCounts area_counts(const PeriodCounts& counts, const FollowUpAreas& areas) {
    AreaCounts found{counts.in(FollowUpZone::treated), counts.in(FollowUpZone::control), {}, {}};
    if (!areas.displacement.none()) found.displacement = counts.in(FollowUpZone::displacement);
    if (!areas.control_displacement.none())
        found.control_displacement = counts.in(FollowUpZone::control_displacement);
    return found;
}

std::vector<SensitivityRow> follow_up_sensitivity(std::span<const Incident> incidents,
                                                  const FollowUpDesign& design,
                                                  const SensitivityOptions& options) {
    return SensitivityRun(incidents, design, options).rows();
}

bool levels_are_alike(const AreaCounts& counts, const AreaWeights& weights) {
    const double treated = counts.treated.before / weights.treated;
    const double control = counts.control.before / weights.control;
    return treated <= 2.0 * control && control <= 2.0 * treated;
}

bool disagrees(const SensitivityRow& row, const FollowUpFindings& findings) {
    const RelativeEffect& other = row.findings.effect;
    if (conclusion_of(other) == conclusion_of(findings.effect)) return false;
    // Fewer days have wider intervals: that is no contradiction.
    return row.choice != DesignChoice::period ||
           conclusion_of(other) != FollowUpConclusion::not_told_from_chance ||
           !other.interval.holds(findings.effect.estimate);
}

}  // namespace tk
