#pragma once

#include <filesystem>
#include <optional>
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

/// The text of a study's file, as it is. @throws InputError when it cannot be read
std::string read_study_text(const std::filesystem::path& file);

/// A study from its text; `file` is what paths are relative to and errors name. Touches no file.
Study parse_study(std::string_view toml, const std::filesystem::path& file);

/// The same; none where parse_study() throws InputError. Of an edited text, before it is written.
std::optional<Study> parse_study_if_valid(std::string_view toml, const std::filesystem::path& file);

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

/// The way back: relative to `folder`, with forward slashes, where the source lies in it or in a
/// folder beside it. A relative `folder` is one below the current folder; empty: all stays.
std::string relative_source(std::string_view source, const std::filesystem::path& folder);

}  // namespace tk
