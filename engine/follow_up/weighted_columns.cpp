#include "engine/follow_up/weighted_columns.h"

#include <Eigen/QR>

namespace tk {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

WeightedColumns::WeightedColumns(const MatrixXd& x)
    : x_(x), scale_(x.colwise().norm().cwiseInverse()) {}

MatrixXd WeightedColumns::weighted(const VectorXd& root_weights) const {
    return root_weights.asDiagonal() * x_ * scale_.asDiagonal();
}

std::optional<VectorXd> WeightedColumns::solve(const VectorXd& root_weights,
                                               const VectorXd& wanted) const {
    const Eigen::HouseholderQR<MatrixXd> qr(weighted(root_weights));
    const VectorXd diagonal = qr.matrixQR().diagonal().cwiseAbs();
    constexpr double no_rank = 1e-13;
    if (!(diagonal.minCoeff() > no_rank * diagonal.maxCoeff())) return std::nullopt;
    return scale_.asDiagonal() * qr.solve(root_weights.cwiseProduct(wanted));
}

MatrixXd WeightedColumns::inverse_of_products(const VectorXd& root_weights) const {
    const Eigen::HouseholderQR<MatrixXd> qr(weighted(root_weights));
    const Index columns = x_.cols();
    const MatrixXd inverse = qr.matrixQR().topRows(columns).triangularView<Eigen::Upper>().solve(
        MatrixXd::Identity(columns, columns));
    return scale_.asDiagonal() * (inverse * inverse.transpose()) * scale_.asDiagonal();
}

}  // namespace tk
