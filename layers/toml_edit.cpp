#include "layers/toml_edit.h"

#include <algorithm>
#include <utility>

namespace tk {

void TextChanges::replace(std::size_t begin, std::size_t end, std::string by) {
    changes_.push_back({begin, end, std::move(by)});
}

std::string TextChanges::applied_to(std::string_view text) const {
    std::vector<Change> forward = changes_;
    // What is put in at a place stands before what is taken away from there on.
    std::stable_sort(forward.begin(), forward.end(), [](const Change& a, const Change& b) {
        return std::pair(a.begin, a.begin != a.end) < std::pair(b.begin, b.begin != b.end);
    });
    std::string made;
    std::size_t at = 0;
    for (const Change& change : forward) {
        made.append(text.substr(at, change.begin - at)).append(change.by);
        at = change.end;
    }
    return made.append(text.substr(at));
}

const TomlEntry* entry_called(const TomlTableText& table, std::string_view key) {
    for (const TomlEntry& entry : table.entries)
        if (entry.key == key) return &entry;
    return nullptr;
}

void append_entry(std::string_view text, const TomlTableText& table, const std::string& line,
                  TextChanges& changes) {
    if (table.entries.empty()) return;
    const std::size_t behind = table.entries.back().line_end;
    const std::string end = line_break_of(text);
    changes.replace(behind, behind, (text[behind - 1] == '\n' ? "" : end) + line + end);
}

std::string line_break_of(std::string_view text) {
    return text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

}  // namespace tk
