#include "cli/rolling_report.h"

#include <cmath>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"
#include "engine/analyses/forecasters.h"

namespace tk::cli {
namespace {

Json evaluation_as_json(const RollingEvaluation& found) {
    Json forecasters = Json::array();
    for (const ForecasterScore& score : found.scores) {
        Json against = Json::array();
        for (const PairedDifference& difference : score.against_naive)
            against.push_back(
                {{"forecaster", found.scores[difference.other].name},
                 {"difference", number_or_null(difference.mean)},
                 {"interval", {number_or_null(difference.low), number_or_null(difference.high)}}});
        forecasters.push_back({{"name", score.name},
                               {"naive", score.naive},
                               {"hit_rate", number_or_null(score.mean_hit_rate)},
                               {"pai", number_or_null(score.mean_pai)},
                               {"auc", number_or_null(score.mean_curve_area)},
                               {"against_naive", against},
                               {"beats_all_naive", score.beats_all_naive}});
    }
    double incidents = 0.0;
    for (const double count : found.incidents) incidents += count;
    return {{"periods", found.periods.size()},
            {"incidents", incidents},
            {"forecasters", forecasters},
            {"recommended",
             found.recommended ? Json(found.scores[*found.recommended].name) : Json(nullptr)}};
}

void add_table_row(const std::string& name, const RollingEvaluation& found,
                   std::vector<std::vector<std::string>>& rows) {
    rows.push_back({name, grouped(static_cast<long long>(found.periods.size()))});
    for (const ForecasterScore& score : found.scores)
        rows.back().push_back(percent(score.mean_hit_rate));
    rows.back().push_back(found.recommended ? found.scores[*found.recommended].name : "none");
}

}  // namespace

NumberedCells squares_on_surface(const Grid<float>& surface, double square_m) {
    NumberedCells squares =
        numbered_cells(grid_covering(surface.spec().extent(), square_m), std::nullopt);
    const GridSpec& spec = squares.number.spec();
    std::vector<Cell> kept;
    for (const Cell& square : squares.of_place) {
        const auto cell = cell_at(surface.spec(), spec.centre_of(square.row, square.col));
        const bool has_value = cell && !std::isnan(surface(cell->row, cell->col));
        squares.number(square.row, square.col) =
            has_value ? static_cast<std::int32_t>(kept.size()) : -1;
        if (has_value) kept.push_back(square);
    }
    squares.of_place = std::move(kept);
    return squares;
}

void add_rolling_evaluation(const Incidents& incidents, const Grid<float>& surface,
                            const RollingQuestion& question, const Progress& progress,
                            Outcome& outcome) {
    const NumberedCells squares = squares_on_surface(surface, question.square_m);
    KernelDensityOptions kernel;
    kernel.bandwidth_m = question.bandwidth_m;
    const std::vector<Forecaster> forecasters{uniform_forecaster(), last_period_forecaster(),
                                              density_forecaster(kernel)};
    RollingOptions options;
    options.range = steps_of(question.step, incidents.all);
    const RollingEvaluation all =
        rolling_evaluation(incidents.all, squares, forecasters, options, progress);
    Json list = Json::array();
    std::vector<std::vector<std::string>> rows{
        {"hit in " + percent(options.area_share), "periods"}};
    for (const Forecaster& forecaster : forecasters) rows.front().push_back(forecaster.name);
    rows.front().emplace_back("recommended");
    add_table_row("all", all, rows);
    for (const CategoryEvaluation& one :
         rolling_evaluation_by_category(incidents, squares, forecasters, options, progress)) {
        Json entry = evaluation_as_json(one.evaluation);
        entry["category"] = one.category;
        list.push_back(entry);
        add_table_row(one.category, one.evaluation, rows);
    }
    outcome.result["rolling"] = {{"area_share", options.area_share},
                                 {"square_m", question.square_m},
                                 {"squares", squares.places()},
                                 {"bandwidth_m", question.bandwidth_m},
                                 {"learning_steps", options.learning_steps},
                                 {"confidence", options.confidence},
                                 {"all", evaluation_as_json(all)},
                                 {"categories", list}};
    outcome.text += "\n" + text_table(rows);
    outcome.notes.push_back(
        "rolling: each step is forecast from all before it; density is recommended where it hits "
        "more than a uniform forecast and than the last step's counts, with intervals over the "
        "steps (Student's t, 95 %) that lie above 0, and in six steps at least");
    outcome.notes.push_back(
        "rolling: an incident is taken at the start of its time; the last step may be cut short");
}

}  // namespace tk::cli
