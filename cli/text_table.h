#pragma once

#include <string>
#include <vector>

namespace tk::cli {

/// Rows of words as columns that stand under each other: the first to the left, the others to the
/// right. The first row is the head. Columns are as wide as what is in them, counted in
/// characters, so that å ä ö take one place.
std::string text_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace tk::cli
