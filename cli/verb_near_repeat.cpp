// Near repeats, the Knox test over bands of distance and days: `tryggkarta near-repeat`.
#include "cli/verb_near_repeat.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "cli/at_values.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/text_table.h"
#include "cli/vector_output.h"
#include "engine/analyses/dated_repeats.h"
#include "layers/analysis_style.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

constexpr double significant_p = 0.05, notable_ratio = 1.2;

/// "[100, 200)".
std::string half_open(double from, double to) {
    return "[" + plain_number(from) + ", " + (std::isinf(to) ? "inf" : plain_number(to)) + ")";
}

Json ends_as_json(const std::vector<double>& ends) {
    Json list = Json::array();
    for (const double end : ends) list.push_back(number_or_null(end));
    return list;
}

std::string role_word(RepeatRole role) {
    switch (role) {
        case RepeatRole::originator: return "originator";
        case RepeatRole::repeat: return "repeat";
        case RepeatRole::near_repeat: return "near-repeat";
        case RepeatRole::alone: break;
    }
    return "alone";
}

std::string band_table(const std::vector<NearRepeatBand>& bands) {
    std::vector<std::vector<std::string>> rows{
        {"distance m", "days", "observed", "expected", "ratio", "p", ""}};
    for (const NearRepeatBand& band : bands)
        rows.push_back({half_open(band.from_m, band.to_m), half_open(band.from_days, band.to_days),
                        grouped(band.observed), plain_number(band.expected),
                        plain_number(band.ratio), plain_number(band.p),
                        tells_of_repeats(band) ? "*" : ""});
    return text_table(rows) + "\n* p < 0.05 and a ratio of 1.2 or more\n";
}

Json count_roles(const std::vector<RepeatRole>& roles) {
    const auto count = [&](RepeatRole role) {
        return std::count(roles.begin(), roles.end(), role);
    };
    return {{"originator", count(RepeatRole::originator)},
            {"repeat", count(RepeatRole::repeat)},
            {"near_repeat", count(RepeatRole::near_repeat)},
            {"alone", count(RepeatRole::alone)}};
}

VectorLayer role_layer(const Incidents& incidents, const std::vector<RepeatRole>& roles) {
    VectorLayer layer;
    layer.name = "near_repeat";
    layer.title = "Upprepade händelser / Near repeats";
    layer.description =
        "Reported incidents by their role among pairs that are soon and nearby; reporting differs "
        "between places.";
    layer.geometry = GeometryKind::point;
    layer.fields = {{"role", FieldKind::text, "", "originator, repeat, near-repeat or alone"},
                    {"category", FieldKind::text, "", ""},
                    {"from_time", FieldKind::date_time, "", "UTC"},
                    {"date_only", FieldKind::boolean, "", "the hour is not known"},
                    {"source_row", FieldKind::integer, "", "record in the source, from 1"}};
    layer.row_count = incidents.all.size();
    layer.fill_row = [&incidents, &roles](std::size_t i, VectorRow& row) {
        const Incident& incident = incidents.all[i];
        row.shape = incident.at;
        row.values.assign(row.values.size(), std::monostate{});
        row.values[0] = role_word(roles[i]);
        if (incident.category >= 0)
            row.values[1] = incidents.categories[static_cast<std::size_t>(incident.category)];
        if (incident.when) {
            row.values[2] = incident.when->from;
            row.values[3] = incident.when->date_only;
        }
        row.values[4] = incident.row;
    };
    return layer;
}

}  // namespace

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
    options.choice("--metric", {"euclidean", "manhattan", "network"}, metric_,
                   "how distance is measured; network: along --streets");
    streets_.declare(options, "--streets", "streets and paths, for --metric network");
    options.whole("--permutations", "N", options_.permutations,
                  "how often the times are dealt out among the places (999)");
    options.whole("--seed", "N", seed_, "of the permutations (1)");
    output_.declare(options,
                    "the incidents with their role, originator, repeat, near-repeat or alone: a "
                    "table of a .gpkg");
}

void NearRepeatVerb::check(const OptionSet& options) {
    output_.check({".gpkg"});
    streets_.check();
    if (metric_ == "network" && !streets_.given())
        throw UsageError("--metric network goes along streets; name them with --streets");
    if (metric_ != "network")
        for (const char* of_streets : {"--streets", "--snap", "--street-reach"})
            if (options.given(of_streets))
                throw UsageError(std::string(of_streets) + " is for --metric network");
    checked_filter_ = filter_.checked();
    options_.distance_ends_m = parse_band_ends("--distance-bands", distance_bands_);
    options_.day_ends = parse_band_ends("--day-bands", day_bands_);
    options_.metric = metric_ == "network"     ? NearRepeatMetric::network
                      : metric_ == "manhattan" ? NearRepeatMetric::manhattan
                                               : NearRepeatMetric::euclidean;
    require_at_least("--permutations", options_.permutations, 1);
    options_.seed = static_cast<std::uint64_t>(require_at_least("--seed", seed_, 0));
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
    const bool along_streets = options_.metric == NearRepeatMetric::network;
    const StreetNetwork streets =
        along_streets ? streets_.read(reading, outcome.notes) : StreetNetwork();

    context.begin_part("compute");
    IncidentsOnStreets on_streets;
    if (along_streets) {
        on_streets =
            incidents_on_streets(std::move(incidents), streets, streets_.reach_m(), outcome.notes);
        incidents = std::move(on_streets.incidents);
    }
    const DatedPlaces dated = dated_places(incidents.all);
    NearRepeatOptions options = options_;
    options.on_streets = {&streets, on_streets.places};
    const DatedRepeats found = dated_repeats(dated, options, context.progress);

    outcome.parameters = {
        {"distance_bands_m", ends_as_json(options_.distance_ends_m)},
        {"day_bands", ends_as_json(options_.day_ends)},
        {"days_counted",
         dated.count == DayCount::calendar_days ? "calendar days" : "elapsed seconds / 86400"},
        {"metric", metric_},
        {"permutations", options_.permutations},
        {"seed", options_.seed},
        {"crs", reading.crs.label()}};
    tell_bands(found.bands, outcome);
    outcome.result["roles"] = count_roles(found.roles);
    if (along_streets) {
        outcome.parameters["streets"] = streets_.source();
        streets_.add_parameters(outcome.parameters);
        outcome.result["off_street"] = on_streets.off_street;
        outcome.result["streets"] = network_as_json(streets);
        outcome.notes.push_back(
            "distances are those along streets, between their points nearest to the incidents, or "
            "straight where that is more");
    }
    tell_days(dated, outcome);
    if (output_.given()) {
        context.begin_part("write");
        write(incidents, found.roles, reading, context.progress, outcome);
    }
    // In the answer, not in the file: a file may be passed on, and tells no filters.
    outcome.parameters["filter"] = filter_as_json(checked_filter_, source_.request().where);
    return outcome;
}

void NearRepeatVerb::tell_bands(const std::vector<NearRepeatBand>& bands, Outcome& outcome) const {
    Json list = Json::array();
    bool any = false, is_open = false, none_expected = false;
    for (const NearRepeatBand& band : bands) {
        list.push_back({{"distance_m", {number_or_null(band.from_m), number_or_null(band.to_m)}},
                        {"days", {number_or_null(band.from_days), number_or_null(band.to_days)}},
                        {"observed", band.observed},
                        {"expected", band.expected},
                        {"median", band.median},
                        {"ratio", number_or_null(band.ratio)},
                        {"p", band.p},
                        {"flagged", tells_of_repeats(band)}});
        any = any || tells_of_repeats(band);
        is_open = is_open || std::isinf(band.to_m) || std::isinf(band.to_days);
        none_expected = none_expected || std::isnan(band.ratio);
    }
    outcome.result = {{"bands", list}};
    outcome.text = band_table(bands);
    if (is_open) outcome.notes.push_back("a band that has no upper end has null there (inf)");
    if (none_expected)
        outcome.notes.push_back(
            "a ratio is null where no permutation has a pair in the band: none is expected");
    outcome.notes.push_back(
        any ? "near repeats are seen in the flagged bands (*): p < 0.05 and a ratio of 1.2 or "
              "more; roles are told by pairs within them"
            : "no band has p < 0.05 and a ratio of 1.2 or more: no near repeats are told from "
              "chance, and every incident is alone");
    outcome.notes.push_back(
        "when and how near incidents follow each other, not why: the same people, the same "
        "opportunity or the same way of reporting may lie behind it");
}

void NearRepeatVerb::tell_days(const DatedPlaces& dated, Outcome& outcome) const {
    const auto all = static_cast<long long>(dated.all.size());
    const auto alone = static_cast<long long>(dated.dates_alone);
    if (alone > 0 && alone < all)
        outcome.notes.push_back(grouped(alone) + " of " + grouped(all) +
                                " incidents have a date without an hour: all are counted in whole "
                                "calendar days");
    if (dated.with_interval > 0)
        outcome.notes.push_back(grouped(static_cast<long long>(dated.with_interval)) +
                                " incidents with an interval of time are taken at its start");
}

void NearRepeatVerb::write(const Incidents& incidents, const std::vector<RepeatRole>& roles,
                           const ReadContext& reading, const Progress& progress,
                           Outcome& outcome) const {
    write_vector({role_layer(incidents, roles),
                  style_of_repeat_roles(),
                  reading.crs.wkt(),
                  {source_.source(), streets_.source()}},
                 output_, outcome.parameters, progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
