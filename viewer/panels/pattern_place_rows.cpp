// The cells of a pattern as rows of its table.
#include <cmath>
#include <utility>

#include "viewer/panels/pattern_looks.h"
#include "viewer/panels/pattern_rows.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

using ui::Align;

/// Area, incidents, then what the kind says, and the class last.
class PlaceRows : public PatternRows {
public:
    explicit PlaceRows(std::shared_ptr<const PatternFound> found) : found_(std::move(found)) {}

    std::size_t count() const override { return found_->counts.size(); }
    const std::string* name(std::size_t row) const override { return &found_->areas[row]; }
    bool stands_out(std::size_t row) const override {
        return class_of_place(*found_, row).value_or(0) != 0;
    }
    std::optional<Extent> place(std::size_t row) const override { return found_->extent_of(row); }
    ui::TableSort first_sort() const override { return {2, true}; }

    double key(std::size_t row, int column) const override {
        if (column == 1) return found_->counts[row];
        if (column == last()) return class_of_place(*found_, row).value_or(0);
        return value(row, column);
    }
    std::string words(std::size_t row, int column) const override {
        if (column == 0) return found_->areas[row].empty() ? "–" : found_->areas[row];
        if (column == 1) return short_number_text(found_->counts[row]);
        if (column == last()) {
            const auto number = class_of_place(*found_, row);
            return number ? class_words(found_->wish.options.method, *number) : "–";
        }
        return value_words(value(row, column), column);
    }

protected:
    /// Of the columns between incidents and class.
    virtual double value(std::size_t row, int column) const = 0;
    virtual std::string value_words(double value, int column) const = 0;
    virtual int last() const = 0;

    std::shared_ptr<const PatternFound> found_;
};

class SpotRows : public PlaceRows {
public:
    using PlaceRows::PlaceRows;
    std::vector<ui::TableColumn> columns() const override {
        return {{tr("Area"), Align::left, 0.0F},
                {tr("Incidents"), Align::right, 84.0F},
                {"z", Align::right, 72.0F, tr("How far from chance, in standard deviations")},
                {"p", Align::right, 72.0F},
                {"q", Align::right, 72.0F,
                 tr("p with the number of cells allowed for: the share of false finds among those "
                    "with as small a q")},
                {tr("Class"), Align::left, 150.0F}};
    }

private:
    double value(std::size_t row, int column) const override {
        return column == 2 ? found_->z[row] : column == 3 ? found_->p[row] : found_->q[row];
    }
    std::string value_words(double value, int column) const override {
        return column == 2 ? number_text(value, 2) : p_in_table(value);
    }
    int last() const override { return 5; }
};

class TrendRows : public PlaceRows {
public:
    using PlaceRows::PlaceRows;
    std::vector<ui::TableColumn> columns() const override {
        return {{tr("Area"), Align::left, 0.0F},
                {tr("Incidents"), Align::right, 84.0F},
                {tr("Trend z"), Align::right, 92.0F, tr("Mann-Kendall: above 0 it rises")},
                {tr("Change"), Align::right, 104.0F,
                 tr("Sen's slope: the median change of the count from step to step")},
                {"p", Align::right, 72.0F},
                {tr("Hot steps"), Align::right, 84.0F},
                {tr("Class"), Align::left, 170.0F}};
    }

private:
    double value(std::size_t row, int column) const override {
        const PlaceTrend& trend = found_->trends[row];
        switch (column) {
            case 2: return trend.of_counts.z;
            case 3: return trend.of_counts.sen_slope;
            case 4: return trend.of_counts.p;
            default: return trend.hot_steps;
        }
    }
    std::string value_words(double value, int column) const override {
        switch (column) {
            case 2: return number_text(value, 2);
            case 3: return change_text(value);
            case 4: return p_in_table(value);
            default: return number_text(std::llround(value));
        }
    }
    int last() const override { return 6; }
};

class ShareRows : public PlaceRows {
public:
    using PlaceRows::PlaceRows;
    std::vector<ui::TableColumn> columns() const override {
        return {{tr("Area"), Align::left, 0.0F},
                {tr("Incidents"), Align::right, 84.0F},
                {tr("Share"), Align::right, 84.0F},
                {tr("With those before"), Align::right, 130.0F},
                {tr("Class"), Align::left, 170.0F}};
    }

private:
    double value(std::size_t row, int column) const override {
        return column == 2 ? found_->counts[row] / found_->concentration.incidents
                           : found_->held_with[row];
    }
    std::string value_words(double value, int) const override { return share_text(value); }
    int last() const override { return 4; }
};

}  // namespace

std::unique_ptr<const PatternRows> place_rows_of(std::shared_ptr<const PatternFound> found) {
    switch (found->wish.options.method) {
        case PatternMethod::trend: return std::make_unique<TrendRows>(std::move(found));
        case PatternMethod::concentration: return std::make_unique<ShareRows>(std::move(found));
        default: return std::make_unique<SpotRows>(std::move(found));
    }
}

}  // namespace tk
