#pragma once

#include <string>
#include <string_view>

/// What must be known of a file before GDAL opens it. Private to layers/.
namespace tk {

/// The first bytes of a file, at most 64 kB; of gzip and zip, unpacked.
std::string head_of(const std::string& gdal_path);

/// Whether it is a web page: what a broken download address gives.
bool is_web_page(std::string_view head);

/// Whether the first row of a CSV holds values, not names: a cell in it is a date or a number, and
/// not only whole numbers that may be years over columns.
bool first_row_is_values(std::string_view head);

}  // namespace tk
