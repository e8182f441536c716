#include "viewer/text/filter_words.h"

#include <gtest/gtest.h>

#include "tests/viewer/language_for_test.h"

namespace tk {
namespace {

using namespace std::chrono_literals;

/// As in Sweden in winter.
std::chrono::year_month_day winter_day(std::chrono::sys_seconds at) {
    return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(at + 1h));
}

TEST(FilterWords, AreEmptyForAFilterThatLetsAllThrough) {
    EXPECT_EQ(filter_words({}, winter_day), "");
}

TEST(FilterWords, TellTheDaysByTheLocalClockAndTheLastOneThatIsIn) {
    const LanguageForTest swedish(Language::swedish);
    IncidentFilter filter;
    filter.from = std::chrono::sys_days{2024y / 12 / 31} + 23h;
    filter.to = std::chrono::sys_days{2025y / 2 / 28} + 23h;
    EXPECT_EQ(filter_words(filter, winter_day), "1 jan 2025 – 28 feb 2025");
    filter.to.reset();
    EXPECT_EQ(filter_words(filter, winter_day), "från 1 jan 2025");
}

TEST(FilterWords, TellEveryPart) {
    const LanguageForTest english(Language::english);
    IncidentFilter filter;
    filter.weekdays = parse_weekdays("fri,sat");
    filter.hours = parse_hours("22-4:30");
    filter.darkness = LightCondition::dark;
    filter.categories = {"Rån", "Stöld"};
    EXPECT_EQ(filter_words(filter, winter_day), "Fri, Sat · 22–04:30 · Darkness · Rån, Stöld");
}

}  // namespace
}  // namespace tk
