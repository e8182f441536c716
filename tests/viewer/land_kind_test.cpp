#include "viewer/map/land_kind.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

TEST(LandKind, IsGuessedFromSwedishAndEnglishNames) {
    for (const char* name : {"parks", "PARKER", "Grönstråk", "skog", "playgrounds", "Lekplatser"})
        EXPECT_EQ(land_kind(name), LandKind::park) << name;
    for (const char* name : {"water", "Vattenytor", "Lakes", "SJÖAR"})
        EXPECT_EQ(land_kind(name), LandKind::water) << name;
    for (const char* name : {"car_parks", "parking", "Parkeringar", "bars", "schools", ""})
        EXPECT_EQ(land_kind(name), LandKind::none) << name;
}

}  // namespace
}  // namespace tk
