#include "engine/analyses/forecasters.h"

#include <utility>

namespace tk {
namespace {

/// Those of the last `steps` before the period; all where that is 0.
std::span<const Incident> of_last_steps(const ForecastTask& task, int steps) {
    if (steps == 0) return task.earlier;
    std::size_t first = task.earlier.size();
    const std::chrono::local_days from = first_day_of(task.step, task.period - steps);
    while (first > 0 && task.earlier[first - 1].when->local() >= from) --first;
    return task.earlier.subspan(first);
}

}  // namespace

Forecaster uniform_forecaster() {
    return {"uniform", true,
            [](const ForecastTask& task) { return std::vector<double>(task.cells.places(), 1.0); }};
}

Forecaster last_period_forecaster() {
    return {"last period", true, [](const ForecastTask& task) {
                return counts_in_cells(of_last_steps(task, 1), task.cells).sums;
            }};
}

Forecaster density_forecaster(const KernelDensityOptions& options, int steps) {
    return {"density", false, [options, steps](const ForecastTask& task) {
                std::vector<WeightedPoint> points;
                for (const Incident& incident : of_last_steps(task, steps))
                    points.push_back({incident.at, incident.weight});
                const Grid<float> surface =
                    kernel_density(points, task.cells.number.spec(), options);
                std::vector<double> forecast;
                forecast.reserve(task.cells.places());
                for (const Cell& cell : task.cells.of_place)
                    forecast.push_back(surface(cell.row, cell.col));
                return forecast;
            }};
}

}  // namespace tk
