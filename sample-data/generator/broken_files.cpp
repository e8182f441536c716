#include "sample-data/generator/broken_files.h"

#include <fstream>
#include <iterator>

#include "sample-data/generator/output_layer.h"
#include "sample-data/generator/write_layers.h"

namespace tk {
namespace {

std::string quoted(const std::string& text) {
    std::string escaped = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped + "\"";
}

}  // namespace

void BrokenFolder::write(const BrokenCase& expected, const std::string& text) {
    write_text(folder_ / expected.file, text);
    cases_.push_back(expected);
}

void BrokenFolder::cut(const BrokenCase& expected, const std::string& whole, double share) {
    std::ifstream in(folder_ / whole, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    in.close();
    std::filesystem::remove(folder_ / whole);
    bytes.resize(static_cast<std::size_t>(static_cast<double>(bytes.size()) * share));
    write(expected, bytes);
}

std::string BrokenFolder::cases_json() const {
    std::string text = "[";
    for (const BrokenCase& c : cases_) {
        text += (text.size() > 1 ? ",\n " : "\n ") + std::string("{\"file\": ") + quoted(c.file) +
                ", \"role\": " + quoted(c.role);
        if (c.role == "part") {
            text += "}";
            continue;
        }
        text += std::string(", \"expect\": ") + (c.refused.empty() ? "\"read\"" : "\"refused\"");
        if (!c.refused.empty()) text += ", \"message\": " + quoted(c.refused);
        if (c.refused.empty()) text += ", \"used\": " + std::to_string(c.used);
        if (!c.reason.empty())
            text +=
                ", \"reason\": " + quoted(c.reason) + ", \"count\": " + std::to_string(c.skipped);
        const bool table = c.file.size() > 4 && c.file.substr(c.file.size() - 4) == ".csv";
        if (!c.input_crs.empty() || table)
            text += ", \"input_crs\": " + quoted(c.input_crs.empty() ? "EPSG:3006" : c.input_crs);
        if (!c.note.empty()) text += ", \"note\": " + quoted(c.note);
        text += "}";
    }
    return text + "\n]\n";
}

void write_broken_files(const std::filesystem::path& path) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
    BrokenFolder folder(path);
    write_broken_tables(folder);
    write_broken_geometries(folder);
    write_broken_objects(folder);
    write_broken_studies(folder);
    write_text(path / "cases.json", folder.cases_json());
}

}  // namespace tk
