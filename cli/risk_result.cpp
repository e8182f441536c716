#include "cli/risk_result.h"

#include <fmt/format.h>

#include <chrono>
#include <vector>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"

namespace tk::cli {
namespace {

std::string risk_family_word(CountFamily family) {
    return family == CountFamily::negative_binomial ? "negative_binomial" : "poisson";
}

/// With the numbers that today's fit fixed, so that the factor can be measured elsewhere.
Json risk_factor_as_json(const RiskFactor& factor) {
    const RiskVariable& variable = factor.variable;
    Json json{{"name", variable.factor},
              {"operation", std::string(name_of(variable.operation))},
              {"distance_m", variable.distance_m},
              {"coefficient", factor.coefficient},
              {"standard_error", number_or_null(factor.standard_error)},
              {"p", number_or_null(factor.p)},
              {"relative_risk", factor.relative_risk},
              {"interval", {number_or_null(factor.low), number_or_null(factor.high)}}};
    constexpr double m2_per_km2 = 1e6;
    if (variable.operation == RiskOperation::density)
        json["dense_from_per_km2"] = variable.dense_from_per_m2 * m2_per_km2;
    if (variable.operation == RiskOperation::surface_mean ||
        variable.operation == RiskOperation::surface_spread) {
        json["mean"] = variable.mean;
        json["standard_deviation"] = variable.spread;
    }
    return json;
}

Json risk_scale_as_json(const RiskScale& scale) {
    return {{"minimum", 1.0},
            {"mean", scale.mean},
            {"standard_deviation", scale.standard_deviation},
            {"maximum", scale.maximum},
            {"class_breaks", scale.class_breaks}};
}

Json risk_squares_as_json(const RiskFindings& findings) {
    if (!findings.squares)
        return {{"deviance", nullptr}, {"pai", nullptr}, {"pei", nullptr}, {"hit_rate", nullptr}};
    const RiskAccuracy& squares = *findings.squares;
    return {{"deviance", squares.deviance},
            {"null_deviance", squares.null_deviance},
            {"pai", number_or_null(squares.top.pai)},
            {"pei", number_or_null(squares.top.pei)},
            {"hit_rate", number_or_null(squares.top.hit_rate)},
            {"area_share", squares.top.area_share},
            {"folds", findings.folds},
            {"by", "squares of the map"}};
}

Json risk_split_as_json(const RiskFindings& findings) {
    if (!findings.split) return nullptr;
    const RiskSplitAccuracy& split = *findings.split;
    return {{"date", split_day_text(findings)},
            {"incidents_before", split.before},
            {"incidents_after", split.after},
            {"deviance", split.model.deviance},
            {"null_deviance", split.model.null_deviance},
            {"pai", number_or_null(split.model.top.pai)},
            {"pei", number_or_null(split.model.top.pei)},
            {"hit_rate", number_or_null(split.model.top.hit_rate)},
            {"area_share", split.model.top.area_share},
            {"plain_density",
             {{"bandwidth_m", findings.density_bandwidth_m},
              {"pai", number_or_null(split.density.pai)},
              {"pei", number_or_null(split.density.pei)},
              {"hit_rate", number_or_null(split.density.hit_rate)}}}};
}

std::string risk_percent_text(double share) {
    return plain_number(100.0 * share) + " %";
}

std::string risk_factor_table(const RiskTerrain& terrain) {
    std::vector<std::vector<std::string>> rows{{"factor", "operation", "distance m", "coefficient",
                                                "relative risk", "95 % interval", "p"}};
    for (const RiskFactor& factor : terrain.factors)
        rows.push_back({factor.variable.factor, std::string(name_of(factor.variable.operation)),
                        plain_number(factor.variable.distance_m), plain_number(factor.coefficient),
                        plain_number(factor.relative_risk),
                        plain_number(factor.low) + " to " + plain_number(factor.high),
                        plain_number(factor.p)});
    return text_table(rows);
}

}  // namespace

std::string split_day_text(const RiskFindings& findings) {
    if (!findings.split_day) return {};
    const std::chrono::year_month_day day{*findings.split_day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

Json risk_as_json(const RiskFindings& findings) {
    const RiskTerrain& terrain = findings.terrain;
    Json factors = Json::array();
    for (const RiskFactor& factor : terrain.factors) factors.push_back(risk_factor_as_json(factor));
    return {{"factors", factors},
            {"model", risk_family_word(terrain.family)},
            {"bic", terrain.bic},
            {"null_bic", terrain.null_bic},
            {"intercept", terrain.intercept},
            {"intercept_standard_error", number_or_null(terrain.intercept_standard_error)},
            {"theta", number_or_null(terrain.theta)},
            {"pearson_phi", number_or_null(terrain.pearson_phi)},
            {"cells", terrain.cells},
            {"cells_with_incidents", terrain.cells_with_incidents},
            {"incidents", terrain.incidents},
            {"candidates", terrain.candidates},
            {"left_by_elastic_net", terrain.left_by_net},
            {"penalty", terrain.penalty},
            {"scale", risk_scale_as_json(terrain.scale)},
            {"cross_validated", risk_squares_as_json(findings)},
            {"time_split", risk_split_as_json(findings)},
            {"warnings", terrain.warnings}};
}

std::string risk_in_words(const RiskFindings& findings) {
    const RiskTerrain& terrain = findings.terrain;
    std::vector<std::vector<std::string>> rows{
        {"model", risk_family_word(terrain.family) == "poisson" ? "Poisson" : "negative binomial"},
        {"incidents", plain_number(terrain.incidents)},
        {"cells of " + plain_number(terrain.cell_m) + " m",
         grouped(static_cast<long long>(terrain.cells)) + ", " +
             grouped(static_cast<long long>(terrain.cells_with_incidents)) + " with incidents"},
        {"variables tried", std::to_string(terrain.candidates) + ", left by the elastic net " +
                                std::to_string(terrain.left_by_net) + ", in the model " +
                                std::to_string(terrain.factors.size())},
        {"BIC",
         plain_number(terrain.bic) + " (" + plain_number(terrain.null_bic) + " without factors)"},
        {"relative risk score", "1 to " + plain_number(terrain.scale.maximum) + ", mean " +
                                    plain_number(terrain.scale.mean)}};
    const auto top_words = [](const TopShare& top) {
        return risk_percent_text(top.hit_rate) + " of the incidents in " +
               risk_percent_text(top.area_share) + " of the area (PAI " + plain_number(top.pai) +
               ", PEI " + plain_number(top.pei) + ")";
    };
    if (findings.squares)
        rows.push_back({"foretold by the rest of the map", top_words(findings.squares->top)});
    if (findings.split) {
        rows.push_back({"from " + split_day_text(findings) + " on, by those before",
                        top_words(findings.split->model.top)});
        rows.push_back({"  by plain density", top_words(findings.split->density)});
    }
    std::string text = terrain.factors.empty() ? "" : risk_factor_table(terrain) + "\n";
    text += text_table(rows);
    if (!terrain.warnings.empty()) text += "\n";
    for (const std::string& warning : terrain.warnings) text += "warning: " + warning + "\n";
    return text;
}

}  // namespace tk::cli
