#include "viewer/text/reader_words.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/core/input_error.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/reader_sentences.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr std::string_view hole = "{}";
/// A sentence in a sentence in a sentence is as deep as they go.
constexpr int most_depth = 4;

/// A sentence cut at its holes: the first part stands before the first hole.
struct CutSentence {
    std::vector<std::string_view> parts;
    const char* shown = nullptr;
    std::size_t letters = 0;  ///< outside the holes: the more, the surer it is the one
};

CutSentence cut(const ReaderSentence& sentence) {
    CutSentence made{{}, sentence.shown, 0};
    std::string_view rest = sentence.said;
    for (std::size_t at = rest.find(hole); at != std::string_view::npos; at = rest.find(hole)) {
        made.parts.push_back(rest.substr(0, at));
        rest.remove_prefix(at + hole.size());
    }
    made.parts.push_back(rest);
    for (const std::string_view part : made.parts) made.letters += part.size();
    return made;
}

std::vector<CutSentence> all_sentences() {
    std::vector<CutSentence> all;
    for (const auto list : {sentences_of_studies(), sentences_of_rows(), sentences_of_files(),
                            sentences_of_light(), sentences_of_risk(), sentences_of_evidence()})
        for (const ReaderSentence& sentence : list) all.push_back(cut(sentence));
    std::stable_sort(all.begin(), all.end(), [](const CutSentence& a, const CutSentence& b) {
        return a.letters > b.letters;
    });
    return all;
}

/// Whether what follows is the user's own: a name, a value.
bool is_users(std::string_view before) {
    return before.ends_with('\'') || before.ends_with('"') || before.ends_with("layer ");
}

/// What stands in the holes; none where the words are no such sentence. A hole is only empty in
/// quotes.
std::optional<std::vector<std::string_view>> holes_of(const CutSentence& sentence,
                                                      std::string_view words) {
    if (!words.starts_with(sentence.parts.front())) return std::nullopt;
    words.remove_prefix(sentence.parts.front().size());
    std::vector<std::string_view> held;
    for (std::size_t i = 1; i < sentence.parts.size(); ++i) {
        const std::string_view part = sentence.parts[i];
        const bool last = i + 1 == sentence.parts.size();
        const std::size_t least = is_users(sentence.parts[i - 1]) ? 0 : 1;
        if (words.size() < part.size() + least) return std::nullopt;
        const std::size_t at = last ? words.size() - part.size() : words.find(part, least);
        if (at == std::string_view::npos || words.substr(at, part.size()) != part)
            return std::nullopt;
        held.push_back(words.substr(0, at));
        words.remove_prefix(at + part.size());
    }
    if (!words.empty()) return std::nullopt;
    return held;
}

/// "{} of {} lights: ..." and its like begin with a number, or they would fit half the language.
bool begins_with_number(const CutSentence& sentence) {
    if (sentence.parts.size() < 2 || !sentence.parts[0].empty()) return false;
    const std::string_view next = sentence.parts[1];
    return next.starts_with(" of ") || next.starts_with(" rows") || next.starts_with(" incidents ");
}

bool is_number(std::string_view words) {
    return std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string worded(std::string_view words, int depth) {
    static const std::vector<CutSentence> all = all_sentences();
    if (depth > most_depth) return std::string(words);
    for (const CutSentence& sentence : all) {
        const auto held = holes_of(sentence, words);
        if (!held || (begins_with_number(sentence) && !is_number(held->front()))) continue;
        std::string made;
        std::string_view rest = tr(sentence.shown);
        for (std::size_t i = 0; i < held->size(); ++i) {
            const std::size_t at = rest.find(hole);
            // The window's wording may leave the last ones out.
            if (at == std::string_view::npos) break;
            made += rest.substr(0, at);
            made += is_users(sentence.parts[i]) ? std::string((*held)[i])
                                                : worded((*held)[i], depth + 1);
            rest.remove_prefix(at + hole.size());
        }
        return made.append(rest);
    }
    return std::string(words);
}

}  // namespace

std::string reader_words(std::string_view sentence) {
    return worded(sentence, 0);
}

std::string error_words(const std::exception& error) {
    const auto* input = dynamic_cast<const InputError*>(&error);
    if (input == nullptr) return reader_words(error.what());
    std::string words = reader_words(input->source());
    if (input->row()) words += ":" + std::to_string(*input->row());
    if (!words.empty()) words += ": ";
    words += reader_words(input->problem());
    if (!input->remedy().empty()) words += "; " + reader_words(input->remedy());
    return words;
}

std::string skipped_words(const ReadReport& report) {
    if (report.skipped.empty()) return {};
    std::string reasons;
    for (const SkippedRows& skipped : report.skipped) {
        if (!reasons.empty()) reasons += "; ";
        reasons +=
            fill_in(tr_n("{} row: {} (row {})", "{} rows: {} (the first: row {})", skipped.count),
                    {number_text(static_cast<long long>(skipped.count)),
                     reader_words(skipped.reason), std::to_string(skipped.first_row)});
    }
    return fill_in(tr("{}: left out are {}"), {reader_words(report.role), reasons});
}

}  // namespace tk
