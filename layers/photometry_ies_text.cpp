#include "layers/photometry_ies_text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/photometry_text.h"

namespace tk {
namespace {

bool parts_ies_words(char c) {
    return c == ',' || static_cast<unsigned char>(c) <= 0x20U;
}

/// What `TILT=` is followed by; none where the line is another.
std::optional<std::string_view> tilt_of(std::string_view line) {
    const std::string_view trimmed = photometry_trimmed(line);
    if (folded(trimmed.substr(0, 4)) != "tilt") return std::nullopt;
    const std::string_view rest = photometry_trimmed(trimmed.substr(4));
    if (rest.empty() || rest.front() != '=') return std::nullopt;
    return photometry_trimmed(rest.substr(1));
}

bool holds_only_numbers(std::string_view line) {
    std::size_t words = 0;
    std::size_t at = 0;
    while (at < line.size()) {
        if (parts_ies_words(line[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < line.size() && !parts_ies_words(line[end])) ++end;
        if (!photometry_number(line.substr(at, end - at))) return false;
        ++words;
        at = end;
    }
    return words > 2;
}

std::size_t tilt_line(const IesNumbers& numbers) {
    const auto& lines = numbers.lines();
    const auto found = std::find_if(lines.begin(), lines.end(), [](std::string_view line) {
        return tilt_of(line).has_value();
    });
    if (found != lines.end()) return static_cast<std::size_t>(found - lines.begin());
    const auto first = std::find_if(lines.begin(), lines.end(), holds_only_numbers);
    const auto due =
        first == lines.end() ? lines.size() : static_cast<std::size_t>(first - lines.begin()) + 1;
    numbers.refuse_line(due, "there is no TILT= line before the numbers",
                        "put the line TILT=NONE between the keywords and the numbers");
}

/// @param tilt where the numbers begin
IesEdition ies_edition(const IesNumbers& numbers, std::size_t tilt,
                       std::vector<std::string>& notes) {
    for (std::size_t i = 0; i < tilt; ++i) {
        const std::string line = folded(photometry_trimmed(numbers.lines()[i]).substr(0, 40));
        if (line.empty()) continue;
        if (line.rfind("ies", 0) != 0) break;
        if (line.find("2002") != std::string::npos) return IesEdition::of_2002;
        if (line.find("2019") != std::string::npos || line.find("-19") == line.size() - 3)
            return IesEdition::of_2019;
        return IesEdition::until_1995;
    }
    notes.emplace_back("there is no version line: the file is read as LM-63-1986");
    return IesEdition::until_1995;
}

/// What follows a `[KEYWORD]`, the first time it stands before the numbers; else empty.
std::string_view ies_keyword(const IesNumbers& numbers, std::size_t tilt, std::string_view key) {
    for (std::size_t i = 0; i < tilt; ++i) {
        const std::string_view line = photometry_trimmed(numbers.lines()[i]);
        const std::size_t end = line.find(']');
        if (end == std::string_view::npos || line.front() != '[') continue;
        if (folded(photometry_trimmed(line.substr(1, end - 1))) == key)
            return photometry_trimmed(line.substr(end + 1));
    }
    return {};
}

/// The factors of TILT=INCLUDE: lamp position, number of pairs, angles, factors.
void pass_tilt_factors(IesNumbers& numbers) {
    numbers.whole("the lamp's position under TILT=INCLUDE", 1, 3);
    const int pairs = numbers.whole("the number of TILT angles", 1, max_photometry_angles);
    for (int i = 0; i < 2 * pairs; ++i)
        numbers.number(i < pairs ? "a TILT angle" : "a TILT factor");
}

void read_tilt(IesNumbers& numbers, std::size_t line, std::vector<std::string>& notes) {
    const std::string_view tilt = *tilt_of(numbers.lines()[line]);
    const std::string kind = folded(tilt.substr(0, 10));
    numbers.start_at(line + 1);
    if (kind == "none") return;
    if (kind == "include") {
        pass_tilt_factors(numbers);
        notes.emplace_back("the factors of TILT=INCLUDE are not applied");
        return;
    }
    if (tilt.empty()) numbers.refuse_line(line + 1, "TILT= says nothing", "write TILT=NONE there");
    notes.push_back("the factors of the TILT file " + photometry_quoted(tilt) + " are not applied");
}

}  // namespace

IesNumbers::IesNumbers(std::string_view bytes, const std::string& source)
    : lines_(photometry_lines(bytes)), source_(source) {}

void IesNumbers::start_at(std::size_t line) {
    line_ = line;
    at_ = 0;
}

bool IesNumbers::find_word() {
    for (; line_ < lines_.size(); ++line_, at_ = 0) {
        const std::string_view line = lines_[line_];
        while (at_ < line.size() && parts_ies_words(line[at_])) ++at_;
        if (at_ < line.size()) return true;
    }
    return false;
}

std::string_view IesNumbers::word(const std::string& what) {
    if (!find_word())
        refuse_line(lines_.size(), "the file ends before " + what, "fetch the whole file again");
    const std::string_view line = lines_[line_];
    const std::size_t start = at_;
    while (at_ < line.size() && !parts_ies_words(line[at_])) ++at_;
    latest_line_ = line_ + 1;
    return line.substr(start, at_ - start);
}

double IesNumbers::number(const std::string& what) {
    const std::string_view written = word(what);
    const auto value = photometry_number(written);
    if (!value)
        refuse(what + " is " + photometry_quoted(written) + ", not a number",
               "write a number there, or fetch the file again");
    return *value;
}

int IesNumbers::whole(const std::string& what, int least, int most) {
    const double value = number(what);
    if (!(value >= least && value <= most) || value != std::floor(value))
        refuse(what + " is " + photometry_digits(value) + ", not a whole number from " +
                   std::to_string(least) + " to " + std::to_string(most),
               "write the right number there, or fetch the file again");
    return static_cast<int>(value);
}

std::optional<std::size_t> IesNumbers::line_of_more() {
    if (!find_word()) return std::nullopt;
    return line_ + 1;
}

void IesNumbers::refuse(const std::string& problem, const std::string& remedy) const {
    refuse_line(latest_line_, problem, remedy);
}

void IesNumbers::refuse_line(std::size_t line, const std::string& problem,
                             const std::string& remedy) const {
    throw InputError(source_, static_cast<std::int64_t>(line), problem, remedy);
}

IesLabels read_ies_labels(IesNumbers& numbers, std::vector<std::string>& notes) {
    IesLabels labels;
    const std::size_t tilt = tilt_line(numbers);
    labels.edition = ies_edition(numbers, tilt, notes);
    std::string_view name = ies_keyword(numbers, tilt, "luminaire");
    if (name.empty()) name = ies_keyword(numbers, tilt, "lumcat");
    labels.luminaire = photometry_utf8(name);
    const auto stated = photometry_number(ies_keyword(numbers, tilt, "_absolutelumens"));
    if (stated && *stated > 0.0) labels.stated_flux_lm = stated;
    read_tilt(numbers, tilt, notes);
    return labels;
}

}  // namespace tk
