#include "engine/analyses/risk_sample.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "engine/analyses/place_counts.h"
#include "engine/analyses/population_background.h"
#include "engine/analyses/risk_feature_sets.h"
#include "engine/core/input_error.h"

namespace tk {
namespace {

void check_candidate_options(const RiskCandidateOptions& options) {
    if (!(options.block_m > 0.0) || !std::isfinite(options.block_m))
        throw std::invalid_argument("a block must be finite and above 0");
    if (options.blocks < 1) throw std::invalid_argument("a feature reaches one block at least");
    if (!(options.position_error_m >= 0.0) || !std::isfinite(options.position_error_m))
        throw std::invalid_argument("the position error must be finite and 0 or more");
}

void refuse_background(const std::string& name) {
    if (is_population_background(name))
        throw InputError(name, "tells of the background of people and is refused as a risk factor",
                         "take places instead: a risk terrain is about where, not about who lives "
                         "there");
}

std::vector<RiskVariable> all_candidates(const RiskGround& ground, const GridSpec& spec,
                                         const RiskCandidateOptions& options) {
    std::vector<RiskVariable> variables;
    const auto add = [&](std::vector<RiskVariable> more) {
        variables.insert(variables.end(), more.begin(), more.end());
    };
    const std::vector<std::string> names = risk_set_names(*ground.town);
    const auto has = [](const std::vector<std::string>& list, const std::string& name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    for (const std::string& name : options.without)
        if (!has(names, name))
            throw InputError(name, "there are no features of that name to leave out",
                             "`info` shows what a study has");
    for (const std::string& name : names) {
        if (has(options.without, name)) continue;
        refuse_background(name);
        add(feature_candidates(*risk_set_of(*ground.town, name), options));
    }
    for (const RiskSurface& surface : ground.surfaces) {
        refuse_background(surface.name);
        add(surface_candidates(surface.name, spec.cell_m, options));
    }
    return variables;
}

}  // namespace

std::vector<RiskVariable> feature_candidates(const std::string& set,
                                             const RiskCandidateOptions& options) {
    check_candidate_options(options);
    const int of_each = options.increments == RiskIncrements::half ? 2 : 1;
    std::vector<RiskVariable> variables;
    const auto add = [&](RiskOperation operation) {
        for (int k = 1; k <= options.blocks * of_each; ++k)
            variables.push_back({set, operation, options.block_m * k / of_each});
    };
    if (options.operations != RiskOperations::density) add(RiskOperation::proximity);
    if (options.operations != RiskOperations::proximity) add(RiskOperation::density);
    return variables;
}

std::vector<RiskVariable> feature_candidates(const FeatureSet& set,
                                             const RiskCandidateOptions& options) {
    RiskCandidateOptions possible = options;
    if (set.points.empty() && set.polygons.empty()) possible.operations = RiskOperations::proximity;
    return feature_candidates(set.name, possible);
}

std::vector<RiskVariable> surface_candidates(const std::string& surface, double cell_m,
                                             const RiskCandidateOptions& options) {
    check_candidate_options(options);
    const double around_m = std::max(options.position_error_m, 0.5 * cell_m);
    return {{surface, RiskOperation::surface_mean, around_m},
            {surface, RiskOperation::surface_spread, around_m}};
}

double RiskSample::incidents() const {
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

RiskSample risk_sample(const RiskGround& ground, std::span<const Incident> incidents,
                       const GridSpec& spec, const RiskCandidateOptions& options,
                       const Progress& progress) {
    check_candidate_options(options);
    RiskSample sample;
    sample.spec = spec;
    sample.options = options;
    sample.variables = all_candidates(ground, spec, options);
    const NumberedCells inside = numbered_cells(spec, ground.town->boundary());
    std::vector<std::vector<double>> measured =
        measured_values(sample.variables, ground, spec, inside.of_place, progress);
    std::vector<std::size_t> whole;
    for (std::size_t i = 0; i < inside.places(); ++i)
        if (std::none_of(measured.begin(), measured.end(),
                         [i](const auto& values) { return std::isnan(values[i]); }))
            whole.push_back(i);
    sample.without_value = static_cast<std::int64_t>(inside.places() - whole.size());
    if (whole.empty())
        throw InputError("", "no cell lies within the boundary and has a value of every surface",
                         "give a smaller --block, or a boundary that holds the incidents");
    const PlaceCounts counts = counts_in_cells(incidents, inside);
    sample.elsewhere = counts.elsewhere;
    for (const std::size_t i : whole) {
        sample.cells.push_back(inside.of_place[i]);
        sample.counts.push_back(counts.sums[i]);
    }
    for (std::size_t k = 0; k < sample.variables.size(); ++k) {
        std::vector<double> kept;
        for (const std::size_t i : whole) kept.push_back(measured[k][i]);
        measured[k].clear();
        sample.variables[k] = frozen(sample.variables[k], kept);
        for (double& value : kept) value = regression_value(sample.variables[k], value);
        sample.values.push_back(std::move(kept));
    }
    return sample;
}

std::vector<double> counts_in_sample(const RiskSample& sample,
                                     std::span<const Incident> incidents) {
    Grid<std::int32_t> row_of(sample.spec, -1);
    for (std::size_t i = 0; i < sample.cells.size(); ++i)
        row_of(sample.cells[i].row, sample.cells[i].col) = static_cast<std::int32_t>(i);
    std::vector<double> counts(sample.cells.size(), 0.0);
    for (const Incident& incident : incidents) {
        const std::optional<Cell> cell = cell_at(sample.spec, incident.at);
        const std::int32_t row = cell ? row_of(cell->row, cell->col) : -1;
        if (row >= 0) counts[static_cast<std::size_t>(row)] += incident.weight;
    }
    return counts;
}

}  // namespace tk
