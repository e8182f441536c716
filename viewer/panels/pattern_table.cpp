#include "viewer/panels/pattern_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "viewer/panels/name_order.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/set_title.h"
#include "viewer/text/spreadsheet_text.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr int name_column = 0;
/// By how far a place is from chance, whichever way: sorted by this at first.
constexpr int place_score_column = 2;

double score_of_place(const PatternFound& found, std::size_t place) {
    if (!found.held_with.empty()) return found.counts[place];
    return found.trends.empty() ? found.z[place] : found.trends[place].of_counts.z;
}

/// "[100, 200)" as people say it: from 100 m to below 200 m.
std::string span_words(double from, double to, const char* unit) {
    if (from == 0.0 && to < 1.0) return tr("same place");
    return number_text(from, 0) + "–" + number_text(to, 0) + "\u00A0" + unit;
}

std::string p_in_table(double p) {
    return p < 0.001 ? "<\u00A0" + number_text(0.001, 3) : number_text(p, 3);
}

/// Whole days that a half-open band holds: "0–6 days".
std::string days_words(double from, double to) {
    return number_text(from, 0) + "–" + number_text(to - 1.0, 0) + "\u00A0" + tr("days");
}

}  // namespace

bool PatternTable::of_bands() const {
    return found_ != nullptr && found_->wish.options.method == PatternMethod::near_repeats;
}

bool PatternTable::of_factors() const {
    return found_ != nullptr && found_->wish.options.method == PatternMethod::risk_terrain;
}

std::string PatternTable::factor_words(const RiskVariable& variable) const {
    const std::string set = set_title(variable.factor);
    const std::string distance = length_text(variable.distance_m);
    return variable.operation == RiskOperation::density
               ? fill_in(tr("Dense: {} ({})"), {set, distance})
               : fill_in(tr("{} within {}"), {set, distance});
}

bool PatternTable::of_shares() const {
    return found_ != nullptr && found_->wish.options.method == PatternMethod::concentration;
}

void PatternTable::follow(const std::shared_ptr<const PatternFound>& found) {
    if (found_ == found) return;
    const bool other_kind =
        found_ == nullptr || found_->wish.options.method != found->wish.options.method;
    found_ = found;
    if (other_kind)
        sort_ = of_bands()     ? ui::TableSort{}
                : of_factors() ? ui::TableSort{1, true}
                               : ui::TableSort{place_score_column, true};
    put_in_order();
}

void PatternTable::sort(const ui::TableSort& sort) {
    sort_ = sort;
    put_in_order();
}

void PatternTable::put_in_order() {
    order_.resize(of_bands()     ? found_->bands.size()
                  : of_factors() ? found_->risk.factors.size()
                                 : found_->counts.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    // What cannot be told stands last, whichever way.
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        if (sort_.column == name_column && of_places())
            return sort_.descending ? name_before(found_->areas[b], found_->areas[a])
                                    : name_before(found_->areas[a], found_->areas[b]);
        const double of_a = key(a, sort_.column), of_b = key(b, sort_.column);
        if (std::isnan(of_a) || std::isnan(of_b)) return !std::isnan(of_a) && std::isnan(of_b);
        return sort_.descending ? of_b < of_a : of_a < of_b;
    });
}

std::vector<ui::TableColumn> PatternTable::columns() const {
    using ui::Align;
    if (of_bands())
        return {{tr("Distance"), Align::left, 0.0F},
                {tr("Time between"), Align::left, 110.0F},
                {tr("Pairs"), Align::right, 80.0F},
                {tr("By chance"), Align::right, 90.0F,
                 tr("The mean when the times are dealt out among the places")},
                {tr("Ratio"), Align::right, 80.0F},
                {"p", Align::right, 80.0F, tr("How often chance gives as many pairs")}};
    if (found_ != nullptr && found_->wish.options.method == PatternMethod::trend)
        return {{tr("Area"), Align::left, 0.0F},
                {tr("Incidents"), Align::right, 84.0F},
                {tr("Trend z"), Align::right, 92.0F, tr("Mann-Kendall: above 0 it rises")},
                {tr("Change"), Align::right, 104.0F,
                 tr("Sen's slope: the median change of the count from step to step")},
                {"p", Align::right, 72.0F},
                {tr("Hot steps"), Align::right, 84.0F},
                {tr("Class"), Align::left, 170.0F}};
    if (of_factors())
        return {{tr("Feature"), Align::left, 0.0F},
                {tr("Relative risk"), Align::right, 110.0F,
                 tr("How many times as many incidents such a cell has, all else alike")},
                {tr("95 % from"), Align::right, 90.0F},
                {tr("95 % to"), Align::right, 90.0F},
                {"p", Align::right, 72.0F}};
    if (of_shares())
        return {{tr("Area"), Align::left, 0.0F},
                {tr("Incidents"), Align::right, 84.0F},
                {tr("Share"), Align::right, 84.0F},
                {tr("With those before"), Align::right, 130.0F},
                {tr("Class"), Align::left, 170.0F}};
    return {{tr("Area"), Align::left, 0.0F},
            {tr("Incidents"), Align::right, 84.0F},
            {"z", Align::right, 72.0F, tr("How far from chance, in standard deviations")},
            {"p", Align::right, 72.0F},
            {"q", Align::right, 72.0F,
             tr("p with the number of cells allowed for: the share of false finds among those "
                "with as small a q")},
            {tr("Class"), Align::left, 150.0F}};
}

double PatternTable::key(std::size_t row, int column) const {
    if (of_bands()) {
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
    if (of_factors()) {
        const RiskFactor& factor = found_->risk.factors[row];
        switch (column) {
            case 0: return factor.variable.distance_m;
            case 1: return factor.relative_risk;
            case 2: return factor.low;
            case 3: return factor.high;
            default: return factor.p;
        }
    }
    if (column == 1) return found_->counts[row];
    if (of_shares()) {
        const double share = found_->counts[row] / found_->concentration.incidents;
        if (column == place_score_column) return share;
        if (column == 3) return found_->held_with[row];
        return class_of_place(*found_, row).value_or(0);
    }
    if (column == place_score_column) return score_of_place(*found_, row);
    if (found_->trends.empty()) {
        if (column == 3) return found_->p[row];
        if (column == 4) return found_->q[row];
    } else {
        const PlaceTrend& trend = found_->trends[row];
        if (column == 3) return trend.of_counts.sen_slope;
        if (column == 4) return trend.of_counts.p;
        if (column == 5) return trend.hot_steps;
    }
    return class_of_place(*found_, row).value_or(0);
}

std::string PatternTable::words(std::size_t row, int column) const {
    const double value = key(row, column);
    const auto whole = [&] { return number_text(std::llround(value)); };
    if (of_bands()) {
        const NearRepeatBand& band = found_->bands[row];
        switch (column) {
            case 0: return span_words(band.from_m, band.to_m, "m");
            case 1: return days_words(band.from_days, band.to_days);
            case 2: return whole();
            case 3: return number_text(value, 1);
            case 4: return number_text(value, 2);
            default: return p_in_table(value);
        }
    }
    if (of_factors()) {
        if (column == name_column) return factor_words(found_->risk.factors[row].variable);
        return column == 4 ? p_in_table(value) : number_text(value, 2);
    }
    const int last = of_shares() ? 4 : found_->trends.empty() ? 5 : 6;
    if (column == name_column)
        return found_->areas[row].empty() ? std::string("–") : found_->areas[row];
    if (column == 1) return short_number_text(value);
    if (of_shares() && column != last) return share_text(value);
    if (column == place_score_column) return number_text(value, 2);
    if (column == last) {
        const auto number = class_of_place(*found_, row);
        return number ? class_words(found_->wish.options.method, *number) : std::string("–");
    }
    if (!found_->trends.empty() && column == 3) return change_text(value);
    if (!found_->trends.empty() && column == 5) return whole();
    return p_in_table(value);
}

ui::TableCell PatternTable::cell(int row, int column) const {
    const std::size_t at = order_[static_cast<std::size_t>(row)];
    ui::TableCell cell;
    cell.words = words(at, column);
    cell.colour = ui::colours().text;
    const bool stands_out =
        of_factors() || (of_bands() ? tells_of_repeats(found_->bands[at])
                                    : class_of_place(*found_, at).value_or(0) != 0);
    if (column > 0) cell.style = stands_out ? TextStyle::number : TextStyle::body;
    if (!stands_out) cell.colour = ui::colours().muted;
    return cell;
}

std::string PatternTable::as_text() const {
    std::string text;
    const std::vector<ui::TableColumn> heads = columns();
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (i > 0) text += '\t';
        append_spreadsheet_cell(text, heads[i].name);
    }
    text += '\n';
    for (const std::size_t row : order_) {
        for (std::size_t i = 0; i < heads.size(); ++i) {
            if (i > 0) text += '\t';
            const std::string cell = words(row, static_cast<int>(i));
            append_spreadsheet_cell(
                text, heads[i].align == ui::Align::right ? spreadsheet_number(cell) : cell);
        }
        text += '\n';
    }
    return text;
}

}  // namespace tk
