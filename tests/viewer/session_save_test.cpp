#include <gtest/gtest.h>

#include <fstream>

#include "engine/core/input_error.h"
#include "layers/drawings_file.h"
#include "layers/study_file.h"
#include "layers/write_scenario.h"
#include "tests/layers/gdal_check.h"
#include "tests/support/check_few.h"
#include "tests/support/random_edits.h"
#include "tests/support/temp_folder.h"
#include "tests/viewer/session_samples.h"
#include "viewer/session/save_plans.h"

namespace tk {
namespace {

const std::string small_study = R"(# The town.
[study]
crs = "EPSG:3006"
extent = [670000, 6580000, 670100, 6580100]
[layers.incidents]
source = "i.csv"  # few yet
crs = "EPSG:3006"
fields = { x = "x", y = "y" }
[layers.lights]
source = "lights.csv"
crs = "EPSG:3006"
fields = { x = "x", y = "y" }
)";

/// A study on disk, and a session of it as the window opens it.
class SessionOnDisk {
public:
    explicit SessionOnDisk(const std::string& toml = small_study) {
        folder_.write("i.csv", "x,y\n670010,6580010\n");
        folder_.write("lights.csv", "id,x,y,flux,height\nL1,670020,6580020,5000,6\n");
        if (toml.find("a.gpkg") != std::string::npos)
            write_scenario({path("a.gpkg"), ProjectedCrs::parse("EPSG:3006").wkt()}, {},
                           *build_town({}));
        file = folder_.write("town.toml", toml);
        session = opened();
    }
    Session opened() const {
        Session made;
        made.study = std::make_shared<const Study>(read_study(file));
        LoadOptions options;
        options.without_unreadable_scenarios = true;
        made.loaded = std::make_shared<const LoadedStudy>(load_study(*made.study, options, {}));
        made.files = stamps_of_study(*made.study);
        made.document = std::make_shared<const Document>(document_of(
            *made.study, *made.loaded,
            read_drawings(drawings_file(made.study->file), made.loaded->context.crs).drawings));
        made.saved = made.document;
        return made;
    }
    SavedPlans save() {
        SavedPlans saved = write_plans(plans_to_save(session, {}));
        take_saved(session, saved);
        return saved;
    }
    std::string path(const std::string& name) const { return folder_.file(name); }
    void spoil_study() { write_study("[study"); }
    void write_study(const std::string& text) { folder_.write("town.toml", text); }

    std::string file;
    Session session;

private:
    test::TempFolder folder_;
};

StreetLight new_lamp_on_disk(const std::string& id) {
    return test::lamp_at(id, {670030.125, 6580030.25});
}

TEST(SavePlans, WhatIsSavedIsReopenedIdentically) {
    SessionOnDisk disk;
    tk::apply(disk.session, DocumentCommand{CreatePlan{"Förslag Å"}});
    tk::apply(disk.session,
              DocumentCommand{PutEdit{"Förslag Å", Added<StreetLight>{new_lamp_on_disk("new-1")}}});
    tk::apply(disk.session, DocumentCommand{PutEdit{"Förslag Å", Removed<StreetLight>{"L1"}}});
    tk::apply(disk.session, DocumentCommand{SwitchEdit{"Förslag Å", "lights", "L1", false}});
    Drawing note;
    note.id = "d-1";
    note.kind = Drawing::Kind::note;
    note.at = {670001, 6580001};
    note.text = "Mörkt här";
    tk::apply(disk.session, DocumentCommand{PutDrawing{note}});
    EXPECT_TRUE(disk.session.unsaved());
    const SavedPlans saved = disk.save();
    EXPECT_FALSE(disk.session.unsaved());
    EXPECT_EQ(saved.written.size(), 3U);
    EXPECT_EQ(disk.session.plan("Förslag Å")->source, disk.path("forslag_a.gpkg"));
    EXPECT_EQ(*disk.opened().document, *disk.session.document);
    EXPECT_TRUE(disk.save().written.empty()) << "nothing has changed since";
    std::ifstream text(disk.file);
    EXPECT_TRUE(std::string(std::istreambuf_iterator<char>(text), {}).starts_with(small_study));
}

TEST(SavePlans, AnySessionIsReopenedIdentically) {
    test::check_few(4, [] {
        SessionOnDisk disk;
        tk::apply(disk.session, DocumentCommand{CreatePlan{"P"}});
        tk::apply(disk.session, DocumentCommand{CreatePlan{"Q"}});
        for (int i = 0; i < 8; ++i)
            tk::apply(disk.session,
                      DocumentCommand{PutEdit{test::pick_of<std::string>({"P", "Q"}),
                                              test::random_edit(*disk.session.loaded->town)}});
        disk.save();
        RC_ASSERT(*disk.opened().document == *disk.session.document);
    });
}

TEST(SavePlans, UndoneBeforeItsFirstSavingAPlanKeepsItsFile) {
    SessionOnDisk disk;
    tk::apply(disk.session, DocumentCommand{CreatePlan{"P"}});
    tk::apply(disk.session, DocumentCommand{PutEdit{"P", Removed<StreetLight>{"L1"}}});
    disk.save();
    tk::apply(disk.session, DocumentCommand{Undo{}});
    disk.save();
    EXPECT_EQ(disk.session.plan("P")->source, disk.path("p.gpkg"));
    EXPECT_TRUE(disk.opened().plan("P")->edits.empty());
    EXPECT_FALSE(std::filesystem::exists(disk.path("p-2.gpkg")));
}

TEST(SavePlans, RenamedAndDeletedPlansKeepTheirFiles) {
    SessionOnDisk disk;
    tk::apply(disk.session, DocumentCommand{CreatePlan{"A"}});
    tk::apply(disk.session, DocumentCommand{CreatePlan{"B"}});
    disk.save();
    tk::apply(disk.session, DocumentCommand{RenamePlan{"A", "C"}});
    tk::apply(disk.session, DocumentCommand{DeletePlan{"B"}});
    disk.save();
    const Session again = disk.opened();
    ASSERT_EQ(again.document->plans.size(), 1U);
    EXPECT_EQ(again.document->plans[0].name, "C");
    EXPECT_EQ(again.document->plans[0].source, disk.path("a.gpkg"));
    EXPECT_TRUE(std::filesystem::exists(disk.path("b.gpkg")));
    tk::apply(disk.session, DocumentCommand{CreatePlan{"B"}});
    disk.save();
    EXPECT_EQ(disk.session.plan("B")->source, disk.path("b-2.gpkg"))
        << "never over a file that is there";
}

TEST(SavePlans, ADeletionThatIsUndoneBringsBackWhatTheStudySaid) {
    SessionOnDisk disk(small_study + "[[scenario]]\nname = \"A\"\nedits = \"a.gpkg\"\n" +
                       "cost = { light = 45000 }\n[[measure]]\nid = \"M1\"\nscenario = \"A\"\n");
    const Study before = *disk.session.study;
    ASSERT_EQ(before.measures.at(0).scenario, "A");
    tk::apply(disk.session, DocumentCommand{DeletePlan{"A"}});
    EXPECT_EQ(disk.save().failure, "");
    EXPECT_TRUE(disk.opened().study->scenarios.empty());
    EXPECT_EQ(disk.opened().study->measures.at(0).scenario, "");
    tk::apply(disk.session, DocumentCommand{Undo{}});
    EXPECT_EQ(disk.save().failure, "");
    EXPECT_EQ(disk.opened().study->scenarios, before.scenarios);
    EXPECT_EQ(disk.opened().study->measures, before.measures);
}

TEST(SavePlans, AScenarioThatCannotBeReadStaysInTheStudy) {
    SessionOnDisk disk(small_study + "[[scenario]]\nname = \"A\"\nedits = \"a.gpkg\"\n" +
                       "[[scenario]]\nname = \"B\"\nedits = \"none.gpkg\"\n");
    EXPECT_EQ(disk.session.document->plans.size(), 1U);
    ASSERT_EQ(disk.session.loaded->unreadable.size(), 1U);
    EXPECT_EQ(disk.session.loaded->unreadable[0].first, "B");
    EXPECT_NE(disk.session.loaded->unreadable[0].second.source().find("none.gpkg"),
              std::string::npos);
    tk::apply(disk.session, DocumentCommand{CreatePlan{"C"}});
    tk::apply(disk.session, DocumentCommand{DeletePlan{"A"}});
    const SavedPlans saved = disk.save();
    EXPECT_EQ(saved.failure, "");
    EXPECT_TRUE(saved.notes.empty());
    const Study now = read_study(disk.file);
    ASSERT_EQ(now.scenarios.size(), 2U);
    EXPECT_EQ(now.scenarios[0].name, "B");
    EXPECT_EQ(now.scenarios[1].name, "C");
}

TEST(SavePlans, ANewPlanDoesNotTakeOverOneThatCannotBeRead) {
    SessionOnDisk disk(small_study + "[[scenario]]\nname = \"B\"\nedits = \"none.gpkg\"\n");
    ASSERT_EQ(disk.session.loaded->unreadable.size(), 1U);
    tk::apply(disk.session, DocumentCommand{CreatePlan{"B"}});
    EXPECT_NE(disk.save().failure, "") << "the name is taken, and that is said";
    ASSERT_EQ(read_study(disk.file).scenarios.size(), 1U);
    EXPECT_EQ(read_study(disk.file).scenarios[0].edits, disk.path("none.gpkg"));
    tk::apply(disk.session, DocumentCommand{RenamePlan{"B", "C"}});
    EXPECT_EQ(disk.save().failure, "");
    EXPECT_EQ(read_study(disk.file).scenarios.size(), 2U);
}

TEST(SavePlans, ANewPlanMayTakeTheNameThatARenamedOneHasLeft) {
    SessionOnDisk disk;
    tk::apply(disk.session, DocumentCommand{CreatePlan{"A"}});
    tk::apply(disk.session,
              DocumentCommand{PutEdit{"A", Added<StreetLight>{new_lamp_on_disk("new-1")}}});
    disk.save();
    tk::apply(disk.session, DocumentCommand{RenamePlan{"A", "B"}});
    tk::apply(disk.session, DocumentCommand{CreatePlan{"A"}});
    tk::apply(disk.session, DocumentCommand{PutEdit{"A", Removed<StreetLight>{"L1"}}});
    EXPECT_TRUE(disk.save().failure.empty());
    const Session again = disk.opened();
    ASSERT_EQ(again.document->plans.size(), 2U);
    ASSERT_NE(again.document->plan("B"), nullptr);
    EXPECT_EQ(again.document->plan("B")->edits, disk.session.plan("B")->edits);
    EXPECT_EQ(again.document->plan("A")->edits, disk.session.plan("A")->edits);
}

TEST(SavePlans, WhatChangesWhileSavingStaysUnsaved) {
    SessionOnDisk disk;
    tk::apply(disk.session, DocumentCommand{CreatePlan{"P"}});
    const SavedPlans saved = write_plans(plans_to_save(disk.session, {}));
    tk::apply(disk.session, DocumentCommand{PutEdit{"P", Removed<StreetLight>{"L1"}}});
    take_saved(disk.session, saved);
    EXPECT_TRUE(disk.session.unsaved());
    EXPECT_EQ(disk.session.plan("P")->edits.size(), 1U);
    disk.save();
    EXPECT_EQ(disk.opened().plan("P")->edits.size(), 1U);
}

TEST(SavePlans, WhatAnotherProgramHasWrittenMeanwhileIsKeptAndSaid) {
    SessionOnDisk disk;
    tk::apply(disk.session, DocumentCommand{CreatePlan{"P"}});
    tk::apply(disk.session,
              DocumentCommand{PutEdit{"P", Added<StreetLight>{new_lamp_on_disk("new-1")}}});
    EXPECT_TRUE(disk.save().notes.empty());
    // Another window saves one more lamp.
    Session other = disk.opened();
    tk::apply(other, DocumentCommand{PutEdit{"P", Added<StreetLight>{new_lamp_on_disk("new-2")}}});
    take_saved(other, write_plans(plans_to_save(other, {})));
    tk::apply(disk.session, DocumentCommand{PutEdit{"P", Removed<StreetLight>{"L1"}}});
    const SavedPlans saved = disk.save();
    ASSERT_EQ(saved.notes.size(), 1U);
    EXPECT_NE(saved.notes[0].find("p.gpkg.bak"), std::string::npos) << saved.notes[0];
    EXPECT_TRUE(std::filesystem::exists(disk.path("p.gpkg.bak")));
    std::filesystem::copy_file(disk.path("p.gpkg.bak"), disk.path("p.gpkg"),
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(*disk.opened().document, *other.document);
}

TEST(SavePlans, AScenarioThatSomeoneElseAddsStays) {
    SessionOnDisk disk;
    Session other = disk.opened();
    tk::apply(other, DocumentCommand{CreatePlan{"Theirs"}});
    take_saved(other, write_plans(plans_to_save(other, {})));
    tk::apply(disk.session, DocumentCommand{CreatePlan{"Ours"}});
    EXPECT_EQ(disk.save().notes.size(), 1U);
    tk::apply(disk.session, DocumentCommand{CreatePlan{"Ours too"}});
    disk.save();
    const Session again = disk.opened();
    EXPECT_EQ(again.document->plans.size(), 3U);
    EXPECT_NE(again.document->plan("Theirs"), nullptr);
    // The same name twice is refused; nothing is lost.
    tk::apply(other, DocumentCommand{CreatePlan{"Ours"}});
    const SavedPlans refused = write_plans(plans_to_save(other, {}));
    EXPECT_NE(refused.failure.find("'Ours'"), std::string::npos) << refused.failure;
    take_saved(other, refused);
    EXPECT_TRUE(other.unsaved());
    EXPECT_EQ(disk.opened().document->plans.size(), 3U);
}

TEST(SavePlans, AfterAFailureTheFilesThatWereMadeAreUsedAgain) {
    SessionOnDisk disk;
    tk::apply(disk.session, DocumentCommand{CreatePlan{"A"}});
    tk::apply(disk.session, DocumentCommand{CreatePlan{"B"}});
    const std::string study_text = test::bytes_of(disk.file);
    disk.spoil_study();
    const SavedPlans first = disk.save();
    EXPECT_FALSE(first.failure.empty());
    EXPECT_TRUE(disk.session.unsaved());
    disk.write_study(study_text);
    EXPECT_TRUE(disk.save().failure.empty());
    EXPECT_FALSE(disk.session.unsaved());
    EXPECT_TRUE(std::filesystem::exists(disk.path("a.gpkg")));
    EXPECT_FALSE(std::filesystem::exists(disk.path("a-2.gpkg")));
    EXPECT_FALSE(std::filesystem::exists(disk.path("b-2.gpkg")));
    EXPECT_EQ(disk.opened().document->plans.size(), 2U);
}

TEST(SavePlans, EditsOfAnotherFormatMoveToAGeoPackage) {
    const std::string geojson =
        R"({"type": "FeatureCollection", "name": "lights", "features": [
        {"type": "Feature", "geometry": null, "properties": {"edit": "remove", "id": "L1"}}]})";
    SessionOnDisk disk;
    std::ofstream(disk.path("a.geojson")) << geojson;
    std::ofstream(disk.file, std::ios::app)
        << "[[scenario]]\nname = \"A\"\nedits = \"a.geojson\" # old\n";
    disk.session = disk.opened();
    ASSERT_EQ(disk.session.plan("A")->edits.size(), 1U);
    disk.save();
    EXPECT_EQ(disk.session.plan("A")->source, disk.path("a.gpkg"));
    EXPECT_EQ(*disk.opened().document, *disk.session.document);
    std::ifstream kept(disk.path("a.geojson"));
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), geojson);
}

}  // namespace
}  // namespace tk
