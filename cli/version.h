#pragma once

namespace tk::cli {

inline constexpr const char* version = TK_VERSION;

}  // namespace tk::cli
