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

void set_entry(TextChanges& changes, std::string_view text, const TomlTableText& table,
               const std::string& key, const std::optional<std::string>& value) {
    const TomlEntry* line = entry_called(table, key);
    if (line != nullptr && value)
        changes.replace(line->value_begin, line->value_end, *value);
    else if (line != nullptr)
        changes.replace(line->line_begin, line->line_end, "");
    if (line != nullptr || !value) return;
    const std::string end = line_break_of(text);
    const bool within_line = table.end > 0 && text[table.end - 1] != '\n';
    changes.replace(table.end, table.end, (within_line ? end : "") + key + " = " + *value + end);
}

std::string line_break_of(std::string_view text) {
    return text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

}  // namespace tk
