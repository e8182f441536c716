#include "layers/personal_data.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace tk {

namespace {

bool is_number_char(char c) {
    return c >= '0' && c <= '9';
}

std::string digits_in(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (is_number_char(c)) digits += c;
    return digits;
}

/// The check digit of Swedish identity numbers (Luhn's method over the ten digits).
bool luhn_holds(std::string_view ten) {
    int sum = 0;
    for (std::size_t i = 0; i < ten.size(); ++i) {
        const int doubled = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += doubled / 10 + doubled % 10;
    }
    return sum % 10 == 0;
}

bool is_identity_number(std::string_view value) {
    const std::string digits = digits_in(value);
    if (digits.size() != 10 && digits.size() != 12) return false;
    const auto only = std::all_of(value.begin(), value.end(), [](char c) {
        return is_number_char(c) || c == '-' || c == '+' || c == ' ';
    });
    if (!only) return false;
    const std::string ten = digits.substr(digits.size() - 10);
    if (digits.size() == 12 && digits.substr(0, 2) != "18" && digits.substr(0, 2) != "19" &&
        digits.substr(0, 2) != "20")
        return false;
    const int month = (ten[2] - '0') * 10 + (ten[3] - '0');
    const int day = (ten[4] - '0') * 10 + (ten[5] - '0');
    const bool a_day = (day >= 1 && day <= 31) || (day >= 61 && day <= 91);  // coordination number
    return month >= 1 && month <= 12 && a_day && luhn_holds(ten);
}

bool is_email(std::string_view value) {
    const auto at = value.find('@');
    return at != std::string_view::npos && at > 0 && value.find(' ') == std::string_view::npos &&
           value.find('.', at) != std::string_view::npos;
}

bool is_telephone(std::string_view value) {
    const auto only = std::all_of(value.begin(), value.end(), [](char c) {
        return is_number_char(c) || c == '-' || c == '+' || c == ' ' || c == '(' || c == ')';
    });
    const std::string digits = digits_in(value);
    if (!only || digits.size() < 8 || digits.size() > 13) return false;
    // 31-03-2024 is a date.
    if (value.size() == 10 && value[2] == '-' && value[5] == '-') return false;
    // Digits alone are a number of some other kind; a date starts with its year.
    const bool grouped = value.find_first_of("-+ ()") != std::string_view::npos;
    const bool starts = digits[0] == '0' || value[0] == '+' || value[0] == '(';
    return grouped && starts;
}

constexpr std::array<std::string_view, 24> personal_parts{
    "personnummer", "personnr",    "persnr",     "pnr",     "ssn",      "fornamn",
    "efternamn",    "firstname",   "lastname",   "surname", "fullname", "malsagande",
    "misstankt",    "brottsoffer", "victimname", "suspect", "anmalare", "kontaktperson",
    "telefon",      "phone",       "mobil",      "epost",   "email",    "inspectorname"};
constexpr std::array<std::string_view, 13> free_text_names{
    "fritext",   "beskrivning", "description", "descriptio",   "narrative", "comment", "comments",
    "kommentar", "kommentarer", "anteckning",  "anteckningar", "notes",     "text"};
constexpr std::array<std::string_view, 6> name_names{"namn",    "name",    "person",
                                                     "repname", "contact", "modifiedby"};

}  // namespace

bool named_as_personal(std::string_view column, LayerKind kind) {
    const std::string key = field_key(column);
    const auto within = [&](std::string_view part) {
        // Short parts only as the whole name: "pnr" must not be found in "camera_pnrange".
        return part.size() < 5 ? key == part : key.find(part) != std::string::npos;
    };
    if (std::any_of(personal_parts.begin(), personal_parts.end(), within)) return true;
    const auto same = [&](std::string_view name) { return key == name; };
    if (std::any_of(free_text_names.begin(), free_text_names.end(), same)) return true;
    if (key.find("narrative") != std::string::npos) return true;
    const bool events = kind == LayerKind::incidents || kind == LayerKind::observations;
    if (events) return std::any_of(name_names.begin(), name_names.end(), same);
    return key == "contact" || key == "modifiedby" || key == "repname";
}

bool looks_personal(std::string_view value) {
    const auto first = value.find_first_not_of(' ');
    if (first == std::string_view::npos) return false;
    value = value.substr(first, value.find_last_not_of(' ') - first + 1);
    return is_identity_number(value) || is_email(value) || is_telephone(value);
}

void ColumnSample::add(std::string_view value) {
    if (value.find_first_not_of(' ') == std::string_view::npos) return;
    ++values_;
    if (looks_personal(value)) ++personal_;
    constexpr std::size_t sentence_length = 60;
    const auto blanks = std::count(value.begin(), value.end(), ' ');
    const bool address = value.find("://") != std::string_view::npos;
    if (value.size() >= sentence_length && blanks >= 7 && !address) ++sentences_;
}

}  // namespace tk
