#include "viewer/panels/pattern_charts.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "viewer/panels/pattern_words.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float plain_width = 360.0F, needed_width = 480.0F;  ///< units
constexpr float least_chart_units = 96.0F;
constexpr std::array even_shares{0.0, 100.0};

std::vector<double> hit_percents(const AccuracyCurve& curve, const std::vector<double>& areas) {
    std::vector<double> percents;
    for (const double area : areas) percents.push_back(100.0 * curve.hit_rate_at(area / 100.0));
    return percents;
}

void curve_key(const ui::Curve& curve) {
    constexpr float key_units = 10.0F, thick_units = 3.0F;
    const float height = ui::line_height(TextStyle::small);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({ui::px(key_units), height});
    const float middle = at.y + 0.5F * height, half = 0.5F * ui::px(thick_units);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {at.x, middle - half}, {at.x + ui::px(key_units), middle + half}, curve.colour.packed());
    ui::same_line(4.0F);
    ui::small_text(curve.name);
}

}  // namespace

void PatternCharts::follow(const std::shared_ptr<const PatternFound>& found) {
    if (found_ == found) return;
    *this = {};
    found_ = found;
    take_years();
    take_concentration();
    sample_accuracy();
    const auto& hours = found_->hours.week.hours;
    for (std::size_t i = 0; i < hours.size(); ++i) hours_[i / 24][i % 24] = hours[i];
}

void PatternCharts::take_years() {
    for (std::size_t i = 0; i < found_->totals.size(); ++i) {
        const auto first =
            first_day_of(found_->range.step, found_->range.first + static_cast<int>(i));
        const std::chrono::year_month_day date(first);
        const auto new_year = std::chrono::local_days{date.year() / std::chrono::January / 1};
        years_.push_back(static_cast<double>(static_cast<int>(date.year())) +
                         static_cast<double>((first - new_year).count()) / 365.25);
    }
}

void PatternCharts::take_concentration() {
    for (const LorenzPoint& point : found_->concentration.lorenz) {
        cells_percent_.push_back(100.0 * point.share_of_places);
        incidents_percent_.push_back(100.0 * point.share_of_incidents);
    }
}

void PatternCharts::sample_accuracy() {
    const RiskFindings& risk = found_->risk;
    if (!risk.squares && !risk.split) return;
    for (int percent = 0; percent <= 100; ++percent) area_percent_.push_back(percent);
    if (risk.squares) by_squares_percent_ = hit_percents(risk.squares->curve, area_percent_);
    if (!risk.split) return;
    by_model_percent_ = hit_percents(risk.split->model.curve, area_percent_);
    by_density_percent_ = hit_percents(risk.split->density_curve, area_percent_);
}

bool PatternCharts::is_needed() const {
    return found_ != nullptr && (found_->wish.options.method == PatternMethod::risk_terrain ||
                                 found_->wish.options.method == PatternMethod::hours);
}

bool PatternCharts::any() const {
    return is_needed() || years_.size() > 1 || !cells_percent_.empty();
}

float PatternCharts::width() const {
    return is_needed() ? needed_width : plain_width;
}

void PatternCharts::draw(float height) const {
    switch (found_->wish.options.method) {
        case PatternMethod::trend: return draw_trend(height);
        case PatternMethod::concentration: return draw_concentration(height);
        case PatternMethod::risk_terrain: return draw_accuracy(height);
        case PatternMethod::hours: return draw_hours(height);
        default: return;
    }
}

void PatternCharts::draw_trend(float height) const {
    const std::array curves{ui::Curve{{}, years_, found_->totals, ui::colours().accent}};
    ui::LineChart chart;
    chart.curves = curves;
    chart.y_words = tr("Incidents");
    chart.x_is_years = true;
    ui::line_chart("pattern_trend", chart, ui::content_width(), height);
}

/// The share of the incidents that the fullest cells hold, and what alike ones would.
void PatternCharts::draw_concentration(float height) const {
    const std::array curves{
        ui::Curve{tr("All alike"), even_shares, even_shares, ui::colours().muted, false, true},
        ui::Curve{tr("As it is"), cells_percent_, incidents_percent_, ui::colours().accent}};
    ui::LineChart chart;
    chart.curves = curves;
    chart.x_words = tr("Cells, %");
    chart.y_words = tr("Incidents, %");
    ui::line_chart("pattern_lorenz", chart, ui::content_width(), height);
}

/// In words, then the share of the incidents that the cells with the highest scores hold, the same
/// by density and by chance.
void PatternCharts::draw_accuracy(float height) const {
    const float top = ImGui::GetCursorPosY();
    for (const std::string& words : accuracy_words(found_->risk))
        ui::text_wrapped(words, TextStyle::small, ui::colours().text);
    for (const std::string& words : doubt_words(found_->risk))
        ui::text_wrapped(words, TextStyle::small, ui::colours().caution);
    if (area_percent_.empty()) return;
    ui::gap(6.0F);
    const ThemeColours& c = ui::colours();
    std::vector<ui::Curve> curves{
        ui::Curve{tr("By chance"), even_shares, even_shares, c.muted, false, true}};
    if (!by_squares_percent_.empty())
        curves.push_back({tr("Parts left out"), area_percent_, by_squares_percent_, c.camera});
    if (!by_density_percent_.empty())
        curves.push_back({tr("Later, by density"), area_percent_, by_density_percent_, c.lamp});
    if (!by_model_percent_.empty())
        curves.push_back({tr("Later, by the model"), area_percent_, by_model_percent_, c.accent});
    ui::LineChart chart;
    chart.curves = curves;
    chart.x_words = tr("Area, %");
    chart.y_words = tr("Incidents, %");
    for (const ui::Curve& curve : curves) {
        if (&curve != &curves.front()) ui::same_line(12.0F);
        curve_key(curve);
    }
    const float left = height - (ImGui::GetCursorPosY() - top);
    ui::line_chart("pattern_accuracy", chart, ui::content_width(),
                   std::max(left, ui::px(least_chart_units)));
}

void PatternCharts::draw_hours(float height) const {
    const auto explain = [this](int day, int hour) {
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        const std::chrono::weekday weekday(static_cast<unsigned>(day + 1) % 7U);
        return fill_in(
            tr("{} {}: {} incidents"),
            {weekday_text(weekday), two(hour) + "–" + two(hour + 1),
             number_text(hours_[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)],
                         1)});
    };
    ui::hour_heat("pattern_hours", hours_, explain, ui::content_width(), height);
}

}  // namespace tk
