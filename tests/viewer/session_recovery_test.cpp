#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

#include "tests/support/random_edits.h"
#include "tests/support/temp_folder.h"
#include "tests/viewer/session_samples.h"
#include "viewer/session/document_json.h"
#include "viewer/session/recovery.h"

namespace tk {
namespace {

constexpr std::chrono::sys_seconds some_time{std::chrono::seconds{1700000000}};

Session session_of_study(const test::TempFolder& folder) {
    Session session = test::small_session();
    Study study;
    study.file = folder.path() / "lilleby.toml";
    session.study = std::make_shared<const Study>(study);
    return session;
}

RC_GTEST_PROP(WorkAsJson, AnyDocumentReadsBackToTheLastBit, ()) {
    const auto today = build_town(test::random_parts(1));
    WorkInProgress work;
    work.document.plans = {{"Å", "a.gpkg", {}}, {"B \"x\"", "", {}}};
    for (int i = 0; i < 6; ++i)
        work.document.plans[0].edits.push_back({test::random_edit(*today), test::pick_bool()});
    Drawing area;
    area.id = "d-1";
    area.meaning = Drawing::Meaning::problem;
    area.area = test::random_footprint();
    work.document.drawings = {area};
    work.filter.from = some_time;
    work.filter.categories = {"rån", "stöld"};
    work.filter.hours = HourSpan{22 * 60, 4 * 60};
    work.filter.weekdays = parse_weekdays("fri,sun");
    work.filter.darkness = LightCondition::twilight;
    const WorkInProgress read = work_from_json(work_as_json(work));
    RC_ASSERT(read.document == work.document);
    RC_ASSERT(read.filter == work.filter);
}

TEST(Recovery, GivesBackWhatWasNotSavedAndSaysWhatDiffers) {
    const test::TempFolder folder;
    Session session = session_of_study(folder);
    const Document as_read = *session.document;
    test::put(session, Removed<Camera>{"K-12"});
    EXPECT_EQ(Autosave(folder.path() / "state").keep(session, some_time), "");
    const FoundRecovery found =
        find_recovery(folder.path() / "state", session.study->file, as_read);
    ASSERT_TRUE(found.recovery) << found.message;
    EXPECT_EQ(found.recovery->at, some_time);
    EXPECT_EQ(found.recovery->differences.size(), 1U);
    Session again = session_of_study(folder);
    EXPECT_TRUE(restore(again, found.recovery->work).empty());
    EXPECT_EQ(*again.document, *session.document);
    EXPECT_TRUE(again.unsaved());
    tk::apply(again, DocumentCommand{Undo{}});
    EXPECT_EQ(*again.document, as_read);
}

TEST(Recovery, NothingIsOfferedForAnotherStudyOrWhenNothingDiffers) {
    const test::TempFolder folder;
    Session session = session_of_study(folder);
    test::put(session, Removed<Camera>{"K-12"});
    Autosave autosave(folder.path());
    autosave.keep(session, some_time);
    EXPECT_FALSE(find_recovery(folder.path(), "/elsewhere/lilleby.toml", {}).recovery);
    EXPECT_FALSE(find_recovery(folder.path(), session.study->file, *session.document).recovery);
}

TEST(Recovery, IsGoneWhenAllIsSavedAndWhenItIsGivenUp) {
    const test::TempFolder folder;
    Session session = session_of_study(folder);
    const auto file = recovery_file(folder.path(), session.study->file);
    Autosave autosave(folder.path());
    test::put(session, Removed<Camera>{"K-12"});
    autosave.keep(session, some_time);
    EXPECT_TRUE(std::filesystem::exists(file));
    session.saved = session.document;
    autosave.keep(session, some_time);
    EXPECT_FALSE(std::filesystem::exists(file));
    test::put(session, Removed<StreetLight>{"L-204"});
    autosave.keep(session, some_time);
    EXPECT_TRUE(std::filesystem::exists(file));
    autosave.forget(session.study->file);
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Recovery, WhatACrashHasLeftAndWhatAnotherWindowKeepsIsNotWrittenOver) {
    const test::TempFolder folder;
    Session session = session_of_study(folder);
    const Document as_read = *session.document;
    test::put(session, Removed<Camera>{"K-12"});
    // Nobody holds it any more once it has been written: as after a crash.
    Autosave(folder.path()).keep(session, some_time);
    const Document left = *session.document;

    Session other = session_of_study(folder);
    test::put(other, Removed<StreetLight>{"L-204"});
    Autosave at_work(folder.path());
    at_work.keep(other, some_time + std::chrono::hours(1));
    EXPECT_TRUE(at_work.holds(other));

    const FoundRecovery found = find_recovery(folder.path(), session.study->file, as_read);
    ASSERT_TRUE(found.recovery);
    EXPECT_EQ(found.recovery->work.document, left) << "the other one is being worked on";
    forget(*found.recovery);
    EXPECT_FALSE(find_recovery(folder.path(), session.study->file, as_read).recovery);
    EXPECT_TRUE(std::filesystem::exists(recovery_file(folder.path(), session.study->file, 2)));
}

TEST(Recovery, OfSeveralThatEndedTheNewestIsOfferedFirst) {
    const test::TempFolder folder;
    Session session = session_of_study(folder);
    const Document as_read = *session.document;
    test::put(session, Removed<Camera>{"K-12"});
    const Document older = *session.document;
    Autosave(folder.path()).keep(session, some_time);
    test::put(session, Removed<StreetLight>{"L-204"});
    Autosave(folder.path()).keep(session, some_time + std::chrono::hours(1));
    const auto first = find_recovery(folder.path(), session.study->file, as_read).recovery;
    ASSERT_TRUE(first);
    EXPECT_EQ(first->work.document, *session.document);
    forget(*first);
    const auto second = find_recovery(folder.path(), session.study->file, as_read).recovery;
    ASSERT_TRUE(second);
    EXPECT_EQ(second->work.document, older);
}

TEST(Recovery, AFileThatBreaksOffIsSetAsideAndSaid) {
    const test::TempFolder folder;
    Session session = session_of_study(folder);
    test::put(session, Removed<Camera>{"K-12"});
    Autosave(folder.path()).keep(session, some_time);
    const auto file = recovery_file(folder.path(), session.study->file);
    const auto whole = std::filesystem::file_size(file);
    for (const auto size : {std::uintmax_t{0}, std::uintmax_t{5}, whole / 2, whole - 1}) {
        if (!std::filesystem::exists(file)) Autosave(folder.path()).keep(session, some_time);
        std::filesystem::resize_file(file, size);
        const FoundRecovery found = find_recovery(folder.path(), session.study->file, {});
        EXPECT_FALSE(found.recovery) << size;
        EXPECT_FALSE(found.message.empty()) << size;
        EXPECT_FALSE(std::filesystem::exists(file)) << "it is not offered again";
    }
}

TEST(Recovery, AFolderThatCannotBeWrittenIsSaidOnce) {
    const test::TempFolder folder;
    const std::string in_the_way = folder.write("file", "");
    Session session = session_of_study(folder);
    test::put(session, Removed<Camera>{"K-12"});
    Autosave autosave(in_the_way);
    EXPECT_NE(autosave.keep(session, some_time), "");
    EXPECT_EQ(autosave.keep(session, some_time), "");
}

TEST(Recovery, WhatTodayNoLongerAllowsIsLeftOutAndSaid) {
    const test::TempFolder folder;
    Session session = session_of_study(folder);
    WorkInProgress work;
    work.document.plans = {
        {"P", {}, {{Removed<Camera>{"K-99"}, true}, {Removed<Camera>{"K-12"}, false}}}};
    EXPECT_EQ(restore(session, work).size(), 1U);
    ASSERT_EQ(session.plan("P")->edits.size(), 1U);
    EXPECT_FALSE(session.plan("P")->edits[0].on);
}

}  // namespace
}  // namespace tk
