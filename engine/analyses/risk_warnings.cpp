#include "engine/analyses/risk_warnings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tk {
namespace {

/// Common rules of thumb: ten events for each variable of a regression (Peduzzi et al. 1996), and
/// variables that share half of their variance or more.
constexpr double fewest_incidents_each = 10.0, fewest_incidents = 50.0, much_alike = 0.7;
constexpr double much_wider = 1.5;

std::string risk_number(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    const auto whole = static_cast<std::int64_t>(std::llround(std::abs(value) * scale));
    const auto unit = static_cast<std::int64_t>(scale);
    std::string text = (value < 0.0 && whole > 0 ? "-" : "") + std::to_string(whole / unit);
    if (decimals == 0) return text;
    std::string behind = std::to_string(whole % unit);
    return text + "." + std::string(static_cast<std::size_t>(decimals) - behind.size(), '0') +
           behind;
}

void warn_of_position(const RiskTerrain& terrain, const RiskSample& sample,
                      std::vector<std::string>& warnings) {
    const double error_m = sample.options.position_error_m;
    if (error_m > terrain.cell_m)
        warnings.push_back("cells of " + risk_number(terrain.cell_m, 0) +
                           " m are smaller than the position error of " + risk_number(error_m, 0) +
                           " m: many incidents are counted in a cell beside their own; a larger "
                           "block makes larger cells");
}

void warn_of_few(const RiskTerrain& terrain, std::vector<std::string>& warnings) {
    const auto kept = static_cast<double>(terrain.factors.size());
    const double enough = std::max(fewest_incidents, fewest_incidents_each * kept);
    if (terrain.incidents < enough)
        warnings.push_back("there are " + risk_number(terrain.incidents, 0) +
                           " incidents, too few to tell factors from chance (" +
                           risk_number(enough, 0) + " would be the least)");
}

/// A factor beside which a variable of another one lies, taken or not.
void warn_of_alike(const RiskTerrain& terrain, const RiskSample& sample,
                   const RiskSelection& selection, std::vector<std::string>& warnings) {
    for (const RiskFactor& factor : terrain.factors) {
        const auto at = static_cast<std::size_t>(
            std::find(sample.variables.begin(), sample.variables.end(), factor.variable) -
            sample.variables.begin());
        double most = 0.0;
        std::size_t which = at;
        for (std::size_t k = 0; k < sample.variables.size(); ++k) {
            if (sample.variables[k].factor == factor.variable.factor) continue;
            const double alike = correlation_of(sample.values[at], sample.values[k]);
            if (std::abs(alike) > std::abs(most)) {
                most = alike;
                which = k;
            }
        }
        if (!(std::abs(most) >= much_alike)) continue;
        const bool is_kept = std::find(selection.chosen.begin(), selection.chosen.end(), which) !=
                             selection.chosen.end();
        // Of two that are both in the model it is said once.
        if (is_kept && which < at) continue;
        warnings.push_back("'" + factor.variable.name() + "' and '" +
                           sample.variables[which].name() +
                           "' lie much in the same cells (correlation " + risk_number(most, 2) +
                           "): which of them the incidents go with cannot be told");
    }
}

}  // namespace

std::vector<std::string> bandwidth_warnings(double bandwidth_m, double position_error_m) {
    if (!(position_error_m > bandwidth_m)) return {};
    return {"the bandwidth of " + risk_number(bandwidth_m, 0) +
            " m is smaller than the position error of " + risk_number(position_error_m, 0) +
            " m: the density that the model is compared with follows errors of position"};
}

double correlation_of(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    double mean_a = 0.0, mean_b = 0.0, aa = 0.0, bb = 0.0, ab = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        mean_a += a[i];
        mean_b += b[i];
    }
    mean_a /= n;
    mean_b /= n;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
        ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    return ab / std::sqrt(aa * bb);
}

std::vector<std::string> risk_warnings(const RiskTerrain& terrain, const RiskSample& sample,
                                       const RiskSelection& selection) {
    std::vector<std::string> warnings;
    warn_of_position(terrain, sample, warnings);
    warn_of_few(terrain, warnings);
    warn_of_alike(terrain, sample, selection, warnings);
    if (terrain.factors.empty())
        warnings.push_back(
            "no factor goes with the incidents: every place has the same score, and the model "
            "tells nothing");
    if (terrain.pearson_phi > much_wider)
        warnings.push_back("the counts vary " + risk_number(terrain.pearson_phi, 1) +
                           " times as much as the model has it: the intervals are too narrow");
    return warnings;
}

std::vector<std::string> accuracy_warnings(const std::optional<RiskAccuracy>& squares,
                                           const std::optional<RiskSplitAccuracy>& split) {
    std::vector<std::string> warnings;
    if (squares && !(squares->deviance < squares->null_deviance))
        warnings.push_back(
            "parts of the map that were left out are foretold no better than by the mean of all: "
            "what was found may be chance");
    if (split && !(split->model.top.hit_rate > split->density.hit_rate)) {
        const auto percent = [](double share) { return risk_number(100.0 * share, 1) + " %"; };
        warnings.push_back("no better than plain density: of the later incidents " +
                           percent(split->model.top.hit_rate) + " lie in the highest " +
                           percent(split->model.top.area_share) + " of the cells by the model, " +
                           percent(split->density.hit_rate) +
                           " by a hotspot map of the earlier ones");
    }
    return warnings;
}

}  // namespace tk
