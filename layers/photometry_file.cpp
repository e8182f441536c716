#include "layers/photometry_file.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/file_head.h"
#include "layers/photometry_eulumdat.h"
#include "layers/photometry_ies.h"
#include "layers/photometry_text.h"

namespace tk {
namespace {

constexpr std::uintmax_t largest_photometry_file = std::uintmax_t{16} * 1024 * 1024;

std::string photometry_bytes(const std::string& path) {
    const std::filesystem::path file(path);
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown))
        throw InputError(path, "there is no such photometric file",
                         "correct the path, or put the file there");
    if (!std::filesystem::is_regular_file(file, unknown))
        throw InputError(path, "the photometric file cannot be opened",
                         "name a file that you may read");
    const std::uintmax_t size = std::filesystem::file_size(file, unknown);
    if (!unknown && size > largest_photometry_file)
        throw InputError(path, "is larger than 16 MB, more than any photometric file",
                         "name an EULUMDAT (.ldt) or IES (.ies) file");
    std::ifstream stream(file, std::ios::binary);
    if (unknown || !stream)
        throw InputError(path, "the photometric file cannot be opened",
                         "name a file that you may read");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    if (photometry_trimmed(bytes).empty())
        throw InputError(path, "the photometric file is empty", "fetch it again");
    return bytes;
}

bool looks_like_ies(std::string_view bytes) {
    const auto lines = photometry_lines(bytes);
    for (const std::string_view line : lines) {
        const std::string start = folded(photometry_trimmed(line).substr(0, 8));
        if (&line == &lines.front() &&
            (start.rfind("iesna", 0) == 0 || start.rfind("ies:", 0) == 0))
            return true;
        if (start.rfind("tilt=", 0) == 0 || start.rfind("tilt =", 0) == 0) return true;
    }
    return false;
}

/// Its symmetry, number of planes and number of angles stand alone on lines 3, 4 and 6.
bool looks_like_eulumdat(std::string_view bytes) {
    const auto lines = photometry_lines(bytes);
    return lines.size() > 26 && photometry_number(photometry_trimmed(lines[2])) &&
           photometry_number(photometry_trimmed(lines[3])) &&
           photometry_number(photometry_trimmed(lines[5]));
}

}  // namespace

PhotometryReading read_photometry(const std::string& path, const PhotometryOptions& options) {
    const std::string bytes = photometry_bytes(path);
    if (is_web_page(bytes))
        throw InputError(path, "is a web page, not a photometric file",
                         "fetch the file itself, not the page that offers it");
    const std::string extension = folded(std::filesystem::path(path).extension().string());
    if (looks_like_ies(bytes) || extension == ".ies") return parse_ies(bytes, path, options);
    if (extension == ".ldt" || looks_like_eulumdat(bytes))
        return parse_eulumdat(bytes, path, options);
    throw InputError(path, "is neither an EULUMDAT nor an IES file",
                     "name an EULUMDAT (.ldt) or IES (.ies) file");
}

}  // namespace tk
