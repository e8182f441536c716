#pragma once

#include <string_view>

namespace tk::ui {

/// What a place has: name, kind of number, today's value and the proposal's. "–" where there is
/// none.
struct ValueRow {
    std::string_view name = {};      ///< "Belysningsstyrka"
    std::string_view kind = {};      ///< "fysisk": small, muted, under the name
    std::string_view today = {};     ///< "1,8 lx": text colour
    std::string_view proposal = {};  ///< "7,4 lx": accent; unused with one column
    const char* tooltip = nullptr;
};

/// Looks: "Nuläge" and "Förslag B", 11 medium muted, right-aligned over the columns of value_row().
/// One column when `proposal` is empty.
void value_head(std::string_view today, std::string_view proposal);
/// Looks: 42 high, without a kind 28; values 13 semibold, right-aligned in fixed columns of the
/// panel's width.
void value_row(const ValueRow& row, bool two_columns = true);

/// Looks: a muted name left (13), its value (13) at the right edge or below where it is too long:
/// the fields of a picked object.
void field_row(std::string_view name, std::string_view value);
/// Looks: a large number (22 bold) with small muted words under it.
void big_number(std::string_view number, std::string_view words);

}  // namespace tk::ui
