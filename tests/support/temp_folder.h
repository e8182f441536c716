#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace tk::test {

/// A folder of its own for one test, gone afterwards.
class TempFolder {
public:
    TempFolder() {
        static std::atomic<int> number = 0;
        const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
        const std::string name =
            info ? std::string(info->test_suite_name()) + "." + info->name() : std::string("suite");
        std::string safe;
        for (const char c : name) safe += c == '/' ? '-' : c;
        path_ = std::filesystem::temp_directory_path() /
                ("tryggkarta-test-" + safe + "-" + std::to_string(number++));
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::string file(const std::string& name) const { return (path_ / name).string(); }
    /// Writes a file and gives its path.
    std::string write(const std::string& name, std::string_view text) const {
        std::ofstream out(path_ / name, std::ios::binary);
        out << text;
        return file(name);
    }

private:
    std::filesystem::path path_;
};

}  // namespace tk::test
