#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// What our own file dialogs show, without a window. Names are UTF-8.
namespace tk {

struct ListedFile {
    std::string name;
    bool is_folder = false;
    std::uintmax_t bytes = 0;                   ///< 0 for folders
    std::filesystem::file_time_type changed{};  ///< the clock's epoch where it cannot be told
};

struct FolderListing {
    std::vector<ListedFile> files;  ///< folders first, each by name_before()
    bool readable = true;           ///< false: the folder is not there or may not be read
};

/// Folders, and files with one of the endings (".toml", in any case; none given: all files). What
/// begins with a dot, and what is neither file nor folder, is left out.
FolderListing list_folder(const std::filesystem::path& folder,
                          const std::vector<std::string>& endings);

enum class FileColumn { name, changed, bytes };
/// Folders stay first; what is equal goes by name.
void sort_files(std::vector<ListedFile>& files, FileColumn column, bool descending);

/// The user's own folder; the current one where the system does not tell.
std::filesystem::path home_folder();

/// What is meant by what was typed: relative to `folder`; "~" is the user's own folder. Quotation
/// marks and spaces around it, as they come with copied paths, are dropped. Without "." and "..".
std::filesystem::path typed_path(std::string_view typed, const std::filesystem::path& folder);

/// `typed` with as much added to its last part as all files and folders that begin with it (in any
/// case) have in common, and a separator behind a folder that is the only one; else as it was.
std::string completed_path(std::string_view typed, const std::filesystem::path& folder,
                           const std::vector<std::string>& endings);

/// "map" -> "map.pdf"; a name that has the ending, in any case, is left as it is.
std::string with_ending(std::string_view name, std::string_view ending);

/// Whether a file can bear the name on every system: not empty, no separators or other characters
/// that some system refuses, no dot or space at its end.
bool is_file_name(std::string_view name);

/// "14 kB"; in the language that is on.
std::string bytes_text(std::uintmax_t bytes);
/// The day in UTC, as date_text() writes it.
std::string changed_text(std::filesystem::file_time_type changed);

}  // namespace tk
