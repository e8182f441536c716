// [analysis.clusters], [analysis.near_repeat] and [analysis.risk] as text. A table that is there
// asks for its analysis, whatever it says: its heading is always written.
#include "layers/study_file.h"
#include "layers/study_tables.h"

namespace tk {
namespace {

void add_clusters(const ClustersAnalysis& now, const std::filesystem::path& folder,
                  std::string& toml) {
    const ClustersAnalysis otherwise;
    TomlTableWriter table(toml, "[analysis.clusters]");
    table.head();
    table.text("statistic", now.statistic, otherwise.statistic);
    table.text("neighbours", now.neighbours, otherwise.neighbours);
    table.text("areas", relative_source(now.areas, folder));
    table.text("value", now.value);
    table.text("population", now.population);
    table.flag("row_standardise", now.row_standardised);
    table.text("inference", now.inference, otherwise.inference);
    table.whole("permutations", now.permutations, otherwise.permutations);
    table.number("alpha", now.alpha, otherwise.alpha);
    table.flag("fdr", now.by_false_discovery);
    table.number("snap", now.snap_m, otherwise.snap_m);
    table.number("cell", now.cell_m, otherwise.cell_m);
    table.whole("seed", now.seed, otherwise.seed);
}

void add_near_repeat(const NearRepeatAnalysis& now, const std::filesystem::path& folder,
                     std::string& toml) {
    const NearRepeatAnalysis otherwise;
    TomlTableWriter table(toml, "[analysis.near_repeat]");
    table.head();
    table.numbers("distance_bands", now.distance_ends_m, otherwise.distance_ends_m);
    table.numbers("day_bands", now.day_ends, otherwise.day_ends);
    table.text("metric", now.metric, otherwise.metric);
    table.text("streets", relative_source(now.streets.source, folder));
    table.number("snap", now.streets.snap_m, otherwise.streets.snap_m);
    table.number("street_reach", now.streets.reach_m, otherwise.streets.reach_m);
    table.whole("permutations", now.permutations, otherwise.permutations);
    table.whole("seed", now.seed, otherwise.seed);
}

void add_risk(const RiskAnalysis& now, std::string& toml) {
    const RiskAnalysis otherwise;
    TomlTableWriter table(toml, "[analysis.risk]");
    table.head();
    table.number("block", now.block_m, otherwise.block_m);
    table.whole("blocks", now.blocks, otherwise.blocks);
    table.text("increments", now.increments, otherwise.increments);
    table.text("operations", now.operations, otherwise.operations);
    table.text("effect", now.effect, otherwise.effect);
    table.whole("folds", now.folds, otherwise.folds);
    table.text("family", now.family, otherwise.family);
    table.text("split", now.split);
    table.number("area_share", now.area_share, otherwise.area_share);
    table.texts("without", now.without);
    table.texts("surface", now.surfaces);
    table.number("position_error", now.position_error_m, otherwise.position_error_m);
    table.whole("seed", now.seed, otherwise.seed);
}

}  // namespace

void add_pattern_tables(const Study& study, std::string& toml) {
    const std::filesystem::path folder = study.file.parent_path();
    if (study.clusters) add_clusters(*study.clusters, folder, toml);
    if (study.near_repeat) add_near_repeat(*study.near_repeat, folder, toml);
    if (study.risk) add_risk(*study.risk, toml);
}

}  // namespace tk
