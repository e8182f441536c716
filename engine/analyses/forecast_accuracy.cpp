#include "engine/analyses/forecast_accuracy.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/analyses/whole_selection.h"

namespace tk {
namespace {

constexpr double no_accuracy = std::numeric_limits<double>::quiet_NaN();

void check_forecast_places(const ForecastPlaces& places) {
    if (places.size.size() != places.density.size() || places.count.size() != places.density.size())
        throw std::invalid_argument("forecasts, sizes and counts must be as many");
    if (places.density.size() >= std::numeric_limits<std::uint32_t>::max())
        throw std::invalid_argument("there are too many places");
    for (std::size_t i = 0; i < places.density.size(); ++i) {
        if (std::isnan(places.density[i])) continue;
        if (!std::isfinite(places.size[i]) || !(places.size[i] > 0.0))
            throw std::invalid_argument("a place's size must be finite and above 0");
        if (!std::isfinite(places.count[i]) || !(places.count[i] >= 0.0))
            throw std::invalid_argument("a count of incidents must be finite and at least 0");
    }
}

/// Sizes and counts of places in some order as a curve.
class CurveMaker {
public:
    CurveMaker(double total_size, double total_count) : size_(total_size), count_(total_count) {
        curve_.area_share.push_back(0.0);
        curve_.hit_rate.push_back(0.0);
    }
    /// Places that are taken evenly.
    void add(double size, double count) {
        const double slope = count / size;
        // Most places have nothing: what is straight needs no points.
        const bool straight = curve_.area_share.size() > 1 && slope == slope_;
        slope_ = slope;
        size_so_far_ += size;
        count_so_far_ += count;
        if (!straight) {
            curve_.area_share.emplace_back();
            curve_.hit_rate.emplace_back();
        }
        curve_.area_share.back() = size_so_far_ / size_;
        curve_.hit_rate.back() = count_ > 0.0 ? count_so_far_ / count_ : no_accuracy;
    }
    AccuracyCurve take() {
        // It ends there whatever the sums were rounded to.
        if (curve_.area_share.size() > 1) {
            curve_.area_share.back() = 1.0;
            if (count_ > 0.0) curve_.hit_rate.back() = 1.0;
        }
        return std::move(curve_);
    }

private:
    double size_, count_;
    double size_so_far_ = 0.0, count_so_far_ = 0.0;
    double slope_ = 0.0;
    AccuracyCurve curve_;
};

/// Those with the most incidents per size first.
AccuracyCurve ideal_curve(const ForecastPlaces& places, const std::vector<std::uint32_t>& taking,
                          double total_size, double total_count) {
    std::vector<std::uint32_t> with;
    double size_with = 0.0;
    for (const std::uint32_t i : taking) {
        if (!(places.count[i] > 0.0)) continue;
        with.push_back(i);
        size_with += places.size[i];
    }
    std::sort(with.begin(), with.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double in_a = places.count[a] / places.size[a];
        const double in_b = places.count[b] / places.size[b];
        return in_a != in_b ? in_a > in_b : a < b;
    });
    CurveMaker curve(total_size, total_count);
    for (const std::uint32_t i : with) curve.add(places.size[i], places.count[i]);
    if (with.size() < taking.size()) curve.add(total_size - size_with, 0.0);
    return curve.take();
}

}  // namespace

double AccuracyCurve::hit_rate_at(double share) const {
    const auto above = std::lower_bound(area_share.begin(), area_share.end(), share);
    if (above == area_share.begin()) return hit_rate.front();
    if (above == area_share.end()) return hit_rate.back();
    const auto i = static_cast<std::size_t>(above - area_share.begin());
    const double part = (share - area_share[i - 1]) / (area_share[i] - area_share[i - 1]);
    return hit_rate[i - 1] + part * (hit_rate[i] - hit_rate[i - 1]);
}

double AccuracyCurve::area() const {
    if (area_share.size() < 2) return no_accuracy;
    double sum = 0.0;
    for (std::size_t i = 1; i < area_share.size(); ++i)
        sum += 0.5 * (area_share[i] - area_share[i - 1]) * (hit_rate[i] + hit_rate[i - 1]);
    return sum;
}

ForecastRanking::ForecastRanking(const ForecastPlaces& places, TieRule ties) : ties_(ties) {
    check_forecast_places(places);
    for (std::size_t i = 0; i < places.density.size(); ++i)
        if (!std::isnan(places.density[i])) order_.push_back(static_cast<std::uint32_t>(i));
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (places.density[a] != places.density[b]) return places.density[a] > places.density[b];
        const double in_a = places.count[a] / places.size[a];
        const double in_b = places.count[b] / places.size[b];
        return in_a != in_b ? in_a < in_b : a < b;
    });
    size_before_.push_back(0.0);
    for (const std::uint32_t i : order_) {
        sizes_.push_back(places.size[i]);
        counts_.push_back(places.count[i]);
        size_before_.push_back(size_before_.back() + places.size[i]);
        total_count_ += places.count[i];
    }
    total_size_ = size_before_.back();
    tie_end_.resize(order_.size());
    for (std::size_t k = order_.size(); k-- > 0;) {
        const bool tied =
            k + 1 < order_.size() && places.density[order_[k]] == places.density[order_[k + 1]];
        tie_end_[k] = tied ? tie_end_[k + 1] : static_cast<std::uint32_t>(k + 1);
    }
    CurveMaker curve(total_size_, total_count_);
    for (std::size_t first = 0; first < order_.size();) {
        const std::size_t end = ties_ == TieRule::spread ? tie_end_[first] : first + 1;
        double count = 0.0;
        for (std::size_t k = first; k < end; ++k) count += counts_[k];
        curve.add(size_before_[end] - size_before_[first], count);
        first = end;
    }
    curve_ = curve.take();
    ideal_ = ideal_curve(places, order_, total_size_, total_count_);
}

std::size_t ForecastRanking::whole_places(double area_share) const {
    const double budget = area_share * total_size_ * (1.0 + size_rounding);
    const auto beyond = std::upper_bound(size_before_.begin(), size_before_.end(), budget);
    return static_cast<std::size_t>(beyond - size_before_.begin()) - 1;
}

std::vector<AccuracyAt> ForecastRanking::at(std::span<const double> area_shares) const {
    std::vector<double> budgets;
    for (const double share : area_shares) {
        if (!(share > 0.0) || !(share <= 1.0))
            throw std::invalid_argument("a share of the ground must be above 0 and at most 1");
        budgets.push_back(size_before_[whole_places(share)]);
    }
    const std::vector<double> most = most_in_whole_places(sizes_, counts_, budgets);
    std::vector<AccuracyAt> all;
    for (std::size_t k = 0; k < area_shares.size(); ++k) {
        AccuracyAt at;
        at.area_share = area_shares[k];
        at.places = whole_places(at.area_share);
        at.hit_rate = order_.empty() ? no_accuracy : curve_.hit_rate_at(at.area_share);
        at.pai = at.hit_rate / at.area_share;
        at.pei = order_.empty() ? no_accuracy : at.hit_rate / ideal_.hit_rate_at(at.area_share);
        double held = 0.0;
        for (std::size_t i = 0; i < at.places; ++i) held += counts_[i];
        at.pei_whole = most[k] > 0.0 ? held / most[k] : no_accuracy;
        all.push_back(at);
    }
    return all;
}

double ForecastRanking::sum_over(std::span<const double> amounts, double area_share) const {
    const double budget = area_share * total_size_;
    double sum = 0.0;
    for (std::size_t first = 0; first < order_.size() && size_before_[first] < budget;) {
        const std::size_t end = ties_ == TieRule::spread ? tie_end_[first] : first + 1;
        double amount = 0.0;
        for (std::size_t k = first; k < end; ++k) amount += amounts[order_[k]];
        const double size = size_before_[end] - size_before_[first];
        sum += amount * std::min(1.0, (budget - size_before_[first]) / size);
        first = end;
    }
    return sum;
}

double recapture_rate_index(const HotSpotCounts& counts) {
    if (!(counts.hot_before > 0.0) || !(counts.all_before > 0.0) || !(counts.all_after > 0.0))
        return no_accuracy;
    return (counts.hot_after / counts.hot_before) / (counts.all_after / counts.all_before);
}

double predicted_over_observed(double predicted, double observed) {
    return predicted / observed;
}

}  // namespace tk
