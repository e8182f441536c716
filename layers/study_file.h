#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "layers/study.h"

/// Study files (TOML) in and out.
namespace tk {

/// The newest `format` that this version reads.
inline constexpr int study_format = 1;

/// @throws InputError with the file's name and the line: not TOML, a key that is not known (with
///         the nearest that is), a value of the wrong type or out of its range, a name that nothing
///         bears, no source of incidents, or a newer format; without a line when the file cannot
///         be read
Study read_study(const std::filesystem::path& file);

/// The same from text; `file` is what paths are relative to and errors name. Touches no file.
Study parse_study(std::string_view toml, const std::filesystem::path& file);

/// The study as a file's text. Values that are the default are left out; paths in or beside the
/// folder of `study.file` are written relative to it. parse_study() of it gives the same study.
std::string to_toml(const Study& study);

/// Writes `study` to study.file: to a temporary name beside it which is then renamed; the former
/// text is kept as `<name>.bak`.
/// @throws InputError when it cannot be written; the former file is then as it was
void save_study(const Study& study);

/// The same with a text that has been made otherwise; it is not checked.
void save_study_text(const std::filesystem::path& file, const std::string& toml);

/// A source as a study gives it, made one that GDAL opens from anywhere: a relative path (also
/// with `|layername=NAME` behind it, or within /vsizip/, /vsigzip/, /vsitar/) is resolved against
/// `folder`; absolute paths, web addresses and connections ("PG:...", "/vsicurl/...") stay.
std::string resolved_source(std::string_view source, const std::filesystem::path& folder);

/// The way back: relative to `folder` where the source lies in it or in a folder beside it.
std::string relative_source(std::string_view source, const std::filesystem::path& folder);

}  // namespace tk
