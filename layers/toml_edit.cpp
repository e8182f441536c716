#include "layers/toml_edit.h"

#include <algorithm>
#include <utility>

namespace tk {

void TextChanges::replace(std::size_t begin, std::size_t end, std::string by) {
    changes_.push_back({begin, end, std::move(by)});
}

std::string TextChanges::applied_to(std::string text) const {
    std::vector<Change> from_behind = changes_;
    std::stable_sort(from_behind.begin(), from_behind.end(),
                     [](const Change& a, const Change& b) { return a.begin > b.begin; });
    for (const Change& change : from_behind)
        text.replace(change.begin, change.end - change.begin, change.by);
    return text;
}

const TomlEntry* entry_called(const TomlTableText& table, std::string_view key) {
    for (const TomlEntry& entry : table.entries)
        if (entry.key == key) return &entry;
    return nullptr;
}

std::string line_break_of(std::string_view text) {
    return text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

}  // namespace tk
