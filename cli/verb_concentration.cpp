// How few places and hours hold how much: `tryggkarta concentration`.
#include "cli/verb_concentration.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "cli/at_values.h"
#include "cli/concentration_layer.h"
#include "cli/hours_report.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/text_table.h"
#include "cli/vector_output.h"
#include "engine/analyses/concentration.h"
#include "engine/analyses/mann_kendall.h"
#include "engine/core/input_error.h"
#include "engine/core/poisson_interval.h"
#include "layers/analysis_style.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

constexpr std::array<double, 4> told_shares{0.25, 0.5, 0.8, 1.0};
constexpr std::size_t fewest_trend_steps = 4;
constexpr double significant_trend = 0.05;

TimeStep trend_step(const std::string& word) {
    if (word == "week") return TimeStep::week;
    return word == "year" ? TimeStep::year : TimeStep::month;
}

Json word_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json repeats_as_json(const Concentration& found) {
    Json list = Json::array();
    const auto places = static_cast<double>(found.places);
    for (const RepeatStep& step : found.repeats)
        list.push_back({{"at_least", step.at_least},
                        {"places", step.places},
                        {"incidents", step.incidents},
                        {"share_of_places", static_cast<double>(step.places) / places},
                        {"share_of_incidents", step.incidents / found.incidents}});
    return list;
}

Json lorenz_as_json(const Concentration& found) {
    Json places = Json::array(), incidents = Json::array();
    for (const LorenzPoint& point : found.lorenz) {
        places.push_back(point.share_of_places);
        incidents.push_back(point.share_of_incidents);
    }
    return {{"share_of_places", places}, {"share_of_incidents", incidents}};
}

std::vector<Incident> with_a_time(std::span<const Incident> incidents) {
    std::vector<Incident> timed;
    std::copy_if(incidents.begin(), incidents.end(), std::back_inserter(timed),
                 [](const Incident& incident) { return incident.when.has_value(); });
    return timed;
}

std::string direction_of(const MannKendall& trend) {
    if (!(trend.p <= significant_trend)) return "none";
    return trend.z > 0.0 ? "rising" : "falling";
}

}  // namespace

void ConcentrationVerb::declare(OptionSet& options) {
    source_.declare(options, "INCIDENTS", "incidents: points", incident_fields());
    filter_.declare(options);
    grid_.declare(options);
    options.choice("--by", {"auto", "cell", "street", "street-name", "area", "name", "point"}, by_,
                   "what a place is: cells of a grid, pieces of street, whole streets by their "
                   "name, areas, a text of the incidents, the very same point; auto: by which of "
                   "--areas, --streets and --place-field is given, else cells");
    options.text("--areas", "S", question_.areas, "polygons to count in");
    options.text("--streets", "S", question_.streets, "lines of streets and paths to count along");
    options.number("--within", "M", question_.within_m,
                   "how far from its nearest street an incident counts as along it (50)");
    options.text("--place-field", "F", question_.place_field,
                 "field of the incidents that names their place");
    options.whole("--top", "N", top_, "how many of the places with most are listed (10)");
    options.choice("--step", {"month", "week", "year"}, step_, "of the trends of those");
    output_.declare(options, "the places with count, rank, share and class: a table of a .gpkg");
}

void ConcentrationVerb::check(const OptionSet& options) {
    grid_.check();
    output_.check({".gpkg"});
    checked_filter_ = filter_.checked();
    require_not_negative("--within", question_.within_m);
    require_at_least("--top", top_, 0);
    choose_places(options);
}

void ConcentrationVerb::choose_places(const OptionSet& options) {
    const auto given = [&](const char* option) { return options.given(option); };
    question_.by = by_ != "auto"            ? by_
                   : given("--areas")       ? "area"
                   : given("--streets")     ? "street"
                   : given("--place-field") ? "name"
                                            : "cell";
    const bool along = question_.by == "street" || question_.by == "street-name";
    const struct {
        const char* option;
        bool is_for_it, is_needed;
    } sources[] = {{"--areas", question_.by == "area", true},
                   {"--streets", along, true},
                   {"--within", along, false},
                   {"--place-field", question_.by == "name", true},
                   {"--cell", question_.by == "cell", false},
                   {"--extent", question_.by == "cell", false},
                   {"--boundary", question_.by == "cell", false}};
    for (const auto& source : sources) {
        if (given(source.option) && !source.is_for_it)
            throw UsageError("places are taken by " + question_.by + ", and " +
                             std::string(source.option) +
                             " is about others; leave it out, or say --by");
        if (source.is_for_it && source.is_needed && !given(source.option))
            throw UsageError("--by " + question_.by + " needs " + source.option);
    }
}

Outcome ConcentrationVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const LayerRequest request = source_.request();
    const ReadContext reading = reading_context(request, grid_.crs(), context, outcome.notes);
    IncidentNeeds needs;
    needs.all_there_is = true;
    ReadReport report;
    const FilteredLayer read = read_filtered(request, reading, checked_filter_, needs, report);
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    if (read.incidents.all.empty())
        throw InputError(source_.source(), "there is no incident to place",
                         "check the filter, and what `tryggkarta info` says of the file");
    const ConcentrationPlaces places =
        read_concentration_places(question_, grid_, request, reading, read.incidents, outcome);

    context.begin_part("compute");
    outcome.parameters = {
        {"by", question_.by},
        {"cell_m", places.cells ? Json(grid_.cell_m()) : Json(nullptr)},
        {"areas", word_or_null(question_.areas)},
        {"streets", word_or_null(question_.streets)},
        {"within_m", places.streets.empty() ? Json(nullptr) : Json(question_.within_m)},
        {"place_field", word_or_null(question_.place_field)},
        {"top", top_},
        {"step", step_},
        {"timezone", request.timezone},
        {"crs", reading.crs.label()}};
    tell_places(places, outcome);
    tell_top(places, read.incidents.all, outcome);
    tell_hours(
        find_hours(read.incidents, {&read.filter, 1}, request.timezone, "--timezone", reading.crs),
        outcome);
    if (output_.given()) {
        context.begin_part("write");
        write(places, reading, context.progress, outcome);
    }
    // In the answer, not in the file: a file may be passed on, and tells no filters.
    outcome.parameters["filter"] = filter_as_json(checked_filter_, request.where);
    return outcome;
}

void ConcentrationVerb::tell_places(const ConcentrationPlaces& places, Outcome& outcome) const {
    const Concentration found = concentration_of(places.counts);
    const auto count = [](std::size_t number) { return grouped(static_cast<long long>(number)); };
    Json holding = Json::array();
    std::vector<std::vector<std::string>> rows{
        {"concentration", places_in_words(places)},
        {"places", count(found.places)},
        {"  with incidents", count(found.places_with)},
        {"incidents at places", plain_number(found.incidents)}};
    for (const HoldingPlaces& held : places_that_hold(places.counts, told_shares)) {
        const bool all_known = places.all_are_known();
        holding.push_back(
            {{"share_of_incidents", held.share_of_incidents},
             {"places", held.places},
             {"share_of_places", number_or_null(held.share_of_places)},
             {"by_chance", all_known ? number_or_null(held.share_by_chance) : Json(nullptr)}});
        rows.push_back({percent(held.share_of_incidents) + " of them in",
                        count(held.places) + " places, " + percent(held.share_of_places) +
                            (all_known ? "; by chance " + percent(held.share_by_chance) : "")});
    }
    rows.push_back({"Gini", plain_number(found.gini)});
    rows.push_back({"  generalised", plain_number(found.generalised_gini)});
    outcome.result = {{"places", found.places},
                      {"places_with_incidents", found.places_with},
                      {"incidents", found.incidents},
                      {"elsewhere", places.placed.elsewhere()},
                      {"gini", number_or_null(found.gini)},
                      {"generalised_gini", number_or_null(found.generalised_gini)},
                      {"holding", holding},
                      {"repeats", repeats_as_json(found)},
                      {"lorenz", lorenz_as_json(found)}};
    outcome.text = text_table(rows);
    outcome.notes.push_back(
        places.all_are_known()
            ? "the generalised Gini is measured from one incident each at different places, the "
              "most equal that so few can be (Bernasco and Steenbeek 2017); by chance: if all "
              "places were alike and incidents came singly"
            : "places without incidents are not known: shares of places and Gini are of those with "
              "incidents alone, and are not to be compared with those of cells or streets");
    outcome.notes.push_back(
        "where reported events gather, not why; positions are uncertain, and other places draw "
        "other borders");
}

void ConcentrationVerb::tell_top(const ConcentrationPlaces& places,
                                 std::span<const Incident> incidents, Outcome& outcome) const {
    const std::vector<Incident> timed = with_a_time(incidents);
    const StepRange range = steps_of(trend_step(step_), timed);
    const bool with_trend = range.count() >= fewest_trend_steps;
    double all = 0.0, held = 0.0;
    for (const double count : places.counts) all += count;
    Json top = Json::array();
    std::vector<std::vector<std::string>> rows{
        {"place", "incidents", "share", "together", "change per " + step_, "trend"}};
    for (const std::size_t place : places_by_count(places.counts)) {
        const double count = places.counts[place];
        if (top.size() == static_cast<std::size_t>(top_) || !(count > 0.0)) break;
        held += count;
        const MapPoint at = places.centre_of(place);
        Json entry{{"name", places.name_of(place)},
                   {"x", at.east_m},
                   {"y", at.north_m},
                   {"count", count},
                   {"interval", nullptr},
                   {"share", count / all},
                   {"cumulative_share", held / all},
                   {"trend", nullptr}};
        if (count == std::floor(count)) {
            const PoissonInterval interval = poisson_interval(count);
            entry["interval"] = {interval.low, interval.high};
        }
        rows.push_back({places.name_of(place), plain_number(count), percent(count / all),
                        percent(held / all), "-", "-"});
        if (with_trend) {
            const MannKendall trend = mann_kendall(
                series_at_place(places.placed, incidents, static_cast<std::int32_t>(place), range));
            entry["trend"] = {{"sen_slope", number_or_null(trend.sen_slope)},
                              {"z", number_or_null(trend.z)},
                              {"p", number_or_null(trend.p)},
                              {"direction", direction_of(trend)}};
            rows.back()[4] = plain_number(trend.sen_slope);
            rows.back()[5] = direction_of(trend);
        }
        top.push_back(entry);
    }
    outcome.result["top"] = top;
    if (!top.empty()) outcome.text += "\n" + text_table(rows);
    if (!with_trend)
        outcome.notes.push_back("trends are null: there are " + std::to_string(range.count()) +
                                " steps with a time, and four are the least that tell one");
    else
        outcome.notes.push_back(
            "a trend is told at p of at most 0.05 (Mann-Kendall, Sen's slope) "
            "from the first incident's " +
            step_ + " to the last one's; of " + std::to_string(top.size()) +
            " places some come out by chance alone");
}

void ConcentrationVerb::write(const ConcentrationPlaces& places, const ReadContext& reading,
                              const Progress& progress, Outcome& outcome) const {
    const bool areal = places.cells || !places.areas.empty();
    const PlaceShape shape = areal                     ? PlaceShape::polygons
                             : !places.streets.empty() ? PlaceShape::lines
                                                       : PlaceShape::points;
    write_vector({concentration_layer(places),
                  style_of_concentration(shape),
                  reading.crs.wkt(),
                  {source_.source(), question_.areas, question_.streets, grid_.boundary()}},
                 output_, outcome.parameters, progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
