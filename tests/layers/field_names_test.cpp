#include "layers/field_names.h"

#include <gtest/gtest.h>

#include "tests/layers/reading_checks.h"

namespace tk {
namespace {

using FieldList = std::vector<std::string>;

TEST(FieldKey, IgnoresCaseAccentsAndPunctuation) {
    EXPECT_EQ(field_key("Ljuspunkts-HÖJD"), "ljuspunktshojd");
    EXPECT_EQ(field_key("REPORT_DAT"), "reportdat");
    EXPECT_EQ(field_key("Väg klass"), "vagklass");
    EXPECT_EQ(field_key("o\xCC\x88st"), "ost") << "o with a combining mark";
}

TEST(RecogniseFields, KnowsSwedishAndEnglish) {
    const FieldList swedish{"Datum", "Brottstyp", "Antal", "E", "N"};
    const auto found = recognise_fields(LayerKind::incidents, swedish, {}, "x");
    EXPECT_EQ(found.at("time"), 0);
    EXPECT_EQ(found.at("category"), 1);
    EXPECT_EQ(found.at("weight"), 2);
    const FieldList lamps{"ID", "Ljuspunktshöjd", "Ljusflöde", "Effekt", "Ljuskälla", "Riktning"};
    const auto lamp = recognise_fields(LayerKind::lights, lamps, {}, "x");
    EXPECT_EQ(lamp.size(), 6U);
    EXPECT_EQ(lamp.at("height"), 1);
    EXPECT_EQ(lamp.at("flux"), 2);
    const FieldList english{"offense", "occurred"};
    EXPECT_EQ(recognise_fields(LayerKind::incidents, english, {}, "x").at("category"), 0);
    EXPECT_EQ(recognise_fields(LayerKind::incidents, english, {}, "x").at("time"), 1);
}

TEST(RecogniseFields, PrefersWhenItHappenedToWhenItWasReported) {
    const FieldList dc{"REPORTDATETIME", "START_DATE", "END_DATE", "OFFENSE"};
    const auto found = recognise_fields(LayerKind::incidents, dc, {}, "x");
    EXPECT_EQ(found.at("time"), 1);
    EXPECT_EQ(found.at("time_end"), 2);
}

TEST(RecogniseFields, AFieldServesOneRoleOnly) {
    const FieldList fields{"tid"};
    const auto found = recognise_fields(LayerKind::incidents, fields, {}, "x");
    EXPECT_EQ(found.at("time"), 0);
    EXPECT_FALSE(found.contains("clock"));
}

TEST(RecogniseFields, NamedFieldsWinAndMustBeThere) {
    const FieldList fields{"a", "Datum", "b"};
    EXPECT_EQ(recognise_fields(LayerKind::incidents, fields, {{"time", "b"}}, "x").at("time"), 2);
    EXPECT_EQ(recognise_fields(LayerKind::incidents, fields, {{"time", "DATUM"}}, "x").at("time"),
              1);
    const std::string absent = test::input_error_of([&] {
        recognise_fields(LayerKind::incidents, fields, {{"time", "c"}}, "h.csv");
    });
    EXPECT_EQ(absent, "h.csv: it has no field 'c' (named for time); its fields are: a, Datum, b");
    const std::string role = test::input_error_of([&] {
        recognise_fields(LayerKind::lights, fields, {{"brightness", "a"}}, "h.csv");
    });
    EXPECT_TRUE(test::holds_text(role, "lights have no field for 'brightness'"));
    EXPECT_TRUE(test::holds_text(role, "flux"));
}

TEST(PlaceFieldsOfATable, PutsLongitudeFirstAndPairsWhatBelongsTogether) {
    const FieldList cctv{"X", "Y", "LATITUDE", "LONGITUDE", "POINT_X", "POINT_Y"};
    const auto pairs = place_fields(cctv);
    ASSERT_EQ(pairs.size(), 3U);
    EXPECT_EQ(pairs[0].x, 3);
    EXPECT_EQ(pairs[0].y, 2);
    EXPECT_TRUE(pairs[0].lon_lat_by_name);
    const FieldList swedish{"Öst", "Nord"};
    EXPECT_EQ(place_fields(swedish).at(0).x, 0);
    const FieldList alone{"x", "lat"};
    EXPECT_TRUE(place_fields(alone).empty());
}

TEST(RecognisedFields, NoneIsForWhatIsNamedAsEmpty) {
    const FieldList fields{"datum", "antal", "vikt"};
    const auto none = recognise_fields(LayerKind::incidents, fields, {{"weight", ""}}, "f");
    EXPECT_FALSE(none.contains("weight"));
    EXPECT_TRUE(none.contains("time"));
}

}  // namespace
}  // namespace tk
