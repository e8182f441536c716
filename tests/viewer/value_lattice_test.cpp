#include "viewer/map/value_lattice.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/viewer/language_for_test.h"

namespace tk {
namespace {

TEST(ValueLattice, SpacingIsTheLeastRoundNumberOfCellsThatLeavesRoom) {
    EXPECT_EQ(value_spacing_m(1.0, 0.02, 40.0), 1.0);
    EXPECT_EQ(value_spacing_m(1.0, 0.03, 40.0), 2.0);
    EXPECT_EQ(value_spacing_m(1.0, 0.1, 40.0), 5.0);
    EXPECT_EQ(value_spacing_m(1.0, 0.2, 40.0), 10.0);
    EXPECT_EQ(value_spacing_m(2.0, 0.1, 40.0), 4.0);
    EXPECT_EQ(value_spacing_m(25.0, 0.5, 40.0), 25.0);
}

TEST(ValueLattice, FromTooFarAwayThereIsNone) {
    EXPECT_EQ(value_spacing_m(1.0, 0.5, 40.0), 20.0);
    EXPECT_EQ(value_spacing_m(1.0, 0.51, 40.0), std::nullopt);
    EXPECT_EQ(value_spacing_m(25.0, 0.7, 40.0), std::nullopt);
}

TEST(ValueLattice, EveryPointIsTheCellThatHoldsItOnce) {
    const GridSpec spec{2.0, 337003, 3290021, 40, 50};
    for (const double spacing_m : {2.0, 4.0, 10.0, 20.0}) {
        const auto cells = cells_on_lattice(spec, spec.extent(), spacing_m);
        std::set<std::pair<int, int>> wanted, found;
        for (double north = 6580000.0 - 200.0; north < 6580200.0; north += spacing_m)
            for (double east = 674000.0 - 200.0; east < 674400.0; east += spacing_m)
                // A hair within: the south edge of a cell is the north edge of another.
                if (const auto cell = cell_at(spec, {east + 1e-6, north + 1e-6}))
                    wanted.insert({cell->row, cell->col});
        for (const Cell cell : cells) EXPECT_TRUE(found.insert({cell.row, cell.col}).second);
        EXPECT_EQ(found, wanted) << spacing_m;
        EXPECT_GT(found.size(), 3U);
    }
}

TEST(ValueLattice, DoesNotDependOnWhatIsShown) {
    const GridSpec spec{1.0, 674000, 6580200, 200, 200};
    std::set<std::pair<int, int>> whole;
    for (const Cell c : cells_on_lattice(spec, spec.extent(), 5.0)) whole.insert({c.row, c.col});
    const auto part = cells_on_lattice(spec, {674037.3, 6580021.8, 674090.1, 6580080.4}, 5.0);
    EXPECT_GT(part.size(), 50U);
    for (const Cell c : part) EXPECT_TRUE(whole.contains({c.row, c.col}));
    EXPECT_TRUE(cells_on_lattice(spec, {0.0, 0.0, 10.0, 10.0}, 5.0).empty());
    EXPECT_TRUE(cells_on_lattice(spec, {}, 5.0).empty());
}

TEST(ValueLattice, ValuesAreWrittenAsLightingCalculationsPrintThem) {
    const LanguageForTest english(Language::english);
    EXPECT_EQ(value_words(0.0686, false), "0.07");
    EXPECT_EQ(value_words(12.34, false), "12.3");
    EXPECT_EQ(value_words(0.001, true), "0");
    EXPECT_EQ(value_words(-1.25, true), "\u22121.2");
}

}  // namespace
}  // namespace tk
