#include "engine/analyses/population_background.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/core/letter_case.h"

namespace tk {
namespace {

/// A space before and behind each word.
std::string background_in_words(std::string_view name) {
    std::string words = " " + folded(name) + " ";
    for (char& c : words) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!is_letter) c = ' ';
    }
    return words;
}

/// Words that begin so.
constexpr std::array background_beginnings{"invandr",
                                           "utrikes f",
                                           "utrikesf",
                                           "utländsk",
                                           "utlandsf",
                                           "födelseland",
                                           "födelseregi",
                                           "flykting",
                                           "asylsök",
                                           "nyanländ",
                                           "migrant",
                                           "etnisk",
                                           "etnicit",
                                           "nationalitet",
                                           "medborgarskap",
                                           "religi",
                                           "trossamfund",
                                           "modersmål",
                                           "hemspråk",
                                           "hudfärg",
                                           "folkgrupp",
                                           "minoritet",
                                           "romer",
                                           "judar",
                                           "muslim",
                                           "socialbidrag",
                                           "försörjningsstöd",
                                           "biståndstag",
                                           "låginkomst",
                                           "inkomst",
                                           "arbetslös",
                                           "utbildningsnivå",
                                           "lågutbild",
                                           "sjukskriv",
                                           "funktionsned",
                                           "sexuell",
                                           "immigra",
                                           "foreign born",
                                           "foreignborn",
                                           "born abroad",
                                           "country of birth",
                                           "birthplace",
                                           "refugee",
                                           "asylum",
                                           "ethnic",
                                           "nationalit",
                                           "citizenship",
                                           "mother tongue",
                                           "skin colo",
                                           "minority",
                                           "minorities",
                                           "roma people",
                                           "jews",
                                           "household income",
                                           "low income",
                                           "median income",
                                           "income",
                                           "unemploy",
                                           "welfare recip",
                                           "benefit recip",
                                           "education level",
                                           "disabilit",
                                           "sexual ori"};

/// Words that are this and no more.
constexpr std::array background_words{"ras",   "race",      "races",    "racial",
                                      "språk", "languages", "language", "asyl"};

}  // namespace

bool is_population_background(std::string_view name) {
    const std::string words = background_in_words(name);
    const auto begins = [&](const char* word) {
        return words.find(" " + std::string(word)) != std::string::npos;
    };
    const auto is_there = [&](const char* word) {
        return words.find(" " + std::string(word) + " ") != std::string::npos;
    };
    return std::any_of(background_beginnings.begin(), background_beginnings.end(), begins) ||
           std::any_of(background_words.begin(), background_words.end(), is_there);
}

}  // namespace tk
