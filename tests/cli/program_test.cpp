#include "cli/program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;

TEST(Program, WithoutAVerbShowsTheVerbsAndIsAUsageError) {
    const auto result = command({});
    EXPECT_EQ(result.status, cli::exit_usage);
    EXPECT_NE(result.out.find("hotspot"), std::string::npos);
}

TEST(Program, HelpIsNoError) {
    EXPECT_EQ(command({"--help"}).status, cli::exit_done);
    EXPECT_EQ(command({"--version"}).status, cli::exit_done);
}

TEST(Program, UnknownVerbNamesTheVerbsThereAre) {
    const auto result = command({"heatmap", "x.csv"});
    EXPECT_EQ(result.status, cli::exit_usage);
    EXPECT_TRUE(result.out.empty());
    EXPECT_NE(result.err.find("'heatmap' is no verb"), std::string::npos);
    EXPECT_NE(result.err.find("hotspot"), std::string::npos);
}

TEST(Program, MissingFileIsExitOneWithOneLineAndEmptyOutput) {
    const auto result = command({"hotspot", "nowhere.csv", "--at", "1,1", "--json"});
    EXPECT_EQ(result.status, cli::exit_impossible);
    EXPECT_TRUE(result.out.empty());
    EXPECT_EQ(result.err.rfind("error: ", 0), 0u);
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1);
    EXPECT_NE(result.err.find("nowhere.csv"), std::string::npos);
}

TEST(Program, GlobalOptionsMayStandAnywhere) {
    const test::TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y\n674000,6580000\n674100,6580100\n");
    const std::vector<std::string> verb{"hotspot",   csv,    "--input-crs",
                                        "EPSG:3006", "--at", "674000,6580000"};
    std::vector<std::string> first{"--json", "--threads", "1"}, last = verb;
    first.insert(first.end(), verb.begin(), verb.end());
    last.insert(last.end(), {"--threads=1", "--json"});
    const auto a = command(first), b = command(last);
    ASSERT_EQ(a.status, 0) << a.err;
    ASSERT_EQ(b.status, 0) << b.err;
    EXPECT_EQ(a.json()["result"], b.json()["result"]);
}

TEST(Program, ThreadsMustBeANumber) {
    EXPECT_EQ(command({"info", "x", "--threads", "many"}).status, cli::exit_usage);
    EXPECT_EQ(command({"info", "x", "--threads", "0"}).status, cli::exit_usage);
    EXPECT_EQ(command({"info", "x", "--threads"}).status, cli::exit_usage);
}

TEST(Program, InterruptionLeavesTheFormerFileAndSaysSo) {
    const test::TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y\n674000,6580000\n");
    const std::atomic<bool> interrupted = true;
    std::ostringstream out, err;
    const int status = cli::run_program(
        {"hotspot", csv, "--input-crs", "EPSG:3006", "--out", folder.file("o.tif")}, out, err,
        &interrupted);
    EXPECT_EQ(status, cli::exit_interrupted);
    EXPECT_TRUE(out.str().empty());
    EXPECT_FALSE(std::filesystem::exists(folder.file("o.tif")));
}

}  // namespace
}  // namespace tk
