#include "viewer/panels/file_listing.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "layers/output_file.h"
#include "viewer/panels/name_order.h"
#include "viewer/text/local_clock.h"
#include "viewer/text/number_words.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

bool has_ending(std::string_view name, std::string_view ending) {
    return name.size() > ending.size() &&
           ascii_lower(name.substr(name.size() - ending.size())) == ascii_lower(ending);
}

bool is_listed(const std::string& name, const std::vector<std::string>& endings) {
    return endings.empty() || std::any_of(endings.begin(), endings.end(), [&](const auto& ending) {
               return has_ending(name, ending);
           });
}

/// How many bytes at the start both have in common, by whole letters and in any case.
std::size_t common_start(std::string_view a, std::string_view b) {
    std::size_t same = 0;
    const std::string x = ascii_lower(a), y = ascii_lower(b);
    while (same < x.size() && same < y.size() && x[same] == y[same]) ++same;
    // Not within a letter of several bytes.
    while (same > 0 && same < a.size() && (static_cast<unsigned char>(a[same]) & 0xC0U) == 0x80U)
        --same;
    return same;
}

std::size_t last_separator(std::string_view typed) {
    const std::size_t slash = typed.find_last_of('/');
    if constexpr (fs::path::preferred_separator == '/') return slash;
    const std::size_t other = typed.find_last_of('\\');
    if (slash == std::string_view::npos) return other;
    return other == std::string_view::npos ? slash : std::max(slash, other);
}

}  // namespace

FolderListing list_folder(const fs::path& folder, const std::vector<std::string>& endings) {
    FolderListing listing;
    std::error_code error;
    fs::directory_iterator at(folder, error);
    if (error) {
        listing.readable = false;
        return listing;
    }
    for (const fs::directory_iterator end; at != end; at.increment(error)) {
        if (error) break;
        std::error_code unknown;
        ListedFile file;
        file.name = utf8(at->path().filename());
        if (file.name.empty() || file.name.front() == '.') continue;
        file.is_folder = at->is_directory(unknown);
        if (!file.is_folder && (!at->is_regular_file(unknown) || !is_listed(file.name, endings)))
            continue;
        if (!file.is_folder) {
            const std::uintmax_t bytes = at->file_size(unknown);
            file.bytes = unknown ? 0 : bytes;
        }
        const fs::file_time_type changed = at->last_write_time(unknown);
        if (!unknown) file.changed = changed;
        listing.files.push_back(std::move(file));
    }
    sort_files(listing.files, FileColumn::name, false);
    return listing;
}

void sort_files(std::vector<ListedFile>& files, FileColumn column, bool descending) {
    const auto before = [column](const ListedFile& a, const ListedFile& b) {
        if (column == FileColumn::changed && a.changed != b.changed) return a.changed < b.changed;
        if (column == FileColumn::bytes && a.bytes != b.bytes) return a.bytes < b.bytes;
        return name_before(a.name, b.name);
    };
    std::sort(files.begin(), files.end(), [&](const ListedFile& a, const ListedFile& b) {
        if (a.is_folder != b.is_folder) return a.is_folder;
        return descending ? before(b, a) : before(a, b);
    });
}

fs::path home_folder() {
    for (const char* name : {"HOME", "USERPROFILE"})
        if (const char* home = std::getenv(name); home != nullptr && *home != '\0')
            return fs::path(home);
    std::error_code error;
    return fs::current_path(error);
}

fs::path typed_path(std::string_view typed, const fs::path& folder) {
    constexpr std::string_view around = " \t\r\n\"'";
    const std::size_t first = typed.find_first_not_of(around);
    if (first == std::string_view::npos) return folder;
    typed = typed.substr(first, typed.find_last_not_of(around) - first + 1);
    fs::path path;
    if (typed == "~")
        path = home_folder();
    else if (typed.starts_with("~/"))
        path = home_folder() / path_from_utf8(std::string(typed.substr(2)));
    else
        path = path_from_utf8(std::string(typed));
    if (path.is_relative()) path = folder / path;
    return path.lexically_normal();
}

std::string completed_path(std::string_view typed, const fs::path& folder,
                           const std::vector<std::string>& endings) {
    const std::size_t cut = last_separator(typed);
    const std::size_t stem_at = cut == std::string_view::npos ? 0 : cut + 1;
    const std::string_view stem = typed.substr(stem_at);
    const fs::path in = stem_at == 0 ? folder : typed_path(typed.substr(0, stem_at), folder);
    std::string common;
    std::size_t found = 0;
    bool is_folder = false;
    for (const ListedFile& file : list_folder(in, endings).files) {
        if (common_start(file.name, stem) < stem.size()) continue;
        common = found == 0 ? file.name : common.substr(0, common_start(common, file.name));
        is_folder = file.is_folder;
        ++found;
    }
    if (found == 0 || common.size() < stem.size()) return std::string(typed);
    std::string completed = std::string(typed.substr(0, stem_at)) + common;
    if (found == 1 && is_folder) completed += '/';
    return completed;
}

std::string with_ending(std::string_view name, std::string_view ending) {
    return has_ending(name, ending) ? std::string(name) : std::string(name) + std::string(ending);
}

bool is_file_name(std::string_view name) {
    if (name.empty() || name.front() == ' ' || name.back() == ' ' || name.back() == '.')
        return false;
    return std::none_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 ||
               std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos;
    });
}

std::string bytes_text(std::uintmax_t bytes) {
    constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < std::size(units)) {
        value /= 1000.0;
        ++unit;
    }
    return number_text(value, unit > 1 && value < 9.95 ? 1 : 0) + "\u00A0" + units[unit];
}

std::string changed_text(fs::file_time_type changed) {
    const auto seconds =
        std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(changed));
    return date_text(local_day(seconds));
}

}  // namespace tk
