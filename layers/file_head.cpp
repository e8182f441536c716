#include "layers/file_head.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/core/letter_case.h"
#include "layers/gdal_handles.h"
#include "layers/local_time.h"
#include "layers/written_number.h"

namespace tk {

namespace {

/// GDAL's own choice: the separator that occurs most in the first line, outside quotes.
char separator_of(std::string_view line) {
    constexpr std::array<char, 4> known{',', ';', '\t', '|'};
    std::array<int, known.size()> counts{};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        const auto at = std::find(known.begin(), known.end(), c);
        if (at != known.end()) ++counts[static_cast<std::size_t>(at - known.begin())];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return known[static_cast<std::size_t>(most - counts.begin())];
}

std::vector<std::string> cells_of(std::string_view line) {
    const char separator = separator_of(line);
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == separator && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    return cells;
}

bool may_be_year(const std::string& cell, double value) {
    return cell.find_first_not_of("0123456789") == std::string::npos && value >= 1900.0 &&
           value <= 2100.0;
}

}  // namespace

std::string head_of(const std::string& gdal_path) {
    ensure_gdal();
    const GdalMessages quiet;
    VSILFILE* file = VSIFOpenL(gdal_path.c_str(), "rb");
    if (file == nullptr) return {};
    std::string head(std::size_t{64} * 1024, '\0');
    head.resize(VSIFReadL(head.data(), 1, head.size(), file));
    VSIFCloseL(file);
    if (head.rfind("\xEF\xBB\xBF", 0) == 0) head.erase(0, 3);
    return head;
}

bool is_web_page(std::string_view head) {
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    const std::string start = folded(head.substr(first, 200));
    return start.rfind("<!doctype html", 0) == 0 || start.rfind("<html", 0) == 0;
}

bool first_row_is_values(std::string_view head) {
    const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
    bool any_value = false;
    bool only_years = true;
    bool any_name = false;
    for (const std::string& cell : cells_of(line)) {
        if (is_missing(cell)) continue;
        const auto number = parse_number(cell);
        if (!number && !parse_time(cell)) {
            any_name = true;
            continue;
        }
        any_value = true;
        only_years = only_years && number && may_be_year(cell, number->value);
    }
    return any_value && !(any_name && only_years);
}

}  // namespace tk
