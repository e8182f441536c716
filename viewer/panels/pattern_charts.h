#pragma once

#include <memory>
#include <vector>

#include "viewer/background/pattern_work.h"
#include "viewer/widgets/chart_maths.h"

namespace tk {

/// What stands beside a pattern's table: how it went, how few hold how much, how well it foretells,
/// or the hours of the week. Without ImGui but for draw().
class PatternCharts {
public:
    void follow(const std::shared_ptr<const PatternFound>& found);

    bool any() const;
    /// Whether the pattern says too little without it.
    bool is_needed() const;
    /// In units of 100 % text.
    float width() const;
    /// @param height pixels; as wide as the content
    void draw(float height) const;

private:
    void sample_accuracy();
    void take_years();
    void take_concentration();

    void draw_trend(float height) const;
    void draw_concentration(float height) const;
    void draw_accuracy(float height) const;
    void draw_hours(float height) const;

    std::shared_ptr<const PatternFound> found_;
    std::vector<double> years_;                              ///< of the steps of a trend
    std::vector<double> cells_percent_, incidents_percent_;  ///< of a concentration
    std::vector<double> area_percent_;  ///< of an accuracy, and what lies in it
    std::vector<double> by_model_percent_, by_density_percent_, by_squares_percent_;
    ui::WeekHours hours_{};
};

}  // namespace tk
