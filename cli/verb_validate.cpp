// How well a surface foretold later incidents: `tryggkarta validate`.
#include "cli/verb_validate.h"

#include <algorithm>
#include <cmath>

#include "cli/at_values.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/rolling_report.h"
#include "cli/surface_source.h"
#include "cli/text_table.h"
#include "engine/core/input_error.h"
#include "engine/grid/zonal.h"
#include "layers/read_area_values.h"
#include "layers/read_areas.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

Json null_or_text(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json numbers_as_json(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(number_or_null(value));
    return list;
}

/// At each hundredth of the ground.
Json curve_as_json(const AccuracyCurve& curve) {
    std::vector<double> shares, rates;
    for (int percents = 0; percents <= 100; ++percents) {
        shares.push_back(percents / 100.0);
        rates.push_back(curve.hit_rate_at(shares.back()));
    }
    return {{"area_share", numbers_as_json(shares)}, {"hit_rate", numbers_as_json(rates)}};
}

/// What a value of the unit, times square metres, is multiplied by to give the number of incidents
/// that are expected; none where the unit does not tell.
std::optional<double> incidents_per_unit(const std::string& unit) {
    constexpr double km2_per_m2 = 1e-6;
    return unit == "1/km2" ? std::optional(km2_per_m2) : std::nullopt;
}

/// Lists of the indices, one number for each share of the ground.
struct AccuracyLists {
    std::vector<double> hit_rate, pai, pei, pei_star, recaptured, ratio;
    std::vector<std::size_t> places;
};

std::string accuracy_table(const std::vector<double>& shares, const AccuracyLists& lists,
                           bool with_earlier) {
    std::vector<std::vector<std::string>> rows{
        {"ground", "places", "hit rate", "PAI", "PEI", "PEI*"}};
    if (with_earlier) rows.front().push_back("recaptured");
    for (std::size_t i = 0; i < shares.size(); ++i) {
        rows.push_back({percent(shares[i]), grouped(static_cast<long long>(lists.places[i])),
                        percent(lists.hit_rate[i]), plain_number(lists.pai[i]),
                        plain_number(lists.pei[i]), plain_number(lists.pei_star[i])});
        if (with_earlier) rows.back().push_back(plain_number(lists.recaptured[i]));
    }
    return text_table(rows);
}

}  // namespace

void ValidateVerb::declare(OptionSet& options) {
    options.source("SURFACE", surface_,
                   "what was forecast: .tif or FILE.gpkg|layername=TABLE; with --value polygons");
    source_.declare(options, "INCIDENTS", "incidents that came later: points", incident_fields());
    filter_.declare(options);
    options.text("--area-shares", "A,A,...", area_shares_,
                 "shares of the ground, taken from the highest forecast on (" + area_shares_ + ")");
    options.text("--areas", "S", areas_,
                 "rank these polygons by the surface's mean, not its cells");
    options.text("--value", "FIELD", value_, "field that SURFACE's own polygons are ranked by");
    options.number("--patrol-cell", "M", patrol_cell_m_,
                   "side of the least ground that somebody can be sent to: PEI* is of whole "
                   "squares of it (100)");
    options.text("--boundary", "S", boundary_, "only the ground within these polygons");
    options.text("--earlier-from", "T", earlier_from_,
                 "with --earlier-to: the period before, for the recapture rate index");
    options.text("--earlier-to", "T", earlier_to_, "before this time");
    options.choice("--rolling", {"none", "week", "month", "year"}, rolling_,
                   "also: would density have foretold each step from those before it, better than "
                   "naive ways, in whole squares; from --earlier-from to --to");
    options.number("--bandwidth", "M", bandwidth_m_, "of that density, in metres (250)");
}

void ValidateVerb::check(const OptionSet& options) {
    checked_filter_ = filter_.checked();
    shares_ = parse_shares("--area-shares", area_shares_);
    if (!value_.empty())
        for (const char* of_surface : {"--areas", "--boundary", "--patrol-cell"})
            if (options.given(of_surface))
                throw UsageError(std::string("--value ranks the polygons of SURFACE itself, and ") +
                                 of_surface + " is about a surface of cells; give one of them");
    require_positive("--patrol-cell", patrol_cell_m_);
    require_positive("--bandwidth", bandwidth_m_);
    if (rolling_ != "none" && !value_.empty())
        throw UsageError("--rolling needs a surface of cells, and --value is about polygons");
    if (!areas_.empty() && options.given("--patrol-cell"))
        throw UsageError(
            "--areas are the least ground themselves, and --patrol-cell is squares of cells; give "
            "one of them");
    FilterOptions earlier;
    earlier.from = earlier_from_;
    earlier.to = earlier_to_;
    try {
        earlier.checked();
    } catch (const UsageError& error) {
        throw UsageError(std::string("--earlier-from, --earlier-to: ") + error.what());
    }
}

StudyFilter ValidateVerb::earlier_filter() const {
    StudyFilter filter = checked_filter_;
    filter.from = earlier_from_;
    filter.to = earlier_to_;
    return filter;
}

Outcome ValidateVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    ReadContext reading{.crs = ProjectedCrs::local(),
                        .progress = &context.progress,
                        .usual_input_crs = source_.request().input_crs};
    const Forecast forecast = read_forecast(reading, outcome);
    ReadReport report;
    const Incidents incidents =
        read_filtered(source_.request(), reading, checked_filter_, {}, report).incidents;
    take_first_report(report, reading, outcome.notes);
    outcome.input = report;
    const PlaceCounts later = count(forecast, incidents);
    Incidents of_all_steps;
    if (rolling_ != "none") of_all_steps = read_all_steps(reading);
    std::optional<PlaceCounts> earlier;
    if (!earlier_from_.empty() || !earlier_to_.empty()) {
        ReadReport of_earlier;
        earlier = count(
            forecast,
            read_filtered(source_.request(), reading, earlier_filter(), {}, of_earlier).incidents);
    }

    context.begin_part("compute");
    outcome.parameters = {
        {"area_shares", shares_},
        {"areas", null_or_text(areas_)},
        {"value", null_or_text(value_)},
        {"unit", null_or_text(forecast.unit)},
        {"earlier_from", null_or_text(earlier_from_)},
        {"earlier_to", null_or_text(earlier_to_)},
        {"patrol_cell_m", forecast.surface && areas_.empty() ? Json(cells_across_patrol(forecast) *
                                                                    forecast.surface->spec().cell_m)
                                                             : Json(nullptr)},
        {"ties", "pessimistic"},
        {"crs", reading.crs.label()},
        {"filter", filter_as_json(checked_filter_, source_.request().where)}};
    tell(forecast, later, earlier, outcome);
    if (rolling_ != "none")
        add_rolling_evaluation(of_all_steps, *forecast.surface,
                               {rolling_ == "week"   ? TimeStep::week
                                : rolling_ == "year" ? TimeStep::year
                                                     : TimeStep::month,
                                patrol_cell_m_, bandwidth_m_},
                               context.progress, outcome);
    return outcome;
}

Incidents ValidateVerb::read_all_steps(const ReadContext& reading) const {
    StudyFilter filter = checked_filter_;
    filter.from = earlier_from_;
    IncidentNeeds needs;
    needs.time = true;
    needs.all_there_is = true;
    ReadReport report;
    return read_filtered(source_.request(), reading, filter, needs, report).incidents;
}

ValidateVerb::Forecast ValidateVerb::read_forecast(ReadContext& reading, Outcome& outcome) const {
    if (!value_.empty()) return read_areas_with_values(reading, outcome);
    RasterFile file = read_raster(surface_);
    reading.crs = crs_of_surface(file, surface_);
    if (const auto boundary = read_boundary_option(boundary_, reading, outcome.notes))
        mask_outside(file.values, *boundary);
    Forecast forecast;
    forecast.unit = file.unit;
    forecast.surface = std::move(file.values);
    outcome.grid = forecast.surface->spec();
    if (areas_.empty()) {
        forecast.places = forecast_of_cells(*forecast.surface);
    } else {
        ReadReport report;
        for (Area& area : read_areas(further_source(areas_), reading, report))
            forecast.areas.push_back(std::move(area.shape));
        take_further_report(report, outcome.notes);
        forecast.places = forecast_of_areas(*forecast.surface, forecast.areas, *reading.progress);
    }
    const std::span<const float> cells = forecast.surface->cells();
    outcome.cells_with_data = static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](float v) { return !std::isnan(v); }));
    if (outcome.cells_with_data == 0U)
        throw InputError(surface_, "has no cell with a value to rank places by",
                         "check the surface, and that --boundary lies on it");
    return forecast;
}

ValidateVerb::Forecast ValidateVerb::read_areas_with_values(ReadContext& reading,
                                                            Outcome& outcome) const {
    const LayerRequest request = further_source(surface_);
    reading.crs = choose_crs({request}, outcome.notes);
    ReadReport report;
    AreaValues areas = read_area_values(request, {value_, ""}, reading, report);
    take_further_report(report, outcome.notes);
    Forecast forecast;
    forecast.places.density = std::move(areas.values);
    for (const MultiPolygon& shape : areas.shapes)
        forecast.places.size_m2.push_back(area_m2(shape));
    forecast.areas = std::move(areas.shapes);
    if (forecast.areas.empty())
        throw InputError(surface_, "has no polygon with a value in '" + value_ + "'",
                         "name another field with --value");
    return forecast;
}

PlaceCounts ValidateVerb::count(const Forecast& forecast, const Incidents& incidents) const {
    if (!forecast.surface) return counts_in_areas(incidents.all, forecast.areas);
    return areas_.empty() ? counts_in_surface(*forecast.surface, incidents.all)
                          : counts_in_surface(*forecast.surface, forecast.areas, incidents.all);
}

int ValidateVerb::cells_across_patrol(const Forecast& forecast) const {
    if (!forecast.surface || !areas_.empty()) return 0;
    constexpr double most_across = 1e6;
    const double across = std::round(patrol_cell_m_ / forecast.surface->spec().cell_m);
    return static_cast<int>(std::clamp(across, 1.0, most_across));
}

std::vector<double> ValidateVerb::pei_star(const Forecast& forecast, const ForecastRanking& ranking,
                                           const PlaceCounts& later) const {
    const auto of_whole = [&](const ForecastRanking& whole) {
        std::vector<double> all;
        for (const AccuracyAt& at : whole.at(shares_)) all.push_back(at.pei_whole);
        return all;
    };
    const int across = cells_across_patrol(forecast);
    if (across <= 1) return of_whole(ranking);
    const CellSquares squares = squares_of_cells(forecast.surface->spec(), across);
    const PlaceForecast of_squares = forecast_of_squares(*forecast.surface, squares);
    return of_whole(ForecastRanking(
        {of_squares.density, of_squares.size_m2, sums_by_squares(later.sums, squares)}));
}

void ValidateVerb::tell(const Forecast& forecast, const PlaceCounts& later,
                        const std::optional<PlaceCounts>& earlier, Outcome& outcome) const {
    const ForecastRanking ranking({forecast.places.density, forecast.places.size_m2, later.sums});
    const std::optional<double> per_m2 = incidents_per_unit(forecast.unit);
    std::vector<double> predicted;
    if (per_m2)
        for (std::size_t i = 0; i < forecast.places.density.size(); ++i)
            predicted.push_back(forecast.places.density[i] * forecast.places.size_m2[i] * *per_m2);
    AccuracyLists lists;
    lists.pei_star = pei_star(forecast, ranking, later);
    for (const AccuracyAt& at : ranking.at(shares_)) {
        lists.hit_rate.push_back(at.hit_rate);
        lists.pai.push_back(at.pai);
        lists.pei.push_back(at.pei);
        lists.places.push_back(at.places);
        const double came = ranking.sum_over(later.sums, at.area_share);
        if (per_m2)
            lists.ratio.push_back(
                predicted_over_observed(ranking.sum_over(predicted, at.area_share), came));
        if (earlier)
            lists.recaptured.push_back(recapture_rate_index(
                {ranking.sum_over(earlier->sums, at.area_share), came,
                 ranking.sum_over(earlier->sums, 1.0), ranking.total_count()}));
    }
    const double area = ranking.curve().area();
    outcome.result = {
        {"area_share", shares_},
        {"hit_rate", numbers_as_json(lists.hit_rate)},
        {"pai", numbers_as_json(lists.pai)},
        {"pei", numbers_as_json(lists.pei)},
        {"pei_star", numbers_as_json(lists.pei_star)},
        {"places_taken", lists.places},
        {"recapture_rate_index", earlier ? numbers_as_json(lists.recaptured) : Json(nullptr)},
        {"predicted_over_observed", per_m2 ? numbers_as_json(lists.ratio) : Json(nullptr)},
        {"auc", number_or_null(area)},
        {"auc_of_ideal", number_or_null(ranking.ideal().area())},
        {"incidents", ranking.total_count()},
        {"outside", later.elsewhere},
        {"size_m2", ranking.total_size()},
        {"curve", curve_as_json(ranking.curve())}};
    outcome.text = accuracy_table(shares_, lists, earlier.has_value()) + "\n" +
                   text_table({{"area under the curve", plain_number(area)},
                               {"  of a forecast that knew", plain_number(ranking.ideal().area())},
                               {"incidents on the ground", plain_number(ranking.total_count())},
                               {"outside", grouped(later.elsewhere)}});
    if (later.elsewhere > 0)
        outcome.notes.push_back(grouped(later.elsewhere) + " of " + grouped(outcome.input->used) +
                                " incidents lie outside the " +
                                (forecast.areas.empty() ? "surface, or where it has no value,"
                                                        : "areas, or where they have no value,") +
                                " and are not counted");
    if (!(ranking.total_count() > 0.0))
        outcome.notes.push_back(
            "no incident lies on the ground that is ranked: nothing can be "
            "told, and the indices are null");
    if (!per_m2)
        outcome.notes.push_back(
            "predicted_over_observed is null: only a surface in 1/km2 says how "
            "many incidents it expects");
    if (std::any_of(lists.pei_star.begin(), lists.pei_star.end(),
                    [](double v) { return std::isnan(v); }))
        outcome.notes.push_back(
            "pei_star is null where no place fits whole into the share, or the "
            "best selection is too much to work out");
    outcome.notes.push_back(
        "PEI is over the best that any ranking of the ground would hit, PEI* over the best of " +
        (forecast.areas.empty()
             ? "whole squares of " +
                   plain_number(cells_across_patrol(forecast) * forecast.surface->spec().cell_m) +
                   " m"
             : std::string("whole areas")));
    outcome.notes.push_back(
        "places alike are taken those first where least came (pessimistic); 1 in PAI, and 0.5 of "
        "the area under the curve, is what chance hits");
    outcome.notes.push_back(
        "how well places were ranked, of incidents that were reported; incidents that the surface "
        "was made from are no test of it");
}

}  // namespace tk::cli
