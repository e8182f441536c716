#include "cli/near_repeat_analysis.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/street_options.h"
#include "cli/text_table.h"
#include "engine/analyses/dated_places.h"
#include "engine/analyses/dated_repeats.h"

namespace tk::cli {
namespace {

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

void tell_bands(const std::vector<NearRepeatBand>& bands, Outcome& outcome) {
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

void tell_days(const DatedPlaces& dated, Outcome& outcome) {
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

NearRepeatOptions near_repeat_options(const NearRepeatAnalysis& asked) {
    NearRepeatOptions options;
    options.distance_ends_m = asked.distance_ends_m;
    options.day_ends = asked.day_ends;
    options.metric = asked.metric == "network"     ? NearRepeatMetric::network
                     : asked.metric == "manhattan" ? NearRepeatMetric::manhattan
                                                   : NearRepeatMetric::euclidean;
    options.permutations = asked.permutations;
    options.seed = static_cast<std::uint64_t>(asked.seed);
    return options;
}

Json near_repeat_parameters(const NearRepeatAnalysis& asked, DayCount count,
                            const ReadContext& reading) {
    return {{"distance_bands_m", ends_as_json(asked.distance_ends_m)},
            {"day_bands", ends_as_json(asked.day_ends)},
            {"days_counted",
             count == DayCount::calendar_days ? "calendar days" : "elapsed seconds / 86400"},
            {"metric", asked.metric},
            {"permutations", asked.permutations},
            {"seed", asked.seed},
            {"crs", reading.crs.label()}};
}

}  // namespace

IncidentRoles find_near_repeats(const NearRepeatRequest& request, Incidents incidents,
                                const ReadContext& reading, const Context& context,
                                Outcome& outcome) {
    const NearRepeatAnalysis& asked = request.asked;
    NearRepeatOptions options = near_repeat_options(asked);
    const bool along_streets = options.metric == NearRepeatMetric::network;
    const StreetNetwork streets =
        along_streets
            ? read_street_network(request.streets, asked.streets.snap_m, reading, outcome.notes)
            : StreetNetwork();
    context.begin_part("compute");
    IncidentsOnStreets on_streets;
    if (along_streets) {
        on_streets = incidents_on_streets(std::move(incidents), streets, asked.streets.reach_m,
                                          outcome.notes);
        incidents = std::move(on_streets.incidents);
    }
    const DatedPlaces dated = dated_places(incidents.all);
    options.on_streets = {&streets, on_streets.places};
    DatedRepeats found = dated_repeats(dated, options, context.progress);

    outcome.parameters = near_repeat_parameters(asked, dated.count, reading);
    tell_bands(found.bands, outcome);
    outcome.result["roles"] = count_roles(found.roles);
    if (along_streets) {
        outcome.parameters["streets"] = request.streets.source;
        add_street_parameters(asked.streets, outcome.parameters);
        outcome.result["off_street"] = on_streets.off_street;
        outcome.result["streets"] = network_as_json(streets);
        outcome.notes.push_back(
            "distances are those along streets, between their points nearest to the incidents, or "
            "straight where that is more");
    }
    tell_days(dated, outcome);
    return {std::move(incidents), std::move(found.roles)};
}

VectorLayer incident_role_layer(const IncidentRoles& found, const std::string& name) {
    VectorLayer layer;
    layer.name = name;
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
    layer.row_count = found.incidents.all.size();
    layer.fill_row = [&found](std::size_t i, VectorRow& row) {
        const Incident& incident = found.incidents.all[i];
        row.shape = incident.at;
        row.values.assign(row.values.size(), std::monostate{});
        row.values[0] = role_word(found.roles[i]);
        if (incident.category >= 0)
            row.values[1] = found.incidents.categories[static_cast<std::size_t>(incident.category)];
        if (incident.when) {
            row.values[2] = incident.when->from;
            row.values[3] = incident.when->date_only;
        }
        row.values[4] = incident.row;
    };
    return layer;
}

}  // namespace tk::cli
