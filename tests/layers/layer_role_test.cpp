#include "layers/layer_role.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

using FieldList = std::vector<std::string>;

LayerKind kind_named(const std::string& name, LayerShape shape, const FieldList& fields = {},
                     std::int64_t features = -1, const std::string& file = {}) {
    return guessed_kind({name, file, shape, fields, features});
}

struct NamedShape {
    const char* name;
    LayerShape shape;
    LayerKind kind;
};

TEST(GuessedKind, TellsByAWordOfTheNameThatFitsTheGeometry) {
    using K = LayerKind;
    constexpr LayerShape point = LayerShape::point;
    constexpr LayerShape line = LayerShape::line;
    constexpr LayerShape area = LayerShape::polygon;
    const NamedShape layers[] = {
        {"streets", line, K::streets},
        {"street-alley-lights", point, K::lights},
        {"StreetLights2024", point, K::lights},
        {"gatubelysning", point, K::lights},
        {"GATUBELYSNING_NORR", point, K::lights},
        {"belysningsstolpar", point, K::lights},
        {"Ljuspunkter", point, K::lights},
        {"parklampor", point, K::lights},
        {"traffic_lights", point, K::features},
        {"trafiksignaler", point, K::features},
        {"cctv-street-cameras", point, K::cameras},
        {"bevakningskameror", point, K::cameras},
        {"kameratäckning", area, K::features},
        {"trees", point, K::trees},
        {"street_trees", point, K::trees},
        {"gatuträd", point, K::trees},
        {"Träd", area, K::trees},
        {"trädgårdar", area, K::features},
        {"crime-incidents", point, K::incidents},
        {"anmälda brott 2024", point, K::incidents},
        {"polishändelser", point, K::incidents},
        {"brottsplatser", point, K::incidents},
        {"cykelstölder", point, K::incidents},
        {"handelsplatser", point, K::features},
        {"stenbrott", point, K::features},
        {"trygghetsvandring_2025", point, K::observations},
        {"otrygga platser", point, K::observations},
        {"planned-unit-development", area, K::developments},
        {"planned_buildings", area, K::developments},
        {"detaljplaner", area, K::developments},
        {"building_footprints", area, K::buildings},
        {"byggnader", area, K::buildings},
        {"hus", area, K::buildings},
        {"skolbyggnader", area, K::buildings},
        {"busshållplatser", point, K::features},
        {"bus_stops", point, K::features},
        {"major-roads", line, K::streets},
        {"gångvägar", line, K::streets},
        {"cykelvägnät", line, K::streets},
        {"okänt", line, K::streets},
        {"järnväg", line, K::features},
        {"vattendrag", line, K::features},
        {"höjdkurvor", line, K::features},
        {"stadsdelar", area, K::areas},
        {"DeSO_2018", area, K::areas},
        {"school_districts", area, K::areas},
        {"wards", area, K::areas},
        {"bostadsområden", area, K::areas},
        {"district_boundaries", area, K::areas},
        {"boundary", area, K::boundary},
        {"kommungräns", area, K::boundary},
        {"studieområde", area, K::boundary},
        {"parks", area, K::features},
        {"schools", area, K::features},
        {"skolor", point, K::features},
        {"entréer", point, K::entrances},
        {"dörrar", point, K::entrances},
        {"building-entrances", point, K::entrances},
        {"metro-station-entrances", point, K::features},
    };
    for (const NamedShape& layer : layers)
        EXPECT_EQ(kind_named(layer.name, layer.shape), layer.kind)
            << layer.name << " was told as " << role_name(kind_named(layer.name, layer.shape));
}

TEST(GuessedKind, ANameThatDoesNotFitTheGeometryTellsNothing) {
    EXPECT_NE(kind_named("trees", LayerShape::line), LayerKind::trees);
    EXPECT_NE(kind_named("lights", LayerShape::polygon), LayerKind::lights);
    EXPECT_NE(kind_named("streets", LayerShape::point), LayerKind::streets);
    EXPECT_EQ(kind_named("streets", LayerShape::mixed), LayerKind::streets);
}

TEST(GuessedKind, TheLayersOwnNameComesBeforeItsFiles) {
    EXPECT_EQ(kind_named("trees", LayerShape::point, {}, -1, "lights"), LayerKind::trees);
    EXPECT_EQ(kind_named("layer1", LayerShape::point, {}, -1, "lights"), LayerKind::lights);
    EXPECT_EQ(kind_named("lights", LayerShape::point, {}, -1, "forslag-a"), LayerKind::lights);
}

TEST(GuessedKind, FieldsTellWhereNoNameDoes) {
    EXPECT_EQ(kind_named("a", LayerShape::point, {"WATTAGE"}), LayerKind::lights);
    EXPECT_EQ(kind_named("a", LayerShape::point, {"datum"}), LayerKind::incidents);
    EXPECT_EQ(kind_named("hallplatser", LayerShape::point, {"datum"}), LayerKind::features);
    EXPECT_EQ(kind_named("a", LayerShape::polygon, {"height"}), LayerKind::buildings);
    EXPECT_EQ(kind_named("a", LayerShape::polygon, {"namn", "befolkning"}), LayerKind::areas);
    EXPECT_EQ(kind_named("a", LayerShape::point), LayerKind::features);
}

TEST(GuessedKind, OneAreaAloneIsTheBoundary) {
    EXPECT_EQ(kind_named("område", LayerShape::polygon, {"namn"}, 1), LayerKind::boundary);
    EXPECT_EQ(kind_named("område", LayerShape::polygon, {"namn"}, 7), LayerKind::areas);
    EXPECT_EQ(kind_named("a", LayerShape::polygon, {"namn"}, 1), LayerKind::features);
}

TEST(WordsOfName, ArePartedBySignsDigitsAndCapitals) {
    EXPECT_EQ(words_of_name("GatuBelysning_2024-norr"), (FieldList{"gatu", "belysning", "norr"}));
    EXPECT_EQ(words_of_name("träd"), FieldList{"trad"});
    EXPECT_TRUE(words_of_name("2024").empty());
}

TEST(IsNamedAsBackground, ByTheLayerOrItsFile) {
    EXPECT_TRUE(is_named_as_background({"water", "karta", LayerShape::polygon, {}, -1}));
    EXPECT_TRUE(is_named_as_background({"Grundkarta", "a", LayerShape::line, {}, -1}));
    EXPECT_FALSE(is_named_as_background({"byggnader", "karta", LayerShape::polygon, {}, -1}));
    EXPECT_FALSE(is_named_as_background({"kartläggning", "heatmap2", LayerShape::point, {}, -1}));
}

}  // namespace
}  // namespace tk
