#include "layers/personal_data.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

TEST(PersonalData, ColumnNamesThatSpeakOfPersons) {
    for (const char* name : {"Personnummer", "Namn", "FÖRNAMN", "Telefon", "E-post", "fritext",
                             "Beskrivning", "malsagande_namn", "victim_name", "pnr"})
        EXPECT_TRUE(named_as_personal(name, LayerKind::incidents)) << name;
    for (const char* name : {"brottstyp", "datum", "lat", "stadsdel", "id", "METHOD"})
        EXPECT_FALSE(named_as_personal(name, LayerKind::incidents)) << name;
    EXPECT_FALSE(named_as_personal("namn", LayerKind::areas)) << "districts have names";
    EXPECT_TRUE(named_as_personal("kontaktperson", LayerKind::lights));
}

// 811228-9874 is the Swedish Tax Agency's example of a number with a true check digit.
TEST(PersonalData, ValuesThatAreIdentityNumbersAddressesAndTelephones) {
    for (const char* value : {"811228-9874", "19811228-9874", "198112289874", " 8112289874 ",
                              "anna@exempel.se", "070-123 45 67", "+46 70 123 45 67"})
        EXPECT_TRUE(looks_personal(value)) << value;
    for (const char* value :
         {"811228-9875", "2024-01-15", "01-03-2024", "2024-01-15 22:05", "674571.866", "12648546",
          "rån", "59.3293", "-77.0129", "http://dc.gov/x@y", "0180C1090", "20240115"})
        EXPECT_FALSE(looks_personal(value)) << value;
}

TEST(PersonalData, AColumnOfSentencesIsFreeText) {
    ColumnSample text;
    ColumnSample codes;
    for (int i = 0; i < 10; ++i) {
        text.add("Kvinnan uppger att hon var på väg hem från stationen när två män kom fram");
        codes.add("STÖLD UR MOTORFORDON");
    }
    EXPECT_TRUE(text.personal());
    EXPECT_FALSE(codes.personal());
    EXPECT_FALSE(ColumnSample().personal());
}

}  // namespace
}  // namespace tk
