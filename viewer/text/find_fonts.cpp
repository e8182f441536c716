#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string>
#include <system_error>

#include "viewer/text/fonts.h"

namespace tk {
namespace {

struct FontFamily {
    const char *regular, *medium, *semibold, *bold;  ///< file names without ending, lower case
};

constexpr std::array text_families{
    FontFamily{"inter-regular", "inter-medium", "inter-semibold", "inter-bold"},
    FontFamily{"notosans-regular", "notosans-medium", "notosans-semibold", "notosans-bold"},
    FontFamily{"dejavusans", "dejavusans", "dejavusans-bold", "dejavusans-bold"},
    FontFamily{"segoeui", "segoeui", "seguisb", "segoeuib"},
    FontFamily{"arial", "arial", "arialbd", "arialbd"},
};

using FilesByStem = std::map<std::string, std::filesystem::path>;

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// The first file of each name wins: folders stand in order of preference.
void collect_fonts(const std::filesystem::path& folder, FilesByStem& files) {
    std::error_code none;
    std::filesystem::recursive_directory_iterator at(
        folder, std::filesystem::directory_options::skip_permission_denied, none);
    for (; !none && at != std::filesystem::recursive_directory_iterator(); at.increment(none)) {
        const std::string ending = lower_case(at->path().extension().string());
        if (ending == ".ttf" || ending == ".otf")
            files.emplace(lower_case(at->path().stem().string()), at->path());
    }
}

std::filesystem::path named(const FilesByStem& files, const char* stem) {
    const auto found = files.find(stem);
    return found == files.end() ? std::filesystem::path() : found->second;
}

}  // namespace

FontFiles find_fonts(const std::vector<std::filesystem::path>& folders) {
    FilesByStem files;
    for (const std::filesystem::path& folder : folders) collect_fonts(folder, files);

    FontFiles fonts;
    for (const FontFamily& family : text_families) {
        fonts.regular = named(files, family.regular);
        if (fonts.regular.empty()) continue;
        fonts.bold = named(files, family.bold);
        if (fonts.bold.empty()) fonts.bold = fonts.regular;
        fonts.semibold = named(files, family.semibold);
        if (fonts.semibold.empty()) fonts.semibold = fonts.bold;
        fonts.medium = named(files, family.medium);
        if (fonts.medium.empty()) fonts.medium = fonts.regular;
        break;
    }
    fonts.icons = named(files, "materialdesignicons-webfont");
    fonts.icon_set = FontFiles::IconSet::material;
    if (fonts.icons.empty()) {
        fonts.icons = named(files, "fontawesome-webfont");
        fonts.icon_set =
            fonts.icons.empty() ? FontFiles::IconSet::none : FontFiles::IconSet::awesome;
    }
    return fonts;
}

}  // namespace tk
