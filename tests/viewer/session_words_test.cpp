#include <gtest/gtest.h>

#include <algorithm>

#include "tests/viewer/session_samples.h"
#include "viewer/session/edit_words.h"
#include "viewer/session/field_words.h"
#include "viewer/session/new_id.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// English for a test, and what was on afterwards.
struct EnglishWords {
    Language before = language();
    EnglishWords() { set_language(Language::english); }
    ~EnglishWords() { set_language(before); }
};

/// With plain spaces in place of those that do not break.
std::string with_plain_blanks(std::string text) {
    for (const char* special : {"\u00A0", "\u202F", "\u2009"})
        for (std::size_t at; (at = text.find(special)) != std::string::npos;)
            text.replace(at, std::string_view(special).size(), " ");
    return text;
}

std::string words_in_small_town(const Edit& edit) {
    Session session = test::small_session();
    return with_plain_blanks(edit_words(edit, *today_index(session)));
}

TEST(EditWords, SayWhatIsNewMovedTurnedChangedAndRemoved) {
    const EnglishWords english;
    const Session session = test::small_session();
    EXPECT_EQ(words_in_small_town(Added<StreetLight>{test::lamp_at("new-1", {0, 0})}),
              "New lamp new-1, 4,200 lm, 6 m");
    EXPECT_EQ(words_in_small_town(Changed<StreetLight>{test::lamp_at("L-204", {1000.0, 2038.0})}),
              "Move lamp L-204 38 m north");
    Camera camera = session.loaded->town->cameras()[0];
    camera.bearing_deg = 90.0;
    EXPECT_EQ(words_in_small_town(Changed<Camera>{camera}),
              "Camera K-12 turned 35° toward the east");
    StreetLight lamp = session.loaded->town->lights()[0];
    lamp.height_m = 8.0;
    lamp.luminous_flux_lm = 6000.0;
    EXPECT_EQ(words_in_small_town(Changed<StreetLight>{lamp}),
              "Change lamp L-204: luminous flux 4,200 → 6,000 lm, height 6 → 8 m");
    EXPECT_EQ(words_in_small_town(Removed<Camera>{"K-12"}), "Remove camera K-12");
    camera = session.loaded->town->cameras()[0];
    camera.bearing_deg.reset();
    EXPECT_EQ(words_in_small_town(Changed<Camera>{camera}), "Change camera K-12: bearing 55° → –");
}

TEST(EditWords, TurnTheShorterWay) {
    const EnglishWords english;
    Camera camera = test::small_session().loaded->town->cameras()[0];
    camera.bearing_deg = 355.0;  // from 55: 60 to the left, not 300 to the right
    EXPECT_EQ(words_in_small_town(Changed<Camera>{camera}),
              "Camera K-12 turned 60° toward the north");
}

TEST(EditWords, KnowPlannedBuildings) {
    const EnglishWords english;
    Development plan;
    plan.id = "new-1";
    plan.name = "Kv. Bryggan";
    plan.floors = 5.0;
    plan.height_m = 15.0;
    plan.stands = true;
    EXPECT_EQ(words_in_small_town(Added<Development>{plan}), "Build “Kv. Bryggan”, 5 floors, 15 m");
    plan.action = DevelopmentAction::demolish;
    plan.stands = false;
    EXPECT_EQ(words_in_small_town(Added<Development>{plan}),
              "Tear down “Kv. Bryggan” (not counted)");
}

TEST(DifferenceWords, CountChangesPlanByPlan) {
    const EnglishWords english;
    Session session = test::small_session();
    const Document before = *session.document;
    EXPECT_TRUE(difference_words(before, before).empty());
    test::put(session, Removed<Camera>{"K-12"});
    test::put(session, Added<StreetLight>{test::lamp_at("new-1", {0, 0})});
    tk::apply(session, DocumentCommand{CreatePlan{"Q"}});
    EXPECT_EQ(
        difference_words(before, *session.document),
        (std::vector<std::string>{"Proposal “P”: 2 changes", "Proposal “Q” is new: 0 changes"}));
    EXPECT_EQ(difference_words(*session.document, before).back(), "Proposal “Q” is gone");
}

TEST(ValueWords, BearUnitsAndOnlyTheDecimalsThereAre) {
    const EnglishWords english;
    const auto field = [](std::string_view key) {
        for (const FieldInfo& info : field_infos<Camera>())
            if (info.key == key) return info;
        return FieldInfo{};
    };
    EXPECT_EQ(value_words(field("bearing"), 35.0), "35°");
    EXPECT_EQ(with_plain_blanks(value_words(field("height"), 4.5)), "4.5 m");
    EXPECT_EQ(value_words(field("height"), 4.5, false), "4.5");
    EXPECT_EQ(value_words(field("range"), std::monostate{}), "–");
}

TEST(NewIds, AreTheFirstThatNobodyUses) {
    TownParts parts;
    parts.lights.push_back(test::lamp_at("new-1", {0, 0}));
    const auto town = build_town(std::move(parts));
    Plan plan{"P", {}, {}};
    EXPECT_EQ(new_id(*town, plan, "lights"), "new-2");
    EXPECT_EQ(new_id(*town, plan, "cameras"), "new-1");
    plan.edits.push_back({Added<StreetLight>{test::lamp_at("new-2", {0, 0})}, false});
    EXPECT_EQ(new_id(*town, plan, "lights"), "new-3") << "one that is switched off has its id too";
}

TEST(NewIds, ADuplicateOfADrawingLiesBesideItUnderAnotherId) {
    Document document;
    Drawing drawing;
    drawing.id = "d-1";
    drawing.area = {{{{0, 0}, {9, 0}, {9, 9}}, {{{3, 1}, {4, 2}, {4, 1}}}}};
    document.drawings = {drawing};
    const Drawing copy = duplicate_of(drawing, document, 5.0, -5.0);
    EXPECT_EQ(copy.id, "d-2");
    EXPECT_EQ(copy.area[0].outer[0], (MapPoint{5, -5}));
    EXPECT_EQ(copy.area[0].holes[0][0], (MapPoint{8, -4}));
}

}  // namespace
}  // namespace tk
