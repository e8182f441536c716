#include "layers/photometry_text.h"

#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/core/input_error.h"

namespace tk {
namespace {

constexpr std::size_t longest_photometry_text = 200;

/// Up to `bytes` bytes of UTF-8, not ending within a character.
std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

std::string utf8_from_latin1(std::string_view text) {
    std::string utf8;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80U) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xC0U | (code >> 6U));
            utf8 += static_cast<char>(0x80U | (code & 0x3FU));
        }
    }
    return utf8;
}

}  // namespace

std::vector<std::string_view> photometry_lines(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    std::vector<std::string_view> lines;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
        lines.push_back(bytes.substr(0, end));
        const bool two = bytes.substr(end, 2) == "\r\n";
        bytes.remove_prefix(std::min(bytes.size(), end + (two ? 2 : 1)));
    }
    return lines;
}

std::string_view photometry_trimmed(std::string_view text) {
    const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20U; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::optional<double> photometry_number(std::string_view text) {
    if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
    double value = 0.0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string photometry_utf8(std::string_view text) {
    const std::string_view part = photometry_trimmed(text);
    const std::string known(part.substr(0, longest_photometry_text * 2));
    std::string utf8(cut_utf8(known, longest_photometry_text));
    if (CPLIsUTF8(utf8.c_str(), static_cast<int>(utf8.size())) == 0) utf8 = utf8_from_latin1(utf8);
    return std::string(cut_utf8(utf8, longest_photometry_text));
}

std::string photometry_digits(double value) {
    constexpr double exact_whole = 1e15;
    if (value == std::floor(value) && std::abs(value) < exact_whole)
        return std::to_string(static_cast<long long>(value));
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                       std::chars_format::general, 6);
    return {digits.data(), written.ptr};
}

std::string photometry_quoted(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string shown = photometry_utf8(text);
    if (shown.size() > longest) shown = std::string(cut_utf8(shown, longest)) + "...";
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; },
        '?');
    return "'" + shown + "'";
}

void finish_photometry(PhotometryReading& reading, const std::string& source) {
    Photometry& photometry = reading.photometry;
    photometry.name = source;
    photometry.flux_lm = integrated_flux_lm(photometry);
    if (!std::isfinite(photometry.flux_lm))
        throw InputError(source, "its intensities are too great to be added",
                         "correct its flux, factors and intensities");
    if (!(photometry.flux_lm > 0.0))
        throw InputError(source, "its intensities give no light",
                         "correct its flux, factors and intensities");
    check_photometry(photometry);
    if (!photometry.stated_flux_lm) return;
    const double stated = *photometry.stated_flux_lm;
    const double apart = std::abs(photometry.flux_lm - stated) / stated;
    if (apart > 0.01)
        reading.notes.push_back("the intensities add up to " +
                                photometry_digits(photometry.flux_lm) + " lm, the file states " +
                                photometry_digits(stated) + " lm");
}

}  // namespace tk
