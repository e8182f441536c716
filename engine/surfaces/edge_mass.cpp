#include "engine/surfaces/edge_mass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/parallel_for.h"

namespace tk {

// Named, as members of EdgeMass::Impl are made of it.
namespace edge_mass_parts {

// With K(r) the kernel's mass within r, per radian, the mass over the window is the integral of K
// along its edge over the angle seen from x: the sum over edges of ∫ K dθ. As the angles of all
// edges add up to 2π inside and 0 outside,
//     e(x) = [x inside] - 1/2π sum over edges of ∫ tail(u) dθ,   tail(u) = mass beyond u, over all,
// in which only edges nearer than the kernel's end take part. Along an edge at the signed distance
// p (positive where x lies to its left), dθ = p dt / (p² + t²), and with s = u² and tail = 1 + s
// Q(s) it is the angle itself plus ∫ p / h² Q dt.

constexpr double touching_share = 1e-10;  ///< of the bandwidth
constexpr int edge_block_side = 8;        ///< cells

struct QuadratureNode {
    double at, weight;
};
/// Gauss-Legendre on [-1, 1], exact to degree 15.
constexpr std::array<QuadratureNode, 8> gauss_legendre = {
    {{-0.96028985649753623168, 0.10122853629037625915},
     {-0.79666647741362673959, 0.22238103445337447054},
     {-0.52553240991632898582, 0.31370664587788728734},
     {-0.18343464249564980494, 0.36268378337836198297},
     {0.18343464249564980494, 0.36268378337836198297},
     {0.52553240991632898582, 0.31370664587788728734},
     {0.79666647741362673959, 0.22238103445337447054},
     {0.96028985649753623168, 0.10122853629037625915}}};

/// Q of the text above.
double tail_remainder(KernelShape shape, double s) {
    switch (shape) {
        case KernelShape::uniform: return -1.0;
        case KernelShape::epanechnikov: return s - 2.0;
        case KernelShape::triweight: return ((s - 4.0) * s + 6.0) * s - 4.0;
        case KernelShape::gaussian: return s > 0.0 ? std::expm1(-0.5 * s) / s : -0.5;
        default: return (3.0 - s) * s - 3.0;  // quartic
    }
}

/// A kernel whose mass is asked for.
struct EdgeKernel {
    KernelShape shape;
    double bandwidth_m;

    double reach_m() const { return kernel_reach_m(shape, bandwidth_m); }

    /// ∫ Q((p² + t²) / h²) dt from t1 to t2.
    double integral(double p, double t1, double t2) const {
        const double h = bandwidth_m;
        if (shape ==
            KernelShape::triangular) {  // Q = 2 √s - 3, with a kink that quadrature rounds off
            const auto primitive = [p](double t) {
                return t * std::hypot(p, t) + p * p * std::asinh(t / std::abs(p));
            };
            return (primitive(t2) - primitive(t1)) / h - 3.0 * (t2 - t1);
        }
        const int parts =
            shape == KernelShape::gaussian ? static_cast<int>(std::ceil((t2 - t1) / h)) : 1;
        const double half = 0.5 * (t2 - t1) / parts;
        double sum = 0.0;
        for (int part = 0; part < parts; ++part) {
            for (const QuadratureNode& node : gauss_legendre) {
                const double t = t1 + half * (2 * part + 1 + node.at);
                sum += node.weight * tail_remainder(shape, (p * p + t * t) / (h * h));
            }
        }
        return sum * half;
    }
};

struct EdgePiece {
    MapPoint from, to;
};

/// Edges of all rings, the window to their left.
std::vector<EdgePiece> window_edges(const MultiPolygon& window) {
    std::vector<EdgePiece> edges;
    const auto add_ring = [&edges](const Ring& ring, bool counter_clockwise) {
        double twice_area = 0.0;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            twice_area += (ring[j].east_m - ring[0].east_m) * (ring[i].north_m - ring[0].north_m) -
                          (ring[i].east_m - ring[0].east_m) * (ring[j].north_m - ring[0].north_m);
        const bool turn = (twice_area > 0.0) != counter_clockwise;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            edges.push_back(turn ? EdgePiece{ring[i], ring[j]} : EdgePiece{ring[j], ring[i]});
    };
    for (const Polygon& polygon : window) {
        add_ring(polygon.outer, true);
        for (const Ring& hole : polygon.holes) add_ring(hole, false);
    }
    return edges;
}

double piece_length_m(const EdgePiece& piece) {
    return distance_m(piece.from, piece.to);
}
double halfway(double a, double b) {
    return a + 0.5 * (b - a);
}

/// Pieces of edges in square bins by their middles.
class PieceBins {
public:
    PieceBins(const std::vector<EdgePiece>& edges, double reach_m) {
        double perimeter_m = 0.0;
        for (const EdgePiece& edge : edges) perimeter_m += piece_length_m(edge);
        constexpr double most_pieces = 1e6;
        longest_m_ = std::max(0.5 * reach_m, perimeter_m / most_pieces);
        std::vector<EdgePiece> pieces;
        for (const EdgePiece& edge : edges) cut(edge, pieces);
        sort_into_bins(pieces, reach_m);
    }

    /// Calls visit(piece) for every piece with a point nearer than `radius_m`, and for some more.
    template <class Visit>
    void near(MapPoint x, double radius_m, const Visit& visit) const {
        const double radius = radius_m + 0.5 * longest_m_;
        if (extent_.empty() || !extent_.grown(radius).contains(x)) return;
        const int last_col = col(x.east_m + radius), first_col = col(x.east_m - radius);
        const int last_row = row(x.north_m + radius), first_row = row(x.north_m - radius);
        for (int r = first_row; r <= last_row; ++r)
            for (std::size_t i = starts_[index(r, first_col)]; i < starts_[index(r, last_col) + 1];
                 ++i)
                visit(pieces_[i]);
    }

private:
    void cut(const EdgePiece& edge, std::vector<EdgePiece>& pieces) const {
        const double length = piece_length_m(edge);
        if (!(length > 0.0)) return;
        const int parts = static_cast<int>(std::ceil(length / longest_m_));
        MapPoint from = edge.from;
        for (int part = 1; part <= parts; ++part) {
            const double share = static_cast<double>(part) / parts;
            const MapPoint to =
                part == parts ? edge.to
                              : MapPoint{std::lerp(edge.from.east_m, edge.to.east_m, share),
                                         std::lerp(edge.from.north_m, edge.to.north_m, share)};
            pieces.push_back({from, to});
            from = to;
        }
    }

    void sort_into_bins(const std::vector<EdgePiece>& pieces, double reach_m) {
        for (const EdgePiece& piece : pieces) {
            extent_.add(piece.from);
            extent_.add(piece.to);
        }
        if (extent_.empty()) return;
        constexpr double most_across = 1000.0;
        const double across_m =
            std::max(extent_.east_m - extent_.west_m, extent_.north_m - extent_.south_m);
        bin_m_ = std::max(0.5 * reach_m, across_m / most_across);
        cols_ = static_cast<int>((extent_.east_m - extent_.west_m) / bin_m_) + 1;
        rows_ = static_cast<int>((extent_.north_m - extent_.south_m) / bin_m_) + 1;
        const auto bin = [this](const EdgePiece& piece) {
            return index(row(halfway(piece.from.north_m, piece.to.north_m)),
                         col(halfway(piece.from.east_m, piece.to.east_m)));
        };
        starts_.assign(static_cast<std::size_t>(cols_) * static_cast<std::size_t>(rows_) + 1, 0);
        for (const EdgePiece& piece : pieces) ++starts_[bin(piece) + 1];
        for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        std::vector<std::size_t> next = starts_;
        pieces_.resize(pieces.size());
        for (const EdgePiece& piece : pieces) pieces_[next[bin(piece)]++] = piece;
    }

    int clipped(double number, int count) const {
        return static_cast<int>(
            std::clamp(std::floor(number), 0.0, static_cast<double>(count - 1)));
    }
    int col(double east_m) const { return clipped((east_m - extent_.west_m) / bin_m_, cols_); }
    int row(double north_m) const { return clipped((north_m - extent_.south_m) / bin_m_, rows_); }
    std::size_t index(int row, int col) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) +
               static_cast<std::size_t>(col);
    }

    double longest_m_ = 1.0;
    double bin_m_ = 1.0;
    Extent extent_;
    int cols_ = 0, rows_ = 0;
    std::vector<std::size_t> starts_;
    std::vector<EdgePiece> pieces_;
};

/// Edges by the strips of northing that they cross, for the even-odd rule.
class EvenOddStrips {
public:
    explicit EvenOddStrips(const std::vector<EdgePiece>& edges) {
        Extent extent;
        for (const EdgePiece& edge : edges) extent.add(edge.from);
        if (extent.empty()) return;
        south_m_ = extent.south_m;
        const std::size_t count = std::clamp<std::size_t>(edges.size() / 4, 1, 4096);
        strip_m_ = std::max((extent.north_m - extent.south_m) / static_cast<double>(count), 1e-9);
        strips_.resize(count);
        for (const EdgePiece& edge : edges) {
            const auto [low, high] = std::minmax(edge.from.north_m, edge.to.north_m);
            for (std::size_t s = strip(low); s <= strip(high); ++s) strips_[s].push_back(edge);
        }
    }

    bool inside(MapPoint p) const {
        if (strips_.empty()) return false;
        bool inside = false;
        for (const EdgePiece& edge : strips_[strip(p.north_m)]) {
            const bool up = edge.from.north_m < edge.to.north_m;
            const MapPoint& low = up ? edge.from : edge.to;
            const MapPoint& high = up ? edge.to : edge.from;
            if ((low.north_m > p.north_m) == (high.north_m > p.north_m)) continue;
            const double crossing = low.east_m + (p.north_m - low.north_m) *
                                                     (high.east_m - low.east_m) /
                                                     (high.north_m - low.north_m);
            if (p.east_m < crossing) inside = !inside;
        }
        return inside;
    }

private:
    std::size_t strip(double north_m) const {
        const double number = std::floor((north_m - south_m_) / strip_m_);
        return static_cast<std::size_t>(
            std::clamp(number, 0.0, static_cast<double>(strips_.size() - 1)));
    }

    double south_m_ = 0.0;
    double strip_m_ = 1.0;
    std::vector<std::vector<EdgePiece>> strips_;
};

/// 2π times the tail along one piece; none where x lies on it.
std::optional<double> tail_along(const EdgePiece& piece, MapPoint x, const EdgeKernel& kernel) {
    const double length = piece_length_m(piece);
    const double dx = (piece.to.east_m - piece.from.east_m) / length;
    const double dy = (piece.to.north_m - piece.from.north_m) / length;
    const double ax = piece.from.east_m - x.east_m;
    const double ay = piece.from.north_m - x.north_m;
    const double p = ax * dy - ay * dx;
    const double t1 = ax * dx + ay * dy;
    const double t2 = t1 + length;
    const double reach_m = kernel.reach_m();
    const double close_m = touching_share * kernel.bandwidth_m;
    if (std::abs(p) >= reach_m) return 0.0;
    if (std::abs(p) <= close_m && t1 <= close_m && t2 >= -close_m) return std::nullopt;
    if (p == 0.0) return 0.0;
    const double half_m = std::sqrt(reach_m * reach_m - p * p);
    const double begin = std::max(t1, -half_m);
    const double end = std::min(t2, half_m);
    if (begin >= end) return 0.0;
    const double angle = std::atan2(p * (end - begin), p * p + begin * end);
    const double h = kernel.bandwidth_m;
    return angle + p / (h * h) * kernel.integral(p, begin, end);
}

}  // namespace edge_mass_parts

struct EdgeMass::Impl {
    edge_mass_parts::EdgeKernel kernel;
    edge_mass_parts::PieceBins pieces;
    edge_mass_parts::EvenOddStrips strips;

    Impl(const std::vector<edge_mass_parts::EdgePiece>& edges, edge_mass_parts::EdgeKernel of)
        : kernel(of), pieces(edges, of.reach_m()), strips(edges) {}

    /// None where x lies on an edge.
    std::optional<double> off_the_edge(MapPoint x) const {
        bool on_edge = false;
        double tails = 0.0;
        pieces.near(x, kernel.reach_m(), [&](const edge_mass_parts::EdgePiece& piece) {
            const std::optional<double> tail = edge_mass_parts::tail_along(piece, x, kernel);
            if (!tail) on_edge = true;
            tails += tail.value_or(0.0);
        });
        if (on_edge) return std::nullopt;
        const double inside = strips.inside(x) ? 1.0 : 0.0;
        return std::clamp(inside - tails / (2.0 * std::numbers::pi), 0.0, 1.0);
    }
};

EdgeMass::EdgeMass(const MultiPolygon& window, KernelShape shape, double bandwidth_m) {
    if (!std::isfinite(bandwidth_m) || bandwidth_m <= 0.0)
        throw std::invalid_argument("edge mass: the bandwidth must be finite and > 0 m, got " +
                                    std::to_string(bandwidth_m));
    impl_ = std::make_unique<Impl>(edge_mass_parts::window_edges(window),
                                   edge_mass_parts::EdgeKernel{shape, bandwidth_m});
}
EdgeMass::~EdgeMass() = default;
EdgeMass::EdgeMass(EdgeMass&&) noexcept = default;

bool EdgeMass::inside(MapPoint x) const {
    return impl_->strips.inside(x);
}

double EdgeMass::at(MapPoint x) const {
    // On an edge the mass is that of a place a hair beside it; tried in several directions, as an
    // edge may run along one.
    for (const auto& [dx, dy] : {std::pair{0.0, 0.0}, {1.0, 0.618}, {-0.414, 1.0}, {0.27, -1.0}}) {
        const double hair_m = 4.0 * edge_mass_parts::touching_share * impl_->kernel.bandwidth_m +
                              1e-15 * (std::abs(x.east_m) + std::abs(x.north_m));
        const MapPoint beside{x.east_m + dx * hair_m, x.north_m + dy * hair_m};
        if (const auto mass = impl_->off_the_edge(beside)) return *mass;
    }
    return inside(x) ? 1.0 : 0.0;
}

Grid<double> EdgeMass::over(const GridSpec& spec, const Progress& progress) const {
    Grid<double> mass(spec, std::numeric_limits<double>::quiet_NaN());
    const double block_m =
        0.5 * std::numbers::sqrt2 * edge_mass_parts::edge_block_side * spec.cell_m;
    const auto fill = [&](const CellRange& cells) {
        const MapPoint middle{edge_mass_parts::halfway(spec.east_of_centre_m(cells.col_begin),
                                                       spec.east_of_centre_m(cells.col_end - 1)),
                              edge_mass_parts::halfway(spec.north_of_centre_m(cells.row_begin),
                                                       spec.north_of_centre_m(cells.row_end - 1))};
        bool near_edge = false;
        impl_->pieces.near(middle, impl_->kernel.reach_m() + block_m,
                           [&near_edge](const edge_mass_parts::EdgePiece&) { near_edge = true; });
        if (!near_edge && !inside(middle)) return;
        for (int row = cells.row_begin; row < cells.row_end; ++row)
            for (int col = cells.col_begin; col < cells.col_end; ++col) {
                const MapPoint centre = spec.centre_of(row, col);
                if (!near_edge)
                    mass(row, col) = 1.0;
                else if (inside(centre))
                    mass(row, col) = at(centre);
            }
    };
    const auto blocks = static_cast<std::size_t>(
        (spec.rows + edge_mass_parts::edge_block_side - 1) / edge_mass_parts::edge_block_side);
    const auto one = [&](std::size_t block) {
        const int row = static_cast<int>(block) * edge_mass_parts::edge_block_side;
        for (int col = 0; col < spec.cols; col += edge_mass_parts::edge_block_side)
            fill({row, std::min(row + edge_mass_parts::edge_block_side, spec.rows), col,
                  std::min(col + edge_mass_parts::edge_block_side, spec.cols)});
    };
    parallel_for(blocks, one, progress);
    return mass;
}

}  // namespace tk
