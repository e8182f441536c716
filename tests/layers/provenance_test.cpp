#include "layers/provenance.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tk {
namespace {

TEST(Provenance, TellsAFilesNameButNotItsFolder) {
    EXPECT_EQ(source_name("/home/anna/underlag/händelser.csv"), "händelser.csv");
    EXPECT_EQ(source_name("C:\\Users\\anna\\lampor.gpkg"), "lampor.gpkg");
    EXPECT_EQ(source_name("underlag/lampor.gpkg|layername=lampor|subset=id>3"),
              "lampor.gpkg|layername=lampor");
    EXPECT_EQ(source_name("/vsizip//home/anna/a.zip/b.shp"), "b.shp");
    EXPECT_EQ(source_name("GPKG:/home/anna/a.gpkg:terrain"), "a.gpkg:terrain");
}

TEST(Provenance, TellsOnlyTheKindOfADatabaseOrService) {
    EXPECT_EQ(source_name("PG:host=db user=anna password=hemligt dbname=gis"), "PG");
    EXPECT_EQ(source_name("PG:dbname=gis|layername=lampor"), "PG|layername=lampor");
    EXPECT_EQ(source_name("postgresql://anna:hemligt@db/gis"), "postgresql");
    EXPECT_EQ(source_name("WFS:https://karta.example/wfs?apikey=123"), "WFS");
}

TEST(Provenance, CutsPathsAndFiltersOutOfParameters) {
    EXPECT_EQ(tellable_parameters(R"({"unit":"1/km2","cell_m":10.5,"crs":"EPSG:3006",
        "where":"brottskod = 3","layers":[{"source":"/home/anna/a.csv","where":"x"}],
        "terrain":"underlag/mark.tif","from":"2024-01-01T00:00:00Z","date":"2024-01-01/2024-02-01"})"),
              R"({"cell_m":10.5,"crs":"EPSG:3006","date":"2024-01-01/2024-02-01",)"
              R"("from":"2024-01-01T00:00:00Z","layers":[{"source":"a.csv"}],)"
              R"("terrain":"mark.tif","unit":"1/km2"})");
    EXPECT_THROW(tellable_parameters("[1]"), std::invalid_argument);
    EXPECT_THROW(tellable_parameters("{"), std::invalid_argument);
}

TEST(Provenance, BearsTheStampUnlessShared) {
    Provenance provenance;
    provenance.version = "9.8.7";
    EXPECT_NE(provenance_json(provenance).find("INTERN / INTERNAL"), std::string::npos);
    EXPECT_NE(provenance_json(provenance).find("9.8.7"), std::string::npos);
    provenance.audience = Audience::shared;
    EXPECT_EQ(provenance_json(provenance).find("INTERN"), std::string::npos);
}

TEST(Provenance, RefusesATimeThatIsNotUtc) {
    Provenance provenance;
    for (const char* wrong :
         {"", "2024-05-01", "2024-05-01T12:00:00+02:00", "2024-05-01 12:00:00Z"}) {
        provenance.timestamp = wrong;
        EXPECT_THROW(provenance_json(provenance), std::invalid_argument) << wrong;
    }
}

}  // namespace
}  // namespace tk
