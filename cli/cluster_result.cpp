#include "cli/cluster_result.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"

namespace tk::cli {
namespace {

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

/// Of those with p (or q) at most alpha: how many with z above, or below, 0.
struct SignificantPlaces {
    long long hot = 0, cold = 0;
};
SignificantPlaces significant_places(const std::vector<double>& z, const std::vector<double>& p,
                                     double alpha) {
    SignificantPlaces found;
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (!(p[i] <= alpha) || std::isnan(z[i])) continue;
        ++(z[i] > 0.0 ? found.hot : found.cold);
    }
    return found;
}

}  // namespace

std::string inference_in_words(const ClusterRequest& request) {
    if (request.options.inference == LocalInference::permutation)
        return "conditional permutation: each place's own value is held, the others are drawn " +
               grouped(request.options.permutations) + " times (seed " +
               std::to_string(request.options.seed) +
               "), z is by the mean and spread of the draws, p two-sided";
    if (request.options.statistic == LocalStatistic::local_moran)
        return "normal, with the conditional expectation and variance: each place's own value is "
               "held (Sokal, Oden and Thomson 1998), p two-sided";
    return "normal: z is the statistic itself (Ord and Getis 1995), p two-sided";
}

Json cluster_parameters(const ClusterRequest& request, const StudiedPlaces& places,
                        const ReadContext& reading) {
    const ClustersAnalysis& asked = request.asked;
    const bool permutes = request.options.inference == LocalInference::permutation;
    return {{"statistic", asked.statistic},
            {"neighbours", asked.neighbours},
            {"weights", request.options.row_standardised ? "row-standardised" : "binary"},
            {"areas", text_or_null(asked.areas)},
            {"value", text_or_null(asked.value)},
            {"population", text_or_null(asked.population)},
            {"inference", asked.inference},
            {"permutations", permutes ? Json(request.options.permutations) : Json(nullptr)},
            {"seed", request.options.seed},
            {"alpha", asked.alpha},
            {"fdr", asked.by_false_discovery},
            {"cell_m", places.cells ? Json(places.cells->number.spec().cell_m) : Json(nullptr)},
            {"snap_m", places.cells ? Json(nullptr) : Json(asked.snap_m)},
            {"crs", reading.crs.label()}};
}

void tell_clusters(const ClusterRequest& request, const StudiedPlaces& places,
                   const ClusterStatistics& found, Outcome& outcome) {
    const ClustersAnalysis& asked = request.asked;
    const std::vector<double>& judged_by = asked.by_false_discovery ? found.q : found.local.p;
    outcome.result = {{"statistic", asked.statistic},
                      {"neighbours", asked.neighbours},
                      {"weights", request.options.row_standardised ? "row-standardised" : "binary"},
                      {"cells", places.count()}};
    std::vector<std::vector<std::string>> rows{
        {"clusters", asked.statistic + ", " + asked.neighbours},
        {places.cells ? "cells" : "areas", grouped(static_cast<long long>(places.count()))}};
    const auto add = [&](const std::string& key, const std::string& words, long long count) {
        outcome.result[key] = count;
        rows.push_back({words, grouped(count)});
    };
    if (request.options.statistic == LocalStatistic::local_moran) {
        for (const std::string key : {"high_high", "low_low", "high_low", "low_high"}) {
            std::string words = key;
            std::replace(words.begin(), words.end(), '_', ' ');
            add(key, words, std::count(found.classes.begin(), found.classes.end(), key));
        }
    } else {
        const SignificantPlaces places_found =
            significant_places(found.local.z, judged_by, asked.alpha);
        add("hot", "hot", places_found.hot);
        add("cold", "cold", places_found.cold);
    }
    outcome.result["alpha"] = asked.alpha;
    outcome.result["fdr"] = asked.by_false_discovery;
    outcome.result["inference"] = asked.inference;
    outcome.result["inference_in_words"] = inference_in_words(request);
    outcome.result["global"] = {{"moran_i", number_or_null(found.moran.value)},
                                {"expected", number_or_null(found.moran.expected)},
                                {"variance", number_or_null(found.moran.variance_randomisation)},
                                {"z", number_or_null(found.moran.z)},
                                {"p", number_or_null(found.moran.p)},
                                {"geary_c", number_or_null(found.geary.value)}};
    rows.push_back({"Moran's I of all", plain_number(found.moran.value)});
    rows.push_back({"  expected", plain_number(found.moran.expected)});
    rows.push_back({"  z", plain_number(found.moran.z)});
    rows.push_back({"  p", plain_number(found.moran.p)});
    outcome.text = text_table(rows);

    outcome.notes.push_back("inference " + inference_in_words(request));
    if (!asked.population.empty())
        outcome.notes.push_back(
            "rates by " + asked.population +
            (found.statistic == LocalStatistic::local_moran
                 ? ": how far each is from that of all, by the people it rests on (Assuncao and "
                   "Reis 1999)"
                 : ": those of few people are drawn toward that of all (empirical Bayes, Marshall "
                   "1991); Moran's I of all by Assuncao and Reis (1999)"));
    const auto tests = static_cast<double>(places.count());
    outcome.notes.push_back(asked.by_false_discovery
                                ? "significant is a q of at most " + plain_number(asked.alpha) +
                                      ": of what is found, that share may be chance"
                                : "significant is a p of at most " + plain_number(asked.alpha) +
                                      ": of " + plain_number(tests) + " places about " +
                                      plain_number(std::round(tests * asked.alpha)) +
                                      " come out by chance alone; --fdr allows for that");
    if (std::any_of(found.local.p.begin(), found.local.p.end(),
                    [](double p) { return std::isnan(p); }) ||
        std::isnan(found.moran.value))
        outcome.notes.push_back(
            "z, p, q and class are null where nothing can be told: all values are alike, or a "
            "place has no neighbours");
    outcome.notes.push_back(
        "where values are high or low together, not why; other cells or areas draw other borders");
}

}  // namespace tk::cli
