#include "layers/follow_up_lock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/core/input_error.h"
#include "layers/study_file.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using namespace std::chrono_literals;
using test::TempFolder;

constexpr std::chrono::year_month_day before_the_lamps{2025y, std::chrono::January, 10d};

const std::string followed_study = R"(# Our town
format = 1
[layers.incidents]
source = "i.csv"

[[follow_up]]
name = "Andra"
treated = "t2.gpkg"

# The lamps in the park.
[[follow_up]]
name     = "Lampor"      # decided in May
treated  = "t.gpkg"
control  = "c.gpkg"
date     = 2025-03-01
category = ["rån", "stöld"]

[[measure]]
id = "A1"
follow_up = "Lampor"
)";

FollowUpAreas areas_of_lamps() {
    return {rectangle({0, 0, 100, 100}), rectangle({1000, 0, 1100, 100})};
}

DesignDigest digest_of(const std::string& table, const FollowUpAreas& areas = areas_of_lamps()) {
    const Study study = parse_study(
        "[layers.incidents]\nsource = \"i.csv\"\n[[scenario]]\nname = \"B\"\nedits = \"b.gpkg\"\n"
        "[[scenario]]\nname = \"C\"\nedits = \"c.gpkg\"\n[[follow_up]]\n" +
            table,
        "/s/study.toml");
    return digest_of_design(study, study.follow_ups.front(), areas);
}

const std::string plain_table =
    "name = \"L\"\ntreated = \"t.gpkg\"\ncontrol = \"c.gpkg\"\ndate = 2025-03-01\n"
    "category = [\"a\", \"b\"]\n";

LockRequest lock_of_lamps(bool anew = false) {
    const Study study = parse_study(followed_study, "/s/study.toml");
    return {"Lampor", digest_of_design(study, study.follow_ups.at(1), areas_of_lamps()),
            before_the_lamps, anew};
}

TEST(DesignDigest, IsTheSameHoweverTheTableIsWritten) {
    const DesignDigest plain = digest_of(plain_table);
    EXPECT_EQ(plain.table.size(), 64U);
    EXPECT_EQ(digest_of("# a comment\ncontrol = 'c.gpkg'\nname = \"L\" # another\n"
                        "date = \"2025-03-01\"\ntreated = \"t.gpkg\"\ncategory = \"b, a\"\n"),
              plain);
    EXPECT_EQ(digest_of(plain_table + "buffer = 200\nbefore_days = 365\nafter_days = 365\n"
                                      "overdispersion = \"estimate\"\nlocked = \"\"\n"),
              plain)
        << "defaults written out";
    std::string renamed = plain_table;
    renamed.replace(renamed.find("\"L\""), 3, "\"Lampor\"");
    EXPECT_EQ(digest_of(renamed), plain) << "a name is no choice of design";
}

TEST(DesignDigest, DiffersWithEveryKeyOfTheDesign) {
    std::set<std::string> different{digest_of(plain_table).table};
    for (const char* more :
         {"buffer = 201.0", "buffer = \"b.gpkg\"", "control_buffer = \"cb.gpkg\"",
          "before_days = 364", "after_days = 364", "overdispersion = 1.5"})
        EXPECT_TRUE(different.insert(digest_of(plain_table + more + "\n").table).second) << more;
    for (const auto& [from, to] : {std::pair{"t.gpkg", "u.gpkg"},
                                   {"c.gpkg", "d.gpkg"},
                                   {"03-01", "03-02"},
                                   {"\"b\"", "\"c\""}}) {
        std::string changed = plain_table;
        changed.replace(changed.find(from), std::string(from).size(), to);
        EXPECT_TRUE(different.insert(digest_of(changed).table).second) << to;
    }
    const std::string by_cameras = "name = \"L\"\ncontrol = \"c.gpkg\"\ndate = 2025-03-01\n";
    EXPECT_TRUE(
        different.insert(digest_of(by_cameras + "treated_cameras = [\"K1\"]\n").table).second);
    const DesignDigest both = digest_of(by_cameras + "treated_cameras = [\"K2\", \"K1\"]\n");
    EXPECT_TRUE(different.insert(both.table).second);
    EXPECT_EQ(
        digest_of(by_cameras + "treated_cameras = [\"K1\", \"K2\"]\ntreated_scenario = \"B\"\n"),
        both)
        << "what the scenario is called does not matter";
}

TEST(DesignDigest, IsOfTheShapesAndNotOfHowTheyAreWritten) {
    FollowUpAreas areas = areas_of_lamps();
    areas.treated.push_back({{{500, 500}, {510, 500}, {510, 510}}, {}});
    areas.displacement.shape = {
        {{{0, 0}, {90, 0}, {90, 90}, {0, 90}}, {{{10, 10}, {10, 20}, {20, 10}}}}};
    const DesignDigest digest = digest_of(plain_table, areas);
    FollowUpAreas same = areas;
    std::rotate(same.treated[0].outer.begin(), same.treated[0].outer.begin() + 2,
                same.treated[0].outer.end());
    std::reverse(same.treated.begin(), same.treated.end());
    same.treated[0].outer[0].east_m += 1e-4;
    std::rotate(same.displacement.shape[0].holes[0].begin(),
                same.displacement.shape[0].holes[0].begin() + 1,
                same.displacement.shape[0].holes[0].end());
    EXPECT_EQ(digest_of(plain_table, same), digest);
    const auto differs = [&](const FollowUpAreas& other) {
        const DesignDigest found = digest_of(plain_table, other);
        return found.areas != digest.areas && found.table == digest.table;
    };
    FollowUpAreas moved = areas;
    moved.control[0].outer[1].north_m += 0.01;
    EXPECT_TRUE(differs(moved));
    moved = areas;
    moved.displacement.shape[0].holes.clear();
    EXPECT_TRUE(differs(moved));
    moved = areas;
    std::swap(moved.treated, moved.control);
    EXPECT_TRUE(differs(moved));
    moved = areas;
    std::swap(moved.displacement.shape, moved.control_displacement.shape);
    EXPECT_TRUE(differs(moved));
}

TEST(DesignDigest, DoesNotDependOnHowTheStudysPathIsGiven) {
    const std::string text =
        "[layers.incidents]\nsource = \"i.csv\"\n[[follow_up]]\nname = \"L\"\n"
        "treated = \"a/t.gpkg|layername=x\"\ncontrol = \"../../c.gpkg\"\ndate = 2025-03-01\n";
    const auto digest = [&](const std::filesystem::path& file) {
        const Study study = parse_study(text, file);
        return digest_of_design(study, study.follow_ups.front(), areas_of_lamps());
    };
    const DesignDigest relative = digest("s/study.toml");
    EXPECT_EQ(digest(std::filesystem::current_path() / "s" / "study.toml"), relative);
    EXPECT_EQ(digest("s/x/../study.toml"), relative);
}

TEST(FollowUpLock, IsWrittenBehindTheTableAndNothingElseIsTouched) {
    const LockRequest request = lock_of_lamps();
    const StudyWithLock locked = with_lock(followed_study, "/s/study.toml", request);
    std::string expected = followed_study;
    const std::string last_line = "category = [\"rån\", \"stöld\"]\n";
    expected.insert(expected.find(last_line) + last_line.size(),
                    "locked = \"2025-01-10 table sha256:" + request.digest.table +
                        " areas sha256:" + request.digest.areas + "\"\n");
    EXPECT_EQ(locked.toml, expected);
    EXPECT_TRUE(locked.text_kept);
    EXPECT_TRUE(locked.study.follow_ups.at(0).locked.empty());
    EXPECT_EQ(locked.study.follow_ups.at(1).locked, lock_text(request.digest, before_the_lamps));
    EXPECT_EQ(parse_study(locked.toml, "/s/study.toml"), locked.study);
}

TEST(FollowUpLock, FillsInTheKeyThatIsThere) {
    std::string text = followed_study;
    const std::string date = "date     = 2025-03-01\n";
    text.insert(text.find(date), "locked = ''   # by the program\n");
    const StudyWithLock locked = with_lock(text, "/s/study.toml", lock_of_lamps());
    std::string expected = text;
    expected.replace(expected.find("''"), 2,
                     "\"" + lock_text(lock_of_lamps().digest, before_the_lamps) + "\"");
    EXPECT_EQ(locked.toml, expected);
}

TEST(FollowUpLock, IsNotSetTwiceUnlessItIsAskedForAnew) {
    const std::string once = with_lock(followed_study, "/s/study.toml", lock_of_lamps()).toml;
    try {
        with_lock(once, "/s/study.toml", lock_of_lamps());
        FAIL() << "locked twice";
    } catch (const InputError& error) {
        EXPECT_NE(error.problem().find("'Lampor' is locked already (2025-01-10)"),
                  std::string::npos)
            << error.what();
    }
    LockRequest anew = lock_of_lamps(true);
    anew.today = 2025y / std::chrono::February / 1;
    EXPECT_EQ(with_lock(once, "/s/study.toml", anew).study.follow_ups.at(1).locked,
              lock_text(anew.digest, anew.today));
}

TEST(FollowUpLock, IsRefusedForADesignThatIsNotTheOneThatWasShown) {
    const auto refusal = [](const std::string& text, const LockRequest& request) {
        try {
            with_lock(text, "/s/study.toml", request);
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    std::string changed = followed_study;
    changed.replace(changed.find("2025-03-01"), 10, "2025-04-01");
    EXPECT_NE(refusal(changed, lock_of_lamps()).find("changed in the file meanwhile"),
              std::string::npos);
    LockRequest other = lock_of_lamps();
    other.name = "Andra";
    EXPECT_NE(refusal(followed_study, other).find("its table has no control"), std::string::npos);
    other.name = "Tredje";
    EXPECT_NE(refusal(followed_study, other).find("has no follow-up 'Tredje'"), std::string::npos);
}

TEST(FollowUpLock, OfAnInlineListIsKeptWithoutTheText) {
    const std::string text =
        "follow_up = [{ name = \"Lampor\", treated = \"t.gpkg\", control = \"c.gpkg\", date = "
        "2025-03-01, category = [\"rån\", \"stöld\"] }]\n[layers.incidents]\nsource = \"i.csv\"\n";
    const StudyWithLock locked = with_lock(text, "/s/study.toml", lock_of_lamps());
    EXPECT_FALSE(locked.text_kept);
    EXPECT_EQ(parse_study(locked.toml, "/s/study.toml"), locked.study);
    EXPECT_FALSE(locked.study.follow_ups.at(0).locked.empty());
}

TEST(DesignLock, TellsWhenItWasSetAndWhatHasChangedSince) {
    const DesignDigest digest{std::string(64, 'a'), std::string(64, 'b')};
    StudyFollowUp follow_up;
    follow_up.date = 2025y / std::chrono::March / 1;
    EXPECT_EQ(design_lock(follow_up, digest), DesignLock{});
    const auto locked_on = [&](std::chrono::year_month_day day, const DesignDigest& now) {
        follow_up.locked = lock_text(digest, day);
        return design_lock(follow_up, now);
    };
    const auto eve = 2025y / std::chrono::February / 28;
    EXPECT_EQ(locked_on(eve, digest).state, DesignLock::State::before_measure);
    EXPECT_EQ(locked_on(eve, digest).locked_on, eve);
    EXPECT_EQ(locked_on(*follow_up.date, digest).state, DesignLock::State::after_measure)
        << "on the day itself";
    const DesignLock areas = locked_on(eve, {digest.table, std::string(64, 'c')});
    EXPECT_EQ(areas.state, DesignLock::State::changed);
    EXPECT_TRUE(areas.areas_changed);
    EXPECT_FALSE(areas.table_changed);
    EXPECT_TRUE(locked_on(eve, {std::string(64, 'c'), digest.areas}).table_changed);
    follow_up.date.reset();
    EXPECT_EQ(locked_on(eve, digest).state, DesignLock::State::after_measure);
}

TEST(DesignLock, SaysWhereTheTextIsNotTheProgramsOwn) {
    const DesignDigest digest{std::string(64, 'a'), std::string(64, 'b')};
    const std::string good = lock_text(digest, before_the_lamps);
    StudyFollowUp follow_up;
    for (const std::string& text :
         {std::string("yes"), good + " ", good.substr(1), "2025-02-30" + good.substr(10),
          good.substr(0, good.size() - 1) + "G"}) {
        follow_up.locked = text;
        const DesignLock lock = design_lock(follow_up, digest);
        EXPECT_EQ(lock.state, DesignLock::State::unreadable) << text;
        EXPECT_FALSE(lock.locked_on);
    }
}

TEST(FollowUpLock, IsSavedWithTheFormerTextBesideIt) {
    const TempFolder folder;
    const std::string file = folder.write("study.toml", followed_study);
    const StudyWithLock locked = lock_follow_up(file, lock_of_lamps());
    EXPECT_EQ(read_study_text(file), locked.toml);
    EXPECT_EQ(read_study(file), locked.study);
    EXPECT_EQ(read_study_text(file + ".bak"), followed_study);
    EXPECT_THROW(lock_follow_up(file, lock_of_lamps()), InputError);
    EXPECT_EQ(read_study_text(file), locked.toml);
}

}  // namespace
}  // namespace tk
