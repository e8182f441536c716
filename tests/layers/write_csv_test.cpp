#include "layers/write_csv.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/core/input_error.h"
#include "tests/layers/gdal_check.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using namespace std::chrono_literals;

VectorLayer csv_sample(std::vector<VectorRow> rows) {
    VectorLayer layer;
    layer.name = "areas_compared";
    layer.fields = {{"name", FieldKind::text, "", ""}, {"before", FieldKind::real, "lx", ""}};
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

TEST(WriteCsv, QuotesWhatNeedsIt) {
    EXPECT_EQ(csv_of(csv_sample({{{}, {std::string("Åkern"), 1.5}},
                                 {{}, {std::string("a,b"), 0.1}},
                                 {{}, {std::string("say \"hi\"\nthere"), 1e-9}}})),
              "name,before\r\nÅkern,1.5\r\n\"a,b\",0.1\r\n\"say \"\"hi\"\"\nthere\",1e-09\r\n");
}

TEST(WriteCsv, NullAndNanAreEmptyAndFormulasAreText) {
    EXPECT_EQ(csv_of(csv_sample({{{}, {std::monostate{}, std::numeric_limits<double>::quiet_NaN()}},
                                 {{}, {std::string("=1+1"), -2.0}}})),
              "name,before\r\n,\r\n'=1+1,-2\r\n");
}

TEST(WriteCsv, WritesEveryKindOfValue) {
    VectorLayer layer;
    layer.fields.resize(4);
    for (std::size_t i = 0; i < 4; ++i) layer.fields[i].name = std::string(1, "abcd"[i]);
    layer.row_count = 1;
    layer.fill_row = rows_from({{{},
                                 {std::int64_t{-7}, true, 2024y / 3 / 9,
                                  std::chrono::sys_days{2024y / 12 / 31} + 23h + 5min + 9s}}});
    EXPECT_EQ(csv_of(layer), "a,b,c,d\r\n-7,true,2024-03-09,2024-12-31T23:05:09Z\r\n");
}

TEST(WriteCsv, ReplacesOnlyATableOfItsOwnKind) {
    const test::TempFolder folder;
    const std::filesystem::path path = folder.path() / "a.csv";
    const VectorLayer layer = csv_sample({{{}, {std::string("x"), 1.0}}});
    write_csv(path, layer);
    EXPECT_THROW(write_csv(path, layer), InputError);
    write_csv(path, csv_sample({}), Existing::replace_ours);
    EXPECT_EQ(test::bytes_of(path), "name,before\r\n");
    const std::filesystem::path foreign = folder.write("b.csv", "id;my own\n1;2\n");
    EXPECT_THROW(write_csv(foreign, layer, Existing::replace_ours), InputError);
    EXPECT_EQ(test::bytes_of(foreign), "id;my own\n1;2\n");
    EXPECT_EQ(test::files_in(folder.path()), 2);
}

}  // namespace
}  // namespace tk
