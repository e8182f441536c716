#include "layers/study_filter.h"

#include <gtest/gtest.h>

#include "engine/core/input_error.h"

namespace tk {
namespace {

using std::chrono::hours;
using std::chrono::sys_days;
using namespace std::chrono_literals;

TEST(StudyFilter, TimesWithoutAnOffsetAreThoseOfTheZone) {
    ZoneClock stockholm("Europe/Stockholm", "study");
    StudyFilter words;
    words.from = "2024-07-01";
    words.to = "2024-12-01T12:00:00Z";
    const IncidentFilter filter = incident_filter_of(words, stockholm);
    EXPECT_EQ(filter.from, sys_days{2024y / std::chrono::July / 1} - hours{2});
    EXPECT_EQ(filter.to, sys_days{2024y / std::chrono::December / 1} + hours{12});
    EXPECT_TRUE(filter.categories.empty());
    EXPECT_FALSE(filter.hours);
}

TEST(StudyFilter, OfNoWordsAsksForNothing) {
    ZoneClock utc("UTC", "study");
    EXPECT_TRUE(incident_filter_of({}, utc).empty());
}

TEST(StudyFilter, WordsBecomeConditions) {
    ZoneClock utc("UTC", "study");
    StudyFilter words;
    words.categories = {"misshandel, grov"};
    words.hours = "22-04";
    words.weekdays = "fri";
    words.darkness = "dark";
    const IncidentFilter filter = incident_filter_of(words, utc);
    EXPECT_EQ(filter.categories, words.categories);
    EXPECT_EQ(filter.hours, (HourSpan{1320, 240}));
    EXPECT_TRUE(filter.weekdays->contains(std::chrono::Friday));
    EXPECT_EQ(filter.darkness, LightCondition::dark);
}

TEST(StudyFilter, RefusesATimeThatIsNoneAndAnIntervalThatHoldsNothing) {
    ZoneClock utc("UTC", "study");
    StudyFilter words;
    words.from = "soon";
    EXPECT_THROW(incident_filter_of(words, utc), InputError);
    words.from = "2024-01-02";
    words.to = "2024-01-02";
    EXPECT_THROW(incident_filter_of(words, utc), InputError);
}

}  // namespace
}  // namespace tk
