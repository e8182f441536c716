#include <gtest/gtest.h>

#include "layers/read_cameras.h"
#include "layers/weighing_table.h"
#include "layers/write_csv.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using namespace std::chrono_literals;

std::vector<Camera> weighed_cameras(const std::string& csv, ReadReport& report) {
    const test::TempFolder folder;
    LayerRequest request;
    request.source = folder.write("k.csv", csv);
    request.input_crs = "EPSG:3006";
    return read_cameras(request, {.crs = ProjectedCrs::parse("EPSG:3006")}, report);
}

InterestWeighing complete_weighing() {
    return {.purpose = "Förebygga skadegörelse på skolgården kvällar, nätter och helger",
            .documented_problem = "41 anmälda skadegörelser 2024",
            .less_intrusive_alternatives = "Belysning och vakt prövades 2023",
            .area_filmed = "Skolgården, inte gatan",
            .recording_times = "18-06",
            .retention = "72 timmar",
            .signage = "Skylt vid varje grind",
            .dpia_reference = "KS 2025/17",
            .date = 2025y / 4 / 1};
}

TEST(Weighing, IsReadUnderSwedishAndEnglishNamesAlsoWhereItIsLong) {
    const InterestWeighing expected = complete_weighing();
    const std::string values = "\"" + expected.purpose + "\";" + expected.documented_problem + ";" +
                               expected.less_intrusive_alternatives + ";\"" + expected.area_filmed +
                               "\";18-06;72 timmar;Skylt vid varje grind;KS 2025/17;2025-04-01\n";
    for (const char* names :
         {"Ändamål;Problembild;Mindre ingripande alternativ;Filmat område;Bevakningstider;"
          "Lagringstid;Skyltning;Konsekvensbedömning;Avvägningsdatum",
          "purpose;documented_problem;less_intrusive_alternatives;area_filmed;recording_times;"
          "retention;signage;dpia_reference;weighing_date"}) {
        ReadReport report;
        const auto cameras =
            weighed_cameras(std::string("id;x;y;") + names + "\nK1;1;2;" + values, report);
        ASSERT_EQ(cameras.size(), 1U);
        EXPECT_EQ(cameras[0].weighing, expected) << names;
        EXPECT_FALSE(test::noted(report.notes, "may hold personal data"));
    }
}

TEST(Weighing, IsNotReadFromColumnsThatPointOutPersons) {
    ReadReport report;
    const auto cameras =
        weighed_cameras("id,x,y,purpose,syfte_text\nK1,1,2,anna.berg@example.org,x\n", report);
    EXPECT_EQ(cameras[0].weighing, InterestWeighing{});
    EXPECT_TRUE(
        test::noted(report.notes, "Column 'purpose' may hold personal data and is not read."));
}

TEST(Weighing, WithAnUnreadableDateLeavesTheCameraUsable) {
    ReadReport report;
    const auto cameras =
        weighed_cameras("id,x,y,signage,weighing_date\nK1,1,2,ja,i våras\nK2,1,2,ja,\n", report);
    ASSERT_EQ(cameras.size(), 2U);
    EXPECT_FALSE(cameras[0].weighing.date);
    EXPECT_EQ(cameras[0].weighing.signage, "ja");
    EXPECT_TRUE(test::noted(
        report.notes, "1 of 2 cameras: unreadable date of the weighing of interests, left out."));
}

TEST(WeighingTable, HasARowForEachCameraAndSaysWhatIsMissing) {
    std::vector<Camera> cameras(2);
    cameras[0].id = "K1";
    cameras[0].at = {1.5, 2.0};
    cameras[0].weighing = complete_weighing();
    cameras[1].id = "K2";
    cameras[1].weighing.purpose = "=HYPERLINK(1)";
    cameras[1].weighing.retention = "30 \"dygn\"";
    EXPECT_EQ(
        csv_of(weighing_table(cameras)),
        "id,east,north,purpose,documented_problem,less_intrusive_alternatives,area_filmed,"
        "recording_times,retention,signage,dpia_reference,weighing_date,missing_fields,missing\r\n"
        "K1,1.5,2,\"Förebygga skadegörelse på skolgården kvällar, nätter och helger\","
        "41 anmälda skadegörelser 2024,Belysning och vakt prövades 2023,"
        "\"Skolgården, inte gatan\",18-06,72 timmar,Skylt vid varje grind,KS 2025/17,2025-04-01,"
        "0,\r\n"
        "K2,0,0,'=HYPERLINK(1),,,,,\"30 \"\"dygn\"\"\",,,,7,\"documented_problem, "
        "less_intrusive_alternatives, area_filmed, recording_times, signage, dpia_reference, "
        "weighing_date\"\r\n");
}

}  // namespace
}  // namespace tk
