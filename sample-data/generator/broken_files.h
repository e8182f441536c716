#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tk {

/// What a broken file is read as, and what is expected of that.
struct BrokenCase {
    std::string file;
    std::string role;     ///< "incidents", "lights", ..., "study", "run" (the study is read, its
                          ///< run is refused); "part": belongs to another file
    std::string refused;  ///< part of the message; empty: it is read
    std::string reason;   ///< rows are skipped for this reason; empty: none is skipped
    int skipped = 0;
    int used = 0;                ///< rows
    std::string note = {};       ///< part of a note of the report; empty: nothing is asked
    std::string input_crs = {};  ///< to be named by the reader; a table of numbers does not say
};

/// Collects cases while the files are written.
class BrokenFolder {
public:
    explicit BrokenFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void write(const BrokenCase& expected, const std::string& text);
    /// Only the case: the file is there already.
    void add(const BrokenCase& expected) { cases_.push_back(expected); }
    /// The first `share` of a file that is whole, under another name; the whole one is removed.
    void cut(const BrokenCase& expected, const std::string& whole, double share);

    std::filesystem::path path(const std::string& file) const { return folder_ / file; }
    std::string cases_json() const;

private:
    std::filesystem::path folder_;
    std::vector<BrokenCase> cases_;
};

void write_broken_tables(BrokenFolder& folder);
void write_broken_geometries(BrokenFolder& folder);
void write_broken_objects(BrokenFolder& folder);
void write_broken_studies(BrokenFolder& folder);

}  // namespace tk
