#include "layers/banded_grid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "engine/core/input_error.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

/// A value of its own for every cell, by its place on the map.
Grid<float> numbered(const GridSpec& spec) {
    Grid<float> cells(spec);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col)
            cells(row, col) = static_cast<float>(spec.north_of_centre_m(row) +
                                                 7000.0 * spec.east_of_centre_m(col));
    return cells;
}

GridSpec spec_of(int rows, int cols) {
    GridSpec spec;
    spec.cell_m = 1.0;
    spec.west_index = -20;
    spec.north_index = 900;
    spec.rows = rows;
    spec.cols = cols;
    return spec;
}

TEST(BandedGrid, InAFileIsWhatItIsInMemory) {
    const test::TempFolder folder;
    const GridSpec spec = spec_of(1000, 40000);
    int bands = 0;
    double last_share = 0.0;
    Progress progress;
    progress.report = [&](double share) {
        EXPECT_GE(share, last_share);
        last_share = share;
    };
    const auto compute = [&](const GridSpec& band, const Progress& told) {
        ++bands;
        told.at(0.5);
        return numbered(band);
    };
    const BandedGrid banded(spec, folder.path(), compute, progress, 1000);
    EXPECT_TRUE(banded.is_in_a_file());
    EXPECT_EQ(bands, 3) << "384, 384 and 232 rows";
    EXPECT_GT(last_share, 0.8);
    const Grid<float> whole = numbered(spec);
    for (int again = 0; again < 2; ++again) {
        const GridRows rows = banded.rows();
        ASSERT_TRUE(rows.in_one_piece());
        for (int row = 0; row < spec.rows; ++row) {
            const auto cells = whole.view().row(row);
            ASSERT_TRUE(std::equal(cells.begin(), cells.end(), rows.row(row).begin())) << row;
        }
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "the file has no name";
}

/// Of what lies in files, how much this process has in memory; none where the system does not tell.
std::optional<std::size_t> file_pages_in_memory_mb() {
    std::ifstream status("/proc/self/status");
    std::size_t kb = 0;
    bool told = false;
    for (std::string word; status >> word;) {
        std::size_t number = 0;
        if ((word == "RssFile:" || word == "RssShmem:") && status >> number) {
            kb += number;
            told = true;
        }
    }
    if (!told) return std::nullopt;
    return kb / 1024;
}

TEST(BandedGrid, LetsGoOfWhatHasBeenRead) {
    if (!file_pages_in_memory_mb()) GTEST_SKIP() << "the system does not tell what is in memory";
    const test::TempFolder folder;
    const GridSpec spec = spec_of(1500, 40000);  // 229 MiB
    const BandedGrid banded(
        spec, folder.path(),
        [](const GridSpec& band, const Progress&) { return Grid<float>(band, 2.0F); }, {}, 1000);
    const GridRows rows = banded.rows();
    const std::size_t before_mb = *file_pages_in_memory_mb();
    std::size_t most_mb = 0, seen = 0;
    double sum = 0.0;
    rows.each_cell([&](float value) {
        sum += static_cast<double>(value);
        if (++seen % 1'000'000 == 0) most_mb = std::max(most_mb, *file_pages_in_memory_mb());
    });
    EXPECT_EQ(sum, 2.0 * static_cast<double>(spec.cell_count()));
    EXPECT_LT(most_mb, before_mb + 100);
    EXPECT_GT(most_mb, before_mb + 30) << "it is read from the file";

    int reports = 0;
    Progress told;
    told.report = [&](double) { ++reports; };
    const Progress reading = banded.reading(told);
    most_mb = 0;
    for (int row = 0; row < spec.rows; ++row) {
        sum += static_cast<double>(rows(row, 0) + rows(row, 20000));
        for (const float value : rows.row(row)) sum += static_cast<double>(value);
        reading.at(static_cast<double>(row + 1) / spec.rows);
        most_mb = std::max(most_mb, *file_pages_in_memory_mb());
    }
    EXPECT_EQ(reports, spec.rows);
    EXPECT_LT(most_mb, before_mb + 150) << "a step, and what the pass before has left";
}

TEST(BandedGrid, ThatIsSmallIsComputedInOnePieceAndNeedsNoFolder) {
    int bands = 0;
    const BandedGrid banded(spec_of(30, 20), "/no/such/folder",
                            [&](const GridSpec& band, const Progress&) {
                                ++bands;
                                return numbered(band);
                            });
    EXPECT_FALSE(banded.is_in_a_file());
    EXPECT_EQ(bands, 1);
    EXPECT_EQ(banded.rows()(29, 19), numbered(spec_of(30, 20))(29, 19));
}

TEST(BandedGrid, WithoutRoomSaysHowMuchItNeeds) {
    try {
        const BandedGrid banded(
            spec_of(3000, 1000), "/no/such/folder",
            [](const GridSpec& band, const Progress&) { return numbered(band); }, {}, 1000);
        FAIL() << "it cannot be";
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("11 MiB"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("/no/such/folder"), std::string::npos);
    }
}

TEST(BandedGrid, IsGivenUpInTheMiddle) {
    const test::TempFolder folder;
    std::atomic<bool> cancelled = false;
    const auto compute = [&](const GridSpec& band, const Progress& told) {
        told.check();
        cancelled = true;
        return numbered(band);
    };
    EXPECT_THROW(BandedGrid(spec_of(1000, 40000), folder.path(), compute, {{}, &cancelled}, 1000),
                 Cancelled);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace tk
