#pragma once

#include <string>
#include <string_view>

namespace tk {

/// SHA-256 of bytes, in lower-case hexadecimal (FIPS 180-4). Written out here since of all
/// libraries that the program is linked with none gives it: one for this alone would have to be
/// there wherever it is built.
std::string sha256(std::string_view bytes);

}  // namespace tk
