// Every file of sample-data's broken/ folder: refused with a message that helps, or read with every
// row accounted for. broken/cases.json says which; a file without a case fails.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "engine/core/input_error.h"
#include "layers/load_study.h"
#include "layers/read_areas.h"
#include "layers/read_buildings.h"
#include "layers/read_cameras.h"
#include "layers/read_developments.h"
#include "layers/read_incidents.h"
#include "layers/read_lights.h"
#include "layers/read_streets.h"
#include "layers/study_file.h"
#include "tests/cli/command.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

const fs::path broken_folder = fs::path(TK_LILLEBY) / "broken";

nlohmann::json broken_cases() {
    std::ifstream in(broken_folder / "cases.json");
    return nlohmann::json::parse(in);
}

/// Reads a file for its role, as a study in SWEREF 99 TM would.
ReadReport read_for(const nlohmann::json& wanted) {
    const std::string role = wanted["role"];
    const fs::path file = broken_folder / wanted["file"];
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    LayerRequest request;
    request.source = file.string();
    request.input_crs = wanted.value("input_crs", "");
    ReadReport report;
    if (role == "incidents")
        read_incidents(request, context, {}, report);
    else if (role == "incidents with time")
        read_incidents(request, context, {.time = true}, report);
    else if (role == "lights")
        read_lights(request, context, report);
    else if (role == "cameras")
        read_cameras(request, context, report);
    else if (role == "buildings")
        read_buildings(request, context, report);
    else if (role == "developments")
        read_developments(request, context, report);
    else if (role == "areas")
        read_areas(request, context, report);
    else if (role == "streets")
        read_streets(request, context, report);
    else if (role == "study")
        read_study(file);
    else if (role == "run")
        load_study(read_study(file), {}, {});
    else
        ADD_FAILURE() << "no reader for the role '" << role << "'";
    return report;
}

void expect_refused(const nlohmann::json& wanted) {
    try {
        read_for(wanted);
        ADD_FAILURE() << wanted["file"] << " was accepted";
    } catch (const InputError& error) {
        const std::string said = error.what();
        EXPECT_NE(said.find(wanted["message"].get<std::string>()), std::string::npos)
            << wanted["file"] << " says: " << said;
        EXPECT_FALSE(error.remedy().empty()) << wanted["file"] << " says: " << said;
    }
}

void expect_read(const nlohmann::json& wanted) {
    const ReadReport report = read_for(wanted);
    EXPECT_EQ(report.used, wanted["used"].get<std::int64_t>()) << wanted["file"];
    EXPECT_EQ(report.read, report.used + report.filtered + report.skipped_rows())
        << wanted["file"] << " lost rows";
    if (wanted.contains("reason")) {
        std::int64_t count = 0;
        for (const SkippedRows& s : report.skipped)
            if (s.reason.find(wanted["reason"].get<std::string>()) != std::string::npos) {
                count += s.count;
                EXPECT_GE(s.first_row, 1) << wanted["file"];
            }
        std::string said;
        for (const SkippedRows& s : report.skipped) said += s.reason + "; ";
        EXPECT_EQ(count, wanted["count"].get<std::int64_t>()) << wanted["file"] << ": " << said;
    }
    if (wanted.contains("note")) {
        std::string notes;
        for (const std::string& note : report.notes) notes += note + "\n";
        EXPECT_NE(notes.find(wanted["note"].get<std::string>()), std::string::npos)
            << wanted["file"] << " notes: " << notes;
    }
}

TEST(BrokenFiles, EachIsRefusedOrReadAsItsCaseSays) {
    int cases = 0;
    for (const nlohmann::json& wanted : broken_cases()) {
        if (wanted["role"] == "part") continue;
        ++cases;
        try {
            if (wanted["expect"] == "refused")
                expect_refused(wanted);
            else
                expect_read(wanted);
        } catch (const std::exception& error) {
            ADD_FAILURE() << wanted["file"] << ": " << error.what();
        }
    }
    EXPECT_GE(cases, 25);
}

TEST(BrokenFiles, EveryFileHasACase) {
    std::set<std::string> known{"cases.json"};
    for (const nlohmann::json& wanted : broken_cases()) known.insert(wanted["file"]);
    for (const auto& entry : fs::directory_iterator(broken_folder))
        EXPECT_TRUE(known.contains(entry.path().filename().string())) << entry.path().filename();
}

TEST(BrokenFiles, TheProgramRefusesAStudyWithOneLineAndExitOne) {
    const auto result =
        test::command({"run", (broken_folder / "unknown-key.toml").string(), "--out", "x.gpkg"});
    EXPECT_EQ(result.status, 1);
    EXPECT_TRUE(result.out.empty());
    EXPECT_NE(result.err.find("unknown-key.toml:"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace tk
