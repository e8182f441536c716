#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "layers/toml_layout.h"

/// Changing some of a TOML text where it stands. Private to layers/.
namespace tk {

/// Replacements in a text. They must not overlap; what is put in at one place stays in the order in
/// which it was asked for.
class TextChanges {
public:
    void replace(std::size_t begin, std::size_t end, std::string by);
    std::string applied_to(std::string_view text) const;

private:
    struct Change {
        std::size_t begin, end;
        std::string by;
    };
    std::vector<Change> changes_;
};

/// Null where the table has no such key.
const TomlEntry* entry_called(const TomlTableText& table, std::string_view key);

/// Puts `line`, a key and its value, behind the last entry of a table; nothing where it has none.
void append_entry(std::string_view text, const TomlTableText& table, const std::string& line,
                  TextChanges& changes);

/// How the lines of a text end: "\n" or "\r\n".
std::string line_break_of(std::string_view text);

}  // namespace tk
