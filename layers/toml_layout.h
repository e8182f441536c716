#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Where things stand in a TOML text, for changing some of it and leaving the rest, with its
/// comments, as it is. Knows as much of TOML as that needs; what comes out is to be parsed and
/// compared with what was meant. Private to layers/.
namespace tk {

/// `key = value` of a table, as offsets into the text.
struct TomlEntry {
    std::string key;
    std::size_t line_begin = 0;
    std::size_t value_begin = 0;
    std::size_t value_end = 0;  ///< after the value, before a comment
    std::size_t line_end = 0;   ///< after the line break of the last line of the value
};

/// A heading and what stands below it up to the next one.
struct TomlTableText {
    std::string heading;    ///< "[[scenario]]", without blanks; empty for what stands before any
    std::size_t begin = 0;  ///< of the heading's line
    std::size_t end = 0;    ///< after its last entry, before comments that lead to the next heading
    std::vector<TomlEntry> entries;
};

std::vector<TomlTableText> toml_layout(std::string_view toml);

}  // namespace tk
