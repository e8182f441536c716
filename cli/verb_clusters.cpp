// Getis-Ord Gi and Gi*, local and global Moran: `tryggkarta clusters`.
#include "cli/verb_clusters.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "cli/at_values.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/text_table.h"
#include "cli/vector_output.h"
#include "engine/analyses/empirical_bayes.h"
#include "engine/analyses/false_discovery.h"
#include "engine/analyses/hot_spot_class.h"
#include "engine/core/input_error.h"
#include "layers/analysis_style.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

constexpr std::size_t fewest_places = 4;

bool filters_anything(const StudyFilter& filter) {
    return !filter.from.empty() || !filter.to.empty() || !filter.categories.empty() ||
           !filter.hours.empty() || !filter.weekdays.empty() || !filter.darkness.empty();
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

int how_many(const Neighbours& neighbours, std::size_t place) {
    return static_cast<int>(neighbours.of(place).size());
}
int how_many(const GridNeighbours& neighbours, std::size_t place) {
    return static_cast<int>(neighbours.counts()[place]);
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

void ClustersVerb::declare(OptionSet& options) {
    source_.declare(options, "INCIDENTS|AREAS",
                    "incidents: points; or areas: polygons, with --value", incident_fields());
    filter_.declare(options);
    grid_.declare(options);
    options.choice("--statistic", {"gi-star", "gi", "local-moran"}, statistic_,
                   "what tells where values are high or low together");
    options.text("--neighbours", "queen|rook|distance:M|nearest:K", neighbours_,
                 "who neighbours whom: sides and corners, sides, centres at most M metres apart, "
                 "the K nearest (queen)");
    options.text("--areas", "SOURCE", areas_, "count in these polygons instead of a grid");
    options.text("--value", "FIELD", value_,
                 "what is studied instead of counts: of areas their field, of incidents its sum");
    options.text("--population", "FIELD", population_,
                 "field of the areas: rates by it are studied, those of few people smoothed");
    options.number("--snap", "M", snap_m_, "how near outlines of areas touch in metres (0.01)");
    options.flag("--row-standardise", options_.row_standardised,
                 "weights of one over the number of neighbours in Gi and Gi* (binary); local Moran "
                 "always has them");
    options.choice("--inference", {"normal", "permutation"}, inference_, "what p rests on");
    options.whole("--permutations", "N", options_.permutations,
                  "how often the others are drawn (999)");
    options.whole("--seed", "N", seed_, "of the permutations (1)");
    options.number("--alpha", "P", alpha_, "significant is a p of at most this (0.05)");
    options.flag("--fdr", by_false_discovery_,
                 "judge by q, which allows for the number of places (Benjamini and Hochberg 1995)");
    output_.declare(options,
                    "the cells or areas with count or value, z, p, q and class: a table of a "
                    ".gpkg");
}

void ClustersVerb::check(const OptionSet& options) {
    grid_.check();
    output_.check({".gpkg"});
    checked_filter_ = filter_.checked();
    rule_ = parse_neighbour_rule(neighbours_);
    require_at_least("--permutations", options_.permutations, 1);
    require_not_negative("--snap", snap_m_);
    options_.seed = static_cast<std::uint64_t>(require_at_least("--seed", seed_, 0));
    if (!(alpha_ > 0.0) || !(alpha_ < 1.0)) throw UsageError("--alpha: must be between 0 and 1");
    if (!value_.empty() && options.given("--weight"))
        throw UsageError(
            "--value and --weight both name what is added up of the incidents; give one of them");
    if (!areas_.empty())
        for (const char* of_grid : {"--cell", "--extent", "--boundary"})
            if (options.given(of_grid))
                throw UsageError(std::string("--areas stands in the place of the grid, and ") +
                                 of_grid + " is about the grid; give one of them");
    options_.statistic = statistic_ == "gi-star" ? LocalStatistic::gi_star
                         : statistic_ == "gi"    ? LocalStatistic::gi
                                                 : LocalStatistic::local_moran;
    if (options_.statistic == LocalStatistic::local_moran) options_.row_standardised = true;
    options_.inference =
        inference_ == "normal" ? LocalInference::normal : LocalInference::permutation;
}

bool ClustersVerb::source_is_areas() const {
    return (areas_.empty() || areas_ == source_.source()) && holds_areas(source_.request());
}

LayerRequest ClustersVerb::incident_request() const {
    LayerRequest request = source_.request();
    if (!value_.empty()) request.fields["weight"] = value_;
    return request;
}

Outcome ClustersVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading =
        reading_context(source_.request(), grid_.crs(), context, outcome.notes);
    const StudiedPlaces places = read_places(reading, outcome);
    if (places.count() < fewest_places)
        throw InputError(source_.source(),
                         "it gives " + std::to_string(places.count()) +
                             (places.count() == 1 ? " place" : " places") +
                             " to compare, and four is the least that tells anything",
                         places.cells ? "give a smaller --cell or a larger --extent or --boundary"
                                      : "give more areas with values");

    context.begin_part("compute");
    tell_parameters(places, reading, outcome);
    const ClusterStatistics found = compute(places, context.progress, outcome);
    tell(places, found, outcome);
    if (output_.given()) {
        context.begin_part("write");
        write(places, found, reading, context.progress, outcome);
    }
    // In the answer, not in the file: a file may be passed on, and tells no filters.
    outcome.parameters["filter"] = filter_as_json(checked_filter_, source_.request().where);
    return outcome;
}

StudiedPlaces ClustersVerb::read_places(const ReadContext& reading, Outcome& outcome) const {
    return source_is_areas() ? read_own_areas(reading, outcome) : count_incidents(reading, outcome);
}

StudiedPlaces ClustersVerb::read_own_areas(const ReadContext& reading, Outcome& outcome) const {
    if (value_.empty())
        throw InputError(source_.source(), "it holds areas, and not what is studied in them",
                         "name the field with --value, or give incidents and these as --areas");
    if (filters_anything(checked_filter_))
        throw InputError(source_.source(), "it holds areas, which have no time or category",
                         "leave the filter out, or filter areas with --where");
    ReadReport report;
    AreaValues areas = read_area_values(source_.request(), {value_, population_}, reading, report);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    return places_with_values(std::move(areas));
}

StudiedPlaces ClustersVerb::count_incidents(const ReadContext& reading, Outcome& outcome) const {
    if (areas_.empty() && !population_.empty())
        throw InputError(source_.source(), "the cells of a grid have no population",
                         "give areas with the field '" + population_ + "' in --areas");
    ReadReport report;
    const Incidents incidents =
        read_filtered(incident_request(), reading, checked_filter_, {}, report).incidents;
    StudiedPlaces places;
    if (areas_.empty()) {
        const std::optional<MultiPolygon> boundary =
            read_boundary_option(grid_.boundary(), reading, outcome.notes);
        take_first_report(report, reading, outcome.notes);
        const GridSpec spec = counting_grid(grid_, source_.source(), incidents, boundary);
        outcome.grid = spec;
        places = places_on_grid(incidents.all, spec, boundary);
        outcome.cells_with_data = places.count();
    } else {
        take_first_report(report, reading, outcome.notes);
        ReadReport of_areas;
        AreaValues areas =
            read_area_values(further_source(areas_), {"", population_}, reading, of_areas);
        take_further_report(of_areas, outcome.notes);
        places = places_in_areas(incidents.all, std::move(areas));
    }
    outcome.input = report;
    if (places.elsewhere > 0)
        outcome.notes.push_back(grouped(places.elsewhere) + " of " + grouped(report.used) +
                                " incidents lie in none of the " +
                                (areas_.empty() ? "cells" : "areas") + " and are not counted");
    return places;
}

void ClustersVerb::tell_parameters(const StudiedPlaces& places, const ReadContext& reading,
                                   Outcome& outcome) const {
    const bool permutes = options_.inference == LocalInference::permutation;
    outcome.parameters = {{"statistic", statistic_},
                          {"neighbours", neighbours_},
                          {"weights", options_.row_standardised ? "row-standardised" : "binary"},
                          {"areas", text_or_null(areas_)},
                          {"value", text_or_null(value_)},
                          {"population", text_or_null(population_)},
                          {"inference", inference_},
                          {"permutations", permutes ? Json(options_.permutations) : Json(nullptr)},
                          {"seed", options_.seed},
                          {"alpha", alpha_},
                          {"fdr", by_false_discovery_},
                          {"cell_m", places.cells ? Json(grid_.cell_m()) : Json(nullptr)},
                          {"snap_m", places.cells ? Json(nullptr) : Json(snap_m_)},
                          {"crs", reading.crs.label()}};
}

ClusterStatistics ClustersVerb::compute(const StudiedPlaces& places, const Progress& progress,
                                        Outcome& outcome) const {
    if (const auto sums = find_grid_neighbours(places, rule_))
        return compute_among(*sums, places, progress, outcome);
    return compute_among(find_neighbours(places, {rule_, snap_m_, source_.source()}), places,
                         progress, outcome);
}

template <class NeighboursOrSums>
ClusterStatistics ClustersVerb::compute_among(const NeighboursOrSums& neighbours,
                                              const StudiedPlaces& places, const Progress& progress,
                                              Outcome& outcome) const {
    ClusterStatistics found;
    found.statistic = options_.statistic;
    const bool moran = options_.statistic == LocalStatistic::local_moran;
    std::vector<double> of_moran = places.values;
    if (!population_.empty()) {
        // Moran's I, the global one too, has an index of its own for rates.
        of_moran = empirical_bayes_index(places.values, places.areas.populations);
        found.rates =
            moran ? of_moran : empirical_bayes_rates(places.values, places.areas.populations);
    }
    const std::vector<double>& studied = found.rates.empty() ? places.values : found.rates;
    found.local = local_statistics(studied, neighbours, options_, progress);
    found.q = false_discovery_rates(found.local.p);
    found.moran = morans_i(of_moran, neighbours, true);
    found.geary = gearys_c(of_moran, neighbours, true);
    const std::vector<MoranQuadrant> quadrants = moran_quadrants(studied, neighbours);
    const std::vector<double>& judged_by = by_false_discovery_ ? found.q : found.local.p;
    long long without = 0;
    for (std::size_t i = 0; i < places.count(); ++i) {
        found.classes.emplace_back(moran ? name_of(moran_class(quadrants[i], judged_by[i], alpha_))
                                         : name_of(hot_spot_class(found.local.z[i], judged_by[i])));
        found.neighbours.push_back(how_many(neighbours, i));
        without += found.neighbours.back() == 0 ? 1 : 0;
    }
    if (without > 0)
        outcome.notes.push_back(grouped(without) + " of " +
                                grouped(static_cast<long long>(places.count())) +
                                " places have no neighbours");
    return found;
}

std::string ClustersVerb::inference_in_words() const {
    if (options_.inference == LocalInference::permutation)
        return "conditional permutation: each place's own value is held, the others are drawn " +
               grouped(options_.permutations) + " times (seed " + std::to_string(options_.seed) +
               "), z is by the mean and spread of the draws, p two-sided";
    if (options_.statistic == LocalStatistic::local_moran)
        return "normal, with the conditional expectation and variance: each place's own value is "
               "held (Sokal, Oden and Thomson 1998), p two-sided";
    return "normal: z is the statistic itself (Ord and Getis 1995), p two-sided";
}

void ClustersVerb::tell(const StudiedPlaces& places, const ClusterStatistics& found,
                        Outcome& outcome) const {
    const std::vector<double>& judged_by = by_false_discovery_ ? found.q : found.local.p;
    outcome.result = {{"statistic", statistic_},
                      {"neighbours", neighbours_},
                      {"weights", options_.row_standardised ? "row-standardised" : "binary"},
                      {"cells", places.count()}};
    std::vector<std::vector<std::string>> rows{
        {"clusters", statistic_ + ", " + neighbours_},
        {places.cells ? "cells" : "areas", grouped(static_cast<long long>(places.count()))}};
    const auto add = [&](const std::string& key, const std::string& words, long long count) {
        outcome.result[key] = count;
        rows.push_back({words, grouped(count)});
    };
    if (options_.statistic == LocalStatistic::local_moran) {
        for (const std::string key : {"high_high", "low_low", "high_low", "low_high"}) {
            std::string words = key;
            std::replace(words.begin(), words.end(), '_', ' ');
            add(key, words, std::count(found.classes.begin(), found.classes.end(), key));
        }
    } else {
        const SignificantPlaces places_found = significant_places(found.local.z, judged_by, alpha_);
        add("hot", "hot", places_found.hot);
        add("cold", "cold", places_found.cold);
    }
    outcome.result["alpha"] = alpha_;
    outcome.result["fdr"] = by_false_discovery_;
    outcome.result["inference"] = inference_;
    outcome.result["inference_in_words"] = inference_in_words();
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

    outcome.notes.push_back("inference " + inference_in_words());
    if (!population_.empty())
        outcome.notes.push_back(
            "rates by " + population_ +
            (found.statistic == LocalStatistic::local_moran
                 ? ": how far each is from that of all, by the people it rests on (Assuncao and "
                   "Reis 1999)"
                 : ": those of few people are drawn toward that of all (empirical Bayes, Marshall "
                   "1991); Moran's I of all by Assuncao and Reis (1999)"));
    const auto tests = static_cast<double>(places.count());
    outcome.notes.push_back(by_false_discovery_
                                ? "significant is a q of at most " + plain_number(alpha_) +
                                      ": of what is found, that share may be chance"
                                : "significant is a p of at most " + plain_number(alpha_) +
                                      ": of " + plain_number(tests) + " places about " +
                                      plain_number(std::round(tests * alpha_)) +
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

void ClustersVerb::write(const StudiedPlaces& places, const ClusterStatistics& found,
                         const ReadContext& reading, const Progress& progress,
                         Outcome& outcome) const {
    const VectorStyle style = found.statistic == LocalStatistic::local_moran
                                  ? style_of_moran_classes()
                                  : style_of_hot_spot_classes();
    write_vector({cluster_layer(places, found, value_.empty() ? "count" : "value"),
                  style,
                  reading.crs.wkt(),
                  {source_.source(), areas_, grid_.boundary()}},
                 output_, outcome.parameters, progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
