#include "viewer/map/point_index.h"

#include <algorithm>

namespace tk {
namespace {

constexpr double points_per_bucket = 16.0;
constexpr int most_buckets_across = 2048;

}  // namespace

int PointIndex::column(double east_m) const {
    return static_cast<int>(
        std::clamp(std::floor((east_m - all_.west_m) / side_m_), 0.0, cols_ - 1.0));
}

int PointIndex::row(double north_m) const {
    return static_cast<int>(
        std::clamp(std::floor((north_m - all_.south_m) / side_m_), 0.0, rows_ - 1.0));
}

PointIndex::PointIndex(std::span<const MapPoint> points) {
    if (points.empty()) return;
    for (const MapPoint p : points) all_.add(p);
    const double width = std::max(1.0, all_.east_m - all_.west_m);
    const double height = std::max(1.0, all_.north_m - all_.south_m);
    const double wanted = std::max(1.0, static_cast<double>(points.size()) / points_per_bucket);
    side_m_ =
        std::max(std::sqrt(width * height / wanted), std::max(width, height) / most_buckets_across);
    cols_ = static_cast<int>(width / side_m_) + 1;
    rows_ = static_cast<int>(height / side_m_) + 1;
    starts_.assign(static_cast<std::size_t>(cols_) * static_cast<std::size_t>(rows_) + 1, 0);
    for (const MapPoint p : points) ++starts_[bucket(row(p.north_m), column(p.east_m)) + 1];
    const auto empty = std::count(starts_.begin() + 1, starts_.end(), std::size_t{0});
    occupied_m2_ = static_cast<double>(std::ssize(starts_) - 1 - empty) * side_m_ * side_m_;
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    places_.resize(points.size());
    numbers_.resize(points.size());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t to = next[bucket(row(points[i].north_m), column(points[i].east_m))]++;
        places_[to] = points[i];
        numbers_[to] = static_cast<std::uint32_t>(i);
    }
}

}  // namespace tk
