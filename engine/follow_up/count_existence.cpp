#include "engine/follow_up/count_existence.h"

#include <Eigen/QR>
#include <cmath>

namespace tk {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double aliased_share = 1e-7, noticeable_share = 1e-6;

/// Combinations of the columns, one a column, that are 0 in every row; none where there is none.
MatrixXd null_combinations(const MatrixXd& rows) {
    Eigen::ColPivHouseholderQR<MatrixXd> qr(rows);
    qr.setThreshold(1e-9);
    const Index rank = qr.rank(), all = rows.cols();
    // Eigen's solvers take no empty matrices.
    if (rank == all) return MatrixXd(all, 0);
    MatrixXd permuted(all, all - rank);
    if (rank > 0)
        permuted.topRows(rank) = -qr.matrixR()
                                      .topLeftCorner(rank, rank)
                                      .template triangularView<Eigen::Upper>()
                                      .solve(qr.matrixR().topRightCorner(rank, all - rank));
    permuted.bottomRows(all - rank).setIdentity();
    return qr.colsPermutation() * permuted;
}

/// Weights of the combinations' columns that make up a vector that is nowhere below 0 and somewhere
/// above; empty where none does.
VectorXd one_sided(const MatrixXd& combinations) {
    const Eigen::ColPivHouseholderQR<MatrixXd> qr(combinations);
    VectorXd wanted = VectorXd::Ones(combinations.rows());
    constexpr int most_steps = 2000;
    constexpr double vanished = 1e-9;
    for (int step = 0; step < most_steps; ++step) {
        const VectorXd weights = qr.solve(wanted);
        const VectorXd made = combinations * weights;
        const double most = made.maxCoeff();
        if (most <= vanished) return {};
        if (made.minCoeff() >= -noticeable_share * most) return weights;
        wanted = made.cwiseMax(0.0);
    }
    return {};
}

}  // namespace

std::optional<AliasedColumn> aliased_column(const MatrixXd& x) {
    MatrixXd basis(x.rows(), x.cols());
    for (Index j = 0; j < x.cols(); ++j) {
        const double length = x.col(j).norm();
        VectorXd rest = x.col(j);
        // Twice: once leaves what rounding took from the first.
        for (int pass = 0; pass < 2 && j > 0; ++pass)
            rest -= basis.leftCols(j) * (basis.leftCols(j).transpose() * rest);
        if (rest.norm() <= aliased_share * length) {
            AliasedColumn found{j, {}};
            if (j == 0 || length == 0.0) return found;
            const VectorXd of_each = x.leftCols(j).colPivHouseholderQr().solve(x.col(j));
            for (Index k = 0; k < j; ++k)
                if (std::abs(of_each[k]) * x.col(k).norm() > noticeable_share * length)
                    found.made_of.push_back(k);
            return found;
        }
        basis.col(j) = rest / rest.norm();
    }
    return std::nullopt;
}

std::optional<Separation> separation_of(const MatrixXd& x, const VectorXd& counts) {
    const VectorXd scale = x.colwise().norm().cwiseInverse();
    const Index with = (counts.array() > 0.0).count(), without = counts.size() - with;
    if (without == 0) return std::nullopt;
    MatrixXd rows_with(with, x.cols()), rows_without(without, x.cols());
    for (Index i = 0, a = 0, b = 0; i < x.rows(); ++i)
        (counts[i] > 0.0 ? rows_with.row(a++) : rows_without.row(b++)) = x.row(i);
    const MatrixXd null = null_combinations(rows_with * scale.asDiagonal());
    if (null.cols() == 0) return std::nullopt;
    const MatrixXd combinations = rows_without * (scale.asDiagonal() * null);
    const VectorXd weights = one_sided(combinations);
    if (weights.size() == 0) return std::nullopt;
    Separation found;
    const VectorXd of_each = null * weights;
    const double least = noticeable_share * of_each.cwiseAbs().maxCoeff();
    for (Index j = 0; j < of_each.size(); ++j)
        if (std::abs(of_each[j]) > least) found.columns.push_back(j);
    const VectorXd apart = combinations * weights;
    for (Index i = 0, b = 0; i < x.rows(); ++i) {
        if (counts[i] > 0.0) continue;
        if (apart[b++] > noticeable_share * apart.maxCoeff()) found.rows.push_back(i);
    }
    return found;
}

}  // namespace tk
