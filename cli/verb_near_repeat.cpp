// Near repeats, the Knox test over bands of distance and days: `tryggkarta near-repeat`.
#include "cli/verb_near_repeat.h"

#include <utility>

#include "cli/option_values.h"
#include "cli/reading.h"
#include "cli/vector_output.h"
#include "layers/analysis_style.h"
#include "layers/read_filtered.h"

namespace tk::cli {

void NearRepeatVerb::declare(OptionSet& options) {
    source_.declare(options, "INCIDENTS", "incidents: points with a time", incident_fields(false));
    filter_.declare(options);
    options.text("--crs", "C", crs_,
                 "the projected CRS to compute in, in metres, or `local` (the source's, else by "
                 "its place)");
    options.text("--distance-bands", "M,M,...", distance_bands_,
                 "upper ends of half-open bands in metres, the last may be inf (" +
                     distance_bands_ + ": [0, 0.1), [0.1, 100), ...); the first is the same place");
    options.text("--day-bands", "D,D,...", day_bands_,
                 "upper ends of half-open bands of days (" + day_bands_ + ": [0, 7), ...)");
    options.choice("--metric", {"euclidean", "manhattan", "network"}, asked_.metric,
                   "how distance is measured; network: along --streets");
    streets_.declare(options, "--streets", "streets and paths, for --metric network");
    options.whole("--permutations", "N", asked_.permutations,
                  "how often the times are dealt out among the places (999)");
    options.whole("--seed", "N", asked_.seed, "of the permutations (1)");
    output_.declare(options,
                    "the incidents with their role, originator, repeat, near-repeat or alone: a "
                    "table of a .gpkg");
}

void NearRepeatVerb::check(const OptionSet& options) {
    output_.check({".gpkg"});
    streets_.check();
    if (asked_.metric == "network" && !streets_.given())
        throw UsageError("--metric network goes along streets; name them with --streets");
    if (asked_.metric != "network")
        for (const char* of_streets : {"--streets", "--snap", "--street-reach"})
            if (options.given(of_streets))
                throw UsageError(std::string(of_streets) + " is for --metric network");
    checked_filter_ = filter_.checked();
    asked_.distance_ends_m = parse_band_ends("--distance-bands", distance_bands_);
    asked_.day_ends = parse_band_ends("--day-bands", day_bands_);
    asked_.streets = streets_.along();
    require_at_least("--permutations", asked_.permutations, 1);
    require_at_least("--seed", asked_.seed, 0);
}

Outcome NearRepeatVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const ReadContext reading = reading_context(source_.request(), crs_, context, outcome.notes);
    IncidentNeeds needs;
    needs.time = true;
    needs.weight = false;
    needs.all_there_is = output_.given();
    ReadReport report;
    Incidents incidents =
        read_filtered(source_.request(), reading, checked_filter_, needs, report).incidents;
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    const IncidentRoles found = find_near_repeats({asked_, further_source(asked_.streets.source)},
                                                  std::move(incidents), reading, context, outcome);
    if (output_.given()) {
        context.begin_part("write");
        write(found, reading, context.progress, outcome);
    }
    // In the answer, not in the file: a file may be passed on, and tells no filters.
    outcome.parameters["filter"] = filter_as_json(checked_filter_, source_.request().where);
    return outcome;
}

void NearRepeatVerb::write(const IncidentRoles& found, const ReadContext& reading,
                           const Progress& progress, Outcome& outcome) const {
    write_vector({incident_role_layer(found, "near_repeat"),
                  style_of_repeat_roles(),
                  reading.crs.wkt(),
                  {source_.source(), asked_.streets.source}},
                 output_, outcome.parameters, progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
