#include "engine/analyses/elastic_net_descent.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tk {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Squared steps that no longer count, against the counts' mean: of one coordinate on the
/// quadratic, which comes to rest slowly and costs little; and of the quadratic, after which the
/// next one would be off by the square of it.
constexpr double close_coordinate = 1e-18, close_quadratic = 1e-11;
constexpr int most_descents = 200, most_rounds = 100000, most_widenings = 100;

double clipped_to(CoefficientSign sign, double value) {
    if (sign == CoefficientSign::not_negative) return std::max(0.0, value);
    if (sign == CoefficientSign::not_positive) return std::min(0.0, value);
    return value;
}

double drawn_to_zero(double value, double by) {
    if (value > by) return value - by;
    return value < -by ? value + by : 0.0;
}

}  // namespace

struct ElasticNetDescent::Penalty {
    double absolute, squared;  ///< weights of |b| and of b^2 / 2
};

ElasticNetDescent::ElasticNetDescent(const MatrixXd& x, const VectorXd& offset, VectorXd rows,
                                     VectorXd counts, std::span<const CoefficientSign> signs,
                                     double mix)
    : offset_(offset),
      rows_(std::move(rows)),
      counts_(std::move(counts)),
      signs_(signs.begin(), signs.end()),
      mix_(mix),
      total_rows_(rows_.sum()),
      mean_(x.cols()),
      spread_(x.cols()),
      standard_(x.rows(), x.cols()),
      coefficients_(VectorXd::Zero(x.cols())) {
    if (signs_.empty()) signs_.assign(static_cast<std::size_t>(x.cols()), CoefficientSign::any);
    for (Index j = 0; j < x.cols(); ++j) {
        mean_[j] = rows_.dot(x.col(j)) / total_rows_;
        standard_.col(j) = x.col(j).array() - mean_[j];
        spread_[j] = std::sqrt(rows_.dot(standard_.col(j).cwiseAbs2()) / total_rows_);
        constexpr double rounding = 1e-12;
        if (spread_[j] > rounding * std::abs(mean_[j]))
            standard_.col(j) /= spread_[j];
        else
            standard_.col(j).setZero();
    }
    const double exposure = rows_.dot(offset_.array().exp().matrix());
    take(std::log(counts_.sum() / exposure), coefficients_);
    scale_ = counts_.sum() / total_rows_;
}

void ElasticNetDescent::take(double intercept, const VectorXd& coefficients) {
    intercept_ = intercept;
    coefficients_ = coefficients;
    eta_ = eta_of(intercept, coefficients);
    weight_ = rows_.cwiseProduct(eta_.array().exp().matrix()) / total_rows_;
    score_ = counts_ / total_rows_ - weight_;
}

bool ElasticNetDescent::allows(Index column, double gradient) const {
    switch (signs_[static_cast<std::size_t>(column)]) {
        case CoefficientSign::not_negative: return gradient > 0.0;
        case CoefficientSign::not_positive: return gradient < 0.0;
        case CoefficientSign::any: break;
    }
    return true;
}

double ElasticNetDescent::largest_penalty() const {
    const VectorXd gradient = standard_.transpose() * score_;
    double largest = 0.0;
    for (Index j = 0; j < gradient.size(); ++j)
        if (allows(j, gradient[j])) largest = std::max(largest, std::abs(gradient[j]));
    constexpr double rounding = 1e-12;
    return largest > rounding * counts_.sum() / total_rows_ ? largest / mix_ : 0.0;
}

VectorXd ElasticNetDescent::eta_of(double intercept, const VectorXd& coefficients) const {
    VectorXd eta = offset_.array() + intercept;
    for (Index j = 0; j < coefficients.size(); ++j)
        if (coefficients[j] != 0.0) eta += coefficients[j] * standard_.col(j);
    return eta;
}

double ElasticNetDescent::objective(double intercept, const VectorXd& coefficients,
                                    const Penalty& penalty) const {
    const VectorXd eta = eta_of(intercept, coefficients);
    const double fit = rows_.dot(eta.array().exp().matrix()) - counts_.dot(eta);
    return fit / total_rows_ + penalty.absolute * coefficients.lpNorm<1>() +
           0.5 * penalty.squared * coefficients.squaredNorm();
}

/// The least of the quadratic through the present place, over the columns that take part and those
/// that want to.
void ElasticNetDescent::descend(const Penalty& penalty, double& intercept,
                                VectorXd& coefficients) const {
    std::vector<Index> active;
    for (Index j = 0; j < coefficients.size(); ++j)
        if (coefficients[j] != 0.0) active.push_back(j);
    for (int widening = 0; widening < most_widenings; ++widening) {
        const auto size = static_cast<Index>(active.size());
        // The constant is the last of them.
        MatrixXd columns(standard_.rows(), size + 1);
        for (Index a = 0; a < size; ++a)
            columns.col(a) = standard_.col(active[static_cast<std::size_t>(a)]);
        columns.col(size).setOnes();
        const MatrixXd weighed = weight_.cwiseSqrt().asDiagonal() * columns;
        MatrixXd curvature = MatrixXd::Zero(size + 1, size + 1);
        curvature.selfadjointView<Eigen::Lower>().rankUpdate(weighed.transpose());
        curvature.triangularView<Eigen::StrictlyUpper>() = curvature.transpose();
        VectorXd change(size + 1);
        for (Index a = 0; a < size; ++a) {
            const Index j = active[static_cast<std::size_t>(a)];
            change[a] = coefficients[j] - coefficients_[j];
        }
        change[size] = intercept - intercept_;
        VectorXd gradient = columns.transpose() * score_ - curvature * change;
        for (int round = 0; round < most_rounds; ++round) {
            double largest = 0.0;
            for (Index a = 0; a <= size; ++a) {
                const double steep = curvature(a, a);
                if (!(steep > 0.0)) continue;
                double moved = 0.0;
                if (a == size) {
                    moved = gradient[a] / steep;
                    intercept += moved;
                } else {
                    const Index j = active[static_cast<std::size_t>(a)];
                    const double wanted =
                        drawn_to_zero(gradient[a] + steep * coefficients[j], penalty.absolute) /
                        (steep + penalty.squared);
                    const double next = clipped_to(signs_[static_cast<std::size_t>(j)], wanted);
                    moved = next - coefficients[j];
                    coefficients[j] = next;
                }
                if (moved == 0.0) continue;
                gradient -= moved * curvature.col(a);
                largest = std::max(largest, steep * moved * moved);
            }
            if (largest <= close_coordinate * scale_) break;
        }
        VectorXd fitted = VectorXd::Constant(standard_.rows(), intercept - intercept_);
        for (const Index j : active)
            fitted += (coefficients[j] - coefficients_[j]) * standard_.col(j);
        const VectorXd rest = standard_.transpose() * (score_ - weight_.cwiseProduct(fitted));
        const std::size_t before = active.size();
        constexpr double rounding = 1e-9;
        for (Index j = 0; j < rest.size(); ++j)
            if (std::abs(rest[j]) > penalty.absolute * (1.0 + rounding) && allows(j, rest[j]) &&
                std::find(active.begin(), active.end(), j) == active.end())
                active.push_back(j);
        if (active.size() == before) return;
    }
}

double ElasticNetDescent::largest_change(double intercept, const VectorXd& coefficients) const {
    double largest = weight_.sum() * std::pow(intercept - intercept_, 2.0);
    for (Index j = 0; j < coefficients.size(); ++j) {
        const double change = coefficients[j] - coefficients_[j];
        if (change != 0.0)
            largest =
                std::max(largest, change * change * weight_.dot(standard_.col(j).cwiseAbs2()));
    }
    return largest;
}

bool ElasticNetDescent::fit(double penalty) {
    const Penalty weights{penalty * mix_, penalty * (1.0 - mix_)};
    double reached = objective(intercept_, coefficients_, weights);
    for (int step = 0; step < most_descents; ++step) {
        double intercept = intercept_;
        VectorXd coefficients = coefficients_;
        descend(weights, intercept, coefficients);
        bool is_last = largest_change(intercept, coefficients) <= close_quadratic * scale_;
        // The quadratic may overshoot what it stands for.
        double next = objective(intercept, coefficients, weights);
        const double noise = 1e-13 * (1.0 + std::abs(reached));
        for (int halving = 0; !(next <= reached + noise); ++halving) {
            constexpr int most_halvings = 60;
            if (halving == most_halvings) return false;
            intercept = 0.5 * (intercept + intercept_);
            coefficients = 0.5 * (coefficients + coefficients_);
            next = objective(intercept, coefficients, weights);
            is_last = false;
        }
        reached = next;
        take(intercept, coefficients);
        if (is_last) return true;
    }
    return false;
}

double ElasticNetDescent::intercept() const {
    double constant = intercept_;
    for (Index j = 0; j < coefficients_.size(); ++j)
        if (coefficients_[j] != 0.0) constant -= coefficients_[j] * mean_[j] / spread_[j];
    return constant;
}

std::vector<double> ElasticNetDescent::coefficients() const {
    std::vector<double> as_given;
    for (Index j = 0; j < coefficients_.size(); ++j)
        as_given.push_back(coefficients_[j] == 0.0 ? 0.0 : coefficients_[j] / spread_[j]);
    return as_given;
}

double ElasticNetDescent::deviance_part() const {
    return -2.0 * (counts_.dot(eta_) - rows_.dot(eta_.array().exp().matrix()));
}

}  // namespace tk
