// Getis-Ord Gi and Gi*, local and global Moran: `tryggkarta clusters`.
#include "cli/verb_clusters.h"

#include <utility>

#include "cli/option_values.h"
#include "cli/reading.h"
#include "cli/vector_output.h"
#include "engine/core/input_error.h"
#include "layers/read_filtered.h"

namespace tk::cli {

void ClustersVerb::declare(OptionSet& options) {
    source_.declare(options, "INCIDENTS|AREAS",
                    "incidents: points; or areas: polygons, with --value", incident_fields());
    filter_.declare(options);
    grid_.declare(options);
    options.choice("--statistic", {"gi-star", "gi", "local-moran"}, asked_.statistic,
                   "what tells where values are high or low together");
    options.text("--neighbours", "queen|rook|distance:M|nearest:K", asked_.neighbours,
                 "who neighbours whom: sides and corners, sides, centres at most M metres apart, "
                 "the K nearest (queen)");
    options.text("--areas", "SOURCE", asked_.areas, "count in these polygons instead of a grid");
    options.text("--value", "FIELD", asked_.value,
                 "what is studied instead of counts: of areas their field, of incidents its sum");
    options.text("--population", "FIELD", asked_.population,
                 "field of the areas: rates by it are studied, those of few people smoothed");
    options.number("--snap", "M", asked_.snap_m,
                   "how near outlines of areas touch in metres (0.01)");
    options.flag("--row-standardise", asked_.row_standardised,
                 "weights of one over the number of neighbours in Gi and Gi* (binary); local Moran "
                 "always has them");
    options.choice("--inference", {"normal", "permutation"}, asked_.inference, "what p rests on");
    options.whole("--permutations", "N", asked_.permutations,
                  "how often the others are drawn (999)");
    options.whole("--seed", "N", asked_.seed, "of the permutations (1)");
    options.number("--alpha", "P", asked_.alpha, "significant is a p of at most this (0.05)");
    options.flag("--fdr", asked_.by_false_discovery,
                 "judge by q, which allows for the number of places (Benjamini and Hochberg 1995)");
    output_.declare(options,
                    "the cells or areas with count or value, z, p, q and class: a table of a "
                    ".gpkg");
}

void ClustersVerb::check(const OptionSet& options) {
    grid_.check();
    output_.check({".gpkg"});
    checked_filter_ = filter_.checked();
    request_ = cluster_request(asked_, source_.source());
    require_at_least("--permutations", asked_.permutations, 1);
    require_not_negative("--snap", asked_.snap_m);
    require_at_least("--seed", asked_.seed, 0);
    if (!(asked_.alpha > 0.0) || !(asked_.alpha < 1.0))
        throw UsageError("--alpha: must be between 0 and 1");
    if (!asked_.value.empty() && options.given("--weight"))
        throw UsageError(
            "--value and --weight both name what is added up of the incidents; give one of them");
    if (!asked_.areas.empty())
        for (const char* of_grid : {"--cell", "--extent", "--boundary"})
            if (options.given(of_grid))
                throw UsageError(std::string("--areas stands in the place of the grid, and ") +
                                 of_grid + " is about the grid; give one of them");
}

bool ClustersVerb::source_is_areas() const {
    return (asked_.areas.empty() || asked_.areas == source_.source()) &&
           holds_areas(source_.request());
}

LayerRequest ClustersVerb::incident_request() const {
    LayerRequest request = source_.request();
    if (!asked_.value.empty()) request.fields["weight"] = asked_.value;
    return request;
}

Outcome ClustersVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading =
        reading_context(source_.request(), grid_.crs(), context, outcome.notes);
    const StudiedPlaces places = read_places(reading, outcome);
    context.begin_part("compute");
    const ClusterStatistics found =
        find_clusters(request_, places, reading, context.progress, outcome);
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
    if (asked_.value.empty())
        throw InputError(source_.source(), "it holds areas, and not what is studied in them",
                         "name the field with --value, or give incidents and these as --areas");
    if (!checked_filter_.empty())
        throw InputError(source_.source(), "it holds areas, which have no time or category",
                         "leave the filter out, or filter areas with --where");
    ReadReport report;
    AreaValues areas =
        read_area_values(source_.request(), {asked_.value, asked_.population}, reading, report);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    return places_with_values(std::move(areas));
}

StudiedPlaces ClustersVerb::count_incidents(const ReadContext& reading, Outcome& outcome) const {
    if (asked_.areas.empty() && !asked_.population.empty())
        throw InputError(source_.source(), "the cells of a grid have no population",
                         "give areas with the field '" + asked_.population + "' in --areas");
    ReadReport report;
    const Incidents incidents =
        read_filtered(incident_request(), reading, checked_filter_, {}, report).incidents;
    CountingGround ground{grid_.request(), {}};
    if (asked_.areas.empty())
        ground.boundary = read_boundary_option(grid_.boundary(), reading, outcome.notes);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    return count_for_clusters(request_, incidents, ground, reading, outcome);
}

void ClustersVerb::write(const StudiedPlaces& places, const ClusterStatistics& found,
                         const ReadContext& reading, const Progress& progress,
                         Outcome& outcome) const {
    write_vector({cluster_layer(places, found, asked_.value.empty() ? "count" : "value"),
                  style_of_clusters(found),
                  reading.crs.wkt(),
                  {source_.source(), asked_.areas, grid_.boundary()}},
                 output_, outcome.parameters, progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
