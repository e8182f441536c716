// Analyses that belong to the format and that this version does not compute: their keys are
// checked, so that a misspelling is found today, and kept.
#include <fmt/format.h>

#include "layers/study_tables.h"

namespace tk {
namespace {

using OptionMap = std::map<std::string, StudyOption>;

template <typename T>
void keep_option(OptionMap& options, std::string_view key, const std::optional<T>& value) {
    if (value) options[std::string(key)] = *value;
}

void read_risk(ConfigReader& table, const Study&, OptionMap& options) {
    keep_option(options, "block", table.number("block", above_zero));
    keep_option(options, "increments", table.choice("increments", {"whole", "half"}));
    keep_option(options, "folds", table.whole("folds", 2));
    keep_option(options, "family",
                table.choice("family", {"auto", "poisson", "negative-binomial"}));
    if (const auto split = table.date("split"))
        options["split"] =
            fmt::format("{:04}-{:02}-{:02}", static_cast<int>(split->year()),
                        static_cast<unsigned>(split->month()), static_cast<unsigned>(split->day()));
    keep_option(options, "seed", table.whole("seed", 0));
}

/// "queen", "rook", "distance:500", "nearest:8".
void read_neighbours(ConfigReader& table, OptionMap& options) {
    const auto words = table.text("neighbours");
    if (!words) return;
    const auto colon = words->find(':');
    const std::string kind = words->substr(0, colon);
    const bool is_plain = colon == std::string::npos && (kind == "queen" || kind == "rook");
    bool is_measured = colon != std::string::npos && (kind == "distance" || kind == "nearest");
    if (is_measured) {
        const std::string size = words->substr(colon + 1);
        is_measured = !size.empty() && size.find_first_not_of("0123456789.") == std::string::npos &&
                      size.find_first_of("123456789") != std::string::npos;
    }
    if (!is_plain && !is_measured)
        table.refuse("neighbours", "is '" + *words + "'",
                     "give queen, rook, distance:M or nearest:K");
    options["neighbours"] = *words;
}

void read_clusters(ConfigReader& table, const Study& study, OptionMap& options) {
    keep_option(options, "statistic", table.choice("statistic", {"gi-star", "gi", "local-moran"}));
    read_neighbours(table, options);
    const std::string areas = study_source(table, "areas", study);
    if (!areas.empty()) options["areas"] = areas;
    keep_option(options, "value", table.text("value"));
    keep_option(options, "population", table.text("population"));
    keep_option(options, "row_standardise", table.flag("row_standardise"));
    keep_option(options, "inference", table.choice("inference", {"normal", "permutation"}));
    keep_option(options, "permutations", table.whole("permutations", 1));
    keep_option(options, "alpha",
                table.number("alpha", {.lowest = 0.0, .highest = 1.0, .lowest_allowed = false}));
    keep_option(options, "fdr", table.flag("fdr"));
    keep_option(options, "snap", table.number("snap", zero_or_more));
    keep_option(options, "cell", table.number("cell", above_zero));
    keep_option(options, "seed", table.whole("seed", 0));
}

/// The upper ends of bands: they must rise.
void read_bands(ConfigReader& table, std::string_view key, OptionMap& options) {
    const auto ends = table.numbers(key, above_zero);
    if (!ends) return;
    for (std::size_t i = 1; i < ends->size(); ++i)
        if ((*ends)[i] <= (*ends)[i - 1])
            table.refuse(key, "does not rise", "give the upper ends, as in [100, 200, 400]");
    if (ends->empty()) table.refuse(key, "is empty", "give the upper ends, as in [100, 200, 400]");
    options[std::string(key)] = *ends;
}

void read_near_repeat(ConfigReader& table, const Study& study, OptionMap& options) {
    read_bands(table, "distance_bands", options);
    read_bands(table, "day_bands", options);
    keep_option(options, "metric", table.choice("metric", {"euclidean", "manhattan", "network"}));
    const std::string streets = study_source(table, "streets", study);
    if (!streets.empty()) options["streets"] = streets;
    keep_option(options, "permutations", table.whole("permutations", 1));
    keep_option(options, "seed", table.whole("seed", 0));
}

}  // namespace

void read_later_analyses(ConfigReader& analysis, Study& study) {
    using Read = void (*)(ConfigReader&, const Study&, OptionMap&);
    const std::pair<std::string_view, Read> tables[] = {
        {"risk", read_risk}, {"clusters", read_clusters}, {"near_repeat", read_near_repeat}};
    for (const auto& [name, read] : tables) {
        auto table = analysis.table(name);
        if (!table) continue;
        read(*table, study, study.later_analyses[std::string(name)]);
        table->refuse_other_keys();
        study.not_computed.push_back(table->name());
    }
}

}  // namespace tk
