#include "engine/analyses/risk_feature_sets.h"
#include "layers/risk_parameters.h"
#include "viewer/background/pattern_parts.h"

namespace tk {
namespace {

/// As the study asks for it, and what the window has on top.
RiskTerrainOptions terrain_options_of(const PatternWish& wish) {
    RiskTerrainOptions options;
    if (wish.study != nullptr)
        options = risk_options_of(
            wish.study->risk.value_or(RiskAnalysis{}),
            wish.loaded != nullptr ? wish.loaded->parameters : AssessmentParameters{});
    if (wish.options.risk_cell_m) options.candidates.block_m = 2.0 * *wish.options.risk_cell_m;
    options.candidates.position_error_m = wish.options.position_error_m.value_or(0.0);
    return options;
}

}  // namespace

double risk_cell_m_of(const PatternWish& wish) {
    return 0.5 * terrain_options_of(wish).candidates.block_m;
}

void find_risk_pattern(const std::vector<Incident>& incidents, const Progress& progress,
                       PatternFound& found) {
    const RiskGround ground{found.wish.today};
    const std::size_t sets = risk_set_names(*ground.town).size();
    if (sets == 0) {
        found.lack = PatternLack::features;
        return;
    }
    const GridSpec& spec = found.cells.number.spec();
    const RiskTerrainOptions options = terrain_options_of(found.wish);
    constexpr std::size_t variables_of_block = 4;
    if (found.cells.places() * sets * variables_of_block *
            static_cast<std::size_t>(options.candidates.blocks) >
        most_risk_values) {
        found.lack = PatternLack::too_many_cells;
        return;
    }
    PlaceCounts counts = counts_in_cells(incidents, found.cells);
    found.counts = std::move(counts.sums);
    found.elsewhere = static_cast<std::size_t>(counts.elsewhere);
    const RiskSample sample = risk_sample(ground, incidents, spec, options.candidates, progress);
    found.risk = find_risk_terrain(sample, incidents, options, progress);
    const Grid<float> scores = risk_scores(found.risk.terrain, ground, spec, progress);
    for (const Cell& cell : found.cells.of_place)
        found.scores.push_back(static_cast<double>(scores(cell.row, cell.col)));
}

}  // namespace tk
