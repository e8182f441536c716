#pragma once

#include <filesystem>
#include <random>
#include <string>

namespace tk::test {

/// A folder for the files of one program of benchmarks, gone when it ends.
class BenchmarkFolder {
public:
    BenchmarkFolder()
        : path_(std::filesystem::temp_directory_path() /
                ("tryggkarta-benchmark-" + std::to_string(std::random_device{}()))) {
        std::filesystem::create_directories(path_);
    }
    ~BenchmarkFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    BenchmarkFolder(const BenchmarkFolder&) = delete;
    BenchmarkFolder& operator=(const BenchmarkFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace tk::test
