#pragma once

#include <string>
#include <string_view>

/// Text that is copied to be put into a spreadsheet: rows of cells with tabs between them.
namespace tk {

/// A number of number_words.h as spreadsheets of the language that is on read it: its decimal
/// sign, nothing between thousands, a plain minus.
std::string spreadsheet_number(std::string words);

/// Adds a cell's words; what would end it becomes a blank.
void append_spreadsheet_cell(std::string& into, std::string_view words);

}  // namespace tk
