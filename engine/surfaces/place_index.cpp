#include "engine/surfaces/place_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

/// Which cells of another grid a row (or column) of cells overlaps, and by how much.
struct CellShares {
    int first = 0;
    std::vector<double> shares;  ///< of each from `first` on; > 0
};

/// For every one of `count` cells from lattice index `begin` with the side `cell_m`: the cells of
/// the other grid, which has `other_count` cells from `other_begin` with the side `other_m`.
std::vector<CellShares> shares_along(std::int64_t begin, int count, double cell_m,
                                     std::int64_t other_begin, int other_count, double other_m) {
    constexpr double share_rounding = 1e-6;  // as grid_covering()
    const double ratio = cell_m / other_m;
    const double whole = std::round(ratio);
    // A whole multiple is counted in whole cells, free of rounding however far from the origin.
    const bool exact = whole >= 1.0 && std::abs(ratio - whole) < share_rounding;
    std::vector<CellShares> along(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double scale = exact ? whole : ratio;
        const double from =
            static_cast<double>(begin + i) * scale - static_cast<double>(other_begin);
        const double to = from + scale;
        const int first = static_cast<int>(
            std::clamp(std::floor(from + share_rounding), 0.0, double(other_count)));
        const int end =
            static_cast<int>(std::clamp(std::ceil(to - share_rounding), 0.0, double(other_count)));
        CellShares& here = along[static_cast<std::size_t>(i)];
        here.first = first;
        for (int k = first; k < end; ++k)
            here.shares.push_back(exact ? 1.0 : std::min(to, k + 1.0) - std::max(from, double(k)));
    }
    return along;
}

/// A part's value in one cell of the index: as measured, and brought to [0, 1].
struct PartValue {
    double value = std::numeric_limits<double>::quiet_NaN();
    double part = std::numeric_limits<double>::quiet_NaN();
};

/// A surface with its ramp and weight, to be asked cell by cell of the index's grid.
class IndexPart {
public:
    IndexPart(std::string name, const SurfaceGrid& surface, Ramp ramp, double weight)
        : name_(std::move(name)), surface_(&surface), ramp_(ramp), weight_(weight) {
        if (!std::isfinite(ramp.at_zero) || !std::isfinite(ramp.at_one) ||
            ramp.at_zero == ramp.at_one)
            throw std::invalid_argument("place index: the ramp of '" + name_ +
                                        "' must run between two different finite values");
    }

    /// For a surface on a grid of its own.
    void spread_over(const GridSpec& spec) {
        const GridSpec& own = surface_->spec();
        // Rows are counted southward from the north edge: the lattice with its sign turned.
        rows_ = shares_along(-spec.north_index, spec.rows, spec.cell_m, -own.north_index, own.rows,
                             own.cell_m);
        cols_ = shares_along(spec.west_index, spec.cols, spec.cell_m, own.west_index, own.cols,
                             own.cell_m);
    }

    const std::string& name() const { return name_; }
    double weight() const { return weight_; }

    PartValue in(int row, int col) const {
        if (rows_.empty()) {
            const double value = (*surface_)(row, col);
            return {value, ramp_.part_of(value)};
        }
        const CellShares& across = rows_[static_cast<std::size_t>(row)];
        const CellShares& along = cols_[static_cast<std::size_t>(col)];
        double area = 0.0, value_sum = 0.0, part_sum = 0.0;
        for (std::size_t r = 0; r < across.shares.size(); ++r) {
            const float* cells =
                surface_->row(across.first + static_cast<int>(r)).data() + along.first;
            for (std::size_t c = 0; c < along.shares.size(); ++c) {
                const double value = cells[c];
                if (std::isnan(value)) continue;
                const double share = across.shares[r] * along.shares[c];
                area += share;
                value_sum += share * value;
                part_sum += share * ramp_.part_of(value);
            }
        }
        if (area == 0.0) return {};
        return {value_sum / area, part_sum / area};
    }

private:
    std::string name_;
    const SurfaceGrid* surface_;
    Ramp ramp_;
    double weight_;
    std::vector<CellShares> rows_, cols_;  // empty for a surface on the index's own grid
};

/// All parts of an index on one grid.
class IndexParts {
public:
    IndexParts(const PlaceIndexSurfaces& surfaces, const PlaceIndexParameters& parameters,
               const GridSpec& spec)
        : spec_(spec) {
        if (surfaces.feature_distances_m.size() != parameters.features.size())
            throw std::invalid_argument(
                "place index: as many feature distances are needed as there are feature parts");
        if (is_used(surfaces.incident_density, parameters.incident_density_weight)) {
            if (!parameters.incident_density_ramp)
                throw std::invalid_argument("place index: the incident density has no ramp");
            add_aligned("incident_density", *surfaces.incident_density,
                        *parameters.incident_density_ramp, parameters.incident_density_weight);
        }
        add_spread("darkness", surfaces.lux, parameters.darkness_ramp, parameters.darkness_weight);
        add_spread("unwatchedness", surfaces.pixels_per_m, parameters.unwatchedness_ramp,
                   parameters.unwatchedness_weight);
        for (std::size_t i = 0; i < parameters.features.size(); ++i) {
            const FeaturePart& feature = parameters.features[i];
            if (is_used(surfaces.feature_distances_m[i], feature.weight))
                add_aligned("distance_to_" + feature.set, *surfaces.feature_distances_m[i],
                            feature.ramp, feature.weight);
        }
        for (const IndexPart& part : parts_) total_weight_ += part.weight();
        if (parts_.empty()) throw std::invalid_argument("place index: it has no part");
    }

    const std::vector<IndexPart>& parts() const { return parts_; }
    double points(const IndexPart& part, const PartValue& value) const {
        return 100.0 * part.weight() * value.part / total_weight_;
    }
    float index(int row, int col) const {
        double sum = 0.0;
        for (const IndexPart& part : parts_) sum += points(part, part.in(row, col));
        return static_cast<float>(sum);
    }

private:
    static bool is_used(const std::shared_ptr<const SurfaceGrid>& surface, double weight) {
        if (!std::isfinite(weight) || weight < 0.0)
            throw std::invalid_argument("place index: a weight must be finite and >= 0, got " +
                                        std::to_string(weight));
        return surface != nullptr && weight > 0.0;
    }
    void add_aligned(std::string name, const SurfaceGrid& surface, Ramp ramp, double weight) {
        if (surface.spec() != spec_)
            throw std::invalid_argument("place index: '" + name + "' lies on another grid");
        parts_.emplace_back(std::move(name), surface, ramp, weight);
    }
    void add_spread(std::string name, const std::shared_ptr<const SurfaceGrid>& surface, Ramp ramp,
                    double weight) {
        if (!is_used(surface, weight)) return;
        parts_.emplace_back(std::move(name), *surface, ramp, weight);
        parts_.back().spread_over(spec_);
    }

    GridSpec spec_;
    std::vector<IndexPart> parts_;
    double total_weight_ = 0.0;
};

const char* unit_of_part(const std::string& name) {
    if (name == "incident_density") return "";
    if (name == "darkness") return "lx";
    return name == "unwatchedness" ? "px/m" : "m";
}

}  // namespace

Ramp density_ramp_of(const GridRows& density) {
    std::vector<float> above;
    density.each_cell([&](float value) {
        if (value > 0.0F) above.push_back(value);
    });
    if (above.empty()) return {0.0, 1.0};
    const auto rank = static_cast<std::ptrdiff_t>((above.size() * 95 + 99) / 100 - 1);
    std::nth_element(above.begin(), above.begin() + rank, above.end());
    return {0.0, above[static_cast<std::size_t>(rank)]};
}

Grid<float> place_index(const PlaceIndexSurfaces& surfaces, const PlaceIndexParameters& parameters,
                        const GridSpec& spec, const Progress& progress) {
    const IndexParts parts(surfaces, parameters, spec);
    Grid<float> index(spec);
    parallel_for(
        static_cast<std::size_t>(spec.rows),
        [&](std::size_t i) {
            const int row = static_cast<int>(i);
            for (int col = 0; col < spec.cols; ++col) index(row, col) = parts.index(row, col);
        },
        progress);
    return index;
}

std::vector<Grid<float>> place_index_within(std::span<const CellRange> ranges,
                                            const PlaceIndexSurfaces& surfaces,
                                            const PlaceIndexParameters& parameters,
                                            const GridSpec& spec) {
    const IndexParts parts(surfaces, parameters, spec);
    std::vector<Grid<float>> windows;
    for (const CellRange& cells : ranges) {
        if (intersection(cells, spec.all_cells()) != cells)
            throw std::invalid_argument("place index: the cells leave the grid");
        Grid<float>& index = windows.emplace_back(window_of(spec, cells));
        parallel_for(static_cast<std::size_t>(cells.rows()), [&](std::size_t i) {
            const int row = static_cast<int>(i);
            for (int col = 0; col < cells.cols(); ++col)
                index(row, col) = parts.index(cells.row_begin + row, cells.col_begin + col);
        });
    }
    return windows;
}

std::vector<PlaceIndexPart> explain_place_index(Cell cell, const PlaceIndexSurfaces& surfaces,
                                                const PlaceIndexParameters& parameters,
                                                const GridSpec& spec) {
    const IndexParts parts(surfaces, parameters, spec);
    if (cell.row < 0 || cell.row >= spec.rows || cell.col < 0 || cell.col >= spec.cols)
        throw std::invalid_argument("place index: the cell lies outside the grid");
    std::vector<PlaceIndexPart> explained;
    for (const IndexPart& part : parts.parts()) {
        const PartValue value = part.in(cell.row, cell.col);
        explained.push_back({part.name(), value.value, unit_of_part(part.name()), value.part,
                             part.weight(), parts.points(part, value)});
    }
    return explained;
}

bool has_place_index_part(const PlaceIndexSurfaces& surfaces,
                          const PlaceIndexParameters& parameters) {
    const auto used = [](const auto& surface, double weight) {
        return surface != nullptr && weight > 0.0;
    };
    if (used(surfaces.incident_density, parameters.incident_density_weight)) return true;
    if (used(surfaces.lux, parameters.darkness_weight)) return true;
    if (used(surfaces.pixels_per_m, parameters.unwatchedness_weight)) return true;
    for (std::size_t i = 0; i < parameters.features.size(); ++i)
        if (used(surfaces.feature_distances_m[i], parameters.features[i].weight)) return true;
    return false;
}

}  // namespace tk
