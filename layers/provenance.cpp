#include "layers/provenance.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "layers/output_file.h"

namespace tk {
namespace {

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// What stands before the first colon of "PG:dbname=x", "WFS:https://..."; empty for a plain path,
/// also one with a drive letter.
std::string_view connection_kind(std::string_view source) {
    const std::size_t colon = source.find(':');
    if (colon == std::string_view::npos || colon < 2) return {};
    const std::string_view kind = source.substr(0, colon);
    return is_letter(kind.front()) && std::all_of(kind.begin(), kind.end(), is_word)
               ? kind
               : std::string_view{};
}

/// ISO 8601, to the second.
std::string iso_utc(std::chrono::sys_seconds time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(static_cast<int>(date.year())) + "-" +
           two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day())) +
           "T" + two(clock.hours().count()) + ":" + two(clock.minutes().count()) + ":" +
           two(clock.seconds().count()) + "Z";
}

std::string_view last_part(std::string_view path) {
    while (!path.empty() && (path.back() == '/' || path.back() == '\\')) path.remove_suffix(1);
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view without_query(std::string_view name) {
    return name.substr(0, name.find('?'));
}

std::string layer_part(std::string_view options) {
    constexpr std::string_view key = "layername=";
    const std::size_t at = options.find(key);
    if (at == std::string_view::npos) return {};
    const std::string_view name = options.substr(at + key.size());
    return "|layername=" + std::string(name.substr(0, name.find('|')));
}

bool has_extension(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    const std::string_view extension = name.substr(dot + 1);
    return !extension.empty() && extension.size() <= 8 &&
           std::all_of(extension.begin(), extension.end(), is_word) &&
           std::any_of(extension.begin(), extension.end(), is_letter);
}

/// Whether a parameter's text is a path or a connection, not a word, a unit or a time.
bool points_at_a_source(std::string_view text) {
    static constexpr std::array databases{"PG",    "PGB",   "postgresql", "postgres",
                                          "MySQL", "MSSQL", "MYSQL",      "ODBC",
                                          "OCI",   "WFS",   "OAPIF",      "GPKG"};
    if (text.find("://") != std::string_view::npos) return true;
    const std::string_view kind = connection_kind(text);
    if (std::find(databases.begin(), databases.end(), kind) != databases.end()) return true;
    if (text.starts_with('/') || text.starts_with('~') || text.starts_with("\\\\")) return true;
    if (text.size() > 2 && is_letter(text[0]) && text[1] == ':' &&
        (text[2] == '/' || text[2] == '\\'))
        return true;
    const std::string_view path = text.substr(0, text.find('|'));
    return path.find_first_of("/\\") != std::string_view::npos && has_extension(last_part(path));
}

void make_tellable(nlohmann::json& value) {
    if (value.is_string() && points_at_a_source(value.get_ref<const std::string&>())) {
        value = source_name(value.get_ref<const std::string&>());
    } else if (value.is_object()) {
        value.erase("where");
        for (auto& item : value.items()) make_tellable(item.value());
    } else if (value.is_array()) {
        for (nlohmann::json& item : value) make_tellable(item);
    }
}

nlohmann::json tellable_object(std::string_view parameters) {
    nlohmann::json object = nlohmann::json::parse(parameters, nullptr, false);
    if (!object.is_object())
        throw std::invalid_argument("provenance: parameters are not a JSON object");
    make_tellable(object);
    return object;
}

bool is_utc_timestamp(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char c, char expected) {
               return expected == '0' ? std::isdigit(static_cast<unsigned char>(c)) != 0
                                      : c == expected;
           });
}

}  // namespace

std::string newest_input(const std::vector<std::string>& sources) {
    std::chrono::sys_seconds newest{};
    for (const std::string& source : sources) {
        const std::string path = source.substr(0, source.find('|'));
        std::error_code error;
        const auto changed = std::filesystem::last_write_time(path_from_utf8(path), error);
        if (error) continue;
        const auto in_utc =
            std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(changed));
        newest = std::max(newest, in_utc);
    }
    return iso_utc(newest);
}

std::string_view stamp(Audience audience) {
    return audience == Audience::internal ? "INTERN / INTERNAL" : "";
}

std::string source_name(std::string_view source) {
    const std::size_t bar = source.find('|');
    const std::string_view path = source.substr(0, bar);
    const std::string layer =
        bar == std::string_view::npos ? std::string() : layer_part(source.substr(bar));
    const std::string_view kind = connection_kind(path);
    if (kind == "GPKG") return std::string(last_part(path.substr(5)));  // with its :TABLE
    if (!kind.empty()) return std::string(kind) + layer;
    return std::string(without_query(last_part(path))) + layer;
}

std::string tellable_parameters(std::string_view parameters) {
    return tellable_object(parameters).dump();
}

std::string provenance_json(const Provenance& provenance) {
    if (!is_utc_timestamp(provenance.timestamp))
        throw std::invalid_argument("provenance: '" + provenance.timestamp +
                                    "' is not a time like 2024-05-01T12:00:00Z");
    nlohmann::json sources = nlohmann::json::array();
    for (const std::string& source : provenance.sources) sources.push_back(source_name(source));
    const nlohmann::json document{
        {"program", "Tryggkarta"},
        {"version", provenance.version},
        {"audience", provenance.audience == Audience::internal ? "INTERN / INTERNAL" : "shared"},
        {"newest_input", provenance.timestamp},
        {"sources", sources},
        {"parameters", tellable_object(provenance.parameters)}};
    return document.dump();
}

}  // namespace tk
