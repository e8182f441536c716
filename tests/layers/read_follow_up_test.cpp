#include "layers/read_follow_up.h"

#include <gtest/gtest.h>

#include "engine/core/input_error.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;
using test::TempFolder;

constexpr local_days day(int month, unsigned of_month, int year = 2024) {
    return local_days{std::chrono::year{year} / month / std::chrono::day{of_month}};
}

/// A follow-up of 60 days on each side of 1 March 2024, and a register of its own.
class ReadFollowUp : public ::testing::Test {
protected:
    ReadFollowUp() {
        area("t.csv", 0);
        area("c.csv", 1000);
        request.incidents.timezone = "Europe/Stockholm";
        request.treated = folder.file("t.csv");
        request.control = folder.file("c.csv");
        request.date = 2024y / std::chrono::March / 1;
        request.before_days = request.after_days = 60;
    }
    void area(const std::string& name, int west) const {
        const std::string w = std::to_string(west), e = std::to_string(west + 100);
        folder.write(name, "name;WKT\nA;\"POLYGON ((" + w + " 0," + e + " 0," + e + " 100," + w +
                               " 100," + w + " 0))\"\n");
    }
    /// A row a day from the first day to the last.
    void add_days(local_days first, local_days last, const std::string& place = "50,50") {
        for (local_days at = first; at <= last; at += std::chrono::days{1})
            rows += place + "," + day_text(at) + ",1\n";
    }
    FollowUpData read() {
        request.incidents.source = folder.write("i.csv", "x,y,datum,antal\n" + rows);
        return read_follow_up(request, {.crs = ProjectedCrs::local()});
    }

    TempFolder folder;
    FollowUpRequest request;
    std::string rows;
};

TEST_F(ReadFollowUp, GivesTheDesignAndTheIncidents) {
    add_days(day(1, 1), day(4, 29));
    request.buffer.ring_m = 50.0;
    const FollowUpData data = read();
    EXPECT_EQ(data.reach, FollowUpReach::both_periods);
    EXPECT_EQ(data.incidents.all.size(), 120U);
    EXPECT_EQ(data.design.periods().before_from, day(1, 1));
    EXPECT_EQ(data.design.areas.displacement.ring_m, 50.0);
    EXPECT_NEAR(area_m2(data.design.areas.treated), 10000.0, 1e-9);
    EXPECT_EQ(data.area_reports.size(), 2U);
    EXPECT_TRUE(data.gaps.empty());
    EXPECT_EQ(*data.days, std::pair(day(1, 1), day(4, 29)));
    EXPECT_EQ(data.rows_before, (PlacedRows{60, 0}));
    EXPECT_EQ(data.rows_after, (PlacedRows{60, 0}));
}

TEST_F(ReadFollowUp, TellsWhereTheRegisterIsSilent) {
    add_days(day(1, 11), day(4, 19));
    const FollowUpData data = read();
    // One a day: ten days without any at either end are more than seven expected ones.
    ASSERT_EQ(data.gaps.size(), 2U);
    EXPECT_EQ(data.gaps[0].period, FollowUpPeriod::before);
    EXPECT_TRUE(data.gaps[0].at_begin);
    EXPECT_EQ(data.gaps[0].edge, day(1, 1));
    EXPECT_EQ(data.gaps[0].incident, day(1, 11));
    EXPECT_EQ(data.gaps[0].silent, std::chrono::days{10});
    EXPECT_EQ(data.gaps[1].period, FollowUpPeriod::after);
    EXPECT_FALSE(data.gaps[1].at_begin);
    EXPECT_EQ(data.gaps[1].edge, day(4, 30));
    EXPECT_EQ(data.gaps[1].incident, day(4, 19));
    EXPECT_EQ(data.gaps[1].silent, std::chrono::days{10});
}

TEST_F(ReadFollowUp, AFewDaysWithoutAnyAreNoGap) {
    add_days(day(1, 8), day(4, 22));
    EXPECT_TRUE(read().gaps.empty()) << "seven days, in which seven were to be expected";
}

TEST_F(ReadFollowUp, TellsHowFarTheRegisterReaches) {
    rows = "50,50,2023-06-01,1\n";
    EXPECT_EQ(read().reach, FollowUpReach::nothing_before);
    rows = "50,50,2024-05-01,1\n";
    EXPECT_EQ(read().reach, FollowUpReach::nothing_before);
    rows = "50,50,2024-02-01,1\n50,50,2024-02-29,1\n";
    EXPECT_EQ(read().reach, FollowUpReach::not_yet);
    rows += "50,50,2024-03-01,1\n";
    EXPECT_EQ(read().reach, FollowUpReach::both_periods);
    request.installation_days = 1;
    EXPECT_EQ(read().reach, FollowUpReach::not_yet);
    request.filter.categories = {"rån"};
    request.incidents.fields["category"] = "antal";
    EXPECT_EQ(read().reach, FollowUpReach::no_incidents);
}

TEST_F(ReadFollowUp, OfAMeasureStillToComeReckonsFromTheDaysThatAreKnown) {
    add_days(day(1, 1), day(2, 9));  // 40 of the 60 days
    add_days(day(1, 1), day(2, 9), "1050,50");
    const FollowUpData data = read();
    EXPECT_EQ(data.reach, FollowUpReach::not_yet);
    ASSERT_EQ(data.gaps.size(), 1U) << "the period after is no gap: it is still to come";
    const FollowUpOutlook outlook = outlook_of(data, 1.0, {});
    EXPECT_EQ(outlook.known_to, day(2, 10));
    EXPECT_EQ(outlook.counted.treated.before, 40.0);
    EXPECT_NEAR(outlook.treated.before, 60.0, 1e-12);
    EXPECT_NEAR(outlook.control.after, 60.0, 1e-12);
}

TEST_F(ReadFollowUp, CountsRowsWithoutAPlaceAndKindsOfRows) {
    add_days(day(1, 1), day(4, 29));
    rows += ",,2024-02-01,1\n,,2024-03-02,1\n,,2024-03-03,1\n,,2023-03-03,1\n";
    rows += "50,50,2024-02-02,0.5\n50,50,2023-02-02,0.5\n";
    const FollowUpData data = read();
    EXPECT_EQ(data.rows_before, (PlacedRows{61, 1}));
    EXPECT_EQ(data.rows_after, (PlacedRows{60, 2}));
    EXPECT_EQ(data.weighted_parts, 1) << "of the two periods alone";
    EXPECT_EQ(data.with_interval, 0);
    EXPECT_EQ(data.incidents_report.skipped_rows(), 4);
}

TEST_F(ReadFollowUp, LeavesOutCandidatesWithinTheSurroundings) {
    add_days(day(1, 1), day(4, 29));
    folder.write("k.csv",
                 "name;WKT\nnear;\"POLYGON ((150 0,200 0,200 50,150 50,150 0))\"\n"
                 "far;\"POLYGON ((400 0,500 0,500 50,400 50,400 0))\"\n");
    request.control_candidates = folder.file("k.csv");
    request.buffer.ring_m = 60.0;
    const FollowUpData data = read();
    EXPECT_EQ(data.candidates.size(), 2U);
    const std::vector<OtherControl> fit = fit_controls(data);
    ASSERT_EQ(fit.size(), 1U);
    EXPECT_EQ(fit.front().name, "far");
}

TEST_F(ReadFollowUp, SaysWhatATableLacks) {
    StudyFollowUp table;
    EXPECT_EQ(lacking_key(table), "treated");
    table.treated_scenario = "B";
    EXPECT_EQ(lacking_key(table), "control");
    table.control = "c.csv";
    EXPECT_EQ(lacking_key(table), "date");
    table.date = 2024y / std::chrono::March / 1;
    EXPECT_EQ(lacking_key(table), "");
}

}  // namespace
}  // namespace tk
