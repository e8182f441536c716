// What a study asks to find out of its incidents: [analysis.clusters], [analysis.near_repeat] and
// [analysis.risk].
#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "layers/neighbour_words.h"
#include "layers/study_tables.h"

namespace tk {
namespace {

constexpr NumberRange positive_share{.lowest = 0.0, .highest = 1.0, .lowest_allowed = false};

void set_count(ConfigReader& table, std::string_view key, int lowest, int& into) {
    const auto count = table.whole(key, lowest);
    constexpr int most = std::numeric_limits<int>::max();
    if (count && *count > most)
        table.refuse(key, fmt::format("is {}", *count), fmt::format("give at most {}", most));
    if (count) into = static_cast<int>(*count);
}

void set_word(ConfigReader& table, std::string_view key,
              std::initializer_list<std::string_view> words, std::string& into) {
    into = table.choice(key, words).value_or(into);
}

void set_number(ConfigReader& table, std::string_view key, const NumberRange& range, double& into) {
    into = table.number(key, range).value_or(into);
}

void read_clusters(ConfigReader& table, Study& study) {
    ClustersAnalysis& clusters = study.clusters.emplace();
    set_word(table, "statistic", {"gi-star", "gi", "local-moran"}, clusters.statistic);
    clusters.neighbours = table.text("neighbours").value_or(clusters.neighbours);
    if (!parse_neighbour_words(clusters.neighbours))
        table.refuse("neighbours", "is '" + clusters.neighbours + "'",
                     "give queen, rook, distance:M or nearest:K");
    clusters.areas = study_source(table, "areas", study);
    clusters.value = table.text("value").value_or("");
    clusters.population = table.text("population").value_or("");
    if (!clusters.population.empty() && clusters.areas.empty())
        table.refuse("population", "is a field of areas, and none are named",
                     "name them with 'areas', or leave it out");
    clusters.row_standardised = table.flag("row_standardise").value_or(false);
    set_word(table, "inference", {"normal", "permutation"}, clusters.inference);
    set_count(table, "permutations", 1, clusters.permutations);
    set_number(table, "alpha", positive_share, clusters.alpha);
    if (clusters.alpha == 1.0) table.refuse("alpha", "is 1", "give a number between 0 and 1");
    clusters.by_false_discovery = table.flag("fdr").value_or(false);
    set_number(table, "snap", zero_or_more, clusters.snap_m);
    set_number(table, "cell", above_zero, clusters.cell_m);
    if (!clusters.areas.empty() && table.value("cell") != nullptr)
        table.refuse("cell", "is about the grid, in whose place 'areas' stand",
                     "leave one of them out");
    set_count(table, "seed", 0, clusters.seed);
}

/// The upper ends of bands: they must rise. The last may be inf.
void read_bands(ConfigReader& table, std::string_view key, std::vector<double>& into) {
    const auto ends =
        table.numbers(key, {.lowest = 0.0, .lowest_allowed = false, .infinity_allowed = true});
    if (!ends) return;
    const std::string remedy = "give the upper ends, as in [100, 200, 400]";
    for (std::size_t i = 1; i < ends->size(); ++i)
        if ((*ends)[i] <= (*ends)[i - 1]) table.refuse(key, "does not rise", remedy);
    if (ends->empty()) table.refuse(key, "is empty", remedy);
    into = *ends;
}

void read_near_repeat(ConfigReader& table, Study& study) {
    NearRepeatAnalysis& near_repeat = study.near_repeat.emplace();
    read_bands(table, "distance_bands", near_repeat.distance_ends_m);
    read_bands(table, "day_bands", near_repeat.day_ends);
    set_word(table, "metric", {"euclidean", "manhattan", "network"}, near_repeat.metric);
    near_repeat.streets.source = study_source(table, "streets", study);
    read_along(table, near_repeat.streets);
    if (near_repeat.metric != "network") {
        for (const char* of_streets : {"streets", "snap", "street_reach"})
            if (table.value(of_streets) != nullptr)
                table.refuse(of_streets, "is about streets, which the metric does not go along",
                             "give metric = \"network\", or leave it out");
    } else if (near_repeat.streets.source.empty() && study.layer("streets") == nullptr) {
        table.refuse("metric", "is network, and the study has no streets",
                     "name them with 'streets', or add [layers.streets]");
    }
    set_count(table, "permutations", 1, near_repeat.permutations);
    set_count(table, "seed", 0, near_repeat.seed);
}

void read_risk_surfaces(ConfigReader& table, RiskAnalysis& risk) {
    risk.surfaces = table.texts("surface").value_or(std::vector<std::string>{});
    for (const std::string& word : risk.surfaces)
        if (word != "light" && word != "cameras" && word != "sightlines")
            table.refuse("surface", "has '" + word + "'", "known are light, cameras, sightlines");
}

void read_risk(ConfigReader& table, Study& study) {
    RiskAnalysis& risk = study.risk.emplace();
    set_number(table, "block", above_zero, risk.block_m);
    set_count(table, "blocks", 1, risk.blocks);
    set_word(table, "increments", {"half", "whole"}, risk.increments);
    set_word(table, "operations", {"both", "proximity", "density"}, risk.operations);
    set_word(table, "effect", {"raise", "lower", "either"}, risk.effect);
    set_count(table, "folds", 2, risk.folds);
    set_word(table, "family", {"auto", "poisson", "negative-binomial"}, risk.family);
    if (const auto day = table.date("split"))
        risk.split =
            fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day->year()),
                        static_cast<unsigned>(day->month()), static_cast<unsigned>(day->day()));
    set_number(table, "area_share", positive_share, risk.area_share);
    risk.without = table.texts("without").value_or(std::vector<std::string>{});
    read_risk_surfaces(table, risk);
    set_number(table, "position_error", zero_or_more, risk.position_error_m);
    set_count(table, "seed", 0, risk.seed);
}

}  // namespace

void read_along(ConfigReader& table, AlongStreets& along) {
    set_number(table, "snap", zero_or_more, along.snap_m);
    set_number(table, "street_reach", above_zero, along.reach_m);
}

void read_pattern_tables(ConfigReader& analysis, Study& study) {
    using Read = void (*)(ConfigReader&, Study&);
    const std::pair<std::string_view, Read> tables[] = {
        {"clusters", read_clusters}, {"near_repeat", read_near_repeat}, {"risk", read_risk}};
    for (const auto& [name, read] : tables) {
        auto table = analysis.table(name);
        if (!table) continue;
        read(*table, study);
        table->refuse_other_keys();
    }
}

}  // namespace tk
