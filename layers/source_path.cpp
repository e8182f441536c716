#include <algorithm>
#include <cctype>

#include "layers/study_file.h"

namespace tk {
namespace {

std::filesystem::path path_of_utf8(std::string_view utf8) {
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

std::string utf8_of_path(const std::filesystem::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

/// "PG:", "WFS:", "https:": two letters at least, since one is a drive.
bool names_connection(std::string_view source) {
    if (source.starts_with('<') || source.starts_with('{')) return true;  // a description in place
    const auto colon = source.find(':');
    if (colon == std::string_view::npos || colon < 2) return false;
    for (const char c : source.substr(0, colon))
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_' && c != '+') return false;
    return true;
}

/// Length of an archive's prefix ("/vsizip/"), behind which a path stands; 0 where there is none.
std::size_t archive_prefix(std::string_view source) {
    for (const std::string_view prefix : {"/vsizip/", "/vsigzip/", "/vsitar/"})
        if (source.starts_with(prefix)) return prefix.size();
    return 0;
}

/// `source` with `change` applied to the path in it, where there is one.
template <typename Change>
std::string with_path_changed(std::string_view source, const Change& change) {
    if (source.empty() || names_connection(source)) return std::string(source);
    const std::size_t prefix = archive_prefix(source);
    const std::size_t end = std::min(source.find('|'), source.size());
    const std::string_view path = source.substr(prefix, end - prefix);
    const bool elsewhere =
        prefix == 0 ? path.starts_with("/vsi")
                    : path.starts_with("vsi") || path.starts_with("/vsi") || path.starts_with('{');
    if (path.empty() || elsewhere) return std::string(source);
    return std::string(source.substr(0, prefix)) + change(path) + std::string(source.substr(end));
}

}  // namespace

std::string resolved_source(std::string_view source, const std::filesystem::path& folder) {
    return with_path_changed(source, [&](std::string_view text) {
        const std::filesystem::path path = path_of_utf8(text);
        if (path.is_absolute() || folder.empty()) return std::string(text);
        return utf8_of_path((folder / path).lexically_normal());
    });
}

std::string relative_source(std::string_view source, const std::filesystem::path& folder) {
    return with_path_changed(source, [&](std::string_view text) {
        const std::filesystem::path path = path_of_utf8(text).lexically_normal();
        if (folder.empty() || (folder.is_absolute() && !path.is_absolute()))
            return std::string(text);
        const std::filesystem::path from =
            path.is_absolute() ? std::filesystem::absolute(folder) : folder;
        const std::string relative = utf8_of_path(path.lexically_relative(from.lexically_normal()));
        const bool far_away = relative.empty() || relative.starts_with("../..");
        return far_away ? std::string(text) : relative;
    });
}

}  // namespace tk
