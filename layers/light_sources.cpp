#include "layers/light_sources.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/photometry_file.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

fs::path path_in_utf8(const std::string& text) {
    return fs::path(std::u8string(text.begin(), text.end()));
}

std::string utf8_path(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

bool is_file(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

/// The file itself, or with an ending of its kind.
fs::path with_ending(const fs::path& path) {
    if (is_file(path)) return path;
    for (const char* ending : {".ldt", ".ies", ".LDT", ".IES"}) {
        fs::path ended = path;
        ended += ending;
        if (is_file(ended)) return ended;
    }
    return {};
}

/// The file of a folder (empty: the working one) that is called so but for the case of letters;
/// empty for none.
fs::path in_any_case(const fs::path& folder, const std::string& name) {
    const std::string wanted = folded(name);
    std::vector<fs::path> matching;
    std::error_code error;
    const fs::path searched = folder.empty() ? fs::path(".") : folder;
    for (const fs::directory_entry& entry : fs::directory_iterator(searched, error)) {
        const std::string called = folded(utf8_path(entry.path().filename()));
        if (called == wanted || called == wanted + ".ldt" || called == wanted + ".ies")
            matching.push_back(entry.path());
    }
    return matching.empty() ? fs::path{} : *std::min_element(matching.begin(), matching.end());
}

}  // namespace

void LightSources::set_photometry(const std::string& file_or_folder) {
    if (file_or_folder.empty()) return;
    const fs::path path = path_in_utf8(file_or_folder);
    std::error_code error;
    if (fs::is_directory(path, error)) {
        folders_.insert(folders_.begin(), path);
        return;
    }
    if (!is_file(path))
        throw InputError(file_or_folder, "there is no such file or folder",
                         "name a photometric file (.ldt, .ies), or a folder of them");
    PhotometryReading reading = read_photometry(file_or_folder, {});
    reading.photometry.name = utf8_path(path.filename());
    for (const std::string& note : reading.notes)
        notes_.push_back(reading.photometry.name + ": " + note);
    folders_.insert(folders_.begin(), path.parent_path());
    usual_ = std::make_shared<const Photometry>(std::move(reading.photometry));
    found_[{usual_->name, 1, false}] = {usual_, {}};
}

void LightSources::set_luminaires(const std::string& source) {
    if (source.empty()) return;
    types_ = read_luminaire_table(source);
    const fs::path path = path_in_utf8(source);
    add_folder(path.parent_path());
}

void LightSources::set_lamp_kinds(const std::string& source) {
    if (!source.empty()) lamp_kinds_ = read_lamp_kinds(source);
}

void LightSources::add_folder(const fs::path& folder) {
    if (std::find(folders_.begin(), folders_.end(), folder) == folders_.end())
        folders_.push_back(folder);
}

fs::path LightSources::file_called(const std::string& name) const {
    const fs::path given = path_in_utf8(name);
    if (given.is_absolute()) return with_ending(given);
    for (const fs::path& folder : folders_) {
        const fs::path exact = with_ending(folder / given);
        if (!exact.empty()) return exact;
        const fs::path parent = (folder / given).parent_path();
        const fs::path alike = in_any_case(parent, utf8_path(given.filename()));
        if (!alike.empty()) return alike;
    }
    return folders_.empty() ? with_ending(given) : fs::path{};
}

LightSources::Found LightSources::photometry(const std::string& name,
                                             const PhotometryOptions& options) {
    const auto [at, is_new] =
        found_.try_emplace({name, options.lamp_set, options.cie_orientation}, Found{});
    if (!is_new) return at->second;
    const fs::path file = file_called(name);
    if (file.empty()) {
        at->second.problem = "is not found";
        return at->second;
    }
    try {
        PhotometryReading reading = read_photometry(utf8_path(file), options);
        reading.photometry.name = name;
        reading.photometry.lamp_set = options.lamp_set;
        reading.photometry.cie_orientation = options.cie_orientation;
        for (const std::string& note : reading.notes) notes_.push_back(name + ": " + note);
        at->second.photometry = std::make_shared<const Photometry>(std::move(reading.photometry));
    } catch (const InputError& error) {
        const std::string line = error.row() ? "line " + std::to_string(*error.row()) + ": " : "";
        at->second.problem = "cannot be read (" + line + error.problem() + ")";
    }
    return at->second;
}

const LuminaireType* LightSources::type_of(const std::string& luminaire) {
    if (types_.empty()) return nullptr;
    for (const LuminaireType& type : types_)
        if (meets_pattern(luminaire, type.pattern)) return &type;
    ++unmatched_[luminaire];
    return nullptr;
}

LampKind LightSources::lamp_kind_of(const std::string& text) {
    LampKind kind = lamp_kind_among(lamp_kinds_, text);
    used_lamp_kinds_.emplace(kind.name, kind);
    return kind;
}

std::vector<LampKind> LightSources::used_lamp_kinds() const {
    std::vector<LampKind> kinds;
    for (const auto& [name, kind] : used_lamp_kinds_) kinds.push_back(kind);
    return kinds;
}

std::vector<std::string> LightSources::take_notes() {
    std::vector<std::string> notes = std::exchange(notes_, {});
    for (const auto& [name, count] : std::exchange(unmatched_, {}))
        notes.push_back(std::to_string(count) + " lights of type '" + name +
                        "': no row of the luminaire library is for it.");
    return notes;
}

}  // namespace tk
