#pragma once

#include <span>

/// The sentences in which readers, writers and analyses speak, for the window. They are made in
/// English, with names and numbers in them, far from any catalogue. Private to text/.
namespace tk {

struct ReaderSentence {
    const char* said;   ///< as it is made, with "{}" where something is put in
    const char* shown;  ///< as the window puts it, in words rather than options of a command line
};

constexpr ReaderSentence same(const char* words) {
    return {words, words};
}

std::span<const ReaderSentence> sentences_of_studies();
std::span<const ReaderSentence> sentences_of_rows();
std::span<const ReaderSentence> sentences_of_files();
std::span<const ReaderSentence> sentences_of_light();
std::span<const ReaderSentence> sentences_of_risk();
std::span<const ReaderSentence> sentences_of_evidence();

}  // namespace tk
