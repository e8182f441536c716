// The one file of this room that knows the operating system.
#include "viewer/text/platform_paths.h"

#include <cstdlib>
#include <sstream>
#include <system_error>

#ifdef _WIN32
#include <windows.h>
#elif defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

namespace tk {
namespace {

std::string environment_value(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

std::filesystem::path executable_path() {
#ifdef _WIN32
    std::wstring path(32768, L'\0');
    const DWORD length = GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size()));
    path.resize(length);
    return path;
#elif defined(__APPLE__)
    std::string path(4096, '\0');
    auto size = static_cast<std::uint32_t>(path.size());
    if (_NSGetExecutablePath(path.data(), &size) != 0) return {};
    return std::string(path.c_str());
#else
    std::error_code none;
    const std::filesystem::path path = std::filesystem::read_symlink("/proc/self/exe", none);
    return none ? std::filesystem::path() : path;
#endif
}

std::string preferred_language() {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string value = environment_value(name);
        const std::string code = value.substr(0, value.find_first_of("_.:@"));
        if (code.size() == 2 || code.size() == 3) return code;
        // "C" and "POSIX" ask for no language.
        if (!value.empty()) return {};
    }
    return {};
}

std::vector<std::filesystem::path> font_folders() {
    std::vector<std::filesystem::path> folders;
#ifdef _WIN32
    const std::string user = environment_value("LOCALAPPDATA");
    if (!user.empty())
        folders.push_back(std::filesystem::path(user) / "Microsoft" / "Windows" / "Fonts");
    const std::string windows = environment_value("WINDIR");
    if (!windows.empty()) folders.push_back(std::filesystem::path(windows) / "Fonts");
#else
    const std::string home = environment_value("HOME");
    const std::string data_home = environment_value("XDG_DATA_HOME");
    if (!data_home.empty()) folders.push_back(std::filesystem::path(data_home) / "fonts");
    if (!home.empty()) {
        folders.push_back(std::filesystem::path(home) / ".local" / "share" / "fonts");
        folders.push_back(std::filesystem::path(home) / ".fonts");
    }
    const std::string data_dirs = environment_value("XDG_DATA_DIRS");
    std::istringstream dirs(data_dirs.empty() ? "/usr/local/share:/usr/share" : data_dirs);
    for (std::string dir; std::getline(dirs, dir, ':');)
        if (!dir.empty()) folders.push_back(std::filesystem::path(dir) / "fonts");
    // A changed XDG_DATA_DIRS often leaves these out.
    folders.push_back("/usr/local/share/fonts");
    folders.push_back("/usr/share/fonts");
#ifdef __APPLE__
    folders.push_back(std::filesystem::path(home) / "Library" / "Fonts");
    folders.push_back("/Library/Fonts");
    folders.push_back("/System/Library/Fonts");
#endif
#endif
    return folders;
}

}  // namespace tk
