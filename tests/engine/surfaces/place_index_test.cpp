#include "engine/surfaces/place_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

constexpr float index_no_data = std::numeric_limits<float>::quiet_NaN();

using IndexSurface = std::shared_ptr<const SurfaceGrid>;

IndexSurface level_surface(const GridSpec& spec, float value) {
    return std::make_shared<const SurfaceGrid>(Grid<float>(spec, value));
}

/// Values from 0 to `most`, some of them no data.
IndexSurface random_index_surface(const GridSpec& spec, float most, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> value(0.0F, most);
    Grid<float> grid(spec);
    for (float& cell : grid.cells()) cell = random() % 4 == 0 ? index_no_data : value(random);
    return std::make_shared<const SurfaceGrid>(std::move(grid));
}

/// One cell of 10 m at full SWEREF coordinates.
const GridSpec index_cell = grid_covering({674000, 6580000, 674010, 6580010}, 10.0);

PlaceIndexParameters only_darkness() {
    PlaceIndexParameters parameters;
    parameters.incident_density_weight = 0.0;
    parameters.unwatchedness_weight = 0.0;
    return parameters;
}

TEST(Ramp, IsStraightBetweenItsEndsAndLevelBeyond) {
    const Ramp up{2.0, 6.0};
    EXPECT_EQ(up.part_of(1.0), 0.0);
    EXPECT_EQ(up.part_of(2.0), 0.0);
    EXPECT_EQ(up.part_of(3.0), 0.25);
    EXPECT_EQ(up.part_of(6.0), 1.0);
    EXPECT_EQ(up.part_of(9.0), 1.0);
    EXPECT_TRUE(std::isnan(up.part_of(std::nan(""))));
}

TEST(Ramp, MayRunDownhill) {
    const Ramp down{10.0, 0.0};
    EXPECT_EQ(down.part_of(12.0), 0.0);
    EXPECT_EQ(down.part_of(2.5), 0.75);
    EXPECT_EQ(down.part_of(0.0), 1.0);
}

TEST(PlaceIndex, IsTheWeightedMeanOfItsPartsTimesAHundred) {
    PlaceIndexParameters parameters;
    parameters.incident_density_weight = 3.0;
    parameters.incident_density_ramp = Ramp{0.0, 40.0};
    parameters.unwatchedness_weight = 2.0;
    parameters.features = {{"bars", 2.0, {200.0, 0.0}}};
    const GridSpec light = grid_covering(index_cell.extent(), 1.0);
    const GridSpec cameras = grid_covering(index_cell.extent(), 5.0);
    const PlaceIndexSurfaces surfaces{level_surface(index_cell, 10.0F),
                                      level_surface(light, 4.0F),
                                      level_surface(cameras, 12.5F),
                                      {level_surface(index_cell, 50.0F)}};
    // Parts 0.25, 0.6, 0.8, 0.75 with weights 3, 1, 2, 2: (0.75 + 0.6 + 1.6 + 1.5) / 8.
    EXPECT_FLOAT_EQ(place_index(surfaces, parameters, index_cell)(0, 0), 55.625F);
}

TEST(PlaceIndex, LeavesOutAPartThatHasNoSurfaceOrNoWeight) {
    PlaceIndexParameters parameters;
    parameters.incident_density_ramp = Ramp{0.0, 40.0};
    parameters.unwatchedness_weight = 0.0;
    const PlaceIndexSurfaces surfaces{
        level_surface(index_cell, 10.0F), nullptr, level_surface(index_cell, index_no_data), {}};
    EXPECT_FLOAT_EQ(place_index(surfaces, parameters, index_cell)(0, 0), 25.0F);
}

TEST(PlaceIndex, TakesTheRampInEveryLightCellBeforeTheMean) {
    Grid<float> lux(grid_covering(index_cell.extent(), 5.0), 0.0F);
    lux(0, 0) = lux(0, 1) = 30.0F;  // half of it bright, half of it dark: half dark
    const PlaceIndexSurfaces surfaces{
        nullptr, std::make_shared<const SurfaceGrid>(lux), nullptr, {}};
    EXPECT_FLOAT_EQ(place_index(surfaces, only_darkness(), index_cell)(0, 0), 50.0F);
}

TEST(PlaceIndex, LeavesBuiltOnCellsOutOfTheMean) {
    Grid<float> lux(grid_covering(index_cell.extent(), 5.0), index_no_data);
    lux(1, 0) = 2.5F;
    const PlaceIndexSurfaces surfaces{
        nullptr, std::make_shared<const SurfaceGrid>(lux), nullptr, {}};
    EXPECT_FLOAT_EQ(place_index(surfaces, only_darkness(), index_cell)(0, 0), 75.0F);
}

TEST(PlaceIndex, HasNoValueWhereAPartHasNone) {
    PlaceIndexParameters parameters;
    parameters.incident_density_ramp = Ramp{0.0, 1.0};
    const IndexSurface built_over =
        level_surface(grid_covering(index_cell.extent(), 1.0), index_no_data);
    EXPECT_TRUE(std::isnan(place_index({level_surface(index_cell, 1.0F), built_over, nullptr, {}},
                                       parameters, index_cell)(0, 0)));
    EXPECT_TRUE(
        std::isnan(place_index({level_surface(index_cell, index_no_data), nullptr, nullptr, {}},
                               parameters, index_cell)(0, 0)));
}

/// How much of the cell (row, col) of `a` the cell (r, c) of `b` covers, in square metres.
double cell_overlap_m2(const GridSpec& a, int row, int col, const GridSpec& b, int r, int c) {
    const Extent x = window_of(a, {row, row + 1, col, col + 1}).extent();
    const Extent y = window_of(b, {r, r + 1, c, c + 1}).extent();
    const double width = std::min(x.east_m, y.east_m) - std::max(x.west_m, y.west_m);
    const double height = std::min(x.north_m, y.north_m) - std::max(x.south_m, y.south_m);
    return width > 1e-6 && height > 1e-6 ? width * height : 0.0;
}

TEST(PlaceIndex, AgreesWithOverlappingEveryPairOfCells) {
    const Extent extent{674000, 6580000, 674060, 6580080};
    for (const double cell_m : {10.0, 6.0, 4.0})
        for (const double light_m : {1.0, 2.5, 4.0, 20.0}) {
            const GridSpec spec = grid_covering(extent, cell_m);
            const IndexSurface lux =
                random_index_surface(grid_covering(spec.extent(), light_m), 15.0F, 7);
            const Grid<float> index =
                place_index({nullptr, lux, nullptr, {}}, only_darkness(), spec);
            for (int row = 0; row < spec.rows; ++row)
                for (int col = 0; col < spec.cols; ++col) {
                    double area = 0.0, dark = 0.0;
                    for (int r = 0; r < lux->spec().rows; ++r)
                        for (int c = 0; c < lux->spec().cols; ++c) {
                            const double shared =
                                cell_overlap_m2(spec, row, col, lux->spec(), r, c);
                            const double value = (*lux)(r, c);
                            if (shared == 0.0 || std::isnan(value)) continue;
                            area += shared;
                            dark += shared * std::clamp(1.0 - value / 10.0, 0.0, 1.0);
                        }
                    if (area == 0.0)
                        ASSERT_TRUE(std::isnan(index(row, col)));
                    else
                        ASSERT_NEAR(index(row, col), 100.0 * dark / area, 1e-4)
                            << cell_m << " m over " << light_m << " m";
                }
        }
}

/// A town of 12 × 16 cells with every part.
struct WholeIndex {
    GridSpec spec = grid_covering({674000, 6580000, 674160, 6580120}, 10.0);
    PlaceIndexParameters parameters;
    PlaceIndexSurfaces surfaces;
    explicit WholeIndex(unsigned seed) {
        parameters.incident_density_weight = 2.5;
        parameters.incident_density_ramp = Ramp{0.0, 60.0};
        parameters.features = {{"bars", 0.5, {200.0, 0.0}}, {"schools", 1.5, {0.0, 150.0}}};
        surfaces = {random_index_surface(spec, 80.0F, seed),
                    random_index_surface(grid_covering(spec.extent(), 2.0), 15.0F, seed + 1),
                    random_index_surface(grid_covering(spec.extent(), 3.0), 90.0F, seed + 2),
                    {random_index_surface(spec, 200.0F, seed + 3),
                     random_index_surface(spec, 150.0F, seed + 4)}};
    }
};

TEST(PlaceIndexExplanation, EveryCellsContributionsSumToItsIndex) {
    const WholeIndex whole(21);
    const Grid<float> index = place_index(whole.surfaces, whole.parameters, whole.spec);
    for (int row = 0; row < whole.spec.rows; ++row)
        for (int col = 0; col < whole.spec.cols; ++col) {
            const auto parts =
                explain_place_index({row, col}, whole.surfaces, whole.parameters, whole.spec);
            double sum = 0.0;
            for (const PlaceIndexPart& part : parts) sum += part.contribution;
            if (std::isnan(index(row, col)))
                EXPECT_TRUE(std::isnan(sum));
            else
                EXPECT_EQ(static_cast<float>(sum), index(row, col));
        }
}

TEST(PlaceIndexExplanation, NamesEveryPartWithItsValueUnitAndWeight) {
    PlaceIndexParameters parameters;
    parameters.incident_density_ramp = Ramp{0.0, 40.0};
    parameters.features = {{"bars", 2.0, {200.0, 0.0}}};
    const auto parts = explain_place_index({0, 0},
                                           {level_surface(index_cell, 10.0F),
                                            level_surface(index_cell, 4.0F),
                                            level_surface(index_cell, 12.5F),
                                            {level_surface(index_cell, 50.0F)}},
                                           parameters, index_cell);
    ASSERT_EQ(parts.size(), 4U);
    EXPECT_EQ(parts[0].name, "incident_density");
    EXPECT_EQ(parts[1].name, "darkness");
    EXPECT_EQ(parts[1].value, 4.0);
    EXPECT_EQ(parts[1].unit, "lx");
    EXPECT_DOUBLE_EQ(parts[1].part, 0.6);
    EXPECT_DOUBLE_EQ(parts[1].contribution, 12.0);
    EXPECT_EQ(parts[2].name, "unwatchedness");
    EXPECT_EQ(parts[2].unit, "px/m");
    EXPECT_EQ(parts[3].name, "distance_to_bars");
    EXPECT_EQ(parts[3].unit, "m");
    EXPECT_EQ(parts[3].weight, 2.0);
}

TEST(PlaceIndexIncremental, AWindowEqualsTheWhole) {
    const WholeIndex whole(31);
    const Grid<float> index = place_index(whole.surfaces, whole.parameters, whole.spec);
    const std::vector<CellRange> ranges{{2, 9, 5, 11}, {0, 1, 0, 16}, {9, 12, 15, 16}};
    const ThreadLimit one(1);
    const auto windows = place_index_within(ranges, whole.surfaces, whole.parameters, whole.spec);
    ASSERT_EQ(windows.size(), ranges.size());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        ASSERT_EQ(windows[i].spec(), window_of(whole.spec, ranges[i]));
        for (int row = 0; row < ranges[i].rows(); ++row)
            for (int col = 0; col < ranges[i].cols(); ++col) {
                const float wanted = index(ranges[i].row_begin + row, ranges[i].col_begin + col);
                const float got = windows[i](row, col);
                EXPECT_TRUE(got == wanted || (std::isnan(wanted) && std::isnan(got)));
            }
    }
    const CellRange outside{0, 13, 0, 4};
    EXPECT_THROW(place_index_within({&outside, 1}, whole.surfaces, whole.parameters, whole.spec),
                 std::invalid_argument);
}

TEST(DensityRamp, EndsAtThe95thPercentileOfTheCellsAboveZero) {
    Grid<float> density(grid_covering({0, 0, 300, 10}, 1.0), 0.0F);
    for (int i = 0; i < 100; ++i)
        density.cells()[static_cast<std::size_t>(i) * 7] = 100.0F - float(i);
    density.cells()[1] = index_no_data;
    EXPECT_EQ(density_ramp_of(density), (Ramp{0.0, 95.0}));
    EXPECT_EQ(density_ramp_of(Grid<float>(index_cell, 0.0F)), (Ramp{0.0, 1.0}));
    EXPECT_EQ(density_ramp_of(Grid<float>(index_cell, 3.0F)), (Ramp{0.0, 3.0}));
}

TEST(PlaceIndex, RefusesParametersThatSayNothing) {
    const PlaceIndexSurfaces lit{nullptr, level_surface(index_cell, 1.0F), nullptr, {}};
    PlaceIndexParameters negative = only_darkness();
    negative.darkness_weight = -1.0;
    EXPECT_THROW(place_index(lit, negative, index_cell), std::invalid_argument);
    PlaceIndexParameters flat = only_darkness();
    flat.darkness_ramp = {3.0, 3.0};
    EXPECT_THROW(place_index(lit, flat, index_cell), std::invalid_argument);
    PlaceIndexParameters nothing = only_darkness();
    nothing.darkness_weight = 0.0;
    EXPECT_THROW(place_index(lit, nothing, index_cell), std::invalid_argument);
    EXPECT_FALSE(has_place_index_part(lit, nothing));
    EXPECT_TRUE(has_place_index_part(lit, only_darkness()));
    const PlaceIndexSurfaces dense{level_surface(index_cell, 1.0F), nullptr, nullptr, {}};
    EXPECT_THROW(place_index(dense, PlaceIndexParameters{}, index_cell), std::invalid_argument);
}

}  // namespace
}  // namespace tk
