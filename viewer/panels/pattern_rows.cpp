// What stands in the table of a pattern that is not of cells.
#include "viewer/panels/pattern_rows.h"

#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/set_title.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

using ui::Align;

/// "[100, 200)" as people say it: from 100 m to below 200 m.
std::string span_words(double from, double to, const char* unit) {
    if (from == 0.0 && to < 1.0) return tr("same place");
    return number_text(from, 0) + "–" + number_text(to, 0) + "\u00A0" + unit;
}

/// Whole days that a half-open band holds: "0–6 days".
std::string days_words(double from, double to) {
    return number_text(from, 0) + "–" + number_text(to - 1.0, 0) + "\u00A0" + tr("days");
}

class BandRows : public PatternRows {
public:
    explicit BandRows(std::shared_ptr<const PatternFound> found) : found_(std::move(found)) {}

    std::size_t count() const override { return found_->bands.size(); }
    bool stands_out(std::size_t row) const override { return tells_of_repeats(found_->bands[row]); }
    ui::TableSort first_sort() const override { return {}; }
    std::vector<ui::TableColumn> columns() const override {
        return {{tr("Distance"), Align::left, 0.0F},
                {tr("Time between"), Align::left, 110.0F},
                {tr("Pairs"), Align::right, 80.0F},
                {tr("By chance"), Align::right, 90.0F,
                 tr("The mean when the times are dealt out among the places")},
                {tr("Ratio"), Align::right, 80.0F},
                {"p", Align::right, 80.0F, tr("How often chance gives as many pairs")}};
    }
    double key(std::size_t row, int column) const override {
        const NearRepeatBand& band = found_->bands[row];
        switch (column) {
            case 0: return band.from_m;
            case 1: return band.from_days;
            case 2: return static_cast<double>(band.observed);
            case 3: return band.expected;
            case 4: return band.ratio;
            default: return band.p;
        }
    }
    std::string words(std::size_t row, int column) const override {
        const NearRepeatBand& band = found_->bands[row];
        switch (column) {
            case 0: return span_words(band.from_m, band.to_m, "m");
            case 1: return days_words(band.from_days, band.to_days);
            case 2: return number_text(static_cast<long long>(band.observed));
            case 3: return number_text(band.expected, 1);
            case 4: return number_text(band.ratio, 2);
            default: return p_in_table(band.p);
        }
    }

private:
    std::shared_ptr<const PatternFound> found_;
};

class FactorRows : public PatternRows {
public:
    explicit FactorRows(std::shared_ptr<const PatternFound> found) : found_(std::move(found)) {}

    std::size_t count() const override { return factors().size(); }
    bool stands_out(std::size_t) const override { return true; }
    ui::TableSort first_sort() const override { return {1, true}; }
    std::vector<ui::TableColumn> columns() const override {
        return {{tr("Feature"), Align::left, 0.0F},
                {tr("Relative risk"), Align::right, 110.0F,
                 tr("How many times as many incidents such a cell has, all else alike")},
                {tr("95 % from"), Align::right, 90.0F},
                {tr("95 % to"), Align::right, 90.0F},
                {"p", Align::right, 72.0F}};
    }
    double key(std::size_t row, int column) const override {
        const RiskFactor& factor = factors()[row];
        switch (column) {
            case 0: return factor.variable.distance_m;
            case 1: return factor.relative_risk;
            case 2: return factor.low;
            case 3: return factor.high;
            default: return factor.p;
        }
    }
    std::string words(std::size_t row, int column) const override {
        if (column == 0) return factor_words(factors()[row].variable);
        return column == 4 ? p_in_table(key(row, column)) : number_text(key(row, column), 2);
    }

private:
    const std::vector<RiskFactor>& factors() const { return found_->risk.terrain.factors; }
    static std::string factor_words(const RiskVariable& variable) {
        const std::string set = set_title(variable.factor);
        const std::string distance = length_text(variable.distance_m);
        return variable.operation == RiskOperation::density
                   ? fill_in(tr("Dense: {} ({})"), {set, distance})
                   : fill_in(tr("{} within {}"), {set, distance});
    }

    std::shared_ptr<const PatternFound> found_;
};

/// The hours of the day, whatever the weekday.
class HourRows : public PatternRows {
public:
    explicit HourRows(std::shared_ptr<const PatternFound> found)
        : found_(std::move(found)),
          by_hour_(found_->hours.week.by_hour()),
          all_(std::accumulate(by_hour_.begin(), by_hour_.end(), 0.0)) {}

    std::size_t count() const override { return by_hour_.size(); }
    bool stands_out(std::size_t row) const override {
        if (!found_->hours.light) return false;
        const PoissonInterval& interval = found_->hours.light->ratio_at[row].interval;
        return interval.low > 1.0 || interval.high < 1.0;
    }
    ui::TableSort first_sort() const override { return {}; }
    std::vector<ui::TableColumn> columns() const override {
        std::vector<ui::TableColumn> columns{
            {tr("Hour"), Align::left, 0.0F},
            {tr("Incidents"), Align::right, 84.0F,
             tr("One that may have come at several hours counts in each by its share")},
            {tr("Share"), Align::right, 72.0F}};
        if (!found_->hours.light) return columns;
        columns.insert(
            columns.end(),
            {{tr("In daylight"), Align::right, 90.0F,
              tr("Those whose hour is known, each counted once")},
             {tr("In the dark"), Align::right, 90.0F},
             {tr("Dark / day"), Align::right, 90.0F,
              tr("For each hour of darkness against each of daylight at this hour of the clock")},
             {tr("95 % from"), Align::right, 84.0F},
             {tr("95 % to"), Align::right, 84.0F}});
        return columns;
    }
    double key(std::size_t row, int column) const override {
        if (column == 0) return static_cast<double>(row);
        if (column == 1) return by_hour_[row];
        if (column == 2) return all_ > 0.0 ? by_hour_[row] / all_ : 0.0;
        const CommonRateRatio& ratio = found_->hours.light->ratio_at[row];
        const auto& rates = found_->hours.light->by_hour[row];
        switch (column) {
            case 3: return static_cast<double>(rates[0].count);
            case 4: return static_cast<double>(rates[2].count);
            case 5: return ratio.ratio;
            // Without a ratio its interval tells nothing.
            case 6: return std::isnan(ratio.ratio) ? ratio.ratio : ratio.interval.low;
            default: return std::isnan(ratio.ratio) ? ratio.ratio : ratio.interval.high;
        }
    }
    std::string words(std::size_t row, int column) const override {
        const double value = key(row, column);
        switch (column) {
            case 0: return two_figures(row) + "–" + two_figures(row + 1);
            case 1: return number_text(value, 1);
            case 2: return share_text(value);
            case 3:
            case 4: return number_text(std::llround(value));
            default: return std::isinf(value) ? "∞" : number_text(value, 2);
        }
    }

private:
    static std::string two_figures(std::size_t hour) {
        return (hour < 10 ? "0" : "") + std::to_string(hour);
    }

    std::shared_ptr<const PatternFound> found_;
    std::array<double, 24> by_hour_;
    double all_ = 0.0;
};

class StretchRows : public PatternRows {
public:
    explicit StretchRows(std::shared_ptr<const PatternFound> found) : found_(std::move(found)) {}

    std::size_t count() const override { return stretches().size(); }
    bool stands_out(std::size_t) const override { return true; }
    const std::string* name(std::size_t row) const override { return &stretches()[row].street; }
    ui::TableSort first_sort() const override { return {1, true}; }
    std::optional<Extent> place(std::size_t row) const override {
        Extent extent;
        for (const MapPoint p : stretches()[row].line) extent.add(p);
        return extent;
    }
    std::vector<ui::TableColumn> columns() const override {
        return {{tr("Street"), Align::left, 0.0F},
                {tr("Per km"), Align::right, 90.0F,
                 tr("Incidents per kilometre of street where they lie closest")},
                {tr("Incidents"), Align::right, 90.0F, tr("Those that lie on the stretch")},
                {tr("Stretch, m"), Align::right, 90.0F,
                 tr("As far as it is at least half as dense, from one junction to the next at "
                    "most")}};
    }
    double key(std::size_t row, int column) const override {
        const DenseStretch& stretch = stretches()[row];
        switch (column) {
            case 1: return stretch.density;
            case 2: return stretch.incidents;
            default: return stretch.length_m;
        }
    }
    std::string words(std::size_t row, int column) const override {
        const DenseStretch& stretch = stretches()[row];
        if (column == 0)
            return stretch.street.empty() ? std::string(tr("(without a name)")) : stretch.street;
        return column == 3 ? number_text(stretch.length_m, 0) : short_number_text(key(row, column));
    }

private:
    const std::vector<DenseStretch>& stretches() const { return found_->streets.stretches; }

    std::shared_ptr<const PatternFound> found_;
};

}  // namespace

std::unique_ptr<const PatternRows> rows_of(std::shared_ptr<const PatternFound> found) {
    switch (found->wish.options.method) {
        case PatternMethod::near_repeats: return std::make_unique<BandRows>(std::move(found));
        case PatternMethod::risk_terrain: return std::make_unique<FactorRows>(std::move(found));
        case PatternMethod::hours: return std::make_unique<HourRows>(std::move(found));
        case PatternMethod::streets: return std::make_unique<StretchRows>(std::move(found));
        case PatternMethod::hot_spots:
        case PatternMethod::clusters:
        case PatternMethod::trend:
        case PatternMethod::concentration: break;
    }
    return place_rows_of(std::move(found));
}

std::string p_in_table(double p) {
    return p < 0.001 ? "<\u00A0" + number_text(0.001, 3) : number_text(p, 3);
}

}  // namespace tk
