#pragma once

#include <cstddef>
#include <optional>
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

/// Gives a key of the table another value: on its line where it has one, behind the table's last
/// entry where it has none; no value: its line goes.
void set_entry(TextChanges& changes, std::string_view text, const TomlTableText& table,
               const std::string& key, const std::optional<std::string>& value);

/// How the lines of a text end: "\n" or "\r\n".
std::string line_break_of(std::string_view text);

}  // namespace tk
