#include "engine/surfaces/building_use.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

TEST(BuildingUseWords, AreRecognisedInSwedishAndEnglish) {
    for (const char* words : {"Bostad", "Småhus", "SMÅHUS", "flerbostadshus med lokaler", "Radhus",
                              "apartments", "house", "Residential - multi"})
        EXPECT_EQ(building_use(words), BuildingUse::dwelling) << words;
    for (const char* words : {"kontor", "Office", "handel", "retail", "Skola; ospecificerad",
                              "industri", "warehouse", "magasin", "Samhällsfunktion"})
        EXPECT_EQ(building_use(words), BuildingUse::workplace) << words;
    for (const char* words : {"Garage", "Komplementbyggnad", "parkeringshus", "greenhouse", "shed"})
        EXPECT_EQ(building_use(words), BuildingUse::outbuilding) << words;
    for (const char* words : {"Sjukhus", "hotel", "polisstation"})
        EXPECT_EQ(building_use(words), BuildingUse::round_clock) << words;
    EXPECT_EQ(building_use("Restaurang"), BuildingUse::evening);
    for (const char* words : {"", "yes", "Övrig byggnad", "?"})
        EXPECT_EQ(building_use(words), BuildingUse::unknown) << words;
}

TEST(BuildingUseWords, OfDwellingsWatchAtNightAndOfficesDoNot) {
    EXPECT_EQ(watching_share(BuildingUse::dwelling, WatchHours::night), 1.0);
    EXPECT_EQ(watching_share(BuildingUse::workplace, WatchHours::day), 1.0);
    EXPECT_EQ(watching_share(BuildingUse::workplace, WatchHours::night), 0.0);
    EXPECT_EQ(watching_share(BuildingUse::outbuilding, WatchHours::day), 0.0);
    for (const BuildingUse use :
         {BuildingUse::dwelling, BuildingUse::workplace, BuildingUse::evening,
          BuildingUse::round_clock, BuildingUse::outbuilding, BuildingUse::unknown})
        EXPECT_LE(watching_share(use, WatchHours::night), watching_share(use, WatchHours::day));
}

}  // namespace
}  // namespace tk
